"""Return orders, documents and removal as a chain with constant chances, against its exact shares."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bayiri import state
from bayiri.indicators import measures
from tests.verification.crowds import Crowd, assert_share

SPAIN = "sheet.destinations.spain"
IRREGULAR = {"status": state.IRREGULAR, "work_state": state.INFORMAL}


def terms(found: float, deadline: int, held: float, wait: float, readmission: float) -> dict[str, Any]:
    """The sheet's figures of a return procedure."""
    return {f"{SPAIN}.detection": found, f"{SPAIN}.order_deadline": deadline, f"{SPAIN}.documents_held": held,
            f"{SPAIN}.documents_quarters": wait, f"{SPAIN}.readmission": readmission}  # fmt: skip


def chain(found: float, deadline: int, held: float, wait: float, readmission: float) -> np.ndarray:
    """Matrix of the chain: free, ordered with 0..deadline quarters left without documents, the same with, removed."""
    given = 1.0 / (1.0 + wait * (1.0 - readmission))
    number = 2 * (deadline + 1) + 2
    at = {(left, has): 1 + 2 * left + has for left in range(deadline + 1) for has in (0, 1)}
    step = np.zeros((number, number))
    step[0, 0] = 1.0 - found
    step[0, at[deadline, 1]] = found * (held + (1.0 - held) * given)
    step[0, at[deadline, 0]] = found * (1.0 - held) * (1.0 - given)
    for left in range(deadline + 1):
        after = max(left - 1, 0)
        step[at[left, 0], at[after, 1]] = given
        step[at[left, 0], at[after, 0]] = 1.0 - given
        step[at[left, 1], at[after, 1] if left else number - 1] = 1.0
    step[-1, -1] = 1.0
    assert np.allclose(step.sum(axis=1), 1.0)
    return step


@pytest.mark.parametrize("quarters", [1, 3, 8])
@pytest.mark.parametrize(("found", "deadline", "held", "wait", "readmission"), [
    (0.1, 0, 0.5, 3.0, 0.0), (0.2, 2, 0.3, 6.0, 0.5), (0.3, 1, 0.0, 1.0, 0.0),
])  # fmt: skip
def test_orders_documents_and_removal_follow_the_chain(
    found: float, deadline: int, held: float, wait: float, readmission: float, quarters: int
) -> None:
    crowd = Crowd(terms(found, deadline, held, wait, readmission), **IRREGULAR)
    crowd.enforced(quarters)
    exact = np.linalg.matrix_power(chain(found, deadline, held, wait, readmission), quarters)[0]
    people, last = crowd.people, crowd.quarter - 1
    ordered = (people["order_until"] >= 0) & (people["place"] == crowd.abroad)
    left = np.maximum(people["order_until"] - last, 0)
    counts = [int((~ordered & (people["place"] == crowd.abroad)).sum())]
    for quarters_left in range(deadline + 1):
        for has in (False, True):
            held_now = (people["documents"] == state.DOCUMENTS_HELD) == has
            counts.append(int((ordered & (left == quarters_left) & held_now).sum()))
    counts.append(crowd.number(return_kind=state.REMOVED))
    assert sum(counts) == len(people)
    for count, share in zip(counts, exact, strict=True):
        if 0.0 < share < 1.0:
            assert_share(count, len(people), float(share))
        else:
            assert count == share * len(people)


def test_nobody_is_removed_before_the_deadline() -> None:
    crowd = Crowd(terms(1.0, 3, 1.0, 0.0, 0.0), **IRREGULAR)
    for _ in range(4):  # the quarter of the order and the three of the deadline
        crowd.enforced()
        assert crowd.number(return_kind=state.REMOVED) == 0
    crowd.enforced()
    assert crowd.number(return_kind=state.REMOVED) == len(crowd.people)


def test_without_documents_people_wait_in_limbo_and_are_counted() -> None:
    crowd = Crowd(terms(1.0, 0, 0.4, 200.0, 0.0), **IRREGULAR)
    crowd.tables.tally[:] = 0.0
    crowd.enforced(1)
    limbo = crowd.tables.tally[:, :, measures.IN_LIMBO].sum()
    assert_share(int(limbo), len(crowd.people), 0.6 * 200.0 / 201.0)
    assert crowd.tables.tally[:, :, measures.UNDER_ORDER].sum() == len(crowd.people)
    assert crowd.tables.tally[:, :, measures.ORDERS].sum() == len(crowd.people)
    crowd.enforced(1)
    assert crowd.number(return_kind=state.REMOVED) == len(crowd.people) - limbo
    assert crowd.number(place=crowd.abroad, documents=state.DOCUMENTS_ASKED) > 0


def test_readmission_shortens_the_wait() -> None:
    removed = []
    for agreed in (0.0, 0.5, 1.0):
        crowd = Crowd(terms(1.0, 0, 0.0, 10.0, agreed), **IRREGULAR)
        crowd.enforced(5)
        removed.append(crowd.number(return_kind=state.REMOVED))
    assert removed[2] == len(crowd.people) > removed[1] > 1.3 * removed[0] > 0


@pytest.mark.parametrize("capacity", [0, 7, 100])
def test_capacity_binds(capacity: int) -> None:
    crowd = Crowd(terms(1.0, 0, 1.0, 0.0, 0.0), number=1_000, **IRREGULAR)
    crowd.enforced()
    for quarter in range(1, 5):
        crowd.enforced(1, capacity)
        assert crowd.number(return_kind=state.REMOVED) == quarter * capacity


def test_a_permit_ends_the_order() -> None:
    crowd = Crowd({**terms(1.0, 0, 1.0, 0.0, 0.0), f"{SPAIN}.regularisation": 1.0}, **IRREGULAR, order_until=70)
    crowd.people["documents"] = state.DOCUMENTS_HELD
    crowd.enforced()
    assert crowd.number(status=state.TEMPORARY, order_until=-1, place=crowd.abroad) == len(crowd.people)


PHASED = {"type": "end_of_stay", "start": "2010Q1", "ramp": 4, "ends": 0.8,
          "of": {"status": ["temporary", "permanent"], "arrived_from": 2000, "arrived_to": 2000}}  # fmt: skip


@pytest.mark.parametrize("quarters", [1, 3, 6])
def test_stays_end_by_group_and_in_the_course_of_the_ramp(quarters: int) -> None:
    crowd = Crowd({"policies.notice": PHASED, f"{SPAIN}.order_deadline": 1}, number=40_000)
    crowd.people["status"] = np.resize([state.TEMPORARY, state.PERMANENT, state.CITIZEN, state.TEMPORARY], 40_000)
    crowd.people["since"][3::4] = 44  # arrived in 2001
    crowd.after(quarters)
    ended = crowd.people["status"] == state.IRREGULAR
    assert not ended[2::4].any()
    assert not ended[3::4].any()
    assert_share(int(ended[0::4].sum()), 10_000, 0.8 * min(quarters / 4, 1.0))
    assert_share(int(ended[1::4].sum()), 10_000, 0.8 * min(quarters / 4, 1.0))
    assert (crowd.people["order_until"][ended] >= 81).all()
    assert (crowd.people["legal_quarters"][ended] == 0).all()
