"""Paired differences between mixes: mean, t interval over runs, and a verdict against a margin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

LEVEL = 0.95
VERDICTS = ("higher", "lower", "negligible", "unresolved")


@dataclass(frozen=True)
class Difference:
    """Mean of paired differences over `runs` runs with its interval at `LEVEL`, and what it amounts to."""

    mean: float
    low: float
    high: float
    runs: int
    verdict: str


def verdict(low: float, high: float, margin: float) -> str:
    """`negligible` inside the margin, else `higher` or `lower` where the interval excludes zero, else `unresolved`."""
    if not (np.isfinite(low) and np.isfinite(high)):
        return "unresolved"
    if -margin <= low and high <= margin:
        return "negligible"
    if low > 0.0:
        return "higher"
    return "lower" if high < 0.0 else "unresolved"


def paired(mix: np.ndarray, baseline: np.ndarray, margin: float) -> Difference:
    """Difference of two arrays of one value a run; runs without both values are left out.

    The interval has no width when all differences are equal, and is unknown (NaN) with fewer than two runs.
    """
    gaps = np.asarray(mix, float) - np.asarray(baseline, float)
    gaps = gaps[np.isfinite(gaps)]
    if len(gaps) == 0:
        return Difference(np.nan, np.nan, np.nan, 0, "unresolved")
    mean = float(gaps.mean())
    if (gaps == gaps[0]).all() and len(gaps) > 1:
        mean, half = float(gaps[0]), 0.0
    elif len(gaps) == 1:
        half = np.nan
    else:
        half = float(stdtrit(len(gaps) - 1, 0.5 + LEVEL / 2) * gaps.std(ddof=1) / np.sqrt(len(gaps)))
    return Difference(mean, mean - half, mean + half, len(gaps), verdict(mean - half, mean + half, margin))
