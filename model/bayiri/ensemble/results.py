"""Results of many runs of one scenario."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import pandas as pd

from bayiri.ensemble.provenance import describe
from bayiri.ensemble.runs import Design, Progress, RunResult, live_all
from bayiri.ensemble.tables import band, outcomes_table, quarters_table
from bayiri.indicators import find
from bayiri.model import counted
from bayiri.scenario.loading import as_scenario
from bayiri.scenario.scenario import Scenario
from bayiri.scenario.tables.compile import window_of


@dataclass(frozen=True, repr=False)
class Results:
    """Tables of a finished ensemble: `quarters`, `outcomes`, and `meta` on how it was made."""

    design: Design
    runs: list[RunResult] = field(repr=False)
    following: ClassVar[str] = ".plot('returns')"

    def __repr__(self) -> str:
        names = ", ".join(scenario.name for scenario in self.scenarios)
        return f"<{type(self).__name__} of {names}: {self.design.runs} runs, {self.design.migrants} migrants>"

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenarios that were run."""
        return self.design.scenarios

    @cached_property
    def quarters(self) -> pd.DataFrame:
        """scenario, run, seed, quarter, indicator, group, value."""
        return quarters_table(self.design, self.runs)

    @cached_property
    def outcomes(self) -> pd.DataFrame:
        """scenario, run, seed, indicator, group, value."""
        return outcomes_table(self.design, self.runs)

    @cached_property
    def meta(self) -> dict[str, Any]:
        """Seeds, sizes, window, versions and hashes."""
        return describe(self.design, self.runs)

    def table(self) -> pd.DataFrame:
        """Mean and 10-90 % band across runs of each outcome of the whole population."""
        rows = self.outcomes[self.outcomes["group"] == "all"]
        table = rows.groupby(["scenario", "indicator"])["value"].apply(band).unstack()
        table.insert(0, "unit", [find(name).unit for _, name in table.index])
        return table

    def plot(self, indicator: str = "stock_abroad", ax: Any = None) -> Any:
        """Chart of a quarterly indicator over time, or of an outcome; returns the axes."""
        from bayiri.charts.gallery import plot

        return plot(self, indicator, ax)

    def report(self, path: str | Path) -> Path:
        """Write the page as one HTML file."""
        from bayiri.pages.report import write_report

        return write_report(self, Path(path))

    def write(self, folder: str | Path, command: str = "") -> Path:
        """Write tables, charts, page and manifest to a folder."""
        from bayiri.ensemble.writing import write_folder

        return write_folder(self, Path(folder), command)

    def _repr_html_(self) -> str:
        from bayiri.charts.source import Source

        told = f"modules on: {escape(Source.of(self).modules)}; next: <code>{self.following}</code>"
        return str(self.table().to_html(float_format="{:.3g}".format)) + f"<p>{told}</p>"


def run(
    scenario: Scenario | str,
    runs: int = 20,
    seed: int = 1,
    migrants: int = 5_000,
    *,
    quarters: int | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> Results:
    """Run a scenario under `runs` world seeds derived from `seed`; `quarters` shortens it, `workers` are processes."""
    counted(runs=(runs, 1), seed=(seed, 0), migrants=(migrants, 1), quarters=(quarters, 1), workers=(workers, 1))
    chosen = as_scenario(scenario)
    design = Design((chosen,), None, runs, seed, migrants, quarters, window_of([chosen], quarters))
    return Results(design, live_all(design, workers, progress))
