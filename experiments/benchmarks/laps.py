"""Time runs of the engine: `python experiments/benchmarks/laps.py --rounds 3 compiled:10000:1 compiled:10000:2`.

A case is engine:migrants:threads[:quarters]. The cases are run one after another in every round, so that what else
the machine does meets all of them alike; the best round of each counts. Prints JSON: a list, a dictionary a case.
Only quarters from the scenario's start on are timed. A corridor holds no more agents than persons: for more, its
slots and stock are multiplied.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import resource
import time
from typing import Any

import bayiri
from bayiri.indicators import measures
from bayiri.scenario import Scenario
from bayiri.scenario.tables.compile import compile_scenario

SCENARIO = "ecuador-spain/baseline"


def world(migrants: int) -> Scenario:
    """The baseline, with so many more people that `migrants` agents abroad stand for a person each at least."""
    scenario = bayiri.load(SCENARIO)
    times = max(1.0, migrants / compile_scenario(scenario, None, None).stock)
    more: dict[str, Any] = {
        name: {**scenario.sheet[name], "years": {year: n * times for year, n in scenario.sheet[name]["years"].items()}}
        for name in ("slots", "stock")
    }
    return dataclasses.replace(scenario, sheet={**scenario.sheet, **more})


def lap(engine: str, migrants: int, threads: int, quarters: int | None) -> dict[str, float]:
    """One run: nanoseconds a migrant-quarter, agents present on average, their share abroad, rows of the table."""
    model = bayiri.ReturnModel(world(migrants), 1, migrants, engine, threads=threads, quarters=quarters)
    began = time.perf_counter()
    while not model.finished:
        model.live_quarter()
    took = time.perf_counter() - began
    sums = model.sums[model.compiled.start :].sum(axis=(0, 1))
    lived = float(sums[measures.PRESENT_NOW])
    found = {
        "ns": took / lived * 1e9,
        "present": lived / (model.compiled.quarters - model.compiled.start),
        "abroad": float(sums[measures.ABROAD]) / lived,
        "rows": float(len(model.migrants)),
        "quarters": float(model.compiled.quarters),
        "attention": float(model.compiled.parameters["attention_rate"][0]),
    }
    model.release()
    return found


def main() -> None:
    """Time the cases asked for."""
    parser = argparse.ArgumentParser(description="Time runs of the engine.")
    parser.add_argument("cases", nargs="+", help="engine:migrants:threads[:quarters]")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    best: dict[str, dict[str, float]] = {}
    for _ in range(asked.rounds):
        for case in asked.cases:
            engine, migrants, threads, *quarters = case.split(":")
            found = lap(engine, int(migrants), int(threads), int(quarters[0]) if quarters else None)
            if case not in best or found["ns"] < best[case]["ns"]:
                best[case] = found
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6  # from kB on Linux
    print(json.dumps([{**best[case], "peak_gb": peak} for case in asked.cases]))


if __name__ == "__main__":
    main()
