"""Which lines a chart draws: alike ones as one, those that differ most by name, the others thin and grey."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from bayiri.charts.direct import End
from bayiri.charts.source import Source
from bayiri.charts.style import OTHER, Pen, pen
from bayiri.charts.wording import count, listing, plain

MOST = 6  # lines that a chart names
ALIKE = 0.006  # of the chart's height: lines that nowhere lie further apart look like one

Tables = dict[str, pd.DataFrame]
Draw = Callable[[Axes, pd.DataFrame, Pen], float]


@dataclass(frozen=True)
class Lines:
    """Groups of mixes whose lines look like one, by the name of the first, and mixes that are not named."""

    named: tuple[tuple[str, ...], ...]
    others: tuple[str, ...]


def choose(source: Source, tables: Tables, span: float) -> Lines:
    """The lines of a chart whose vertical axis spans so much: the baseline's, and those furthest from it."""
    groups: list[list[str]] = []
    for name in (name for name in source.names if name in tables):
        near = (group for group in groups if _alike(tables[group[0]], tables[name], span))
        group = next(near, None)
        if group is None:
            groups.append([name])
        else:
            group.append(name)
    if len(groups) <= MOST:
        return Lines(tuple(map(tuple, groups)), ())
    base = tables[groups[0][0]]["mean"]
    gap = {group[0]: float((tables[group[0]]["mean"] - base).abs().mean()) for group in groups[1:]}
    kept = {groups[0][0], *sorted(gap, key=lambda name: -gap[name])[: MOST - 1]}
    others = tuple(name for group in groups if group[0] not in kept for name in group)
    return Lines(tuple(tuple(group) for group in groups if group[0] in kept), others)


def draw_lines(ax: Axes, source: Source, tables: Tables, drawn: Lines, draw: Draw) -> list[End]:
    """Draw the chosen lines, each named one by `draw`, which gives the height of its end."""
    for name in drawn.others:
        draw(ax, tables[name], Pen(OTHER, "solid", ""))
    ends = []
    for group in drawn.named:
        how = pen(source.names, group[0])
        ends.append(End(draw(ax, tables[group[0]], how), _name(source, group), how))
    return ends


def thin(how: Pen) -> bool:
    """Whether a line is one of those that are not named."""
    return how.colour == OTHER


def note(source: Source, drawn: Lines) -> str:
    """Which lines are one, and which are not named."""
    parts = []
    for group in drawn.named:
        if len(group) > 2 or (len(group) > 1 and len(drawn.named) == 1):
            parts.append(f"One line, since they cannot be told apart: {_titles(source, group)}.")
    if drawn.others:
        many = plain(count(len(drawn.others)))
        mixes = "mix" if len(drawn.others) == 1 else "mixes"
        parts.append(f"{many} {mixes} nearer the baseline in thin grey: {_titles(source, drawn.others)}.")
    return " ".join(parts)


def span(tables: Tables, zero: bool = False) -> tuple[float, float]:
    """Ends of a vertical axis for these bands: from zero, unless they all lie far above it."""
    low = min((float(table["low"].min()) for table in tables.values()), default=0.0)
    high = max((float(table["high"].max()) for table in tables.values()), default=0.0)
    if zero or 0 <= low < 0.5 * high:
        return 0.0, high * 1.05 if high > 0 else 1.0
    room = (high - low or abs(high) or 1) * 0.08
    return low - room, high + room


def _name(source: Source, group: tuple[str, ...]) -> str:
    """What stands at the end of a line that is the line of one mix or of several."""
    first = source.titles[group[0]]
    if len(group) == 1:
        return first
    if len(group) == len(source.names):
        return f"{'Both' if len(group) == 2 else plain(count(len(group)))} mixes: no visible difference"
    if len(group) == 2:
        return f"{listing([first, source.titles[group[1]]])}: no visible difference"
    return f"{first} and {count(len(group) - 1)} others: no visible difference"


def _titles(source: Source, names: tuple[str, ...]) -> str:
    return listing([source.titles[name] for name in names])


def _alike(one: pd.DataFrame, other: pd.DataFrame, height: float) -> bool:
    """Whether two mean lines lie nowhere so far apart that one would see it."""
    if not one.index.equals(other.index):
        return False
    apart = np.abs(one["mean"].to_numpy() - other["mean"].to_numpy())
    return bool(np.max(apart, initial=0.0) <= ALIKE * height)
