"""At a glance: one row a mix, sorted by effect, with those bracketed that cannot be told apart."""

from __future__ import annotations

from dataclasses import dataclass

from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.spread import Estimate, estimate
from bayiri.charts.style import pen
from bayiri.charts.wording import listing
from bayiri.pages.cell import WHAT, Figure, change, changed, level, other_base
from bayiri.pages.strip import Axis, axis


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
    alike: tuple[str, ...]  # mixes in one bracket, in words


def dot(source: Source, name: str, found: Estimate, along: Axis) -> Dot | None:
    """The dot of a difference (in the axis' unit)."""
    if not found.known:
        return None
    low, high = (found.low, found.high) if found.low == found.low else (found.mean, found.mean)
    return Dot(along.at(found.mean), along.at(low), along.at(high), pen(source.names, name).colour)


def glance(source: Source) -> Glance:
    """The table at the top of the page."""
    names = source.ranked
    changes = {name: change(source, name, WHAT)[0] for name in names}
    along = axis(changes.values(), scale(WHAT).margin)
    cliques = alike(source, [name for name in names if changes[name].known])
    columns = [("under_pressure", "Left again under pressure", scale("under_pressure").change),
               ("public_cost", "Public cost", scale("public_cost").change)]  # fmt: skip
    columns = [column for column in columns if (source.outcomes["indicator"] == column[0]).any()]
    shown = (WHAT, *(column[0] for column in columns))
    rows = []
    for name in names:
        figures = {key: changed(source, name, key) for key in shown}
        figures["paid_anyway"] = level(source, name, "paid_anyway")
        same = [source.titles[other] for clique in cliques if name in clique for other in clique if other != name]
        marks = tuple(_mark(_of(lane, name), name) for lane in _lanes(cliques))
        rows.append(Row(source.titles[name], other_base(source, name), figures, dot(source, name, changes[name], along),
                        marks, ", ".join(dict.fromkeys(same))))  # fmt: skip
    base = {key: level(source, source.baseline, key) for key in shown}
    below = Row(source.titles[source.baseline], "", base, None, (), "")
    words = tuple(listing([source.titles[name] for name in clique]) for clique in cliques)
    return Glance(along, tuple(rows), below, tuple(columns), len(_lanes(cliques)), words)


def alike(source: Source, names: list[str]) -> list[list[str]]:
    """Longest stretches of neighbours with one baseline, no two of which can be told apart."""
    stretches: list[list[str]] = []
    for start in range(len(names)):
        end = start + 1
        while end < len(names) and all(not apart(source, names[k], names[end]) for k in range(start, end)):
            end += 1
        if end - start > 1 and not (stretches and set(names[start:end]) <= set(stretches[-1])):
            stretches.append(names[start:end])
    return stretches


def apart(source: Source, one: str, other: str) -> bool:
    """Whether two mixes can be told apart: other baselines, or a paired difference that is surely not zero.

    Mixes that are the same in every run cannot; nor can any in a single run.
    """
    if source.against(one) != source.against(other):
        return True
    return estimate(source.paired(one, WHAT, other)).excludes_zero


def _lanes(cliques: list[list[str]]) -> list[list[list[str]]]:
    """Brackets that do not overlap share a column."""
    lanes: list[list[list[str]]] = []
    for clique in cliques:
        free = next((lane for lane in lanes if not set(lane[-1]) & set(clique)), None)
        if free is None:
            lanes.append([clique])
        else:
            free.append(clique)
    return lanes


def _of(lane: list[list[str]], name: str) -> list[str]:
    """The bracket of a column in which a mix stands, if any."""
    return next((clique for clique in lane if name in clique), [])


def _mark(clique: list[str], name: str) -> str:
    """Which part of a bracket a row shows."""
    if name not in clique:
        return ""
    place = clique.index(name)
    return "first" if place == 0 else "last" if place == len(clique) - 1 else "middle"
