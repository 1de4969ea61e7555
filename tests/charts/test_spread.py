"""Intervals and bands across runs."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from bayiri.charts.spread import band, estimate


def test_the_interval_is_students() -> None:
    values = [1.0, 2.0, 4.0, 7.0, 11.0]
    found = estimate(values)
    low, high = stats.t.interval(0.95, 4, loc=np.mean(values), scale=stats.sem(values))
    assert (found.mean, found.low, found.high) == pytest.approx((5.0, low, high))


def test_equal_values_have_an_interval_without_width() -> None:
    found = estimate([0.1] * 3)
    assert found.low == found.mean == found.high


def test_one_run_has_no_interval() -> None:
    found = estimate([3.0])
    assert found.known and np.isnan(found.low) and not found.excludes_zero


def test_a_missing_run_makes_the_whole_unknown() -> None:
    assert not estimate([1.0, np.nan, 2.0]).known
    assert not estimate([]).known


def test_counts_have_no_interval_below_zero() -> None:
    values = [0.0, 0.0, 0.0, 90.0]
    assert estimate(values).low < 0
    assert estimate(values, floor=True).low == 0
    assert estimate([-1.0, 90.0], floor=True).low < 0


def test_the_band_holds_the_middle_four_fifths() -> None:
    frame = pd.DataFrame({"quarter": ["2008Q1"] * 11 + ["2008Q2"] * 11, "value": [*range(11), *([5] * 11)]})
    table = band(frame, "quarter")
    assert table.loc["2008Q1"].tolist() == [5.0, 1.0, 9.0]
    assert table.loc["2008Q2"].tolist() == [5.0, 5.0, 5.0]
