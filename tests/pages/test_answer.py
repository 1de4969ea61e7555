"""The sentence that answers the page's question, for every verdict, with denominator and interval."""

from types import SimpleNamespace
from typing import Any

import pytest

from bayiri.charts.source import Source
from bayiri.pages.answer import others, question, sentence
from tests.synthetic import BASELINE, comparison, results

MIX = "ecuador-spain/reintegration-support"
TWO = {BASELINE: "Today", MIX: "Support"}


def with_change(mean: float, low: float, high: float, verdict: str) -> Any:
    """A comparison of two mixes whose difference in settling is this one."""
    made = comparison(runs=2, titles=TWO)
    rows = (made.differences["indicator"] == "settled") & (made.differences["group"] == "all")
    made.differences.loc[rows, ["mean", "low", "high"]] = [mean, low, high]
    made.differences.loc[rows, "verdict"] = verdict
    return made


def plain(text: str) -> str:
    """Without the signs that keep words together."""
    return text.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")


WHO = "Of every 1 000 people who return for the first time between 2008 Q4 and 2017 Q4, "


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        (
            (0.034, 0.021, 0.047, "higher"),
            "“Support” has 34 more settled at home two years later than “Today” (95 % interval 21 to 47).",
        ),
        (
            (-0.034, -0.047, -0.021, "lower"),
            "“Support” has 34 fewer settled at home two years later than “Today” (95 % interval 21 to 47).",
        ),
        (
            (0.0005, -0.003, 0.004, "negligible"),
            "“Support” has no detectable effect on how many are settled at home two years later: the difference to "
            "“Today” lies between −3 and +4 (95 % interval), less than the 10 that would matter.",
        ),
        (
            (0.01, -0.02, 0.04, "unresolved"),
            "we cannot tell whether “Support” has more or fewer settled at home two years later than “Today”: "
            "the difference lies between −20 and +40 (95 % interval).",
        ),
        (
            (0.0, 0.0, 0.0, "negligible"),
            "“Support” has no detectable effect on how many are settled at home two years later: the difference to "
            "“Today” is 0 in every run, less than the 10 that would matter.",
        ),
    ],
)
def test_each_verdict_has_its_sentence(change: tuple[float, float, float, str], answer: str) -> None:
    assert plain(sentence(Source.of(with_change(*change)))) == WHO + answer


def test_one_run_gives_no_interval_and_says_so() -> None:
    nan = float("nan")
    said = plain(sentence(Source.of(with_change(0.034, nan, nan, "unresolved"))))
    assert "we cannot tell" in said and said.endswith("is +34 in the only run, without an interval.")


def test_nothing_known_is_said_plainly() -> None:
    nan = float("nan")
    assert sentence(Source.of(with_change(nan, nan, nan, "unresolved"))) == "Too few people return to say anything."


def test_of_several_mixes_the_largest_effect_answers_and_the_others_are_counted() -> None:
    source = Source.of(comparison(runs=12))
    assert "“Support at home for two years after return” has 5" in plain(sentence(source))
    assert "Of the three mixes, " in others(source) and "settle" in others(source)
    assert "Under “Spain's programmes as they were” it is 40" in others(source)


def test_when_none_is_higher_that_is_the_answer() -> None:
    made = comparison(runs=4)
    made.differences.loc[made.differences["indicator"] == "settled", "verdict"] = "negligible"
    assert plain(sentence(Source.of(made))).endswith(
        "none of the three mixes has more settled at home two years later than the baseline."
    )
    assert "three have no detectable effect" in others(Source.of(made))


def test_a_scenario_alone_is_described() -> None:
    source = Source.of(results(runs=6))
    assert plain(sentence(source)).startswith(WHO + "399 are settled") and "(95 % interval" in plain(sentence(source))
    assert others(source) == ""


@pytest.mark.parametrize(
    ("made", "title"),
    [
        (
            comparison(runs=2),
            "Return to Ecuador from Spain: which of three policy mixes settles more of the people who return?",
        ),
        (
            comparison(runs=2, titles=TWO),
            "Return to Ecuador from Spain: does “Support” settle more of the people who return?",
        ),
        (
            results(runs=2),
            "Return to Ecuador from Spain: where are people two years after a first return under “Spain's programmes "
            "as they were”?",
        ),
    ],
)
def test_the_title_asks(made: SimpleNamespace, title: str) -> None:
    assert question(Source.of(made)) == title
