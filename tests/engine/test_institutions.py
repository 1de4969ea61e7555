"""A programme never promises more than it has, serves who waited longest, and tells the others what is left to them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bayiri import state
from bayiri.ledger import POLICY_ENTRIES
from bayiri.model import ReturnModel
from tests.worlds import ALONE, OPEN_TO_ALL, world

OFFER: dict[str, Any] = {**OPEN_TO_ALL, "grant": 1_000}
QUARTER = 72


def model_of(seed: int = 1, **offer: Any) -> ReturnModel:
    """A corridor with one programme, after its history, with a full purse and no applications."""
    changes = {**ALONE, "budget": offer.pop("shared", None), "policies.offer": {**OFFER, **offer}}
    model = ReturnModel(world(changes), seed, 1_200, quarters=44)
    for field, value in {"applied_to": -1, "queued_to": -1, "granted": 0, "intention": state.REMAIN}.items():
        model.migrants[field] = value
    model.programmes[0].committed = model.programmes[0].taken = model.purse.committed = 0
    return model


def apply(model: ReturnModel, number: int, **fields: Any) -> np.ndarray:
    """Rows of so many people abroad who apply."""
    people = model.migrants
    abroad = (people["presence"] == state.PRESENT) & (people["place"] == 3)
    rows = np.flatnonzero(abroad)[:number]
    for field, value in {"applied_to": 0, "intention": state.GO_HOME_ASSISTED, **fields}.items():
        people[field][rows] = value
    model.applicants = rows
    return rows


def granted(model: ReturnModel, rows: np.ndarray) -> set[int]:
    taken = rows[model.migrants["granted"][rows] == 1]
    return set(model.migrants["identity"][taken].tolist())


@pytest.mark.parametrize("purse", ["budget", "shared"])
def test_as_many_as_the_budget_pays_for_are_taken_in(purse: str) -> None:
    weight = model_of().weight
    model = model_of(**{purse: 7_400 * weight})
    rows = apply(model, 20)
    model.programmes[0].allot(QUARTER)
    assert len(granted(model, rows)) == 7
    assert model.programmes[0].committed == model.purse.committed == 7 * 100_000 * weight
    rows = apply(model, 20, granted=0)
    model.programmes[0].allot(QUARTER + 1)
    assert granted(model, rows) == set()
    assert model.programmes[0].committed == 7 * 100_000 * weight
    assert model.programmes[0].taken == 7


def test_the_price_of_a_place_is_all_that_will_be_owed() -> None:
    services = {"cost": 200, "quarters": 5}
    model = model_of(travel=True, grant_at_departure=0.3, services=services, budget=1e9)
    rows = apply(model, 9)
    model.programmes[0].allot(QUARTER)
    fare = int(model.tables.systems["fare"][QUARTER, 3, 0])
    assert model.programmes[0].committed == 9 * model.weight * (100_000 + fare + 5 * 20_000)
    model.migrants["intention"][rows] = state.ASK_SERVICES
    before = model.programmes[0].committed
    model.programmes[0].allot(QUARTER)
    assert model.programmes[0].committed - before == 9 * model.weight * 5 * 20_000


def test_programmes_share_one_purse_in_their_declared_order() -> None:
    later = {**OFFER, "announced": "2007Q2", "start": "2007Q2"}
    weight = model_of().weight
    changes = {**ALONE, "budget": 5_000 * weight, "policies.a_later": later, "policies.z_first": OFFER}
    model = ReturnModel(world(changes), 1, 1_200, quarters=44)
    assert [programme.name for programme in model.programmes] == ["z_first", "a_later"]
    model.purse.committed = model.programmes[0].committed = 0
    first, second = apply(model, 4), apply(model, 8)[4:]
    model.migrants["applied_to"][second] = 1
    for programme in model.programmes:
        programme.allot(QUARTER)
    assert len(granted(model, first)) == 4
    assert len(granted(model, second)) == 1


@pytest.mark.parametrize("agents", [0.3, 1.0, 6.5])
def test_places_are_persons_and_respected_on_average(agents: float) -> None:
    weight = model_of().weight
    model = model_of(places=agents * weight)
    taken = []
    for quarter in range(QUARTER, QUARTER + 40):
        rows = apply(model, 30, granted=0)
        model.programmes[0].allot(quarter)
        taken.append(len(granted(model, rows)))
    assert set(taken) <= {int(np.floor(agents)), int(np.ceil(agents))}
    part = agents % 1.0
    assert abs(np.mean(taken) - agents) <= 4.0 * (part * (1.0 - part) / 40) ** 0.5


def test_who_waited_longest_comes_first() -> None:
    model = model_of(places=10 * model_of().weight, queue=8)
    rows = apply(model, 40)
    since = np.array([70, 71, 69, 99] * 10)  # 99: not in the queue yet
    model.migrants["queued_since"][rows] = since
    model.migrants["queued_to"][rows] = np.where(since == 99, -1, 0)
    model.programmes[0].allot(QUARTER)
    assert granted(model, rows) == set(model.migrants["identity"][rows[since == 69]].tolist())
    waiting = rows[since != 69]
    assert (model.migrants["queued_to"][waiting] == 0).all()
    assert (model.migrants["queued_since"][waiting] == np.where(since == 99, QUARTER, since)[since != 69]).all()
    assert (model.migrants["queued_to"][rows[since == 69]] == -1).all()


def test_among_equals_a_keyed_draw_decides_whatever_the_order_of_rows() -> None:
    places = 12 * model_of().weight
    model, other = model_of(places=places), model_of(places=places)
    rows = apply(model, 40)
    apply(other, 40)
    mixed = np.random.default_rng(3).permutation(rows)
    other.migrants[rows] = other.migrants[mixed]
    for each in (model, other):
        each.programmes[0].allot(QUARTER)
    chosen = granted(model, rows)
    assert chosen == granted(other, rows)
    identities = model.migrants["identity"][rows]
    assert chosen != set(identities[:12].tolist())
    model.migrants["granted"][rows] = 0
    apply(model, 40)
    model.programmes[0].allot(QUARTER + 1)
    assert granted(model, rows) != chosen, "another quarter, another draw"


@pytest.mark.parametrize(("rule", "falls_back"), [("own_means", state.GO_HOME), ("stay", state.REMAIN)])
@pytest.mark.parametrize("queue", [0, 3])
def test_the_refused_do_what_the_scenario_says(rule: str, falls_back: int, queue: int) -> None:
    model = model_of(places=0, on_refusal=rule, queue=queue)
    rows = apply(model, 20)
    alone, serves = rows[:8], rows[16:]
    model.migrants["would_go"][alone] = 1
    model.migrants["intention"][serves] = state.ASK_SERVICES
    model.programmes[0].allot(QUARTER)
    assert granted(model, rows) == set()
    intention = model.migrants["intention"]
    assert (intention[alone] == falls_back).all()
    assert (intention[rows[8:]] == state.REMAIN).all()
    waits = model.migrants["queued_to"][rows] == 0
    assert waits[8:16].all() == (queue > 0)
    assert waits[:8].all() == (queue > 0 and falls_back == state.REMAIN)
    assert not waits[16:].any(), "who asks for services asks again"


SCARCE = {
    "grant in parts": {"grant": 9_000, "grant_at_departure": 0.4, "grant_delay": 3},
    "services for people back home": {
        "assists_return": False,
        "serves_returned": 4,
        "services": {"social": 0.3, "cost": 900, "quarters": 4},
    },
    "travel and services": {"travel": True, "grant": 500, "services": {"cost": 300, "quarters": 6}},
}


@pytest.mark.parametrize("kind", SCARCE)
@pytest.mark.parametrize("purse", ["policies.offer.budget", "budget"])
def test_payments_never_exceed_the_budget(kind: str, purse: str) -> None:
    offer = {**OPEN_TO_ALL, **SCARCE[kind], "start": "2008Q1", "queue": 2}
    model = ReturnModel(world({**ALONE, "budget": None, "policies.offer": offer, purse: 40_000_000}), 2, 2_000)
    paid = 0
    while not model.finished:
        model.live_quarter()
        paid += int(model.ledger[model.quarter, list(POLICY_ENTRIES)].sum())
        assert paid <= model.programmes[0].committed <= 4_000_000_000
    assert paid > 3_000_000_000, "the budget was scarce"


def test_nobody_waits_longer_than_they_are_willing_to() -> None:
    offer = {**OFFER, "grant": 8_000, "places": 200, "queue": 3, "start": "2008Q1", "on_refusal": "stay"}
    model = ReturnModel(world({**ALONE, "policies.offer": offer}), 2, 2_000, quarters=30)
    longest = 0
    while not model.finished:
        model.live_quarter()
        waiting = model.migrants[(model.migrants["queued_to"] == 0) & (model.migrants["presence"] == state.PRESENT)]
        if len(waiting):
            longest = max(longest, int((model.quarter - waiting["queued_since"]).max()))
            assert (waiting["place"] == 3).all()
    assert longest == 3


def test_takers_of_a_grant_may_ask_for_support_at_home() -> None:
    """A grant without services leaves its taker free to be served by another programme."""
    grant = {**OPEN_TO_ALL, "grant": 6_000, "start": "2008Q1"}
    support = {
        "type": "return_programme",
        "assists_return": False,
        "serves_returned": 4,
        "reach": 1.0,
        "start": "2008Q1",
        "services": {"social": 0.3, "cost": 200, "quarters": 4},
    }
    model = ReturnModel(world({**ALONE, "policies.offer": grant, "policies.support": support}), 2, 1_000, quarters=40)
    support_index = [programme.name for programme in model.programmes].index("support")
    model.run()
    people = model.migrants
    assisted = (people["return_kind"] == state.ASSISTED_WITH_RIGHT) & (people["granted_by"] >= 0)
    assert (people["served_by"][assisted] == support_index).sum() > 10


def test_services_last_as_long_as_they_are_paid_for() -> None:
    support = {
        "type": "return_programme",
        "assists_return": False,
        "serves_returned": 1,
        "reach": 1.0,
        "start": "2008Q1",
        "services": {"social": 0.3, "cost": 100, "quarters": 4},
    }
    model = ReturnModel(world({**ALONE, "policies.support": support}), 2, 500, quarters=40)
    served: dict[int, int] = {}
    while not model.finished:
        model.live_quarter()
        people = model.migrants
        now = (people["served_by"] == 0) & (people["services_until"] >= model.quarter) & (people["presence"] == 1)
        for who in people["identity"][now & (people["granted"] == 1)]:
            served[int(who)] = 0
        for who in people["identity"][now]:
            served[int(who)] = served.get(int(who), 0) + 1
    assert len(served) > 20
    assert max(served.values()) == 4


def test_nobody_in_a_queue_travels_without_the_fare() -> None:
    offer = {**OPEN_TO_ALL, "places": 150, "queue": 8, "start": "2008Q1", "grant": 1_000, "grant_at_departure": 0.0}
    changes = {**ALONE, "policies.offer": offer, "sheet.destinations.spain.going_home.fare": 4_000}
    model = ReturnModel(world(changes), 2, 1_500, quarters=40)
    left = 0
    while not model.finished:
        before = model.migrants["savings"].copy()
        model.live_quarter()
        people = model.migrants
        gone = (people["event"] == state.RETURN) & (people["granted"] == 1)
        # Wages of the quarter come before the move, so compare with the fare after adding them back.
        assert (people["savings"][gone] >= 0).all()
        assert ((people["savings"][gone] > 0) | (before[gone] >= 400_000)).all()
        left += int(gone.sum())
    assert left > 10
