"""A point of the search lived: its values in the scenario, the slots solved anew, the figures that come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import numpy as np

from bayiri.draws import world_seed
from bayiri.scenario.scenario import Scenario
from bayiri.studies.calibration.design import Design, Size, figure_at
from bayiri.studies.calibration.observing import MEASURES, Seen, asked_for, live
from bayiri.studies.calibration.register import Habits
from bayiri.studies.slots import solve, with_slots

ROUNDS = 3  # of solving for slots at a point of the search, from the table of the middle of the priors
DIGITS = 3  # that a fitted value is written with


def in_prior(design: Design, unit: Iterable[float]) -> tuple[float, ...]:
    """Values at a point of the unit cube: 0 is the lower end of a prior, 1 the upper."""
    places = zip(unit, design.parameters, strict=True)
    return tuple(rounded(row.prior.low + share * (row.prior.high - row.prior.low)) for share, row in places)


def in_unit(design: Design, values: Sequence[float]) -> np.ndarray:
    """Where values lie between the ends of their priors."""
    rows = zip(values, design.parameters, strict=True)
    return np.array([(value - row.prior.low) / (row.prior.high - row.prior.low) for value, row in rows])


def rounded(value: float, digits: int = DIGITS) -> float:
    """The value with so many digits; as many as a sheet gives it, if nothing is said."""
    return float(f"{value:.{digits}g}")


def with_figures(scenario: Scenario, values: Mapping[str, float]) -> Scenario:
    """The scenario with these values in figures at dotted paths, those that it has; their ranges stay."""
    inside = {path: value for path, value in values.items() if figure_at(scenario, path) is not None}
    return scenario.with_({f"{path}.value": value for path, value in inside.items()})


def with_values(design: Design, values: Sequence[float]) -> Scenario:
    """The scenario with these values in the figures that are fitted."""
    paths = (row.path for row in design.parameters)
    return with_figures(design.scenario, dict(zip(paths, values, strict=True)))


def free(design: Design, values: Sequence[float]) -> Scenario:
    """The scenario with these values, and the limits lifted that could hide what they do."""
    return with_values(design, values).with_(design.lifted)


def middle_slots(design: Design) -> dict[int, int]:
    """The slots table of the middle of the priors: where the search starts from, whatever the sheet holds."""
    middle = free(design, in_prior(design, np.full(len(design.parameters), 0.5)))
    return solve(middle, design.search.migrants, design.search.seed)


def lives(design: Design, scenario: Scenario, size: Size, habits: tuple[Habits, Habits]) -> Iterable[Seen]:
    """The runs of a scenario, one after another."""
    ask = sorted({asked for target in design.targets for asked in asked_for(target.terms)})
    for run in range(size.runs):
        yield live(scenario, world_seed(size.seed, run), size.migrants, habits, ask)


def figures(design: Design, seen: Seen) -> np.ndarray:
    """The value of every target in a run, in the order of the design."""
    return np.array([MEASURES[target.measure](seen, **target.terms) for target in design.targets])


def simulate(design: Design, start: Mapping[int, int], values: Sequence[float]) -> np.ndarray:
    """Mean value of every target at a point, with slots solved there from the table `start`."""
    size, scenario = design.search, free(design, values)
    slots = solve(scenario, size.migrants, size.seed, start=start, rounds=ROUNDS, seeds=1)
    runs = lives(design, with_slots(scenario, slots), size, design.usual())
    return np.asarray(np.mean([figures(design, seen) for seen in runs], axis=0))


def simulate_all(
    design: Design, start: Mapping[int, int], points: Sequence[Sequence[float]], workers: int
) -> np.ndarray:
    """`simulate` at each point: an array [point, target], the same whatever the number of processes."""
    lived = partial(simulate, design, start)
    if workers == 1:
        return np.array([lived(point) for point in points])
    from joblib import Parallel, delayed

    return np.array(Parallel(n_jobs=workers)(delayed(lived)(point) for point in points))
