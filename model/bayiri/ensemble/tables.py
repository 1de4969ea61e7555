"""Results of runs as tables of the contract, with rows sorted by all keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from bayiri.ensemble.intervals import LEVEL, paired
from bayiri.ensemble.runs import Design, RunResult
from bayiri.indicators import find
from bayiri.parameters.quarters import index, label

_KEYS = ["scenario", "run", "seed"]


def quarters_table(design: Design, results: Sequence[RunResult]) -> pd.DataFrame:
    """scenario, run, seed, quarter, indicator, group, value."""
    first = index(design.scenarios[0].calendar.start)
    keys = [
        (scenario.name, result.run, result.seed, name, group, series)
        for result in results
        for scenario, arm in zip(design.scenarios, result.arms, strict=True)
        for (name, group), series in arm.quarterly.items()
    ]
    length = len(keys[0][-1])
    names, runs, seeds, indicators, groups, values = zip(*keys, strict=True)
    columns = {"scenario": names, "run": runs, "seed": seeds, "indicator": indicators, "group": groups}
    table = pd.DataFrame({key: np.repeat(column, length) for key, column in columns.items()})
    table.insert(3, "quarter", [label(first + step) for step in range(length)] * len(keys))
    table["value"] = np.concatenate(values)
    return table.sort_values([*_KEYS, "quarter", "indicator", "group"], ignore_index=True)


def outcomes_table(design: Design, results: Sequence[RunResult]) -> pd.DataFrame:
    """scenario, run, seed, indicator, group, value."""
    rows = [(scenario.name, result.run, result.seed, name, group, value)
            for result in results
            for scenario, arm in zip(design.scenarios, result.arms, strict=True)
            for name, group, value in arm.outcomes]  # fmt: skip
    table = pd.DataFrame(rows, columns=[*_KEYS, "indicator", "group", "value"])
    return table.sort_values([*_KEYS, "indicator", "group"], ignore_index=True)


def baselines_of(design: Design) -> dict[str, str]:
    """Name of each mix -> name of the scenario that it is compared with."""
    pairs = ((scenario.name, design.against(position)) for position, scenario in enumerate(design.scenarios))
    return {name: design.scenarios[against].name for name, against in pairs if against is not None}


def paths_table(design: Design, results: Sequence[RunResult]) -> pd.DataFrame:
    """scenario, baseline, run, path, persons."""
    baselines = baselines_of(design)
    rows = [(scenario.name, baselines[scenario.name], result.run, path, persons)
            for result in results
            for scenario, arm in zip(design.scenarios, result.arms, strict=True)
            for path, persons in arm.paths]  # fmt: skip
    table = pd.DataFrame(rows, columns=["scenario", "baseline", "run", "path", "persons"])
    return table.sort_values(["scenario", "baseline", "run", "path"], ignore_index=True)


def differences_table(outcomes: pd.DataFrame, baselines: Mapping[str, str]) -> pd.DataFrame:
    """scenario, baseline, indicator, group, mean, low, high, level, runs, verdict: each mix against its baseline."""
    wide = outcomes.pivot(index="run", columns=["scenario", "indicator", "group"], values="value").sort_index()
    rows = []
    for key in wide.columns.to_list():
        scenario, name, group = (str(part) for part in key)
        baseline = baselines.get(scenario)
        if baseline is None or (baseline, name, group) not in wide.columns:
            continue
        mix, base = wide[key], wide[(baseline, name, group)]
        gap = paired(mix.to_numpy(), base.to_numpy(), find(name).margin)
        rows.append((scenario, baseline, name, group, gap.mean, gap.low, gap.high, LEVEL, gap.runs, gap.verdict))
    columns = [
        "scenario",
        "baseline",
        "indicator",
        "group",
        "mean",
        "low",
        "high",
        "level",
        "runs",
        "verdict",
    ]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values(["scenario", "baseline", "indicator", "group"], ignore_index=True)


def band(values: pd.Series) -> pd.Series:
    """Mean and 10-90 % band across runs."""
    return pd.Series({"mean": values.mean(), "low": values.quantile(0.1), "high": values.quantile(0.9)}).astype(
        np.float64
    )
