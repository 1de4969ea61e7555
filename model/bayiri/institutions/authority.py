"""The authority that carries out removals from one destination: whom it draws, within its capacity."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bayiri import draws
from bayiri.institutions.actor import Actor, queue, whole_agents
from bayiri.rules import orders

if TYPE_CHECKING:
    from bayiri.model import ReturnModel


def pool(people: np.ndarray, ordered: np.ndarray, place: int, quarter: int) -> np.ndarray:
    """Those of the rows `ordered` that an office may draw in this quarter; `people` as the rules read them."""
    out = np.empty(len(ordered), np.int64)
    return out[: orders.in_reach(people, ordered, place, quarter, out)]


def draw(people: np.ndarray, rows: np.ndarray, quarter: int, number: int, seed: int) -> None:
    """Mark so many of these rows for removal, in the order of (keyed uniform, identity)."""
    people["drawn"][rows[queue(people, rows, quarter, draws.REMOVAL, seed)[:number]]] = 1


class ReturnAuthority(Actor):
    """An institution that draws people for removal from destination `place`, up to its capacity in persons.

    It sees status, orders and documents, never the true need of protection: whom the guard of the rules then
    protects stays, is counted, and has taken a place of the capacity.
    """

    def __init__(self, model: ReturnModel, place: int) -> None:
        super().__init__(model)
        self.place = place
        self.name = model.place_names[place]
        self.drawn = 0

    def allot(self, quarter: int) -> None:
        """Mark whom the authority will seek to remove in this quarter; a part of an agent by a keyed draw."""
        places = float(self.model.tables.places[quarter, self.place]["removal_capacity"])
        if places <= 0.0:
            return
        ordered = np.flatnonzero(self.model.tables.public["ordered"] > 0)  # at the end of the last quarter
        rows = pool(self.model.records, ordered, self.place, quarter)
        if rows.size == 0:
            return
        number = min(whole_agents(self.model, places, quarter, self.place, draws.PART_PLACE, 1), rows.size)
        draw(self.model.migrants, rows, quarter, number, self.model.world_seed)
        self.drawn += number
