"""What each mix changes against the baseline: dots with intervals on one axis, and the verdict in words."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from bayiri.charts.folding import fold
from bayiri.charts.frame import Sheet, chart, dress, finish, narrow, signed
from bayiri.charts.numbers import with_interval
from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.spread import Estimate
from bayiri.charts.style import INK, NEGLIGIBLE, SMALL, TEXT, pen
from bayiri.charts.wording import NOT_A_FORECAST, listing, verdict


@chart
def differences(source: Source, ax: Axes, indicator: str = "settled", group: str = "all") -> None:
    """Difference of every mix to its baseline: mean and 95 % interval, sorted by size."""
    how = scale(indicator)
    found = {name: source.change(name, indicator, group) for name in source.mixes}
    known = {name: (change.times(how.factor), code) for name, (change, code) in found.items() if change.known}
    names = sorted(known, key=lambda name: known[name][0].mean)
    dress(ax, grid="x")
    if how.margin > 0:
        ax.axvspan(-how.margin, how.margin, color=NEGLIGIBLE, linewidth=0, zorder=0)
    ax.axvline(0, color=INK, linewidth=0.9)
    for place, name in enumerate(names):
        _row(ax, source, place, name, known[name])
    _limits(ax, [change for change, _ in known.values()], how.margin, len(names))
    titles = [_name(ax, source, name) for name in names]
    ax.set_yticks(range(len(names)), ["" if narrow(ax) else title for title in titles])
    low, high = ax.get_ylim()
    of = f"Of {how.denominator}, {source.window}. " if how.denominator else f"{source.window}. "
    shaded = " Shaded: too small to matter." if how.margin > 0 else ""
    finish(
        ax,
        f"{how.label}: difference to the baseline, {how.change}",
        f"{of}Dots: mean differences; lines: 95 % intervals.{shaded} {source.context()}.",
        _caption(source, how.label, how.change, known),
        f"{_missing(source, known)}{source.baselines(names)} {NOT_A_FORECAST}",
        least=(high - low) * _pitch(ax, titles),
    )


def _pitch(ax: Axes, titles: list[str]) -> float:
    """Height of a row, points."""
    lines = max((title.count("\n") + 1 for title in titles), default=1)
    return 34.0 + 11.0 * lines if narrow(ax) else max(31.0, 13.0 * lines + 7)


def _missing(source: Source, known: Container[str]) -> str:
    """Mixes without a figure."""
    names = [source.titles[name] for name in source.mixes if name not in known]
    return f"No figure, since there are too few people: {listing(names)}. " if names else ""


def _row(ax: Axes, source: Source, place: int, name: str, found: tuple[Estimate, str]) -> None:
    """One mix: interval, dot, and the figures with the verdict."""
    change, code = found
    how = pen(source.names, name)
    ax.plot([change.low, change.high], [place, place], color=how.colour, linewidth=2.2, solid_capstyle="butt")
    ax.plot([change.mean], [place], **how.dot)
    figures = with_interval(change.mean, change.low, change.high, sign=True)
    beside: dict[str, Any] = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points"}
    if narrow(ax):
        words = f"{_name(ax, source, name)}\n{figures}, {verdict(code)}"
        veil = {"facecolor": "white", "alpha": 0.92, "linewidth": 0, "pad": 1}
        ax.annotate(words, (0, place), xytext=(0, 9), fontsize=SMALL, va="bottom", bbox=veil, **beside)
        return
    words = f"{figures}\n{verdict(code)}"
    beside["annotation_clip"] = False
    ax.annotate(words, (1, place), xytext=(10, 0), fontsize=TEXT, va="center", **beside)


def _limits(ax: Axes, changes: list[Estimate], margin: float, rows: int) -> None:
    """Room for every interval, the zero line and the shaded band."""
    ends = [0.0, -margin, margin, *(end for change in changes for end in (change.low, change.high))]
    low, high = min(ends), max(ends)
    room = (high - low or 1.0) * 0.06
    ax.set_xlim(low - room, high + room)
    ax.set_ylim(-0.6, max(rows, 1) - (0.1 if narrow(ax) else 0.4))
    ax.xaxis.set_major_locator(MaxNLocator(nbins=6, steps=[1, 2, 5, 10]))
    signed(ax)


def _name(ax: Axes, source: Source, name: str) -> str:
    """Title of a mix in short lines, with a sign where its baseline is not everybody's."""
    title = source.called(name)
    figure = ax.get_figure(root=True)
    if not isinstance(figure, Sheet):
        return title
    return "\n".join(fold(title, TEXT, "normal", 240.0 if narrow(ax) else 132.0))


def _caption(source: Source, label: str, unit: str, known: dict[str, tuple[Estimate, str]]) -> str:
    """The differences in words."""
    parts = []
    for name, (change, code) in known.items():
        figures = with_interval(change.mean, change.low, change.high, sign=True)
        parts.append(f"{source.called(name)}: {figures}, {verdict(code)}")
    changes = "; ".join(parts)
    base = source.baselines(tuple(known))
    return f"{label}, difference to the baseline, {unit}, with 95 % interval. {changes}. {base}"
