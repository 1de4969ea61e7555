"""What many runs cost beside the engine: `python experiments/benchmarks/sweep.py --runs 20 --migrants 10000`.

Engine time is what quarters take, those of the corridor's history included; the rest of `bayiri.run` with both its
tables - reading the scenario into numbers, allocating, outcomes, tables - is overhead. Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import time
from unittest import mock

import bayiri


def measure(runs: int, migrants: int) -> dict[str, float]:
    """Seconds of all, and the share over the engine's own."""
    inside = 0.0
    live = bayiri.ReturnModel.live_quarter

    def timed(model: bayiri.ReturnModel, engine: str | None = None) -> None:
        nonlocal inside
        began = time.perf_counter()
        live(model, engine)
        inside += time.perf_counter() - began

    scenario = bayiri.load("ecuador-spain/baseline")
    bayiri.run(scenario, 1, 1, migrants)  # the first run of a process reads machine code from disk
    with mock.patch.object(bayiri.ReturnModel, "live_quarter", timed):
        began = time.perf_counter()
        results = bayiri.run(scenario, runs, 1, migrants)
        rows = len(results.outcomes) + len(results.quarters)
        took = time.perf_counter() - began
    return {"seconds": took, "engine": inside, "overhead": took / inside - 1.0, "rows": rows}


def main() -> None:
    """Time it."""
    parser = argparse.ArgumentParser(description="Time many runs beside the engine.")
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--migrants", type=int, default=10_000)
    asked = parser.parse_args()
    print(json.dumps(measure(asked.runs, asked.migrants)))


if __name__ == "__main__":
    main()
