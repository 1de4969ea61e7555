"""Programmes that assist return and reintegration: who is taken in, within places and budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bayiri import draws, state
from bayiri.institutions.actor import PublicBody, whole_agents
from bayiri.institutions.shares import divides, shares_of_regions
from bayiri.rules import assistance

if TYPE_CHECKING:
    from bayiri.model import ReturnModel


class ReturnProgramme(PublicBody):
    """An institution that assists return and reintegration within a budget, places a quarter and a queue.

    Money is committed when a person is taken in, for all that the programme then owes, times the persons an agent
    stands for.
    """

    table = "programmes"

    def __init__(self, model: ReturnModel, index: int, name: str) -> None:
        super().__init__(model, index, name)
        self.taken = 0

    def allot(self, quarter: int) -> None:
        """Take in applicants in order of waiting, then of a keyed draw, and tell the others."""
        people = self.model.migrants
        rows = self.model.applicants[people["applied_to"][self.model.applicants] == self.index]
        if rows.size == 0:
            return
        rows = rows[self._order(rows, quarter)]
        placed = self._placed(rows, quarter)
        candidates = rows[placed]
        taken = self._affordable(candidates, quarter)
        people["granted"][candidates[:taken]] = 1
        people["queued_to"][candidates[:taken]] = state.NEVER
        self.taken += taken
        self._refuse(rows[~placed | (np.cumsum(placed) > taken)], quarter)

    def _order(self, rows: np.ndarray, quarter: int) -> np.ndarray:
        """Those who have waited longest first; among equals by (keyed uniform, identity)."""
        people = self.model.migrants
        identity = people["identity"][rows]
        key = int(self.terms(quarter)["key"])
        chance = draws.uniforms(self.model.world_seed, identity, quarter, draws.QUEUE, key)
        waits = people["queued_to"][rows] == self.index
        since = np.where(waits, people["queued_since"][rows], quarter)
        return np.lexsort((identity, chance, since))

    def _placed(self, rows: np.ndarray, quarter: int) -> np.ndarray:
        """Which of the ordered applicants find a place: the first, or the first of each region where places are
        divided over regions. A place of one region is not given to another."""
        terms = self.terms(quarter)
        persons, key = float(terms["places"]), int(terms["key"])
        if not divides(terms):
            return np.arange(len(rows)) < whole_agents(self.model, persons, quarter, key, draws.PART_PLACE)
        region = self.model.migrants["region"][rows]
        demand = np.bincount(region, minlength=self.model.compiled.regions)
        shares = shares_of_regions(self.model, terms, demand, quarter)
        placed = np.zeros(len(rows), bool)
        for code, share in enumerate(shares):
            kept = whole_agents(self.model, persons * share, quarter, key, draws.PLACES_BY_REGION, code)
            here = region == code
            placed |= here & (np.cumsum(here) <= kept)
        return placed

    def _affordable(self, rows: np.ndarray, quarter: int) -> int:
        """How many of the ordered applicants the budget covers; their cost is committed."""
        costs = self._costs(rows, quarter) * self.model.weight
        limit = self.affordable(self.terms(quarter)["budget"])
        number = int(np.searchsorted(np.cumsum(costs), limit, side="right"))
        self.commit(int(costs[:number].sum()))
        return number

    def _costs(self, rows: np.ndarray, quarter: int) -> np.ndarray:
        """Cents owed for each applicant, by the same rule that pays them."""
        costs = np.empty(len(rows), np.int64)
        assistance.commitments(self.model.records, rows, self.model.tables, quarter, self.index, costs)
        return costs

    def _refuse(self, rows: np.ndarray, quarter: int) -> None:
        """The refused go by their own means if they would have, or wait for a place, or remain."""
        people, terms = self.model.migrants, self.terms(quarter)
        home = people["intention"][rows] == state.GO_HOME_ASSISTED
        alone = home & (people["would_go"][rows] == 1) & (int(terms["on_refusal"]) == 0)
        people["intention"][rows] = np.where(alone, state.GO_HOME, state.REMAIN)
        if int(terms["queue"]) > 0:
            waiting = rows[home & ~alone]
            new = waiting[people["queued_to"][waiting] != self.index]
            people["queued_since"][new] = quarter
            people["queued_to"][waiting] = self.index
