"""The same mixes as the country of origin, the country of destination and the migrants may see them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from bayiri.charts.paths import persons
from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.spread import estimate
from bayiri.charts.wording import quarter
from bayiri.pages.cell import Figure, changed, figure, level, other_base
from bayiri.pages.harms import BASE, COST, Row, Table

WORSE_OFF = "worse_off"  # counted in the paths, not among the outcomes
_RUNS = ["scenario", "run"]


@dataclass(frozen=True)
class _Column:
    """Whose view it is, what is counted, its unit; the figure of a mix, and the baseline's level."""

    view: str
    head: str
    unit: str
    cell: Callable[[str], Figure]
    base: Figure


def views(source: Source) -> Table:
    """One table: what changes for each of the three, mix by mix."""
    wanted = [
        _outcome(source, "Origin", "first_returns", "People who come home"),
        _quarterly(source, "Origin", "remittances", "Remittances", total=True),
        _outcome(source, "Origin", COST, "Public money paid by the origin", "payer=origin"),
        _quarterly(source, "Destination", "stock_abroad", "People abroad at the end"),
        _outcome(source, "Destination", COST, "Public money paid by the destination", "payer=destination"),
        _outcome(source, "Migrants", "settled", "Settled at home"),
        _worse_off(source),
    ]
    columns = [column for column in wanted if column is not None]
    rows = tuple(
        Row(source.titles[mix], other_base(source, mix), tuple(_brief(column.cell(mix)) for column in columns))
        for mix in source.ranked
    )
    base = Row(source.titles[source.baseline], "", tuple(column.base for column in columns))
    heads = tuple((column.head, column.unit) for column in columns)
    names = list(dict.fromkeys(column.view for column in columns))
    groups = tuple((name, sum(column.view == name for column in columns)) for name in names)
    return Table("Three views of the same mixes", heads, rows, base, groups=groups)


def _brief(found: Figure) -> Figure:
    """Without its verdict in words, for a table that is wide; asterisk and grey say the same."""
    return replace(found, verdict="")


def _outcome(source: Source, view: str, name: str, head: str, group: str = "all") -> _Column | None:
    """An outcome, if it was counted."""
    if not len(source.outcome(source.baseline, name, group)):
        return None
    return _Column(
        view, head, scale(name).change, lambda mix: changed(source, mix, name, group),
        level(source, source.baseline, name, group),
    )  # fmt: skip


def _quarterly(source: Source, view: str, name: str, head: str, total: bool = False) -> _Column | None:
    """A quarterly indicator: its sum from the window's start on, or its last value."""
    table = source.quarters
    table = table[(table["indicator"] == name) & (table["group"] == "all")]
    if table.empty:
        return None
    how, last = scale(name, quarterly=True), str(table["quarter"].max())
    kept = table["quarter"] >= str(source.meta["window"][0]) if total else table["quarter"] == last
    values: pd.Series = table[kept].groupby(_RUNS, observed=True)["value"].sum() * how.factor
    unit = how.unit.removesuffix(" per quarter") + (f" to {quarter(last)}" if total else f", {quarter(last)}")

    def cell(mix: str) -> Figure:
        return figure(estimate(values[mix] - values[source.against(mix)]), sign=True)

    return _Column(view, head, unit, cell, figure(estimate(values[source.baseline], floor=True)))


def _worse_off(source: Source) -> _Column | None:
    """People worse off than the same people under the baseline: a number, no difference."""
    if WORSE_OFF not in set(source.paths["path"]):
        return None
    return _Column(
        "Migrants", "Worse off with the mix", "persons, not a difference",
        lambda mix: figure(persons(source, mix, WORSE_OFF)), BASE,
    )  # fmt: skip
