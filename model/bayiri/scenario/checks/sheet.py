"""Figures of a corridor sheet that do not go together: shares of a whole, a stock without the start."""

from __future__ import annotations

from collections.abc import Iterator

from bayiri.parameters.quarters import index
from bayiri.scenario.checks.contradictions import number_of
from bayiri.scenario.text.documents import Document
from bayiri.scenario.text.faults import Fault, number

_REGIONS = ("origin", "regions")
_OFF = 0.005  # as far as rounded shares of some regions may miss the whole


def check_shares(sheet: Document) -> Iterator[Fault]:
    """The fault of regions from which more or fewer people come than there are; a share that is none is told apart."""
    regions = sheet.get(*_REGIONS)
    names = tuple(regions) if isinstance(regions, dict) else ()
    shares = [number_of(sheet.get(*_REGIONS, name, "migrant_share")) for name in names]
    known = [share for share in shares if share is not None]
    whole = sum(known)
    if known and len(known) == len(names) and abs(whole - 1.0) > _OFF:
        said = f"have migrant_share that adds up to {number(round(whole, 4))}; over all regions it must be 1."
        yield sheet.fault(_REGIONS, said)


def check_stock(sheet: Document, start: str) -> Iterator[Fault]:
    """The fault of a stock that is not known on either side of the start, when people are counted against it."""
    years, year = sheet.get("stock", "years"), index(start) // 4
    known = [given for given in years if isinstance(given, int)] if isinstance(years, dict) else []
    if known and not min(known) <= year <= max(known):
        said = f"is known from {min(known)} to {max(known)}; the simulation starts in {year}."
        yield sheet.fault(("stock", "years"), said, "Give a figure for that year, or for years on both its sides.")
