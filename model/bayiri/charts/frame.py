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

from bayiri.charts.folding import fold
from bayiri.charts.numbers import number
from bayiri.charts.source import Source
from bayiri.charts.style import GRID, HEIGHT, INK, RC, SMALL, SOFT, TEXT, TITLE, WIDTH

PAD = 6.0  # points between the sheet's edge and what stands on it
P = ParamSpec("P")


class Sheet(Figure):
    """A figure that holds one chart with its title block; `caption` says in words what is seen."""

    title = ""
    caption = ""
    box = (0.0, 0.0, 1.0, 1.0)  # left, bottom, right, top of what the title block leaves, points


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


def finish(ax: Axes, title: str, subtitle: str, caption: str, note: str = "") -> None:
    """Write the title block and the note, and give the axes what room is left.

    On axes of somebody else's figure only the title is set, and nothing is moved.
    """
    figure = ax.get_figure(root=True)
    if not isinstance(figure, Sheet):
        ax.set_title(title, loc="left", fontsize=TEXT, fontweight="bold")
        return
    figure.title, figure.caption = title, caption
    width, height = figure.get_figwidth() * 72, figure.get_figheight() * 72
    top = height - PAD
    for text, size, weight, colour in ((title, TITLE, "bold", INK), (subtitle, SMALL, "normal", SOFT)):
        lines = fold(text, size, weight, width - 2 * PAD)
        kind: dict[str, Any] = {
            "size": size,
            "weight": weight,
            "color": colour,
            "va": "top",
            "linespacing": 1.25,
        }
        figure.text(PAD / width, top / height, "\n".join(lines), **kind)
        top -= len(lines) * size * 1.3 + 2
    bottom = PAD
    if note:
        lines = fold(note, SMALL, "normal", width - 2 * PAD)
        figure.text(PAD / width, PAD / height, "\n".join(lines), size=SMALL, color=SOFT, linespacing=1.25)
        bottom += len(lines) * SMALL * 1.3 + 4
    figure.box = (PAD, bottom, width - PAD, top - 4)
    refit(ax)


def refit(ax: Axes) -> None:
    """Grow the axes until they fill the sheet's box together with every label around them."""
    figure = ax.get_figure(root=True)
    if not isinstance(figure, Sheet):
        return
    left, bottom, right, top = figure.box
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
