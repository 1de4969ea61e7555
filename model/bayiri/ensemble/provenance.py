"""How results were made: what a manifest says and a page prints."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from bayiri.ensemble.runs import Design, RunResult, weights
from bayiri.parameters.quarters import index, label
from bayiri.scenario.tables.drawing import drawn_numbers

PACKAGES = ("bayiri", "numpy", "numba", "mesa", "pandas", "pyarrow", "scipy")


def versions() -> dict[str, str]:
    """Versions of Python and of the packages that results depend on."""
    found = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def drawn(design: Design, results: Sequence[RunResult]) -> dict[str, list[float]]:
    """Path of each uncertain number -> what each run drew for it; of a yearly series, the factor of all its years."""
    found: dict[str, list[float]] = {}
    for scenario in design.scenarios:
        runs = [drawn_numbers(scenario, result.seed) for result in results]
        found |= {path: [run[path] for run in runs] for path in scenario.uncertain}
    return dict(sorted(found.items()))


def describe(design: Design, results: Sequence[RunResult]) -> dict[str, Any]:
    """The `meta` of results: everything that the numbers depend on."""
    first = design.scenarios[0]
    end = first.calendar.end
    if design.quarters is not None:
        end = label(index(first.calendar.start) + design.quarters - 1)
    return {
        "corridor": first.corridor,
        "corridor_title": str(first.sheet.get("title", first.corridor)),
        "scenarios": {scenario.name: scenario.hash for scenario in design.scenarios},
        "modules": {scenario.name: list(scenario.switched_on) for scenario in design.scenarios},
        "baseline": None if design.baseline is None else design.scenarios[design.baseline].name,
        "start": first.calendar.start,
        "end": end,
        "window": [label(quarter) for quarter in design.window],
        "lag": first.outcome.lag,
        "threshold": first.outcome.threshold,
        "quarters": design.quarters,
        "runs": design.runs,
        "seed": design.seed,
        "seeds": [result.seed for result in results],
        "drawn": drawn(design, results),
        "migrants": design.migrants,
        "weight": weights(results),
        "engine": "compiled",
        "versions": versions(),
    }
