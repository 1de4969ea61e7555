"""Stocks and flows over time: lines with the band that holds most runs."""

from __future__ import annotations

from math import ceil, floor

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from bayiri.charts.direct import End, label_ends
from bayiri.charts.frame import chart, dress, finish, narrow
from bayiri.charts.lines import Tables, choose, draw_lines, note, span, thin
from bayiri.charts.numbers import estimate, with_interval
from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.spread import band
from bayiri.charts.style import KINDS, SMALL, SOFT, Pen
from bayiri.charts.wording import KINDS as KIND_WORDS
from bayiri.charts.wording import NOT_A_FORECAST, plain, quarter
from bayiri.parameters import quarters

BAND_WORDS = "Lines: means over runs. Bands: 10\N{EN DASH}90 % of runs."


@chart
def over_time(source: Source, ax: Axes, indicator: str, group: str = "all") -> None:
    """A quarterly indicator of each mix: mean over runs and 10-90 % band."""
    how = scale(indicator, quarterly=True)
    rows = source.quarters[(source.quarters["indicator"] == indicator) & (source.quarters["group"] == group)]
    bands = {str(name): band(part, "quarter") * how.factor for name, part in rows.groupby("scenario", sort=False)}
    low, high = span(bands)
    drawn = choose(source, bands, high - low)
    ends = draw_lines(ax, source, bands, drawn, line)
    remarks = [note(source, drawn), _years(ax, bands), NOT_A_FORECAST]
    _mark_start(ax, source, len(drawn.named))
    finish(
        ax,
        f"{how.label}, {how.unit}",
        f"{_denominator(indicator)}{BAND_WORDS} {source.context()}.",
        _caption(how.label, how.unit, source, bands),
        " ".join(remark for remark in remarks if remark),
    )
    label_ends(ax, ends)


@chart
def returns_by_kind(source: Source, ax: Axes, scenario: str | None = None, top: float | None = None) -> None:
    """Returns a quarter, each kind that occurs a line of its own, under one mix; `top` fixes the axis."""
    name = scenario or source.baseline
    rows = source.quarters[(source.quarters["scenario"] == name) & (source.quarters["group"] == "all")]
    bands = {str(kind): band(part, "quarter") for kind, part in rows.groupby("indicator") if kind in KIND_WORDS}
    bands = {kind: table for kind, table in bands.items() if table["high"].max() > 0}
    ends = []
    for kind, words in KIND_WORDS.items():
        if kind in bands:
            ends.append(End(line(ax, bands[kind], KINDS[kind]), plain(words), KINDS[kind]))
    _years(ax, bands, zero=True)
    if top:  # where nobody returned in any mix there is nothing to scale to
        ax.set_ylim(0, top)
    finish(
        ax,
        "Returns by kind, persons a quarter",
        f"Under: {_under(source, name)}. {BAND_WORDS} {source.context(paired=False)}.",
        _caption("Returns by kind", "persons a quarter", source, bands),
        NOT_A_FORECAST,
    )
    label_ends(ax, ends)


def _under(source: Source, name: str) -> str:
    """Title of a mix, with its baseline where that is not everybody's."""
    other = source.against(name)
    own = name != source.baseline and other != source.baseline
    return (
        f"{source.titles[name]} (to be set beside: {source.titles.get(other, other)})" if own else source.titles[name]
    )


def highest_return(source: Source) -> float:
    """The highest end of a band in any mix's chart of returns by kind, for a common axis."""
    table = source.quarters
    rows = table[table["indicator"].isin(list(KIND_WORDS)) & (table["group"] == "all")]
    highs = rows.groupby(["scenario", "indicator", "quarter"], observed=True)["value"].quantile(0.9)
    return float(highs.max()) * 1.08 if len(highs) else 1.0


def line(ax: Axes, table: pd.DataFrame, how: Pen) -> float:
    """Draw a mean with its band and a few markers; the height of the line's end."""
    x = positions(table.index)
    if thin(how):
        ax.plot(x, table["mean"], color=how.colour, linewidth=0.9, zorder=1.5)
        return float(table["mean"].iloc[-1])
    every = max(1, len(x) // 6)
    ax.fill_between(x, table["low"], table["high"], color=how.colour, alpha=0.12, linewidth=0)
    ax.plot(x, table["mean"], **how.line, markevery=(every // 2, every), solid_capstyle="round")
    return float(table["mean"].iloc[-1])


def positions(labels: pd.Index) -> np.ndarray:
    """Middle of each quarter, in years."""
    return np.array([(quarters.index(str(label)) + 0.5) / 4 for label in labels])


def _years(ax: Axes, tables: Tables, zero: bool = False) -> str:
    """Dress the axes of a time chart; a remark if the vertical axis does not begin at zero."""
    dress(ax)
    if not tables:
        return ""
    x = np.concatenate([positions(table.index) for table in tables.values()])
    ax.set_xlim(x.min() - 0.125, x.max() + 0.125)
    marked = years(x.min() - 0.125, x.max() + 0.125, 5 if narrow(ax) else 8)
    ax.set_xticks(marked, [str(year) for year in marked])
    low, high = span(tables, zero)
    ax.set_ylim(low, high)
    return "" if low == 0 else "The vertical axis does not begin at zero."


def years(first: float, last: float, most: int) -> list[int]:
    """At most so many round years between two dates."""
    for step in (1, 2, 5, 10, 20, 50):
        marked = [year for year in range(ceil(first), floor(last) + 1) if year % step == 0]
        if len(marked) <= most:
            return marked
    return []


def _mark_start(ax: Axes, source: Source, lines: int) -> None:
    """A thin line where the mixes begin to differ."""
    if not source.compares or lines < 2:
        return
    x = quarters.index(source.meta["window"][0]) / 4
    if not ax.get_xlim()[0] < x < ax.get_xlim()[1]:
        return
    ax.axvline(x, color=SOFT, linewidth=0.8, linestyle=(0, (1, 2)))
    ax.annotate(
        "mixes differ from here", (x, 1), xycoords=("data", "axes fraction"), xytext=(-2, 2), fontsize=SMALL,
        textcoords="offset points", va="bottom", color=SOFT,
    )  # fmt: skip


def _denominator(indicator: str) -> str:
    """`Of ...` where the indicator is a share."""
    of = scale(indicator, quarterly=True).denominator
    return f"Of {of}. " if of else ""


def _caption(label: str, unit: str, source: Source, bands: dict[str, pd.DataFrame]) -> str:
    """First and last value of each line, for those who do not see the chart."""
    parts = []
    for name, table in bands.items():
        title = source.titles.get(name) or KIND_WORDS.get(name, name)
        first, last = table.iloc[0], table.iloc[-1]
        begin = estimate(first["mean"], first["low"], first["high"])
        end = with_interval(last["mean"], last["low"], last["high"])
        parts.append(f"{title}: {begin} in {quarter(table.index[0])}, {end} in {quarter(table.index[-1])}")
    return f"{label} over time, {unit}. " + "; ".join(parts) + "."
