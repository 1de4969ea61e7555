"""A lever moves nobody before it starts nor at its neutral value, and somebody once it is in force."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bayiri import compare
from bayiri.model import ReturnModel
from bayiri.parameters import POLICY_TYPES, Parameter, in_section
from bayiri.scenario import Scenario
from tests.worlds import OPEN_TO_ALL, fields_apart, live, parts_apart, world

TWENTY = "2012Q1"  # quarter 20 of the scenario
LEVERS = [(kind, row) for kind in POLICY_TYPES for row in in_section(kind).values() if row.neutral is not None]
IDS = [f"{kind}.{row.name}" for kind, row in LEVERS]
AT_WORK = {
    "USD 2021": 20_000.0,
    "USD 2021 per quarter": 2_000.0,
    "quarters": 20,
    "persons per quarter": 20_000.0,
    "share": 0.3,
    "per quarter": 0.3,
    "flag": True,
    "index": 0.5,
    "visits per year": 2,
    "USD 2021 per visit": 50,
    "ln points": 0.3,
}
# Some levers say how something else is given: they move somebody only beside it.
BESIDE: dict[str, dict[str, Any]] = {
    "serves_returned": {"assists_return": False, "services.economic": 0.8},
    "ban": {"grant": 5_000},
    "take_up_cost": {"grant": 5_000},
    "credit_for_leaving": {"ceiling": 9_000},
    "accuracy": {"contact.reach": 0.5},
    "anonymous": {"contact.reach": 1.0, "accuracy": 0.8},
    "referral": {"contact.reach": 1.0},
    "contact.reach": {"accuracy": 0.8},
    "contact.cost": {"contact.reach": 0.5, "accuracy": 0.8, "contact.budget": 10_000},
    "works.cost": {"lower.security": 0.5, "works.budget": 10_000},
    "regions.spread": {"grant": 20_000, "places": 300},
    "regions.capital": {"grant": 20_000, "places": 300},
    "readmission": {"documents_quarters": 20},
}
FEW = {
    "credit_for_leaving": 4_000,
    "services.cash": 8_000,
}  # people whom a lever concerns so rarely that it takes more of them
# ... and some only where the world leaves them room.
AROUND: dict[str, dict[str, Any]] = {"referral": {"policies.assisted_return.reach": 0.0}}
# ... or where something is not rare.
RARE = {f"sheet.destinations.spain.{name}": value for name, value in
        {"detection": 0.1, "documents_held": 0.3, "removal_capacity": 20_000.0}.items()}  # fmt: skip
AROUND |= {"readmission": RARE}
SERVED = {name: {"serves_returned": 8} for name in ("services.economic", "services.social", "services.psychosocial")}
SERVED |= {row.name: {"serves_returned": 8} for _, row in LEVERS if row.name.startswith("modules.")}
IN_SUPPORT = {"serves_returned": 8, "services.economic": 0.4, "services.social": 0.4, "services.cost": 100}
SERVED |= dict.fromkeys(("services.cash", "services.menu", "services.tailoring", "preparation.strength"), IN_SUPPORT)
SERVED |= {"follow_up.visits": {**IN_SUPPORT, "services.tailoring": 0.9, "services.quarters": 8}}
SERVED |= {"follow_up.cost": {**IN_SUPPORT, "follow_up.visits": 2}}


def at_rest(row: Parameter) -> Any:
    """The lever's neutral value as a file gives it."""
    return bool(row.neutral) if row.kind == "flag" else row.neutral


def policy(kind: str, row: Parameter, value: Any, **dates: str) -> dict[str, Any]:
    """Changes that add a policy with this one lever (and what it needs beside it) to the baseline."""
    offer = {"return_programme": OPEN_TO_ALL, "credit_access": {"type": kind, "reach": 1.0}}.get(kind, {"type": kind})
    levers = {**BESIDE.get(row.name, {}), **SERVED.get(row.name, {}), row.name: value}
    return {"policies.added": {**offer, **dates}} | {f"policies.added.{name}": v for name, v in levers.items()}


def apart_by_quarter(one: Scenario, other: Scenario, quarters: int, migrants: int = 600) -> list[dict[str, int]]:
    """Fields in which two runs differ, quarter by quarter."""
    models = [ReturnModel(scenario, 1, migrants, quarters=quarters) for scenario in (one, other)]
    apart = []
    while not models[0].finished:
        for model in models:
            model.live_quarter()
        apart.append(fields_apart(models[0].migrants, models[1].migrants))
    return apart


