"""Modules of a scenario: off unless named, with their numbers at what means off, and faults that say which to add."""

from __future__ import annotations

from typing import Any

import pytest

from bayiri.parameters import MODULES, in_module
from bayiri.scenario import InputFault, Scenario, load
from bayiri.scenario.inheritance.setting import SET, WITH
from bayiri.scenario.tables.compile import compile_scenario
from bayiri.scenario.text.writing import yaml_text
from tests.scenario.small import House, sheet

HEAD = "corridor: north-south\n"
THREAT = HEAD + "modules: {removal_threat: true}\nbehaviour: {removal_fear: 3}\n"
COAST = "sheet.origin.regions.coast"


def told(house: House, text: str) -> list[str]:
    """The lines that are printed of a faulty scenario."""
    house.write("mine", text)
    with pytest.raises(InputFault) as raised:
        load("mine")
    return str(raised.value).splitlines()


def loaded(house: House, text: str, name: str = "mine") -> Scenario:
    house.write(name, text)
    return load(name)


def give(house: House, **given: float) -> None:
    """A sheet with these figures, of behaviour or of the coast."""
    data = sheet()
    for name, value in given.items():
        head, _, last = name.partition("__")
        place: Any = data["origin"]["regions"]["coast"][head] if last else data["behaviour"]
        place[last or head]["value"] = value
    house.write_sheet(yaml_text(data))


def bare(house: House) -> None:
    """A sheet that says nothing of any module."""
    data = sheet()
    for name in MODULES:
        for row in in_module(name):
            head = row.name.split(".")[0]
            for place in (data["behaviour"], *data["origin"]["regions"].values()):
                place.pop(head, None)
    house.write_sheet(yaml_text(data))


def column(scenario: Scenario, name: str) -> list[float]:
    """A column of the two regions, in the first quarter: the coast, then the hills."""
    return [float(value) for value in compile_scenario(scenario).places[name][0, :2]]


def test_all_modules_are_off_unless_named_and_the_numbers_hold_what_means_off(house: House) -> None:
    scenario = load("baseline")
    assert scenario.modules == dict.fromkeys(MODULES, False) and scenario.switched_on == ()
    for name in MODULES:
        for row in in_module(name):
            value = scenario.parameters[row.name] if row.table == "parameters" else column(scenario, row.column)[0]
            assert value == row.default


def test_a_module_that_is_on_holds_its_usual_numbers_where_no_file_gives_others(house: House) -> None:
    bare(house)
    for name in MODULES:
        on = loaded(house, f"{HEAD}modules: {{{name}: true}}\n")
        assert on.switched_on == (name,)
        for row in in_module(name):
            value = on.parameters[row.name] if row.table == "parameters" else column(on, row.column)[0]
            assert value == row.default_on
    give(house, removal_fear=2.0, shock__chance=0.04)
    on = loaded(house, HEAD + "modules: {removal_threat: true, disasters: true}\n")
    assert on.parameters["removal_fear"] == 2.0
    assert column(on, "shock_chance") == [0.04, 0.0]


@pytest.mark.parametrize("number", ["3", "{value: 3, source: a guess}", "1e-9"])
def test_a_number_of_a_module_that_is_off_is_a_fault(house: House, number: str) -> None:
    said = "behaviour.removal_fear  does nothing: it belongs to the module removal_threat, which is off."
    hint = "    Say removal_threat: true under modules, or leave the number out."
    for modules in ("{disasters: true}", "{removal_threat: false}"):
        lines = told(house, f"{HEAD}modules: {modules}\nbehaviour: {{removal_fear: {number}}}\n")
        assert lines == [f"mine.yaml:3  {said}", hint, "1 fault, nothing was run."]
    assert told(house, f"{HEAD}behaviour: {{removal_fear: {number}}}\n")[0] == f"mine.yaml:2  {said}"


def test_the_value_that_means_off_may_stand(house: House) -> None:
    assert loaded(house, HEAD + "behaviour: {removal_fear: 0, score_arithmetic: {value: 0.0}}\n").switched_on == ()


