"""Running: one world seed through every arm, then many seeds, in this process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bayiri import state
from bayiri.draws import world_seed
from bayiri.ensemble.outcomes import Row, outcomes_of
from bayiri.ensemble.paths import Footprint, footprint, paid_anyway_share, path_rows
from bayiri.indicators import SMALLEST_GROUP, measures
from bayiri.indicators.values import home_values, money_values, quarterly_values
from bayiri.ledger import paid_by_policies
from bayiri.model import ReturnModel
from bayiri.scenario.scenario import Scenario

Progress = Callable[[int, int, int], None]  # runs done, runs in all, people-quarters lived


@dataclass(frozen=True)
class Design:
    """What every run of an ensemble shares."""

    scenarios: tuple[Scenario, ...]
    baseline: int | None  # position of the baseline among the scenarios
    runs: int
    seed: int
    migrants: int
    quarters: int | None
    window: tuple[int, int]

    def against(self, position: int) -> int | None:
        """Position of the scenario that this one is compared with: its own choice, else the baseline."""
        if self.baseline is None or position == self.baseline:
            return None
        names = [scenario.name for scenario in self.scenarios]
        wanted = self.scenarios[position].compare_with
        return names.index(wanted) if wanted in names else self.baseline


@dataclass(frozen=True)
class ArmResult:
    """What is kept of one arm of one run: `quarterly[indicator, group][quarter]`, outcomes, paths."""

    quarterly: dict[tuple[str, str], np.ndarray]
    outcomes: list[Row]
    paths: list[tuple[str, float]]
    weight: int


@dataclass(frozen=True)
class RunResult:
    """One world seed through all arms."""

    run: int
    seed: int
    arms: list[ArmResult]
    people_quarters: int


def quarterly_of(model: ReturnModel) -> dict[tuple[str, str], np.ndarray]:
    """Quarterly indicators from the scenario's start, for all and by sex."""
    start = model.compiled.start
    sums = model.sums[start:]
    parts = {"all": sums.sum(axis=1)}
    parts |= {f"sex={name}": sums[:, code] for code, name in enumerate(state.SEXES)}
    values = {(name, group): series for group, part in parts.items()
              for name, series in quarterly_values(part, model.weight).items()}  # fmt: skip
    paid = money_values(model.ledger[start:])
    values |= {(name, "all"): series for name, series in paid.items()}
    for payer, series in paid_by_policies(model.ledger[start:] / 100.0).items():
        values["public_spending", f"payer={payer}"] = series
    return values | at_home(model)


def at_home(model: ReturnModel) -> dict[tuple[str, str], np.ndarray]:
    """Quarterly indicators of people back home, for all, by sex and by region; none of under 30 agents."""
    start = model.compiled.start
    sums = model.home_sums[start:]
    parts = {"all": sums.sum(axis=(1, 2))}
    parts |= {f"sex={name}": sums[:, :, code].sum(axis=1) for code, name in enumerate(state.SEXES)}
    parts |= {f"region={model.place_names[code]}": sums[:, code].sum(axis=1) for code in range(sums.shape[1])}
    values = {}
    for group, part in parts.items():
        hidden = (part[:, measures.HOME_NUMBER] < SMALLEST_GROUP) & (group != "all")
        for name, series in home_values(part, model.weight).items():
            values[name, group] = np.where(hidden, np.nan, series)
    for code in range(sums.shape[1]):
        name = f"region={model.place_names[code]}"
        values["community_spending", name] = model.community_paid[start:, code] / 100.0
    return values


def live_arm(scenario: Scenario, seed: int, design: Design) -> tuple[ArmResult, Footprint, int]:
    """One arm under one world seed."""
    model = ReturnModel(scenario, seed, design.migrants, quarters=design.quarters, window=design.window)
    try:
        while not model.finished:
            model.live_quarter()
        lived = int(model.sums[:, :, measures.PRESENT_NOW].sum())
        arm = ArmResult(quarterly_of(model), outcomes_of(model), [], model.weight)
        return arm, footprint(model), lived
    finally:
        model.release()


def live_run(design: Design, run: int) -> RunResult:
    """World seed number `run` through every arm; paths are compared here, so that no person leaves the process."""
    seed = world_seed(design.seed, run)
    lived = [live_arm(scenario, seed, design) for scenario in design.scenarios]
    arms = []
    for position, (arm, feet, _) in enumerate(lived):
        against = design.against(position)
        if against is not None:
            base = lived[against][1]
            arm.paths.extend(path_rows(feet, base))
            arm.outcomes.append(("paid_anyway", "all", paid_anyway_share(feet, base)))
        arms.append(arm)
    return RunResult(run, seed, arms, sum(number for _, _, number in lived))


def live_all(design: Design, workers: int, progress: Progress | None) -> list[RunResult]:
    """Every run, in order, whatever the number of processes; `progress` is called after each."""
    results: list[RunResult] = []
    total = 0
    for result in _results(design, workers):
        results.append(result)
        total += result.people_quarters
        if progress is not None:
            progress(len(results), design.runs, total)
    return results


def _results(design: Design, workers: int) -> Iterator[RunResult]:
    if workers == 1:
        yield from (live_run(design, run) for run in range(design.runs))
        return
    from joblib import Parallel, delayed

    first = live_run(design, 0)  # the machine code is made and kept once, before others look for it
    yield first
    tasks = (delayed(live_run)(design, run) for run in range(1, design.runs))
    yield from Parallel(n_jobs=workers, return_as="generator")(tasks)


def weights(results: Sequence[RunResult]) -> int:
    """Persons an agent stands for: the same in all arms and runs."""
    return results[0].arms[0].weight
