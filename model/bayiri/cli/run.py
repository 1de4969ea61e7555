"""`bayiri run`: one scenario, several simulated histories."""

from __future__ import annotations

from bayiri.cli.options import Json, Migrants, Out, Quarters, Runs, ScenarioName, Seed, Sets, Workers

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

    chosen = load(scenario, sets or [])
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
