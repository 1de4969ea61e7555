"""The state that counts two years after a return: what is pressure, and what is none."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bayiri import state
from bayiri.rules.worth import worth_home
from tests.verification.crowds import Crowd

LAG = 8
AT_HOME = {"place": 0, "status": state.AT_HOME, "return_kind": state.SPONTANEOUS, "score": 0.7}


def crowd_at_lag(ago: int, **fields: Any) -> int:
    """The state at the lag of somebody whose last return or departure was `ago` quarters back."""
    crowd = Crowd({}, number=1, **fields)
    crowd.people["window_return"] = crowd.quarter - LAG
    crowd.people["returned" if "place" in fields else "left"] = crowd.quarter - ago
    crowd.after()
    return int(crowd.people["lag_state"][0])


def test_who_left_again_and_was_removed_again_is_under_pressure() -> None:
    assert crowd_at_lag(LAG, **AT_HOME) == state.LAG_HOME
    assert crowd_at_lag(2, **{**AT_HOME, "return_kind": state.REMOVED}) == state.LAG_PRESSED
    assert crowd_at_lag(2, **AT_HOME) == state.LAG_HOME, "back by the own will"
    assert crowd_at_lag(LAG, **{**AT_HOME, "return_kind": state.REMOVED}) == state.LAG_HOME, "the first return itself"


def test_a_short_absence_is_one_under_a_kept_right_and_no_other() -> None:
    away = {"return_kind": state.SPONTANEOUS, "left_regularly": 1}
    assert crowd_at_lag(1, left_with_right=1, **away) == state.LAG_HOME
    assert crowd_at_lag(4, left_with_right=1, **away) == state.LAG_REGULAR
    assert crowd_at_lag(1, **{**away, "left_regularly": 0}) == state.LAG_PRESSED


@pytest.mark.parametrize("way", [state.LEAVE_REGULARLY, state.LEAVE_IRREGULARLY])
def test_a_right_to_come_back_is_used_by_regular_departures_only(way: int) -> None:
    crowd = Crowd({"sheet.destinations.spain.leaving.irregular_success": 1.0}, number=5, intention=way,
                  savings=10**7, kept_status=state.PERMANENT, reentry_until=state.FOREVER, **AT_HOME)  # fmt: skip
    crowd.after()
    assert (crowd.people["left_with_right"] == (way == state.LEAVE_REGULARLY)).all()


def test_a_loan_for_the_fare_is_not_what_pressed_its_borrower() -> None:
    asked = {"purpose": state.FOR_LEAVING, "loan_wanted": 900_000, "lender_asked": 0, "loan_granted": 1,
             "loan_rate": 1_700, "intention": state.LEAVE_REGULARLY, "income": 2_000.0}  # fmt: skip
    for debt, pressed in ((0, 0), (600_000, 1)):
        crowd = Crowd({}, number=5, savings=100_000, usurious_debt=debt, **asked, **AT_HOME)
        crowd.after()
        assert (crowd.people["formal_debt"] == 900_000).all()
        assert (crowd.people["left_pressed"] == pressed).all()


def test_services_in_kind_are_worth_something_and_finance_no_firm() -> None:
    crowd = Crowd({}, number=300, savings=0)
    worth = np.array([
        [float(worth_home(crowd.records[row], crowd.tables, crowd.quarter, cash, kind, 0.0))
         for cash, kind in ((0, 0.0), (0, 500_000.0), (500_000, 0.0))] for row in range(300)
    ])  # fmt: skip
    nothing, in_kind, in_cash = worth.T
    assert (in_kind > nothing).all()
    assert (in_cash >= in_kind).all()
    assert 20 < (in_cash > in_kind + 1e-9).sum() < 300, "to those with a firm in mind money is worth more"
