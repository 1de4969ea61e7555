"""Each mix in words: label, title, assumptions, grade, policies by type and date; and one budget that is divided."""

from typing import Any

import pandas as pd
import pytest

from bayiri.charts.source import Source
from bayiri.pages.mixes import TYPES, divided, mixes, policy_words
from bayiri.parameters import POLICY_TYPES
from tests.pages.full import full, policy
from tests.synthetic import BASELINE, MIXES

SUPPORT, CIRCULAR, NONE = (name for name in MIXES if name != BASELINE)
Q = "\N{NO-BREAK SPACE}Q"


def test_every_type_of_policy_has_a_name() -> None:
    assert set(TYPES) == set(POLICY_TYPES)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (policy("return_programme", end="2013Q3", announced="2008Q3"),
         f"programme of assisted return, 2008{Q}4 to 2013{Q}3, announced 2008{Q}3"),
        (policy("return_programme", levers={"assists_return": False}), f"support after return, 2008{Q}4 to the end"),
        (policy("pension_portability", None), "pension rules, throughout"),
    ],
)  # fmt: skip
def test_policies_are_told_by_type_and_date(given: Any, words: str) -> None:
    assert policy_words(given) == words


def test_names_of_files_are_told_only_to_tell_two_of_a_type_apart() -> None:
    made = Source.of(full(runs=2))
    houses, lines = policy("information", name="houses"), policy("information", name="telephone")
    made.scenarios[SUPPORT].policies = {"houses": houses, "telephone": lines}
    made.scenarios[CIRCULAR].policies = {"houses": houses}
    told = {mix.label: mix.policies for mix in mixes(made)}
    assert told[MIXES[SUPPORT]][0].startswith("Information service (houses), 2008")
    assert told[MIXES[CIRCULAR]] == (f"Information service, 2008{Q}4 to the end",)
    assert told[MIXES[NONE]] == ()


def test_each_mix_has_its_label_title_assumptions_and_grade_the_baseline_first() -> None:
    results = full(runs=2)
    scenario = next(scenario for scenario in results.scenarios if scenario.name == SUPPORT)
    scenario.label, scenario.title = "Support", "A lump sum and support"
    scenario.card = {"assumes": "An agency serves people.", "grade": "stylised"}
    told = mixes(Source.of(results))
    assert told[0].is_base and [mix.label for mix in told[1:]] == ["Support", MIXES[CIRCULAR], MIXES[NONE]]
    assert (told[1].title, told[1].assumes) == ("A lump sum and support", "An agency serves people.")
    assert told[1].grade.startswith("stylised: ")


def with_budgets(shared: float, alone: float, whole: float = 3e8) -> Source:
    """CIRCULAR holds the policy of SUPPORT with another share of one budget, and one of its own; it settles fewer."""
    source = Source.of(full(runs=6))
    help_ = policy("push_measures", name="works", levers={"works.budget": alone})
    less = policy("push_measures", name="works", levers={"works.budget": shared})
    for name, policies, budget in ((SUPPORT, {"works": help_}, 3e8),
                                   (CIRCULAR, {"works": less, "counsel": policy("information")}, whole)):  # fmt: skip
        source.scenarios[name].policies, source.scenarios[name].budget = policies, budget
    return source


def test_a_divided_budget_is_told_with_what_each_lever_loses() -> None:
    said = divided(with_budgets(25e6, 50e6))
    assert said.startswith(f"“{MIXES[CIRCULAR]}” settles fewer than “{MIXES[SUPPORT]}”")
    assert "300 million USD" in said and "measures against push factors: 25 instead of 50" in said


@pytest.mark.parametrize(("shared", "alone", "whole"), [(50e6, 50e6, 3e8), (60e6, 50e6, 3e8), (25e6, 50e6, 4e8)])
def test_nothing_is_said_of_budgets_that_are_not_divided(shared: float, alone: float, whole: float) -> None:
    assert divided(with_budgets(shared, alone, whole)) == ""


def test_nothing_is_said_if_the_larger_mix_settles_more() -> None:
    source = with_budgets(25e6, 50e6)
    table = source.outcomes
    rows = (table["scenario"] == CIRCULAR) & (table["indicator"] == "settled")
    table.loc[rows, "value"] = pd.Series(0.9, index=table.index)
    assert divided(source) == ""
