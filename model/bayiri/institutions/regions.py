"""Regions of origin, which disasters may strike, and measures that make them better to live in.

Both act on this quarter's row of the table of places before anybody decides, so that rules read one number
whatever made it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bayiri import draws, ledger
from bayiri.institutions.actor import Actor, PublicBody

if TYPE_CHECKING:
    from bayiri.model import ReturnModel


class OriginRegion(Actor):
    """A region of origin; `damage` is what is left of its disasters, index points of the environment's push."""

    def __init__(self, model: ReturnModel, index: int, name: str) -> None:
        super().__init__(model)
        self.index = index
        self.name = name
        self.damage = 0.0

    def open_quarter(self, quarter: int) -> None:
        """Part of the damage is overcome; a disaster may strike, by a draw of this place and quarter alone."""
        here = self.model.tables.places[quarter, self.index]
        self.damage *= 1.0 - float(here["shock_fading"])
        chance = draws.uniforms(self.model.world_seed, np.array([self.index]), quarter, draws.SHOCK)[0]
        if chance < here["shock_chance"]:
            self.damage += float(here["shock_size"])
        if self.damage > 0.0:
            here["push_environment"] += self.damage


class PushMeasures(PublicBody):
    """Measures in some regions, paid quarter by quarter: as soon as a quarter cannot be paid whole, they end for good.

    Paying as one goes, and not committing all at the start, leaves the common purse to whoever needs it first, and
    shows what becomes of measures that a budget cannot sustain. What was built is not kept when payment ends.
    """

    def __init__(self, model: ReturnModel, index: int, name: str, regions: np.ndarray) -> None:
        super().__init__(model, index, name)
        self.regions = regions
        self.ended = False

    def terms(self, quarter: int) -> np.void:
        """What holds for the measures in all their regions; no rule reads them."""
        found: np.void = self.model.compiled.measures[quarter, self.index, 0]
        return found

    def carry_out(self, quarter: int) -> None:
        """Pay for this quarter, and make the regions better by what the measures do by now."""
        terms = self.terms(quarter)
        if self.ended or not terms["open"] or not self._pays(terms, quarter):
            return
        here, measures = self.model.tables.places[quarter], self._there(quarter)
        here["push_schools"][self.regions] -= measures["lower_schools"]
        here["push_health"][self.regions] -= measures["lower_health"]
        here["push_security"][self.regions] -= measures["lower_security"]
        here["push_environment"][self.regions] -= measures["lower_environment"]
        for column in ("unemployment", "informality"):
            better = here[column][self.regions] * (1.0 - measures["lower_jobs"])
            here[column][self.regions] = np.clip(better, 0.0, 1.0)

    def _there(self, quarter: int) -> np.ndarray:
        """What the measures do, and cost, in each of their regions."""
        found: np.ndarray = self.model.compiled.measures[quarter, self.index][self.regions]
        return found

    def _pays(self, terms: np.void, quarter: int) -> bool:
        """Pay the quarter's cost if the measures' budget and the common purse hold it; else the measures end."""
        measures = self._there(quarter)
        cost = int(measures["works_cost"].sum())
        if cost > self.affordable(terms["works_budget"]):
            self.ended = True
            return False
        self.commit(cost)
        self.model.ledger[quarter, ledger.MEASURES_IN_REGIONS + int(terms["works_payer"])] += cost
        return True
