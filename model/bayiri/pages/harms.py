"""Harms beside cost, and who pays."""

from __future__ import annotations

from dataclasses import dataclass

from bayiri.charts.numbers import MISSING, digits, number
from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.spread import Estimate
from bayiri.pages.glance import Figure, changed, level

HARMS = ("under_pressure", "removals", "refused_removals", "dead")
MONEY = ("public_cost", "public_unspent")
PERSONS = 1.0


@dataclass(frozen=True)
class Table:
    """Heads (words, unit) and rows: title of a mix with a figure under each head."""

    heads: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[Figure, ...]], ...]
    base: tuple[str, tuple[Figure, ...]] | None


def harms(source: Source) -> Table:
    """Differences in harms, mix by mix, above the baseline's levels."""
    return _table(source, [name for name in HARMS if (source.outcomes["indicator"] == name).any()])


def money(source: Source) -> Table:
    """Differences in public money, what was left unspent, and what one more settled return costs."""
    table = _table(source, [name for name in MONEY if (source.outcomes["indicator"] == name).any()])
    heads = (
        *table.heads,
        ("Paid anyway", "% of people paid"),
        ("Cost of one more settled return", "USD 2021"),
    )
    rows = tuple(
        (title, (*figures, level(source, name, "paid_anyway"), Figure(per_settled(source, name))))
        for name, (title, figures) in zip(source.mixes, table.rows, strict=True)
    )
    base = None if table.base is None else (table.base[0], (*table.base[1], Figure(MISSING), Figure(MISSING)))
    return Table(heads, rows, base)


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


def _table(source: Source, names: list[str]) -> Table:
    heads = tuple((scale(name).label, scale(name).change) for name in names)
    rows = tuple(
        (source.titles[mix], tuple(changed(source, mix, name) for name in names)) for mix in source.mixes
    )
    base = (source.titles[source.baseline], tuple(level(source, source.baseline, name) for name in names))
    return Table(heads, rows, base)
