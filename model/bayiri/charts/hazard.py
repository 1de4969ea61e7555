"""How likely people are to go home, by the years they have been away."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from bayiri.charts.direct import label_ends
from bayiri.charts.flows import BAND_WORDS
from bayiri.charts.frame import chart, dress, finish
from bayiri.charts.lines import choose, draw_lines, note, thin
from bayiri.charts.numbers import number
from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.spread import band
from bayiri.charts.style import Pen
from bayiri.charts.wording import NOT_A_FORECAST

BANDS = ("0", "1", "2-3", "4-5", "6-9", "10-14", "15+")
INDICATOR = "return_hazard"


@chart
def return_hazard(source: Source, ax: Axes) -> None:
    """Per cent of people abroad who return within a year, by completed years abroad."""
    tables = {name: rates(source, name) for name in source.names}
    tables = {name: table for name, table in tables.items() if len(table)}
    top = max((float(table["high"].max()) for table in tables.values()), default=1.0) * 1.08
    drawn = choose(source, tables, top)
    ends = draw_lines(ax, source, tables, drawn, _line)
    dress(ax)
    ax.set_ylim(0, top)
    ax.set_xticks(range(len(BANDS)), [label.replace("-", "\N{EN DASH}") for label in BANDS])
    ax.set_xlim(-0.25, len(BANDS) - 0.75)
    ax.set_xlabel("completed years abroad")
    finish(
        ax,
        "Returns by years abroad, per cent a year",
        f"Of {scale(INDICATOR).denominator}, {source.window}. {BAND_WORDS} {source.context()}.",
        _caption(source, tables),
        f"{note(source, drawn)} {NOT_A_FORECAST}".strip(),
    )
    label_ends(ax, ends)


def _line(ax: Axes, table: pd.DataFrame, how: Pen) -> float:
    """Draw the rates of a mix with their band; the height of the line's end."""
    x = [BANDS.index(label) for label in table.index]
    if thin(how):
        ax.plot(x, table["mean"], color=how.colour, linewidth=0.9, zorder=1.5)
    else:
        ax.fill_between(x, table["low"], table["high"], color=how.colour, alpha=0.12, linewidth=0)
        ax.plot(x, table["mean"], **how.line)
    return float(table["mean"].iloc[-1])


def rates(source: Source, name: str) -> pd.DataFrame:
    """Mean and band of the yearly return rate of a mix, one row a band of years abroad, where known."""
    table = source.outcomes
    rows = table[(table["scenario"] == name) & (table["indicator"] == INDICATOR)].dropna(subset=["value"])
    years = rows["group"].str.removeprefix("years_abroad=")
    rows = rows.assign(years=pd.Categorical(years, BANDS, ordered=True)).dropna(subset=["years"])
    return band(rows, "years") if len(rows) else pd.DataFrame(columns=["mean", "low", "high"])


def _caption(source: Source, tables: dict[str, pd.DataFrame]) -> str:
    """The rates in words."""
    parts = []
    for name, table in tables.items():
        values = ", ".join(f"{number(mean, 1)} at {label}" for label, mean in table["mean"].items())
        parts.append(f"{source.titles[name]}: {values}")
    return "Per cent a year who return, by completed years abroad. " + "; ".join(parts) + "."
