"""Services that tell people abroad about home: who is counselled, within places and money."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bayiri import draws, ledger
from bayiri.institutions.actor import Actor
from bayiri.rules import beliefs

if TYPE_CHECKING:
    from bayiri.model import ReturnModel


class InformationService(Actor):
    """A provider of counsel within a budget and places a quarter.

    `index` is its column in the table of informers; `counselled` the agents served so far; `spent` cents of all
    persons. Counsel counts from the same quarter's decisions on. What it costs is not set down as paid to the person:
    it reaches many who never mean to go.
    """

    def __init__(self, model: ReturnModel, index: int, name: str) -> None:
        super().__init__(model)
        self.index = index
        self.name = name
        self.spent = 0
        self.counselled = 0

    def counsel(self, quarter: int) -> None:
        """Counsel those who ask, in the order of a keyed draw, as far as places and money reach."""
        terms = self.model.tables.informers[quarter, self.index]
        if not terms["open"]:
            return
        rows = self._seekers(quarter, int(terms["key"]))
        rows = rows[: self._affordable(terms, quarter)]
        if rows.size == 0:
            return
        beliefs.counsel(self.model.records, rows, self.model.tables, quarter, self.index)
        paid = len(rows) * self.model.weight * int(terms["contact_cost"])
        self.model.ledger[quarter, ledger.COUNSEL + int(terms["contact_payer"])] += paid
        self.spent += paid
        self.model.purse.committed += paid
        self.counselled += len(rows)

    def _seekers(self, quarter: int, key: int) -> np.ndarray:
        model = self.model
        rows = model.active.rows
        asks = np.zeros(len(rows), np.bool_)
        beliefs.find_seekers(model.records, rows, model.tables, quarter, self.index, asks)
        asking: np.ndarray = rows[asks]
        identity = model.migrants["identity"][asking]
        chance = draws.uniforms(model.world_seed, identity, quarter, draws.QUEUE, key)
        return asking[np.lexsort((identity, chance))]

    def _affordable(self, terms: np.void, quarter: int) -> int:
        """Agents that places (a part by keyed draw) and money allow."""
        chance = draws.uniforms(self.model.world_seed, np.array([terms["key"]]), quarter, draws.PART_PLACE)
        number = int(float(terms["contact_places"]) / self.model.weight + chance[0])
        price = int(terms["contact_cost"]) * self.model.weight
        if price > 0:
            left = min(int(terms["contact_budget"]) - self.spent, self.model.purse.left())
            number = min(number, max(left, 0) // price)
        return number
