"""Several mixes under the same world seeds, compared pair by pair with a baseline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar

import pandas as pd

from bayiri.ensemble.results import Results
from bayiri.ensemble.runs import Design, Progress, live_all
from bayiri.ensemble.tables import baselines_of, differences_table, paths_table
from bayiri.indicators import find
from bayiri.model import counted
from bayiri.scenario.loading import as_scenario, compared_with
from bayiri.scenario.locating import find_mixes
from bayiri.scenario.scenario import Scenario
from bayiri.scenario.tables.compile import window_of

_SHOWN = ("settled", "under_pressure", "first_returns", "public_cost", "paid_anyway")


@dataclass(frozen=True, repr=False)
class Comparison(Results):
    """Results of several mixes, with `differences` against the baseline and what became of each path."""

    following: ClassVar[str] = ".plot('settled')"

    @property
    def baseline(self) -> str:
        """Name of the scenario that the others are compared with."""
        return self.scenarios[self.design.baseline or 0].name

    @cached_property
    def differences(self) -> pd.DataFrame:
        """scenario, baseline, indicator, group, mean, low, high, level, runs, verdict."""
        return differences_table(self.outcomes, baselines_of(self.design))

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
    scenarios: Sequence[Scenario | str] | str,
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

    `scenarios` lists scenarios, names or paths; one name is that of a folder, whose mixes are compared.
    `baseline` names one of the scenarios (the full name or its last part); without it, the one called
    `baseline`, else the first. Raises ValueError for an unknown baseline or a mix of corridors.
    """
    counted(runs=(runs, 1), seed=(seed, 0), migrants=(migrants, 1), quarters=(quarters, 1), workers=(workers, 1))
    named = find_mixes(scenarios) if isinstance(scenarios, str) else scenarios
    chosen = _with_their_baselines([as_scenario(scenario) for scenario in named])
    if len({scenario.corridor for scenario in chosen}) != 1:
        raise ValueError("mixes of one corridor can be compared; these are of several, or there are none")
    if len({scenario.name for scenario in chosen}) != len(chosen):
        raise ValueError(
            "a mix is named twice; give a changed one a name of its own: scenario.with_(changes, name='...')"
        )
    position = _baseline(chosen, baseline)
    design = Design(chosen, position, runs, seed, migrants, quarters, window_of(chosen, quarters))
    return Comparison(design, live_all(design, workers, progress))


def _with_their_baselines(scenarios: Sequence[Scenario]) -> tuple[Scenario, ...]:
    """The mixes, and after them those that a mix says it is to be compared with, by whose names it then knows them."""
    own = [compared_with(scenario) for scenario in scenarios]
    chosen = [replace(scenario, compare_with=base.name) if base is not None else scenario
              for scenario, base in zip(scenarios, own, strict=True)]  # fmt: skip
    for base in own:
        if base is not None and base.name not in {known.name for known in chosen}:
            chosen.append(base)
    return tuple(chosen)


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
