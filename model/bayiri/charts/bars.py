"""A table of bars: one row a mix, one column a quantity, each bar with its figure and its interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from bayiri.charts.folding import fold
from bayiri.charts.frame import PAD, Sheet, narrow
from bayiri.charts.numbers import digits, interval, number
from bayiri.charts.spread import Estimate
from bayiri.charts.style import HEIGHT, INK, NARROW, SMALL, SOFT, TEXT, WIDTH

GAP = 9.0  # points between columns
LABEL = 118.0  # points for the names of rows
ACROSS = NARROW * 72 - 2 * PAD - 4  # points for them on a narrow sheet
BAR = 0.24  # thickness, rows


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


def height(titles: Sequence[str], columns: int, small: bool = False) -> float:
    """Height of a sheet for rows of these titles and so many columns, inches; `small` for a narrow one."""
    if not small:
        return max(HEIGHT, 1.75 + 0.56 * len(titles))
    lines = sum(len(_lines(title)) for title in titles)
    return 1.5 + columns * (0.27 + 0.27 * len(titles) + 0.15 * lines)


def bars(ax: Axes, rows: Sequence[Row], columns: Sequence[Column], cell: Cell) -> None:
    """Draw the table; all bars share one scale. On a narrow sheet the columns stand below each other."""
    values = {(row.key, column.key): cell(row, column) for row in rows for column in columns}
    for side in ax.spines.values():
        side.set_visible(False)
    ax.tick_params(length=0, labelsize=TEXT, pad=6)
    ax.set_xticks([])
    if narrow(ax):
        _below(ax, rows, columns, values)
    else:
        _beside(ax, rows, columns, values)


def _beside(ax: Axes, rows: Sequence[Row], columns: Sequence[Column], values: Values) -> None:
    """Columns side by side; the horizontal axis counts points."""
    figure = ax.get_figure(root=True)
    room = ((figure.get_figwidth() if figure is not None else WIDTH) * 72) - LABEL - 2 * PAD - 8
    tops = [max((_top(values[row.key, column.key]) for row in rows), default=0.0) for column in columns]
    widths, per_unit = _widths(tops, room - GAP * (len(columns) - 1))
    starts = np.concatenate([[0.0], np.cumsum(np.array(widths) + GAP)[:-1]])
    ax.set_xlim(0, room)
    slack = max(0.0, (2.6 - len(rows)) / 2)  # a bar alone is no thicker than one of several
    ax.set_ylim(len(rows) - 0.42 + slack, -0.55 - slack)
    ax.set_yticks(range(len(rows)), [_folded(ax, row.title, LABEL) for row in rows])
    for column, start, width in zip(columns, starts, widths, strict=True):
        head = _folded(ax, column.head, width + GAP - 4)
        ax.text(start, -0.62, head, fontsize=SMALL, fontweight="bold", va="bottom", linespacing=1.1)
        ax.plot([start, start], [-0.5, len(rows) - 0.45], color=SOFT, linewidth=0.7, clip_on=False)
        decimals = _decimals([values[row.key, column.key] for row in rows])
        for place, row in enumerate(rows):
            found = values[row.key, column.key]
            _bar(ax, start, place, found, per_unit, column.colour)
            _figures(ax, start + 2, place, found, decimals)


def _below(ax: Axes, rows: Sequence[Row], columns: Sequence[Column], values: Values) -> None:
    """Columns below each other, each row with its title above its bar."""
    figure = ax.get_figure(root=True)
    room = (figure.get_figwidth() * 72 - 2 * PAD) if figure is not None else 250.0
    top = max((_top(found) for found in values.values()), default=0.0)
    ax.set_xlim(0, room)
    ax.set_yticks([])
    y = 0.0
    for column in columns:
        ax.text(0, y + 0.15, column.head, fontsize=TEXT, fontweight="bold", va="center")
        y += 0.75
        decimals = _decimals([values[row.key, column.key] for row in rows])
        for row in rows:
            found = values[row.key, column.key]
            lines = _lines(row.title)
            ax.text(0, y - 0.18, "\n".join(lines), fontsize=SMALL, va="top", linespacing=1.1)
            y += 0.36 * (len(lines) - 1)
            _bar(ax, 0, y + 0.4, found, 0.5 * room / top if top > 0 else 0.0, column.colour)
            words = _words(found, decimals)
            ax.text(room, y + 0.4, words, fontsize=SMALL, va="center", ha="right", color=SOFT)
            y += 0.98
        y += 0.15
    ax.set_ylim(y - 0.2, -0.2)


def _bar(ax: Axes, start: float, y: float, found: Estimate, per_unit: float, colour: str) -> None:
    """A bar from its column's zero, with the interval as a line over its end."""
    if not found.known:
        return
    ax.barh(y, found.mean * per_unit, left=start, height=BAR, color=colour, alpha=0.75, linewidth=0)
    if np.isfinite(found.low):
        ends = [start + found.low * per_unit, start + found.high * per_unit]
        ax.plot(ends, [y, y], color=INK, linewidth=1.3, solid_capstyle="butt", clip_on=False)
        for end in ends:
            ax.plot([end, end], [y - 0.06, y + 0.06], color=INK, linewidth=1.3, clip_on=False)


def _figures(ax: Axes, x: float, y: float, found: Estimate, decimals: int) -> None:
    """The figure above its bar and the interval below it."""
    if not found.known:
        ax.text(x, y, "too few\npeople", fontsize=SMALL, color=SOFT, va="center", linespacing=1.1)
        return
    ax.text(x, y - BAR / 2 - 0.05, number(found.mean, decimals), fontsize=TEXT, va="bottom")
    if np.isfinite(found.low):
        ends = interval(found.low, found.high, decimals).replace(" to ", "\N{EN DASH}")
        ends = ends if found.high > found.low else "every run"
        ax.text(x, y + BAR / 2 + 0.05, ends, fontsize=SMALL, va="top", color=SOFT)


def _words(found: Estimate, decimals: int) -> str:
    """The figure with its interval, or why there is none."""
    if not found.known:
        return "too few people"
    middle = number(found.mean, decimals)
    if not np.isfinite(found.low):
        return middle
    ends = interval(found.low, found.high, decimals) if found.high > found.low else "every run"
    return f"{middle} ({ends})"


def _decimals(column: list[Estimate]) -> int:
    """Decimals that every interval of a column supports, so that its figures look alike."""
    known = [found for found in column if found.known]
    return min((digits((found.high - found.low) / 2, found.mean) for found in known), default=0)


def _lines(title: str) -> list[str]:
    """The title of a row on a narrow sheet."""
    return fold(title, SMALL, "normal", ACROSS)


def _top(found: Estimate) -> float:
    """How far a bar and its interval reach, in the unit of the values."""
    return float(np.nanmax([0.0, found.mean, found.high])) if found.known else 0.0


def _widths(tops: list[float], room: float) -> tuple[list[float], float]:
    """Widths of columns on one common scale, none too narrow for its figures; and points per unit."""
    least = min(58.0, room / max(len(tops), 1))
    scale = room / sum(tops) if sum(tops) > 0 else 0.0
    for _ in range(60):
        widths = [max(top * scale, least) for top in tops]
        if sum(widths) <= room + 1e-6:
            break
        scale *= 0.95
    return widths, scale


def _folded(ax: Axes, text: str, width: float) -> str:
    """`text` in lines of this width, points."""
    figure = ax.get_figure(root=True)
    return "\n".join(fold(text, TEXT, "normal", width)) if isinstance(figure, Sheet) else text
