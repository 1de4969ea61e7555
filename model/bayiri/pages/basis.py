"""What the results rest on: how inputs are known, what another threshold changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.states import other_thresholds
from bayiri.charts.wording import STATES, listing, module
from bayiri.pages.answer import quoted
from bayiri.pages.cell import WHAT, Figure, changed, level, other_base
from bayiri.parameters import GRADES, MODULES, registry
from bayiri.scenario.modules import sheet_in_force

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
    """How the inputs of the baseline are known: figures of its sheet and parameters, save of modules that are off."""
    scenario, on = source.scenarios[source.baseline], source.switched_on(source.baseline)
    sheet: Mapping[str, Any] = sheet_in_force(getattr(scenario, "sheet", {}) or {}, on)
    figures: dict[str, Any] = dict(getattr(scenario, "figures", {}) or {})
    for section in _BY_NAME:
        figures = {**_named(sheet.get(section, {})), **figures}
    found = Counter(_figures({key: part for key, part in sheet.items() if key not in (*_NO_INPUT, *_BY_NAME)}))
    for row in registry():
        if row.table == "parameters" and row.module in ("", *on):
            given = figures.get(row.name, {})
            found[str(given.get("grade", row.grade)) if isinstance(given, Mapping) else row.grade] += 1
    total = sum(found[grade] for grade in GRADES) or 1
    return tuple(Share(grade, WORDS[grade], found[grade], 100 * found[grade] / total) for grade in GRADES)


def counted(shares: tuple[Share, ...]) -> str:
    """How many inputs are measured, derived and assumed, in a sentence."""
    found = {share.grade: share.count for share in shares}
    total = sum(found.values())
    assumed = found["assumption"]
    return (
        f"Of {total} inputs, {found['measured']} are measured, {found['derived']} derived from published figures and "
        f"{assumed} assumed within a stated range."
    )


def assumed(shares: tuple[Share, ...]) -> str:
    """How much is assumed, in a sentence."""
    (found,) = (share for share in shares if share.grade == "assumption")
    return (
        f"{found.percent:.0f}\N{NO-BREAK SPACE}% of the inputs are assumptions, each with a range that it may lie in."
    )


def modules(source: Source) -> str:
    """Which modules were on, in which mixes, and which were off in all of them."""
    off = [module(name) for name in MODULES if not any(name in source.switched_on(mix) for mix in source.names)]
    told = f" Off throughout: {listing(off)}." if off else ""
    return f"Modules that were on: {source.modules}.{told}"


def switched(source: Source) -> tuple[tuple[str, str, str, str], ...]:
    """Of each module that was on anywhere: its name, what then holds, whether it is contested, and the source."""
    return tuple(
        (module(name), found.meaning, found.evidence, found.source)
        for name, found in MODULES.items()
        if any(name in source.switched_on(mix) for mix in source.names)
    )


def states(source: Source) -> tuple[tuple[str, tuple[Figure, ...]], ...]:
    """The five states of the baseline at every threshold, the scenario's own among them."""
    own = float(source.meta["threshold"])
    values = sorted({own, *other_thresholds(source)})
    return tuple(
        (f"{value:g}", tuple(_state(source, state, "" if value == own else f"@{value:g}") for state in STATES))
        for value in values
    )


def _state(source: Source, state: str, mark: str) -> Figure:
    return level(source, source.baseline, f"{state}{mark}")


def same_answer(source: Source) -> str:
    """Whether the mix that settles most at the scenario's threshold does so at the others."""
    own = float(source.meta["threshold"])
    values = sorted({own, *other_thresholds(source)})
    mixes = [name for name in source.mixes if source.against(name) == source.baseline]
    if len(values) < 2 or len(mixes) < 2:
        return ""
    first = {}
    for value in values:
        mark = WHAT if value == own else f"{WHAT}@{value:g}"
        found = {name: source.change(name, mark)[0] for name in mixes}
        means = {source.baseline: 0.0} | {name: change.mean for name, change in found.items() if change.known}
        first[value] = max(means, key=lambda name: means[name])
    if len(set(first.values())) == 1:
        return f"At each of these thresholds {quoted(source.titles[first[own]])} settles the largest share on average."
    told = (f"{quoted(source.titles[name])} at {value:g}" for value, name in first.items())
    return (
        f"The mix that settles the largest share on average is not the same at each threshold: {listing(list(told))}."
    )


def thresholds(source: Source) -> tuple[tuple[str, tuple[tuple[str, Figure], ...], str], ...]:
    """The effect on settling at every threshold that was counted: title, (threshold, figure) pairs, other baseline."""
    others = other_thresholds(source)
    if not source.compares or not others:
        return ()
    named = sorted([*((value, f"{WHAT}@{value:g}") for value in others), (float(source.meta["threshold"]), WHAT)])
    return tuple(
        (
            source.titles[mix],
            tuple((f"{value:g}", changed(source, mix, name)) for value, name in named),
            other_base(source, mix),
        )
        for mix in source.ranked
    )


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
