"""Keyed draws are uniform, and draws with neighbouring keys have nothing to do with each other."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from bayiri import draws
from bayiri.compiling import entry

NUMBER = 40_000
UNLIKELY = 1e-5  # a sound generator falls below it once in 100,000 tests; the keys tested here are fixed
PEOPLE = np.arange(NUMBER) + 68_000_000  # a cohort's identities
COHORTS = np.arange(2_000) * 1_000_000  # the first person of many cohorts
KEYS = [
    (1, 0, draws.SEX, 0),
    (1, 70, draws.ATTENTION, 0),
    (2**62 + 5, 119, draws.MODE, 1 << 20),
    (9, 3, draws.GOING, 7),
]


def table(seed: int, quarter: int, name: int, option: int, people: np.ndarray = PEOPLE) -> np.ndarray:
    return draws.uniforms(seed, people, quarter, name, option)


@pytest.mark.parametrize("key", KEYS)
def test_draws_are_uniform_over_people(key: tuple[int, int, int, int]) -> None:
    drawn = table(*key)
    assert drawn.min() > 0.0
    assert drawn.max() < 1.0
    assert stats.kstest(drawn, "uniform").pvalue > UNLIKELY
    assert stats.chisquare(np.bincount((drawn * 256).astype(int), minlength=256)).pvalue > UNLIKELY


@pytest.mark.parametrize("key", KEYS)
def test_the_small_digits_are_uniform_too(key: tuple[int, int, int, int]) -> None:
    rest = (table(*key) * 2**30) % 1.0
    assert stats.kstest(rest, "uniform").pvalue > UNLIKELY


def test_draws_are_uniform_along_every_part_of_the_key() -> None:
    one = np.array([70_000_123])
    along = {
        "cohorts": table(3, 0, draws.AGE, 0, COHORTS),
        "quarters": np.array([draws.uniforms(3, one, q, draws.JOB)[0] for q in range(4_000)]),
        "options": np.array([draws.uniforms(3, one, 50, draws.MODE, k)[0] for k in range(4_000)]),
        "seeds": np.array([draws.uniforms(s, one, 50, draws.JOB)[0] for s in range(4_000)]),
        "names": np.concatenate([draws.uniforms(3, PEOPLE[:200], 50, n) for n in range(len(draws.NAMES))]),
    }
    chances = {part: stats.kstest(drawn, "uniform").pvalue for part, drawn in along.items()}
    assert min(chances.values()) > UNLIKELY, chances


NEIGHBOURS = {
    "people": (table(5, 60, draws.JOB, 0), table(5, 60, draws.JOB, 0, PEOPLE + 1)),
    "cohorts": (table(5, 60, draws.JOB, 0), table(5, 60, draws.JOB, 0, PEOPLE + 1_000_000)),
    "quarters": (table(5, 60, draws.JOB, 0), table(5, 61, draws.JOB, 0)),
    "names": (table(5, 60, draws.ATTENTION, 0), table(5, 60, draws.GOING, 0)),
    "first and other quarters": (table(5, 0, draws.FORMALITY, 0), table(5, 60, draws.FORMALITY, 0)),
    "options": (table(5, 60, draws.MODE, 1024), table(5, 60, draws.MODE, 1025)),
    "ways out": (table(5, 60, draws.MODE, 3), table(5, 60, draws.MODE, 3 + 64)),
    "seeds": (table(5, 60, draws.JOB, 0), table(6, 60, draws.JOB, 0)),
    "runs": (table(draws.world_seed(1, 0), 60, draws.JOB, 0), table(draws.world_seed(1, 1), 60, draws.JOB, 0)),
    "quarter for person": (table(5, 60, draws.JOB, 0, PEOPLE + 1), table(5, 61, draws.JOB, 0)),
    "seed for person": (table(5, 60, draws.JOB, 0, PEOPLE + 1), table(6, 60, draws.JOB, 0)),
}  # fmt: skip


@pytest.mark.parametrize("which", NEIGHBOURS)
def test_neighbours_share_nothing(which: str) -> None:
    one, other = NEIGHBOURS[which]
    assert abs(np.corrcoef(one, other)[0, 1]) < 4.5 / NUMBER**0.5
    squares, _, _ = np.histogram2d(one, other, bins=16, range=[[0, 1], [0, 1]])
    assert stats.chisquare(squares.ravel()).pvalue > UNLIKELY
    assert stats.kstest((one + other) % 1.0, "uniform").pvalue > UNLIKELY
    assert stats.kstest((one - other) % 1.0, "uniform").pvalue > UNLIKELY


def test_no_two_keys_meet() -> None:
    one = np.array([70_000_123])
    options = [0, 1, 3, 63, 64, 67, 1024, 1025, (1 << 20) + 1023]
    drawn = [draws.uniforms(1, one, quarter, name, option)[0]
             for quarter in range(0, 4096, 32) for name in range(len(draws.NAMES)) for option in options]  # fmt: skip
    assert len(set(drawn)) == len(drawn)


def test_people_of_one_seed_are_not_those_of_another_shifted() -> None:
    known = set(table(1, 0, draws.AGE, 0).tolist())
    assert not known & set(table(2, 0, draws.AGE, 0).tolist())


@entry
def _normals(chances, out):
    for k in range(chances.shape[0]):
        out[k] = draws.normal(chances[k])


def test_normal_is_the_inverse_of_the_normal_law() -> None:
    tails = np.logspace(-15, -2, 400)
    chances = np.concatenate((tails, np.linspace(0.001, 0.999, 5_001), 1.0 - tails[tails > 1e-9]))
    out = np.empty_like(chances)
    _normals(chances, out)
    exact = stats.norm.ppf(chances)
    assert np.abs(out - exact).max() < 2e-9 * np.abs(exact).max()
    away = np.abs(exact) > 1e-6
    assert np.abs(out[away] / exact[away] - 1.0).max() < 2e-8


@entry
def _gumbels(seed, people, quarter, option, out):
    for k in range(people.shape[0]):
        out[k] = draws.gumbel(seed, people[k], quarter, draws.MODE, option)


def test_gumbel_follows_its_law_and_its_own_draw() -> None:
    out = np.empty(NUMBER)
    _gumbels(4, PEOPLE, 33, 3, out)
    assert stats.kstest(out, "gumbel_r").pvalue > UNLIKELY
    assert np.allclose(out, -np.log(-np.log(table(4, 33, draws.MODE, 3))), rtol=1e-12)


def test_world_seeds_fit_a_signed_column_and_differ() -> None:
    seeds = [draws.world_seed(seed, run) for seed in (0, 1, 2, 2**63 - 1) for run in range(500)]
    assert len(set(seeds)) == len(seeds)
    assert min(seeds) >= 0
    assert max(seeds) < 2**63
    assert stats.kstest(np.array(seeds) / 2**63, "uniform").pvalue > UNLIKELY
