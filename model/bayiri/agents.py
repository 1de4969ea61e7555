"""Migrants as Mesa agents: views on a row of the table of people, with one method a phase of the quarter.

Override a method in a subclass to change a rule; the model then runs agent by agent.
"""

from __future__ import annotations

import difflib
import logging
from typing import TYPE_CHECKING, Any

import numpy as np

from bayiri import state
from bayiri.institutions import Actor
from bayiri.rules import phases

if TYPE_CHECKING:
    from bayiri.model import ReturnModel


class Migrant(Actor):
    """One person of the model (standing for `model.weight` persons), looked up in the table on access.

    Reading or setting `migrant.savings`, `migrant.age` and so on reads or sets the record; the fields,
    their meaning and units are those of `bayiri.state.MIGRANT`.
    """

    def __init__(self, model: ReturnModel, row: int) -> None:
        object.__setattr__(self, "row", row)
        super().__init__(model)

    def __getattr__(self, name: str) -> Any:
        if name in state.FIELDS:
            return self.model.migrants[name][self.row].item()
        raise AttributeError(f"a migrant has no {name!r}; fields are {', '.join(state.FIELDS)}")

    def __setattr__(self, name: str, value: Any) -> None:
        if name in state.FIELDS:
            self.model.migrants[name][self.row] = value
        elif not hasattr(self, name) and difflib.get_close_matches(name, state.FIELDS, 1, 0.85):
            near = difflib.get_close_matches(name, state.FIELDS, 1, 0.85)[0]
            raise AttributeError(f"a migrant has no {name!r}; did you mean {near!r}?")
        else:
            object.__setattr__(self, name, value)

    def _run(self, phase: Any) -> None:
        model = self.model
        model.bound(phase)(model.records, self.row, model.tables, model.quarter)

    def life(self) -> None:
        """Phase 2: enter, age, fall ill or recover, found a family, die."""
        self._run(phases.run_life)

    def work(self) -> None:
        """Phase 3: find or lose a job, retire; the wage."""
        self._run(phases.run_work)

    def money(self) -> None:
        """Phase 4: income, remittances, consumption, saving."""
        self._run(phases.run_money)

    def beliefs(self) -> None:
        """Phase 5: ties, what is known of home, awareness."""
        self._run(phases.run_beliefs)

    def intend(self) -> None:
        """Phase 6: reconsider, weigh the worth of places, intend."""
        model = self.model
        tables = model.tables
        if type(self).worth is not Migrant.worth:
            own = [self.worth(place) - self._worth(place) for place in range(len(model.place_names))]
            tables = tables._replace(extra=np.array(own))
        model.bound(phases.run_intend)(model.records, self.row, tables, model.quarter)

    def worth(self, place: int) -> float:
        """Worth of living in a place as things stand, ln points; what an override changes, choice follows."""
        return self._worth(place)

    def _worth(self, place: int) -> float:
        model = self.model
        return float(phases.worth_of_place(model.records, self.row, place, model.tables, model.quarter))

    def move(self) -> None:
        """Phase 8: go home or leave, if nothing scarce was refused."""
        self._run(phases.run_move)

    def deadlines(self) -> None:
        """Phase 9: permits fall due."""
        self._run(phases.run_deadlines)

    def enforcement(self) -> None:
        """Phase 10: removal of those without right, behind the guard."""
        self._run(phases.run_enforcement)

    def reintegrate(self) -> None:
        """Phase 11: money due, services, scores."""
        self._run(phases.run_reintegrate)


_LOG = logging.getLogger("bayiri")
OVERRIDABLE = (*phases.PHASES, "worth")


def overrides(migrant_class: type[Migrant]) -> tuple[str, ...]:
    """Names of the methods that a subclass of Migrant replaces; warns of a name that is nearly one of them."""
    for name in set(vars(migrant_class)) - set(OVERRIDABLE) - set(dir(Migrant)):
        near = difflib.get_close_matches(name, OVERRIDABLE, 1, 0.8)
        if near:
            _LOG.warning("%s.%s replaces nothing; did you mean %s?", migrant_class.__name__, name, near[0])
    return tuple(name for name in OVERRIDABLE if getattr(migrant_class, name) is not getattr(Migrant, name))
