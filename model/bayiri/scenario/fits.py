"""How well a corridor's baseline meets what was published: the record that a calibration left, read strictly."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from bayiri.scenario.faults import InputFault
from bayiri.scenario.reading import read_file
from bayiri.scenario.shipped import FITS, fitted
from bayiri.scenario.strict import Key, Read, list_of, mapping_of, problem
from bayiri.scenario.translating import validated
from bayiri.scenario.values import finite, one_of, text, whole

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
    data, faults = validated(document, _read())
    if faults or document.faults:
        raise InputFault([*document.faults, *faults])
    targets = tuple(FitTarget(**row) for row in data.pop("targets"))
    parameters = tuple(FitParameter(**row) for row in data.pop("parameters"))
    accepted = tuple(tuple(point) for point in data.pop("accepted"))
    return Fit(**data, targets=targets, parameters=parameters, accepted=accepted)


@cache
def _read() -> Read:
    """Reader of a record; every key must be there."""
    count = partial(whole, low=0, high=_MOST)
    told: dict[str, Read] = {
        "scenario": text,
        "hash": text,
        "runs": count,
        "migrants": count,
        "seed": count,
        "command": text,
    }
    rows = {"targets": list_of(_target(), "targets"), "parameters": list_of(_parameter(), "parameters")}
    rows["accepted"] = list_of(list_of(finite, "numbers"), "points")
    return _all({**told, **rows, "not_identified": text}, "a key of a record of a fit")


def _target() -> Read:
    words: dict[str, Read] = {"name": text, "label": text, "unit": text, "use": partial(one_of, USES)}
    names = ("published", "low", "high", "found", "found_low", "found_high")
    read = _all(
        {**words, **dict.fromkeys(names, finite), "verdict": partial(one_of, VERDICTS), "source": text},
        "a key of a target",
    )
    return lambda value: _ordered(read(value), ("low", "high"), ("found_low", "found_high"))


def _parameter() -> Read:
    words: dict[str, Read] = dict.fromkeys(("name", "label", "unit"), text)
    names = ("value", "low", "high", "prior_low", "prior_high")
    read = _all({**words, **dict.fromkeys(names, finite), "identified": _flag}, "a key of a fitted parameter")
    return lambda value: _ordered(read(value), ("low", "high"), ("prior_low", "prior_high"))


def _all(keys: dict[str, Read], noun: str) -> Read:
    """Reads a mapping that holds every one of these keys."""
    return mapping_of({name: Key(inner, required=True) for name, inner in keys.items()}, noun)


def _ordered(data: dict[str, Any], *ends: tuple[str, str]) -> dict[str, Any]:
    """The same, if no interval ends before it begins."""
    for low, high in ends:
        if data[low] > data[high]:
            raise problem(f"has {low} {data[low]:g} above {high} {data[high]:g}.")
    return data


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise problem("must be true or false.")
    return value
