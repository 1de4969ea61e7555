"""Solve for the slots table of a corridor: `python -m bayiri.studies.slots SCENARIO`, of any file or shipped name.

A slot is a person who first considers leaving in a quarter. How many there are is not observed; how many
enter is. The table is found once, for the baseline, and committed in the corridor's sheet: policies and
parameter draws then change who leaves, never who is there to consider it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from bayiri.draws import world_seed
from bayiri.indicators import measures
from bayiri.model import ReturnModel
from bayiri.parameters.quarters import index
from bayiri.scenario.loading import load
from bayiri.scenario.scenario import Scenario
from bayiri.scenario.text.faults import InputFault

ROUNDS = 10
DAMPING = 0.8  # part of the logarithm of each year's miss that is corrected in a round
SEEDS = 2


def entries_by_year(scenario: Scenario, migrants: int, seed: int, seeds: int = SEEDS) -> dict[int, float]:
    """Simulated arrivals a year, first and repeated, mean over so many world seeds.

    Those who come back as citizens of the destination are left out: registers count them with its nationals.
    """
    total: dict[int, float] = {}
    for run in range(seeds):
        model = ReturnModel(scenario, world_seed(seed, run), migrants)
        while not model.finished:
            model.live_quarter()
        sums = model.sums.sum(axis=1)
        again = sums[:, measures.REMIGRATIONS] - sums[:, measures.CITIZEN_ARRIVALS]
        arrived = (sums[:, measures.FIRST_DEPARTURES] + again) * model.weight
        for quarter, number in enumerate(arrived):
            year = (model.compiled.history + quarter) // 4
            total[year] = total.get(year, 0.0) + float(number) / seeds
        model.release()
    return total


def entries(scenario: Scenario) -> dict[int, float]:
    """Arrivals of each year of the calendar, that slots are solved for: the target `entries` of the corridor's sheet.

    Between the years that are published they run on a line. InputFault where nothing is published.
    """
    published = scenario.sheet.get("targets", {}).get("entries")
    if published is None:
        said = "is missing: arrivals a year, for which slots are solved."
        hint = "Write entries: {years: {2000: ..., 2010: ...}, unit: persons per year, grade: ..., source: ...}."
        raise InputFault(scenario.sources.sheet.fault(("targets", "entries"), said, hint))
    given = published.get("years", {0: published.get("value")})
    years, numbers = list(map(int, given)), list(map(float, given.values()))
    first, last = index(scenario.calendar.history) // 4, index(scenario.calendar.end) // 4
    return {year: float(np.interp(year, years, numbers)) for year in range(first, last + 1)}


def solve(
    scenario: Scenario,
    migrants: int = 20_000,
    seed: int = 1,
    *,
    start: Mapping[int, float] | None = None,
    rounds: int = ROUNDS,
    seeds: int = SEEDS,
    told: bool = False,
) -> dict[int, int]:
    """Persons a year who first consider leaving, so that simulated arrivals meet the published ones.

    `start` is a table near the solution, if there is one; `told` says to print the misses of each round.
    """
    # A year without arrivals still has a person a year, since the miss is told as a ratio.
    target = {year: max(number, 1.0) for year, number in entries(scenario).items()}
    slots = {year: float(start[year]) if start else 2.0 * number for year, number in target.items()}
    for turn in range(rounds):
        found = entries_by_year(with_slots(scenario, slots), migrants, seed, seeds)
        gaps = {year: float(np.log(max(found[year], 1.0) / target[year])) for year in slots}
        worst = max(gaps, key=lambda year: abs(gaps[year]) * target[year])
        if told:
            print(f"round {turn + 1}: largest miss {gaps[worst]:+.1%} in {worst}", file=sys.stderr)
        slots = {year: slots[year] * float(np.exp(np.clip(-DAMPING * gaps[year], -1.0, 1.0))) for year in slots}
    return {year: int(round(number, -2)) for year, number in slots.items()}


def with_slots(scenario: Scenario, slots: Mapping[int, float]) -> Scenario:
    """The scenario with another slots table."""
    told = {key: held for key, held in scenario.sheet["slots"].items() if key not in ("value", "year")}
    table = {**told, "years": {year: float(number) for year, number in slots.items()}}
    return replace(scenario, sheet={**scenario.sheet, "slots": table})


def main(name: str) -> None:
    """Print the solved slots as the sheet has them; faults of the files go to stderr, with exit code 2."""
    try:
        solved = solve(load(name), told=True)
    except InputFault as wrong:
        print(wrong, file=sys.stderr)
        raise SystemExit(2) from None
    command = f"python -m bayiri.studies.slots {name}"
    print(f"slots:\n{as_line(solved)}\n  unit: persons per year\n  grade: derived\n  range: 0.3")
    print(f'  source: "solved so that arrivals meet the entries under targets: {command}"')


def as_line(slots: Mapping[int, int]) -> str:
    """The table as the sheet has it."""
    return "  years: {" + ", ".join(f"{year}: {number}" for year, number in slots.items()) + "}"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m bayiri.studies.slots SCENARIO")
    main(sys.argv[1])
