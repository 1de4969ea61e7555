"""Distributions of people abroad over runs: by year of arrival and by age, with what was published beside them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from bayiri.parameters.quarters import index
from bayiri.scenario.scenario import Scenario
from bayiri.studies.start.abroad import split
from bayiri.studies.start.published import AGES_2016, entries_to

AGES = (0, *range(25, 65, 5), 200)  # first years of the age groups, and an age that nobody reaches
AGE_GROUPS = ("to 24", *(f"{low}-{low + 4}" for low in AGES[1:-2]), f"{AGES[-2]}+")
EARLIEST = 1998  # arrivals up to this year are one class
BAND = (0.1, 0.9)


def spread(values: np.ndarray) -> tuple[float, float, float]:
    """Mean over runs and the ends of their middle 80 %; all unknown where the value of one run is."""
    if not np.isfinite(values).all():
        return np.nan, np.nan, np.nan
    low, high = np.quantile(values, BAND)
    return float(values.mean()), float(low), float(high)


def arrivals(scenario: Scenario, arrived: Sequence[np.ndarray], eve: str) -> pd.DataFrame:
    """Per cent of people abroad by year of arrival, an array a run; published are entries, as if nobody had left.

    Columns: `group`, `at` (the year), `mean`, `low`, `high` over runs, `published` and the ends of its range.
    """
    last = index(eve) // 4
    edges = (1900, *range(EARLIEST + 1, last + 2))
    groups = [f"to {EARLIEST}", *(str(year) for year in range(EARLIEST + 1, last + 1))]
    table = _table(groups, range(EARLIEST, last + 1), np.array([split(years, edges) for years in arrived]))
    entries = entries_to(scenario, last)
    numbers = np.histogram(list(entries), edges, weights=list(entries.values()))[0]
    wide = float(scenario.sheet["targets"]["entries"]["range"])
    published = 100.0 * numbers / numbers.sum()
    ends = {"published_low": published * (1.0 - wide), "published_high": published * (1.0 + wide)}
    return table.assign(published=published, **ends)


def ages(years: Sequence[np.ndarray]) -> pd.DataFrame:
    """Per cent of people by their age, an array a run: the columns of `arrivals`, `at` in the middle of a group."""
    return _table(AGE_GROUPS, [high - 2.5 for high in AGES[1:-1]] + [AGES[-2] + 2.5],
                  np.array([split(run, AGES) for run in years]))  # fmt: skip


def with_register(scenario: Scenario, table: pd.DataFrame) -> pd.DataFrame:
    """Ages with the two groups that are known from the register of 2016."""
    targets = scenario.sheet["targets"]
    known = {f"{low}-{low + 4}": 100.0 * float(targets[f"aged_{low}_{low + 4}"]["value"]) for low in AGES_2016}
    return table.assign(published=table["group"].map(known).astype(float))


def _table(groups: Sequence[str], at: Sequence[float], runs: np.ndarray) -> pd.DataFrame:
    """A distribution `runs[run, class]` with its spread, and room for what was published."""
    table = pd.DataFrame([spread(column) for column in runs.T], columns=["mean", "low", "high"])
    table.insert(0, "at", np.asarray(at, float))
    table.insert(0, "group", list(groups))
    return table.assign(published=np.nan, published_low=np.nan, published_high=np.nan)
