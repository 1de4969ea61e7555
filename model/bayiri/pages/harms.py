"""Harms beside cost, and who pays."""

from __future__ import annotations

from dataclasses import dataclass

from bayiri.charts.numbers import MISSING, digits, number
from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.spread import Estimate
from bayiri.pages.glance import Figure, changed, level

HARMS = ("under_pressure", "usurious_debtors", "removals", "refused_removals", "unrecognised_need", "in_limbo", "dead")
MONEY = ("public_cost", "public_unspent")


@dataclass(frozen=True)
class Table:
    """Heads (words, unit) and rows: title of a mix with a figure under each head."""

    heads: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[Figure, ...]], ...]
    base: tuple[str, tuple[Figure, ...]]


def harms(source: Source) -> Table:
    """Differences in harms, mix by mix, above the baseline's levels."""
    return _table(source, _known(source, HARMS))


def money(source: Source) -> Table:
    """Differences in public money and who pays it; paid anyway; what one more settled return costs."""
    known = _known(source, MONEY)
    table = _table(source, known[:1] + _payers(source) + known[1:])
    more = (("Paid anyway", "% of people paid"), ("Cost of one more settled return", "USD 2021"))
    rows = tuple(
        (title, (*figures, level(source, name, "paid_anyway"), Figure(per_settled(source, name))))
        for name, (title, figures) in zip(source.mixes, table.rows, strict=True)
    )
    base = (table.base[0], (*table.base[1], Figure(MISSING), Figure(MISSING)))
    return Table((*table.heads, *more), rows, base)


def per_settled(source: Source, name: str) -> str:
    """Extra public cost of one additional settled return; a dash unless the effect is clearly above zero.

    A ratio with an effect that may be zero, or below it, would mislead.
    """
    effect, cost = source.change(name, "settled_returns")[0], source.change(name, "public_cost")[0]
    if not (effect.excludes_zero and effect.mean > 0 and cost.known):
        return MISSING
    ratio = cost.mean / effect.mean
    return number(ratio, digits(_half_width(effect, cost), ratio))


def _half_width(effect: Estimate, cost: Estimate) -> float:
    """How far the ratio moves when effect and cost move to the ends of their intervals."""
    ends = [c / e for c in (cost.low, cost.high) for e in (effect.low, effect.high)]
    return (max(ends) - min(ends)) / 2


def _known(source: Source, names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Those of the outcomes that were counted, for everybody."""
    counted = set(source.outcomes["indicator"].unique())
    return [(name, "all") for name in names if name in counted]


def _payers(source: Source) -> list[tuple[str, str]]:
    """The payers of public cost, if several pay anything."""
    table = source.outcomes
    paid = table[(table["indicator"] == "public_cost") & table["group"].str.startswith("payer=")]
    payers = sorted(str(group) for group in paid.loc[paid["value"] != 0, "group"].unique())
    return [("public_cost", payer) for payer in payers] if len(payers) > 1 else []


def _table(source: Source, asked: list[tuple[str, str]]) -> Table:
    """Differences and the baseline's levels in each (indicator, group) asked for."""
    heads = tuple((_head(name, group), scale(name).change) for name, group in asked)
    rows = tuple(
        (source.titles[mix], tuple(changed(source, mix, name, group) for name, group in asked)) for mix in source.mixes
    )
    levels = tuple(level(source, source.baseline, name, group) for name, group in asked)
    return Table(heads, rows, (source.titles[source.baseline], levels))


def _head(name: str, group: str) -> str:
    """What a column counts."""
    return scale(name).label if group == "all" else f"paid by the {group.partition('=')[2]}"
