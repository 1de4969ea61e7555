"""Debts: paid back on time, in default when they cannot be, and taken along wherever the person goes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bayiri import ledger, state
from bayiri.indicators import measures
from tests.verification.crowds import Crowd

HOME: dict[str, Any] = {"place": 0, "status": state.AT_HOME, "return_kind": state.SPONTANEOUS, "returned": 60,
                        "wage": 8_000.0}  # fmt: skip
STILL = {"behaviour.firm_occasions": 0.0, "behaviour.home_wish": 0.0, "sheet.origin.unemployment": 0.0}
IDLE = {**STILL, "sheet.origin.churn": 0.01, "sheet.origin.unemployment": 0.95}
LOAN = {"formal_debt": 1_200_000, "loan_rate": 1_200, "loan_until": 91, "lent_by": 0}


def total(crowd: Crowd, entry: int) -> int:
    return int(crowd.tables.books[:, entry].sum())


def gained(crowd: Crowd) -> int:
    return int(crowd.tables.tally[:, :, measures.LENDER_GAINS].sum())


@pytest.mark.parametrize("place", [0, 3])
def test_a_loan_is_paid_back_in_its_quarters_with_interest(place: int) -> None:
    fields = {**HOME, **LOAN, "place": place, "status": state.AT_HOME if place == 0 else state.PERMANENT}
    crowd = Crowd({**STILL, "sheet.destinations.spain.unemployment": 0.0}, number=100,
                  **{**fields, "savings": 3_000_000})  # fmt: skip
    owed, interest = 1_200_000, 0
    for quarter in range(12):
        interest += int(owed * (1_200 * 0.000025))
        owed -= (owed + 11 - quarter) // (12 - quarter)
        crowd.before()
        assert (crowd.people["formal_debt"] == owed).all()
    assert owed == 0
    assert total(crowd, ledger.REPAYMENT) == 100 * 1_200_000
    assert total(crowd, ledger.INTEREST) == 100 * interest
    assert gained(crowd) == 100 * (1_200_000 + interest)
    assert (crowd.people["defaults"] == 0).all()


@pytest.mark.parametrize("after", [1, 2, 4])
def test_who_cannot_pay_is_in_default_after_so_many_quarters(after: int) -> None:
    crowd = Crowd({**IDLE, "behaviour.default_after": float(after)}, number=60,
                  **{**HOME, **LOAN, "work_state": state.UNEMPLOYED})  # fmt: skip
    crowd.before(after - 1) if after > 1 else None
    assert (crowd.people["formal_debt"] == 1_200_000).all()
    crowd.before()
    assert crowd.number(formal_debt=0, defaults=1) == 60
    assert int(crowd.tables.tally[:, :, measures.LENDER_LOSSES].sum()) == 60 * 1_200_000
    assert int(crowd.tables.tally[:, :, measures.LOAN_DEFAULTS].sum()) == 60


def test_in_default_the_home_is_sold_for_the_lender() -> None:
    changes = {**IDLE, "behaviour.default_after": 1.0, "behaviour.home_price": 1.0, "behaviour.firm_resale": 0.2}
    crowd = Crowd(changes, number=40, **{**HOME, **LOAN, "owns_home": 1, "work_state": state.UNEMPLOYED})
    crowd.before()
    brought = total(crowd, ledger.HOME_RESALE)
    assert 0 < brought < 40 * 1_200_000
    assert (crowd.people["owns_home"] == 0).all()
    lost = int(crowd.tables.tally[:, :, measures.LENDER_LOSSES].sum())
    assert lost + total(crowd, ledger.REPAYMENT) == 40 * 1_200_000
    assert gained(crowd) == total(crowd, ledger.REPAYMENT) == brought


def test_unpaid_usury_grows_to_what_money_lenders_carry() -> None:
    crowd = Crowd({**IDLE, "behaviour.usury_most": 0.5, "behaviour.usury_rate": 0.8}, number=50,
                  **{**HOME, "usurious_debt": 100_000, "work_state": state.UNEMPLOYED})  # fmt: skip
    crowd.before()
    assert (crowd.people["usurious_debt"] == 120_000).all()
    crowd.before(30)
    here = crowd.tables.places[crowd.quarter - 1, 0]
    most = (0.5 * crowd.people["wage"] * here["price_level"] * 100.0).astype(np.int64)
    idle = crowd.people["work_state"] == state.UNEMPLOYED
    assert idle.sum() > 40
    assert (np.abs(crowd.people["usurious_debt"] - most) <= 0.05 * most)[idle].all()


def test_a_usurious_debt_ends() -> None:
    crowd = Crowd(STILL, number=50, **{**HOME, "usurious_debt": 100_000, "savings": 2_000_000})
    crowd.before(20)
    assert (crowd.people["usurious_debt"] == 0).all()
    assert total(crowd, ledger.USURIOUS_REPAYMENT) == 50 * 100_000
    assert total(crowd, ledger.USURIOUS_INTEREST) > 0


def test_debt_presses_to_leave_and_to_stay_away() -> None:
    """Service lowers what home is worth by more than what it takes from the same person abroad."""
    changes = {**STILL, "behaviour.home_price": 3.0}
    for owed in ({**LOAN}, {"usurious_debt": 150_000}):
        worths = {}
        for place, status in ((0, state.AT_HOME), (3, state.PERMANENT)):
            without, indebted = (
                Crowd(changes, number=150, **{**HOME, "place": place, "status": status, "savings": 100_000, **debt})
                for debt in ({}, owed)
            )
            worths[place] = without.worth(place) - indebted.worth(place)
        assert (worths[3] > 0.0).all()
        assert (worths[0] > worths[3]).all()


def test_a_departure_pressed_by_debt_is_no_free_mobility() -> None:
    pressed = np.arange(100) % 2
    crowd = Crowd(STILL, number=100, window_return=72, returned=72, return_kind=state.SPONTANEOUS, left=75, trips=2,
                  left_regularly=1, left_pressed=pressed, status=state.PERMANENT)  # fmt: skip
    crowd.tables.parameters["lag"] = 8
    crowd.after()
    assert (crowd.people["lag_state"][pressed == 0] == state.LAG_REGULAR).all()
    assert (crowd.people["lag_state"][pressed == 1] == state.LAG_PRESSED).all()


@pytest.mark.parametrize(("share", "pressed"), [(0.999, 1), (1.001, 0)])
def test_pressure_is_a_share_of_income(share: float, pressed: int) -> None:
    """Interest of 100 % on 60,000 cents, and a tenth of it paid back each quarter, against the income."""
    crowd = Crowd({**STILL, "behaviour.debt_pressure": 0.4}, number=10,
                  **{**HOME, "formal_debt": 60_000, "loan_rate": 10_000, "loan_until": 89, "lent_by": 0,
                     "intention": state.LEAVE_REGULARLY, "savings": 1_000_000, "owns_home": 0})  # fmt: skip
    price = float(crowd.tables.places["price_level"][80, 0])
    crowd.people["income"] = share * 4.0 * (15_000 + 6_000) / (100.0 * price) / 0.4
    crowd.after()
    assert crowd.number(left_pressed=pressed, place=crowd.abroad) == 10
