"""Chances of deciding to move, person by person, against the formula of attention and choice.

Worths are taken as the model gives them; what is checked is what becomes of them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.special import expit

from bayiri import state
from tests.verification.crowds import Crowd
from tests.worlds import OPEN_TO_ALL

NUMBER = 6_000
NOISE, ATTENTION, COST, PULL = 0.3, 0.2, 0.4, 0.3
WAY = "sheet.destinations.spain"
PLAIN: dict[str, Any] = {
    "behaviour.attention": ATTENTION,
    "behaviour.attention_unemployed": 3.0,
    "behaviour.attention_event": 2.0,
    "behaviour.choice_noise": NOISE,
    "behaviour.option_weight": 0.0,
    "behaviour.prospect_pull": PULL,
    f"{WAY}.going_home.fare": 0.0,
    f"{WAY}.going_home.moving_cost": COST,
    f"{WAY}.leaving.fare": 0.0,
    f"{WAY}.leaving.moving_cost": COST,
    f"{WAY}.leaving.regular_offer": 1.0,
    f"{WAY}.leaving.irregular_success": 0.0,
}
RATE = -np.log1p(-ATTENTION)


def crowd_of_many_kinds(changes: dict[str, Any] | None = None, **fields: Any) -> Crowd:
    """People whose savings, skill and ties spread widely, so that their chances do too."""
    luck = np.random.default_rng(5)
    spread = {"savings": luck.integers(0, 5_000_000, NUMBER), "skill": luck.normal(0.0, 0.3, NUMBER),
              "home_tie": luck.normal(0.6, 0.5, NUMBER), "age": luck.uniform(20.0, 64.0, NUMBER)}  # fmt: skip
    crowd = Crowd({**PLAIN, **(changes or {})}, number=NUMBER, **{**spread, **fields})
    crowd.people["work_state"][::2] = state.UNEMPLOYED
    return crowd


def rates(crowd: Crowd) -> np.ndarray:
    """Occasions to reconsider of each person in the quarter just lived."""
    idle = crowd.people["work_state"] == state.UNEMPLOYED
    return RATE * np.where(idle, 3.0, 1.0)


def assert_chances(went: np.ndarray, chances: np.ndarray) -> None:
    """As many as expected went, among all and in each fifth of the chances."""
    assert np.ptp(chances) > 0.1
    fifths = np.argsort(np.argsort(chances)) * 5 // len(chances)
    for part in [np.ones(len(chances), bool), *(fifths == k for k in range(5))]:
        expected = chances[part].sum()
        sd = (chances[part] * (1.0 - chances[part])).sum() ** 0.5
        assert abs(went[part].sum() - expected) < 4.0 * sd


def test_going_home_by_own_means() -> None:
    crowd = crowd_of_many_kinds()
    crowd.before()
    crowd.quarter = 80
    gain = crowd.worth(crowd.home) - COST - crowd.worth(crowd.abroad)
    chances = -np.expm1(-rates(crowd) * expit(gain / NOISE))
    assert_chances(crowd.people["intention"] == state.GO_HOME, chances)


NEWS = {**OPEN_TO_ALL, "announced": "2009Q1", "start": "2010Q1"}  # the quarter in which the crowd decides
EVENTS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a permit that ends next quarter": ({}, {"permit_until": 81}),
    "a target reached": ({"behaviour.target_savings": 0.0}, {"target_saver": 1}),
    "news of a programme": ({"policies.news": NEWS}, {}),
}


@pytest.mark.parametrize("event", EVENTS)
def test_events_double_attention(event: str) -> None:
    changes, fields = EVENTS[event]
    crowd = crowd_of_many_kinds(changes, **fields)
    crowd.before()
    crowd.quarter = 80
    gain = crowd.worth(crowd.home) - COST - crowd.worth(crowd.abroad)
    chances = -np.expm1(-2.0 * rates(crowd) * expit(gain / NOISE))
    assert_chances(np.isin(crowd.people["intention"], (state.GO_HOME, state.GO_HOME_ASSISTED)), chances)


def test_news_of_what_is_for_others_or_comes_later_is_no_event() -> None:
    for other in ({"open_to": {"status": ["citizen"]}}, {"start": "2011Q1"}):
        crowd = crowd_of_many_kinds({"policies.news": {**NEWS, **other}})
        crowd.before()
        crowd.quarter = 80
        gain = crowd.worth(crowd.home) - COST - crowd.worth(crowd.abroad)
        went = np.isin(crowd.people["intention"], (state.GO_HOME, state.GO_HOME_ASSISTED))
        assert_chances(went, -np.expm1(-rates(crowd) * expit(gain / NOISE)))


AGENCY = {**OPEN_TO_ALL, "assists_return": False, "serves_returned": 8, "services": {"cost": 15_000, "quarters": 4}}


@pytest.mark.parametrize("ahead", [0, 30_000])
def test_going_home_with_a_grant_and_who_would_go_without(ahead: int) -> None:
    """Services that wait at home are worth half their cost to those who go with the grant and to those who do not."""
    offers = {"policies.a_grant": {**OPEN_TO_ALL, "grant": 20_000}, "behaviour.support_worth": 0.5}
    agency = {"policies.b_agency": AGENCY} if ahead else {}
    crowd = crowd_of_many_kinds({**offers, **agency, "behaviour.mode_noise": 1e-5}, aware=3 if ahead else 1)
    crowd.before()
    crowd.quarter = 80
    stay = crowd.worth(crowd.abroad)
    crowd.people["savings"] += 100 * ahead
    alone = crowd.worth(crowd.home)
    crowd.people["savings"] += 2_000_000
    helped = crowd.worth(crowd.home)
    intends = crowd.people["intention"] == state.GO_HOME_ASSISTED
    assert (crowd.people["intention"] != state.GO_HOME).all(), "the grant is better than nothing for everybody"
    assert_chances(intends, -np.expm1(-rates(crowd) * expit((helped - COST - stay) / NOISE)))
    anyway = crowd.people["would_go"] == 1
    assert (intends | ~anyway).all()
    assert_chances(anyway, -np.expm1(-rates(crowd) * expit((alone - COST - stay) / NOISE)))


def test_a_paid_ticket_is_worth_its_fare_and_goes_to_many_who_could_not_pay_it() -> None:
    ticket = {"policies.ticket": {**OPEN_TO_ALL, "travel": True}, f"{WAY}.going_home.fare": 20_000.0}
    crowd = crowd_of_many_kinds({**ticket, "behaviour.mode_noise": 1e-5}, aware=1)
    crowd.before()
    crowd.quarter = 80
    stay, helped = crowd.worth(crowd.abroad), crowd.worth(crowd.home)
    intends = crowd.people["intention"] == state.GO_HOME_ASSISTED
    assert_chances(intends, -np.expm1(-rates(crowd) * expit((helped - COST - stay) / NOISE)))
    anyway = crowd.people["would_go"] == 1
    assert anyway.any()
    assert (crowd.people["savings"][anyway] >= 2_000_000).all()
    assert (crowd.people["savings"][intends] < 2_000_000).any()


def test_nobody_goes_without_the_fare() -> None:
    crowd = crowd_of_many_kinds({f"{WAY}.going_home.fare": 10_000.0})
    crowd.before()
    goes = crowd.people["intention"] == state.GO_HOME
    assert goes.any()
    assert (crowd.people["savings"][goes] >= 1_000_000).all()


RETURNEE: dict[str, Any] = {"place": 0, "status": state.AT_HOME, "returned": 60, "return_kind": 1, "home_tie": 0.0}


@pytest.mark.parametrize(("right_until", "times"), [(-1, 1.0), (80, 1.0), (81, 2.0), (82, 1.0)])
def test_leaving_again_by_a_regular_way(right_until: int, times: float) -> None:
    """A right to come back that lapses next quarter is an event."""
    crowd = crowd_of_many_kinds(**RETURNEE, reentry_until=right_until)
    crowd.before()
    crowd.quarter = 80
    gain = crowd.worth(crowd.abroad) - COST - crowd.worth(crowd.home)
    left = crowd.people["intention"] == state.LEAVE_REGULARLY
    assert_chances(left, -np.expm1(-times * rates(crowd) * expit(gain / NOISE)))


@pytest.mark.parametrize(("until", "may_leave"), [(79, True), (80, False), (88, False)])
def test_nobody_leaves_regularly_during_a_ban(until: int, may_leave: bool) -> None:
    crowd = crowd_of_many_kinds(**RETURNEE, banned_until=until)
    crowd.before()
    assert (crowd.people["intention"] == state.LEAVE_REGULARLY).any() == may_leave


def test_the_first_thought_of_leaving_comes_for_sure_and_with_a_pull() -> None:
    crowd = crowd_of_many_kinds(place=0, status=state.AT_HOME, first_departure=-1, cohort=80)
    crowd.before()
    crowd.quarter = 80
    gain = crowd.worth(crowd.abroad) + PULL - COST - crowd.worth(crowd.home)
    assert_chances(crowd.people["intention"] == state.LEAVE_REGULARLY, expit(gain / NOISE))


def test_an_offer_comes_as_often_as_the_corridor_says() -> None:
    numbers = {f"{WAY}.leaving.regular_offer": 0.35, f"{WAY}.leaving.moving_cost": 0.0, "behaviour.choice_noise": 0.01}
    poor_home = {f"{WAY}.gdp_per_head": 500_000.0}
    crowd = crowd_of_many_kinds({**numbers, **poor_home}, place=0, status=state.AT_HOME, first_departure=-1, cohort=80)
    crowd.before()
    left = (crowd.people["intention"] == state.LEAVE_REGULARLY).sum()
    assert abs(left - 0.35 * NUMBER) < 4.0 * (NUMBER * 0.35 * 0.65) ** 0.5
