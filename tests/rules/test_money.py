"""Income, remittances, consumption and saving: every cent has a payer, a payee and a rule."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bayiri import ledger, state
from tests.verification.crowds import Crowd

SPAIN = "sheet.destinations.spain"
STEADY: dict[str, Any] = {
    f"{SPAIN}.unemployment": 0.0,
    f"{SPAIN}.contribution_share": 0.0,
    "sheet.origin.unemployment": 0.0,
    "sheet.origin.contribution_share": 0.0,
}
SOME = 400


def crowd_of(changes: dict[str, Any] | None = None, **fields: Any) -> Crowd:
    spread = np.random.default_rng(2).normal(0.0, 0.4, SOME)
    return Crowd({**STEADY, **(changes or {})}, number=SOME, **{"talent": spread, "savings": 1_000_000, **fields})


def paid(crowd: Crowd, entry: int) -> int:
    return int(crowd.tables.books[:, entry].sum())


def income_cents(crowd: Crowd) -> np.ndarray:
    price = crowd.tables.places["price_level"][80, crowd.people["place"]]
    return (crowd.people["income"] * price * 25.0 + 0.5).astype(np.int64)


def floor_cents(crowd: Crowd) -> int:
    here = crowd.tables.places[80, crowd.abroad]
    return int(here["gdp_per_head"] * here["consumption_floor"] * here["price_level"] * 25.0 + 0.5)


def test_savings_grow_by_what_is_left() -> None:
    crowd = crowd_of({"behaviour.saving_share_abroad": 0.2})
    crowd.before()
    left = income_cents(crowd)
    saved = ((left - floor_cents(crowd)) * 0.2).astype(np.int64)
    assert (crowd.people["savings"] - 1_000_000 == saved).all()
    assert paid(crowd, ledger.EARNINGS) == left.sum()
    assert paid(crowd, ledger.CONSUMPTION) == left.sum() - saved.sum()


def test_remittances_are_sent_while_the_family_is_at_home() -> None:
    numbers = {"behaviour.remittance_share": 0.3, f"{SPAIN}.going_home.transfer_cost": 0.1}
    for family, place in ((state.NO_FAMILY, 3), (state.FAMILY_ABROAD, 3), (state.FAMILY_HOME, 0)):
        crowd = crowd_of(numbers, family=family, place=place)
        crowd.before()
        assert paid(crowd, ledger.REMITTANCES) == 0
    crowd = crowd_of(numbers, family=state.FAMILY_HOME, status=state.IRREGULAR, work_state=state.INFORMAL)
    crowd.before()
    sent = (income_cents(crowd) * 0.3).astype(np.int64)
    assert paid(crowd, ledger.REMITTANCES) + paid(crowd, ledger.TRANSFER_COST) == sent.sum()
    assert paid(crowd, ledger.TRANSFER_COST) == (sent * 0.1).astype(np.int64).sum()


def test_target_savers_save_more_until_they_have_what_they_came_for() -> None:
    numbers = {
        "behaviour.saving_share_abroad": 0.1,
        "behaviour.saving_share_target": 0.5,
        "behaviour.target_savings": 5.0,
    }
    crowd = crowd_of(numbers, target_saver=1, savings=0)
    crowd.before()
    saved = ((income_cents(crowd) - floor_cents(crowd)) * 0.5).astype(np.int64)
    assert (crowd.people["savings"] == saved).all()
    assert crowd.number(target_reached=0) == SOME
    reached = crowd_of(numbers, target_saver=1, savings=10**9)
    reached.before()
    assert reached.number(target_reached=2) == SOME, "told once, then known"
    before = reached.people["savings"].copy()
    reached.quarter = 80
    reached.before()
    saved = ((income_cents(reached) - floor_cents(reached)) * 0.1).astype(np.int64)
    assert (reached.people["savings"] - before == saved).all()


@pytest.mark.parametrize("savings", [0, 2_000_000])
def test_without_income_people_draw_on_savings_and_family_pays_the_rest(savings: int) -> None:
    numbers = {f"{SPAIN}.unemployment": 0.95, f"{SPAIN}.churn": 0.01, "behaviour.dissaving": 0.1}
    crowd = crowd_of(numbers, work_state=state.UNEMPLOYED, savings=savings)
    crowd.before()
    idle = crowd.people["work_state"] == state.UNEMPLOYED
    drawn = savings - crowd.people["savings"][idle]
    floor = floor_cents(crowd)
    assert (drawn == min(floor, savings // 10)).all()
    assert paid(crowd, ledger.FLOOR_FAMILY) >= int(idle.sum()) * (floor - min(floor, savings // 10))
    assert np.allclose(crowd.people["consumption"][idle], crowd.people["consumption"][idle][0])
    assert crowd.people["savings"].min() >= 0


def test_the_benefit_is_paid_until_it_ends() -> None:
    numbers = {f"{SPAIN}.unemployment": 0.95, f"{SPAIN}.churn": 0.01, f"{SPAIN}.benefit_share": 0.5}
    crowd = crowd_of(numbers, work_state=state.UNEMPLOYED, benefit_until=82)
    paid_in = []
    for _ in range(4):
        crowd.tables.books[:] = 0
        crowd.before()
        idle = crowd.people["work_state"] == state.UNEMPLOYED
        paid_in.append(paid(crowd, ledger.BENEFIT) > 0)
        if paid_in[-1]:
            assert np.allclose(crowd.people["income"][idle], 0.5 * crowd.people["wage"][idle])
    assert paid_in == [True, True, False, False]


def test_work_without_a_permit_or_a_contract_pays_less() -> None:
    numbers = {"behaviour.irregular_penalty": 0.15, "behaviour.informal_penalty": 0.3}
    income = {}
    for name, fields in {"formal": {}, "informal": {"work_state": state.INFORMAL},
                         "irregular": {"work_state": state.INFORMAL, "status": state.IRREGULAR}}.items():  # fmt: skip
        crowd = crowd_of(numbers, **fields)
        crowd.before()
        income[name] = crowd.people["income"].copy()
    assert np.allclose(income["informal"], 0.7 * income["formal"])
    assert np.allclose(income["irregular"], 0.85 * income["formal"])


def test_the_retired_live_on_a_share_of_their_wage_that_somebody_pays() -> None:
    numbers = {
        f"{SPAIN}.retirement_floor": 0.4,
        f"{SPAIN}.retirement_floor_irregular": 0.1,
        "sheet.origin.retirement_floor": 0.2,
    }
    cases: list[tuple[dict[str, Any], float, int]] = [
        ({}, 0.4, ledger.FLOOR_ABROAD),
        ({"status": state.IRREGULAR}, 0.1, ledger.FLOOR_ABROAD),
        ({"place": 0, "status": state.AT_HOME}, 0.2, ledger.FLOOR_HOME),
    ]
    for fields, share, entry in cases:
        crowd = crowd_of(numbers, work_state=state.RETIRED, age=70.0, wage=20_000.0, **fields)
        crowd.before()
        assert crowd.people["income"] == pytest.approx(20_000.0 * share, rel=1e-4)
        assert paid(crowd, entry) == income_cents(crowd).sum()
