"""A table of bars: one row a mix, one column a quantity, each bar with its figure and its interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from bayiri.charts.cells import common_decimals, in_two_lines, in_words, need, said_of
from bayiri.charts.folding import fold, measure
from bayiri.charts.frame import PAD, Sheet, narrow
from bayiri.charts.spread import Estimate
from bayiri.charts.style import INK, NARROW, SMALL, SOFT, TEXT, WIDTH

GAP = 9.0  # points between columns
LABEL = 118.0  # points for the names of rows
ACROSS = NARROW * 72 - 2 * PAD - 4  # points for them on a narrow sheet
BAR = 0.24  # thickness, rows
LINE = 10.5  # points from line to line on a narrow sheet


@dataclass(frozen=True)
class Column:
    """A quantity: its id, the words at its head and the colour of its bars."""

    key: str
    head: str
    colour: str


@dataclass(frozen=True)
class Row:
    """A mix: its id and title."""

    key: str
    title: str


Cell = Callable[[Row, Column], Estimate]
Values = dict[tuple[str, str], Estimate]


def bars(ax: Axes, rows: Sequence[Row], columns: Sequence[Column], cell: Cell) -> float:
    """Draw the table; all bars share one scale. On a narrow sheet the columns stand below each other.

    Gives the height that the axes need, points.
    """
    values = {(row.key, column.key): cell(row, column) for row in rows for column in columns}
    for side in ax.spines.values():
        side.set_visible(False)
    ax.tick_params(length=0, labelsize=TEXT, pad=6)
    ax.set_xticks([])
    return (_below if narrow(ax) else _beside)(ax, rows, columns, values)


def _beside(ax: Axes, rows: Sequence[Row], columns: Sequence[Column], values: Values) -> float:
    """Columns side by side; the horizontal axis counts points."""
    cells = [said_of([values[row.key, column.key] for row in rows]) for column in columns]
    heads = [column.head for column in columns]
    sheet, gaps = _across(ax), GAP * (len(columns) - 1)
    label, least = LABEL, 40.0
    if sum(map(need, heads, cells)) > sheet - label - gaps:
        label = 0.72 * LABEL
    if sum(map(need, heads, cells)) > sheet - label - gaps:
        cells, least = [in_two_lines(said) for said in cells], 52.0
    room = sheet - label
    tops = [max((_top(values[row.key, column.key]) for row in rows), default=0.0) for column in columns]
    widths, per_unit = _widths(tops, list(map(need, heads, cells)), room - gaps)
    starts = np.concatenate([[0.0], np.cumsum(np.array(widths) + GAP)[:-1]])
    titles = [_folded(ax, row.title, label) for row in rows]
    pitch = max([least, *(13.0 * title.count("\n") + 20.0 for title in titles)])
    ax.set_xlim(0, room)
    slack = max(0.0, (2.6 - len(rows)) / 2)  # a bar alone is no thicker than one of several
    ax.set_ylim(len(rows) - 0.42 + slack, -0.55 - slack)
    ax.set_yticks(range(len(rows)), titles)
    for column, said, start, width in zip(columns, cells, starts, widths, strict=True):
        head = _folded(ax, column.head, width + GAP - 4, SMALL, "bold")
        ax.text(start, -0.62, head, fontsize=SMALL, fontweight="bold", va="bottom", linespacing=1.25)
        ax.plot([start, start], [-0.5, len(rows) - 0.45], color=SOFT, linewidth=0.7, clip_on=False)
        for place, row in enumerate(rows):
            _bar(ax, start, place, values[row.key, column.key], per_unit, column.colour)
            _figures(ax, start + 2, place, said[place], 40.0 / pitch)
    return pitch * (len(rows) + 0.13 + 2 * slack)


def _below(ax: Axes, rows: Sequence[Row], columns: Sequence[Column], values: Values) -> float:
    """Columns below each other, each row with its title above its bar; the vertical axis counts points."""
    figure = ax.get_figure(root=True)
    room = (figure.get_figwidth() * 72 - 2 * PAD) if figure is not None else 250.0
    top = max((_top(found) for found in values.values()), default=0.0)
    ax.set_xlim(0, room)
    ax.set_yticks([])
    y = 0.0
    for column in columns:
        for line in fold(column.head, TEXT, "bold", room):
            ax.text(0, y + 8, line, fontsize=TEXT, fontweight="bold", va="center")
            y += 14.0
        y += 4.0
        decimals = common_decimals([values[row.key, column.key] for row in rows])
        for row in rows:
            found = values[row.key, column.key]
            lines, words = fold(row.title, SMALL, "normal", ACROSS), in_words(found, decimals)
            if measure(lines[-1], SMALL) + measure(words, SMALL) + GAP > room:
                lines.append("")  # the figures take a line of their own
            for line in lines:
                y += LINE
                ax.text(0, y, line, fontsize=SMALL, va="baseline")
            ax.text(room, y, words, fontsize=SMALL, va="baseline", ha="right", color=SOFT)
            _bar(ax, 0, y + 8, found, (room - 2) / top if top > 0 else 0.0, column.colour, 6.0)
            y += 16.0
        y += 6.0
    ax.set_ylim(y, 0)
    return y


def _bar(ax: Axes, start: float, y: float, found: Estimate, per_unit: float, colour: str, high: float = BAR) -> None:
    """A bar from its column's zero, `high` in units of the axis, with the interval as a line over its end."""
    if not found.known:
        return
    ax.barh(y, found.mean * per_unit, left=start, height=high, color=colour, alpha=0.75, linewidth=0)
    if np.isfinite(found.low):
        ends = [start + found.low * per_unit, start + found.high * per_unit]
        ax.plot(ends, [y, y], color=INK, linewidth=1.3, solid_capstyle="butt", clip_on=False)
        for end in ends:
            ax.plot([end, end], [y - high / 4, y + high / 4], color=INK, linewidth=1.3, clip_on=False)


