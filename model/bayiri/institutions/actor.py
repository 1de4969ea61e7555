"""What every institution has in common: a Mesa agent that decides once a quarter, and a purse of public money."""

from __future__ import annotations

import itertools
import weakref
from typing import TYPE_CHECKING, Any, ClassVar

import mesa
import numpy as np

from bayiri import draws

if TYPE_CHECKING:
    from bayiri.model import ReturnModel


class _Counters(weakref.WeakKeyDictionary[mesa.Model, Any]):
    """Mesa 3.3 counts agents in a dictionary that keeps every model alive; this one lets them go."""

    def __getitem__(self, model: mesa.Model) -> Any:
        if model not in self:
            self[model] = itertools.count(1)
        return super().__getitem__(model)


class Actor(mesa.Agent):
    """A Mesa agent that does not keep its model alive."""

    _ids = _Counters()


class Purse:
    """Public money that several programmes share, in cents; None is without limit."""

    def __init__(self, cents: int | None) -> None:
        self.total = cents
        self.committed = 0

    def left(self, own: int = 0) -> int:
        """Cents that can still be committed, or paid by who has `own` of them committed already."""
        return 1 << 62 if self.total is None else max(self.total - self.committed + own, 0)


class PublicBody(Actor):
    """An institution with terms in a table, that spends public money within its budget and the shared purse.

    `index` is its column in the table of the run called `table`; `committed` are cents of all persons paid or promised.
    """

    table: ClassVar[str]

    def __init__(self, model: ReturnModel, index: int, name: str) -> None:
        super().__init__(model)
        self.index = index
        self.name = name
        self.committed = 0

    def terms(self, quarter: int) -> np.void:
        """What holds for the whole institution in this quarter: its money and places, which no group has of its own."""
        found: np.void = getattr(self.model.tables, self.table)[quarter, self.index, 0]
        return found

    def is_open(self, quarter: int) -> bool:
        """Whether anybody may take part in this quarter."""
        return bool(getattr(self.model.tables, self.table)[quarter, self.index]["open"].any())

    def terms_of(self, rows: np.ndarray, quarter: int) -> np.ndarray:
        """What it offers each of these people in this quarter, by the group that they belong to."""
        people = self.model.migrants[rows]
        group = self.model.tables.terms[people["region"], people["sex"], people["schooling"]]
        found: np.ndarray = getattr(self.model.tables, self.table)[quarter, self.index, group]
        return found

    def affordable(self, budget: float) -> int:
        """Cents that can still be committed, for a budget of so many cents over its life."""
        return max(min(int(budget) - self.committed, self.model.purse.left()), 0)

    def commit(self, cents: int) -> None:
        """Take cents from the budget and the shared purse, or give them back where negative."""
        self.committed += cents
        self.model.purse.committed += cents


def whole_agents(model: ReturnModel, persons: float, quarter: int, key: int, name: int, option: int = 0) -> int:
    """Agents that so many persons are: the part of an agent is settled by a keyed draw."""
    chance = draws.uniforms(model.world_seed, np.array([key]), quarter, name, option)
    return int(persons / model.weight + chance[0])


def queue(people: np.ndarray, rows: np.ndarray, quarter: int, name: int, seed: int, key: int = 0) -> np.ndarray:
    """Positions of people in the order of (keyed uniform, identity): the same people, whatever the order of `rows`."""
    identity = people["identity"][rows]
    return np.lexsort((identity, draws.uniforms(seed, identity, quarter, name, key)))
