"""Directions that must hold under the same world seeds: what a lever or a circumstance is there to do."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from bayiri import state
from bayiri.indicators import measures as i
from bayiri.model import ReturnModel
from tests.worlds import ALONE, BASELINE, OPEN_TO_ALL, live, shipped, world

SEEDS = (1, 2, 3)
SPAIN = "sheet.destinations.spain"
LUMP_SUM: dict[str, Any] = {**OPEN_TO_ALL, "start": "2008Q1"}


def runs(changes: dict[str, Any], quarters: int = 40) -> list[ReturnModel]:
    return [live(world({**ALONE, "budget": None, **changes}), 2_000, seed, quarters=quarters) for seed in SEEDS]


@cache
def usual() -> list[ReturnModel]:
    return runs({})


def total(models: list[ReturnModel], *measures: int) -> float:
    """Agents counted in these measures since the start, in all runs."""
    return float(sum(model.sums[model.compiled.start :, :, list(measures)].sum() for model in models))


def returns(models: list[ReturnModel]) -> float:
    return total(models, i.RETURNS_OWN_MEANS, i.RETURNS_ASSISTED)


def offered(**offer: Any) -> list[ReturnModel]:
    return runs({"policies.offer": {**LUMP_SUM, **offer}})


def test_the_bigger_the_grant_the_more_go_with_it() -> None:
    taken = [total(offered(grant=grant), i.RETURNS_ASSISTED) for grant in (1_000, 8_000, 25_000)]
    assert taken[0] < taken[1] < taken[2]


def test_a_grant_sends_people_home_who_would_not_go() -> None:
    assert returns(offered(grant=25_000)) > 1.15 * returns(usual())


def test_a_paid_ticket_is_a_way_home_for_those_without_the_fare() -> None:
    dear = {f"{SPAIN}.going_home.fare": 15_000.0}
    helped = runs({**dear, "policies.offer": {**LUMP_SUM, "travel": True}})
    assert returns(helped) > 1.2 * returns(runs(dear))


def test_nobody_is_assisted_by_a_programme_that_reaches_nobody() -> None:
    unknown = offered(grant=25_000, reach=0.0)
    assert total(unknown, i.RETURNS_ASSISTED) == 0.0
    assert returns(unknown) == returns(usual())


def test_the_wider_the_reach_the_more_are_assisted() -> None:
    taken = [total(offered(grant=8_000, reach=reach), i.RETURNS_ASSISTED) for reach in (0.01, 0.1, 1.0)]
    assert 0.0 < taken[0] < taken[1] < taken[2]


def shares_abroad_again(models: list[ReturnModel]) -> tuple[int, float]:
    """Assisted returnees, and the share of them who have left again."""
    back, again = 0, 0
    for model in models:
        people = model.migrants
        assisted = np.isin(people["return_kind"], (state.ASSISTED_WITH_RIGHT, state.ASSISTED_WITHOUT_RIGHT))
        assisted &= people["banned_until"] < model.quarter
        back += int(assisted.sum())
        again += int((assisted & (people["left"] > people["returned"])).sum())
    return back, again / back


def test_who_agreed_to_a_ban_keeps_it_and_fewer_leave_again() -> None:
    free, banned = offered(grant=8_000), offered(grant=8_000, ban=12)
    (number, share), (number_banned, share_banned) = shares_abroad_again(free), shares_abroad_again(banned)
    assert min(number, number_banned) > 300
    assert share_banned < 0.8 * share
    for model in banned:
        people = model.migrants
        regular = (people["left_regularly"] == 1) & (people["status"] != state.CITIZEN)
        within = (
            (people["left"] > people["returned"])
            & (people["returned"] > 0)
            & (people["left"] <= people["banned_until"])
        )
        assert not (regular & within).any()


def test_unemployment_abroad_sends_people_home() -> None:
    years = shipped(BASELINE).sheet["destinations"]["spain"]["unemployment"]["years"]
    worse = {f"{SPAIN}.unemployment.years": {year: 0.6 if year >= 2008 else idle for year, idle in years.items()}}
    assert returns(runs(worse)) > 1.3 * returns(usual())


def test_insecurity_at_home_keeps_people_away() -> None:
    push = {"policies.unrest": {"type": "push_measures", "start": "2007Q1", "lower": {"security": -1.6}}}
    assert returns(runs(push)) < 0.85 * returns(usual())


def test_moving_costs_slow_moving() -> None:
    dearer = runs({f"{SPAIN}.going_home.moving_cost": 1.5})
    assert returns(dearer) < 0.5 * returns(usual())


def test_attention_speeds_moving() -> None:
    assert returns(runs({"behaviour.attention": 0.3})) > 1.3 * returns(usual())


def test_services_raise_the_scores_of_those_served() -> None:
    offer = {"assists_return": False, "serves_returned": 8, "services": {"cost": 10}}
    strong = {"economic": 0.8, "social": 0.8, "psychosocial": 0.8, "cost": 10}
    plain, helped = offered(**offer), offered(**{**offer, "services": strong})
    gains = []
    for one, other in zip(plain, helped, strict=True):
        served = (one.migrants["services_until"] >= one.quarter) & (other.migrants["services_until"] >= one.quarter)
        served &= one.migrants["returned"] == other.migrants["returned"]
        gains.append((other.migrants["score"] - one.migrants["score"])[served])
    gain = np.concatenate(gains)
    assert len(gain) > 20
    assert (gain > 0.0).mean() > 0.9
    assert gain.mean() > 0.03


def test_regularisation_lowers_the_irregular_stock() -> None:
    opened = runs({"policies.paths": {"type": "legal_pathways", "start": "2008Q1", "regularisation": 0.2}})
    assert total(opened, i.IRREGULAR_ABROAD) < 0.6 * total(usual(), i.IRREGULAR_ABROAD)


def regular_share(models: list[ReturnModel]) -> float:
    """Share of those abroad again who came back regularly."""
    again = [model.migrants[(model.migrants["left"] > model.migrants["returned"]) & (model.migrants["returned"] > 0)]
             for model in models]  # fmt: skip
    left = np.concatenate([people["left_regularly"] for people in again])
    assert len(left) > 100
    return float(left.mean())


def test_a_right_to_come_back_makes_leaving_again_regular() -> None:
    hard = {f"{SPAIN}.leaving.regular_offer": 0.03, f"{SPAIN}.leaving.irregular_cost": 0.1}
    right = {"policies.paths": {"type": "legal_pathways", "start": "2007Q1", "reentry_right": 40}}
    assert regular_share(runs({**hard, **right})) > 1.15 * regular_share(runs(hard))


def test_contacts_abroad_draw_people_away() -> None:
    departures = (i.FIRST_DEPARTURES, i.REMIGRATIONS)
    assert total(runs({"behaviour.contacts_leaving": 0.9}), *departures) > total(usual(), *departures)


# Irregular people are found, ordered to leave within the quarter and removed in the next.
REMOVED = {
    f"{SPAIN}.detection": 0.15,
    "policies.procedure": {"type": "return_procedure", "order_deadline": 0, "documents_quarters": 0,
                           "removal_capacity": 1e6},
}  # fmt: skip


def test_removed_people_carry_stigma_home() -> None:
    """A year after the quarter of return, the psychosocial score of removed people lies below that of others."""
    model = live(world({**ALONE, **REMOVED}), 4_000, 1, quarters=30)
    people = model.migrants
    home = (
        (people["presence"] == state.PRESENT) & (people["place"] < model.compiled.regions) & (people["returned"] > 70)
    )
    removed, own = home & (people["return_kind"] == state.REMOVED), home & (people["return_kind"] == state.SPONTANEOUS)
    assert min(removed.sum(), own.sum()) > 50
    assert (people["stigma"][removed] > 0.0).all()
    assert (people["stigma"][own & (people["removals"] == 0)] == 0.0).all()
    assert people["psychosocial"][removed].mean() < people["psychosocial"][own].mean() - 0.05


def test_contacts_who_do_well_at_home_bring_people_back() -> None:
    assert returns(runs({"behaviour.contacts_return": 1.0})) > returns(runs({"behaviour.contacts_return": 0.0}))
