"""The search: points spread over the priors, a smooth surface through what came out, and points nearer to its best.

Misses are told in acceptance bands: 1 is a value at the end of its band. A surface stands in for the simulation
between the points, so that the whole prior can be asked which values no fitted figure rules out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.interpolate import RBFInterpolator
from scipy.optimize import minimize
from scipy.stats import qmc

from bayiri.scenario.fits import FITTED
from bayiri.studies.calibration.design import Design
from bayiri.studies.calibration.simulating import in_prior, in_unit

SHRINK = 0.5  # of the box that the next points are taken from
WAVE_SHARE = 0.4  # points of a later wave, as a share of the first one's
DENSE = 14  # 2 to this power points that the surface is asked at
ACCEPTED = (5.0, 95.0)  # percentiles of accepted values that are told
ENOUGH = 30  # accepted points that are needed to say what is accepted
SOME = 8  # accepted points that are kept for studies of what other values would change
NEAR = 2.0  # bands: a miss from which on the surface need not be exact
SMOOTHING = 1e-3  # of the surface: runs are noisy

Simulate = Callable[[list[tuple[float, ...]]], np.ndarray]


@dataclass(frozen=True)
class Found:
    """What a search found.

    `points[n, parameter]` in the unit cube and `values[n, target]` are all that was simulated; `best` are values of
    the parameters. `low` and `high` bound the values that no fitted figure rules out, `accepted` are some of them, far
    from each other; `share` is their part of the prior's volume, `together` the correlations of parameters among
    them, `error` the surface's typical error, in bands, at points near these that it was not told of. Where the surface
    accepts too few points to tell (`ENOUGH`), correlations and error are unknown.
    """

    points: np.ndarray
    values: np.ndarray
    best: tuple[float, ...]
    low: np.ndarray
    high: np.ndarray
    accepted: list[tuple[float, ...]]
    share: float
    together: np.ndarray
    error: float


def misses(design: Design, values: np.ndarray) -> np.ndarray:
    """Misses of the fitted targets, in bands: `values[..., target]` to the same shape, fitted ones only."""
    chosen = [place for place, target in enumerate(design.targets) if target.use == FITTED]
    published = [design.targets[place].published for place in chosen]
    gap = values[..., chosen] - np.array([found.value for found in published])
    above = np.array([found.high - found.value for found in published])
    below = np.array([found.value - found.low for found in published])
    return np.where(gap > 0.0, gap / above, gap / below)


def search(design: Design, simulate: Simulate) -> Found:
    """Fit a design. `simulate` takes points (values of the parameters) to an array [point, target]."""
    many = len(design.parameters)
    low, high = np.zeros(many), np.ones(many)
    points, values = np.empty((0, many)), np.empty((0, len(design.targets)))
    for wave in range(design.waves):
        number = design.points if wave == 0 else max(int(WAVE_SHARE * design.points), 4)
        spread = qmc.LatinHypercube(many, rng=np.random.default_rng([design.search.seed, wave])).random(number)
        asked = [in_prior(design, unit) for unit in low + spread * (high - low)]
        points = np.vstack([points, [in_unit(design, point) for point in asked]])
        values = np.vstack([values, simulate(asked)])
        best = lowest(surface(points, misses(design, values)), many)
        half = 0.5 * SHRINK ** (wave + 1)
        low = np.clip(best - half, 0.0, 1.0 - 2.0 * half)
        high = low + 2.0 * half
    return told(design, points, values, best)


def surface(points: np.ndarray, found: np.ndarray) -> RBFInterpolator:
    """A smooth surface of misses over the unit cube."""
    return RBFInterpolator(points, found, smoothing=SMOOTHING, kernel="thin_plate_spline")


def dense(many: int) -> np.ndarray:
    """Points that fill the unit cube."""
    return np.asarray(qmc.Sobol(many, scramble=False).random_base2(DENSE))


def lowest(over: RBFInterpolator, many: int) -> np.ndarray:
    """Where the sum of squared misses is least."""
    cube = dense(many)
    start = cube[np.argmin((over(cube) ** 2).sum(axis=1))]
    found = minimize(lambda x: float((over(x[None, :]) ** 2).sum()), start, bounds=[(0.0, 1.0)] * many)
    return np.asarray(found.x)


def told(design: Design, points: np.ndarray, values: np.ndarray, best: np.ndarray) -> Found:
    """What the surface through all points says of the whole prior."""
    found = misses(design, values)
    cube = dense(points.shape[1])
    inside = (np.abs(surface(points, found)(cube)) <= 1.0).all(axis=1)
    many = points.shape[1]
    kept, together = best[None, :], np.full((many, many), np.nan)
    if inside.sum() >= ENOUGH:
        kept = cube[inside]
        together = np.atleast_2d(np.corrcoef(kept, rowvar=False))
    low, high = (np.array(in_prior(design, end)) for end in np.percentile(kept, ACCEPTED, axis=0))
    chosen = [in_prior(design, unit) for unit in far_apart(kept, best)]
    return Found(points, values, in_prior(design, best), low, high, chosen, float(inside.mean()), together,
                 error_near(points, found))  # fmt: skip


def far_apart(kept: np.ndarray, best: np.ndarray) -> list[np.ndarray]:
    """SOME of these points, one after another the farthest from the best and from those already chosen."""
    chosen = [best]
    for _ in range(min(SOME, len(kept))):
        gaps = np.min([np.linalg.norm(kept - other, axis=1) for other in chosen], axis=0)
        chosen.append(kept[np.argmax(gaps)])
    return chosen[1:]


def error_near(points: np.ndarray, found: np.ndarray) -> float:
    """Root mean square error of the surface, in bands, at points left out of it whose misses are no more than NEAR."""
    near = np.flatnonzero(np.abs(found).max(axis=1) <= NEAR)
    gaps = []
    for out in near:
        kept = np.arange(len(points)) != out
        gaps.append(surface(points[kept], found[kept])(points[[out]])[0] - found[out])
    return float(np.sqrt(np.mean(np.square(gaps)))) if gaps else float("nan")
