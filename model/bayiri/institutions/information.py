"""Services that tell people abroad about home: who is counselled, within places and money."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bayiri import draws, ledger
from bayiri.institutions.actor import PublicBody, queue, whole_agents
from bayiri.rules import beliefs

if TYPE_CHECKING:
    from bayiri.model import ReturnModel


class InformationService(PublicBody):
    """A provider of counsel within a budget and places a quarter.

    `counselled` are the agents served so far. Counsel counts from the same quarter's decisions on. What it costs is
    not set down as paid to the person: it reaches many who never mean to go.
    """

    table = "informers"

    def __init__(self, model: ReturnModel, index: int, name: str) -> None:
        super().__init__(model, index, name)
        self.counselled = 0

    def counsel(self, quarter: int) -> None:
        """Counsel those who ask, in the order of a keyed draw, as far as places and money reach."""
        if not self.is_open(quarter):
            return
        terms = self.terms(quarter)
        rows = self._seekers(quarter, int(terms["key"]))
        rows = rows[: self._places(terms, quarter)]
        if rows.size == 0:
            return
        beliefs.counsel(self.model.records, rows, self.model.tables, quarter, self.index)
        paid = len(rows) * self.model.weight * int(terms["contact_cost"])
        self.model.ledger[quarter, ledger.COUNSEL + int(terms["contact_payer"])] += paid
        self.commit(paid)
        self.counselled += len(rows)

    def _seekers(self, quarter: int, key: int) -> np.ndarray:
        model = self.model
        rows = model.active.rows
        asks = np.zeros(len(rows), np.bool_)
        beliefs.find_seekers(model.records, rows, model.tables, quarter, self.index, asks)
        asking: np.ndarray = rows[asks]
        return asking[queue(model.migrants, asking, quarter, draws.QUEUE, model.world_seed, key)]

    def _places(self, terms: np.void, quarter: int) -> int:
        """Agents that places and money allow."""
        places, key = float(terms["contact_places"]), int(terms["key"])
        number = whole_agents(self.model, places, quarter, key, draws.PART_PLACE)
        price = int(terms["contact_cost"]) * self.model.weight
        return min(number, self.affordable(terms["contact_budget"]) // price) if price > 0 else number
