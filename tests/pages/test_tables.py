"""The tables of the page: sorted, bracketed, with costs only where they mean something."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from bayiri.charts.numbers import MISSING
from bayiri.charts.source import Source
from bayiri.charts.spread import Estimate
from bayiri.pages.basis import grades, switched_on, thresholds
from bayiri.pages.glance import alike, glance
from bayiri.pages.harms import harms, money, per_settled
from bayiri.pages.provenance import provenance
from bayiri.pages.strip import axis
from bayiri.pages.whom import whom
from tests.synthetic import BASELINE, MIXES, comparison, results

SUPPORT, CIRCULAR, NONE = (name for name in MIXES if name != BASELINE)


@pytest.fixture(scope="module")
def source() -> Source:
    return Source.of(comparison(runs=12))


def test_mixes_are_sorted_by_effect(source: Source) -> None:
    assert [row.title for row in glance(source).rows] == [MIXES[name] for name in (SUPPORT, CIRCULAR, NONE)]


def test_dots_lie_on_one_axis_between_the_ends_of_their_intervals(source: Source) -> None:
    table = glance(source)
    for row in table.rows:
        assert row.dot is not None
        low, middle, high = (float(place[:-1]) for place in (row.dot.low, row.dot.at, row.dot.high))
        assert 0 <= low < middle < high <= 100
    places = [float(row.dot.at[:-1]) for row in table.rows if row.dot]
    assert places == sorted(places, reverse=True)


def with_settled(values: dict[str, list[float]]) -> Source:
    """A comparison in which settling takes these values, run by run."""
    made = comparison(runs=len(next(iter(values.values()))))
    rows = [
        (name, run, 101 + run, "settled", "all", value)
        for name, series in values.items()
        for run, value in enumerate(series)
    ]
    made.outcomes = pd.DataFrame(rows, columns=made.outcomes.columns)
    return Source.of(made)


def test_mixes_that_differ_only_by_chance_are_bracketed() -> None:
    luck = [0.0, 0.05, -0.05, 0.02, -0.02, 0.0]
    near = [0.40 + value for value in luck]
    made = with_settled({BASELINE: near, SUPPORT: [0.5] * 6, CIRCULAR: near, NONE: near[::-1]})
    assert alike(made, [SUPPORT, CIRCULAR, NONE]) == [[CIRCULAR, NONE]]


def test_mixes_within_the_margin_are_bracketed_even_if_they_surely_differ() -> None:
    made = with_settled({BASELINE: [0.4] * 3, SUPPORT: [0.405] * 3, CIRCULAR: [0.401] * 3, NONE: [0.3] * 3})
    assert alike(made, [SUPPORT, CIRCULAR, NONE]) == [[SUPPORT, CIRCULAR]]


def test_brackets_may_overlap_but_never_repeat() -> None:
    made = with_settled({BASELINE: [0.4] * 3, SUPPORT: [0.416] * 3, CIRCULAR: [0.408] * 3, NONE: [0.400] * 3})
    assert alike(made, [SUPPORT, CIRCULAR, NONE]) == [[SUPPORT, CIRCULAR], [CIRCULAR, NONE]]


def test_the_cost_of_a_settled_return_needs_a_clear_gain(source: Source) -> None:
    assert per_settled(source, SUPPORT) not in ("", MISSING)
    assert per_settled(source, NONE) == MISSING  # fewer settled
    unclear = comparison(runs=12)
    rows = unclear.differences["indicator"] == "settled_returns"
    unclear.differences.loc[rows, "low"] = -1.0
    assert {per_settled(Source.of(unclear), name) for name in (SUPPORT, CIRCULAR)} == {MISSING}


def test_the_cost_is_the_ratio_of_the_mean_differences(source: Source) -> None:
    cost, effect = (source.change(SUPPORT, key)[0].mean for key in ("public_cost", "settled_returns"))
    assert float(per_settled(source, SUPPORT).replace("\u202f", "")) == pytest.approx(cost / effect, rel=0.1)


def test_harms_come_with_the_baselines_levels(source: Source) -> None:
    table = harms(source)
    assert [head for head, _ in table.heads][:2] == ["Left again under pressure", "Removals"]
    assert table.base[0] == MIXES[BASELINE] and all(len(row) == len(table.heads) for _, row in table.rows)


def test_several_payers_are_told_apart() -> None:
    made = comparison(runs=3)
    whole = made.outcomes.query("indicator == 'public_cost' and group == 'all'")
    parts = [whole.assign(group=f"payer={payer}", value=whole["value"] / 2) for payer in ("origin", "destination")]
    made.outcomes = pd.concat([made.outcomes, *parts], ignore_index=True)
    heads = [head for head, _ in money(Source.of(made)).heads]
    assert heads[1:3] == ["paid by the destination", "paid by the origin"]
    assert "paid by the destination" not in [head for head, _ in money(Source.of(comparison(runs=3))).heads]


def test_small_groups_are_not_shown() -> None:
    made = comparison(runs=3)
    for table in (made.outcomes, made.differences):
        rows = table["group"] == "region=costa"
        table.loc[rows, [name for name in ("value", "mean", "low", "high") if name in table]] = np.nan
    panel = whom(Source.of(made)).panels[0]
    (line,) = (line for line in panel.lines if line.name == "Costa")
    assert line.dot is None and line.figure.note


def test_inputs_are_counted_by_grade(source: Source) -> None:
    shares = {share.grade: share for share in grades(source)}
    assert sum(share.percent for share in shares.values()) == pytest.approx(100)
    assert (shares["measured"].count, shares["derived"].count) >= (3, 1)  # of the sheet alone: three, and one


def test_policies_are_named_with_their_dates() -> None:
    policy = SimpleNamespace(name="assisted_return", start="2008Q4", end=None, announced="2008Q3")
    made = Source.of(comparison(runs=2))
    made.scenarios[SUPPORT].policies = {"assisted_return": policy}
    told = {mix.title: mix.policies for mix in switched_on(made)}
    assert told[MIXES[SUPPORT]] == ("Assisted return, 2008\u00a0Q4 to the end, announced 2008\u00a0Q3",)
    assert told[MIXES[NONE]] == ()


def test_every_threshold_is_shown_in_order(source: Source) -> None:
    assert [value for value, _ in thresholds(source)[0][1]] == ["0.33", "0.5", "0.66"]


def test_the_command_that_repeats_is_rebuilt_if_nobody_noted_it(source: Source) -> None:
    command = provenance(source).command
    assert command.startswith("bayiri compare ecuador-spain/baseline ") and "--seed 1 --runs 12" in command
    assert provenance(Source.of(results(runs=2))).command.startswith("bayiri run ecuador-spain/baseline --seed 1")
    noted = comparison(runs=2)
    noted.meta["command"] = "bayiri compare mine"
    assert provenance(Source.of(noted)).command == "bayiri compare mine"


def test_an_axis_holds_zero_the_margin_and_all_intervals() -> None:
    along = axis([Estimate(5, 2, 8, 3), Estimate(float("nan"), 0, 0, 3)], margin=10)
    assert (along.low, along.high) == (-10, 10)
    assert along.at(-10) == "3.00%" and along.at(10) == "97.00%" and along.at(0) == "50.00%"
    assert "0" in [words for _, words in along.ticks]
    assert axis([]).low < 0 < axis([]).high
