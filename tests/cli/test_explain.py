"""`bayiri explain`: what is printed for each name, what is found by a word, and what is said of an unknown one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bayiri.charts.wording import VERDICTS
from bayiri.cli.app import execute
from bayiri.indicators import INDICATORS
from bayiri.parameters import MODULES, POLICY_TYPES, in_module, in_section, registry
from bayiri.scenario import shipped
from bayiri.scenario.readers.figures import MEANINGS
from bayiri.scenario.readers.keys import key_meanings, meanings_beside_a_value
from bayiri.scenario.shipped import corridor
from bayiri.scenario.uses import policies_of
from tests.templates import filled_in
from tests.test_package import HEAVY
from tests.test_words import forbidden

Told = pytest.CaptureFixture[str]


def said(name: str, capsys: Told) -> str:
    """What is printed of a name: narrow, in our words, with a next step."""
    assert execute(["explain", name]) == 0
    told = capsys.readouterr().out
    assert max(len(line) for line in told.splitlines()) <= 100
    assert "Next:" in told and forbidden(told) == []
    return told


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("kind", POLICY_TYPES)
def test_a_policy_type_is_told_with_all_its_levers(kind: str, capsys: Told) -> None:
    told = said(kind, capsys)
    assert told.startswith(kind) and flat(POLICY_TYPES[kind]) in flat(told)
    for name, row in in_section(kind).items():
        assert f"  {name} " in told and flat(row.meaning) in flat(told)
    assert "default" in told and all(f"{file}, as {name}" in told for file, name in policies_of(kind))


@pytest.mark.parametrize("row", registry(), ids=lambda row: f"{row.section[0]}.{row.name}")
def test_every_number_is_explained(row, capsys: Told) -> None:  # type: ignore[no-untyped-def]
    if row.name in POLICY_TYPES:
        return
    told = said(row.name, capsys)
    assert row.name in told and row.unit in told and row.grade in told and flat(row.source) in flat(told)


@pytest.mark.parametrize(
    ("path", "starts", "holds"),
    [
        ("policies.assisted_return.grant", "grant: ", "policies.assisted_return: 17800 USD 2021 (2011, derived;"),
        ("return_programme.grant", "grant: ", "policies.ID.grant"),
        ("sheet.destinations.spain.unemployment", "unemployment: ", "destinations.spain: 0.228 (1990) to"),
        ("destinations.spain.going_home.fare", "fare: ", "900 USD 2021"),
        ("sheet.origin.regions.costa.push.schools", "push.schools: ", "origin.regions.costa: 0.1 index"),
        ("origin.lender.interest", "interest: ", "corridors/ecuador-spain, origin.lender: 0.246 (1990)"),
        ("behaviour.attention", "attention: ", "0.08"),
        ("people.women_share", "women_share: ", "0.51 share (2005, derived; UN DESA"),
        ("calendar.start", "start: ", "corridors/ecuador-spain, calendar: 2007Q1"),
        ("outcome.lag", "lag: ", "default 8"),
        ("policies.x.start", "start: ", "policies.ID.start"),
        ("policies.anything.ramp", "ramp: ", "policies.ID.ramp"),
        ("sheet.slots", "slots: ", "bayiri.studies.slots"),
        ("of.arrived_from", "of.arrived_from: ", "policies.ID.of.arrived_from"),
        ("arrived_from", "of.arrived_from: ", "1900"),
        ("card.assumes", "card.assumes: ", ""),
        ("ecuador-spain", "ecuador-spain: Ecuador to Spain", "ecuador-spain/credit-access"),
        ("baseline", "ecuador-spain/baseline: ", "history from 1990Q1, compared from 2007Q1 to 2019Q4"),
    ],
)  # fmt: skip
def test_a_path_or_the_last_part_of_a_name_is_enough(path: str, starts: str, holds: str, capsys: Told) -> None:
    told = said(path, capsys)
    assert told.startswith(starts) and holds in flat(told)


@pytest.mark.parametrize("name", sorted({row.name for row in INDICATORS}))
def test_every_indicator_is_explained(name: str, capsys: Told) -> None:
    rows = [row for row in INDICATORS if row.name == name]
    told = said(name, capsys)
    assert all(row.label in told and row.unit in told and flat(row.meaning) in flat(told) for row in rows)


@pytest.mark.parametrize("word", [*VERDICTS.values(), "Left again under pressure"])
def test_words_of_tables_and_pages_are_explained(word: str, capsys: Told) -> None:
    assert word in said(word, capsys)


@pytest.mark.parametrize("name", [name.removeprefix("corridors/") for name, _ in shipped()])
def test_whatever_is_shipped_is_told_with_its_title(name: str, capsys: Told) -> None:
    titles = {other.removeprefix("corridors/"): title for other, title in shipped()}
    assert flat(f"{name}: {titles[name]}") in flat(said(name, capsys))


@pytest.mark.parametrize("name", list(key_meanings()))
def test_every_key_of_a_file_is_explained(name: str, capsys: Told) -> None:
    said(name.replace("*", "x"), capsys)


def test_a_scenario_tells_what_it_builds_on_and_sets(capsys: Told) -> None:
    told = flat(said("ecuador-spain/credit-access", capsys))
    assert "ecuador-spain/baseline -> credit-access" in told
    assert "assisted_return (return_programme, 2008Q4 to 2013Q3): as inherited" in told
    assert "credit_access (credit_access, 2009Q1 to 2014Q4): guarantee 0.8 share, interest 0.12 per year" in told


@pytest.mark.parametrize("name", list(MODULES))
def test_a_module_is_told_with_its_numbers_and_how_to_switch_it_on(name: str, capsys: Told) -> None:
    told = said(name, capsys)
    assert f"modules: {{{name}: true}}" in told and MODULES[name].evidence in told
    assert all(f"  {row.name} " in told for row in in_module(name))
    assert said(f"modules.{name}", capsys) == told
    assert f"{name}: counts while it is on" in flat(said(in_module(name)[0].name, capsys))


def test_a_file_of_ones_own_is_told_as_the_shipped_ones_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.chdir(tmp_path)
    for kind in ("corridor", "scenario"):
        assert execute(["new", kind, f"{kind}.yaml"]) == 0
        Path(f"{kind}.yaml").write_text(filled_in(Path(f"{kind}.yaml").read_text()))
    capsys.readouterr()
    told = flat(said("scenario.yaml", capsys))
    assert told.startswith("scenario.yaml: a survey, 2010") and "grant 5000 USD 2021" in told
    told = flat(said("corridor.yaml", capsys))
    assert "measured" in told and "--corridor corridor.yaml" in told
    Path("scenario.yaml").write_text("title: broken\nextends: ecuador-spain/baseline\nwrong: 1\n")
    assert execute(["explain", "scenario.yaml"]) == 2
    assert "scenario.yaml:3  wrong" in capsys.readouterr().err


def test_values_of_groups_and_uncertain_ones_are_told(tmp_path: Path, capsys: Told) -> None:
    own = tmp_path / "mine.yaml"
    own.write_text(
        "title: mine\nextends: ecuador-spain/credit-access\npolicies:\n"
        "  assisted_return: {grant: {value: 15000 EUR 2009, by_region: {amazonia: 20000}}}\n"
        "  credit_access: {guarantee: {range: [0.5, 0.9], distribution: uniform}}\n"
    )
    told = flat(said(str(own), capsys))
    assert "grant 15000 EUR 2009, amazonia 20000" in told and "guarantee uniform over [0.5, 0.9]" in told


def test_a_section_lists_its_numbers(capsys: Told) -> None:
    for name in ("people", "behaviour", "going_home"):
        told = said(name, capsys)
        assert all(f"  {row} " in told for row in in_section(name))


def test_a_word_is_looked_for_in_names_and_meanings(capsys: Told) -> None:
    told = said("pension", capsys)
    assert "pension_portability" in told and "export_rate" in told
    lines = [line for line in said("grants", capsys).splitlines() if line.startswith("  ")]
    assert lines[0].split()[0] == "grant"
    assert "unemployment_abroad" in said("unemployment abroad", capsys)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("how do I limit who may take part?", "open_to."),
        ("who may take part", "open_to."),
        ("what is settled?", "settled "),
        ("where does the unemployment figure come from?", "unemployment "),
        ("how long is the ban?", "ban "),
        ("how many runs do I need", "runs "),
        ("names of regions", "sierra "),
        ("uncertain", "distribution "),
        ("euros", "EUR "),
        ("stylised", "card.grade "),
    ],
)
def test_a_question_finds_what_speaks_most_of_its_words(question: str, first: str, capsys: Told) -> None:
    lines = [line.strip() for line in said(question, capsys).splitlines() if line.startswith("  ")]
    assert lines[0].startswith(first) and len(lines) < 25


def test_modules_and_policies_are_listed(capsys: Told) -> None:
    told = said("modules", capsys)
    assert all(f"  {name} " in told for name in MODULES)
    assert all(row.name in told for name in MODULES for row in in_module(name))
    told = flat(said("policies", capsys))
    assert all(f"{kind} {meaning}" in told for kind, meaning in POLICY_TYPES.items())


def test_a_group_of_levers_is_told_for_each_policy_type_apart(capsys: Told) -> None:
    told = said("open_to", capsys)
    parts = {part.split(":")[0]: part for part in told.split("open_to, in ")[1:]}
    assert set(parts) == {"return_programme", "credit_access"}
    for kind, part in parts.items():
        named = {line.split()[0] for line in part.splitlines() if line.startswith("  open_to.")}
        assert named == {name for name in in_section(kind) if name.startswith("open_to.")}


@pytest.mark.parametrize("key", list(meanings_beside_a_value()))
def test_what_may_stand_beside_a_value_is_explained(key: str, capsys: Told) -> None:
    told = flat(said(key, capsys))
    assert told.startswith(f"{key}: ") and (key in in_section("figure") or MEANINGS[key] in told)


def test_settled_says_from_which_score_and_of_what_it_is_made(capsys: Told) -> None:
    told = flat(said("settled", capsys))
    default = in_section("outcome")["threshold"].default
    assert f"outcome.threshold: {in_section('outcome')['threshold'].meaning} ({default} by default)" in told
    assert "composite of economic_score, social_score, psychosocial_score" in told


def test_a_place_and_a_policy_of_shipped_files_are_told(capsys: Told) -> None:
    told = flat(said("amazonia", capsys))
    assert "region of Ecuador, in the corridor ecuador-spain" in told and "labour_force" in told
    for name in ("assisted_return", "policies.assisted_return"):
        told = flat(said(name, capsys))
        assert "type return_programme" in told and "ecuador-spain/circular-reentry: ban 0 quarters" in told


def test_a_scenario_of_ones_own_is_told_with_units_and_what_it_inherits(tmp_path: Path, capsys: Told) -> None:
    own = tmp_path / "mine.yaml"
    own.write_text(
        "title: mine\nextends: ecuador-spain/baseline\nmodules: {deterrence: true}\n"
        "policies: {assisted_return: {grant: 20000, grant_delay: 2}}\n"
    )
    told = flat(said(str(own), capsys))
    assert "grant 20000 USD 2021, grant_delay 2 quarters; as inherited: grant_at_departure 0.4 share" in told
    assert "ban 12 quarters, open_to.status permanent or temporary" in told and "modules on deterrence" in told
    folder = said(str(tmp_path), capsys)
    assert str(own) in folder and "mine" in folder


def test_an_own_sheet_is_told_with_its_figures(tmp_path: Path, capsys: Told) -> None:
    own = tmp_path / "south.yaml"
    own.write_text(corridor("ecuador-spain").read_text())
    for name in (own, own.with_suffix("")):
        told = said(str(name), capsys)
        assert "  destinations.spain.unemployment " in told and "labour force survey" in told


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("guarante", "guarantee"), ("retrun_programme", "return_programme"), ("attenton", "attention"),
     ("policies.assisted_return.grnat", "grant"), ("setled", "settled"), ("ecuador-spian", "ecuador-spain")],
)  # fmt: skip
def test_a_misspelt_name_gets_the_nearest_one(typed: str, meant: str, capsys: Told) -> None:
    assert execute(["explain", typed]) == 2
    told = capsys.readouterr()
    assert told.out == "" and f"Did you mean {meant}" in told.err


@pytest.mark.parametrize("typed", ["xyzzy", "why would they?", ""])
def test_a_name_unlike_any_other_is_told_plainly(typed: str, capsys: Told) -> None:
    assert execute(["explain", typed]) == 2
    assert "Give a name, or a word of what it means." in capsys.readouterr().err


def test_json_tells_the_same(capsys: Told) -> None:
    assert execute(["explain", "credit_access", "--json"]) == 0
    content = json.loads(capsys.readouterr().out)
    (topic,) = content["topics"]
    assert content["exact"] is True and topic["kind"] == "policy type"
    assert set(topic["numbers"]) == set(in_section("credit_access"))
    assert execute(["explain", "pension", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["exact"] is False


@pytest.mark.parametrize("name", ["grant", "settled", "ecuador-spain/comprehensive", "ecuador-spain", "pension"])
def test_nothing_heavy_is_loaded(name: str) -> None:
    code = (
        f"import sys\nfrom bayiri.cli.app import execute\nassert execute(['explain', {name!r}]) == 0\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert ended.stdout.splitlines()[-1] == "[]"
