"""`bayiri diff`: what a policymaker reads of two scenarios."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bayiri.cli.app import execute
from bayiri.parameters import POLICY_TYPES, in_section
from bayiri.scenario import load
from tests.test_words import forbidden

BASELINE, MIX = "ecuador-spain/baseline", "ecuador-spain/comprehensive"
MINE = """\
extends: ecuador-spain/baseline
title: Mine
label: A smaller sum
budget: 250000000
outcome: {window: [2008Q4, 2016Q4], lag: 12}
behaviour:
  attention: 0.1
  choice_noise: {value: 0.392, range: [0.1, 0.9]}
  skill_step: {value: 0.5, source: mine}
policies:
  assisted_return: {grant: 14000, end: 2015Q3, announced: null, open_to: {entitled_only: false}}
  counsel: {type: information, start: 2009Q1, ramp: 4, provider: diaspora}
"""
# [section/name] stands for what the registry says of a number.
SAID = """\
A  ecuador-spain/baseline: A lump sum on departure, like Spain's scheme of 2008-2013
B  mine: Mine

Policies only in B
  counsel: [information]
    in force from 2009 Q1 to the end, growing over one year
    provider: diaspora  ([information/provider])

Policy assisted_return, in both
  announced: 2008 Q3 -> not announced before  ([policy/announced])
  end: 2013 Q3 -> 2015 Q3, two years later  ([policy/end])
  grant: 17 800 -> 14 000 USD 2021  ([return_programme/grant])
  open_to.entitled_only: yes -> no  ([return_programme/open_to.entitled_only])

Budget of all policies
  budget: 300 000 000 -> 250 000 000 USD 2021  ([scenario/budget])

How outcomes are counted
  window: 2008Q4, 2017Q4 -> 2008Q4, 2016Q4  ([outcome/window])
  lag: 8 -> 12 quarters  ([outcome/lag])

People and behaviour
  attention: 0.08 -> 0.1 per quarter  ([behaviour/attention])

The same numbers, but other ranges, sources, grades or notes
  skill_step, choice_noise

Words and names
  label: Lump sum on departure -> A smaller sum
  card: other words for report, assumes, since, grade
"""


def meaning(found: re.Match[str]) -> str:
    section, _, name = found[1].partition("/")
    return in_section(section)[name].meaning.partition("; nothing:")[0] if name else POLICY_TYPES[section]


def words(text: str) -> str:
    """The text without its folding."""
    return " ".join(text.split())


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "mine.yaml"
    path.write_text(MINE, encoding="utf-8")
    return path


def test_all_that_differs_is_told_in_words(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["diff", BASELINE, "mine.yaml"]) == 0
    told = capsys.readouterr().out
    assert words(told) == words(re.sub(r"\[([a-z_./]+)\]", meaning, SAID))
    heads = [line for line in SAID.splitlines() if line[:1] not in ("", " ")]
    assert [line for line in told.splitlines() if line[:1] not in ("", " ")] == heads


def test_it_fits_on_a_hundred_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["diff", "ecuador-spain/no-programme", MIX]) == 0
    told = capsys.readouterr().out
    assert max(map(len, told.splitlines())) <= 100 and forbidden(told) == []
    assert "Policies only in B" in told and "Policies only in A" not in told
    assert execute(["diff", MIX, "ecuador-spain/no-programme"]) == 0
    turned = capsys.readouterr().out
    assert "Policies only in A" in turned and "  credit_access: loans" in turned


def test_the_same_values_are_said_to_be_the_same(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = mine.with_name("other.yaml")
    other.write_text(f"extends: {BASELINE}\nbudget: 3e8\n", encoding="utf-8")
    assert execute(["diff", BASELINE, "other.yaml"]) == 0
    told = capsys.readouterr().out
    assert f"Both come to the same values: inputs {load(other).hash[:12]}." in told and "Policy" not in told
    assert execute(["diff", "mine.yaml", "mine.yaml"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_series_of_the_sheet_name_their_years(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario = load(BASELINE)
    years = dict.fromkeys(range(2009, 2014), 99000)
    mine.write_text(scenario.with_({"sheet.origin.gdp_per_head.years": years}).text(), encoding="utf-8")
    assert execute(["diff", BASELINE, "mine.yaml"]) == 0
    told = words(capsys.readouterr().out)
    assert "origin.gdp_per_head: 2009: 11 404 -> 99 000, 2010: 11 666 -> 99 000, 2011: 12 449 -> 99 000" in told
    assert "and 2 more years until 2013 int$ 2021 per year" in told


def test_json_holds_every_difference(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["diff", BASELINE, "mine.yaml", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["a"]["name"], told["b"]["title"], told["same_values"]) == (BASELINE, "Mine", False)
    by_path = {one["path"]: one for one in told["differences"]}
    grant = by_path["policies.assisted_return.grant"]
    assert (grant["a"]["value"], grant["b"], grant["unit"]) == (17_800.0, 14_000.0, "USD 2021")
    assert grant["part"] == "policies" and grant["a"]["source"]
    assert by_path["policies.counsel"]["a"] is None and by_path["title"]["b"] == "Mine"
    assert by_path["behaviour.skill_step"]["part"] == "sources"


def test_faults_of_both_files_are_told_at_once(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one", "two"):
        mine.with_name(f"{name}.yaml").write_text(f"extends: {BASELINE}\nwrong_{name}: 1\n", encoding="utf-8")
    assert execute(["diff", "one.yaml", "two.yaml"]) == 2
    told = capsys.readouterr()
    assert told.out == "" and "wrong_one" in told.err and "wrong_two" in told.err
