"""What holds whatever the scenario: the guard before removals, every cent, the five states, the path classes."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings

from bayiri import state
from bayiri.ensemble.outcomes import lag_states
from bayiri.ensemble.paths import classify, footprint
from bayiri.indicators import measures as i
from bayiri.ledger import ACCOUNTS, POLICY_ENTRIES
from bayiri.model import ReturnModel
from tests.mixes import mixes
from tests.worlds import live, world

EXAMPLES = 200 if os.environ.get("BAYIRI_FULL") else 40
QUARTERS = 20
whatever = settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])


def lived(changes: dict[str, Any]) -> ReturnModel:
    return ReturnModel(world(changes), 3, 150, quarters=QUARTERS)


@whatever
@given(mixes())
def test_nobody_who_is_protected_is_ever_removed_and_every_refusal_is_counted(changes: dict[str, Any]) -> None:
    model = lived(changes)
    while not model.finished:
        before = model.migrants.copy()
        model.live_quarter()
        now = model.migrants
        removed = now["removals"] > before["removals"]
        for protection in ("protection_need", "victim"):
            assert not (before[protection][removed] > 0).any(), protection
        assert not (now["illness"][removed] > 0).any()
        assert (now["age"][removed] >= 18.0).all()
        assert (before["status"][removed] == state.IRREGULAR).all()
        assert (now["removals_refused"][now["protection_need"] > 0] <= 1).all(), "what was found once is known"
        without = (now["presence"] == state.PRESENT) & (now["status"] == state.IRREGULAR)
        assert (now["work_state"][without] != state.WAGE).all()
        assert (now["benefit_until"][without] <= model.quarter).all(), "no benefit without a right"
        refused = int((now["removals_refused"] - before["removals_refused"]).sum())
        sums = model.sums[model.quarter].sum(axis=0)
        assert (removed.sum(), refused) == (sums[i.REMOVALS], sums[i.REMOVALS_REFUSED])


def test_in_such_worlds_many_are_removed_and_many_removals_refused() -> None:
    harsh = {"behaviour.protection_need_share": 0.3, "sheet.destinations.spain.detection": 0.4}
    harsh |= {"sheet.destinations.spain.removal_capacity": 1e6}
    model = live(world(harsh), 150, seed=3, quarters=QUARTERS)
    sums = model.sums.sum(axis=(0, 1))
    assert sums[i.REMOVALS] > 10
    assert sums[i.REMOVALS_REFUSED] > 10


@whatever
@given(mixes())
def test_every_cent_of_every_account_is_kept_in_every_quarter(changes: dict[str, Any]) -> None:
    model = lived(changes)
    held = [int(model.migrants["savings"].sum()) * model.weight]
    while not model.finished:
        model.live_quarter()
        held.append(int(model.migrants["savings"].sum()) * model.weight)
        assert model.migrants["savings"].min() >= 0
        assert model.migrants["grant_due"].min() >= 0
    accounts = model.accounts()
    assert list(accounts["opening"].xs("migrants", level="account")) == held[:-1]
    assert list(accounts["closing"].xs("migrants", level="account")) == held[1:]
    assert (accounts["closing"] == accounts["opening"] + accounts["received"] - accounts["paid"]).all()
    assert (accounts.groupby("quarter", observed=True)["closing"].sum() == 0).all()
    assert (model.ledger >= 0).all()
    total = model.purse.total or 0
    assert model.purse.committed <= total
    assert model.ledger[:, list(POLICY_ENTRIES)].sum() <= total
    assert accounts.index.get_level_values("account").nunique() == len(ACCOUNTS)


@whatever
@given(mixes())
def test_states_and_path_classes_are_exclusive_and_add_up(changes: dict[str, Any]) -> None:
    mix = live(world({**changes, "outcome.window": ["2001Q2", "2003Q4"]}), 150, seed=3, quarters=QUARTERS)
    base = live(
        world({"calendar.start": "2001Q1", "outcome.window": ["2001Q2", "2003Q4"]}), 150, seed=3, quarters=QUARTERS
    )
    people = mix.migrants
    counted = people["lag_state"] != state.NO_LAG_STATE
    states = np.stack(list(lag_states(people, 0.5).values()))
    assert (states.sum(axis=0) == counted).all()
    classes = classify(footprint(mix), footprint(base))
    either = footprint(mix).counts | footprint(base).counts
    assert ((classes >= 0) == either).all()
    assert np.bincount(classes[classes >= 0], minlength=6).sum() == either.sum() > 0