@pytest.mark.parametrize(("kind", "row"), LEVERS, ids=IDS)
def test_a_lever_moves_nobody_before_it_and_somebody_after(kind: str, row: Parameter) -> None:
    around = AROUND.get(row.name, {})
    changed = world({**around, **policy(kind, row, AT_WORK[row.unit], start=TWENTY)})
    assert apart_by_quarter(world(around), changed, 30)[:20] == [{}] * 20
    without = world({**around, **policy(kind, row, at_rest(row), start=TWENTY)})
    apart = apart_by_quarter(without, changed, 34, FEW.get(row.name, 600))
    bookkeeping = {"aware", "applied_to", "served_by", "services_until", "granted", "queued_to", "intention",
                   "also_by", "also_until", "package", "also_package", "focus"}  # fmt: skip
    assert set(apart[-1]) - bookkeeping


def test_an_announcement_moves_people_from_its_quarter_on_and_not_before() -> None:
    offer = {**OPEN_TO_ALL, "grant": 20_000, "start": "2014Q1"}
    apart = apart_by_quarter(world(), world({"policies.added": {**offer, "announced": TWENTY}}), 30)
    assert apart[:20] == [{}] * 20
    assert "aware" in apart[20]
    unannounced = apart_by_quarter(world(), world({"policies.added": offer}), 30)
    assert unannounced[:28] == [{}] * 28
    assert "aware" in unannounced[28]


def test_an_ended_policy_takes_nobody_in() -> None:
    offer = {**OPEN_TO_ALL, "grant": 20_000, "start": "2008Q1", "end": "2009Q4"}
    model = ReturnModel(world({"policies.assisted_return": None, "policies.added": offer}), 1, 1_000, quarters=24)
    assisted = []
    while not model.finished:
        model.live_quarter()
        assisted.append(model.value("returns_assisted"))
    assert np.flatnonzero(assisted).min() >= 4
    assert np.flatnonzero(assisted).max() <= 11
    assert sum(assisted[4:12]) > 20 * model.weight


REPLACING: dict[str, tuple[str, Any]] = {
    "pension_regime": ("pension_portability", "forfeit"),
    "pension_denominator": ("pension_portability", "own_career"),
    "pension_minimum": ("pension_portability", 14.0),
    "order_deadline": ("return_procedure", 6),
    "documents_quarters": ("return_procedure", 40.0),
    "removal_ban": ("return_procedure", 2),
}


@pytest.mark.parametrize("lever", REPLACING)
def test_a_lever_that_stands_in_place_of_the_sheets_value_does_so_from_its_start_on(lever: str) -> None:
    kind, value = REPLACING[lever]
    beside = RARE if kind == "return_procedure" else {}
    added = {"type": kind, "start": TWENTY, lever: value}
    apart = apart_by_quarter(world(beside), world({**beside, "policies.added": added}), 40)
    assert apart[:20] == [{}] * 20
    assert apart[-1]


@pytest.mark.parametrize("kind", POLICY_TYPES)
def test_a_policy_that_says_nothing_changes_nobody(kind: str) -> None:
    nothing = {"type": kind, "start": "2009Q1", **({"assists_return": False} if kind == "return_programme" else {})}
    assert (
        parts_apart(live(world(), 600, quarters=30), live(world({"policies.added": nothing}), 600, quarters=30)) == []
    )


def neutral(kind: str, row: Parameter) -> Scenario:
    """The baseline with a policy of which one lever is named, at its neutral value, and nothing else is offered."""
    inert: dict[str, Any] = {"assists_return": False} if kind == "return_programme" else {}
    added = {"type": kind, **inert, "start": "2009Q1"}
    return world({"policies.added": added, f"policies.added.{row.name}": at_rest(row)}, name=f"{kind}-{row.name}")


@pytest.mark.parametrize(("kind", "row"), LEVERS, ids=IDS)
def test_a_neutral_lever_changes_no_field_of_anybody(kind: str, row: Parameter) -> None:
    assert parts_apart(live(world(), 600, quarters=30), live(neutral(kind, row), 600, quarters=30)) == []


def test_neutral_levers_differ_by_exactly_nothing() -> None:
    comparison = compare([world(), *(neutral(*lever) for lever in LEVERS)], runs=2, migrants=250, quarters=24)
    table = comparison.differences.dropna(subset="mean")
    assert set(table["scenario"]) == {f"{kind}-{row.name}" for kind, row in LEVERS}
    assert (table["mean"] == 0.0).all()
    twice = table[table["runs"] == 2]  # a group large enough to be told in one run only has no interval
    assert len(twice) > 0.9 * len(table)
    assert (twice[["low", "high"]] == 0.0).all(axis=None)
    assert set(twice["verdict"]) == {"negligible"}
    paths = comparison.path_table
    assert (paths.loc[~paths["path"].isin(["never", "same_quarter", "paid_anyway"]), "persons"] == 0).all()
