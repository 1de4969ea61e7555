"""What was compared: what a mix changes against its baseline, in the words of `bayiri diff`."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

from bayiri.charts.source import Source
from bayiri.pages import render
from bayiri.pages.changes import OPEN, Change, Changes, changes
from bayiri.pages.top import differs
from bayiri.parameters import POLICY_TYPES, in_section
from bayiri.scenario import Scenario, load
from tests.pages.full import full
from tests.synthetic import BASELINE, MIXES

SUPPORT = next(name for name in MIXES if name != BASELINE)
ARROW, Q = "\N{RIGHTWARDS ARROW}", "\N{NO-BREAK SPACE}Q"
MINE = {
    "label": "Larger grant and credit",
    "policies.assisted_return.grant": 32_590,
    "policies.assisted_return.open_to.regions": ["amazonia"],
    "policies.loans_later.type": "credit_access",
    "policies.loans_later.start": "2012Q1",
    "policies.loans_later.guarantee": {"value": 0.8, "range": [0.5, 0.9], "distribution": "triangular"},
    "modules.removal_threat": True,
}


def meant(section: str, name: str) -> str:
    return in_section(section)[name].meaning.partition("; nothing:")[0]


def compared(*mixes: Scenario, baseline: Scenario | None = None) -> Any:
    """The synthetic comparison of real scenarios, which are all that is told here."""
    base = baseline or load(BASELINE)
    made = full(runs=3, titles={scenario.name: scenario.title for scenario in (base, *mixes)})
    made.scenarios = (base, *mixes)
    return made


def mix(given: dict[str, Any] | None = None) -> Scenario:
    return load(BASELINE).with_(MINE if given is None else given, name=SUPPORT)


def told(given: dict[str, Any]) -> Changes:
    found = changes(Source.of(compared(mix(given))), SUPPORT)
    assert found is not None
    return found


def test_policies_values_and_modules_that_differ_are_told_in_words() -> None:
    found = told(MINE)
    new, shared, modules = found.parts
    assert found.title == "What differs from “Lump sum on departure”" and found.unfolded
    assert new.head == f"New: loans later ({POLICY_TYPES['credit_access']}), in force from 2012{Q}1 to the end"
    guarantee = meant("credit_access", "guarantee")
    assert new.lines == (f"guarantee: 0.8 share, drawn between 0.5 and 0.9 ({guarantee})",)
    assert shared.head == "Assisted return"
    grant, regions = meant("return_programme", "grant"), meant("return_programme", "open_to.regions")
    assert shared.lines == (
        f"grant: 17 800 {ARROW} 32 590 USD 2021 ({grant})",
        f"open_to.regions: all {ARROW} amazonia ({regions})",
    )
    assert modules.head == "Modules that are on"
    (line,) = modules.lines
    assert line.startswith(f"removal_threat: no {ARROW} yes (")


def test_a_policy_that_is_left_out_is_named_and_no_more() -> None:
    (part,) = told({"policies.assisted_return": None}).parts
    assert part == Change(
        f"Left out: assisted return ({POLICY_TYPES['return_programme']})", (), "leaves out", "assisted return"
    )


def test_other_words_and_sources_are_no_difference() -> None:
    found = told({"label": "Mine", "title": "Mine", "card.assumes": "Other words."})
    assert found == Changes("Nothing differs from “Lump sum on departure”.")
    assert differs(Source.of(compared(mix({"label": "Mine"})))) == (
        "“Mine” and “Lump sum on departure” come to the same values."
    )


def test_of_the_baseline_it_is_told_what_its_policies_set() -> None:
    found = changes(Source.of(compared(mix())), BASELINE)
    assert found is not None
    (part,) = found.parts
    assert found.title == "What its policies set" and part.head.startswith("Assisted return, in force from 2008")
    assert f"grant: 17 800 USD 2021 ({meant('return_programme', 'grant')})" in part.lines
    bare = load(BASELINE).with_({"policies.assisted_return": None})
    assert changes(Source.of(compared(mix(), baseline=bare)), BASELINE) is None


def test_what_is_no_scenario_is_not_told() -> None:
    source = Source.of(full(runs=2))
    assert changes(source, SUPPORT) is None and differs(source) == ""


def test_each_mix_is_set_against_its_own_baseline() -> None:
    other = load("ecuador-spain/comprehensive")
    made = compared(other, mix())
    made.differences.loc[made.differences["scenario"] == SUPPORT, "baseline"] = other.name
    found = changes(Source.of(made), SUPPORT)
    assert found is not None and found.title == "What differs from “All levers together”"
    assert any(part.head.startswith("Left out: ") for part in found.parts)


@pytest.mark.parametrize(("lines", "unfolded"), [(OPEN - 1, True), (OPEN, False)])
def test_what_is_long_stays_within_a_fold(lines: int, unfolded: bool) -> None:
    assert Changes("", (Change("", ("",) * lines),)).unfolded is unfolded


def test_the_top_says_what_the_only_mix_adds_and_changes() -> None:
    assert differs(Source.of(compared(mix()))) == (
        "Set against “Lump sum on departure”, “Larger grant and credit” adds loans later; changes assisted return "
        "(grant, open to regions) and modules that are on (removal threat)."
    )
    shipped = load("ecuador-spain/comprehensive")
    assert "reintegration support and 1 more; changes assisted return (ban, budget)." in differs(
        Source.of(compared(shipped))
    )


def test_the_page_shows_it_and_folds_what_is_long() -> None:
    page = render(compared(mix()))
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())
    for part in told(MINE).parts:
        assert all(" ".join(line.split()) in words for line in (part.head, *part.lines))
    assert "adds loans later" in words and '<details class="print" open>' in page
    folded = render(compared(load("ecuador-spain/comprehensive")))
    assert '<details class="print"><summary>What differs from' in folded
