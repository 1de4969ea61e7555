"""Each mix in a sentence: effect with denominator, public cost, harms, groups; and what is said of the best one."""

from typing import Any

import pytest

from bayiri.charts.source import Source
from bayiri.pages.said import best, rivals, said
from tests.pages.full import full, put
from tests.pages.test_answer import plain
from tests.synthetic import BASELINE, MIXES

SUPPORT, CIRCULAR, NONE = (name for name in MIXES if name != BASELINE)


def sentence(made: Any, mix: str = SUPPORT) -> str:
    """What is said of one mix."""
    (found,) = (one for one in said(Source.of(made)) if one.title == MIXES[mix])
    return plain(found.sentence)


@pytest.fixture
def made() -> Any:
    return full(runs=6)


def test_there_is_a_sentence_for_every_mix_in_the_order_of_the_tables(made: Any) -> None:
    source = Source.of(made)
    assert [one.title for one in said(source)] == [source.titles[name] for name in source.ranked]
    assert all(one.sentence.startswith("Of every 1") and one.sentence.endswith(".") for one in said(source))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ((0.034, 0.021, 0.047, "higher"), "Of every 1 000 first returns, 34 more settle (21 to 47); "),
        ((-0.034, -0.047, -0.021, "lower"), "Of every 1 000 first returns, 34 fewer settle (21 to 47); "),
        ((0.0, -0.003, 0.004, "negligible"), "no detectable effect on how many settle (−3 to +4); "),
        (
            (0.006, 0.003, 0.009, "negligible"),
            "6 more settle (3 to 9), too few to matter; ",
        ),
        ((0.01, -0.02, 0.04, "unresolved"), "cannot tell whether more or fewer settle (−20 to +40); "),
    ],
)
def test_the_effect_has_its_words(made: Any, change: tuple[float, float, float, str], words: str) -> None:
    put(made, SUPPORT, "settled", **dict(zip(("mean", "low", "high", "verdict"), change, strict=True)))
    assert words in sentence(made)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ((3.4e7, 2.1e7, 4.7e7, "higher"), "it takes 34 million USD 2021 more public money (21 to 47)"),
        ((-3.4e7, -4.7e7, -2.1e7, "lower"), "it takes 34 million USD 2021 less public money (21 to 47)"),
        ((0.0, -3e5, 4e5, "negligible"), "its policies take no detectable sum more or less"),
        (
            (1e6, -2e6, 4e6, "unresolved"),
            "whether its policies take more or less public money is open (−2 to +4 million USD 2021)",
        ),
    ],
)
def test_the_cost_has_its_words(made: Any, change: tuple[float, float, float, str], words: str) -> None:
    put(made, SUPPORT, "public_cost", **dict(zip(("mean", "low", "high", "verdict"), change, strict=True)))
    assert words in sentence(made)


def test_removals_are_never_free(made: Any) -> None:
    put(made, SUPPORT, "enforcement_cost", mean=4.4e7, low=3.9e7, high=4.8e7, verdict="higher")
    assert "removals cost the public 44 million USD 2021 more (39 to 48)" in sentence(made)


def test_harms_that_change_are_named(made: Any) -> None:
    made.differences["verdict"] = made.differences["verdict"].where(
        made.differences["indicator"].isin(["settled", "public_cost"]), "negligible"
    )
    assert "none of the harms counted below clearly rises or falls by as much as matters" in sentence(made)
    put(made, SUPPORT, "loan_defaults", verdict="higher")
    put(made, SUPPORT, "under_pressure", verdict="lower")
    assert "harms that grow: loans in default; harms that shrink: left again under pressure." in sentence(made)


def test_a_mix_with_its_own_baseline_names_it(made: Any) -> None:
    made.differences.loc[made.differences["scenario"] == SUPPORT, "baseline"] = NONE
    assert {one.title: one.against for one in said(Source.of(made))}[MIXES[SUPPORT]] == MIXES[NONE]


def test_of_the_best_mix_rivals_cost_harms_and_grade_are_told(made: Any) -> None:
    made.scenarios[1].card = {"grade": "stylised"}
    told = plain(best(Source.of(made)))
    assert told.startswith("No other mix set against") and "It takes " in told
    assert told.endswith("The mix is stylised: made to show a mechanism.")


def test_mixes_that_match_the_best_are_named(made: Any) -> None:
    settled = (made.outcomes["indicator"] == "settled") & (made.outcomes["group"] == "all")
    luck = [0.4, 0.5, 0.6, 0.4, 0.5, 0.6]
    for name, values in ((SUPPORT, luck), (CIRCULAR, luck[::-1])):
        made.outcomes.loc[settled & (made.outcomes["scenario"] == name), "value"] = values
    assert rivals(Source.of(made), SUPPORT) == "It cannot be told apart from \N{LEFT DOUBLE QUOTATION MARK}" + (
        f"{MIXES[CIRCULAR]}\N{RIGHT DOUBLE QUOTATION MARK}."
    )


def test_nothing_is_called_best_where_no_mix_settles_more(made: Any) -> None:
    made.differences["verdict"] = "negligible"
    assert best(Source.of(made)) == ""


def test_too_few_people_is_said(made: Any) -> None:
    nan = float("nan")
    put(made, SUPPORT, "settled", mean=nan, low=nan, high=nan)
    assert sentence(made) == "Too few people in some runs, or nobody."
