"""Names written beside what they name: at the ends of lines, or as a legend where there is no room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.transforms import blended_transform_factory, offset_copy

from bayiri.charts.folding import fold, measure
from bayiri.charts.frame import LEAST, PAD, Sheet, narrow, refit, shrink, stretch
from bayiri.charts.style import NARROW, SMALL, TEXT, Pen

ROOM = 118.0  # points to the right of the lines for their names
AWAY = 2.0  # between a legend and the axes, in letters
REACH = 13.0  # points between a line's end and its name


@dataclass(frozen=True)
class End:
    """The end of a line: height in data units, name and pen."""

    y: float
    name: str
    pen: Pen


def label_ends(ax: Axes, ends: list[End], threads: bool = True) -> None:
    """Name each line at its right end, apart from its neighbours; with a legend above on narrow sheets.

    A thread leads from the line to its name; without `threads` the marker stands before the name instead.
    To be called on a finished sheet: the axes give up some room for the names.
    """
    figure = ax.get_figure(root=True)
    if narrow(ax) or not isinstance(figure, Sheet):
        _legend(ax, ends, threads)
        refit(ax)
        stretch(ax, LEAST)
        return
    texts = ["\n".join(fold(end.name, TEXT, "normal", ROOM)) for end in ends]
    widths = [measure(line, TEXT) for text in texts for line in text.split("\n")]
    heights = [(text.count("\n") + 1) * TEXT * 1.25 + 4 for text in texts]
    stretch(ax, sum(heights))
    shrink(ax, REACH + 4 + max(widths, default=0.0))
    low, high = ax.get_ylim()
    room = ax.get_window_extent().height * 72 / figure.dpi
    wanted = [(end.y - low) / (high - low) * room for end in ends]
    for end, text, there, y in zip(ends, texts, wanted, spread_out(wanted, heights, room), strict=True):
        ax.annotate(
            text, (1, end.y), xycoords=("axes fraction", "data"), xytext=(REACH, y - there), va="center",
            textcoords="offset points", fontsize=TEXT, color=readable(end.pen.colour), linespacing=1.1,
            annotation_clip=False, arrowprops=_thread(end.pen) if threads else None,
        )  # fmt: skip
        if not threads:
            place = offset_copy(ax.get_yaxis_transform(), figure, REACH / 2, y - there, units="points")
            ax.plot([1], [end.y], **end.pen.dot, transform=place, clip_on=False)


def _thread(how: Pen) -> dict[str, Any]:
    """A thin line from the end of a drawn line to its name."""
    look = {"arrowstyle": "-", "color": how.colour, "linewidth": 0.7}
    return look | {"relpos": (0, 0.5), "shrinkA": 1, "shrinkB": 0}


def spread_out(wanted: list[float], heights: list[float], room: float) -> list[float]:
    """Middles of blocks near where they are wanted, in the same order, without overlap, in 0 to `room`."""
    order = np.argsort(wanted, kind="stable")
    clusters: list[tuple[list[int], float]] = []  # members from low to high; middle of the cluster
    for place in order:
        members, middle = [int(place)], float(wanted[place])
        while True:
            height = sum(heights[m] for m in members)
            middle = min(max(middle, height / 2), max(room - height / 2, height / 2))
            if not clusters:
                break
            before, centre = clusters[-1]
            if centre + sum(heights[m] for m in before) / 2 <= middle - height / 2:
                break
            clusters.pop()
            weight = len(members)
            middle = (middle * weight + centre * len(before)) / (weight + len(before))
            members = before + members
        clusters.append((members, middle))
    places = [0.0] * len(wanted)
    for members, middle in clusters:
        y = middle - sum(heights[m] for m in members) / 2
        for member in members:
            places[member] = y + heights[member] / 2
            y += heights[member]
    return places


def _legend_lines(name: str) -> list[str]:
    return fold(name, SMALL, "normal", NARROW * 72 - 2 * PAD - 3.8 * SMALL)


def _legend(ax: Axes, ends: list[End], threads: bool) -> None:
    """Names with samples of their lines, above the axes; from the left edge of a sheet on."""
    figure = ax.get_figure(root=True)
    handles = [Line2D([], [], **(end.pen.line if threads else end.pen.dot)) for end in ends]
    look: dict[str, Any] = {
        "loc": "lower left",
        "frameon": False,
        "fontsize": SMALL,
        "handlelength": 3 if threads else 1,
    }
    look |= {"borderaxespad": AWAY, "borderpad": 0, "labelspacing": 0.3}
    if not isinstance(figure, Sheet):
        ax.legend(handles, [end.name for end in ends], bbox_to_anchor=(0, 1), **look)
        return
    names = ["\n".join(_legend_lines(end.name)) for end in ends]
    left = blended_transform_factory(figure.dpi_scale_trans, ax.transAxes)
    ax.legend(handles, names, bbox_to_anchor=((PAD - AWAY * SMALL) / 72, 1), bbox_transform=left, **look)


def readable(colour: str) -> str:
    """The colour of a line, darkened until it can be read as text on white."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    for _ in range(20):
        light = 0.2126 * (red / 255) ** 2.2 + 0.7152 * (green / 255) ** 2.2 + 0.0722 * (blue / 255) ** 2.2
        if 1.05 / (light + 0.05) >= 4.5:
            break
        red, green, blue = (int(part * 0.93) for part in (red, green, blue))
    return f"#{red:02x}{green:02x}{blue:02x}"
