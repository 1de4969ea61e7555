"""How an institution divides what it has over the origin's regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from bayiri.model import ReturnModel


def divides(terms: np.void) -> bool:
    """Whether the programme keeps parts for regions, rather than follow demand."""
    return bool(terms["regions_spread"] > 0.0 or terms["regions_capital"] > 0.0)


def shares_of_regions(model: ReturnModel, terms: np.void, demand: np.ndarray, quarter: int) -> np.ndarray:
    """Each region's share: what is kept for the capital's, and the rest by demand or population (labour force)."""
    places = model.compiled.places[quarter, : model.compiled.regions]
    population, seat = places["labour_force"], places["capital"]
    by_population = population / population.sum()
    by_seat = seat / seat.sum() if seat.sum() > 0.0 else by_population
    by_demand = demand / demand.sum() if demand.sum() > 0 else by_population
    spread, capital = float(terms["regions_spread"]), float(terms["regions_capital"])
    rest = (1.0 - spread) * by_demand + spread * by_population
    shares: np.ndarray = capital * by_seat + (1.0 - capital) * rest
    return shares
