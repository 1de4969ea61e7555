"""A calibration from beginning to end: the search, a look at the fit with fresh runs, whether known values are found.

What is found is told as the record of the fit that is shipped with a corridor and that pages show.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np
import pandas as pd

from bayiri.scenario.fits import MET, MISSED, Fit, FitParameter, FitTarget
from bayiri.scenario.frozen import thaw
from bayiri.scenario.text.writing import yaml_text
from bayiri.studies.calibration.design import Design, Interval
from bayiri.studies.calibration.search import Found, search
from bayiri.studies.calibration.simulating import (
    figures,
    in_prior,
    lives,
    middle_slots,
    rounded,
    simulate_all,
    with_values,
)
from bayiri.studies.slots import solve, with_slots

SPREAD = (10.0, 90.0)  # percentiles across runs that are told
TOLD, EXACT = 4, 6  # digits of what the model gave, and of what was published
NARROW = 0.5  # share of the prior's width below which the accepted range counts as identified
TOLD_OF_PRIOR = 0.9  # of which the accepted range holds as much as the percentiles told
_SCHEMA = "# yaml-language-server: $schema=../schema/fit.json\n"  # for editors; from scenarios/fits


@dataclass(frozen=True)
class Check:
    """The fit looked at with runs that the search did not use.

    `values[run, target]` under usual habits of leaving registers; `slow` and `fast` are means where registers learn
    of departures as late and seldom, or as soon and often, as is thought possible. `slots` is the table solved.
    """

    values: np.ndarray
    slow: np.ndarray
    fast: np.ndarray
    slots: dict[int, int]
    hash: str


def fit(design: Design, workers: int = 1) -> Found:
    """Search the priors of a design for what meets its fitted targets."""
    start = middle_slots(design)
    return search(design, lambda points: simulate_all(design, start, points, workers))


def check(design: Design, values: Sequence[float]) -> Check:
    """Live the fit anew, limits in force and slots solved from scratch."""
    scenario = with_values(design, values)
    slots = solve(scenario, 2 * design.check.migrants)
    scenario = with_slots(scenario, slots)
    found: dict[str, list[np.ndarray]] = {"value": [], "low": [], "high": []}
    for seen in lives(design, scenario, design.check, design.usual()):
        for end, rows in found.items():
            rows.append(figures(design, replace(seen, habits=design.usual(end))))
    slow, fast = (np.mean(found[end], axis=0) for end in ("low", "high"))
    return Check(np.array(found["value"]), slow, fast, slots, scenario.hash)


def recover(design: Design, workers: int = 1) -> Found:
    """Fit the design to what it gives itself at the known values, under world seeds that the search does not use."""
    made = replace(design, search=design.check)
    start = middle_slots(design)
    truth = simulate_all(made, start, [design.known], 1)[0]
    targets = tuple(
        replace(target, published=moved(target.published, float(value)))
        for target, value in zip(design.targets, truth, strict=True)
    )
    sought = replace(design, targets=targets)
    return search(sought, lambda points: simulate_all(sought, start, points, workers))


def moved(band: Interval, to: float) -> Interval:
    """The same acceptance band around another value."""
    return Interval(to, to - (band.value - band.low), to + (band.high - band.value))


def points_table(design: Design, found: Found) -> pd.DataFrame:
    """Every point simulated: a row a point, a column a parameter (its value) and a target (what the model gave)."""
    values = np.array([in_prior(design, unit) for unit in found.points])
    columns = {row.name: values[:, place] for place, row in enumerate(design.parameters)}
    return pd.DataFrame(
        {**columns, **{target.name: found.values[:, place] for place, target in enumerate(design.targets)}}
    )


def identified(design: Design, found: Found) -> list[bool]:
    """Which parameters the fitted targets narrow to less than half of what the prior allows."""
    if not np.isfinite(found.together).all():
        return [False] * len(design.parameters)
    widths = zip(found.low, found.high, design.parameters, strict=True)
    return [bool(high - low < NARROW * TOLD_OF_PRIOR * (row.prior.high - row.prior.low)) for low, high, row in widths]


def record(design: Design, found: Found, seen: Check, command: str) -> Fit:
    """The fit as it is kept on record."""
    narrowed = identified(design, found)
    wide = [row.label for row, narrow in zip(design.parameters, narrowed, strict=True) if not narrow]
    size = design.check
    return Fit(
        design.scenario.name, seen.hash, size.runs, size.migrants, size.seed, command, tuple(targets(design, seen)),
        tuple(parameters(design, found, narrowed)), tuple(found.accepted), not_identified(wide),
    )  # fmt: skip


def targets(design: Design, seen: Check) -> Iterator[FitTarget]:
    """What the fit gives for each target, and whether that lies in its band."""
    mean, (low, high) = seen.values.mean(axis=0), np.percentile(seen.values, SPREAD, axis=0)
    for place, row in enumerate(design.targets):
        band = row.published
        yield FitTarget(
            row.name, row.label, row.unit, row.use, band.value, rounded(band.low, EXACT), rounded(band.high, EXACT),
            rounded(mean[place], TOLD), rounded(low[place], TOLD), rounded(high[place], TOLD),
            MET if band.low <= mean[place] <= band.high else MISSED, row.source,
        )  # fmt: skip


def parameters(design: Design, found: Found, narrowed: Sequence[bool]) -> Iterator[FitParameter]:
    """Each fitted number beside what is accepted and its prior."""
    for place, row in enumerate(design.parameters):
        yield FitParameter(
            row.path, row.label, row.unit, found.best[place], float(found.low[place]), float(found.high[place]),
            row.prior.low, row.prior.high, narrowed[place],
        )  # fmt: skip


def as_text(fitted: Fit) -> str:
    """The record as the file that `bayiri.scenario.fits` reads."""
    return _SCHEMA + yaml_text(thaw(asdict(fitted)))


def not_identified(wide: Sequence[str]) -> str:
    """What stays about as wide as its prior, in a sentence."""
    rest = "All other assumptions were not fitted: any value in their ranges is as good."
    if not wide:
        return rest
    named = " and ".join(part.lower() for part in wide)
    return f"Fitted, but not known one by one: {named}; many pairs of values meet the figures equally well. {rest}"
