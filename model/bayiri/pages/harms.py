"""Harms beside cost, and who pays."""

from __future__ import annotations

from dataclasses import dataclass

from bayiri.charts.numbers import MISSING
from bayiri.charts.paths import persons
from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.spread import estimate
from bayiri.pages.cell import Figure, changed, figure, level, order, other_base
from bayiri.pages.ratio import UNIT, per_settled

WORSE_OFF = "worse_off"  # counted in the paths, not among the outcomes
HARMS = (
    ("Some leave again under pressure, find less than they believed, or are worse off",
     ("under_pressure", "dead", WORSE_OFF, "disappointed_share", "belief_error")),
    ("Removal and waiting for it are harms, whether carried out or refused",
     ("removals", "refused_removals", "unrecognised_need", "in_limbo")),
    ("Debt can follow people home", ("usurious_debtors", "loan_defaults", "debt_pressed_share")),
)  # fmt: skip
COST, REMOVAL, UNSPENT = "public_cost", "enforcement_cost", "public_unspent"
_BASE = Figure(MISSING, note="not for the baseline, which is what mixes are set against")


@dataclass(frozen=True)
class Row:
    """A mix, its baseline where that is not the others', and its figures."""

    title: str
    against: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Table:
    """Heads (words, unit) and rows, with the baseline's levels below."""

    title: str
    heads: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    base: Row


def harms(source: Source) -> tuple[Table, ...]:
    """Differences in harms, mix by mix, above the baseline's levels: a table a topic."""
    tables = []
    for title, names in HARMS:
        asked = _known(source, names)
        if asked:
            tables.append(_table(source, asked, title))
    return tuple(tables)


def money(source: Source) -> Table:
    """Public cost, who pays it, what removals cost; paid anyway; what one more settled return costs."""
    asked = _known(source, (COST, REMOVAL)) + _payers(source) + _known(source, (UNSPENT,))
    table = _table(source, asked, "")
    more = (("Paid anyway", "% of people paid"), ("Cost of one more settled return", UNIT))
    rows = tuple(
        Row(row.title, row.against, (*row.figures, level(source, name, "paid_anyway"), per_settled(source, name)))
        for name, row in zip(order(source), table.rows, strict=True)
    )
    base = Row(table.base.title, "", (*table.base.figures, _BASE, _BASE))
    return Table("", (*table.heads, *more), rows, base)


def anyway(source: Source) -> tuple[str, Figure] | None:
    """Label of the mix without policies, and the least share (%) of those the baseline pays who return without it.

    From the paths of that mix: at most those who return only under the baseline return because of it.
    """
    bare = next((name for name in source.mixes if _without(source, name)), "")
    if not bare or _without(source, source.baseline):
        return None
    table = source.paths
    only = table[(table["scenario"] == bare) & (table["path"] == "only_without")].set_index("run")["persons"]
    paid = source.outcome(source.baseline, "assisted_share") * source.outcome(source.baseline, "first_returns")
    share = (1 - only.astype(float) / paid.where(paid > 0)).dropna()
    if share.empty:
        return None
    return source.titles[bare], figure(estimate(share.clip(lower=0.0)).times(100.0))


def _without(source: Source, name: str) -> bool:
    """Whether a mix set against the baseline (or the baseline itself) holds no policy."""
    policies = getattr(source.scenarios[name], "policies", None)
    return policies is not None and not policies and source.against(name) == source.baseline


def _known(source: Source, names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Those of the outcomes that were counted, for everybody."""
    counted = {*source.outcomes["indicator"].unique(), *source.paths["path"].unique()}
    return [(name, "all") for name in names if name in counted]


def _payers(source: Source) -> list[tuple[str, str]]:
    """The payers of public cost, if several pay anything."""
    table = source.outcomes
    paid = table[(table["indicator"] == COST) & table["group"].str.startswith("payer=")]
    payers = sorted(str(group) for group in paid.loc[paid["value"] != 0, "group"].unique())
    return [(COST, payer) for payer in payers] if len(payers) > 1 else []


def _table(source: Source, asked: list[tuple[str, str]], title: str) -> Table:
    """Differences and the baseline's levels in each (indicator, group) asked for."""
    heads = tuple(_head(name, group) for name, group in asked)
    rows = tuple(
        Row(source.titles[mix], other_base(source, mix), tuple(_cell(source, mix, *what) for what in asked))
        for mix in order(source)
    )
    levels = tuple(_BASE if name == WORSE_OFF else level(source, source.baseline, name, of) for name, of in asked)
    return Table(title, heads, rows, Row(source.titles[source.baseline], "", levels))


def _cell(source: Source, mix: str, name: str, group: str) -> Figure:
    """A difference to the baseline; of people worse off, who are counted against it, the number."""
    return figure(persons(source, mix, name)) if name == WORSE_OFF else changed(source, mix, name, group)


def _head(name: str, group: str) -> tuple[str, str]:
    """What a column counts, and its unit."""
    if name == WORSE_OFF:
        return "Worse off with the mix", "persons, not a difference"
    if group == "all":
        return scale(name).label, scale(name).change
    return f"Public cost paid by the {group.partition('=')[2]}", scale(name).change
