"""What the results rest on: how inputs are known, what another threshold changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.pages.cell import Figure, changed, order, other_base
from bayiri.parameters import GRADES, registry

WORDS = {
    "measured": "measured: published by a statistical office or a survey",
    "derived": "derived from published figures",
    "assumption": "assumed, within a stated range",
}
_NO_INPUT = ("targets",)
_BY_NAME = ("behaviour", "people")  # sections that hold rows of the registry's table of parameters


@dataclass(frozen=True)
class Share:
    """Inputs of one grade: how many, and their share of all in per cent."""

    grade: str
    words: str
    count: int
    percent: float


def grades(source: Source) -> tuple[Share, ...]:
    """How the inputs of the baseline are known: figures of its sheet, and parameters of the registry."""
    scenario = source.scenarios[source.baseline]
    sheet: Mapping[str, Any] = getattr(scenario, "sheet", {}) or {}
    figures: dict[str, Any] = dict(getattr(scenario, "figures", {}) or {})
    for section in _BY_NAME:
        figures = {**_named(sheet.get(section, {})), **figures}
    found = Counter(_figures({key: part for key, part in sheet.items() if key not in (*_NO_INPUT, *_BY_NAME)}))
    for row in registry():
        if row.table == "parameters":
            given = figures.get(row.name, {})
            found[str(given.get("grade", row.grade)) if isinstance(given, Mapping) else row.grade] += 1
    total = sum(found[grade] for grade in GRADES) or 1
    return tuple(Share(grade, WORDS[grade], found[grade], 100 * found[grade] / total) for grade in GRADES)


def thresholds(source: Source) -> tuple[tuple[str, tuple[tuple[str, Figure], ...]], ...]:
    """The effect on settling at every threshold that was counted: title, then (threshold, figure)."""
    counted = sorted({str(name) for name in source.outcomes["indicator"] if str(name).startswith("settled@")})
    if not source.compares or not counted:
        return ()
    named = [(float(name.partition("@")[2]), name) for name in counted]
    named = sorted([*named, (float(source.meta["threshold"]), "settled")])
    return tuple(
        (_title(source, mix), tuple((f"{value:g}", changed(source, mix, name)) for value, name in named))
        for mix in order(source)
    )


def _title(source: Source, mix: str) -> str:
    """A mix, with its baseline where that is not the others'."""
    base = other_base(source, mix)
    return f"{source.titles[mix]} (against {base})" if base else source.titles[mix]


def margin() -> str:
    """The difference in settling that is too small to matter, with its unit."""
    how = scale("settled")
    return f"{how.margin:g} {how.change}"


def _figures(part: Any) -> Iterator[str]:
    """Grade of every figure and series below this part of a sheet."""
    if isinstance(part, Mapping):
        if "grade" in part:
            yield str(part["grade"])
        else:
            for inner in part.values():
                yield from _figures(inner)


def _named(part: Any, above: str = "") -> dict[str, Any]:
    """Figures of a section by their dotted names."""
    found: dict[str, Any] = {}
    for key, inner in part.items() if isinstance(part, Mapping) else ():
        if isinstance(inner, Mapping) and "grade" not in inner:
            found |= _named(inner, f"{above}{key}.")
        else:
            found[f"{above}{key}"] = inner
    return found
