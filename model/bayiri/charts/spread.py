"""Means, intervals and bands across runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import stdtrit

LEVEL = 0.95
SAME = 1e-12  # of a value: sums of money in dollars differ by as much through rounding
BAND = (0.1, 0.9)


@dataclass(frozen=True)
class Estimate:
    """A mean over runs with the ends of its 95 % interval, in the unit of the values."""

    mean: float
    low: float
    high: float
    runs: int

    def times(self, factor: float) -> Estimate:
        """The same in another unit."""
        return Estimate(self.mean * factor, self.low * factor, self.high * factor, self.runs)

    @property
    def known(self) -> bool:
        """Whether there is a figure at all: groups with too few people have none."""
        return bool(np.isfinite(self.mean))

    @property
    def excludes_zero(self) -> bool:
        """Whether the whole interval lies on one side of zero."""
        return self.known and (self.low > 0 or self.high < 0)


def estimate(values: Sequence[float] | pd.Series | np.ndarray, floor: bool = False) -> Estimate:
    """Mean and t interval of one value per run; without an interval (all ends nan) for a single run.

    With `floor`, the interval of values that are all at or above zero does not reach below zero.
    A run without a value makes the whole unknown: a mean over the runs that happen to have people in a
    small group would say less than it seems to.
    """
    data = np.asarray(values, dtype=float)
    if data.size == 0 or not np.isfinite(data).all():
        return Estimate(np.nan, np.nan, np.nan, int(data.size))
    mean = float(data.mean())
    if data.size == 1:
        return Estimate(mean, np.nan, np.nan, 1)
    if np.ptp(data) <= SAME * abs(mean):
        return Estimate(mean, mean, mean, int(data.size))
    error = float(data.std(ddof=1)) / data.size**0.5
    half = float(stdtrit(data.size - 1, 0.5 + LEVEL / 2)) * error
    low = max(mean - half, 0.0) if floor and data.min() >= 0 else mean - half
    return Estimate(mean, low, mean + half, int(data.size))


def band(frame: pd.DataFrame, by: str) -> pd.DataFrame:
    """Mean, 10 % and 90 % quantile of `value` across runs, one row for each value of the column `by`."""
    grouped = frame.groupby(by, sort=True, observed=True)["value"]
    table = grouped.quantile(np.array(BAND)).unstack()
    table.columns = pd.Index(["low", "high"])
    table.insert(0, "mean", grouped.mean())
    return table
