"""Each lever alone moves the indicator that it is for."""

from __future__ import annotations

import numpy as np
import pytest

from bayiri.indicators.values import home_values, money_values, quarterly_values
from bayiri.model import ReturnModel
from bayiri.parameters import Parameter
from tests.engine.test_neutrality import AROUND, AT_WORK, FEW, IDS, LEVERS, TWENTY, at_rest, policy
from tests.worlds import live, world

# The indicator that each lever is for; where several share a beginning, they share it too.
FOR = {
    "travel": "returns_assisted",
    "grant": "returns_assisted",
    "services.economic": "economic_score",
    "services.social": "social_score",
    "services.psychosocial": "psychosocial_score",
    "services.cost": "public_spending",
    "services.cash": "returns_own_means",
    "services.menu": "economic_score",
    "services.tailoring": "mean_score",
    "serves_returned": "people_in_support",
    "ban": "returns_assisted",
    "take_up_cost": "returns_assisted",
    "modules.training": "economic_score",
    "modules.placement": "economic_score",
    "modules.business_start": "economic_score",
    "modules.housing": "social_score",
    "modules.schooling": "social_score",
    "modules.health": "social_score",
    "modules.counselling": "psychosocial_score",
    "follow_up.visits": "mean_score",
    "follow_up.cost": "public_spending",
    "preparation.strength": "preparedness",
    "preparation.cost": "public_spending",
    "community.amount": "social_score",
    "regions.spread": "returns_assisted",
    "regions.capital": "returns_assisted",
    "regularisation": "stock_irregular",
    "regular_offer": "entries",
    "reentry_right": "remigrations",
    "homes": "loan_applications",
    "credit_for_leaving": "remigrations",
    "ceiling": "loan_approval",
    "guarantee": "loan_approval",
    "group_lending": "loan_approval",
    "matched": "jobs_for_locals",
    "accuracy": "belief_error",
    "anonymous": "counselled",
    "referral": "returns_assisted",
    "contact.reach": "counselled",
    "contact.cost": "counselled",
    "lower.schools": "push",
    "lower.health": "push",
    "lower.security": "push",
    "lower.environment": "push",
    "lower.jobs": "economic_score",
    "works.cost": "measures_spending",
    "detection": "orders",
    "readmission": "in_limbo",
    "removal_capacity": "removals",
    "credibility": "returns_repatriation",
    "ends": "orders",
}


def series(model: ReturnModel) -> dict[str, np.ndarray]:
    """Every quarterly indicator of a finished run, for everybody."""
    people = quarterly_values(model.sums.sum(axis=1), model.weight)
    home = home_values(model.home_sums.sum(axis=(1, 2)), model.weight)
    return {**people, **home, **money_values(model.ledger)}


def test_every_lever_is_for_something() -> None:
    assert {row.name for _, row in LEVERS} == set(FOR)


@pytest.mark.parametrize(("kind", "row"), LEVERS, ids=IDS)
def test_a_lever_alone_moves_the_indicator_that_it_is_for(kind: str, row: Parameter) -> None:
    around = AROUND.get(row.name, {})
    number = max(FEW.get(row.name, 0), 1_200)
    runs = [
        series(live(world({**around, **policy(kind, row, value, start=TWENTY)}), number, quarters=40))
        for value in (at_rest(row), AT_WORK[row.unit])
    ]
    moved = {name for name in runs[0] if not np.array_equal(runs[0][name], runs[1][name], equal_nan=True)}
    assert FOR[row.name] in moved
