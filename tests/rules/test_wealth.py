"""What is owned and owed moves the economic score: capital as savings do, debts by the income that they take."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bayiri.rules.debt import debt_service, home_worth
from bayiri.rules.wealth import debt_burden, wealth
from tests.rules.test_reintegration import returnees, scores

OWED = ("formal_debt", "usurious_debt")


def share_of_income(changes: dict[str, Any] | None = None, **fields: Any) -> float:
    crowd = returnees(changes, **{"loan_until": 91, "loan_rate": 1_700, **fields})  # three years are left, at 17 %
    return float(debt_burden(crowd.records[0], crowd.tables, crowd.quarter))


def test_capital_counts_as_wealth_and_debts_against_it() -> None:
    crowd = returnees(savings=100_000, business_capital=250_000, formal_debt=30_000, usurious_debt=5_000)
    assert int(wealth(crowd.records[0], crowd.tables, crowd.quarter)) == 315_000
    one, other = scores(returnees(savings=500_000)), scores(returnees(business_capital=500_000))
    assert one == other
    assert one["economic"] > scores(returnees())["economic"]


def test_a_home_bought_on_credit_is_owned_as_well_as_owed() -> None:
    crowd = returnees(owns_home=1)
    price = int(home_worth(crowd.records[0], crowd.tables, crowd.quarter))
    owing = returnees(owns_home=1, formal_debt=price)
    assert int(wealth(crowd.records[0], crowd.tables, crowd.quarter)) == price > 0
    assert int(wealth(owing.records[0], owing.tables, owing.quarter)) == 0


@pytest.mark.parametrize("kind", OWED)
def test_debts_lower_the_economic_score_and_no_other(kind: str) -> None:
    free = scores(returnees(savings=500_000))
    owing = scores(returnees(savings=600_000, **{kind: 100_000}))
    assert owing["economic"] < free["economic"], "equal wealth, but a debt to serve"
    assert (owing["social"], owing["psychosocial"]) == (free["social"], free["psychosocial"])


def test_the_score_falls_with_debt_service_and_not_beyond_all_income() -> None:
    debts = [0, 20_000, 100_000, 400_000]
    found = [scores(returnees({"behaviour.score_wealth": 0.0}, usurious_debt=debt))["economic"] for debt in debts]
    assert (np.diff(found) < 0.0).all()
    shares = [share_of_income(usurious_debt=debt) for debt in (0, 20_000, 10**9)]
    assert shares[0] == 0.0 and shares[2] == 1.0
    assert shares[0] < shares[1] < 0.2


def test_the_burden_is_the_yearly_debt_service_over_income() -> None:
    crowd = returnees(formal_debt=50_000, usurious_debt=20_000, income=6_000.0)
    price = float(crowd.tables.places[crowd.quarter, 0]["price_level"])
    expected = debt_service(crowd.records[0], crowd.tables, crowd.quarter) / (6_000.0 * price * 100.0)
    assert expected > 0.0
    assert float(debt_burden(crowd.records[0], crowd.tables, crowd.quarter)) == pytest.approx(expected)


def test_usury_presses_harder_than_a_loan_and_most_on_those_who_earn_nothing() -> None:
    assert share_of_income(usurious_debt=50_000) > 2.0 * share_of_income(formal_debt=50_000)
    assert share_of_income(formal_debt=50_000, income=0.0) > 3.0 * share_of_income(formal_debt=50_000)
    assert share_of_income(formal_debt=50_000, income=0.0) < 1.0
