"""The absolute rule: some people are never removed, whatever the hazard, the policy or the chance."""

from __future__ import annotations

from functools import cache

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bayiri import indicators, state
from bayiri.model import ReturnModel
from bayiri.rules import phases
from bayiri.rules.enforcement import may_be_removed
from tests.verification.crowds import Crowd
from tests.worlds import world

REMOVE_ALL = {"sheet.destinations.spain.removal": 1.0}
FLAGS = st.integers(0, 1)
AGES = st.floats(0.0, 100.0)
STATUSES = st.integers(0, len(state.STATUSES) - 1)


@cache
def one_person() -> Crowd:
    return Crowd(REMOVE_ALL, number=1)


@given(FLAGS, FLAGS, FLAGS, AGES, STATUSES, st.integers(1, 115), st.integers(0, 2**31))
def test_who_is_protected_stays(
    need: int, victim: int, ill: int, age: float, status: int, quarter: int, who: int
) -> None:
    crowd = one_person()
    person = crowd.people
    fresh = {"protection_need": need, "victim": victim, "illness": ill, "age": age, "status": status, "identity": who,
             "place": crowd.abroad, "since": 0, "removals": 0, "removals_refused": 0, "event": 0}  # fmt: skip
    for name, value in fresh.items():
        person[name] = value
    protected = bool(need or victim or ill or age < 18.0)
    irregular = status == state.IRREGULAR
    assert bool(may_be_removed(crowd.records[0])) == (irregular and not protected)
    phases.run_enforcement(crowd.records, 0, crowd.tables, quarter)
    assert (person["place"][0] == crowd.home) == (irregular and not protected)
    assert person["removals"][0] == (irregular and not protected)
    assert person["removals_refused"][0] == (irregular and protected)


def test_with_certain_removal_the_protected_stay_and_are_counted() -> None:
    shares = {"protection_need_share": 0.3, "victim_share": 0.2, "illness_onset": 0.1}
    scenario = world({**REMOVE_ALL, **{f"behaviour.{name}": share for name, share in shares.items()}})
    model = ReturnModel(scenario, 3, 800, quarters=30)
    refused = np.zeros(len(model.migrants), int)
    refused += model.migrants["removals_refused"]
    removed = 0
    while not model.finished:
        model.live_quarter()
        people = model.migrants
        gone = people[people["event"] == state.REMOVAL_EVENT]
        protected = gone["protection_need"] | gone["victim"] | gone["illness"] | (gone["age"] < 18.0)
        assert not protected.any()
        refused += (people["presence"] == state.PRESENT) & (people["event"] == state.REMOVAL_REFUSED)
        removed += len(gone)
        stays = people[(people["status"] == state.IRREGULAR) & (people["since"] < model.quarter)
                       & (people["presence"] == state.PRESENT)]  # fmt: skip
        assert (stays["event"] == state.REMOVAL_REFUSED).all(), "who was drawn and stays, is counted as refused"
    assert removed > 20
    assert refused.sum() > 20
    assert (model.migrants["removals_refused"] == refused).all()
    since_start = model.sums[model.compiled.start :].sum(axis=(0, 1))
    assert since_start[indicators.REMOVALS] == removed
