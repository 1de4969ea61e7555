"""People who enter the model have the traits that the corridor's sheet describes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import stats

from bayiri import ledger, state
from tests.verification.crowds import Crowd, assert_share

UNLIKELY = 1e-5
PEOPLE: dict[str, Any] = {
    "behaviour.women_share": 0.4,
    "behaviour.entry_age_from": 17.0,
    "behaviour.entry_age_scale": 12.0,
    "behaviour.entry_age_shape": 1.4,
    "behaviour.secondary_share": 0.5,
    "behaviour.tertiary_share": 0.2,
    "behaviour.target_saver_share": 0.3,
    "behaviour.family_share": 0.45,
    "behaviour.protection_need_share": 0.1,
    "behaviour.victim_share": 0.05,
    "behaviour.talent_spread": 0.3,
    "behaviour.home_tie_mean": 0.2,
    "behaviour.home_tie_spread": 0.4,
    "behaviour.score_spread": 0.7,
    "behaviour.start_savings": 0.5,
    "behaviour.start_savings_spread": 0.8,
    "behaviour.saving_share_home": 0.0,
    "behaviour.attention_prospect": 0.0,
    "sheet.origin.unemployment": 0.2,
    "sheet.origin.churn": 0.01,
    "sheet.origin.informality": 0.6,
}


@pytest.fixture(scope="module")
def entered() -> Crowd:
    blank = {"presence": state.NOT_YET, "cohort": 80, "place": 0, "status": 0, "age": 0.0, "work_state": 0, "trips": 0,
             "first_departure": -1, "destination": 0, "left": -1, "since": -1}  # fmt: skip
    crowd = Crowd(PEOPLE, **blank)
    crowd.before()
    assert crowd.number(presence=state.PRESENT, since=80, trips=0) == len(crowd.people)
    return crowd


def test_shares(entered: Crowd) -> None:
    number = len(entered.people)
    exact = {
        ("sex", state.WOMAN): 0.4,
        ("schooling", state.TERTIARY): 0.2,
        ("schooling", state.SECONDARY): 0.5,
        ("target_saver", 1): 0.3,
        ("family", state.FAMILY_HOME): 0.45,
        ("protection_need", 1): 0.1,
        ("victim", 1): 0.05,
    }
    for (field, value), share in exact.items():
        assert_share(entered.number(**{field: value}), number, share)


def test_regions(entered: Crowd) -> None:
    shares = entered.tables.places["migrant_share"][80, : entered.compiled.regions]
    assert shares.sum() == pytest.approx(1.0)
    for region, share in enumerate(shares):
        assert_share(entered.number(region=region, place=region), len(entered.people), share)
    assert len(np.unique(entered.people["group"])) == entered.compiled.regions


def test_ages_follow_their_law(entered: Crowd) -> None:
    years = entered.people["age"] - 17.0
    law = stats.weibull_min(1.4, scale=12.0)
    assert stats.kstest(years[years < 60.0], lambda x: law.cdf(x) / law.cdf(60.0)).pvalue > UNLIKELY
    assert years.max() <= 63.0


def test_personal_terms_are_normal(entered: Crowd) -> None:
    laws = {"talent": (0.0, 0.3), "own_tie": (0.2, 0.4), "score_term": (0.0, 0.7)}
    for field, law in laws.items():
        assert stats.kstest(entered.people[field], "norm", args=law).pvalue > UNLIKELY, field
    for level in range(3):
        skill = entered.people["skill"][entered.people["schooling"] == level] - 0.5 * (level - 0.7)
        assert stats.kstest(skill, "norm", args=(0.0, 0.25)).pvalue > UNLIKELY


def test_traits_are_independent_of_each_other(entered: Crowd) -> None:
    names = ("sex", "age", "schooling", "talent", "own_tie", "score_term", "target_saver", "region", "victim")
    traits = np.array([entered.people[name].astype(float) for name in names])
    between = np.corrcoef(traits)[np.triu_indices(len(traits), 1)]
    assert np.abs(between).max() < 4.5 / len(entered.people) ** 0.5


def test_savings_at_the_start_are_log_normal_around_years_of_wage(entered: Crowd) -> None:
    brought = entered.tables.books[:, ledger.START].sum()
    assert brought > 0
    kept = entered.people[entered.people["work_state"] != state.UNEMPLOYED]  # who has not drawn on savings
    price = entered.tables.places["price_level"][80, kept["region"]]
    years = kept["savings"] / (kept["wage"] * price * 100.0)
    earns = kept["consumption"] < kept["income"] * 1.001
    assert (
        stats.kstest(np.log(years[earns & (kept["work_state"] == state.WAGE)]), "norm", args=(np.log(0.5), 0.8)).pvalue
        > 1e-5
    )


def test_work_at_the_start(entered: Crowd) -> None:
    number = len(entered.people)
    moved = 0.01 * 0.2 * 0.8  # chance to lose a job in the first quarter is met by that to find one
    assert_share(entered.number(work_state=state.UNEMPLOYED), number, 0.2)
    assert (
        abs(entered.number(work_state=state.INFORMAL) / number - 0.8 * 0.6)
        < moved + 4.0 * (0.48 * 0.52 / number) ** 0.5
    )


def test_a_person_thinks_of_a_first_departure_for_two_years() -> None:
    crowd = Crowd({"behaviour.attention_prospect": 0.0}, number=50, place=0, status=state.AT_HOME, first_departure=-1,
                  cohort=80, trips=0)  # fmt: skip
    crowd.quarter = 81
    crowd.before(8)
    assert crowd.number(presence=state.PRESENT) == 50
    crowd.before(1)
    assert crowd.number(presence=state.STAYS) == 50
