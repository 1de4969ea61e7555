"""Going home and leaving: what is paid, which rights are kept, what a person finds on arrival."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bayiri import ledger, state
from tests.verification.crowds import Crowd, assert_share

WAY = "sheet.destinations.spain"
FARES: dict[str, Any] = {
    f"{WAY}.going_home.fare": 900.0,
    f"{WAY}.going_home.reentry_right": 6.0,
    f"{WAY}.leaving.fare": 1_200.0,
    f"{WAY}.leaving.irregular_fare": 3_000.0,
    f"{WAY}.leaving.irregular_success": 0.6,
    f"{WAY}.naturalisation": 0.0,
}
SOME = 300


def going(changes: dict[str, Any] | None = None, **fields: Any) -> Crowd:
    """People abroad who have decided to go home, after the quarter in which they went."""
    start = {"intention": state.GO_HOME, "savings": 500_000, "family": state.FAMILY_ABROAD, "queued_to": 0}
    crowd = Crowd({**FARES, **(changes or {})}, number=SOME, **{**start, **fields})
    crowd.after()
    assert crowd.number(place=crowd.home, status=state.AT_HOME, event=state.RETURN, returned=80, since=80) == SOME
    return crowd


def test_by_own_means() -> None:
    crowd = going()
    assert (crowd.people["savings"] == 410_000).all()
    assert crowd.tables.books[:, ledger.FARES].sum() == SOME * 90_000
    expected = {
        "return_kind": state.SPONTANEOUS,
        "served_by": -1,
        "grant_due": 0,
        "queued_to": -1,
        "family": state.FAMILY_HOME,
        "public_paid": 0,
    }
    for field, value in expected.items():
        assert (crowd.people[field] == value).all(), field
    scores = np.array([crowd.people[name] for name in ("economic", "social", "psychosocial", "score")])
    assert ((scores > 0.0) & (scores < 1.0)).all(), "scores begin on arrival"


RIGHTS = {state.CITIZEN: state.FOREVER, state.PERMANENT: 86, state.TEMPORARY: 86, state.IRREGULAR: -1}


@pytest.mark.parametrize("status", RIGHTS)
def test_rights_that_people_keep(status: int) -> None:
    crowd = going(status=status)
    assert (crowd.people["kept_status"] == status).all()
    assert (crowd.people["reentry_until"] == RIGHTS[status]).all()
    assert (crowd.people["banned_until"] == -1).all()
    free = 0.6 if status == state.IRREGULAR else 1.0  # informed, in work, without threat
    assert crowd.people["voluntariness"] == pytest.approx(free)


OFFER: dict[str, Any] = {
    "type": "return_programme",
    "grant": 5_000,
    "grant_at_departure": 0.4,
    "grant_delay": 3,
    "ban": 10,
    "payer": "partner",
    "services": {"quarters": 7, "cost": 100, "economic": 0.2},
}
GRANTED = {"intention": state.GO_HOME_ASSISTED, "applied_to": 0, "granted": 1}


@pytest.mark.parametrize("travel", [False, True])
def test_with_a_programme(travel: bool) -> None:
    crowd = going({"policies.offer": {**OFFER, "travel": travel}}, **GRANTED)
    books = crowd.tables.books.sum(axis=0)
    assert (crowd.people["savings"] == 500_000 + 200_000 - (0 if travel else 90_000)).all()
    assert books[ledger.GRANT + 2] == SOME * 200_000
    assert books[ledger.TRAVEL + 2] == (SOME * 90_000 if travel else 0)
    assert books[ledger.FARES] == (0 if travel else SOME * 90_000)
    assert books.sum() == SOME * 290_000
    expected = {"return_kind": state.ASSISTED_WITH_RIGHT, "grant_due": 300_000, "grant_date": 83, "services_until": 87,
                "served_by": 0, "banned_until": 90, "reentry_until": -1, "first_kind": state.ASSISTED_WITH_RIGHT,
                "window_return": 80, "public_paid": 200_000 + (90_000 if travel else 0)}  # fmt: skip
    for field, value in expected.items():
        assert (crowd.people[field] == value).all(), field


@pytest.mark.parametrize(("status", "kind", "banned", "until"), [
    (state.IRREGULAR, state.ASSISTED_WITHOUT_RIGHT, 90, -1),
    (state.CITIZEN, state.ASSISTED_WITH_RIGHT, -1, state.FOREVER),
])  # fmt: skip
def test_a_ban_binds_all_but_citizens(status: int, kind: int, banned: int, until: int) -> None:
    crowd = going({"policies.offer": OFFER}, **GRANTED, status=status)
    assert crowd.number(return_kind=kind, banned_until=banned, reentry_until=until) == SOME


def test_who_is_refused_does_not_go() -> None:
    crowd = Crowd({"policies.offer": OFFER}, number=SOME, **{**GRANTED, "granted": 0})
    crowd.after()
    assert crowd.number(place=crowd.abroad, event=state.NO_EVENT) == SOME
    assert crowd.tables.books.sum() == 0


def test_only_returns_in_the_window_count_as_first_returns() -> None:
    for quarter, window in ((74, -1), (75, 75), (111, 111), (112, -1)):
        crowd = Crowd(FARES, number=SOME, intention=state.GO_HOME)
        crowd.quarter = quarter
        crowd.after()
        assert crowd.number(window_return=window) == SOME


def leaving(number: int = SOME, changes: dict[str, Any] | None = None, **fields: Any) -> Crowd:
    """People at home who have decided to leave, after the quarter in which they tried."""
    start = {"place": 0, "status": state.AT_HOME, "savings": 500_000, "returned": 70, "since": 70, "legal_quarters": 12,
             "intention": state.LEAVE_REGULARLY, "return_kind": state.SPONTANEOUS, "permit_until": -1}  # fmt: skip
    crowd = Crowd({**FARES, f"{WAY}.permit_quarters": 9.0, **(changes or {})}, number=number, **{**start, **fields})
    crowd.after()
    return crowd


def test_leaving_again_by_a_new_permit() -> None:
    crowd = leaving()
    arrived = {"place": crowd.abroad, "status": state.TEMPORARY, "event": state.REMIGRATION, "left": 80, "trips": 2}
    assert crowd.number(**arrived) == SOME
    assert crowd.number(permit_until=89, left_regularly=1, left_with_right=0, savings=380_000) == SOME
    assert (crowd.people["legal_quarters"] == 1).all(), "counted anew"


@pytest.mark.parametrize("kept", [state.CITIZEN, state.PERMANENT])
def test_leaving_again_under_a_kept_right(kept: int) -> None:
    crowd = leaving(kept_status=kept, reentry_until=80)
    assert crowd.number(place=crowd.abroad, status=kept, left_with_right=1) == SOME
    late = leaving(kept_status=kept, reentry_until=79)
    assert late.number(status=state.TEMPORARY, left_with_right=0) == SOME


def test_leaving_for_the_first_time() -> None:
    crowd = leaving(first_departure=-1, trips=0, cohort=78, return_kind=0)
    assert crowd.number(event=state.FIRST_DEPARTURE, first_departure=80, trips=1) == SOME


def test_irregular_crossings_succeed_as_often_as_stated_and_cost_the_fare_in_any_case() -> None:
    crowd = leaving(20_000, intention=state.LEAVE_IRREGULARLY)
    across = crowd.number(place=crowd.abroad, status=state.IRREGULAR, event=state.REMIGRATION, left_regularly=0)
    assert_share(across, 20_000, 0.6)
    assert crowd.number(place=0, status=state.AT_HOME, event=state.REFUSED_AT_BORDER, trips=1) == 20_000 - across
    assert crowd.number(savings=200_000) == 20_000


def test_what_a_programme_still_owes_lapses_on_leaving_again() -> None:
    crowd = leaving(served_by=0, grant_due=100_000, changes={"policies.offer": OFFER})
    assert crowd.number(served_by=-1, grant_due=0) == SOME
    assert crowd.tables.books[:, ledger.GRANT + 2].sum() == 0


def test_work_on_arrival_follows_the_place() -> None:
    numbers = {**FARES, "sheet.origin.unemployment": 0.3, "sheet.origin.informality": 0.5}
    crowd = Crowd(numbers, intention=state.GO_HOME, savings=500_000)
    crowd.after()
    number = len(crowd.people)
    assert_share(crowd.number(work_state=state.UNEMPLOYED), number, 0.3)
    assert_share(crowd.number(work_state=state.INFORMAL), number, 0.35)
