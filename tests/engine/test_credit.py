"""What credit does, under the same world seeds: approvals, usury, entry by wealth, leaving again, timing of return."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from bayiri.indicators import measures as i
from bayiri.ledger import LOANS, USURIOUS_LOANS
from bayiri.model import ReturnModel
from tests.worlds import ALONE, live, world

SEEDS = (1, 2, 3, 4)
BANK: dict[str, Any] = {"type": "credit_access", "start": "2008Q1", "reach": 1.0, "ceiling": 12_000, "interest": 0.12}
FREE = {**ALONE, "budget": None}


def with_bank(**terms: Any) -> dict[str, Any]:
    return {**FREE, "policies.bank": {**BANK, **terms}}


def runs(changes: dict[str, Any], quarters: int = 44) -> list[ReturnModel]:
    return [live(world({**FREE, **changes}), 2_000, seed, quarters=quarters) for seed in SEEDS]


@cache
def usual() -> list[ReturnModel]:
    return runs({})


@cache
def guaranteed(share: float) -> list[ReturnModel]:
    return runs(with_bank(guarantee=share))


def total(models: list[ReturnModel], measure: int) -> float:
    return float(sum(model.sums[model.compiled.start :, :, measure].sum() for model in models))


def usury(models: list[ReturnModel]) -> float:
    """Cents newly lent by money lenders since the start, for each returnee-quarter at home."""
    lent = sum(float(model.ledger[model.compiled.start :, USURIOUS_LOANS].sum()) / model.weight for model in models)
    return lent / total(models, i.RETURNEES_HOME)


def test_a_guarantee_raises_approvals_and_lowers_usury() -> None:
    shares = [total(guaranteed(share), i.LOANS_GRANTED) / total(guaranteed(share), i.LOANS_ASKED)
              for share in (0.0, 0.8)]  # fmt: skip
    assert shares[1] > shares[0] + 0.05
    assert usury(guaranteed(0.8)) < 0.95 * usury(guaranteed(0.0))
    assert usury(guaranteed(0.8)) < 0.9 * usury(usual())
    debtors = [total(models, i.USURIOUS_DEBTORS) / total(models, i.RETURNEES_HOME)
               for models in (guaranteed(0.8), usual())]  # fmt: skip
    assert debtors[0] < debtors[1]


def test_credit_makes_firms_and_jobs() -> None:
    for measure in (i.SELF_EMPLOYED_HOME, i.JOBS_FOR_LOCALS):
        with_it, without = (total(models, measure) / total(models, i.RETURNEES_HOME)
                            for models in (guaranteed(0.8), usual()))  # fmt: skip
        assert with_it > 1.02 * without


def entries_by_wealth(changes: dict[str, Any]) -> tuple[np.ndarray, np.ndarray]:
    """Returnees' own funds on return, and whether they opened a firm within eight quarters."""
    funds, opened = [], []
    for seed in SEEDS:
        model = ReturnModel(world({**FREE, **changes}), seed, 2_000, quarters=44)
        start, last = 76, 76 + 24
        money, entry = np.zeros(len(model.migrants)), np.zeros(len(model.migrants), bool)
        back = np.full(len(model.migrants), -99)
        while not model.finished:
            model.live_quarter()
            people, now = model.migrants, model.quarter
            new = (people["returned"] == now) & (back < 0) & (people["age"] < 60.0) & (start <= now <= last)
            money[new], back[new] = people["savings"][new], now
            entry |= (back >= 0) & (people["business_since"] > back) & (people["business_since"] <= back + 8)
        funds.append(money[back >= 0])
        opened.append(entry[back >= 0])
    return np.concatenate(funds), np.concatenate(opened)


def gap(changes: dict[str, Any]) -> tuple[float, float, float]:
    """Share who open a firm, of the poorest and of the richest third on return; slope per ln point of own funds."""
    funds, opened = entries_by_wealth(changes)
    low, high = np.quantile(funds, (1 / 3, 2 / 3))
    slope = np.polyfit(np.log(funds + 10_000.0), opened.astype(float), 1)[0]
    return float(opened[funds <= low].mean()), float(opened[funds > high].mean()), float(slope)


def test_credit_makes_entry_less_tied_to_wealth() -> None:
    poor, rich, slope = gap({})
    poor_with, rich_with, slope_with = gap(with_bank(guarantee=0.8))
    assert rich - poor > 0.1
    assert poor_with > poor + 0.03
    assert rich_with - poor_with < rich - poor - 0.02
    assert 0.0 < slope_with < 0.9 * slope


def remigrations(models: list[ReturnModel]) -> float:
    return total(models, i.REMIGRATIONS)


def test_credit_for_leaving_does_not_lower_leaving_again() -> None:
    """Where the fare is dear, a loan for it lets more people go; so do money lenders who pay for a passage."""
    dear = {"sheet.destinations.spain.leaving.fare": 6_000.0}
    closed, opened = (runs({**dear, **with_bank(guarantee=0.8, credit_for_leaving=switch)}) for switch in (False, True))
    assert remigrations(opened) > 1.02 * remigrations(closed)
    smuggled = runs({"behaviour.usury_for_leaving": 1.0})
    assert remigrations(smuggled) > remigrations(usual())


def test_an_announcement_moves_return_before_money_flows() -> None:
    """People who know of a facility to come go home for it, long before it lends the first dollar."""
    hopeful = {"behaviour.credit_expected": 1.0}
    bank = with_bank(guarantee=0.9, ceiling=40_000, announced="2008Q1", start="2012Q1")
    told, untold = runs({**hopeful, **bank}), runs(hopeful)
    before = slice(72, 88)
    returns = [sum(float(m.sums[before, :, [i.RETURNS_OWN_MEANS, i.RETURNS_ASSISTED]].sum()) for m in models)
               for models in (told, untold)]  # fmt: skip
    assert returns[0] > 1.03 * returns[1]
    for model in told:
        assert not (model.migrants["lent_by"][(model.migrants["loan_until"] < 88)] == 1).any()
        assert model.lenders[1].asked > 0
        assert model.sums[:88, :, i.LENDER_GAINS + 1].sum() == 0.0
        assert model.sums[88:, :, i.LENDER_GAINS + 1].any()


def test_nobody_is_told_of_a_facility_before_it_is_announced() -> None:
    model = ReturnModel(world(with_bank(announced="2010Q1", start="2011Q1")), 1, 600, quarters=24)
    while not model.finished:
        aware = model.migrants["aware"] >> 30 & 1
        assert aware.any() == (model.quarter >= 80)
        model.live_quarter()


def test_homes_are_bought_with_loans_and_kept() -> None:
    wish = {"behaviour.home_wish": 0.2, "behaviour.home_price": 1.5}
    owners, lent = ([sum(float((m.migrants["owns_home"] == 1).sum()) for m in models),
                     sum(float(m.ledger[:, LOANS].sum()) / m.weight for m in models)]
                    for models in (runs(wish), runs({**wish, "sheet.origin.lender.homes": False})))  # fmt: skip
    assert owners[0] > 1.02 * lent[0]
    assert owners[1] > lent[1]
