"""Lenders: what an office sees, whom it lends to, and that no cent of theirs or of the guarantor goes astray."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bayiri import state
from bayiri.indicators import measures as i
from bayiri.ledger import ENTRIES, GROUP_LIABILITY, GUARANTEE, LOANS, MATCHED, REPAYMENT
from bayiri.model import ReturnModel
from tests.worlds import ALONE, CROWDED, live, parts_apart, world

TO_LENDERS = np.array([(entry.payee == "lenders") - (entry.payer == "lenders") for entry in ENTRIES])
GUARANTEES = range(GUARANTEE, GUARANTEE + 3)
BANK: dict[str, Any] = {"type": "credit_access", "start": "2008Q1", "reach": 1.0, "ceiling": 10_000, "interest": 0.12}
RISKY = {"behaviour.default_after": 1.0, "behaviour.firm_failure_new": 0.6, "behaviour.firm_resale": 0.05}
QUARTER = 80


def model_of(seed: int = 1, **terms: Any) -> ReturnModel:
    """A corridor with one policy of credit, after its history, and nobody who asks for a loan."""
    model = ReturnModel(world({**ALONE, "budget": None, "policies.bank": {**BANK, **terms}}), seed, 1_200, quarters=44)
    for field, value in {"lender_asked": -1, "loan_granted": 0, "loan_wanted": 0, "purpose": 0}.items():
        model.migrants[field] = value
    return model


def ask(model: ReturnModel, number: int, **fields: Any) -> np.ndarray:
    """Rows of so many people at home who ask the policy's lender for USD 1,000."""
    people = model.migrants
    home = (people["presence"] == state.PRESENT) & (people["place"] < 3)
    rows = np.flatnonzero(home)[:number]
    assert len(rows) == number
    usual = {"lender_asked": 1, "loan_wanted": 100_000, "purpose": state.FOR_BUSINESS, "savings": 50_000,
             "host_contributions": 0, "home_contributions": 0, "served_by": -1}  # fmt: skip
    for field, value in {**usual, **fields}.items():
        people[field][rows] = value
    model.applicants = rows
    return rows


def granted(model: ReturnModel, rows: np.ndarray) -> int:
    model.lenders[1].allot(QUARTER)
    return int(model.migrants["loan_granted"][rows].sum())


@pytest.mark.parametrize(("field", "value"), [("savings", 150_000), ("host_contributions", 40),
                                              ("home_contributions", 20), ("purpose", state.FOR_HOME)])  # fmt: skip
def test_pledges_and_records_lower_the_price(field: str, value: int) -> None:
    model = model_of()
    rows = ask(model, 60)
    dear = model.lenders[1].prices(rows, QUARTER)
    model.migrants[field][rows] = value
    assert (model.lenders[1].prices(rows, QUARTER) < dear).all()


def test_a_plan_with_support_lowers_the_price() -> None:
    model = model_of()
    rows = ask(model, 60)
    dear = model.lenders[1].prices(rows, QUARTER)
    model.migrants["served_by"][rows], model.migrants["services_until"][rows] = 0, QUARTER
    assert (model.lenders[1].prices(rows, QUARTER) < dear).all()
    model.migrants["services_until"][rows] = QUARTER - 1
    assert (model.lenders[1].prices(rows, QUARTER) == dear).all()


def test_the_price_is_the_rate_and_the_loss_expected_beyond_the_guarantee() -> None:
    for guarantee in (0.0, 0.5, 1.0):
        model = model_of(guarantee=guarantee)
        rows = ask(model, 40)
        lender = model.lenders[1]
        expected = 0.12 + lender.risks(rows, QUARTER) * 0.6 * (1.0 - guarantee)
        assert np.allclose(lender.prices(rows, QUARTER), expected, rtol=1e-12)


def test_who_would_have_to_pay_more_than_the_law_allows_is_refused() -> None:
    model = model_of(interest_most=0.28)
    rows = ask(model, 200)
    legal = model.lenders[1].prices(rows, QUARTER) <= 0.28
    assert 20 < legal.sum() < 180
    assert granted(model, rows) == legal.sum()
    assert (model.migrants["loan_granted"][rows] == legal).all()
    rates = model.migrants["loan_rate"][rows][legal]
    assert (rates == np.round(model.lenders[1].prices(rows, QUARTER)[legal] * 10_000)).all()


def test_the_fund_limits_what_is_lent() -> None:
    weight = model_of().weight
    model = model_of(interest_most=3.0, fund=7_400 * weight)
    assert granted(model, ask(model, 40)) == 7


@pytest.mark.parametrize(("leverage", "number"), [(1, 9), (2, 18)])
def test_the_budget_limits_what_is_guaranteed(leverage: int, number: int) -> None:
    """USD 4,500 a person behind loans of USD 1,000, half guaranteed."""
    weight = model_of().weight
    model = model_of(interest_most=3.0, guarantee=0.5, leverage=leverage, budget=4_500 * weight)
    assert granted(model, ask(model, 40)) == number
    assert model.purse.committed == model.lenders[1].committed == 4_500 * 100 * weight


