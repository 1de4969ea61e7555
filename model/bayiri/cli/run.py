"""`bayiri run`: one scenario, several simulated histories."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bayiri.cli.options import Json, Migrants, Out, Quarters, Runs, ScenarioName, Seed, Sets, Workers

if TYPE_CHECKING:
    from bayiri.scenario import Scenario

EXAMPLE = "bayiri run ecuador-spain/baseline --runs 20 --out out/baseline"


def run(
    scenario: ScenarioName,
    seed: Seed = 1,
    runs: Runs = 20,
    migrants: Migrants = 5_000,
    quarters: Quarters = None,
    workers: Workers = 1,
    sets: Sets = None,
    out: Out = None,
    json: Json = False,
) -> None:
    """Simulate one scenario several times.

    Writes tables, charts and a page.
    """
    from bayiri.cli.output import deliver, prepare, repeat_with
    from bayiri.cli.progress import progress
    from bayiri.ensemble import run as simulate
    from bayiri.scenario import load

    chosen = _told_apart(load(scenario, sets or []), sets or [])
    folder = prepare(out, chosen.name.replace("/", "-"))
    with progress(not json) as report:
        results = simulate(
            chosen,
            runs=runs,
            seed=seed,
            migrants=migrants,
            quarters=quarters,
            workers=workers,
            progress=report,
        )
    command = repeat_with("run", [scenario], None, seed, runs, migrants, quarters, sets or [])
    deliver(results, folder, command, json)


def _told_apart(scenario: Scenario, sets: list[str]) -> Scenario:
    """The scenario under a label that says it is not as its file has it, unless the label is among what was set."""
    from bayiri.scenario import read_set
    from bayiri.scenario.readers.schema import LABEL_MOST

    if not sets or any(read_set(text)[0] in ("label", "title") for text in sets):
        return scenario
    mark = ", changed"
    return replace(scenario, label=f"{(scenario.label or scenario.title)[: LABEL_MOST - len(mark)]}{mark}")
