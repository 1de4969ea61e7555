"""Figures in tables: digits that mean something, marks on intervals that leave zero out, enough runs behind each."""

import pytest

from bayiri.charts.source import Source
from bayiri.charts.spread import Estimate
from bayiri.pages.cell import Figure, changed, figure, level, other_base
from tests.pages.full import full, put
from tests.synthetic import BASELINE, MIXES

SUPPORT, CIRCULAR, NONE = (name for name in MIXES if name != BASELINE)


@pytest.mark.parametrize(
    ("change", "margin", "shown"),
    [
        ((0.00001, -0.0006, 0.0007), 1.0, ("0", "within ±0.1")),
        ((0.04, -0.6, 0.7), 1.0, ("0", "−0.6 to +0.7")),
        ((5.23, 3.91, 6.44), 10.0, ("+5", "+4 to +6")),
        ((52.3, 11.2, 93.8), 10.0, ("+50", "+10 to +90")),
        ((0.52, 0.11, 0.94), 10.0, ("+0.5", "+0.1 to +0.9")),
        ((0.0, 0.0, 0.0), 10.0, ("0", "in every run")),
        ((-13.1, -15.0, -11.2), 0.0, ("−13.1", "−15.0 to −11.2")),
    ],
)
def test_digits_end_where_neither_interval_nor_margin_support_them(
    change: tuple[float, float, float], margin: float, shown: tuple[str, str]
) -> None:
    found = figure(Estimate(*change, 20), "higher", sign=True, margin=margin)
    assert (found.mean, found.interval) == shown


def test_intervals_that_leave_zero_out_are_marked_whatever_the_verdict() -> None:
    small = figure(Estimate(5.0, 4.0, 6.0, 20), "negligible", sign=True, margin=10.0)
    assert (small.sure, small.quiet, small.verdict) == (True, True, "no detectable effect")
    assert not figure(Estimate(1.0, -4.0, 6.0, 20), "negligible", sign=True, margin=10.0).sure
    assert not figure(Estimate(5.0, 4.0, 6.0, 20)).sure  # a level is no difference


def test_figures_that_few_runs_know_are_not_shown() -> None:
    made = full(runs=20)
    put(made, SUPPORT, "settled", "kind=removed", mean=0.0, low=0.0, high=0.0, runs=2)
    put(made, SUPPORT, "settled", "kind=spontaneous", runs=18)
    source = Source.of(made)
    assert changed(source, SUPPORT, "settled", "kind=removed").note
    assert changed(source, SUPPORT, "settled", "kind=removed") != Figure("0", "in every run")
    assert not changed(source, SUPPORT, "settled", "kind=spontaneous").note


def test_no_share_reaches_above_the_whole() -> None:
    made = full(runs=3)
    rows = (made.outcomes["scenario"] == SUPPORT) & (made.outcomes["indicator"] == "paid_anyway")
    made.outcomes.loc[rows & (made.outcomes["group"] == "all"), "value"] = [1.0, 1.0, 0.98]
    assert level(Source.of(made), SUPPORT, "paid_anyway").interval == "96 to 100"


def test_mixes_with_a_baseline_of_their_own_stand_below_the_others() -> None:
    made = full()
    made.differences.loc[made.differences["scenario"] == SUPPORT, "baseline"] = NONE
    source = Source.of(made)
    assert source.ranked == (CIRCULAR, NONE, SUPPORT)
    assert [other_base(source, name) for name in source.ranked] == ["", "", MIXES[NONE]]