def test_a_guarantee_raises_approvals() -> None:
    numbers = []
    for guarantee in (0.0, 0.4, 0.8):
        model = model_of(guarantee=guarantee, interest_most=0.25)
        numbers.append(granted(model, ask(model, 200)))
    assert numbers[0] < numbers[1] < numbers[2]


BUSY = {**CROWDED, **RISKY, "policies.bank.budget": 20_000_000, "policies.bank.payer": "partner", "budget": None}


@pytest.mark.parametrize("seed", [1, 2])
def test_cents_of_lenders_and_of_the_guarantor_are_kept(seed: int) -> None:
    model = live(world(BUSY), 1_500, seed)
    weight, last = model.weight, model.sums[-1].sum(axis=0)
    gains = sum(int(last[i.LENDER_GAINS + k]) for k in range(len(model.lenders))) * weight
    started = sum(int(model.tables.lenders["fund"][0, k, 0]) for k in range(len(model.lenders)))
    paid = model.ledger.sum(axis=0)
    assert sum(lender.cash for lender in model.lenders) + gains - started == int(paid @ TO_LENDERS)
    assert sum(lender.guaranteed for lender in model.lenders) == paid[list(GUARANTEES)].sum() > 0
    total = model.sums.sum(axis=(0, 1))
    lost = int(total[i.LENDER_LOSSES : i.LENDER_LOSSES + state.LENDERS_AT_MOST].sum()) * weight
    owed = int(model.migrants["formal_debt"].sum()) * weight
    assert owed == paid[LOANS] - paid[REPAYMENT] - lost
    assert min(owed, lost) > 0


def test_the_guarantor_bears_its_share_and_no_more_than_its_budget() -> None:
    lone = {"policies.bank.leverage": 50.0, "policies.bank.matched": 0.0}
    rich, poor = (
        live(world({**BUSY, **lone, "policies.bank.budget": budget}), 1_500) for budget in (500_000_000, 400_000)
    )
    first = rich.lenders[1]
    before = int(rich.sums[-1].sum(axis=0)[i.LENDER_LOSSES + 1]) * rich.weight
    assert first.lost > before >= 0
    assert abs(first.guaranteed - 0.6 * 0.8 * first.lost) < 2 * rich.quarter
    assert 0.6 * 0.8 * poor.lenders[1].lost > 40_000_000
    assert 39_000_000 < poor.lenders[1].guaranteed <= 40_000_000


def test_a_group_that_bears_losses_is_trusted_and_pays() -> None:
    numbers = []
    for share in (0.0, 0.5):
        model = model_of(group_lending=share, interest_most=0.25)
        numbers.append(granted(model, ask(model, 200)))
    assert numbers[0] < numbers[1]
    model = live(world({**BUSY, "policies.bank.group_lending": 0.5}), 1_500)
    assert abs(int(model.ledger[:, GROUP_LIABILITY].sum()) - 0.5 * model.lenders[1].lost) < 2 * model.quarter
    assert model.lenders[1].lost > 0


def test_own_funds_are_matched_within_the_budget() -> None:
    """What is added to firms is public money; it makes them larger, and ends with the budget."""
    small = {"policies.bank": {**BANK, "matched": 0.5, "matched_most": 2_000, "budget": 1_000_000}, "budget": None}
    wide = {**small, "policies.bank.budget": 1e9}
    plain, matched, tight = (live(world(c), 1_500) for c in ({**wide, "policies.bank.matched": 0.0}, wide, small))
    paid = [int(model.ledger[:, MATCHED : MATCHED + 3].sum()) for model in (plain, matched, tight)]
    assert paid[0] == 0 < paid[2] <= 100_000_000 < paid[1]
    assert tight.lenders[1].granted < matched.lenders[1].granted
    last = int(matched.sums[-1].sum(axis=0)[i.LENDER_MATCHED + 1]) * matched.weight
    assert matched.lenders[1].matched + last == paid[1]
    jobs, before = (model.sums[:, :, i.JOBS_FOR_LOCALS].sum() for model in (matched, plain))
    assert jobs > before


def test_who_is_in_default_is_lent_to_no_more() -> None:
    model = ReturnModel(world({**RISKY, "policies.bank": {**BANK, "guarantee": 1.0}}), 1, 1_500)
    barred = 0
    while not model.finished:
        marked = model.migrants["defaults"] > 0
        model.live_quarter()
        assert not (marked & (model.migrants["lender_asked"] >= 0)).any()
        barred = int(marked.sum())
    assert barred > 10


def test_the_order_of_lenders_on_file_is_no_matter() -> None:
    two = {"policies.alpha": {**BANK, "guarantee": 0.5}, "policies.beta": {**BANK, "interest": 0.2}}
    one, other = (live(world(dict(order)), 600, quarters=30) for order in (two.items(), list(two.items())[::-1]))
    assert parts_apart(one, other) == []
