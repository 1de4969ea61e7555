"""Work as a two-state Markov chain: shares after any number of quarters are known exactly."""

from __future__ import annotations

import numpy as np
import pytest

from bayiri import state
from tests.verification.crowds import Crowd, assert_share

SPAIN = "sheet.destinations.spain"
ECUADOR = "sheet.origin"
IDLE, CHURN = 0.25, 0.3
CONSTANT = {f"{SPAIN}.unemployment": IDLE, f"{SPAIN}.churn": CHURN, f"{SPAIN}.informality": 0.4}
# From work or none (rows) to work or none.
QUARTER = np.array([[1 - CHURN * IDLE, CHURN * IDLE], [CHURN * (1 - IDLE), 1 - CHURN * (1 - IDLE)]])


@pytest.mark.parametrize("quarters", [1, 2, 5, 20])
@pytest.mark.parametrize("start", [state.WAGE, state.UNEMPLOYED])
def test_share_out_of_work(start: int, quarters: int) -> None:
    crowd = Crowd(CONSTANT, work_state=start)
    crowd.before(quarters)
    exact = np.linalg.matrix_power(QUARTER, quarters)[int(start == state.UNEMPLOYED), 1]
    assert_share(crowd.number(work_state=state.UNEMPLOYED), len(crowd.people), exact)


def test_the_published_unemployment_is_met_in_the_long_run() -> None:
    crowd = Crowd(CONSTANT)
    crowd.before(36)
    assert_share(crowd.number(work_state=state.UNEMPLOYED), len(crowd.people), IDLE)


def test_quarters_are_independent_of_each_other() -> None:
    crowd = Crowd(CONSTANT)
    never_idle = np.ones(len(crowd.people), bool)
    for _ in range(10):
        crowd.before()
        never_idle &= crowd.people["work_state"] != state.UNEMPLOYED
    assert_share(int(never_idle.sum()), len(crowd.people), QUARTER[0, 0] ** 10)


def test_spells_count_quarters_without_work() -> None:
    crowd = Crowd(CONSTANT, work_state=state.UNEMPLOYED)
    crowd.before(6)
    assert_share(crowd.number(work_state=state.UNEMPLOYED, spell=6), len(crowd.people), QUARTER[1, 1] ** 6)


def test_jobs_found_are_informal_as_often_as_the_place_says() -> None:
    crowd = Crowd(CONSTANT, work_state=state.UNEMPLOYED)
    crowd.before()
    found = len(crowd.people) - crowd.number(work_state=state.UNEMPLOYED)
    assert_share(crowd.number(work_state=state.INFORMAL), found, 0.4)


def test_without_a_right_to_work_every_job_is_informal() -> None:
    crowd = Crowd(CONSTANT, work_state=state.UNEMPLOYED, status=state.IRREGULAR)
    crowd.before(4)
    assert crowd.number(work_state=state.WAGE) == 0
    assert crowd.number(work_state=state.INFORMAL) > 0


@pytest.mark.parametrize(("work", "status", "entitled"), [
    (state.WAGE, state.TEMPORARY, True), (state.INFORMAL, state.TEMPORARY, False), (state.WAGE, state.IRREGULAR, False),
])  # fmt: skip
def test_only_formal_workers_with_a_right_to_stay_are_entitled(work: int, status: int, entitled: bool) -> None:
    crowd = Crowd({**CONSTANT, f"{SPAIN}.benefit_quarters": 6}, work_state=work, status=status)
    crowd.before()
    lost = crowd.people[crowd.people["work_state"] == state.UNEMPLOYED]
    assert len(lost) > 0
    assert (lost["benefit_until"] == (86 if entitled else 80)).all()


@pytest.mark.parametrize("crowding", [0.0, 0.02, 0.1])
def test_at_home_returnees_of_the_year_slow_job_finding(crowding: float) -> None:
    numbers = {f"{ECUADOR}.unemployment": IDLE, f"{ECUADOR}.churn": CHURN, "behaviour.absorption_sensitivity": 10.0}
    crowd = Crowd(numbers, place=0, status=state.AT_HOME, work_state=state.UNEMPLOYED)
    crowd.tables.crowding[0] = crowding
    crowd.before()
    found = len(crowd.people) - crowd.number(work_state=state.UNEMPLOYED)
    assert_share(found, len(crowd.people), CHURN * (1 - IDLE) * np.exp(-10.0 * crowding))


def test_people_retire_at_65_and_stay_so() -> None:
    crowd = Crowd(CONSTANT, age=np.where(np.arange(1_000) < 400, 64.75, 60.0), number=1_000)
    crowd.before(5)
    assert crowd.number(work_state=state.RETIRED) == 400
