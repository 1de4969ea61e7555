"""That too few simulated people came home is told, with what to do."""

from __future__ import annotations

import html
from typing import Any

import pytest

from bayiri.charts.source import Source
from bayiri.cli.summary import summary
from bayiri.cli.table import show
from bayiri.indicators import SMALLEST_GROUP
from bayiri.pages import render
from bayiri.pages.few import too_few
from tests.synthetic import BASELINE, MIXES, comparison, results

NONE = list(MIXES)[-1]


def with_returns(made: Any, people: float, *mixes: str) -> Any:
    """The results with so many simulated people behind the first returns of some mixes."""
    table = made.outcomes
    rows = (table["indicator"] == "first_returns") & (table["group"] == "all") & table["scenario"].isin(mixes)
    table.loc[rows, "value"] = people * made.meta["weight"]
    return made


@pytest.mark.parametrize(("people", "said"), [(SMALLEST_GROUP - 0.5, True), (SMALLEST_GROUP, False)])
def test_it_is_told_below_the_number_that_a_group_needs(people: float, said: bool) -> None:
    assert bool(too_few(Source.of(with_returns(results(runs=3), people, BASELINE)))) is said


def test_the_mix_with_fewest_is_named_and_what_helps() -> None:
    made = with_returns(with_returns(comparison(runs=3), 20, BASELINE), 6.9, NONE)
    assert too_few(Source.of(made)) == (
        f"Fewer than 30 simulated people came home in a run (about 6 under “{MIXES[NONE]}”), so that the figures say "
        "little: simulate more people (--migrants, here 5000)."
    )


def test_a_run_that_ends_too_early_is_not_mended_by_more_people() -> None:
    made = with_returns(results(runs=3), 0, BASELINE)
    made.meta["window"] = ("2008Q4", "2008Q3")
    assert too_few(Source.of(made)) == ""


@pytest.mark.parametrize("many", [results, comparison])
def test_table_page_and_json_say_it(many: Any, capsys: pytest.CaptureFixture[str], tmp_path: Any) -> None:
    enough = many(runs=3)
    few = with_returns(many(runs=3), 12, *MIXES)
    sentence = too_few(Source.of(few))
    for made, said in ((enough, False), (few, True)):
        show(made)
        assert (sentence in " ".join(capsys.readouterr().out.split())) is said
        assert (sentence in html.unescape(render(made))) is said
        content = summary(made, tmp_path)
        assert content["too_few_people"] == (sentence if said else None)
        assert (content["scenarios"][0]["simulated_returns"] == pytest.approx(12)) is said
