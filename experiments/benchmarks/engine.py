"""Speed of the engine: `make bench`, or `python experiments/benchmarks/engine.py --quick` for small sizes.

Prints one Markdown table. The rows of a ratio are timed in turns by one process, and the best of several rounds
counts; compare ratios within one table, not seconds of two machines, and leave the machine to itself meanwhile.
Each figure comes from a fresh Python that runs one of the files beside this one, or the command line.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
SCENARIO = "ecuador-spain/baseline"
MIXES = ("baseline", "reintegration-support", "credit-access", "information", "push-factors", "circular-reentry")
Row = tuple[str, str, str]  # what, measured, wanted


class Sizes(NamedTuple):
    """How large the runs are."""

    small: int
    middle: int
    large: int
    rounds: int
    agents: int
    plain: int
    sweep: tuple[int, int]  # runs, migrants
    compare: tuple[int, int]


FULL = Sizes(10_000, 100_000, 1_000_000, 5, 1_000, 300, (20, 10_000), (20, 5_000))
QUICK = Sizes(100, 200, 400, 1, 40, 20, (2, 100), (2, 100))


def fresh(*command: str, **environment: str) -> Any:
    """What a fresh Python with these arguments prints as JSON in its last line."""
    settings = {**os.environ, "OMP_NUM_THREADS": "1", **environment}
    done = subprocess.run([sys.executable, *command], env=settings, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def laps(rounds: int, *cases: str) -> list[dict[str, float]]:
    """Best of some rounds of each case, timed in turns."""
    found: list[dict[str, float]] = fresh(str(HERE / "laps.py"), "--rounds", str(rounds), *cases)
    return found


def size(migrants: int, lap: dict[str, float]) -> str:
    """A number of agents in words: wished abroad at the start, and present on average."""
    return f"n = {migrants:,} ({lap['present']:,.0f} present on average)"


def speed(sizes: Sizes) -> Iterator[Row]:
    """The compiled engine on one thread and two, by size."""
    small, middle, two = laps(
        sizes.rounds, f"compiled:{sizes.small}:1", f"compiled:{sizes.middle}:1", f"compiled:{sizes.middle}:2"
    )
    again, large, both = laps(
        max(sizes.rounds // 2, 1), f"compiled:{sizes.small}:1", f"compiled:{sizes.large}:1", f"compiled:{sizes.large}:2"
    )
    quarters = f"{large['quarters']:.0f} quarters, history included"
    yield f"compiled, one thread, {size(sizes.small, small)}", f"{small['ns']:,.0f} ns per migrant-quarter", ""
    yield f"the same, {size(sizes.middle, middle)}", f"{middle['ns']:,.0f} ns", "at most 250 ns"
    yield f"the same, {size(sizes.large, large)}", f"{large['ns']:,.0f} ns", ""
    yield f"growth, n = {sizes.small:,} to {sizes.large:,}", f"{large['ns'] / again['ns']:.2f} times", "at most 1.35"
    yield f"two threads, n = {sizes.middle:,}", f"{two['ns']:,.0f} ns: {middle['ns'] / two['ns']:.2f} times one", ""
    yield (
        f"two threads, n = {sizes.large:,}",
        f"{both['ns']:,.0f} ns: {large['ns'] / both['ns']:.2f} times one",
        "at least 1.8",
    )
    # Agents are all who ever consider leaving; fewer than half of them are abroad at the start.
    memory = f"{large['peak_gb']:.2f} GB, {large['peak_gb'] / large['rows'] * 1e6:.2f} GB a million agents"
    what = f"peak memory, n = {sizes.large:,} ({large['rows']:,.0f} agents in all), {quarters}"
    yield what, memory, "under 1.5 GB for 1,000,000 agents"
    yield from agents(sizes, middle)
    yield "share abroad; attention rate", f"{middle['abroad']:.2f}; {middle['attention']:.3f} per quarter", ""


def agents(sizes: Sizes, compiled: dict[str, float]) -> Iterator[Row]:
    """The same rules through Mesa agents, compiled and as plain Python."""
    (mesa,) = laps(sizes.rounds, f"agents:{sizes.agents}:1")
    plain = [
        fresh(str(HERE / "plain.py"), "--migrants", str(sizes.plain), NUMBA_DISABLE_JIT="1")
        for _ in range(min(sizes.rounds, 3))
    ]
    best = min(plain, key=lambda lap: float(lap["ns"]))
    names = f"Mesa agents calling compiled rules, {size(sizes.agents, mesa)}", f"{mesa['ns']:,.0f} ns"
    yield *names, ""
    slower = best["ns"] / compiled["ns"]
    yield (
        f"Mesa agents, the same rules as plain Python on plain objects, {size(sizes.plain, best)}",
        f"{best['ns']:,.0f} ns: {slower:,.0f} times compiled, one thread, n = {sizes.middle:,}",
        "at least 30",
    )


def first_quarter(folder: str) -> float:
    """Seconds from import to the end of the first quarter of a small run."""
    call = (
        "import time; t = time.perf_counter(); import bayiri; "
        f"bayiri.ReturnModel(bayiri.load({SCENARIO!r}), migrants=50).step(); print(time.perf_counter() - t)"
    )
    return float(fresh("-c", call, BAYIRI_CACHE=folder))


def starts() -> Iterator[Row]:
    """The first start of an installation, and a later one."""
    with tempfile.TemporaryDirectory() as folder:
        yield "first start, rules compiled, to the end of a first quarter", f"{first_quarter(folder):.0f} s", ""
        later = min(first_quarter(folder) for _ in range(2))
        yield "later start, machine code read from disk", f"{later:.1f} s", ""


def ensembles(sizes: Sizes) -> Iterator[Row]:
    """What many runs cost, and a comparison as a user starts it."""
    runs, migrants = sizes.sweep
    laps_of = [
        fresh(str(HERE / "sweep.py"), "--runs", str(runs), "--migrants", str(migrants))
        for _ in range(min(sizes.rounds, 2))
    ]
    sweep = min(laps_of, key=lambda lap: float(lap["overhead"]))
    yield (
        f"sweep of {migrants:,} agents, beside the engine; measured on {runs} runs",
        f"{100 * sweep['overhead']:.0f} % of {sweep['engine'] / runs:.2f} s a run",
        "at most 15 %",
    )
    runs, migrants = sizes.compare
    names = [f"ecuador-spain/{mix}" for mix in MIXES]
    with tempfile.TemporaryDirectory() as folder:
        options = ["--runs", str(runs), "--migrants", str(migrants), "--workers", "2", "--out", folder]
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "bayiri", "compare", *names, *options], check=True, stdout=subprocess.DEVNULL
        )
        took = time.perf_counter() - began
    yield f"`bayiri compare`, 6 mixes x {runs} runs x {migrants:,}, two processes", f"{took:.0f} s", "under 30 s"


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description="Measure the engine and print a Markdown table.")
    parser.add_argument("--quick", action="store_true", help="small sizes and no first start: figures mean nothing")
    asked = parser.parse_args()
    sizes = QUICK if asked.quick else FULL
    from bayiri import state

    record = f"{state.MIGRANT.itemsize} bytes, and {state.PUBLIC.itemsize} that others may know"
    print("| what | measured | wanted |\n|---|---:|---:|", flush=True)
    load = f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    known = [("record of a person", record, "at most 384"), ("load of the machine before the start", load, "none")]
    first = () if asked.quick else starts()
    for rows in (known, first, speed(sizes), ensembles(sizes)):
        for row in rows:
            print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
