"""Whatever happened to people, outcome states and path classes are exclusive and add up."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bayiri import state
from bayiri.ensemble.outcomes import _of_returns, lag_states
from bayiri.ensemble.paths import CLASSES, FLAGS, Footprint, classify, flags, path_rows
from bayiri.indicators import STATES

SCORES = st.one_of(st.floats(0.0, 1.0), st.sampled_from([0.33, 0.5, 0.66]))
LIVES = st.tuples(st.integers(state.LAG_HOME, state.LAG_DEAD), SCORES, st.integers(1, 4))
QUARTERS = st.one_of(st.just(state.NEVER), st.integers(60, 140))
WELFARE = st.one_of(st.just(float("nan")), st.floats(-5.0, 15.0, width=32))
FOOT = st.tuples(QUARTERS, st.booleans(), st.booleans(), WELFARE)


def returnees(lives: list[tuple[int, float, int]]) -> np.ndarray:
    people = np.zeros(len(lives), state.MIGRANT)
    for name, values in zip(("lag_state", "lag_score", "first_kind"), zip(*lives, strict=True), strict=True):
        people[name] = values
    return people


@given(lives=st.lists(LIVES, min_size=1, max_size=60), threshold=SCORES)
def test_everybody_is_in_exactly_one_of_five_states(lives: list[tuple[int, float, int]], threshold: float) -> None:
    states = lag_states(returnees(lives), threshold)
    assert tuple(states) == STATES and len(states) == 5
    assert (sum(mask.astype(int) for mask in states.values()) == 1).all()


@given(lives=st.lists(LIVES, min_size=1, max_size=60), threshold=SCORES)
def test_shares_of_the_states_add_up_to_one_at_every_threshold(
    lives: list[tuple[int, float, int]], threshold: float
) -> None:
    outcome = SimpleNamespace(threshold=threshold, thresholds=(0.33, 0.5, 0.66))
    model: Any = SimpleNamespace(setting=SimpleNamespace(outcome=outcome), weight=7, quarter=60)
    values = _of_returns(returnees(lives), model)
    assert sum(values[name] for name in STATES) == pytest.approx(1.0)
    for other in {0.33, 0.5, 0.66} - {threshold}:
        assert sum(values[f"{name}@{other:g}"] for name in STATES) == pytest.approx(1.0)
    assert all(0.0 <= values[name] <= 1.0 for name in STATES)
    assert values["settled_returns"] == pytest.approx(values["settled"] * values["first_returns"])
    settled = [values.get(f"settled@{other:g}", values["settled"]) for other in (0.33, 0.5, 0.66)]
    assert settled == sorted(settled, reverse=True), "a higher threshold settles nobody more"


def feet(lives: list[tuple[int, bool, bool, float]]) -> Footprint:
    returned, counts, paid, welfare = zip(*lives, strict=True)
    return Footprint(np.array(returned, np.int16), np.array(counts), np.array(paid), np.array(welfare, np.float32), 9)


@given(pairs=st.lists(st.tuples(FOOT, FOOT), min_size=1, max_size=60))
def test_everybody_counted_takes_exactly_one_path(pairs: list[tuple[Any, Any]]) -> None:
    mix, base = (feet([pair[arm] for pair in pairs]) for arm in range(2))
    kinds = classify(mix, base)
    counted = mix.counts | base.counts
    assert ((kinds >= 0) == counted).all() and (kinds < len(CLASSES)).all()
    rows = dict(path_rows(mix, base))
    assert tuple(rows) == CLASSES + FLAGS
    assert sum(rows[name] for name in CLASSES) == 9.0 * counted.sum()
    for mask in flags(mix, base).values():
        assert not (mask & ~counted).any()


@given(pairs=st.lists(st.tuples(FOOT, FOOT), min_size=1, max_size=60))
def test_paths_of_the_reverse_comparison_mirror_each_other(pairs: list[tuple[Any, Any]]) -> None:
    mix, base = (feet([pair[arm] for pair in pairs]) for arm in range(2))
    there, back = dict(path_rows(mix, base)), dict(path_rows(base, mix))
    for one, other in (("never", "never"), ("same_quarter", "same_quarter"), ("only_with", "only_without"),
                       ("earlier", "later")):  # fmt: skip
        assert there[one] == back[other] and there[other] == back[one]
