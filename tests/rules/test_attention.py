"""Attention and choice: the same chances whatever the length of a step, and whatever other modes there are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit, softmax
from scipy.stats import binom

from bayiri import draws
from bayiri.compiling import entry
from bayiri.rules.attention import goes, logistic, nest_term, nest_worth, reconsiders, taste

RATES = st.floats(1e-6, 20.0)
SHARES = st.floats(0.0, 1.0)


def attends(rate: float) -> float:
    """Chance that a person reconsiders, found by asking `reconsiders` at which uniform it begins to say no."""
    low, high = 0.0, 1.0
    for _ in range(80):
        middle = (low + high) / 2.0
        low, high = (middle, high) if reconsiders(rate, middle) else (low, middle)
    return high


@given(RATES, SHARES)
def test_chance_of_going_over_a_step(rate: float, share: float) -> None:
    assert attends(rate) == pytest.approx(-np.expm1(-rate), rel=1e-12)
    assert attends(rate) * goes(rate, share) == pytest.approx(-np.expm1(-rate * share), rel=1e-9, abs=1e-300)


@given(RATES, SHARES, st.integers(2, 12))
def test_a_step_cut_in_parts_gives_the_same_chance(rate: float, share: float, parts: int) -> None:
    stays = 1.0 - attends(rate / parts) * goes(rate / parts, share)
    whole = 1.0 - attends(rate) * goes(rate, share)
    assert stays**parts == pytest.approx(whole, rel=1e-9, abs=1e-12)


@given(RATES)
def test_who_surely_goes_goes_when_reconsidering(rate: float) -> None:
    assert goes(rate, 1.0) == pytest.approx(1.0, rel=1e-12)
    assert goes(rate, 0.0) == 0.0


def test_nobody_reconsiders_without_occasions() -> None:
    assert not reconsiders(0.0, 1e-300)


@given(st.floats(-800.0, 800.0))
def test_logistic(x: float) -> None:
    assert logistic(x) == pytest.approx(expit(x), rel=1e-12, abs=1e-300)


@entry
def _choose(seed, people, quarter, options, worths, noise, out):
    for k in range(people.shape[0]):
        liked = -1e300
        for m in range(options.shape[0]):
            here = taste(worths[m], seed, people[k], quarter, draws.MODE, options[m], noise)
            if here > liked:
                liked = here
                out[k] = m


def chosen(options: list[int], worths: list[float], noise: float, number: int = 200_000) -> np.ndarray:
    out = np.empty(number, np.int64)
    _choose(11, np.arange(number), 80, np.array(options), np.array(worths), noise, out)
    return out


def test_modes_are_chosen_with_the_shares_of_a_logit() -> None:
    worths = [0.0, 0.06, -0.1, 0.2]
    kinds = chosen([0, 1024, 500_000, 77_777], worths, 0.1)
    for mode, share in enumerate(softmax(np.array(worths) / 0.1)):
        low, high = binom.interval(1.0 - 1e-5, len(kinds), share)
        assert low <= (kinds == mode).sum() <= high


def test_a_further_mode_moves_nobody_between_the_others() -> None:
    options, worths = [0, 1024, 9_000], [0.05, 0.0, 0.08]
    without, with_it = chosen(options[:2], worths[:2], 0.05), chosen(options, worths, 0.05)
    kept = with_it != 2
    assert 0.1 < kept.mean() < 0.9
    assert (with_it[kept] == without[kept]).all()


def test_the_order_of_modes_is_of_no_importance() -> None:
    forth, back = chosen([0, 1024, 9_000], [0.05, 0.0, 0.08], 0.05), chosen([9_000, 1024, 0], [0.08, 0.0, 0.05], 0.05)
    assert (forth == 2 - back).all()


def nest(worths: list[float], discount: float, noise: float) -> float:
    best = max(worths)
    total = sum(nest_term(worth - best, discount, noise) for worth in worths)
    return nest_worth(best, total, len(worths), discount, noise)


WORTHS = st.lists(st.floats(-5.0, 5.0), min_size=1, max_size=6)


@given(WORTHS)
def test_without_discount_a_nest_is_its_best_member(worths: list[float]) -> None:
    assert nest(worths, 0.0, 0.35) == max(worths)


@given(st.floats(-5.0, 5.0), st.integers(1, 8), st.floats(0.01, 0.3), st.floats(0.2, 0.8))
def test_equal_modes_add_nothing(worth: float, number: int, discount: float, noise: float) -> None:
    assert nest([worth] * number, discount, noise) == pytest.approx(worth, abs=1e-14)


@given(WORTHS, st.floats(0.01, 0.3), st.floats(0.2, 0.8))
def test_a_nest_is_worth_a_log_mean_of_its_members(worths: list[float], discount: float, noise: float) -> None:
    scale = discount * noise
    exact = max(worths) + scale * np.log(np.mean(np.exp((np.array(worths) - max(worths)) / scale)))
    assert nest(worths, discount, noise) == pytest.approx(exact, abs=1e-10)
    assert nest(worths, discount, noise) <= max(worths) + 1e-12