@pytest.mark.parametrize(
    ("modules", "said"),
    [
        ("{removal_thret: true}", ["modules.removal_thret  is not a module bayiri knows.",
                                   "    Did you mean removal_threat?"]),
        ("[disasters, deterrence]", ["modules  is a list; lines of `key: value` are needed below it.",
                                     "    Write {disasters: true, deterrence: true}, true or false each."]),
        ("disasters", ['modules  is the text "disasters"; lines of `key: value` are needed below it.',
                       "    Write {disasters: true}, true or false each."]),
        ("[disaster]", ["modules  is a list; lines of `key: value` are needed below it.",
                        f"    Keys are {', '.join(MODULES)}."]),
        ("{disasters: 1}", ["modules.disasters  is 1; true or false is needed.",
                            "    Write true, without quotes."]),
        ("{disasters: on}", ['modules.disasters  is the text "on"; true or false is needed.',
                             "    Write true, without quotes."]),
        ("{disasters: }", ["modules.disasters  is empty; true or false is needed."]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_modules_is_told_once(house: House, modules: str, said: list[str]) -> None:
    lines = told(house, f"{HEAD}modules: {modules}\n")
    assert lines == [f"mine.yaml:2  {said[0]}", *said[1:], "1 fault, nothing was run."]


@pytest.mark.parametrize("modules", ["{removal_thret: true}", "[removal_threat]", "{removal_threat: 1}"])
def test_nothing_follows_from_modules_that_are_wrong(house: House, modules: str) -> None:
    lines = told(house, f"{HEAD}modules: {modules}\nbehaviour: {{removal_fear: 3}}\n")
    assert lines[-1] == "1 fault, nothing was run." and "mine.yaml:2  modules" in lines[0]


def test_an_inherited_module_can_be_switched_off_and_its_numbers_go_with_it(house: House) -> None:
    house.write("parent", THREAT)
    plain = loaded(house, HEAD, "plain")
    for over in ("{removal_threat: false}", "{removal_threat: null}", "null"):
        child = loaded(house, f"extends: parent\nmodules: {over}\n")
        assert (child.switched_on, child.hash) == ((), plain.hash), over
    assert loaded(house, "extends: parent\nbehaviour: {removal_fear: 2}\n").parameters["removal_fear"] == 2.0
    lines = told(house, "extends: parent\nmodules: {removal_threat: false}\nbehaviour: {removal_fear: 2}\n")
    assert lines[0].startswith("mine.yaml:3  behaviour.removal_fear  does nothing")
    gone = loaded(house, "extends: parent\nmodules: {removal_threat: false}\nbehaviour: {removal_fear: null}\n")
    assert gone.hash == plain.hash


def test_a_child_may_switch_on_what_its_parent_does_not(house: House) -> None:
    house.write("parent", HEAD + "modules: {removal_threat: false, disasters: true}\n")
    child = loaded(house, "extends: parent\nmodules: {removal_threat: true}\nbehaviour: {removal_fear: 3}\n")
    assert child.switched_on == ("removal_threat", "disasters")


def test_scenarios_combined_have_the_modules_of_both_and_clash_where_one_says_off(house: House) -> None:
    house.write("threat", THREAT)
    house.write("shocks", HEAD + "modules: {disasters: true}\n")
    both = loaded(house, "combine: [threat, shocks]\n")
    assert both.switched_on == ("removal_threat", "disasters") and both.parameters["removal_fear"] == 3.0
    house.write("calm", HEAD + "modules: {removal_threat: false}\n")
    lines = told(house, "combine: [threat, calm]\n")
    assert lines[0].startswith("mine.yaml:1  modules.removal_threat  clashes: it is false in calm.yaml:2 and true in")
    settled = loaded(house, "combine: [threat, calm]\nmodules: {removal_threat: false}\n")
    assert settled.hash == loaded(house, HEAD, "plain").hash


def test_a_combined_scenario_leaves_behind_what_one_of_its_members_left_behind(house: House) -> None:
    house.write("parent", THREAT)
    house.write("calm", "extends: parent\nmodules: {removal_threat: false}\n")
    house.write("other", "extends: parent\nbudget: 5\n")
    both = loaded(house, "combine: [other, calm]\n")
    assert both.switched_on == () and both.budget == 5.0
    assert both.hash == loaded(house, "combine: [calm, other]\n", "turned").hash


def test_an_uncertain_number_counts_only_while_its_module_is_on(house: House) -> None:
    spread = "behaviour: {removal_fear: {distribution: uniform}}\n"
    assert told(house, HEAD + spread)[0].startswith("mine.yaml:2  behaviour.removal_fear  does nothing")
    bare(house)
    on = loaded(house, f"{HEAD}modules: {{removal_threat: true}}\n{spread}")
    assert set(on.uncertain) == {"behaviour.removal_fear"} and on.parameters["removal_fear"] == 1.5
    assert 0.0 < on.drawn(1).parameters["removal_fear"] < 3.0
    data = sheet()
    for place, name in ((data["behaviour"], "removal_fear"), (data["origin"]["regions"]["coast"]["shock"], "chance")):
        place[name] |= {"value": 0.02, "range": [0.01, 0.03], "distribution": "uniform"}
    house.write_sheet(yaml_text(data))
    off = loaded(house, HEAD)
    assert not off.uncertain and off.drawn(1).hash == off.hash
    both = loaded(house, HEAD + "modules: {removal_threat: true, disasters: true}\n")
    assert set(both.uncertain) == {"behaviour.removal_fear", f"{COAST}.shock.chance"}
    assert 0.01 < column(both.drawn(1), "shock_chance")[0] < 0.03


@pytest.mark.parametrize(
    ("path", "module"),
    [
        ("behaviour.removal_fear", "removal_threat"),
        ("sheet.behaviour.removal_fear", "removal_threat"),
        (f"{COAST}.shock.chance", "disasters"),
    ],
)
def test_values_set_from_outside_need_the_module_too(house: House, path: str, module: str) -> None:
    hint = f"    Set modules.{module}=true as well, or leave the number out."
    said = f"{path}  does nothing: it belongs to the module {module}, which is off."
    with pytest.raises(InputFault) as raised:
        load("baseline", [f"{path}=0.04"])
    assert str(raised.value).splitlines()[:2] == [f"{SET}  {said}", hint]
    with pytest.raises(InputFault) as raised:
        load("baseline").with_({path: 0.04})
    assert str(raised.value).splitlines()[:2] == [f"{WITH}  {said}", hint]
    assert load("baseline", [f"{path}=0"]).switched_on == ()
    on = load("baseline", [f"{path}=0.04", f"modules.{module}=true"])
    assert on.switched_on == (module,) and on.hash != load("baseline", [f"modules.{module}=true"]).hash
    assert on.with_({f"modules.{module}": False}).hash == load("baseline").hash


def test_figures_of_a_sheet_count_only_while_their_module_is_on(house: House) -> None:
    before = load("baseline")
    give(house, removal_fear=2.0, order_pressure=0.7, score_arithmetic=0.5, shock__chance=0.04, shock__size=1.5)
    after = load("baseline")
    assert after.hash == before.hash
    assert (after.parameters["removal_fear"], after.parameters["score_arithmetic"]) == (0.0, 0.0)
    assert not {"removal_fear", "order_pressure", "score_arithmetic"} & set(after.figures)
    assert column(after, "shock_chance") == [0.0, 0.0]
    on = after.with_({"modules.removal_threat": True, "modules.disasters": True})
    assert on.figures["removal_fear"]["source"] == "a survey"
    assert (on.parameters["order_pressure"], column(on, "shock_chance")[0]) == (0.7, 0.04)


def test_resolved_scenarios_name_every_module_and_come_back_the_same(house: House) -> None:
    give(house, order_pressure=0.7, shock__chance=0.04)
    off, on = load("baseline"), load("baseline", ["modules.removal_threat=true", "modules.disasters=true"])
    for scenario in (off, on, load("baseline", ["modules.disasters=true"])):
        assert scenario.resolved()["modules"] == dict(scenario.modules)
        assert list(scenario.resolved()["modules"]) == list(MODULES)
        again = loaded(house, scenario.text(), "again")
        assert (again.hash, again.text(), again.modules) == (scenario.hash, scenario.text(), scenario.modules)
    loaded(house, off.text(), "again")
    switched = load("again", ["modules.removal_threat=true", "modules.disasters=true"])
    assert switched.hash == on.hash, "what is resolved keeps the sheet's figures for the day that a module is on"


def test_modules_on_are_part_of_the_fingerprint_and_the_order_is_not(house: House) -> None:
    bare(house)
    one = loaded(house, HEAD + "modules: {disasters: true, deterrence: true}\n", "one")
    other = loaded(house, HEAD + "modules: {deterrence: true, removal_threat: false, disasters: true}\n", "other")
    plain = loaded(house, HEAD, "plain")
    assert one.hash == other.hash != plain.hash
    assert loaded(house, HEAD + "modules: {disasters: false}\n").hash == plain.hash
