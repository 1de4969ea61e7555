"""At a glance: one row a mix, sorted by effect, with those bracketed that cannot be told apart."""

from __future__ import annotations

from dataclasses import dataclass

from bayiri.charts.numbers import MISSING, digits, interval, number
from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.spread import Estimate, estimate
from bayiri.charts.style import pen
from bayiri.charts.wording import verdict
from bayiri.pages.strip import Axis, axis

WHAT = "settled"


@dataclass(frozen=True)
class Figure:
    """A figure in a table: mean, interval and verdict, as text; `note` says why there is none."""

    mean: str
    interval: str = ""
    verdict: str = ""
    note: str = ""


@dataclass(frozen=True)
class Dot:
    """A dot with its interval on a common axis, in CSS lengths, and its colour."""

    at: str
    low: str
    high: str
    colour: str


@dataclass(frozen=True)
class Row:
    """A mix: its title, figures by indicator, dot, and the brackets it stands in, from left to right."""

    title: str
    against: str
    figures: dict[str, Figure]
    dot: Dot | None
    brackets: tuple[str, ...]
    alike: str


@dataclass(frozen=True)
class Glance:
    """The table with its axis; `columns` are (indicator, head, unit) beside settling."""

    axis: Axis
    rows: tuple[Row, ...]
    base: Row
    columns: tuple[tuple[str, str, str], ...]
    brackets: int


def figure(found: Estimate, code: str = "", sign: bool = False) -> Figure:
    """A figure with the digits that its interval supports."""
    if not found.known:
        return Figure(MISSING, note="too few people, or nobody")
    decimals = digits((found.high - found.low) / 2, found.mean)
    ends = ""
    if found.low == found.low:
        ends = interval(found.low, found.high, decimals, sign=sign) if found.high > found.low else "in every run"
    return Figure(number(found.mean, decimals, sign=sign), ends, verdict(code) if code else "")


def changed(source: Source, name: str, indicator: str, group: str = "all") -> Figure:
    """Difference of a mix to its baseline as a figure."""
    found, code = source.change(name, indicator, group)
    return figure(found.times(scale(indicator).factor), code, sign=True)


def level(source: Source, name: str, indicator: str, group: str = "all") -> Figure:
    """Level of an outcome as a figure."""
    return figure(source.level(name, indicator, group).times(scale(indicator).factor))


def dot(source: Source, name: str, found: Estimate, along: Axis) -> Dot | None:
    """The dot of a difference (in the axis' unit)."""
    if not found.known:
        return None
    low, high = (found.low, found.high) if found.low == found.low else (found.mean, found.mean)
    return Dot(along.at(found.mean), along.at(low), along.at(high), pen(source.names, name).colour)


def glance(source: Source) -> Glance:
    """The table at the top of the page."""
    how = scale(WHAT)
    changes = {name: source.change(name, WHAT)[0].times(how.factor) for name in source.mixes}
    names = sorted(changes, key=lambda name: (not changes[name].known, -changes[name].mean))
    along = axis(changes.values(), how.margin)
    cliques = alike(source, [name for name in names if changes[name].known])
    columns = [("under_pressure", "Left again under pressure", scale("under_pressure").change),
               ("public_cost", "Public cost", scale("public_cost").change)]  # fmt: skip
    columns = [column for column in columns if (source.outcomes["indicator"] == column[0]).any()]
    rows = []
    for name in names:
        figures = {key: changed(source, name, key) for key in (WHAT, *(column[0] for column in columns))}
        figures["paid_anyway"] = level(source, name, "paid_anyway")
        same = [source.titles[other] for clique in cliques if name in clique for other in clique if other != name]
        other = source.against(name)
        against = "" if other == source.baseline else source.titles.get(other, other)
        marks = tuple(_mark(clique, name) for clique in cliques)
        rows.append(Row(source.titles[name], against, figures, dot(source, name, changes[name], along), marks,
                        ", ".join(dict.fromkeys(same))))  # fmt: skip
    base = {key: level(source, source.baseline, key) for key in (WHAT, *(column[0] for column in columns))}
    below = Row(source.titles[source.baseline], "", base, None, (), "")
    return Glance(along, tuple(rows), below, tuple(columns), len(cliques))


def alike(source: Source, names: list[str]) -> list[list[str]]:
    """Longest stretches of neighbours, sorted by effect, no two of which differ beyond chance or margin."""
    stretches: list[list[str]] = []
    for start in range(len(names)):
        end = start + 1
        while end < len(names) and all(not apart(source, names[k], names[end]) for k in range(start, end)):
            end += 1
        if end - start > 1 and not (stretches and set(names[start:end]) <= set(stretches[-1])):
            stretches.append(names[start:end])
    return stretches


def apart(source: Source, one: str, other: str) -> bool:
    """Whether two mixes can be told apart: their paired interval excludes zero and leaves the margin."""
    found = estimate(source.paired(one, WHAT, other))
    margin = scale(WHAT).margin / scale(WHAT).factor
    return found.excludes_zero and max(abs(found.low), abs(found.high)) > margin


def _mark(clique: list[str], name: str) -> str:
    """Which part of a bracket a row shows."""
    if name not in clique:
        return ""
    place = clique.index(name)
    return "first" if place == 0 else "last" if place == len(clique) - 1 else "middle"
