"""Permits, removal, illness and death as chains with constant chances, against their exact shares."""

from __future__ import annotations

import numpy as np
import pytest

from bayiri import ledger, state
from tests.verification.crowds import Crowd, assert_share

SPAIN = "sheet.destinations.spain"
NO_RISE = {f"{SPAIN}.settlement_quarters": 200, f"{SPAIN}.naturalisation_quarters": 200}


@pytest.mark.parametrize("quarters", [1, 6])
def test_regularisation(quarters: int) -> None:
    crowd = Crowd({**NO_RISE, f"{SPAIN}.regularisation": 0.07, f"{SPAIN}.permit_quarters": 80}, status=state.IRREGULAR)
    crowd.after(quarters)
    assert_share(crowd.number(status=state.IRREGULAR), len(crowd.people), 0.93**quarters)
    assert crowd.number(status=state.IRREGULAR) + crowd.number(status=state.TEMPORARY) == len(crowd.people)


def test_permanent_residence_comes_with_time_and_citizenship_by_chance() -> None:
    rights = {f"{SPAIN}.settlement_quarters": 3, f"{SPAIN}.naturalisation_quarters": 5, f"{SPAIN}.naturalisation": 0.2}
    crowd = Crowd(rights)
    crowd.after(2)
    assert crowd.number(status=state.TEMPORARY) == len(crowd.people)
    crowd.after(2)
    assert crowd.number(status=state.PERMANENT) == len(crowd.people)
    crowd.after(4)  # the fifth to the eighth quarter of legal residence
    assert_share(crowd.number(status=state.CITIZEN), len(crowd.people), 1.0 - 0.8**4)


@pytest.mark.parametrize("losing", [0.0, 0.3])
def test_a_permit_that_ends_is_lost_by_some_of_those_without_work(losing: float) -> None:
    crowd = Crowd({**NO_RISE, f"{SPAIN}.renewal_loss": losing, f"{SPAIN}.permit_quarters": 4}, permit_until=82,
                  legal_quarters=9)  # fmt: skip
    crowd.people["work_state"][::2] = state.UNEMPLOYED
    crowd.after(2)
    assert crowd.number(status=state.TEMPORARY) == len(crowd.people), "nothing falls due before the permit's end"
    crowd.after()
    assert crowd.number(status=state.IRREGULAR, work_state=state.WAGE) == 0
    lost = crowd.number(status=state.IRREGULAR)
    if losing:
        assert_share(lost, len(crowd.people) // 2, losing)
    assert losing or not lost
    assert crowd.number(status=state.IRREGULAR, legal_quarters=0) == lost
    assert crowd.number(permit_until=86) == len(crowd.people) - lost


@pytest.mark.parametrize("quarters", [1, 8])
def test_removal(quarters: int) -> None:
    """Found, ordered to leave by the end of the same quarter, removed in the next: documents and places abound."""
    found = {f"{SPAIN}.detection": 0.04, f"{SPAIN}.documents_held": 1.0, f"{SPAIN}.order_deadline": 0}
    crowd = Crowd({**found, "behaviour.removal_savings_lost": 0.25}, status=state.IRREGULAR, savings=1_000)
    crowd.enforced()
    assert crowd.number(place=crowd.home) == 0
    crowd.enforced(quarters)
    removed = crowd.people[crowd.people["event"] == state.REMOVAL_EVENT]
    assert_share(len(removed), len(crowd.people), 1.0 - 0.96**quarters)
    assert crowd.tables.books[:, ledger.REMOVAL].sum() == len(removed) * 400_000
    for field, value in {"place": crowd.home, "status": state.AT_HOME, "savings": 750, "return_kind": state.REMOVED,
                         "removals": 1, "voluntariness": 0.0}.items():  # fmt: skip
        assert (removed[field] == value).all()
    assert (removed["banned_until"] >= 81 + 20).all()


def test_nobody_with_a_right_to_stay_is_removed_nor_on_the_day_of_arrival() -> None:
    for fields in ({"status": state.TEMPORARY}, {"status": state.PERMANENT}, {"status": state.CITIZEN},
                   {"status": state.IRREGULAR, "since": 80}):  # fmt: skip
        crowd = Crowd({f"{SPAIN}.detection": 1.0}, number=100, **fields, order_until=70, drawn=1)
        crowd.people["documents"] = state.DOCUMENTS_HELD
        crowd.after()
        assert crowd.number(place=crowd.abroad) == 100


@pytest.mark.parametrize("sex", [state.MAN, state.WOMAN])
def test_mortality_follows_gompertz_by_sex(sex: int) -> None:
    level, slope = (0.05, 0.03) if sex == state.MAN else (0.02, 0.06)
    law = {f"{SPAIN}.mortality_men": 0.05, f"{SPAIN}.mortality_women": 0.02, f"{SPAIN}.mortality_slope_men": 0.03,
           f"{SPAIN}.mortality_slope_women": 0.06}  # fmt: skip
    crowd = Crowd(law, sex=sex, age=40.0)
    crowd.before(12)
    ages = 40.0 + 0.25 * np.arange(1, 13)
    survives = np.prod(1.0 - 0.25 * level * np.exp(slope * (ages - 30.0)))
    assert_share(crowd.number(presence=state.DEAD), len(crowd.people), 1.0 - survives)
    alive = crowd.people[crowd.people["presence"] == state.PRESENT]
    assert (alive["age"] == 43.0).all()


@pytest.mark.parametrize("quarters", [1, 3, 20])
def test_illness_comes_and_goes(quarters: int) -> None:
    crowd = Crowd({"behaviour.illness_onset": 0.05, "behaviour.illness_recovery": 0.2})
    crowd.before(quarters)
    exact = np.linalg.matrix_power(np.array([[0.95, 0.05], [0.2, 0.8]]), quarters)[0, 1]
    assert_share(crowd.number(illness=1), len(crowd.people), exact)


@pytest.mark.parametrize("abroad", [True, False])
def test_families_form_where_people_live_and_join_those_with_a_permit(abroad: bool) -> None:
    crowd = Crowd(
        {"behaviour.family_forming": 0.1, "behaviour.family_joining": 0.3},
        **({} if abroad else {"place": 0, "status": state.AT_HOME}),
    )
    crowd.people["family"][::2] = state.FAMILY_HOME
    half = len(crowd.people) // 2
    crowd.before()
    formed = (crowd.people["family"][1::2] == (state.FAMILY_ABROAD if abroad else state.FAMILY_HOME)).sum()
    assert_share(int(formed), half, 0.1)
    joined = int((crowd.people["family"][::2] == state.FAMILY_ABROAD).sum())
    if abroad:
        assert_share(joined, half, 0.3)
    assert abroad or not joined
