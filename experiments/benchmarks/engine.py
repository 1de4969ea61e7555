"""Speed of the engine: `make bench`. Prints a table; compare ratios within one run, not seconds across machines.

Rows: both engines, one and two threads, the same rules with the compiler off inside Mesa agents, the first
start with an empty folder of machine code and a later one, and the size of a record.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time

SCENARIO = "ecuador-spain/baseline"


def measure(migrants: int, engine: str, threads: int, quarters: int) -> dict[str, float]:
    """Nanoseconds a migrant-quarter over the scenario's quarters (its history is not timed), best of three."""
    import bayiri
    from bayiri import indicators

    best: dict[str, float] = {}
    for _ in range(3):
        model = bayiri.ReturnModel(
            bayiri.load(SCENARIO),
            seed=1,
            migrants=migrants,
            engine=engine,
            threads=threads,
            quarters=quarters,
        )
        began = time.perf_counter()
        while not model.finished:
            model.live_quarter()
        took = time.perf_counter() - began
        sums = model.sums[model.compiled.start :].sum(axis=(0, 1))
        lived = float(sums[indicators.PRESENT_NOW])
        if not best or took / lived * 1e9 < best["ns"]:
            best = {
                "ns": took / lived * 1e9,
                "lived": lived,
                "abroad": float(sums[indicators.ABROAD]) / lived,
            }
        model.release()
    return best


def in_child(call: str, **environment: str) -> str:
    """What a fresh Python prints for `call`."""
    done = subprocess.run(
        [sys.executable, "-c", call],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip().splitlines()[-1]


def child_measure(migrants: int, engine: str, threads: int, quarters: int, **environment: str) -> dict[str, float]:
    """`measure` in a process of its own, where the compiler can be switched off."""
    call = (
        f"import json, runpy; measure = runpy.run_path({__file__!r})['measure']; "
        f"print(json.dumps(measure({migrants}, {engine!r}, {threads}, {quarters})))"
    )
    found: dict[str, float] = json.loads(in_child(call, **environment))
    return found


def first_quarter(folder: str) -> float:
    """Seconds from import to the end of the first quarter of a small run."""
    call = (
        "import time; t = time.perf_counter(); import bayiri; "
        f"bayiri.ReturnModel(bayiri.load({SCENARIO!r}), migrants=50).step(); print(time.perf_counter() - t)"
    )
    return float(in_child(call, BAYIRI_CACHE=folder))


def main() -> None:
    """Print the table."""
    from bayiri import state

    cases = [
        ("compiled, 1 thread, n = 10,000", child_measure(10_000, "compiled", 1, 52)),
        ("compiled, 1 thread, n = 100,000", child_measure(100_000, "compiled", 1, 52)),
        ("compiled, 2 threads, n = 100,000", child_measure(100_000, "compiled", 2, 52)),
        ("Mesa agents calling compiled rules, n = 1,000", child_measure(1_000, "agents", 1, 52)),
        ("Mesa agents, compiler off, n = 300", child_measure(300, "agents", 1, 8, NUMBA_DISABLE_JIT="1")),
    ]
    base = cases[1][1]["ns"]
    print(f"{'engine':48}{'ns per migrant-quarter':>24}{'times the 2nd row':>20}{'share abroad':>14}")
    for name, found in cases:
        print(f"{name:48}{found['ns']:>24,.0f}{found['ns'] / base:>20.2f}{found['abroad']:>14.2f}")
    with tempfile.TemporaryDirectory() as folder:
        print(f"first start, rules compiled: {first_quarter(folder):.1f} s")
        print(f"later start, machine code read from disk: {first_quarter(folder):.1f} s")
    print(f"a record of a person: {state.MIGRANT.itemsize} bytes; what others may know: {state.PUBLIC.itemsize} bytes")


if __name__ == "__main__":
    main()
