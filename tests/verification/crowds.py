"""A crowd of people made by hand in a corridor's tables, living quarters by the real rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from bayiri import state
from bayiri.compiling import JIT, records
from bayiri.institutions.authority import draw, pool
from bayiri.population import open_tables
from bayiri.rules import phases
from bayiri.scenario.tables.compile import Compiled, compile_scenario
from tests.worlds import ALONE, world

NUMBER = 50_000 if JIT else 2_000

FAR = 1 << 40  # more than there are people

# Nobody weighs a move, dies, or falls ill, unless a test says so.
QUIET: dict[str, Any] = {
    "behaviour.attention": 0.0,
    "behaviour.illness_onset": 0.0,
    "behaviour.family_forming": 0.0,
    "sheet.origin.mortality_men": 0.0,
    "sheet.origin.mortality_women": 0.0,
    "sheet.destinations.spain.mortality_men": 0.0,
    "sheet.destinations.spain.mortality_women": 0.0,
    "sheet.destinations.spain.detection": 0.0,
    "sheet.destinations.spain.regularisation": 0.0,
}


class Crowd:
    """People alike but for their identity: 30 years old, in regular work at the destination, here for ten years.

    `fields` sets other values (one for all, or an array). Quarter 80 is 2010Q1.
    """

    def __init__(self, changes: Mapping[str, Any], seed: int = 1, number: int = NUMBER, **fields: Any) -> None:
        self.compiled: Compiled = compile_scenario(world({**ALONE, **QUIET, **changes}))
        self.home, self.abroad = 0, self.compiled.regions
        self.people = np.zeros(number, state.MIGRANT)
        self.tables = open_tables(self.compiled, self.people, seed)
        self.quarter = 80
        start = {
            "identity": np.arange(number), "presence": state.PRESENT, "age": 30.0, "status": state.TEMPORARY,
            "place": self.abroad, "destination": self.abroad, "work_state": state.WAGE, "permit_until": state.FOREVER,
            "since": 40, "first_departure": 40, "left": 40, "trips": 1, "died": -1, "returned": -1, "window_return": -1,
            "window_left": -1,
            "lender_asked": -1, "lent_by": -1, "business_since": -1, "order_until": -1, "information": 1.0,
            "reentry_until": -1, "banned_until": -1, "queued_to": -1, "served_by": -1, "also_by": -1, "applied_to": -1,
        }  # fmt: skip
        for name, value in {**start, **fields}.items():
            self.people[name] = value
        self.records = records(self.people)
        self._rows = np.arange(number)

    def before(self, quarters: int = 1) -> None:
        """So many quarters of the phases before allotment: life, work, money, beliefs, intend."""
        for _ in range(quarters):
            phases.before_allotment(self.records, self._rows, self.tables, self.quarter)
            self.quarter += 1

    def after(self, quarters: int = 1) -> None:
        """So many quarters of the phases after allotment: move, deadlines, enforcement, reintegrate."""
        for _ in range(quarters):
            phases.after_allotment(self.records, self._rows, self.tables, self.quarter)
            self.quarter += 1

    def enforced(self, quarters: int = 1, capacity: int = FAR) -> None:
        """So many quarters after allotment, in each of which an authority draws up to `capacity` people before."""
        for _ in range(quarters):
            rows = pool(self.records, self._rows, self.abroad, self.quarter)
            draw(self.people, rows, self.quarter, capacity, int(self.tables.parameters["seed"][0]))
            self.after()

    def number(self, **values: int) -> int:
        """People whose fields have these values."""
        chosen = np.ones(len(self.people), bool)
        for name, value in values.items():
            chosen &= self.people[name] == value
        return int(chosen.sum())

    def worth(self, place: int) -> np.ndarray:
        """Worth of a place to each person as things stand, ln points."""
        rows = range(len(self.people))
        worths = [phases.worth_of_place(self.records, row, place, self.tables, self.quarter) for row in rows]
        return np.array(worths)


def assert_share(count: int, number: int, exact: float) -> None:
    """`count` of `number` independent people lie within four standard deviations of their expected share."""
    assert 0.0 < exact < 1.0
    sd = (number * exact * (1.0 - exact)) ** 0.5
    assert abs(count - number * exact) < 4.0 * sd, (
        f"{count / number:.5f}, expected {exact:.5f} +- {4 * sd / number:.5f}"
    )
