"""Paired t intervals and the verdicts drawn from them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from bayiri.ensemble.intervals import LEVEL, VERDICTS, paired, verdict


@given(st.integers(2, 40), st.integers(0, 10**6), st.floats(0.0, 5.0))
def test_the_interval_is_that_of_the_paired_t_test(runs: int, seed: int, shift: float) -> None:
    luck = np.random.default_rng(seed)
    base = luck.normal(10.0, 3.0, runs)
    mix = base + shift + luck.normal(0.0, 1.0, runs)
    gap = paired(mix, base, 0.0)
    exact = stats.ttest_rel(mix, base).confidence_interval(LEVEL)
    assert gap.mean == pytest.approx((mix - base).mean())
    assert (gap.low, gap.high) == pytest.approx((exact.low, exact.high))
    assert gap.runs == runs


def test_equal_differences_have_no_width() -> None:
    base = np.array([0.1, 0.2, 0.7, 0.4])
    gap = paired(base, base, 0.01)
    assert (gap.mean, gap.low, gap.high, gap.verdict) == (0.0, 0.0, 0.0, "negligible")
    gap = paired(np.array([3.0, 5.0]), np.array([1.0, 3.0]), 0.01)
    assert (gap.mean, gap.low, gap.high, gap.verdict) == (2.0, 2.0, 2.0, "higher")


def test_runs_without_both_values_are_left_out() -> None:
    gap = paired(np.array([1.0, np.nan, 4.0, 2.0]), np.array([0.0, 1.0, 1.0, np.nan]), 0.0)
    assert (gap.runs, gap.mean) == (2, 2.0)
    nothing = paired(np.array([np.nan]), np.array([1.0]), 0.0)
    assert (nothing.runs, nothing.verdict) == (0, "unresolved")


def test_one_run_says_nothing_about_chance() -> None:
    gap = paired(np.array([5.0]), np.array([1.0]), 0.0)
    assert gap.mean == 4.0
    assert np.isnan(gap.low)
    assert gap.verdict == "unresolved"


@pytest.mark.parametrize(("low", "high", "margin", "expected"), [
    (0.02, 0.05, 0.01, "higher"),
    (0.005, 0.05, 0.01, "higher"),
    (-0.05, -0.02, 0.01, "lower"),
    (-0.05, -0.005, 0.01, "lower"),
    (0.002, 0.008, 0.01, "negligible"),
    (-0.01, 0.01, 0.01, "negligible"),
    (0.0, 0.0, 0.0, "negligible"),
    (-0.005, 0.05, 0.01, "unresolved"),
    (-0.05, 0.05, 0.01, "unresolved"),
    (0.0, 0.05, 0.01, "unresolved"),
    (np.nan, np.nan, 0.01, "unresolved"),
    (-np.inf, np.inf, 0.01, "unresolved"),
])  # fmt: skip
def test_verdicts(low: float, high: float, margin: float, expected: str) -> None:
    assert expected in VERDICTS
    assert verdict(low, high, margin) == expected


def test_the_interval_covers_the_truth_as_often_as_it_says() -> None:
    luck = np.random.default_rng(0)
    gaps = luck.normal(1.0, 2.0, (4_000, 8))
    found = [paired(row, np.zeros(8), 0.0) for row in gaps]
    inside = sum(gap.low <= 1.0 <= gap.high for gap in found)
    assert abs(inside - 3_800) < 4.0 * (4_000 * 0.95 * 0.05) ** 0.5
