"""What every institution has in common: a Mesa agent that decides once a quarter, and a purse of public money."""

from __future__ import annotations

import itertools
import weakref
from typing import Any

import mesa


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
