"""Nobody and no cent appears from nowhere or gets lost, in any quarter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from bayiri import state
from bayiri.indicators import measures as i
from bayiri.ledger import ACCOUNTS, ENTRIES
from bayiri.model import ReturnModel
from bayiri.population import allocate
from bayiri.scenario import find_mixes
from tests.worlds import CROWDED, OPEN_TO_ALL, live, shipped, world

WORLDS = {name: shipped(name) for name in find_mixes("ecuador-spain")} | {"crowded": world(CROWDED)}
TO_MIGRANTS = np.array([(entry.payee == "migrants") - (entry.payer == "migrants") for entry in ENTRIES])


def quarters_of(name: str) -> Iterator[tuple[ReturnModel, np.ndarray, np.ndarray]]:
    """The model after each quarter, with the people before and after it; the entry wave first."""
    scenario = (
        world({"calendar.start": "1998Q1"}, name)
        if name != "crowded"
        else world({**CROWDED, "calendar.start": "1998Q1"})
    )
    model = ReturnModel(scenario, 4, 60)
    while not model.finished:
        before = model.migrants.copy()
        model.live_quarter()
        yield model, before, model.migrants


@pytest.mark.parametrize("name", WORLDS)
def test_people_and_cents_are_kept(name: str) -> None:
    moved = 0
    for model, before, now in quarters_of(name):
        sums = model.sums[model.quarter].sum(axis=0)
        assert_people_kept(model, before, now, sums)
        assert_flows_add_up(before, now, sums)
        gained = int(now["savings"].sum()) - int(before["savings"].sum())
        assert gained * model.weight == int(model.ledger[model.quarter] @ TO_MIGRANTS)
        assert now["savings"].min() >= 0
        moved += int(sums[i.FIRST_DEPARTURES])
    assert moved > 500


def assert_people_kept(model: ReturnModel, before: np.ndarray, now: np.ndarray, sums: np.ndarray) -> None:
    """Entered = present + staying + dead; nobody comes back from the dead; each person is counted once."""
    number = {name: int((now["presence"] == code).sum()) for code, name in enumerate(state.PRESENCES)}
    entered = now["cohort"] <= model.quarter
    assert ((now["presence"] != state.NOT_YET) == entered).all()
    assert int(entered.sum()) == number["present"] + number["stays for good"] + number["dead"]
    gone = np.isin(before["presence"], (state.STAYS, state.DEAD))
    assert (before[gone] == now[gone]).all(), "nothing happens to the dead and to those who stay"
    assert number["present"] == sums[i.PRESENT_NOW] == len(model.active.rows)
    assert ((now["presence"] == state.DEAD) & (now["died"] == model.quarter)).sum() == sums[i.DEATHS]
    stays_now = (now["presence"] == state.STAYS) & (before["presence"] == state.PRESENT)
    assert stays_now.sum() == sums[i.STAYING]
    dead = now["presence"] == state.DEAD
    assert not any(now[kept][dead].any() for kept in ("savings", "formal_debt", "usurious_debt", "business_capital"))
    assert min(now[kept].min() for kept in ("formal_debt", "usurious_debt", "business_capital")) >= 0
    owns = now["work_state"] == state.SELF_EMPLOYED
    assert ((now["business_capital"] > 0) == (owns & ~dead)).all()


def assert_flows_add_up(before: np.ndarray, now: np.ndarray, sums: np.ndarray) -> None:
    """The stock abroad changes by departures, returns, removals and deaths; status goes with the place."""
    present = now["presence"] == state.PRESENT
    abroad = present & (now["place"] == 3)
    was_abroad = (before["presence"] == state.PRESENT) & (before["place"] == 3)
    died = was_abroad & (now["presence"] == state.DEAD)
    back = sums[i.RETURNS_OWN_MEANS] + sums[i.RETURNS_ASSISTED] + sums[i.REMOVALS]
    left = sums[i.FIRST_DEPARTURES] + sums[i.REMIGRATIONS]
    assert abroad.sum() == sums[i.ABROAD] == was_abroad.sum() + left - back - died.sum()
    assert ((now["status"] == state.AT_HOME) == (now["place"] != 3))[present].all()
    assert (now["place"] == now["region"])[present & ~abroad].all()
    assert (abroad & (now["status"] == state.IRREGULAR)).sum() == sums[i.IRREGULAR_ABROAD]
    assert sums[i.RETURNED : i.WIDTH].sum() == sums[i.BY_KIND : i.AT_RISK].sum() == back
    assert (abroad | (now["order_until"] == state.NEVER))[present].all()
    assert (now["status"] == state.IRREGULAR)[present & (now["order_until"] != state.NEVER)].all()
    at_risk = (abroad & was_abroad).sum() + back
    assert sums[i.AT_RISK : i.RETURNED].sum() == at_risk
    home = present & ~abroad & (now["return_kind"] != state.NO_RETURN)
    assert home.sum() == sums[i.RETURNEES_HOME]
    assert np.isclose(now["score"][home].sum(), sums[i.SCORE_SUM])


def test_every_entry_of_the_ledger_has_two_known_sides_and_a_purpose_of_its_own() -> None:
    assert all({entry.payer, entry.payee} <= set(ACCOUNTS) for entry in ENTRIES)
    assert all(entry.payer != entry.payee for entry in ENTRIES)
    assert len(set(ENTRIES)) == len(ENTRIES)


def _paid_in_bulk(payer: str) -> dict[str, Any]:
    """A service and measures that this account pays."""
    contact = {"reach": 0.3, "cost": 50, "payer": payer}
    return {
        "policies.counsel": {"type": "information", "accuracy": 0.5, "contact": contact},
        "policies.schools": {"type": "push_measures", "works": {"cost": 9_000, "payer": payer}},
    }


def test_every_entry_is_used_somewhere() -> None:
    used = np.zeros(len(ENTRIES), bool)
    for payer in ("destination", "origin", "partner"):
        offer = {"grant": 5_000, "grant_at_departure": 0.5, "travel": True, "payer": payer, "services": {"cost": 100}}
        offer |= {"follow_up": {"visits": 4, "cost": 30}, "preparation": {"cost": 90}, "community": {"amount": 9_000}}
        cash = {**OPEN_TO_ALL, "assists_return": False, "serves_returned": 4, "payer": payer}
        cash |= {"services": {"cost": 200, "cash": True}, "start": "2007Q2"}
        refund = {"type": "pension_portability", "pension_regime": "refund", "refund_share": 0.5, "refund_wait": 2}
        ticket = {"type": "return_programme", "reach": 1.0, **offer}
        vested = {f"sheet.{place}.pension_vesting": 3.0 for place in ("origin", "destinations.spain")}
        regime = {"policies.refund": refund} if payer == "partner" else vested
        credit = {
            "type": "credit_access",
            "ceiling": 15_000,
            "guarantee": 0.8,
            "matched": 0.3,
            "group_lending": 0.5,
            "reach": 1.0,
            "payer": payer,
        }
        sold = {
            "behaviour.home_wish": 0.1,
            "behaviour.home_price": 1.0,
            "behaviour.default_after": 1.0,
            "behaviour.firm_occasions": 0.1,
        }
        paid = {
            "policies.ticket": ticket,
            "policies.credit": credit,
            "policies.cash": cash,
            "budget": None,
            **sold,
            **_paid_in_bulk(payer),
        }
        model = ReturnModel(world({**CROWDED, **regime, **paid}), 1, 400, quarters=40)
        while not model.finished:
            model.live_quarter()
        used |= model.ledger.any(axis=0)
        assert (model.ledger >= 0).all()
    assert [entry for entry, seen in zip(ENTRIES, used, strict=True) if not seen] == []


def test_every_account_closes_with_what_it_opened_with_and_what_came_and_went() -> None:
    model = live(world({**CROWDED, "calendar.start": "1998Q1"}), 60)
    accounts = model.accounts()
    assert (accounts["closing"] == accounts["opening"] + accounts["received"] - accounts["paid"]).all()
    by_quarter = accounts.unstack("account")
    assert (by_quarter["closing"].to_numpy()[:-1] == by_quarter["opening"].to_numpy()[1:]).all()
    assert (by_quarter["closing"].sum(axis=1) == 0).all(), "what one account pays another receives"
    held = int(model.migrants["savings"].sum()) * model.weight
    assert by_quarter["closing", "migrants"].iloc[-1] == held > 0
    assert (by_quarter["received"].sum(axis=1) == model.ledger[model.compiled.start :].sum(axis=1)).all()


def test_slots_are_whole_agents_and_right_on_average() -> None:
    model = ReturnModel(world(), 1, 700, quarters=8)
    wished = model.compiled.slots / model.weight
    got = np.bincount(model.migrants["cohort"], minlength=len(wished))
    assert (np.abs(got - wished) < 1.0).all()
    totals = [len(allocate(model.compiled, model.weight, seed)[0]) for seed in range(200)]
    spread = np.sqrt((wished % 1.0 * (1.0 - wished % 1.0)).sum())
    assert abs(np.mean(totals) - wished.sum()) < 4.0 * spread / 200**0.5
