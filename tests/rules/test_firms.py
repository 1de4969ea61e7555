"""Firms: the best capital against an optimiser, the plan against all other plans, and the chance to stand."""

from __future__ import annotations

from math import exp, log
from types import SimpleNamespace

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from bayiri import ledger, state
from bayiri.rules import firms
from tests.verification.crowds import Crowd, assert_share

P = SimpleNamespace(firm_capital_share=0.3, depreciation=0.15, own_return=0.05)
TALENTS = (log(150.0), log(640.0), log(2_500.0))  # ln points


@pytest.fixture
def plain_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules as Python wrote them, since stand-ins for records cannot be compiled."""
    for name in ("output", "best_capital", "plan_firm"):
        rule = getattr(firms, name)
        monkeypatch.setattr(firms, name, getattr(rule, "py_func", rule))


def gain(talent: float, capital: float, own: float, interest: float) -> float:
    """Yearly profit of so much capital when own money is used first."""
    made = exp(talent + P.firm_capital_share * log(capital))
    return made - P.depreciation * capital - P.own_return * min(capital, own) - interest * max(capital - own, 0.0)


@pytest.mark.usefixtures("plain_rules")
@pytest.mark.parametrize("talent", TALENTS)
@pytest.mark.parametrize("interest", [0.02, 0.18, 0.6])
def test_best_capital_is_the_optimum(talent: float, interest: float) -> None:
    found = minimize_scalar(lambda x: -gain(talent, exp(x), 0.0, interest), bracket=(0.0, 9.0), tol=1e-10)
    assert firms.best_capital(talent, interest, P) == pytest.approx(exp(found.x), rel=1e-5)


@pytest.mark.usefixtures("plain_rules")
@pytest.mark.parametrize("talent", TALENTS)
@pytest.mark.parametrize("own", [1.0, 500.0, 4_000.0, 20_000.0, 200_000.0])
@pytest.mark.parametrize("most", [0.0, 800.0, 30_000.0])
@pytest.mark.parametrize("interest", [0.08, 0.25, 0.6])
def test_no_plan_beats_the_plan(talent: float, own: float, most: float, interest: float) -> None:
    capital, borrowed, profit = firms.plan_firm(talent, own, most, interest, P)
    assert 0.0 <= borrowed <= most and capital - borrowed <= own * (1.0 + 1e-12)
    assert profit == pytest.approx(gain(talent, capital, capital - borrowed, interest))
    bounds = (1e-6, own + most)
    other = minimize_scalar(lambda k: -gain(talent, k, own, interest), bounds=bounds, method="bounded",
                            options={"xatol": 1e-9 * bounds[1]})  # fmt: skip
    assert profit >= -other.fun - 1e-6 * abs(other.fun)


HOME = {"place": 0, "status": state.AT_HOME, "return_kind": state.SPONTANEOUS, "returned": 60}
FIRM = {**HOME, "work_state": state.SELF_EMPLOYED, "business_capital": 1_000_000, "business_since": 79}
STAND = {"behaviour.firm_occasions": 0.0, "behaviour.firm_failure": 0.083, "behaviour.firm_failure_new": 0.2}


@pytest.mark.parametrize("quarters", [1, 4, 5, 12, 24])
def test_survival_of_firms_is_the_exact_chain(quarters: int) -> None:
    crowd = Crowd(STAND, **FIRM)
    crowd.before(quarters)
    new, older = min(quarters, 4) / 4.0, max(quarters - 4, 0) / 4.0
    assert_share(crowd.number(business_since=79), len(crowd.people), 0.8**new * 0.917**older)


def test_a_quarter_of_a_firm_to_the_cent() -> None:
    """Sales come in, wear is replaced, a share of the gain is added while capital is short of the best."""
    crowd = Crowd(
        {**STAND, "behaviour.firm_failure_new": 0.0, "behaviour.saving_share_home": 1.0},
        number=300,
        **{**FIRM, "business_capital": 200_000},
    )
    before = int(crowd.people["business_capital"].sum())
    crowd.before()
    sold, invested = (int(crowd.tables.books[:, entry].sum()) for entry in (ledger.FIRM_SALES, ledger.FIRM_CAPITAL))
    worn = 300 * int(200_000 * 0.25 * float(crowd.compiled.parameters["depreciation"][0]))
    assert sold > 0
    assert int(crowd.people["business_capital"].sum()) - before == invested - worn > 0
    assert (crowd.people["income"] > 0.0).all()


def test_capital_closes_in_on_the_best_and_stays_there() -> None:
    """Firms that start small and smaller come to the same, each to the best of its owner."""
    changes = {
        **STAND,
        "behaviour.firm_failure": 0.0,
        "behaviour.firm_failure_new": 0.0,
        "behaviour.firm_reinvested": 0.5,
    }
    ends = []
    for capital in (100_000, 400_000):
        crowd = Crowd(changes, number=200, **{**FIRM, "business_capital": capital})
        crowd.before(35)
        ends.append(crowd.people["business_capital"].astype(float))
    assert np.ptp(ends[0]) > 100_000.0, "people differ in talent"
    assert (np.abs(ends[1] / ends[0] - 1.0) < 0.05).mean() > 0.9


def test_who_leaves_sells_the_firm_for_a_part_of_its_worth() -> None:
    crowd = Crowd({**STAND, "behaviour.firm_resale": 0.4}, number=50,
                  **{**FIRM, "intention": state.LEAVE_REGULARLY, "savings": 5_000_000})  # fmt: skip
    crowd.after()
    assert int(crowd.tables.books[:, ledger.FIRM_RESALE].sum()) == 50 * 400_000
    assert crowd.number(business_capital=0, place=crowd.abroad) == 50
