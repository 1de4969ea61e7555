"""Questions about single mechanisms: each can be asked, and changes something."""

from __future__ import annotations

import pytest

from bayiri.indicators import find
from bayiri.scenario import load
from bayiri.studies.effects import answer, section
from bayiri.studies.questions import QUESTIONS, Question


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.title)
def test_a_question_changes_its_scenario_and_asks_for_outcomes(question: Question) -> None:
    without = load(question.scenario).with_(question.before, "without")
    assert without.with_(question.change).hash != without.hash
    assert all(find(name).outcome for name in question.outcomes)


def test_income_at_home_is_raised_by_a_tenth_in_every_region() -> None:
    richer, before = QUESTIONS[0], load("ecuador-spain/baseline")
    after = before.with_(richer.change)
    for name, region in before.sheet["origin"]["regions"].items():
        ten = after.sheet["origin"]["regions"][name]["relative_income"]["value"] / region["relative_income"]["value"]
        assert ten == pytest.approx(1.1)


def test_an_answer_tells_the_level_before_the_change() -> None:
    question = QUESTIONS[0]
    table = answer(question, 2, 300, 1, 1)
    assert list(table.index) == list(question.outcomes)
    assert 1.0 < table["without"]["return_rate"] < 10.0
    assert (table["low"] <= table["mean"]).all() and (table["mean"] <= table["high"]).all()
    assert f"## {question.title}" in "\n".join(section(question, table))
