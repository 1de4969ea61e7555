"""The cost of one more settled return: only where it means something, with an interval."""

from math import isnan

import numpy as np
import pytest

from bayiri.charts.numbers import MISSING
from bayiri.charts.source import Source
from bayiri.pages.ratio import fieller, per_settled
from tests.pages.full import full, put
from tests.synthetic import BASELINE, MIXES

SUPPORT, CIRCULAR, NONE = (name for name in MIXES if name != BASELINE)


def test_it_is_the_ratio_of_the_mean_differences_with_an_interval() -> None:
    source = Source.of(full(runs=12))
    cost, effect = (source.change(SUPPORT, key)[0].mean for key in ("public_cost", "settled_returns"))
    found = per_settled(source, SUPPORT)
    low, high = (float(end.replace("\u202f", "")) for end in found.interval.split(" to "))
    assert float(found.mean.replace("\u202f", "")) == pytest.approx(cost / effect, rel=0.1)
    assert low < cost / effect < high


@pytest.mark.parametrize(
    "change",
    [
        {"indicator": "settled", "low": -0.001},
        {"indicator": "settled", "mean": -0.03, "low": -0.04, "high": -0.02},  # more return, fewer of them settle
        {"indicator": "settled_returns", "low": -1.0},
        {"indicator": "public_cost", "low": -1.0},
        {"indicator": "public_cost", "mean": -3e6, "low": -4e6, "high": -2e6},
        {"indicator": "settled", "low": float("nan"), "high": float("nan")},
    ],
)
def test_there_is_none_unless_share_number_and_cost_are_all_above_zero(change: dict[str, object]) -> None:
    made = full(runs=12)
    assert per_settled(Source.of(made), SUPPORT).mean != MISSING
    put(made, SUPPORT, **change)  # type: ignore[arg-type]
    found = per_settled(Source.of(made), SUPPORT)
    assert found.mean == MISSING and not found.interval and found.note


def test_a_mix_that_settles_fewer_has_none() -> None:
    assert per_settled(Source.of(full(runs=12)), NONE).mean == MISSING


def test_fieller_holds_the_true_ratio_about_as_often_as_it_says() -> None:
    rng, held = np.random.default_rng(3), 0
    for _ in range(400):
        below = rng.normal(10.0, 4.0, 12)
        above = 3.0 * below + rng.normal(0.0, 6.0, 12)
        found = fieller(above, below)
        held += found.low <= 3.0 <= found.high
    assert 0.92 <= held / 400 <= 0.98


def test_fieller_has_no_ends_where_the_effect_may_be_zero() -> None:
    assert isnan(fieller(np.array([5.0, 6.0, 7.0]), np.array([-4.0, 1.0, 4.0])).mean)
    assert isnan(fieller(np.array([5.0]), np.array([1.0])).mean)
    exact = fieller(np.array([6.0, 6.0]), np.array([2.0, 2.0]))
    assert (exact.low, exact.mean, exact.high) == (3.0, 3.0, 3.0)
