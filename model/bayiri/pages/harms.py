"""Harms beside cost, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bayiri.charts.numbers import MISSING
from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.spread import estimate
from bayiri.pages.cell import Figure, changed, figure, level, other_base
from bayiri.pages.ratio import UNIT, per_settled

HARMS = (
    ("Some leave again under pressure, die, or find less than they believed",
     ("under_pressure", "dead", "disappointed_share")),
    ("Removal and waiting for it are harms, whether carried out or refused",
     ("removals", "refused_removals", "unrecognised_need", "in_limbo")),
    ("Debt can follow people home", ("usurious_debtors", "loan_defaults", "debt_pressed_share")),
)  # fmt: skip
COST, REMOVAL, UNSPENT = "public_cost", "enforcement_cost", "public_unspent"
BASE = Figure(MISSING, note="not for the baseline, which is what mixes are set against")


@dataclass(frozen=True)
class Row:
    """A mix, its baseline where that is not the others', and its figures."""

    title: str
    against: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Table:
    """Heads (words, unit) and rows, with the baseline's levels below.

    `quiet` names mixes without a row, since all their differences are too small to matter; `groups` are headings
    over so many columns each.
    """

    title: str
    heads: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    base: Row
    quiet: tuple[str, ...] = ()
    groups: tuple[tuple[str, int], ...] = ()


def harms(source: Source) -> tuple[Table, ...]:
    """Differences in harms, mix by mix, above the baseline's levels: a table a topic."""
    tables = []
    for title, names in HARMS:
        asked = _known(source, names)
        if asked:
            tables.append(_folded(_table(source, asked, title)))
    return tuple(tables)


def money(source: Source) -> Table:
    """Public cost, what removals cost, what is left; paid anyway; what one more settled return costs."""
    asked = _known(source, (COST, REMOVAL, UNSPENT))
    table = _table(source, asked, "")
    more = (("Paid anyway", "% of people paid"), ("Cost of one more settled return", UNIT))
    rows = tuple(
        Row(row.title, row.against, (*row.figures, level(source, name, "paid_anyway"), per_settled(source, name)))
        for name, row in zip(source.ranked, table.rows, strict=True)
    )
    base = Row(table.base.title, "", (*table.base.figures, BASE, BASE))
    return Table("", (*table.heads, *more), rows, base)


def anyway(source: Source) -> tuple[str, Figure] | None:
    """Label of the mix without policies, and the least share (%) of those the baseline pays who return without it.

    From the paths of that mix: at most those who return only under the baseline return because of it.
    """
    bare = without_policies(source)
    if not bare:
        return None
    table = source.paths
    only = table[(table["scenario"] == bare) & (table["path"] == "only_without")].set_index("run")["persons"]
    paid = source.outcome(source.baseline, "assisted_share") * source.outcome(source.baseline, "first_returns")
    share = (1 - only.astype(float) / paid.where(paid > 0)).dropna()
    if share.empty:
        return None
    return source.titles[bare], figure(estimate(share.clip(lower=0.0)).times(100.0))


def without_policies(source: Source) -> str:
    """The mix without any policy, where there is one and the baseline holds some; else nothing."""
    bare = next((name for name in source.mixes if _without(source, name)), "")
    return "" if _without(source, source.baseline) else bare


def _without(source: Source, name: str) -> bool:
    """Whether a mix set against the baseline (or the baseline itself) holds no policy."""
    policies = getattr(source.scenarios[name], "policies", None)
    return policies is not None and not policies and source.against(name) == source.baseline


def _known(source: Source, names: tuple[str, ...]) -> list[str]:
    """Those of the outcomes that were counted."""
    counted = set(source.outcomes["indicator"].unique())
    return [name for name in names if name in counted]


def _folded(table: Table) -> Table:
    """The same without the rows in which nothing matters."""
    quiet = [row for row in table.rows if all(cell.quiet for cell in row.figures)]
    shown = tuple(row for row in table.rows if row not in quiet)
    return replace(table, rows=shown, quiet=tuple(row.title for row in quiet))


def _table(source: Source, asked: list[str], title: str) -> Table:
    """Differences and the baseline's levels in each outcome asked for."""
    heads = tuple((scale(name).label, scale(name).change) for name in asked)
    rows = tuple(
        Row(source.titles[mix], other_base(source, mix), tuple(changed(source, mix, name) for name in asked))
        for mix in source.ranked
    )
    levels = tuple(level(source, source.baseline, name) for name in asked)
    return Table(title, heads, rows, Row(source.titles[source.baseline], "", levels))
