"""The sheet a chart is drawn on: title block, notes, and margins that leave no label outside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import Formatter
from matplotlib.transforms import offset_copy

from bayiri.charts.folding import fold
from bayiri.charts.numbers import number
from bayiri.charts.source import Source
from bayiri.charts.style import GRID, HEIGHT, INK, RC, SMALL, SOFT, TEXT, TITLE, WIDTH

PAD = 6.0  # points between the sheet's edge and what stands on it
LEAST = 170.0  # points of height for what is drawn
P = ParamSpec("P")


class Sheet(Figure):
    """A figure that holds one chart with its title block; `caption` says in words what is seen."""

    title = ""
    caption = ""
    above, below = 0.0, 0.0  # what title block and note take, points

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of what the title block and the note leave, points."""
        return PAD, self.below, self.get_figwidth() * 72 - PAD, self.get_figheight() * 72 - self.above


def sheet(width: float = WIDTH, height: float = HEIGHT, managed: bool = False) -> Axes:
    """Axes on a new sheet; `managed` ones are shown by pyplot and notebooks, others belong to the caller."""
    if managed:
        from matplotlib import pyplot

        figure: Figure = pyplot.figure(FigureClass=Sheet, figsize=(width, height))
    else:
        figure = Sheet(figsize=(width, height))
        FigureCanvasAgg(figure)  # measures text
    figure.set_facecolor("white")
    return figure.add_subplot()


def chart(draw: Callable[Concatenate[Source, Axes, P], None]) -> Callable[..., Axes]:
    """Make `draw(source, ax, ...)` a public chart: of any results, with `ax=None`, returning the axes."""

    @wraps(draw)
    def drawn(results: Any, *args: Any, ax: Axes | None = None, **options: Any) -> Axes:
        with rc_context(RC):
            axes = sheet(managed=True) if ax is None else ax
            draw(Source.of(results), axes, *args, **options)
            return axes

    return drawn


def narrow(ax: Axes) -> bool:
    """Whether the chart is drawn for a narrow screen."""
    figure = ax.get_figure(root=True)
    return figure is not None and figure.get_figwidth() < WIDTH * 0.75


def dress(ax: Axes, grid: str = "y") -> None:
    """No frame, a light grid on one axis, ticks outside, thousands apart."""
    for side in ("top", "right", "left"):
        ax.spines[side].set_visible(False)
    ax.spines["bottom"].set_color(SOFT)
    ax.set_axisbelow(True)
    ax.grid(axis="y" if grid == "y" else "x", color=GRID, linewidth=0.6)
    ax.tick_params(direction="out", length=3, width=0.6, color=SOFT, labelsize=TEXT)
    ax.tick_params(axis="y", length=0)
    axis = ax.yaxis if grid == "y" else ax.xaxis
    axis.set_major_formatter(Thin())


class Thin(Formatter):
    """Numbers at an axis: thousands apart, as many decimals as the finest of them needs, signed if asked."""

    def __init__(self, sign: bool = False) -> None:
        self.sign = sign

    def __call__(self, value: float, pos: int | None = None) -> str:
        """The text at `value`, alone."""
        return number(value, decimals_of(value), sign=self.sign)

    def format_ticks(self, values: Sequence[float]) -> list[str]:
        """The texts along an axis."""
        decimals = max((decimals_of(float(value)) for value in values), default=0)
        return [number(value, decimals, sign=self.sign) for value in values]


def decimals_of(value: float) -> int:
    """Decimals that show this number in full, at most four."""
    close = 1e-9 * (1 + abs(value))
    return next((decimals for decimals in range(4) if abs(value - round(value, decimals)) < close), 4)


def signed(ax: Axes) -> None:
    """Put a plus or minus at the ticks of the horizontal axis: it shows differences."""
    ax.xaxis.set_major_formatter(Thin(sign=True))


def finish(ax: Axes, title: str, subtitle: str, caption: str, note: str = "", least: float = LEAST) -> None:
    """Write the title block and the note, and give the axes what room is left: `least` points of height or more.

    On axes of somebody else's figure only the title is set, and nothing is moved.
    """
    figure = ax.get_figure(root=True)
    if not isinstance(figure, Sheet):
        ax.set_title(title, loc="left", fontsize=TEXT, fontweight="bold")
        return
    figure.title, figure.caption = title, caption
    width = figure.get_figwidth() * 72 - 2 * PAD
    above, below = PAD, PAD
    for text, size, weight, colour in ((title, TITLE, "bold", INK), (subtitle, SMALL, "normal", SOFT)):
        lines = fold(text, size, weight, width)
        _say(figure, lines, (1, -above), size=size, weight=weight, color=colour, va="top")
        above += len(lines) * size * 1.3 + 2
    if note:
        lines = fold(note, SMALL, "normal", width)
        _say(figure, lines, (0, PAD), size=SMALL, color=SOFT)
        below += len(lines) * SMALL * 1.3 + 4
    figure.above, figure.below = above + 6, below
    refit(ax)
    stretch(ax, least)


def _say(figure: Figure, lines: list[str], at: tuple[float, float], **look: Any) -> None:
    """Lines at the left edge of the sheet: `at` is a share of its height and points from there."""
    edge, points = at
    place = offset_copy(figure.transFigure, figure, PAD, points, units="points")
    figure.text(0, edge, "\n".join(lines), transform=place, linespacing=1.25, **look)


def stretch(ax: Axes, least: float) -> None:
    """Make the sheet higher, should the axes have fewer than so many points of height."""
    figure = ax.get_figure(root=True)
    if not isinstance(figure, Sheet):
        return
    found = ax.get_window_extent().height * 72 / figure.dpi
    if found < least - 0.01:
        figure.set_figheight(figure.get_figheight() + (least - found) / 72)
        refit(ax)


def refit(ax: Axes, part: tuple[float, float] = (0.0, 1.0)) -> None:
    """Grow the axes until they fill the sheet's box, or the part of its width between two shares of it.

    Every label around the axes is inside.
    """
    figure = ax.get_figure(root=True)
    if not isinstance(figure, Sheet):
        return
    left, bottom, right, top = figure.box
    left, right = (left + share * (right - left) for share in part)
    points = 72 / figure.dpi
    width, height = figure.get_figwidth() * 72, figure.get_figheight() * 72
    for _ in range(3):
        inner, outer = ax.get_window_extent(), ax.get_tightbbox()
        assert outer is not None
        x0 = left + (inner.x0 - outer.x0) * points
        x1 = right - (outer.x1 - inner.x1) * points
        y0 = bottom + (inner.y0 - outer.y0) * points
        y1 = top - (outer.y1 - inner.y1) * points
        ax.set_position((x0 / width, y0 / height, max(x1 - x0, 20) / width, max(y1 - y0, 20) / height))


def shrink(ax: Axes, points: float) -> None:
    """Take so many points from the right of the axes."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    place = ax.get_position()
    width = place.width - points / 72 / figure.get_figwidth()
    ax.set_position((place.x0, place.y0, max(width, 0.05), place.height))
