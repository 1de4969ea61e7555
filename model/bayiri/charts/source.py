"""One view of results for charts and pages: of a comparison, or of one scenario alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log10
from typing import Any

import numpy as np
import pandas as pd

from bayiri.charts.spread import Estimate, estimate
from bayiri.charts.wording import listing, module, plain, quarter, quoted
from bayiri.parameters import MODULES
from bayiri.scenario.fits import Fit, fit

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+")
_SIGNS = "\N{DAGGER}\N{DOUBLE DAGGER}\N{SECTION SIGN}\N{PILCROW SIGN}"
_CHANGES = ["scenario", "baseline", "indicator", "group", "mean", "low", "high", "level", "runs", "verdict"]
_PATHS = ["scenario", "baseline", "run", "path", "persons"]


def _called(scenario: Any) -> str:
    """What a mix is called where space is short: its label, else its title."""
    return clean(getattr(scenario, "label", "") or getattr(scenario, "title", ""))


def _titles(scenarios: Mapping[str, Any]) -> dict[str, str]:
    """What each mix is called; those of one label with their names in brackets."""
    called = {name: _called(scenario) or name for name, scenario in scenarios.items()}
    times = Counter(called.values())
    return {name: f"{title} ({clean(name)})" if times[title] > 1 else title for name, title in called.items()}


@dataclass(frozen=True)
class Source:
    """Tables of results, with names and labels (`titles`) of the mixes: the baseline first, the others as given.

    `quarters`, `outcomes`, `differences`, `paths` have the columns of the files of the same name.
    """

    names: tuple[str, ...]
    titles: Mapping[str, str]
    baseline: str
    scenarios: Mapping[str, Any]
    quarters: pd.DataFrame
    outcomes: pd.DataFrame
    differences: pd.DataFrame
    paths: pd.DataFrame
    meta: Mapping[str, Any]

    @classmethod
    def of(cls, results: Any) -> Source:
        """The view of a Comparison, of Results, or of a Source itself."""
        if isinstance(results, cls):
            return results
        many = getattr(results, "scenarios", None) or (results.scenario,)
        scenarios = {scenario.name: scenario for scenario in many}
        baseline = getattr(results, "baseline", None) or next(iter(scenarios))
        names = (baseline, *(name for name in scenarios if name != baseline))
        return cls(
            names=names,
            titles=_titles({name: scenarios[name] for name in names}),
            baseline=baseline,
            scenarios=scenarios,
            quarters=results.quarters,
            outcomes=results.outcomes,
            differences=_table(results, "differences", _CHANGES),
            paths=_table(results, "path_table", _PATHS),
            meta=results.meta,
        )

    @property
    def grain(self) -> float:
        """Persons, a power of ten, below which no number of them is told: about what a simulated one stands for."""
        return float(10.0 ** max(0, round(log10(float(self.meta["weight"])))))

    @property
    def compares(self) -> bool:
        """Whether there is anything to compare with."""
        return len(self.differences) > 0

    @property
    def mixes(self) -> tuple[str, ...]:
        """The mixes that are set against a baseline."""
        return self.names[1:]

    @cached_property
    def ranked(self) -> tuple[str, ...]:
        """The mixes by effect on settling, the largest first; those with a baseline of their own below the others."""
        effects = {name: self.change(name, "settled")[0] for name in self.mixes}
        bases = [self.baseline, *(self.against(name) for name in self.mixes)]

        def place(name: str) -> tuple[int, bool, float]:
            return bases.index(self.against(name)), not effects[name].known, -effects[name].mean

        return tuple(sorted(effects, key=place))

    @cached_property
    def fit(self) -> Fit | None:
        """The fit on record for the corridor, of whichever version of its baseline."""
        return fit(str(self.meta.get("corridor", "")))

    @property
    def corridor(self) -> str:
        """Name of the corridor, for people."""
        return clean(self.meta.get("corridor_title") or self.meta.get("corridor") or "")

    @property
    def window(self) -> str:
        """First and last quarter whose first returns are counted."""
        first, last = self.meta["window"]
        if str(last) < str(first):
            return "no window, since the run ends too early"
        return f"{quarter(first)} to {quarter(last)}"

    def against(self, name: str) -> str:
        """The baseline that this mix is compared with."""
        rows = self.differences.loc[self.differences["scenario"] == name, "baseline"]
        return str(rows.iloc[0]) if len(rows) else self.baseline

    @cached_property
    def _marks(self) -> dict[str, str]:
        """A sign for each baseline that is not everybody's, in the order of the mixes."""
        own = dict.fromkeys(self.against(name) for name in self.mixes)
        own.pop(self.baseline, None)
        return {name: _SIGNS[place % len(_SIGNS)] * (1 + place // len(_SIGNS)) for place, name in enumerate(own)}

    def called(self, name: str) -> str:
        """Title of a mix, with the sign of its baseline where that is not everybody's."""
        return self.titles[name] + self._marks.get(self.against(name), "")

    def baselines(self, names: Sequence[str]) -> str:
        """What these mixes are compared with: everybody's baseline, and those that signs stand for."""
        used = {self.against(name) for name in names if name != self.baseline}
        own = [f"{sign} {self.titles.get(base, base)}" for base, sign in self._marks.items() if base in used]
        return f"Baseline: {self.titles[self.baseline]}{'; of ' if own else ''}{'; of '.join(own)}."

    @cached_property
    def _places(self) -> dict[str, dict[Any, np.ndarray]]:
        """Row numbers by (mix, indicator, group) in the tables of outcomes and differences."""
        keys = ["scenario", "indicator", "group"]
        places: dict[str, Any] = {}
        for name, table in (("outcomes", self.outcomes), ("differences", self.differences)):
            places[name] = table.groupby(keys, sort=False, observed=True).indices if len(table) else {}
        return places

    def outcome(self, name: str, indicator: str, group: str = "all") -> pd.Series:
        """One value a run (index) of an outcome; empty where there is none."""
        rows = self.outcomes.iloc[self._places["outcomes"].get((name, indicator, group), [])]
        return rows.set_index("run")["value"].sort_index().astype(float)

    def level(self, name: str, indicator: str, group: str = "all") -> Estimate:
        """Mean of an outcome over runs, with its interval, which no count or share takes below zero."""
        return estimate(self.outcome(name, indicator, group), floor=True)

    def paired(self, name: str, indicator: str, other: str | None = None, group: str = "all") -> pd.Series:
        """Difference of an outcome to another mix (its baseline if none is named), one value a run."""
        other = self.against(name) if other is None else other
        return (self.outcome(name, indicator, group) - self.outcome(other, indicator, group)).dropna()

    def change(self, name: str, indicator: str, group: str = "all") -> tuple[Estimate, str]:
        """Paired difference of a mix to its baseline with the verdict; unknown where there is no row."""
        rows = self.differences.iloc[self._places["differences"].get((name, indicator, group), [])]
        if rows.empty or rows["mean"].isna().all():
            return Estimate(np.nan, np.nan, np.nan, 0), ""
        row = rows.iloc[0]
        found = Estimate(float(row["mean"]), float(row["low"]), float(row["high"]), int(row["runs"]))
        return found, str(row["verdict"])

    def switched_on(self, name: str) -> tuple[str, ...]:
        """Names of the modules that are on in a mix."""
        return tuple(getattr(self.scenarios[name], "switched_on", ()))

    @property
    def modules(self) -> str:
        """The modules that were on, each with the mixes in which it was, unless in all: `none` where none was."""
        told = []
        for name in MODULES:
            within = [mix for mix in self.names if name in self.switched_on(mix)]
            without = [mix for mix in self.names if mix not in within]
            if len(without) >= len(within) > 0:
                told.append(f"{module(name)} in {self._named(within)}")
            elif within:
                told.append(module(name) + (f" in all but {self._named(without)}" if without else ""))
        return "; ".join(told) or "none"

    def _named(self, names: Sequence[str]) -> str:
        return listing([quoted(self.titles[name]) for name in names])

    def groups(self, indicator: str) -> list[str]:
        """Groups for which an outcome is known, in the order of the table's headings, without `all`."""
        found = self.outcomes.loc[self.outcomes["indicator"] == indicator, "group"].unique()
        order = ("sex", "age", "region", "education")

        def rank(group: str) -> tuple[int, str]:
            head = group.split("=")[0]
            return (order.index(head) if head in order else len(order), head)

        return sorted((str(group) for group in found if group != "all"), key=rank)

    def context(self, paired: bool = True) -> str:
        """Runs, corridor, persons per simulated person and modules that were on, in one line."""
        runs = int(self.meta["runs"])
        kind = "paired run" if paired and self.compares else "run"
        parts = [f"{runs} {kind}{'' if runs == 1 else 's'}", self.corridor]
        parts += [f"one simulated person stands for {self.meta['weight']}", f"modules on: {self.modules}"]
        return " · ".join(part for part in parts if part)


def clean(text: object) -> str:
    """A title on one line, without characters that no page can show."""
    return " ".join(_UNPRINTABLE.sub(" ", str(text)).split())


def short(name: str) -> str:
    """Last part of a scenario's name, as words."""
    return plain(name.rsplit("/", 1)[-1].removesuffix(".yaml").replace("-", " "))


def slug(name: str) -> str:
    """Last part of a scenario's name, safe in a file name."""
    return re.sub(r"[^a-z0-9]+", "-", name.rsplit("/", 1)[-1].lower()).strip("-") or "mix"


def _table(results: Any, attribute: str, columns: list[str]) -> pd.DataFrame:
    """A table of the results, or an empty one with the same columns."""
    table = getattr(results, attribute, None)
    return pd.DataFrame(columns=columns) if table is None else table
