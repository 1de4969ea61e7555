"""A simulated register: what it records of departures, and whom it counts though gone."""

from __future__ import annotations

import numpy as np
import pytest

from bayiri.indicators import measures as i
from bayiri.studies.calibration.register import Habits, listed_though_gone, register

LEFT = np.array([100.0, 50.0, 0.0, 0.0, 0.0])
NOBODY = np.zeros(5)


def test_a_register_that_hears_at_once_records_the_truth() -> None:
    listed, recorded = listed_though_gone(LEFT, NOBODY, Habits(tell=1.0, strike=0.0))
    assert (listed == 0.0).all()
    assert (recorded == LEFT).all()


def test_who_does_not_tell_is_struck_off_by_and_by() -> None:
    listed, recorded = listed_though_gone(np.array([100.0, 0, 0, 0]), np.zeros(4), Habits(tell=0.3, strike=0.2))
    assert listed == pytest.approx([70, 56, 44.8, 35.84])
    assert recorded == pytest.approx([30, 14, 11.2, 8.96])


@pytest.mark.parametrize("habits", [Habits(0.0, 0.3), Habits(0.4, 0.1), Habits(0.4, 0.0)])
def test_recorded_or_still_listed_nobody_is_lost(habits: Habits) -> None:
    listed, recorded = listed_though_gone(LEFT, NOBODY, habits)
    assert np.cumsum(recorded) + listed == pytest.approx(np.cumsum(LEFT))


def test_who_comes_back_is_listed_once() -> None:
    listed, _ = listed_though_gone(np.array([100.0, 0.0]), np.array([0.0, 40.0]), Habits(tell=0.5, strike=0.0))
    assert listed == pytest.approx([50.0, 30.0])  # half of the forty had stayed on the list


def test_nationals_and_citizens_are_told_apart() -> None:
    sums = np.zeros((2, i.WIDTH))
    sums[:, i.ABROAD], sums[:, i.CITIZENS] = 100.0, 40.0
    sums[0, i.BY_KIND + 1], sums[0, i.CITIZEN_RETURNS] = 10.0, 4.0
    found = register(sums, 5, Habits(1.0, 0.0), Habits(0.25, 0.0))
    assert found.nationals == pytest.approx([300.0, 300.0])
    assert found.citizens == pytest.approx([215.0, 215.0])  # 200, and 15 of 20 who went without a word
    assert found.exits_of_nationals == pytest.approx([30.0, 0.0])
    assert found.exits_of_citizens == pytest.approx([5.0, 0.0])
