"""The authority that carries out removals from one destination: whom it draws, within its capacity."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bayiri import draws, state
from bayiri.institutions.actor import Actor

if TYPE_CHECKING:
    from bayiri.model import ReturnModel


def pool(people: np.ndarray, place: int, quarter: int) -> np.ndarray:
    """Rows of those an office may draw: present without right, order past its deadline, documents, no place to go."""
    ordered = (people["order_until"] != state.NEVER) & (people["order_until"] < quarter)
    here = (people["presence"] == state.PRESENT) & (people["place"] == place)
    leaves = np.isin(people["intention"], (state.GO_HOME, state.GO_HOME_FOR_A_TIME))
    leaves |= (people["intention"] == state.GO_HOME_ASSISTED) & (people["granted"] == 1)
    without_right = (people["status"] == state.IRREGULAR) & (people["documents"] == state.DOCUMENTS_HELD)
    rows: np.ndarray = np.flatnonzero(ordered & here & without_right & ~leaves)
    return rows


def draw(people: np.ndarray, rows: np.ndarray, quarter: int, number: int, seed: int) -> None:
    """Mark so many of these rows for removal, in the order of (keyed uniform, identity)."""
    identity = people["identity"][rows]
    order = np.lexsort((identity, draws.uniforms(seed, identity, quarter, draws.REMOVAL)))
    people["drawn"][rows[order[:number]]] = 1


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
        people, seed = self.model.migrants, self.model.world_seed
        places = float(self.model.tables.places[quarter, self.place]["removal_capacity"])
        if places <= 0.0:
            return
        rows = pool(people, self.place, quarter)
        part = draws.uniforms(seed, np.array([self.place]), quarter, draws.PART_PLACE, 1)
        number = min(int(places / self.model.weight + part[0]), rows.size)
        draw(people, rows, quarter, number, seed)
        self.drawn += number
