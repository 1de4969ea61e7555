"""Several mixes under the same world seeds, compared pair by pair with a baseline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from bayiri.ensemble.results import Results, as_scenario
from bayiri.ensemble.runs import Design, Progress, live_all
from bayiri.ensemble.tables import differences_table, paths_table
from bayiri.indicators import find
from bayiri.scenario.compile import window_of
from bayiri.scenario.scenario import Scenario

_SHOWN = ("settled", "under_pressure", "first_returns", "public_cost", "paid_anyway")


@dataclass(frozen=True)
class Comparison(Results):
    """Results of several mixes, with `differences` against the baseline and what became of each path."""

    @property
    def baseline(self) -> str:
        """Name of the scenario that the others are compared with."""
        return self.scenarios[self.design.baseline or 0].name

    @cached_property
    def differences(self) -> pd.DataFrame:
        """scenario, baseline, indicator, group, mean, low, high, level, runs, verdict."""
        return differences_table(self.outcomes, self.baseline)

    @cached_property
    def path_table(self) -> pd.DataFrame:
        """scenario, baseline, run, path, persons."""
        return paths_table(self.design, self.runs)

    def paths(self) -> pd.DataFrame:
        """Persons by path class and flag, mean over runs, a row a mix."""
        return self.path_table.pivot_table("persons", "scenario", "path", aggfunc="mean", observed=True)

    def table(self) -> pd.DataFrame:
        """Mean difference of each mix against the baseline with its interval and verdict."""
        rows = self.differences[(self.differences["group"] == "all") & self.differences["indicator"].isin(_SHOWN)]
        table = rows.set_index(["indicator", "scenario"])[["mean", "low", "high", "verdict"]].sort_index()
        table.insert(0, "unit", [find(name).unit for name, _ in table.index])
        return table

    def plot(self, indicator: str = "settled", ax: Any = None) -> Any:
        """Differences of the mixes against the baseline in one outcome; returns the axes."""
        from bayiri.charts.gallery import plot

        return plot(self, indicator, ax)


def compare(
    scenarios: Sequence[Scenario | str],
    baseline: str | None = None,
    runs: int = 20,
    seed: int = 1,
    migrants: int = 5_000,
    *,
    quarters: int | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> Comparison:
    """Run every mix under the same world seeds and compare each with the baseline.

    `baseline` names one of the scenarios (the full name or its last part); without it, the one called
    `baseline`, else the first. Raises ValueError for an unknown baseline or a mix of corridors.
    """
    chosen = tuple(as_scenario(scenario) for scenario in scenarios)
    if len({scenario.corridor for scenario in chosen}) != 1:
        raise ValueError("mixes of one corridor can be compared; these are of several, or there are none")
    if len({scenario.name for scenario in chosen}) != len(chosen):
        raise ValueError("a mix is named twice")
    position = _baseline(chosen, baseline)
    design = Design(chosen, position, runs, seed, migrants, quarters, window_of(chosen, quarters))
    return Comparison(design, live_all(design, workers, progress))


def _baseline(scenarios: Sequence[Scenario], wanted: str | None) -> int:
    """Position of the baseline among the scenarios."""
    names = [scenario.name for scenario in scenarios]
    short = [name.rsplit("/", 1)[-1] for name in names]
    if wanted is None:
        return short.index("baseline") if "baseline" in short else 0
    for known in (names, short):
        if wanted in known:
            return known.index(wanted)
    raise ValueError(f"no mix is called {wanted!r}; there are {', '.join(names)}")
