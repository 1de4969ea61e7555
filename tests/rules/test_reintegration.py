"""Scores of people back home: how they move, what support does, what falls due."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bayiri import ledger, state
from tests.verification.crowds import Crowd

DIMENSIONS = ("economic", "social", "psychosocial")
OFFER = {"type": "return_programme", "serves_returned": 40, "services": {"cost": 500, "quarters": 6}}


def returnees(changes: dict[str, Any] | None = None, **fields: Any) -> Crowd:
    """A dozen people back home for five years, in formal work, with scores of one half."""
    start = {"place": 0, "status": state.AT_HOME, "return_kind": state.SPONTANEOUS, "returned": 60, "since": 60,
             "income": 9_000.0, "economic": 0.5, "social": 0.5, "psychosocial": 0.5, "voluntariness": 1.0}  # fmt: skip
    return Crowd(changes or {}, number=12, **{**start, **fields})


def scores(crowd: Crowd, quarters: int = 1) -> dict[str, float]:
    crowd.after(quarters)
    return {name: float(crowd.people[name][0]) for name in (*DIMENSIONS, "score")}


def test_scores_close_a_share_of_the_gap_to_a_target_that_stands() -> None:
    path = [0.5, *(scores(crowd := returnees({"behaviour.score_speed": 0.25}))["social"] for _ in range(1))]
    for _ in range(3):
        path.append(scores(crowd)["social"])
    gaps = np.diff(path)
    assert abs(gaps[0]) > 1e-3
    assert gaps[1:] / gaps[:-1] == pytest.approx(0.75)


def test_the_composite_is_the_geometric_mean() -> None:
    found = scores(returnees(economic=0.2, social=0.6, psychosocial=0.9))
    assert found["score"] == pytest.approx((found["economic"] * found["social"] * found["psychosocial"]) ** (1 / 3))


@pytest.mark.parametrize("helped", DIMENSIONS)
def test_support_raises_the_score_it_is_for_and_no_other(helped: str) -> None:
    offer = {**OFFER, "services": {**OFFER["services"], helped: 0.8}}  # type: ignore[dict-item]
    served = {"served_by": 0, "services_until": 90}
    without = scores(returnees({"policies.offer": OFFER}, **served))
    with_it = scores(returnees({"policies.offer": offer}, **served))
    for name in DIMENSIONS:
        assert (with_it[name] > without[name]) == (name == helped)
        assert name == helped or with_it[name] == without[name]
    at_once = {"behaviour.support_lasting": 0.0}
    ended = scores(returnees({"policies.offer": offer, **at_once}, served_by=0, services_until=79))
    assert ended == without


WORSE = {
    "out of work": ({"work_state": state.UNEMPLOYED}, ("economic", "psychosocial")),
    "stigma": ({"stigma": 0.6}, ("psychosocial",)),
    "not by own will": ({"voluntariness": 0.0}, ("psychosocial",)),
    "poor pay": ({"income": 3_000.0}, ("economic",)),
    "weak tie": ({"home_tie": -0.5}, ("social", "psychosocial")),
    "personal term": ({"score_term": -0.5}, DIMENSIONS),
}


@pytest.mark.parametrize("why", WORSE)
def test_what_lowers_which_score(why: str) -> None:
    fields, lowered = WORSE[why]
    usual, found = scores(returnees()), scores(returnees(**fields))
    assert {name for name in DIMENSIONS if found[name] < usual[name]} == set(lowered)
    assert {name for name in DIMENSIONS if found[name] > usual[name]} == set()


BETTER = {
    "savings": ({"savings": 1_500_000}, {"economic"}),
    "family at home": ({"family": state.FAMILY_HOME}, {"social", "psychosocial"}),
}


@pytest.mark.parametrize("why", BETTER)
def test_what_raises_which_score(why: str) -> None:
    fields, raised = BETTER[why]
    usual, found = scores(returnees()), scores(returnees(**fields))
    assert {name for name in DIMENSIONS if found[name] > usual[name]} == raised


def test_crowding_and_contacts() -> None:
    usual = scores(returnees())
    crowd = returnees()
    crowd.tables.crowding[0] = 0.05
    assert scores(crowd)["economic"] < usual["economic"]
    crowd = returnees()
    crowd.tables.groups["returned_well"] = 0.5
    assert scores(crowd)["social"] > usual["social"]


def test_stigma_fades() -> None:
    crowd = returnees({"behaviour.stigma_fading": 0.1}, stigma=0.5)
    crowd.after(3)
    assert crowd.people["stigma"] == pytest.approx(0.5 * 0.9**3)


def test_the_rest_of_a_grant_comes_on_its_date_and_once() -> None:
    offer = {"type": "return_programme", "grant": 3_000, "payer": "partner"}
    crowd = returnees({"policies.offer": offer}, served_by=0, services_until=70, grant_due=200_000, grant_date=82)
    received = []
    for _ in range(5):
        crowd.tables.books[:] = 0
        crowd.after()
        received.append(int(crowd.tables.books[:, ledger.GRANT + 2].sum()))
    assert received == [0, 0, 12 * 200_000, 0, 0]
    assert (crowd.people["savings"] == 200_000).all()
    assert (crowd.people["grant_due"] == 0).all()


def test_services_are_paid_by_their_payer_while_they_last() -> None:
    offer = {**OFFER, "payer": "origin"}
    crowd = returnees({"policies.offer": offer}, served_by=0, services_until=82)
    crowd.after(5)
    assert crowd.tables.books[:, ledger.SERVICES + 1].sum() == 12 * 3 * 50_000  # quarters 80, 81 and 82
    assert crowd.tables.books.sum() == 12 * 3 * 50_000


@pytest.mark.parametrize(
    ("fields", "asks"),
    [
        ({}, True),
        ({"returned": 77}, False),
        ({"served_by": 0}, False),
        ({"aware": 0}, False),
        ({"kept_status": state.IRREGULAR}, False),
        ({"return_kind": state.NO_RETURN}, False),
    ],
    ids=["recent", "long ago", "served", "unaware", "not open", "never abroad"],
)
def test_who_asks_for_support_at_home(fields: dict[str, Any], asks: bool) -> None:
    offer = {**OFFER, "serves_returned": 2, "reach": 0.0, "open_to": {"status": ["permanent", "temporary"]}}
    start = {"returned": 78, "aware": 1, "kept_status": state.TEMPORARY, **fields}
    crowd = returnees({"policies.offer": offer}, **start)
    crowd.before()
    assert crowd.number(intention=state.ASK_SERVICES, applied_to=0) == (12 if asks else 0)
