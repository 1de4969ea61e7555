"""Push factors: who feels which, where they enter, and that jobs are not counted twice."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bayiri import state
from bayiri.parameters.push import FACTORS
from tests.verification.crowds import Crowd

CALM = {f"sheet.origin.regions.{region}.push.{factor}": 0.0
        for region in ("sierra", "costa", "amazonia") for factor in FACTORS}  # fmt: skip
HOME = {"place": 0, "status": state.AT_HOME}
BACK = {**HOME, "return_kind": state.SPONTANEOUS, "returned": 60, "since": 60, "income": 9_000.0,
        "economic": 0.5, "social": 0.5, "psychosocial": 0.5, "voluntariness": 1.0}  # fmt: skip


def loss(factor: str, **fields: Any) -> float:
    """Worth of home lost by two index points of a factor in the person's region."""
    worse = {**CALM, f"sheet.origin.regions.amazonia.push.{factor}": 2.0}
    one, other = Crowd(CALM, number=1, **fields), Crowd(worse, number=1, **fields)
    return float((one.worth(0) - other.worth(0))[0])


WEIGHT = {"schools": 0.1, "health": 0.08, "security": 0.25, "environment": 0.12}


@pytest.mark.parametrize("factor", FACTORS)
@pytest.mark.parametrize("fields", [{}, HOME], ids=["abroad", "at home"])
def test_each_factor_lowers_the_worth_of_home_by_its_weight(factor: str, fields: dict[str, int]) -> None:
    assert loss(factor, family=state.FAMILY_HOME, **fields) == pytest.approx(2.0 * WEIGHT[factor])


def test_schools_count_for_families_and_health_more_for_the_ill() -> None:
    assert loss("schools", family=state.NO_FAMILY) == 0.0
    assert loss("health", illness=1) == pytest.approx(2.0 * (0.08 + 0.16))


def test_a_first_departure_feels_only_a_part() -> None:
    prospect = {**HOME, "first_departure": state.NEVER}
    assert loss("security", **prospect) == pytest.approx(2.0 * 0.25 * 0.5)


def test_push_lowers_the_social_and_psychosocial_scores_of_people_back_home() -> None:
    worse = {**CALM, "sheet.origin.regions.amazonia.push.security": 2.0}
    one, other = Crowd(CALM, number=10, **BACK), Crowd(worse, number=10, **BACK)
    one.after()
    other.after()
    assert (other.people["social"] < one.people["social"]).all()
    assert (other.people["psychosocial"] < one.people["psychosocial"]).all()
    assert (other.people["economic"] == one.people["economic"]).all()


def test_push_in_one_region_moves_that_region_only() -> None:
    number = 30
    fields = {"region": np.arange(number) % 3}
    worse = {**CALM, "sheet.origin.regions.costa.push.security": 2.0}
    one, other = Crowd(CALM, number=number, **fields), Crowd(worse, number=number, **fields)
    costa = one.compiled.place_names.index("costa")
    gap = one.worth(costa) - other.worth(costa)
    assert ((gap != 0.0) == (fields["region"] == costa)).all()
