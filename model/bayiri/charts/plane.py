"""Extra public cost beside extra settled returns."""

from __future__ import annotations

from math import hypot

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from bayiri.charts.direct import End, label_ends
from bayiri.charts.frame import Thin, chart, dress, finish, narrow, signed
from bayiri.charts.numbers import with_interval
from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.spread import Estimate
from bayiri.charts.style import GRID, INK, SMALL, SOFT, pen
from bayiri.charts.wording import NOT_A_FORECAST, count, listing, plain

EFFECT, COST = "settled_returns", "public_cost"
MOST = 8  # mixes that the chart names
OTHER_CROSS = "#9a9a9a"  # mixes that it does not name

Found = dict[str, tuple[Estimate, Estimate]]  # change of effect and of cost, by mix


@chart
def cost_effect(source: Source, ax: Axes) -> None:
    """Each mix against its baseline: one faint point a run, the mean with 95 % intervals both ways."""
    cost = scale(COST)
    dress(ax)
    ax.grid(axis="x", color=GRID, linewidth=0.6)
    ax.axhline(0, color=INK, linewidth=0.8)
    ax.axvline(0, color=INK, linewidth=0.8)
    found = _changes(source, cost.factor)
    named = _largest(found)
    others = tuple(name for name in found if name not in named)
    for name in found:
        (_mix if name in named else _other)(ax, source, name, cost.factor, found[name])
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
        _caption(source, found),
        f"{_note(source, others)} Harms are told beside it. {NOT_A_FORECAST}",
    )
    ends = [End(found[name][1].mean, source.called(name), pen(source.names, name)) for name in named]
    label_ends(ax, ends, threads=False)


def _changes(source: Source, factor: float) -> Found:
    """Extra settled returns and extra cost of each mix for which both are known."""
    found = {
        name: (source.change(name, EFFECT)[0], source.change(name, COST)[0].times(factor)) for name in source.mixes
    }
    return {name: (effect, cost) for name, (effect, cost) in found.items() if effect.known and cost.known}


def _largest(found: Found) -> tuple[str, ...]:
    """The mixes to name: all, or those furthest from the baseline, each axis measured by its largest change."""
    if len(found) <= MOST:
        return tuple(found)
    across = max(abs(effect.mean) for effect, _ in found.values()) or 1.0
    along = max(abs(cost.mean) for _, cost in found.values()) or 1.0
    far = {name: hypot(effect.mean / across, cost.mean / along) for name, (effect, cost) in found.items()}
    kept = sorted(far, key=lambda name: -far[name])[:MOST]
    return tuple(name for name in found if name in kept)


def _mix(ax: Axes, source: Source, name: str, factor: float, found: tuple[Estimate, Estimate]) -> None:
    """Cloud and cross of one mix."""
    how = pen(source.names, name)
    effect, cost = found
    x, y = source.paired(name, EFFECT), source.paired(name, COST) * factor
    x, y = x.align(y, join="inner")
    ax.scatter(x, y, s=9, color=how.colour, alpha=0.3, linewidth=0, marker=how.marker)
    _cross(ax, effect, cost, how.colour, 1.6)
    ax.plot([effect.mean], [cost.mean], **how.dot, zorder=4)


def _other(ax: Axes, source: Source, name: str, factor: float, found: tuple[Estimate, Estimate]) -> None:
    """Cross of a mix that is not named."""
    effect, cost = found
    _cross(ax, effect, cost, OTHER_CROSS, 0.9)
    ax.plot([effect.mean], [cost.mean], ".", color=OTHER_CROSS, markersize=6, zorder=1.9)


def _cross(ax: Axes, effect: Estimate, cost: Estimate, colour: str, width: float) -> None:
    """Intervals both ways."""
    for x, y in (((effect.low, effect.high), [cost.mean] * 2), ([effect.mean] * 2, (cost.low, cost.high))):
        ax.plot(x, y, color=colour, linewidth=width, zorder=1 + width)


def _note(source: Source, others: tuple[str, ...]) -> str:
    """What the mixes are compared with, and which are not named."""
    words = source.baselines(source.mixes)
    if not others:
        return words
    mixes = "mix" if len(others) == 1 else "mixes"
    titles = listing([source.called(name) for name in others])
    return f"{plain(count(len(others)))} {mixes} with smaller changes, small and grey: {titles}. {words}"


def _caption(source: Source, found: Found) -> str:
    """The changes in words."""
    parts = []
    for name, pair in found.items():
        words = (with_interval(part.mean, part.low, part.high, sign=True) for part in pair)
        parts.append(f"{source.called(name)}: {' persons, '.join(words)} million")
    return f"Extra settled returns and extra public cost. {'; '.join(parts)}. {source.baselines(tuple(found))}"


def _centre(ax: Axes) -> None:
    """Widen the axes until all four corners are seen, each with room for its words."""
    sides = ((ax.get_xlim, ax.set_xlim, 0.5 if narrow(ax) else 0.3), (ax.get_ylim, ax.set_ylim, 0.25))
    for get, put, share in sides:
        low, high = get()
        room = share * max(abs(low), abs(high))
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
