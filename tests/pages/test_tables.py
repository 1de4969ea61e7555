"""The tables of the page: sorted, bracketed, with costs only where they mean something."""

from itertools import combinations
from math import exp

import numpy as np
import pandas as pd
import pytest

from bayiri.charts.source import Source
from bayiri.charts.spread import Estimate, estimate
from bayiri.charts.wording import KINDS
from bayiri.ensemble import paths
from bayiri.indicators.measures import KIND_GROUPS
from bayiri.pages.basis import counted, grades, same_answer, states, thresholds
from bayiri.pages.cell import changed
from bayiri.pages.glance import _lanes, alike, glance
from bayiri.pages.glossary import glossary
from bayiri.pages.harms import anyway, harms, money
from bayiri.pages.provenance import provenance
from bayiri.pages.ratio import per_settled
from bayiri.pages.strip import axis
from bayiri.pages.views import views
from bayiri.pages.whom import whom, words
from tests.pages.full import full, policy, put
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


def test_what_cannot_be_told_apart_is_also_said_in_words() -> None:
    luck = [0.40, 0.45, 0.35]
    made = with_settled({BASELINE: luck, SUPPORT: [0.9] * 3, CIRCULAR: luck, NONE: luck[::-1]})
    assert glance(made).alike == (f"{MIXES[CIRCULAR]} and {MIXES[NONE]}",)


def test_mixes_that_surely_differ_are_not_bracketed_however_little() -> None:
    made = with_settled({BASELINE: [0.4] * 3, SUPPORT: [0.405] * 3, CIRCULAR: [0.401] * 3, NONE: [0.3] * 3})
    assert alike(made, [SUPPORT, CIRCULAR, NONE]) == []


def test_mixes_with_different_baselines_are_not_bracketed() -> None:
    luck = [0.40, 0.45, 0.35]
    made = with_settled({BASELINE: luck, SUPPORT: luck, CIRCULAR: luck[::-1], NONE: luck})
    made.differences.loc[made.differences["scenario"] == NONE, "baseline"] = SUPPORT
    assert alike(made, [SUPPORT, CIRCULAR, NONE]) == [[SUPPORT, CIRCULAR]]


def test_every_pair_under_a_bracket_has_an_interval_that_holds_zero(source: Source) -> None:
    for names in alike(source, source.ranked):
        for one, other in combinations(names, 2):
            assert not estimate(source.paired(one, "settled", other)).excludes_zero


def test_brackets_may_overlap_but_never_repeat_and_share_columns_where_they_do_not() -> None:
    steps = [0.02, -0.02, 0.02, -0.02]
    made = with_settled({
        BASELINE: [0.4] * 4, SUPPORT: [0.43 + step for step in steps], CIRCULAR: [0.412] * 4,
        NONE: [0.394 + step for step in steps],
    })  # fmt: skip
    assert alike(made, [SUPPORT, CIRCULAR, NONE]) == [[SUPPORT, CIRCULAR], [CIRCULAR, NONE]]
    assert len(_lanes([["a", "b"], ["b", "c"], ["c", "d"]])) == 2


def test_harms_come_with_the_baselines_levels() -> None:
    tables = harms(Source.of(full()))
    heads = [head for table in tables for head, _ in table.heads]
    assert heads[0] == "Left again under pressure" and "Removals" in heads
    for head in ("In debt to money lenders", "Loans in default", "Pressed by debt", "Found less than believed"):
        assert head in heads
    for table in tables:
        assert table.base.title == MIXES[BASELINE]
        assert all(len(row.figures) == len(table.heads) for row in (*table.rows, table.base))
        ranked = [MIXES[name] for name in (SUPPORT, CIRCULAR, NONE)]
        assert [title for title in ranked if title not in table.quiet] == [row.title for row in table.rows]


def test_mixes_that_change_no_harm_of_a_table_are_named_below_it() -> None:
    made = full()
    for name in ("removals", "refused_removals", "unrecognised_need", "in_limbo"):
        put(made, NONE, name, mean=0.0, low=0.0, high=0.0, verdict="negligible")
        put(made, SUPPORT, name, mean=0.0, low=0.0, high=0.0, verdict="negligible")
    put(made, SUPPORT, "in_limbo", mean=9.0, low=-400.0, high=400.0, verdict="unresolved")
    table = harms(Source.of(made))[1]
    assert MIXES[NONE] in table.quiet and MIXES[SUPPORT] in [row.title for row in table.rows]


def test_worse_off_is_a_number_of_persons_and_is_explained(source: Source) -> None:
    table = views(source)
    place = [head for head, _ in table.heads].index("Worse off with the mix")
    assert [row.figures[place].verdict for row in table.rows] == ["", "", ""]
    assert all(row.figures[place].interval for row in table.rows) and table.base.figures[place].note
    assert f"{100 * (1 - exp(paths.WORSE_OFF)):.0f}\u00a0% lower" in dict(glossary(source))["Worse off"]


def test_what_removals_cost_stands_beside_public_cost() -> None:
    table = money(Source.of(full()))
    assert [head for head, _ in table.heads][:2] == ["Public cost of the mix", "Cost of removals"]
    assert all(row.figures[1].mean for row in (*table.rows, table.base))


def test_rows_of_money_belong_to_their_mix() -> None:
    made = Source.of(full())
    for name, row in zip(made.ranked, money(made).rows, strict=True):
        assert row.title == made.titles[name] and row.figures[0] == changed(made, name, "public_cost")
        assert row.figures[-1] == per_settled(made, name)


