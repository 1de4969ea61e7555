"""Results as charts and pages see them."""

import numpy as np
import pytest

from bayiri.charts.source import Source, clean, slug
from bayiri.charts.wording import quoted
from tests.synthetic import BASELINE, MIXES, comparison, results


@pytest.fixture(scope="module")
def source() -> Source:
    return Source.of(comparison(runs=4))


def test_the_baseline_stands_first_wherever_it_was_named(source: Source) -> None:
    shuffled = comparison(runs=2, titles=dict(reversed(MIXES.items())))
    assert Source.of(shuffled).names[0] == BASELINE
    assert set(Source.of(shuffled).mixes) == set(MIXES) - {BASELINE}


def test_results_of_one_scenario_compare_with_nothing() -> None:
    alone = Source.of(results(runs=2))
    assert alone.names == (BASELINE,) and not alone.compares and len(alone.paths) == 0


def test_changes_are_the_rows_of_the_table_of_differences(source: Source) -> None:
    name = source.mixes[0]
    found, verdict = source.change(name, "settled", "sex=women")
    table = source.differences.set_index(["scenario", "indicator", "group"])
    row = table.loc[(name, "settled", "sex=women")]
    assert (found.mean, found.low, found.high, verdict) == (row["mean"], row["low"], row["high"], row["verdict"])


def test_what_is_not_there_is_unknown(source: Source) -> None:
    assert not source.change(source.mixes[0], "no_such_thing")[0].known
    assert not source.level(BASELINE, "settled", "age=90+").known
    assert not source.level(BASELINE, "under_pressure", "region=costa").known


def test_paired_differences_are_taken_run_by_run(source: Source) -> None:
    name = source.mixes[0]
    pairs = source.paired(name, "settled")
    assert pairs.mean() == pytest.approx(source.change(name, "settled")[0].mean)
    assert list(pairs.index) == [0, 1, 2, 3]


def test_groups_stand_in_the_order_of_their_headings(source: Source) -> None:
    heads = [group.split("=")[0] for group in source.groups("settled")]
    assert list(dict.fromkeys(heads)) == ["sex", "age", "region", "education"]


def test_context_names_runs_corridor_and_weight(source: Source) -> None:
    said = "4 paired runs · Ecuador to Spain · one simulated person stands for 82 · modules on: none"
    assert source.context() == said
    assert source.window.replace("\N{NO-BREAK SPACE}", " ") == "2008 Q4 to 2017 Q4"


def test_modules_are_told_with_the_mixes_in_which_they_are_on() -> None:
    made = comparison(runs=2)
    for mix in made.scenarios:
        mix.switched_on = ("disasters",)
    made.scenarios[1].switched_on = ("removal_threat", "disasters")
    title, base = quoted(MIXES[made.scenarios[1].name]), quoted(MIXES[BASELINE])
    assert Source.of(made).modules == f"removal threat in {title}; disasters"
    made.scenarios[0].switched_on = ()
    assert Source.of(made).modules == f"removal threat in {title}; disasters in all but {base}"


def test_an_empty_window_is_said() -> None:
    short = results(runs=2)
    short.meta["window"] = ["2008Q4", "2006Q4"]
    assert "ends too early" in Source.of(short).window


def test_mixes_of_one_label_bear_their_names() -> None:
    made = comparison(runs=2)
    for scenario in made.scenarios[1:3]:
        scenario.label = "Support"
    titles = Source.of(made).titles
    one, other = (scenario.name for scenario in made.scenarios[1:3])
    assert (titles[one], titles[other]) == (f"Support ({one})", f"Support ({other})")
    assert titles[BASELINE] == MIXES[BASELINE]


def test_titles_lose_what_no_page_can_show() -> None:
    assert clean("a\x00b\n c\x1b[31m\u2028d") == "a b c [31m d"
    assert slug("own/Crédit & Co.") == "cr-dit-co"


def test_values_are_floats_even_when_all_are_missing(source: Source) -> None:
    assert source.outcome(BASELINE, "under_pressure", "region=costa").dtype == np.float64
