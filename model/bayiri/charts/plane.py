"""Extra public cost beside extra settled returns."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from bayiri.charts.direct import End, label_ends
from bayiri.charts.frame import Thin, chart, dress, finish, narrow, signed
from bayiri.charts.numbers import with_interval
from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.style import GRID, INK, SMALL, SOFT, pen
from bayiri.charts.wording import NOT_A_FORECAST

EFFECT, COST = "settled_returns", "public_cost"


@chart
def cost_effect(source: Source, ax: Axes) -> None:
    """Each mix against its baseline: one faint point a run, the mean with 95 % intervals both ways."""
    cost = scale(COST)
    dress(ax)
    ax.grid(axis="x", color=GRID, linewidth=0.6)
    ax.axhline(0, color=INK, linewidth=0.8)
    ax.axvline(0, color=INK, linewidth=0.8)
    drawn = {name: _mix(ax, source, name, cost.factor) for name in source.mixes}
    captions = [words for _, words in drawn.values() if words]
    ax.margins(0.08, 0.4 if narrow(ax) else 0.2)  # the corners hold words
    ax.xaxis.set_major_locator(MaxNLocator(nbins=6, steps=[1, 2, 5, 10]))
    signed(ax)
    ax.yaxis.set_major_formatter(Thin(sign=True))
    ax.set_xlabel("extra settled first returns, persons", loc="left")
    _corners(ax)
    _centre(ax)
    finish(
        ax,
        f"Extra public cost beside extra settled returns, {cost.unit}",
        f"Differences to the baseline, {source.window}. Faint points: runs; crosses: 95 % intervals. "
        f"{source.context()}.",
        "Extra settled returns and extra public cost. " + "; ".join(captions) + ".",
        f"Baseline: {source.titles[source.baseline]}. Harms stand in charts of their own. {NOT_A_FORECAST}",
    )
    heights = {name: y for name, (y, words) in drawn.items() if words}
    ends = [End(y, source.titles[name], pen(source.names, name)) for name, y in heights.items()]
    label_ends(ax, ends, threads=False)


def _mix(ax: Axes, source: Source, name: str, factor: float) -> tuple[float, str]:
    """Cloud and cross of one mix; its height in the plane and its caption (empty: a figure is missing)."""
    how = pen(source.names, name)
    effect, cost = source.change(name, EFFECT)[0], source.change(name, COST)[0].times(factor)
    if not (effect.known and cost.known):
        return 0.0, ""
    x, y = source.paired(name, EFFECT), source.paired(name, COST) * factor
    x, y = x.align(y, join="inner")
    ax.scatter(x, y, s=9, color=how.colour, alpha=0.3, linewidth=0, marker=how.marker)
    ax.plot([effect.low, effect.high], [cost.mean] * 2, color=how.colour, linewidth=1.6)
    ax.plot([effect.mean] * 2, [cost.low, cost.high], color=how.colour, linewidth=1.6)
    ax.plot([effect.mean], [cost.mean], **how.dot)
    words = (with_interval(found.mean, found.low, found.high, sign=True) for found in (effect, cost))
    return cost.mean, f"{source.titles[name]}: {' persons, '.join(words)} million"


def _centre(ax: Axes) -> None:
    """Widen the axes until all four corners are seen, a fifth of the range at least on each side of zero."""
    for get, put in ((ax.get_xlim, ax.set_xlim), (ax.get_ylim, ax.set_ylim)):
        low, high = get()
        room = 0.25 * max(abs(low), abs(high))
        put(min(low, -room), max(high, room))


def _corners(ax: Axes) -> None:
    """What each corner means."""
    for x, more in ((0, "fewer"), (1, "more")):
        for y, dear in ((0, "less"), (1, "more")):
            words = f"costs {dear},\nsettles {more}"
            ax.annotate(
                words, (x, y), xytext=(4 - 8 * x, 4 - 8 * y), xycoords="axes fraction",
                textcoords="offset points", ha="right" if x else "left", va="top" if y else "bottom",
                fontsize=SMALL, style="italic", color=SOFT, zorder=1,
                bbox={"facecolor": "white", "alpha": 0.85, "linewidth": 0, "pad": 1.5},
            )  # fmt: skip