def _across(ax: Axes) -> float:
    """Width of a wide sheet for names and columns, points."""
    figure = ax.get_figure(root=True)
    return (figure.get_figwidth() if figure is not None else WIDTH) * 72 - 2 * PAD - 8


def _figures(ax: Axes, x: float, y: float, said: tuple[str, str], scale: float) -> None:
    """The figure above its bar and the interval below it; `scale` shrinks gaps where rows are high."""
    figures, ends = said
    if not figures:
        ax.text(x, y, ends, fontsize=SMALL, color=SOFT, va="center", linespacing=1.1)
        return
    ax.text(x, y - BAR / 2 - 0.05 * scale, figures, fontsize=TEXT, va="bottom")
    ax.text(x, y + BAR / 2 + 0.05 * scale, ends, fontsize=SMALL, va="top", color=SOFT, linespacing=1.1)


def _top(found: Estimate) -> float:
    """How far a bar and its interval reach, in the unit of the values."""
    return float(np.nanmax([0.0, found.mean, found.high])) if found.known else 0.0


def _widths(tops: list[float], needs: list[float], room: float) -> tuple[list[float], float]:
    """Widths of columns on one common scale, none too narrow for its figures; and points per unit."""
    tight = min(1.0, room / sum(needs)) if needs else 1.0
    scale = room / sum(tops) if sum(tops) > 0 else 0.0
    widths = [need * tight for need in needs]
    for _ in range(200):
        grown = [max(top * scale, need * tight) for top, need in zip(tops, needs, strict=True)]
        if sum(grown) <= room + 1e-6:
            return grown, scale
        scale *= 0.97
    return widths, min((width / top for width, top in zip(widths, tops, strict=True) if top > 0), default=0.0)


def _folded(ax: Axes, text: str, width: float, size: float = TEXT, weight: str = "normal") -> str:
    """`text` in lines of this width, points."""
    figure = ax.get_figure(root=True)
    return "\n".join(fold(text, size, weight, width)) if isinstance(figure, Sheet) else text
