"""Orders, documents, removals and announced ends of stay: what each is there to do, under the same world seeds."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from bayiri import ledger, state
from bayiri.ensemble.outcomes import outcomes_of
from bayiri.indicators import measures as i
from bayiri.institutions import ReturnAuthority
from bayiri.model import ReturnModel
from tests.worlds import ALONE, CROWDED, OPEN_TO_ALL, live, world

SEEDS = (1, 2, 3)
SPAIN = "sheet.destinations.spain"
FOUND = {f"{SPAIN}.detection": 0.15, f"{SPAIN}.documents_held": 1.0}
UNDER_ORDER = (state.OWN_UNDER_ORDER, state.ASSISTED_UNDER_ORDER)
ASSISTED_IRREGULAR = (state.ASSISTED_WITHOUT_RIGHT, state.ASSISTED_UNDER_ORDER)
HELP = {"policies.help": {**OPEN_TO_ALL, "grant": 8_000, "travel": True, "open_to": {"status": ["irregular"]}}}


def runs(changes: dict[str, Any], quarters: int = 40) -> list[ReturnModel]:
    return [live(world({**ALONE, "budget": None, **changes}), 2_000, seed, quarters=quarters) for seed in SEEDS]


def total(models: list[ReturnModel], *measures: int) -> float:
    """Agents counted in these measures since the start, in all runs."""
    return float(sum(model.sums[model.compiled.start :, :, list(measures)].sum() for model in models))


def of_kind(models: list[ReturnModel], *kinds: int) -> float:
    return total(models, *(i.BY_KIND + kind for kind in kinds))


def removing(persons: float, **more: Any) -> dict[str, Any]:
    """A return procedure with this capacity a quarter, from the start on."""
    return {"policies.procedure": {"type": "return_procedure", "start": "2007Q1", "removal_capacity": persons, **more}}


@cache
def found() -> list[ReturnModel]:
    """Many are found and ordered to leave; hardly anybody is removed."""
    return runs(FOUND)


@pytest.mark.parametrize("agents", [0.3, 1.0, 4.5])
def test_capacity_is_in_persons_and_respected_on_average(agents: float) -> None:
    model = ReturnModel(world({**ALONE, **FOUND, **removing(0)}), 1, 3_000, quarters=44)
    people, authority = model.migrants, model.authorities[0]
    assert isinstance(authority, ReturnAuthority) and authority.place == 3
    stock = (people["presence"] == state.PRESENT) & (people["place"] == 3) & (people["status"] == state.IRREGULAR)
    people["order_until"][stock], people["documents"][stock], people["intention"] = 0, 2, state.REMAIN
    model.tables.public["ordered"] = stock
    model.tables.places["removal_capacity"][:, 3] = agents * model.weight
    drawn = []
    for quarter in range(70, 110):
        people["drawn"] = 0
        authority.allot(quarter)
        drawn.append(int(people["drawn"].sum()))
    assert stock.sum() > 50
    assert set(drawn) <= {int(np.floor(agents)), int(np.ceil(agents))}
    part = agents % 1.0
    assert abs(np.mean(drawn) - agents) <= 4.0 * (part * (1.0 - part) / 40) ** 0.5


def test_the_authority_draws_only_whom_an_office_may() -> None:
    model = ReturnModel(world({**CROWDED, **removing(1e9)}), 2, 1_500, quarters=30)
    seen = 0
    while not model.finished:
        before = model.migrants.copy()
        model.live_quarter()
        gone = model.migrants["event"] == state.REMOVAL_EVENT
        gone &= model.migrants["presence"] == state.PRESENT
        assert (before["order_until"][gone] >= 0).all()
        assert (before["order_until"][gone] < model.quarter).all()
        assert (before["documents"][gone] == state.DOCUMENTS_HELD).all()
        assert (model.migrants["drawn"] == 0).all(), "a draw is for one quarter"
        seen += int(gone.sum())
    assert seen > 30


def test_more_capacity_means_more_removals_and_they_are_paid_by_the_destination() -> None:
    few, many = found(), runs({**FOUND, **removing(3_000)})
    assert total(many, i.REMOVALS) > 3.0 * total(few, i.REMOVALS) > 0
    for model in many:
        first = model.compiled.start
        removed = model.sums[first:, :, i.REMOVALS].sum() * model.weight
        assert model.ledger[first:, ledger.REMOVAL].sum() == removed * 400_000
        assert ledger.REMOVAL not in ledger.POLICY_ENTRIES


def test_a_longer_deadline_delays_removal_and_lets_more_leave_by_themselves() -> None:
    short, long = (runs({**FOUND, **removing(3_000, order_deadline=wait)}) for wait in (0, 8))
    assert total(long, i.REMOVALS) < 0.9 * total(short, i.REMOVALS)
    assert of_kind(long, *UNDER_ORDER) > 1.5 * of_kind(short, *UNDER_ORDER) > 0


def test_readmission_takes_people_out_of_limbo() -> None:
    without = {**FOUND, f"{SPAIN}.documents_held": 0.0, f"{SPAIN}.readmission": 0.0}
    slow, agreed = (
        runs({**without, **removing(20_000, documents_quarters=20, readmission=share)}) for share in (0, 0.9)
    )
    assert total(slow, i.IN_LIMBO) > 2.0 * total(agreed, i.IN_LIMBO) > 0
    assert total(agreed, i.REMOVALS) > 1.3 * total(slow, i.REMOVALS)


def test_documents_gate_assisted_travel() -> None:
    gated = {**HELP, f"{SPAIN}.documents_held": 0.0, f"{SPAIN}.readmission": 0.0}
    free, soon, hardly = (
        of_kind(runs({**HELP, **held}), *ASSISTED_IRREGULAR)
        for held in ({f"{SPAIN}.documents_held": 1.0}, {**gated, f"{SPAIN}.documents_quarters": 2.0},
                     {**gated, f"{SPAIN}.documents_quarters": 200.0})
    )  # fmt: skip
    assert free > 1.1 * soon > 2.0 * hardly


def test_each_kind_of_return_is_what_it_says() -> None:
    notice = {
        "type": "end_of_stay",
        "announced": "2009Q1",
        "start": "2010Q1",
        "credibility": 0.5,
        "ends": 0.3,
        "ramp": 4,
    }
    changes = {**CROWDED, "policies.notice": {**notice, "of": {"status": ["temporary"]}}}
    changes["policies.ticket.end"] = "2015Q4"
    model = ReturnModel(world(changes), 4, 4_000, quarters=36)
    seen: set[int] = set()
    while not model.finished:
        before = model.migrants.copy()
        model.live_quarter()
        now, status = model.migrants, before["status"]
        went = np.isin(now["event"], (state.RETURN, state.REMOVAL_EVENT)) & (now["presence"] == state.PRESENT)
        kind = np.where(went, now["return_kind"], 0)
        seen |= set(kind.tolist())
        ordered = before["order_until"] >= 0
        right = np.isin(status, (state.CITIZEN, state.PERMANENT, state.TEMPORARY))
        assert (np.isin(kind, (*UNDER_ORDER, state.REMOVED)) == (ordered & went)).all()
        assert right[np.isin(kind, (state.TEMPORARY_RETURN, state.ASSISTED_WITH_RIGHT, state.REPATRIATION))].all()
        assert not right[kind == state.ASSISTED_WITHOUT_RIGHT].any()
        ends = kind == state.CONTRACT_END
        assert (status[ends] == state.TEMPORARY).all() and (before["permit_until"][ends] <= model.quarter + 1).all()
        kept = kind == state.TEMPORARY_RETURN
        assert (now["reentry_until"][kept] > model.quarter).all()
        told = kind == state.REPATRIATION
        assert not told.any() or (model.date >= "2009Q1" and (status[told] == state.TEMPORARY).all())
        assisted = np.isin(kind, i.ASSISTED)
        assert (now["granted"][assisted] == 1).all()
    assert seen == set(range(len(state.RETURN_KINDS)))


def test_removed_people_come_back_only_irregularly_while_the_ban_lasts() -> None:
    open_doors = {
        f"{SPAIN}.leaving.regular_offer": 0.5,
        f"{SPAIN}.leaving.irregular_success": 0.9,
        f"{SPAIN}.regularisation": 0.0,
    }  # else some have a permit again by the end of the quarter
    changes = {**FOUND, **removing(5_000, order_deadline=0, removal_ban=12), **open_doors}
    irregular = banned = after = 0
    for seed in SEEDS:
        model = ReturnModel(world({**ALONE, **changes}), seed, 4_000, quarters=44)
        while not model.finished:
            before = model.migrants["banned_until"].copy()
            model.live_quarter()
            people = model.migrants
            again = (people["event"] == state.REMIGRATION) & (people["return_kind"] == state.REMOVED)
            within = again & (before >= model.quarter)
            assert (people["left_regularly"][within] == 0).all()
            banned += int(within.sum())
            irregular += int((people["status"][within] == state.IRREGULAR).sum())
            after += int((people["left_regularly"][again & ~within] == 1).sum())
    assert banned == irregular > 5
    assert after > 5, "once the ban is over regular ways are open"


ANNOUNCED = {"type": "end_of_stay", "announced": "2009Q1", "start": "2011Q1", "credibility": 0.9, "ends": 0.0,
             "of": {"status": ["temporary", "permanent"]}}  # fmt: skip


def back_before(models: list[ReturnModel], first: str = "2009Q1", last: str = "2010Q4") -> float:
    """Returns of every kind in these two years."""
    start, end = ((int(day[:4]) - 1990) * 4 + int(day[5]) - 1 for day in (first, last))
    return float(sum(model.sums[start : end + 1, :, i.BY_KIND : i.AT_RISK].sum() for model in models))


def test_an_announcement_moves_people_before_the_date_and_without_any_capacity() -> None:
    usual, told = runs({}), runs({"policies.notice": ANNOUNCED})
    doubted = runs({"policies.notice": {**ANNOUNCED, "credibility": 0.3}})
    assert back_before(told) > 1.25 * back_before(doubted) > 1.25 * back_before(usual)
    assert total(told, i.REMOVALS) <= total(usual, i.REMOVALS) + 5
    assert of_kind(told, state.REPATRIATION) > 100
    assert of_kind(usual, state.REPATRIATION) == 0
    assert back_before(told, "2007Q1", "2008Q4") == back_before(usual, "2007Q1", "2008Q4")


def test_an_announced_end_that_comes_puts_people_under_order() -> None:
    notice = {**ANNOUNCED, "credibility": 0.0, "ends": 0.8, "ramp": 8}
    usual, ended = runs({}), runs({"policies.notice": notice})
    assert total(ended, i.ORDERS) > 5.0 * total(usual, i.ORDERS)
    for model in ended:
        orders = model.sums[:, :, i.ORDERS].sum(axis=1)
        assert orders[84:92].min() > 5.0 * orders[76:84].mean(), "phased over the eight quarters of the ramp"


def test_what_removals_do_to_the_others_is_switched_on_by_name() -> None:
    """Assisted returns of people without right, per irregular person-year, and irregular departures."""

    def rates(module: str = "", **behaviour: float) -> tuple[float, float]:
        beside = {f"behaviour.{name}": value for name, value in behaviour.items()}
        on = {f"modules.{module}": True} if module else {}
        models = runs({**FOUND, **HELP, **removing(3_000), **on, **beside})
        return of_kind(models, *ASSISTED_IRREGULAR) / total(models, i.IRREGULAR_ABROAD), total(
            models, i.FIRST_DEPARTURES
        )

    off, departures = rates()
    fear, _ = rates("removal_threat", removal_fear=3.0, order_pressure=0.0)
    pressed, _ = rates("removal_threat", removal_fear=0.0, order_pressure=1.0)
    assert min(fear, pressed) > 1.1 * off > 0.0
    assert rates("deterrence", removal_deterrence=6.0)[1] < 0.97 * departures


def test_by_default_more_removals_bring_no_more_assisted_returns() -> None:
    few, many = (runs({**FOUND, **HELP, **removing(persons)}) for persons in (0, 3_000))
    assert of_kind(many, *ASSISTED_IRREGULAR) < of_kind(few, *ASSISTED_IRREGULAR)


def test_two_definitions_of_voluntary_are_printed_and_differ() -> None:
    model = live(world({**ALONE, **FOUND, **removing(3_000)}), 3_000)
    values = {name: value for name, group, value in outcomes_of(model) if group == "all"}
    first, last = (int(model.tables.parameters[name][0]) for name in ("window_from", "window_to"))
    window = model.sums[first : last + 1].sum(axis=(0, 1))
    back = window[i.BY_KIND : i.AT_RISK].sum()
    assert values["voluntary_unrefused"] == pytest.approx(1.0 - window[i.REMOVALS] / back)
    assert 0.2 < values["voluntary_free"] < values["voluntary_unrefused"] - 0.03 < 0.9
    kinds = [values[name] for name in i.COUNTED_KINDS]
    assert sum(kinds) + values["removals"] == back * model.weight
    assert values["enforcement_cost"] == values["removals"] * 4_000
    assert values["orders"] == window[i.ORDERS] * model.weight > 0
    assert values["under_order"] > values["in_limbo"] >= 0