def test_what_the_baseline_pays_anyway_is_told_against_a_mix_without_policies() -> None:
    made = Source.of(comparison(runs=4))
    for name in made.names:
        made.scenarios[name].policies = {} if name == NONE else {"some": policy("return_programme")}
    rows = made.paths.query("scenario == @NONE and path == 'only_without'").set_index("run")["persons"]
    paid = made.outcome(BASELINE, "assisted_share") * made.outcome(BASELINE, "first_returns")
    found = anyway(made)
    assert found is not None and found[0] == MIXES[NONE]
    assert float(found[1].mean) == pytest.approx(100 * float((1 - rows / paid).mean()), abs=1.0)
    made.scenarios[NONE].policies = {"some": policy("information")}
    assert anyway(made) is None
    for name in made.names:
        made.scenarios[name].policies = {}
    assert anyway(made) is None  # a baseline that pays nobody


def test_groups_that_too_few_runs_know_are_left_out_and_named() -> None:
    made = full()
    rows = made.differences["group"] == "kind=removed"
    made.differences.loc[rows, ["mean", "low", "high", "runs"]] = [0.0, -4.0, 4.0, 2]  # would stretch every axis
    put(made, SUPPORT, "settled", "region=costa", mean=np.nan, low=np.nan, high=np.nan, runs=0)
    shown = whom(Source.of(made))
    assert shown.hidden == ("Removed",) and shown.axis.high < 1000
    names = [line.name for line in shown.panels[0].lines]
    assert "Costa" in names and "Removed" not in names  # other mixes know the former
    (line,) = (line for line in shown.panels[0].lines if line.name == "Costa")
    assert line.dot is None and line.figure.note


def test_kinds_of_return_are_called_as_in_the_charts() -> None:
    assert words("kind=own_under_order") == ("Kind of return", "Own departure under order")
    assert words("kind=removed")[1] == "Removed" and words("kind=contract_end")[1] == "End of a permit"
    assert {kind for kind in KIND_GROUPS if words(f"kind={kind}")[1].lower() not in KINDS.values()} == set()


def test_folded_mixes_do_not_stretch_the_axis_of_those_shown() -> None:
    titles = {BASELINE: "Baseline", **{f"x/mix-{n}": f"Mix {n}" for n in range(8)}}
    made = comparison(runs=3, titles=titles)
    put(made, "x/mix-7", "settled", "sex=women", mean=-9.0, low=-9.5, high=-8.5)
    put(made, "x/mix-7", "settled", mean=-0.5, low=-0.6, high=-0.4)
    shown = whom(Source.of(made))
    assert shown.axis.low > -1000 > shown.folded_axis.low


def test_inputs_are_counted_by_grade(source: Source) -> None:
    shares = {share.grade: share for share in grades(source)}
    assert sum(share.percent for share in shares.values()) == pytest.approx(100)
    assert (shares["measured"].count, shares["derived"].count) >= (3, 1)  # of the sheet alone: three, and one


def test_inputs_of_modules_that_are_off_are_not_counted() -> None:
    made = comparison(runs=2)
    base = made.scenarios[0]
    coast = base.sheet["origin"]["regions"]["costa"]
    coast["shock"] = {"size": {"value": 1.0, "unit": "index", "source": "survey", "year": 2007, "grade": "measured"}}
    before = {share.grade: share.count for share in grades(Source.of(made))}
    base.switched_on = ("disasters", "removal_threat")
    after = {share.grade: share.count for share in grades(Source.of(made))}
    assert after["measured"] == before["measured"] + 1
    # two numbers of behaviour, and in two regions three figures of disasters, of which the sheet gives one
    assert after["assumption"] == before["assumption"] + 2 + 2 * 3 - 1


def test_every_threshold_is_shown_in_order(source: Source) -> None:
    assert [value for value, _ in thresholds(source)[0][1]] == ["0.33", "0.5", "0.66"]


def test_the_five_states_are_everybody_at_each_threshold(source: Source) -> None:
    shown = states(source)
    assert [value for value, _ in shown] == ["0.33", "0.5", "0.66"]
    for _, figures in shown:
        assert len(figures) == 5
        assert sum(float(figure.mean) for figure in figures) == pytest.approx(1000, abs=2.5)
    settled = [float(figures[0].mean) for _, figures in shown]
    assert settled[0] > settled[1] > settled[2]


def test_whether_another_threshold_changes_the_answer_is_said() -> None:
    made = comparison(runs=6)
    assert "At each of these thresholds" in same_answer(Source.of(made)) and MIXES[SUPPORT] in same_answer(
        Source.of(made)
    )
    for name in (SUPPORT, CIRCULAR, NONE):
        put(made, name, "settled@0.33", mean=-0.1)
    assert f"{MIXES[BASELINE]}\N{RIGHT DOUBLE QUOTATION MARK} at 0.33" in same_answer(Source.of(made))
    put(made, CIRCULAR, "settled@0.66", mean=0.2)
    assert f"{MIXES[CIRCULAR]}\N{RIGHT DOUBLE QUOTATION MARK} at 0.66" in same_answer(Source.of(made))


def test_a_sentence_counts_the_inputs(source: Source) -> None:
    shares = {share.grade: share.count for share in grades(source)}
    words = counted(grades(source))
    assert f"{shares['measured']} are measured, {shares['derived']} derived" in words
    assert f"{shares['assumption']} assumed" in words and f"Of {sum(shares.values())} inputs" in words


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
