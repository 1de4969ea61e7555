"""Who pays, year by year: what each payer gives for the policies of each mix."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from bayiri.charts.numbers import number
from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.spread import estimate
from bayiri.pages.cell import Figure, figure

WHAT = "public_spending"
_LITTLE = 0.5  # million: what is less is not worth a row or a column


@dataclass(frozen=True)
class Year:
    """A mix and what is paid for it: one figure a year, and the sum with its interval."""

    title: str
    years: tuple[str, ...]
    total: Figure


@dataclass(frozen=True)
class Payer:
    """What one payer gives: the years, a row a mix, and the mixes for which it gives next to nothing."""

    name: str
    unit: str
    years: tuple[str, ...]
    rows: tuple[Year, ...]
    little: tuple[str, ...]


def spending(source: Source) -> tuple[Payer, ...]:
    """A table for every payer that gives anything, the baseline's row first."""
    table = source.quarters[source.quarters["indicator"] == WHAT]
    payers = sorted(str(group) for group in table["group"].unique() if str(group).startswith("payer="))
    return tuple(
        _payer(source, part, group) for group in payers if (part := table[table["group"] == group])["value"].any()
    )


def _payer(source: Source, rows: pd.DataFrame, group: str) -> Payer:
    """The table of one payer."""
    factor = scale(WHAT, quarterly=True).factor
    paid = (
        rows.assign(year=rows["quarter"].astype(str).str[:4])
        .pivot_table("value", ["scenario", "run"], "year", aggfunc="sum", observed=True)
        .mul(factor)
    )
    years = [str(year) for year in paid.columns if paid[year].abs().max() >= _LITTLE]
    found, little = [], []
    for name in (source.baseline, *source.ranked):
        part = pd.DataFrame(paid.xs(name, level="scenario"))
        if part.abs().sum(axis=1).max() < _LITTLE:
            little.append(source.titles[name])
        else:
            told = tuple(number(float(part[year].mean())) for year in years)
            found.append(Year(source.titles[name], told, figure(estimate(part.sum(axis=1), floor=True))))
    return Payer(group.partition("=")[2], scale("public_cost").unit, tuple(years), tuple(found), tuple(little))
