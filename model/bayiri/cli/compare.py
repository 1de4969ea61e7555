"""`bayiri compare`: several scenarios, run on the same simulated worlds and set beside a baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bayiri.cli.options import Json, Migrants, Out, Quarters, Runs, ScenarioNames, Seed, Sets, Workers

if TYPE_CHECKING:
    from bayiri.scenario import Scenario

EXAMPLE = "bayiri compare ecuador-spain --runs 20 --out out/demo"
Baseline = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Scenario the others are set against.  [default: baseline, or the first]"),
]


def compare(
    scenarios: ScenarioNames,
    baseline: Baseline = None,
    seed: Seed = 1,
    runs: Runs = 20,
    migrants: Migrants = 5_000,
    quarters: Quarters = None,
    workers: Workers = 1,
    sets: Sets = None,
    out: Out = None,
    json: Json = False,
) -> None:
    """Run scenarios on the same simulated worlds and compare them.

    Writes tables, charts and a page.
    """
    from bayiri.cli.output import deliver, prepare, repeat_with
    from bayiri.cli.progress import progress
    from bayiri.ensemble import compare as simulate

    chosen, first = gather(scenarios, baseline, sets or [])
    folder = prepare(out, f"compare-{first.replace('/', '-')}")
    with progress(not json) as report:
        comparison = simulate(
            chosen, baseline=first, runs=runs, seed=seed, migrants=migrants, quarters=quarters,
            workers=workers, progress=report,
        )  # fmt: skip
    command = repeat_with("compare", scenarios, baseline, seed, runs, migrants, quarters, sets or [])
    deliver(comparison, folder, command, json)


def gather(given: list[str], baseline: str | None, sets: list[str]) -> tuple[list[Scenario], str]:
    """The scenarios meant, each once, the baseline first; and the baseline's name.

    Every fault of every file is told at once.
    """
    names = list(dict.fromkeys(name for text in given for name in mixes_of(text)))
    loaded = load_all(names if baseline is None or _among(baseline, names) else [baseline, *names], sets)
    chosen = {scenario.name: scenario for scenario in loaded}
    first = _found(baseline, list(chosen)) if baseline is not None else _usual(list(chosen))
    if len({scenario.corridor for scenario in loaded}) > 1:
        raise typer.BadParameter("only scenarios of one corridor can be compared.")
    if len(chosen) < 2:
        raise typer.BadParameter("a comparison needs two scenarios; name another, or a folder of them.")
    return [chosen[first], *(scenario for name, scenario in chosen.items() if name != first)], first


def mixes_of(given: str) -> list[str]:
    """Every scenario of a folder, or the one scenario given."""
    from bayiri.scenario import find_mixes

    return find_mixes(given)


def load_all(names: list[str], sets: list[str], sheets: bool = False) -> list[Scenario]:
    """All scenarios; one InputFault with the faults of all that have any.

    `sheets` takes a corridor sheet, too, as a scenario without any policy.
    """
    from bayiri.scenario import Fault, InputFault, load
    from bayiri.scenario.loading import load_sheet
    from bayiri.scenario.locating import find_scenario, is_sheet

    loaded: list[Scenario] = []
    faults: list[Fault] = []
    for name in names:
        try:
            alone = sheets and is_sheet(find_scenario(name))
            loaded.append(load_sheet(name) if alone else load(name, sets))
        except InputFault as wrong:
            faults += wrong.faults
    if faults:
        raise InputFault(faults)
    return loaded


def _among(baseline: str, names: list[str]) -> bool:
    """Whether the baseline is one of the scenarios: by its whole name, or by the last part of it."""
    return any(baseline in (name, _last(name)) for name in names)


def _found(baseline: str, names: list[str]) -> str:
    """Name of the baseline among the names of the loaded scenarios."""
    return next(name for name in names if baseline == name or _last(baseline) == _last(name))


def _usual(names: list[str]) -> str:
    """The scenario called baseline, or the first."""
    return next((name for name in names if _last(name) == "baseline"), names[0])


def _last(name: str) -> str:
    return name.rsplit("/", 1)[-1].removesuffix(".yaml")
