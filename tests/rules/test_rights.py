"""The absolute rule: some people are never removed, whatever the levers, the policy or the chance."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bayiri import state
from bayiri.compiling import JIT
from bayiri.indicators import measures
from bayiri.model import ReturnModel
from bayiri.rules import phases
from bayiri.rules.enforcement import may_be_removed
from bayiri.rules.orders import may_be_ordered
from tests.verification.crowds import Crowd
from tests.worlds import world

SPAIN = "sheet.destinations.spain"
FIND_ALL = {f"{SPAIN}.detection": 1.0}
FLAGS = st.integers(0, 1)
AGES = st.floats(0.0, 100.0)
STATUSES = st.integers(0, len(state.STATUSES) - 1)


@cache
def one_person() -> Crowd:
    return Crowd(FIND_ALL, number=1)


@given(FLAGS, FLAGS, FLAGS, AGES, STATUSES, st.integers(1, 115), st.integers(0, 2**31), st.integers(-1, 120))
def test_who_is_protected_stays(
    need: int, victim: int, ill: int, age: float, status: int, quarter: int, who: int, order: int
) -> None:
    crowd = one_person()
    person = crowd.people
    fresh = {"protection_need": need, "victim": victim, "illness": ill, "age": age, "status": status, "identity": who,
             "place": crowd.abroad, "since": 0, "removals": 0, "removals_refused": 0, "event": 0, "drawn": 1,
             "order_until": order}  # fmt: skip
    for name, value in fresh.items():
        person[name] = value
    protected = bool(need or victim or ill or age < 18.0)
    irregular = status == state.IRREGULAR
    assert bool(may_be_removed(crowd.records[0])) == (irregular and not protected)
    assert bool(may_be_ordered(crowd.records[0])) == (irregular and not victim and age >= 18.0)
    phases.run_enforcement(crowd.records, 0, crowd.tables, quarter)
    assert (person["place"][0] == crowd.home) == (irregular and not protected)
    assert person["removals"][0] == (irregular and not protected)
    assert person["removals_refused"][0] == (irregular and protected)
    assert person["drawn"][0] == 0


@given(AGES, FLAGS)
def test_no_order_is_given_to_minors_and_recognised_victims(age: float, victim: int) -> None:
    crowd = one_person()
    for name, value in {"age": age, "victim": victim, "status": state.IRREGULAR, "place": crowd.abroad, "since": 0,
                        "drawn": 0, "order_until": -1}.items():  # fmt: skip
        crowd.people[name] = value
    phases.run_enforcement(crowd.records, 0, crowd.tables, 80)
    assert (crowd.people["order_until"][0] >= 80) == (age >= 18.0 and not victim)


def watched(scenario: Any, migrants: int, quarters: int, seed: int = 3) -> tuple[ReturnModel, int, np.ndarray]:
    """A run in which nobody protected is ever removed: the model, the number removed, refusals by person."""
    model = ReturnModel(scenario, seed, migrants, quarters=quarters)
    refused = model.migrants["removals_refused"].astype(int)
    removed = 0
    while not model.finished:
        model.live_quarter()
        people = model.migrants
        gone = people[(people["event"] == state.REMOVAL_EVENT) & (people["presence"] == state.PRESENT)]
        protected = gone["protection_need"] | gone["victim"] | gone["illness"] | (gone["age"] < 18.0)
        assert not protected.any()
        assert (gone["return_kind"] == state.REMOVED).all()
        refused += (people["presence"] == state.PRESENT) & (people["event"] == state.REMOVAL_REFUSED)
        removed += len(gone)
    assert (model.migrants["removals_refused"] == refused).all(), "each removal refused is counted"
    since_start = model.sums[model.compiled.start :].sum(axis=(0, 1))
    assert since_start[measures.REMOVALS] == removed
    return model, removed, refused


SHARES = st.floats(0.0, 1.0)


@settings(max_examples=20 if JIT else 3, deadline=None)
@given(
    levers=st.fixed_dictionaries({
        "detection": SHARES,
        "order_deadline": st.integers(0, 6),
        "documents_quarters": st.sampled_from([0.0, 0.5, 20.0]),
        "readmission": SHARES,
        "removal_capacity": st.sampled_from([0.0, 5_000.0, 1e9]),
        "removal_ban": st.integers(0, 400),
    }),
    ends=st.fixed_dictionaries({"ends": SHARES, "credibility": SHARES, "ramp": st.integers(0, 8)}),
    people=st.fixed_dictionaries({
        "protection_need_share": st.floats(0.0, 0.6),
        "victim_share": st.floats(0.0, 0.3),
        "illness_onset": SHARES,
        "entry_age_from": st.sampled_from([15.0, 17.0]),
        "removal_fear": st.floats(0.0, 3.0),
    }),
    seed=st.integers(1, 1_000),
)  # fmt: skip
def test_no_scenario_removes_the_protected(
    levers: dict[str, Any], ends: dict[str, Any], people: dict[str, float], seed: int
) -> None:
    scenario = world({
        "modules.removal_threat": True,
        **{f"behaviour.{name}": value for name, value in people.items()},
        "policies.procedure": {"type": "return_procedure", **levers},
        "policies.notice": {"type": "end_of_stay", "start": "2007Q3", **ends},
        "policies.notice.of.status": ["permanent", "temporary"],
    })  # fmt: skip
    watched(scenario, 150, 12, seed)


def test_with_certain_removal_the_protected_stay_and_are_counted() -> None:
    shares = {"protection_need_share": 0.3, "victim_share": 0.2, "illness_onset": 0.1}
    at_once = {"type": "return_procedure", "order_deadline": 0, "documents_quarters": 0, "removal_capacity": 1e9}
    scenario = world({
        **FIND_ALL, "policies.at_once": at_once,
        **{f"behaviour.{name}": share for name, share in shares.items()},
    })  # fmt: skip
    model, removed, refused = watched(scenario, 900, 30)
    assert removed > 20
    assert refused.sum() > 20
    people = model.migrants
    needed = (refused > 0) & (people["protection_need"] > 0)
    assert needed.sum() > 5
    assert (refused[needed] == 1).all(), "what was found once is known from then on"
    assert (people["recognised"] == needed).all()
    assert (people["order_until"][needed] == -1).all(), "and no order follows"
    unknown = (people["presence"] == state.PRESENT) & (people["order_until"] >= 0) & (people["protection_need"] > 0)
    unknown &= people["order_until"] <= model.quarter
    assert model.sums[model.quarter, :, measures.UNRECOGNISED].sum() == unknown.sum()
