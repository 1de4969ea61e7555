"""Scenarios are found by path and by name, inherit from one another, and take values set from outside."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bayiri.parameters import POLICY_TYPES
from bayiri.scenario import InputFault, find_mixes, load, read_set, shipped
from bayiri.scenario.inheritance.inheriting import MOST_FILES
from tests.scenario.small import House
from tests.test_package import HEAVY


def faults(name: str | Path, sets: list[str] | None = None) -> list[str]:
    """Faults of a scenario as lines without their count."""
    with pytest.raises(InputFault) as raised:
        load(name, sets or ())
    return str(raised.value).splitlines()[:-1]


def test_the_room_is_light() -> None:
    script = f"import sys, bayiri.scenario; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_what_is_shipped_loads_and_is_listed() -> None:
    listed = dict(shipped())
    assert all(title for title in listed.values())
    corridors = [name for name in listed if name.startswith("corridors/")]
    scenarios = [name for name in listed if name not in corridors]
    assert scenarios
    for name in scenarios:
        scenario = load(name)
        assert (scenario.name, scenario.title) == (name, listed[name])
        assert f"corridors/{scenario.corridor}" in corridors


def test_mixes_of_a_shipped_corridor_come_baseline_first() -> None:
    mixes = find_mixes("ecuador-spain")
    assert mixes[0] == "ecuador-spain/baseline"
    assert mixes[1:] == sorted(mixes[1:])
    assert find_mixes("ecuador-spain/baseline") == ["ecuador-spain/baseline"]


def test_mixes_of_a_folder(house: House) -> None:
    for name in ("zeal", "alms"):
        house.write(name, "extends: baseline\n")
    paths = find_mixes(house.mixes)
    assert [Path(path).name for path in paths] == ["baseline.yaml", "alms.yaml", "zeal.yaml"]
    assert [load(path).name for path in paths] == ["baseline", "alms", "zeal"]
    assert find_mixes(".") == ["baseline.yaml", "alms.yaml", "zeal.yaml"]
    (house.folder / "nothing").mkdir()
    for wrong in (house.folder / "nothing", "no-such-corridor"):
        with pytest.raises(InputFault):
            find_mixes(wrong)


def test_a_scenario_is_found_from_anywhere(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hashes = {load("baseline").hash, load("baseline.yaml").hash, load(house.mixes / "baseline").hash}
    monkeypatch.chdir(house.folder)
    hashes |= {load("mixes/baseline").hash, load("../" + house.folder.name + "/mixes/baseline.yaml").hash}
    assert len(hashes) == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("basline", ["basline  is neither a file nor the name of a shipped scenario.",
                     "    `bayiri list` shows the scenarios that are shipped."]),
        ("ecuador-spain/basline", ["ecuador-spain/basline  is neither a file nor the name of a shipped "
         "scenario.",
                                   "    Did you mean ecuador-spain/baseline?"]),
        ("../mixes", ["../mixes  is a folder, not a scenario.", "    Name one of its scenarios: baseline."]),
        ("", ['""  is neither a file nor the name of a shipped scenario.',
              "    `bayiri list` shows the scenarios that are shipped."]),
        ("a\0b", ["a b  is neither a file nor the name of a shipped scenario.",
                  "    `bayiri list` shows the scenarios that are shipped."]),
        ("x" * 5000, ["x" * 60 + "...  is neither a file nor the name of a shipped scenario.",
                      "    `bayiri list` shows the scenarios that are shipped."]),
    ],
)  # fmt: skip
def test_a_name_that_is_none(house: House, name: str, said: list[str]) -> None:
    assert faults(name) == said


def test_values_are_inherited_and_laid_over(house: House) -> None:
    house.write("middle", (
        "extends: baseline\ntitle: Middle\ncard: {report: x}\nbudget: 5\nbehaviour: {attention: 0.2}\n"
        "policies:\n  grants: {type: return_programme, grant: 100, open_to: {status: [citizen, irregular]}}\n"
    ))  # fmt: skip
    house.write("last", (
        "extends: middle\nbudget: null\npolicies:\n  grants: {reach: 0.5, open_to: {status: [temporary]}}\n"
        "  a-return_programme: null\n"
    ))  # fmt: skip
    last = load("last")
    assert (last.title, dict(last.card), last.budget) == ("last", {}, None)
    assert last.parameters["attention"] == 0.2
    assert "a-return_programme" not in last.policies
    levers = last.policies["grants"].levers
    assert (levers["grant"], levers["reach"], levers["open_to.status"]) == (100.0, 0.5, ("temporary",))
    assert load("middle").budget == 5.0


def test_a_figure_is_inherited_as_a_whole(house: House) -> None:
    house.write("first", "extends: baseline\nbehaviour: {attention: {value: 0.1, range: [0.05, 0.15], source: old}}\n")
    house.write("second", "extends: first\nbehaviour: {attention: {value: 0.2}}\n")
    assert dict(load("second").figures["attention"]) == {"value": 0.2}


def test_a_fault_is_told_where_it_was_written(house: House) -> None:
    house.write("first", "extends: baseline\nbehaviour:\n  attention: 8\n  option_weight: 0.2\n")
    house.write("second", "\nextends: first\nbehaviour:\n  option_weight: x\npolicies: {gone: null}\n")
    assert [line.split("  ")[0] for line in faults("second") if line[0] != " "] == [
        "second.yaml:4", "second.yaml:5", "first.yaml:3",
    ]  # fmt: skip


def test_an_inherited_policy_keeps_its_type(house: House) -> None:
    house.write("mine", (
        "extends: baseline\npolicies:\n  a-return_programme:\n    type: information\n    accuracy: 0.5\n"
        "  a-information: {type: information}\n"
    ))  # fmt: skip
    assert faults("mine") == [
        "mine.yaml:4  policies.a-return_programme.type  is information; the policy inherited under this name is of the "
        "type return_programme.",
        "    Take it out with `a-return_programme: null`, and give yours a name of its own.",
        "mine.yaml:5  policies.a-return_programme.accuracy  is not a lever of return_programme.",
        "    accuracy belongs to information.",
    ]


def test_circles_are_seen(house: House) -> None:
    house.write("self", "extends: self\n")
    house.write("one", "extends: two\n")
    house.write("two", "extends: three\n")
    house.write("three", "\nextends: two\n")
    assert faults("self") == ["self.yaml:1  extends  makes the file extend itself."]
    assert faults("one") == ["three.yaml:2  extends  makes the file extend in a circle: two -> three -> two."]


def test_a_long_line_of_ancestors_ends(house: House) -> None:
    for number in range(MOST_FILES + 10):
        house.write(f"n{number}", f"extends: n{number + 1}\n")
    assert faults("n0") == [f"n{MOST_FILES - 1}.yaml:1  extends  goes through more than {MOST_FILES} files."]


def test_a_shipped_scenario_can_be_extended_from_anywhere(house: House) -> None:
    house.write("mine", "extends: ecuador-spain/baseline\nbudget: 7\n")
    mine = load("mine")
    assert (mine.name, mine.corridor, mine.budget) == ("mine", "ecuador-spain", 7.0)


def test_a_sheet_of_ones_own_may_be_named_by_path(house: House) -> None:
    (house.mixes / "own").mkdir()
    (house.folder / "corridors" / "north-south.yaml").rename(house.mixes / "own" / "sheet.yaml")
    house.write("mine", "extends: baseline\ncorridor: own/sheet.yaml\n")
    assert load("mine").corridor == "sheet"


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("budget=5", "budget", 5),
        (" budget = 1e6 ", "budget", 1e6),
        ("title=Credit: a = b", "title", "Credit: a = b"),
        ("title='012'", "title", "012"),
        ("policies.x=null", "policies.x", None),
        ("a.travel=true", "a.travel", True),
        ("a.status=[citizen, permanent]", "a.status", ["citizen", "permanent"]),
        ("a={b: 1}", "a", {"b": 1}),
    ],
)
def test_a_set_is_read_like_yaml(text: str, path: str, value: object) -> None:
    assert read_set(text) == (path, value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("budget", "--set  budget  has no = between path and value."),
        ("=5", "--set  =5  has no = between path and value."),
        ("budget=", "--set  budget  is empty."),
        ("budget=0123", "--set  budget  is 0123; a leading zero is read in two ways, write 123 or use quotes."),
        ("budget=[1", "--set  budget  has a bracket that is not closed."),
        ("budget=[*a]", "--set  budget  is an alias (*a); write the value itself."),
        ("budget=x", '--set  budget  is the text "x"; a number is needed (USD 2021, at least 0).'),
        ("bugdet=5", "--set  bugdet  is not a key bayiri knows here."),
        ("policies.a-return_program.grant=5",
         "--set  policies.a-return_program  is not a policy bayiri knows."),
        ("policies.a-return_programme.grnt=5",
         "--set  policies.a-return_programme.grnt  is not a lever of return_programme."),
        ("policies.a-return_programme.start=2012Q1",
         "--set  policies.a-return_programme.start  is 2012Q1: it starts after it ends (2009Q4 in baseline.yaml:7)."),
        ("behaviour..attention=1",
         "--set  behaviour..attention  is no path: keys with dots between them are needed."),
        ("sheet.origin.regions.coats.push.security=1",
         "--set  sheet.origin.regions.coats  is no place of this corridor."),
        ("sheet.destinations.south.leaving.faer=1",
         "--set  sheet.destinations.south.leaving.faer  is not a figure of leaving."),
        ("sheet.stock.years.2000=-1",
         "--set  sheet.stock.years.2000  is -1; it must be at least 0 (persons)."),
        ("sheet=5", "--set  sheet  cannot be set as a whole."),
        ("extends=baseline", "--set  extends  stands in a file; it cannot be set from outside."),
    ],
)  # fmt: skip
def test_a_set_that_is_wrong(house: House, text: str, said: str) -> None:
    assert faults("baseline", [text])[0] == said


def test_sets_are_laid_on_top(house: House) -> None:
    scenario = load("baseline", [
        "budget=9", "policies.a-return_programme.open_to.status=[irregular]",
        *(f"policies.a-{kind}=null" for kind in POLICY_TYPES if kind != "return_programme"),
        "sheet.origin.regions.coast.push.security=0.25", "sheet.stock.years.2000=7",
    ])  # fmt: skip
    assert scenario.budget == 9.0
    assert list(scenario.policies) == ["a-return_programme"]
    assert scenario.policies["a-return_programme"].levers["open_to.status"] == ("irregular",)
    push = scenario.sheet["origin"]["regions"]["coast"]["push"]["security"]
    assert (push["value"], push["grade"], push["source"]) == (0.25, "assumption", "set by --set")
    assert scenario.sheet["stock"]["years"][2000] == 7.0
