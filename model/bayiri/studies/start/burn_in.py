"""How far who is abroad at the start depends on the year in which a corridor's history begins.

A later beginning takes the slots before it out. Everybody else keeps name and draws, so that two beginnings differ by
those people and by what others see of them, and by nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from bayiri import state
from bayiri.draws import world_seed
from bayiri.ensemble.intervals import paired
from bayiri.parameters.quarters import index
from bayiri.scenario.scenario import Scenario
from bayiri.studies.slots import with_slots
from bayiri.studies.start.abroad import Moment, mean, moments, share

COLUMNS = ["series", "begin", "day", "mean", "low", "high", "verdict"]


@dataclass(frozen=True)
class Series:
    """One number of a moment, with the difference in it that is too small to matter.

    A `relative` series is compared in per cent of its value, any other in `unit`.
    """

    name: str
    unit: str
    margin: float
    measure: Callable[[Moment], float]
    relative: bool = False


SERIES = (
    Series("People abroad", "%", 1.0, lambda now: float(len(now.people)), relative=True),
    Series("People back home", "%", 1.0, lambda now: float(now.home), relative=True),
    Series("Mean age", "years", 0.25, lambda now: mean(now.people["age"])),
    Series("Mean time since arrival", "years", 0.25, lambda now: mean(now.years_here)),
    Series("Without a permit", "points", 1.0, lambda now: 100 * share(now.people["status"] == state.IRREGULAR)),
    Series("Naturalised", "points", 1.0, lambda now: 100 * share(now.people["status"] == state.CITIZEN)),
)


def begun(scenario: Scenario, year: int) -> Scenario:
    """The scenario with nobody who first considers leaving before that year."""
    before = {int(then): float(number) for then, number in scenario.sheet["slots"]["years"].items()}
    return with_slots(scenario, {then: number if then >= year else 0.0 for then, number in before.items()})


def told_to_begin(scenario: Scenario, year: int) -> Scenario:
    """The scenario whose calendar says so: the same people are left out, but names and draws are others."""
    return scenario.with_({"calendar.history": f"{year}Q1"})


def lived(scenario: Scenario, days: Sequence[str], runs: int, migrants: int, seed: int) -> dict[str, np.ndarray]:
    """Every series as `[run, day]` under as many world seeds."""
    table = np.full((len(SERIES), runs, len(days)), np.nan)
    for run in range(runs):
        found = moments(scenario, world_seed(seed, run), migrants, days)
        for row, series in enumerate(SERIES):
            table[row, run] = [series.measure(found[day]) for day in days]
    return {series.name: values for series, values in zip(SERIES, table, strict=True)}


def differences(
    whole: Mapping[str, np.ndarray], later: Mapping[str, np.ndarray], begin: str, days: Sequence[str]
) -> pd.DataFrame:
    """A row a series and day: what the later beginning changes, with its 95 % interval over paired runs."""
    rows = []
    for series in SERIES:
        base, other = whole[series.name], later[series.name]
        gaps = 100.0 * (other / np.where(base > 0, base, np.nan) - 1.0) if series.relative else other - base
        for column, day in enumerate(days):
            gap = paired(gaps[:, column], np.zeros(len(gaps)), series.margin)
            rows.append((series.name, begin, day, gap.mean, gap.low, gap.high, gap.verdict))
    return pd.DataFrame(rows, columns=COLUMNS)


def stands_from(table: pd.DataFrame) -> str | None:
    """First day from which on every difference of one series and beginning is too small to matter."""
    found = None
    for day, verdict in sorted(zip(table["day"], table["verdict"], strict=True), key=lambda row: index(row[0])):
        found = (found or day) if verdict == "negligible" else None
    return found


def burn_in(
    scenario: Scenario, begins: Iterable[int], days: Sequence[str], runs: int, migrants: int, seed: int
) -> pd.DataFrame:
    """Differences that each later beginning makes; the latest also as the calendar would make it (`1997 told`)."""
    whole = lived(scenario, days, runs, migrants, seed)
    arms = {str(year): begun(scenario, year) for year in begins}
    latest = max(arms)
    arms[f"{latest} told"] = told_to_begin(scenario, int(latest))
    return pd.concat(
        [differences(whole, lived(arm, days, runs, migrants, seed), name, days) for name, arm in arms.items()],
        ignore_index=True,
    )
