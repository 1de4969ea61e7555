"""A module moves somebody when it is on and nobody while it is off, whatever a sheet holds for it."""

from __future__ import annotations

from typing import Any

import pytest

from bayiri.indicators import measures as i
from bayiri.parameters import MODULES, Parameter, in_module
from bayiri.scenario import Scenario
from tests.worlds import live, parts_apart, world

# People without the right to stay are found, ordered to leave and removed: without that there is nothing to fear.
FOUND: dict[str, Any] = {"policies.procedure": {"type": "return_procedure", "start": "2007Q1", "detection": 0.1,
                                                "removal_capacity": 3_000}}  # fmt: skip
# What each module is there to move, and whether up or down: a sum over all quarters.
MOVES = {
    "removal_threat": (i.RETURNS_OWN_MEANS, 1),
    "deterrence": (i.FIRST_DEPARTURES, -1),
    "disasters": (i.SCORE_SUM, -1),
    "arithmetic_composite": (i.SCORE_SUM, 1),
}


def figure(row: Parameter) -> dict[str, Any]:
    return {"value": row.default_on, "unit": row.unit, "source": "a test", "grade": "assumption"}


def figures(name: str) -> dict[str, Any]:
    """All numbers of a module as figures of the sheet, away from what means off."""
    return {
        path: figure(row)
        for row in in_module(name)
        for path in (
            [f"sheet.behaviour.{row.name}"]
            if row.table == "parameters"
            else [f"sheet.origin.regions.{region}.{row.name}" for region in ("sierra", "costa", "amazonia")]
        )
    }


def switched(name: str, on: bool, **more: Any) -> Scenario:
    return world({**FOUND, f"modules.{name}": on, **more})


@pytest.mark.parametrize("name", MODULES)
def test_a_module_that_is_on_moves_what_it_is_there_for(name: str) -> None:
    off, on = (live(switched(name, state), 2_000, quarters=40) for state in (False, True))
    assert parts_apart(off, on)
    measure, sign = MOVES[name]
    start = off.compiled.start
    found, usual = (float(model.sums[start:, :, measure].sum()) for model in (on, off))
    assert sign * (found - usual) > 0.0


@pytest.mark.parametrize("name", MODULES)
def test_a_module_that_is_off_moves_nobody_whatever_the_sheet_holds(name: str) -> None:
    usual = live(world(FOUND), 600, quarters=24)
    on = switched(name, True, **figures(name))
    assert parts_apart(usual, live(on, 600, quarters=24))
    off = on.with_({f"modules.{name}": False})
    assert all(off.sources.sheet.get(*path.split(".")[1:]) for path in figures(name))
    assert parts_apart(usual, live(off, 600, quarters=24)) == []


@pytest.mark.parametrize("name", MODULES)
def test_the_numbers_that_a_module_sets_by_itself_are_those_that_a_sheet_could_give(name: str) -> None:
    runs = [live(switched(name, True, **given), 300, quarters=12) for given in ({}, figures(name))]
    assert parts_apart(*runs) == []


@pytest.mark.parametrize("name", MODULES)
def test_a_module_whose_numbers_hold_what_means_off_moves_nobody(name: str) -> None:
    still = {path: {**given, "value": 0.0} for path, given in figures(name).items()}
    runs = [live(scenario, 300, quarters=12) for scenario in (world(FOUND), switched(name, True, **still))]
    assert parts_apart(*runs) == []
