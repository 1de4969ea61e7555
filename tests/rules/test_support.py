"""Support after return: modules together, packages, observed need, readiness, communities, surveys."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bayiri import ledger, state
from bayiri.rules.returning import worth_of_services
from bayiri.rules.support import community_help, worth_of_package
from bayiri.rules.support_modules import dose, help_from, together
from bayiri.rules.survey import ECONOMIC, PSYCHOSOCIAL, SOCIAL, responds, surveyed
from tests.rules.test_reintegration import DIMENSIONS, returnees, scores
from tests.verification.crowds import Crowd, assert_share

SHARES = st.floats(0.0, 0.99)
OFFER: dict[str, Any] = {"type": "return_programme", "services": {"cost": 100, "quarters": 20}}
SERVED = {"served_by": 0, "services_until": 99, "preparedness": 1.0, "voluntariness": 1.0}
BEHIND = {"economic": 0.2, "social": 0.6, "psychosocial": 0.6, "score": 0.42}


def helped(offer: dict[str, Any], changes: dict[str, Any] | None = None, **fields: Any) -> Crowd:
    return returnees({"policies.offer": {**OFFER, **offer}, **(changes or {})}, **{**SERVED, **fields})


def gain(offer: dict[str, Any], changes: dict[str, Any] | None = None, **fields: Any) -> dict[str, float]:
    """Rise of each score in logits of nothing but this support, for a quarter."""
    without, with_it = scores(helped({}, changes, **fields)), scores(helped(offer, changes, **fields))
    return {name: with_it[name] - without[name] for name in DIMENSIONS}


@given(one=SHARES, other=SHARES, third=SHARES)
def test_supports_together_are_less_than_their_sum_and_in_no_order(one: float, other: float, third: float) -> None:
    both = together(one, other)
    assert max(one, other) - 1e-12 <= both <= one + other + 1e-12 and both <= 1.0
    assert both == pytest.approx(together(other, one))
    assert together(both, third) == pytest.approx(together(one, together(other, third)))
    assert dose(one, 2.0) == pytest.approx(min(together(one, one), 1.0), abs=1e-3)
    assert dose(one, 1.0) == one and dose(one, 0.0) == 0.0


# Modules of one dimension, and people for whom they are.
MODULES = {
    "economic": (("training", "placement", "business_start"), {"work_state": state.INFORMAL}),
    "social": (("housing", "schooling", "health"), {"family": state.FAMILY_HOME}),
    "psychosocial": (("counselling",), {}),
}


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_second_module_adds_less_than_the_first(dimension: str) -> None:
    modules, fields = MODULES[dimension]
    services = {**OFFER["services"], dimension: 0.4}
    first = gain({"services": services}, **fields)
    for name in modules:
        alone = gain({"modules": {name: 0.4}}, **fields)
        both = gain({"services": services, "modules": {name: 0.4}}, **fields)
        assert alone[dimension] == pytest.approx(first[dimension])
        assert first[dimension] < both[dimension] < 0.95 * (first[dimension] + alone[dimension])
        assert [both[other] for other in DIMENSIONS if other != dimension] == [0.0, 0.0]


@pytest.mark.parametrize(
    ("module", "dimension", "fields"),
    [
        ("training", "economic", {"work_state": state.RETIRED, "age": 70.0}),
        ("placement", "economic", {"work_state": state.WAGE}),
        ("business_start", "economic", {"work_state": state.WAGE}),
        ("schooling", "social", {"family": state.NO_FAMILY}),
    ],
)
def test_modules_are_for_those_concerned(module: str, dimension: str, fields: dict[str, Any]) -> None:
    assert gain({"modules": {module: 0.6}}, **fields)[dimension] == 0.0
    others = {"work_state": state.UNEMPLOYED, "family": state.FAMILY_HOME}
    assert gain({"modules": {module: 0.6}}, **others)[dimension] > 0.0


def test_two_programmes_that_serve_one_person_combine_like_modules_and_are_both_paid() -> None:
    services = {"services": {"cost": 100, "social": 0.4, "quarters": 20}}
    two = {"policies.second": {**OFFER, **services, "payer": "origin"}}
    one = gain(services)["social"]
    crowd = helped(services, two, also_by=1, also_until=99)
    both = scores(crowd)["social"] - scores(helped({}))["social"]
    assert one < both < 0.95 * 2.0 * one
    assert both == pytest.approx(gain({"services": {"cost": 100, "social": 0.64, "quarters": 20}})["social"])
    for payer in range(2):
        assert crowd.tables.books[:, ledger.SERVICES + payer].sum() == 12 * 10_000


@pytest.mark.parametrize("weight", [0.0, 0.5, 1.0])
def test_unprepared_return_gains_little_where_readiness_counts(weight: float) -> None:
    """Flahaux (2017): the rest is untouched by readiness, so a nil weight gives everybody the same."""
    offer = {"services": {**OFFER["services"], "economic": 0.5, "social": 0.5, "psychosocial": 0.5}}
    changes = {"behaviour.readiness_weight": weight}
    prepared, unprepared = (gain(offer, changes, preparedness=ready) for ready in (1.0, 0.0))
    for name in DIMENSIONS:
        assert unprepared[name] == pytest.approx((1.0 - weight) * prepared[name], rel=0.2, abs=1e-15)
        assert (unprepared[name] == prepared[name]) == (weight == 0.0)
    forced = gain(offer, changes, voluntariness=0.0)
    assert forced["economic"] == pytest.approx(unprepared["economic"])


def test_money_in_place_of_services_is_paid_to_the_person() -> None:
    offer = {"services": {**OFFER["services"], "economic": 0.5}}
    cash = {"services": {**offer["services"], "cash": True}}
    crowd = helped(cash)
    crowd.after(3)
    assert (crowd.people["savings"] == 3 * 10_000).all()
    assert (crowd.people["package"] == state.CASH).all()
    assert crowd.tables.books[:, ledger.SUPPORT_CASH].sum() == crowd.tables.books.sum() == 12 * 3 * 10_000
    assert 0.0 < gain(cash)["economic"] < gain(offer)["economic"]


def test_support_leaves_something_behind_that_fades() -> None:
    offer = {"services": {**OFFER["services"], "social": 0.6}}
    gains = []
    for until in (99, 79, 78, 60):
        fields = {"services_until": until, "package": state.EVERYTHING}
        gains.append(gain(offer, {"behaviour.support_lasting": 0.7}, **fields)["social"])
    assert gains[0] > gains[1] > gains[2] > gains[3] == 0.0
    assert gains[2] / gains[1] == pytest.approx(0.7, rel=0.05)
    never_served = gain(offer, services_until=79, package=state.NOT_CHOSEN)
    assert never_served["social"] == 0.0
    books = helped(offer, services_until=79, package=state.EVERYTHING)
    books.after()
    assert books.tables.books.sum() == 0, "nothing is paid for what lasts"


MENU: dict[str, Any] = {"services": {"cost": 100, "economic": 0.3, "social": 0.3, "menu": True, "quarters": 20}}


@pytest.mark.parametrize(("given", "share"), [({}, 0.4), ({"cash": True}, 1.0), ({"menu": True}, 1.0)])
def test_money_or_a_choice_of_it_is_worth_what_it_costs_to_who_decides(given: dict[str, bool], share: float) -> None:
    offer = {"services": {"cost": 100, "quarters": 20, "social": 0.3, **given}}
    crowd = helped(offer, {"behaviour.support_worth": 0.4})
    programme = crowd.tables.programmes[crowd.quarter, 0, 0]
    assert float(worth_of_services(programme, crowd.tables.parameters[0])) == pytest.approx(share * 20 * 10_000)


def chosen(changes: dict[str, Any] | None = None, **fields: Any) -> dict[str, float]:
    """Share of a crowd that chooses each package."""
    start = {"place": 0, "status": state.AT_HOME, "return_kind": state.SPONTANEOUS, "returned": 60, "income": 9_000.0,
             "economic": 0.5, "social": 0.5, "psychosocial": 0.5, "score": 0.5}  # fmt: skip
    changes = {"policies.offer": {**OFFER, **MENU}, **(changes or {})}
    crowd = Crowd(changes, number=2_000, **{**start, **SERVED, **fields})
    crowd.after()
    number = len(crowd.people)
    return {name: crowd.number(package=code) / number for code, name in enumerate(state.PACKAGES)}


def test_the_choice_from_a_menu_follows_worth_and_taste() -> None:
    usual = chosen()
    assert usual["not chosen"] == usual["everything"] == usual["psychosocial"] == 0.0, "only what is on the menu"
    # Worths of 1, 0.5 and 0.5 a dollar with tastes of spread 0.3: shares of a logit.
    odds = np.exp(np.array([1.0, 0.5, 0.5]) / 0.3)
    for name, share in zip(("cash", "economic", "social"), odds / odds.sum(), strict=True):
        assert_share(round(usual[name] * 2_000), 2_000, float(share))
    trusted = chosen({"behaviour.support_worth": 0.9})
    assert trusted["cash"] < usual["cash"]
    poor = chosen(**BEHIND)
    assert poor["economic"] > 1.5 * usual["economic"] and poor["social"] < usual["social"]


def test_a_chosen_package_puts_all_money_in_one_dimension_and_is_kept() -> None:
    crowd = helped(MENU, package=state.ECONOMIC_PACKAGE)
    programme = crowd.tables.programmes[crowd.quarter, 0, 0]
    found = help_from(crowd.records[0], programme, state.ECONOMIC_PACKAGE)
    assert found == pytest.approx((together(0.3, 0.3), 0.0, 0.0))
    assert help_from(crowd.records[0], programme, state.EVERYTHING) == pytest.approx((0.3, 0.3, 0.0))
    crowd.after(3)
    assert (crowd.people["package"] == state.ECONOMIC_PACKAGE).all()


@pytest.mark.parametrize("dimension", [ECONOMIC, SOCIAL, PSYCHOSOCIAL])
def test_tailored_support_goes_to_the_dimension_seen_weakest(dimension: int) -> None:
    services = {"cost": 100, "economic": 0.3, "social": 0.3, "psychosocial": 0.3, "quarters": 20}
    exact = {"behaviour.survey_error": 0.0, "behaviour.survey_nonresponse": 0.0}
    weak = {name: 0.3 if code == dimension else 0.6 for code, name in enumerate(DIMENSIONS, start=1)}
    tailored = {"services": {**services, "tailoring": 0.75}}
    even = scores(helped({"services": services}, exact, services_until=99, **weak))
    crowd = helped(tailored, exact, services_until=99, **weak)
    found = scores(crowd)
    assert (crowd.people["focus"] == dimension).all()
    for code, name in enumerate(DIMENSIONS, start=1):
        assert (found[name] > even[name]) == (code == dimension)
        assert found[name] != even[name]
    unseen = helped(tailored, {"behaviour.survey_nonresponse": 1.0}, services_until=99, **weak)
    assert scores(unseen) == even, "who does not answer is served like everybody"


def test_follow_up_sees_a_need_that_has_changed_and_costs_what_it_costs() -> None:
    services = {"cost": 100, "economic": 0.3, "social": 0.3, "quarters": 20, "tailoring": 0.8}
    exact = {"behaviour.survey_error": 0.0, "behaviour.survey_nonresponse": 0.0}
    followed = {"services": services, "follow_up": {"visits": 2, "cost": 40}}
    seen = []
    for offer in ({"services": services}, followed):
        crowd = helped(offer, exact, services_until=99, economic=0.3, social=0.7)
        crowd.after()
        crowd.people["economic"], crowd.people["social"] = 0.7, 0.3
        crowd.after(4)
        seen.append((int(crowd.people["focus"][0]), int(crowd.tables.books[:, ledger.FOLLOW_UP].sum())))
    assert seen == [(ECONOMIC, 0), (SOCIAL, 12 * 2 * 4_000)]


def test_need_makes_a_package_worth_more() -> None:
    crowd = helped(MENU, {"behaviour.package_need": 2.0}, **BEHIND)
    p = crowd.tables.parameters[0]
    worths = [worth_of_package(crowd.records[0], package, p) for package in range(state.CASH, 6)]
    half = float(p["support_worth"])
    assert worths == pytest.approx([1.0, half * (1 + 2 * 0.22), half * (1 - 2 * 0.18), half * (1 - 2 * 0.18)])


def test_support_of_a_community_raises_the_social_score_of_everybody_there() -> None:
    usual, crowd = scores(returnees()), returnees()
    crowd.tables.community[0] = 1_000.0
    found = scores(crowd)
    assert {name for name in DIMENSIONS if found[name] != usual[name]} == {"social"}
    assert found["social"] > usual["social"]
    strengths = [0.0]
    for stock in (1_000.0, 2_000.0, 3_000.0):
        crowd.tables.community[0] = stock
        strengths.append(float(community_help(0, crowd.tables)))
    assert (np.diff(strengths) > 0.0).all() and (np.diff(strengths, 2) < 0.0).all()
    assert float(community_help(1, crowd.tables)) == 0.0


def test_the_composite_can_be_an_arithmetic_mean() -> None:
    found = scores(returnees({"modules.arithmetic_composite": True}, economic=0.2, social=0.6, psychosocial=0.9))
    assert found["score"] == pytest.approx((found["economic"] + found["social"] + found["psychosocial"]) / 3.0)


@pytest.mark.parametrize("score", [0.05, 0.5, 0.93])
def test_the_survey_is_right_on_average_and_stays_a_score(score: float) -> None:
    crowd = Crowd({"behaviour.survey_error": 0.12}, number=4_000)
    people = (crowd.records[row] for row in range(len(crowd.people)))
    found = np.array([surveyed(migrant, score, SOCIAL, crowd.tables, crowd.quarter) for migrant in people])
    assert abs(found.mean() - score) < 4.0 * found.std() / len(found) ** 0.5
    assert found.std() == pytest.approx(min(0.12, min(score, 1.0 - score) / 3**0.5), rel=0.05)
    assert found.min() >= 0.0 and found.max() <= 1.0


@pytest.mark.parametrize("missing", [0.2, 0.6])
def test_as_many_do_not_answer_as_is_set(missing: float) -> None:
    crowd = Crowd({"behaviour.survey_nonresponse": missing}, number=4_000)
    answers = [responds(crowd.records[row], crowd.tables, crowd.quarter) for row in range(len(crowd.people))]
    assert_share(sum(map(bool, answers)), 4_000, 1.0 - missing)


PREPARED = {"behaviour.prepared_means": 1.0, "behaviour.prepared_years": 5.0, "behaviour.prepared_by_means": 0.6}


def preparedness(offer: dict[str, Any] | None = None, **fields: Any) -> float:
    """Of a person who goes home in quarter 80, after ten years abroad unless said otherwise."""
    policies = {"policies.offer": {"type": "return_programme", "payer": "partner", **offer}} if offer else {}
    intention = state.GO_HOME_ASSISTED if offer else state.GO_HOME
    start = {"applied_to": 0, "granted": 1, "intention": intention, "status": state.PERMANENT}
    crowd = Crowd({**PREPARED, **policies}, number=12, **{**start, **fields})
    crowd.after()
    assert (crowd.people["place"] == crowd.home).all()
    if offer:
        assert crowd.tables.books[:, ledger.PREPARATION + 2].sum() == 12 * 5_000
    return float(crowd.people["preparedness"][0])


def test_what_prepares_a_return() -> None:
    assert preparedness() == pytest.approx(0.4), "ten years abroad and no savings"
    assert preparedness(left=70) == pytest.approx(0.4 * 2.5 / 5.0)
    assert preparedness(savings=10**9) == pytest.approx(1.0)
    assert 0.4 < preparedness(savings=500_000) < 1.0
    offer = {"preparation": {"strength": 0.5, "cost": 50}}
    assert preparedness(offer) == pytest.approx(0.7)
