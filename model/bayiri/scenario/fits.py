"""How well a corridor's baseline meets what was published: the record that a calibration left, read strictly."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from bayiri.scenario.readers.single import TEXT, choices, integers, numbers
from bayiri.scenario.readers.strict import Key, Reader, list_of, mapping_of, problem
from bayiri.scenario.readers.translating import validated
from bayiri.scenario.shipped import FITS, fitted
from bayiri.scenario.text.faults import InputFault
from bayiri.scenario.text.reading import read_file

FITTED, KEPT_BACK, ASSUMED = USES = ("fitted", "kept back", "assumed")
MET, MISSED = VERDICTS = ("met", "missed")
_MOST = 10**12  # runs, agents, seeds


@dataclass(frozen=True, slots=True)
class FitTarget:
    """A published figure and what the baseline gives, in `unit`.

    `low` to `high` is the band within which the figure counts as met; `found_low` to `found_high` holds the
    runs between the lowest and the highest tenth. `use` is `fitted`, `kept back`, or `assumed` where nothing was
    published and the band is an assumption; `verdict` is `met` or `missed`.
    """

    name: str
    label: str
    unit: str
    use: str
    published: float
    low: float
    high: float
    found: float
    found_low: float
    found_high: float
    verdict: str
    source: str


@dataclass(frozen=True, slots=True)
class FitParameter:
    """A parameter that was fitted: its value, the range that fits, and the prior range, in `unit`."""

    name: str
    label: str
    unit: str
    value: float
    low: float
    high: float
    prior_low: float
    prior_high: float
    identified: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """The record of a fit.

    `hash` is that of the scenario whose fit it is; `accepted` are values of the parameters, in their order, that the
    fitted figures rule out no more than those chosen; `not_identified` is a sentence.
    """

    scenario: str
    hash: str
    runs: int
    migrants: int
    seed: int
    command: str
    targets: tuple[FitTarget, ...]
    parameters: tuple[FitParameter, ...]
    accepted: tuple[tuple[float, ...], ...]
    not_identified: str

    def of(self, use: str) -> tuple[FitTarget, ...]:
        """The targets of one use."""
        return tuple(row for row in self.targets if row.use == use)

    def missed(self, use: str) -> tuple[FitTarget, ...]:
        """Those of them that the baseline misses."""
        return tuple(row for row in self.of(use) if row.verdict == MISSED)


def fit(corridor: str) -> Fit | None:
    """The fit on record for a shipped corridor, None if there is none; InputFault where the record is wrong."""
    path = fitted(corridor)
    if not path.is_file():
        return None
    document = read_file(path, f"{FITS}/{path.name}")
    data, faults = validated(document, read_record())
    if faults or document.faults:
        raise InputFault([*document.faults, *faults])
    targets = tuple(FitTarget(**row) for row in data.pop("targets"))
    parameters = tuple(FitParameter(**row) for row in data.pop("parameters"))
    accepted = tuple(tuple(point) for point in data.pop("accepted"))
    return Fit(**data, targets=targets, parameters=parameters, accepted=accepted)


@cache
def read_record() -> Reader:
    """Reader of a record; every key must be there."""
    count = integers(0, _MOST)
    told = {"scenario": TEXT, "hash": TEXT, "runs": count, "migrants": count, "seed": count, "command": TEXT}
    rows = {"targets": list_of(_target(), "targets"), "parameters": list_of(_parameter(), "parameters")}
    rows["accepted"] = list_of(list_of(numbers(), "numbers"), "points")
    return _all({**told, **rows, "not_identified": TEXT}, "a key of a record of a fit")


def _target() -> Reader:
    words = {"name": TEXT, "label": TEXT, "unit": TEXT, "use": choices(USES)}
    names = ("published", "low", "high", "found", "found_low", "found_high")
    found = dict.fromkeys(names, numbers())
    read = _all({**words, **found, "verdict": choices(VERDICTS), "source": TEXT}, "a key of a target")
    return _ordered(read, ("low", "high"), ("found_low", "found_high"))


def _parameter() -> Reader:
    words = dict.fromkeys(("name", "label", "unit"), TEXT)
    found = dict.fromkeys(("value", "low", "high", "prior_low", "prior_high"), numbers())
    read = _all({**words, **found, "identified": Reader(_flag, {"type": "boolean"})}, "a key of a fitted parameter")
    return _ordered(read, ("low", "high"), ("prior_low", "prior_high"))


def _all(keys: dict[str, Reader], noun: str) -> Reader:
    """Reads a mapping that holds every one of these keys."""
    return mapping_of({name: Key(inner, required=True) for name, inner in keys.items()}, noun)


def _ordered(read: Reader, *ends: tuple[str, str]) -> Reader:
    """The same, if no interval ends before it begins."""

    def ordered(value: Any) -> dict[str, Any]:
        data: dict[str, Any] = read(value)
        for low, high in ends:
            if data[low] > data[high]:
                raise problem(f"has {low} {data[low]:g} above {high} {data[high]:g}.")
        return data

    return Reader(ordered, read.schema)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise problem("must be true or false.")
    return value
