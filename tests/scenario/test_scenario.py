"""A scenario cannot be changed, describes itself completely, and is known by its content alone."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pytest
import yaml

from bayiri.parameters import POLICY_TYPES, columns, in_section
from bayiri.scenario import InputFault, Scenario, load
from bayiri.scenario.text.writing import yaml_text
from tests.scenario.small import House, scenario, sheet

POLICY = "policies.a-return_programme"


@pytest.fixture
def baseline(house: House) -> Scenario:
    return load("baseline")


def test_every_parameter_and_lever_has_a_value(baseline: Scenario) -> None:
    assert set(baseline.parameters) == {row.name for row in columns("parameters")}
    for policy in baseline.policies.values():
        assert set(policy.levers) == set(in_section(policy.type))
        assert None not in policy.levers.values()


def test_nothing_can_be_changed(baseline: Scenario) -> None:
    with pytest.raises(FrozenInstanceError):
        baseline.budget = 5.0  # type: ignore[misc]
    regions = baseline.sheet["origin"]["regions"]
    mappings: list[Any] = [baseline.parameters, baseline.policies, baseline.sheet, regions]
    for mapping in mappings:
        with pytest.raises(TypeError, match="cannot be changed"):
            mapping["x"] = 1
        with pytest.raises(TypeError, match="cannot be changed"):
            mapping.clear()


def test_it_survives_the_way_to_another_process(baseline: Scenario) -> None:
    for again in (pickle.loads(pickle.dumps(baseline)), copy.deepcopy(baseline)):
        assert again == baseline
        assert (again.hash, hash(again)) == (baseline.hash, hash(baseline))
        assert again.with_({"budget": 5}).hash == baseline.with_({"budget": 5}).hash


def test_a_changed_one_is_another(baseline: Scenario) -> None:
    before = baseline.text()
    changed = baseline.with_({"behaviour.attention": 0.2, f"{POLICY}.grant": 500, f"{POLICY}.end": None}, name="more")
    assert (changed.name, changed.parameters["attention"]) == ("more", 0.2)
    assert changed.policies["a-return_programme"].levers["grant"] == 500.0
    assert changed.policies["a-return_programme"].end is None
    assert baseline.text() == before
    assert changed.hash != baseline.hash
    assert changed.with_({"behaviour.attention": None}).parameters["attention"] == baseline.parameters["attention"]


def test_values_of_numpy_and_tuples_are_understood(baseline: Scenario) -> None:
    changes = {"behaviour.attention": np.float64(0.2), f"{POLICY}.ban": np.int64(4), "budget": np.float32(2),
               f"{POLICY}.open_to.status": ("citizen", "permanent"),
               f"{POLICY}.travel": np.bool_(False)}  # fmt: skip
    changed = baseline.with_(changes)
    levers = changed.policies["a-return_programme"].levers
    assert (changed.parameters["attention"], changed.budget) == (0.2, 2.0)
    assert (levers["ban"], levers["travel"], levers["open_to.status"]) == (4, False, ("citizen", "permanent"))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"behaviour.atention": 0.1}, "with_({...})  behaviour.atention  is not a parameter bayiri knows."),
        ({"polices.x": 1}, "with_({...})  polices  is not a key bayiri knows here."),
        ({"policies.a-return_programm.grant": 1},
         "with_({...})  policies.a-return_programm  is not a policy bayiri knows."),
        ({"behaviour.attention": "0.1"},
         'with_({...})  behaviour.attention  is the text "0.1"; a number is needed (per quarter, between 0 and '
         '0.99).'),
        ({"behaviour.attention": float("nan")},
         "with_({...})  behaviour.attention  is nan; a number is needed (per quarter, between 0 and 0.99)."),
        ({"behaviour.attention": 10**400}, "with_({...})  behaviour.attention  is a number of very many digits; "
         "a number is needed (per quarter, between 0 and 0.99)."),
        ({"behaviour.attention": object()},
         "with_({...})  behaviour.attention  is a Python object; a number, text, true or false, a list or a "
         "mapping is needed."),
        ({"title": "a\ud800"}, "with_({...})  title  holds a control character."),
        ({5: 1}, "with_({...})  5  is no path: keys with dots between them are needed."),
        ({"policies.x": None},
         "with_({...})  policies.x  is empty, and no policy of this name is inherited that could be taken out."),
        ({"budget": 1, "budget.x": 2}, "with_({...})  budget.x  is set twice, in part and as a whole."),
        ({"corridor": "north-sooth"},
         'with_({...})  corridor  is the text "north-sooth", which is no corridor bayiri finds.'),
    ],
)  # fmt: skip
def test_a_change_that_is_wrong(baseline: Scenario, changes: dict[Any, object], said: str) -> None:
    with pytest.raises(InputFault) as raised:
        baseline.with_(changes)
    assert str(raised.value).splitlines()[0] == said


def test_the_nearest_name_is_told(baseline: Scenario) -> None:
    for wrong, right in (
        ("behaviour.atention", "attention"),
        (f"{POLICY}.grnt", "grant"),
        ("polices.x", "policies"),
    ):
        with pytest.raises(InputFault, match=rf"Did you mean {right}\?"):
            baseline.with_({wrong: 0.1})


def test_a_mapping_that_holds_itself_ends(baseline: Scenario) -> None:
    endless: dict[str, Any] = {}
    endless["x"] = endless
    with pytest.raises(InputFault, match="nested more than 12 deep"):
        baseline.with_({"policies": endless})


def test_its_text_gives_the_same_scenario(house: House, baseline: Scenario) -> None:
    rich = baseline.with_({
        "title": "NO: # 012 \u2028 "
        "'yes'", "card": {"report": "1e-3", "grade": "anchored"}, "compare_with": "baseline",
        "outcome": {"window": ["2006Q1", "2010Q4"], "thresholds": [0.1, 1 / 3]}, "budget": 1e-7,
        "behaviour.attention": {"value": 0.1 + 0.2, "source": "0x1F", "range": 0.1},
        f"{POLICY}.announced": "2005Q1",
    })  # fmt: skip
    house.write("again", rich.text())
    again = load("again")
    assert (again.hash, again.text()) == (rich.hash, rich.text())
    assert (again.title, again.card, again.figures) == (rich.title, rich.card, rich.figures)
    (house.folder / "corridors" / "north-south.yaml").unlink()
    assert load("again").hash == rich.hash


def test_the_text_without_its_sheet_looks_the_corridor_up(house: House, baseline: Scenario) -> None:
    house.write("again", baseline.text(sheet=False))
    assert load("again").hash == baseline.hash


def test_resolved_is_plain_data(baseline: Scenario) -> None:
    resolved = baseline.resolved()
    assert yaml.safe_load(yaml.safe_dump(resolved)) == resolved
    resolved["policies"].clear()
    assert baseline.policies


def test_faults_inside_an_inline_sheet_have_their_line(house: House, baseline: Scenario) -> None:
    text = baseline.text().replace("name: Coast", "name: 5")
    line = text[: text.index("name: 5")].count("\n") + 1
    house.write("again", text)
    with pytest.raises(InputFault) as raised:
        load("again")
    assert str(raised.value).startswith(f"again.yaml:{line}  sheet.origin.regions.coast.name  is 5; text is needed.")


def backwards(value: Any) -> Any:
    """The same data, written in the opposite order."""
    return {key: backwards(value[key]) for key in reversed(value)} if isinstance(value, dict) else value


def test_order_and_layout_do_not_count(house: House, baseline: Scenario) -> None:
    house.write(
        "flow",
        "# a remark\n" + yaml.safe_dump(backwards(scenario()), default_flow_style=True, sort_keys=False),
    )
    assert load("flow").hash == baseline.hash
    house.write_sheet(yaml_text(backwards(sheet())))
    again = load("baseline")
    assert (again.hash, again.text()) == (baseline.hash, baseline.text())
    assert list(again.sheet["origin"]["regions"]) == ["coast", "hills"]


def test_inheritance_names_and_cards_do_not_count(house: House, baseline: Scenario) -> None:
    house.write("heir", "extends: baseline\ntitle: Other words\ncard: {report: x}\ncompare_with: baseline\n")
    assert load("heir").hash == baseline.hash
    data = sheet()
    data["title"], data["stock"]["source"] = "Other words", "another register"
    house.write_sheet(yaml_text(data))
    assert load("baseline").hash == baseline.hash


def test_numbers_may_be_written_in_several_ways(house: House) -> None:
    head = "corridor: north-south\npolicies:\n  return_programme:\n    "
    texts = (
        "grant: 14000",
        "grant: 1.4e4",
        "grant: 14000.0",
        "type: return_programme\n    grant: {value: 14000}",
    )
    hashes = set()
    for text in texts:
        house.write("mine", head + text + "\n")
        hashes.add(load("mine").hash)
    assert len(hashes) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"budget": 5}, {"behaviour.attention": 0.081}, {f"{POLICY}.grant": 1}, {f"{POLICY}.start": "2006Q2"},
        {f"{POLICY}.ramp": 1}, {"calendar.end": "2014Q3"}, {"outcome.lag": 7}, {"outcome.threshold": 0.4},
        {"outcome.window": ["2005Q1", "2006Q1"]}, {"policies.a-legal_pathways": None},
        {"sheet.stock.years.2000": 5001},
        {"sheet.origin.regions.hills.push.security": 0.1},
    ],
)  # fmt: skip
def test_whatever_moves_a_number_counts(baseline: Scenario, change: dict[str, object]) -> None:
    assert baseline.with_(change).hash != baseline.hash


def by_sex(**grants: float) -> dict[str, object]:
    return {f"{POLICY}.grant": {"value": 500, "by_sex": grants}}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({f"{POLICY}.grant": 500}, by_sex(men=500)),
        (by_sex(men=1, women=2), {f"{POLICY}.grant": {"value": 7, "by_sex": {"men": 1, "women": 2}}}),
        ({"behaviour.women_share": 0.4}, {"sheet.people.women_share": 0.4}),
        ({f"{POLICY}.open_to.regions": ["hills", "coast"]}, {f"{POLICY}.open_to.regions": []}),
        ({"sheet.stock.range": 0.2}, {}),
        ({"sheet.targets.exits.value": 3}, {}),
        ({"behaviour.women_share": {"value": 0.5, "distribution": "uniform", "range": [0.4, 0.6]}},
         {"sheet.people.women_share.distribution": "uniform", "sheet.people.women_share.range": [0.4, 0.6]}),
    ],
)  # fmt: skip
def test_the_same_values_have_the_same_fingerprint(
    baseline: Scenario, one: dict[str, object], other: dict[str, object]
) -> None:
    assert baseline.with_(one).hash == baseline.with_(other).hash


def test_it_shows_itself_shortly(baseline: Scenario) -> None:
    assert repr(baseline) == f"<Scenario baseline: {len(POLICY_TYPES)} policies, modules: none, 2005Q1 to 2014Q4>"
    shown = baseline.with_({"title": "<b>", f"{POLICY}.grant": 500, f"{POLICY}.announced": "2005Q1"})._repr_html_()
    assert "&lt;b&gt;" in shown
    assert "2006Q1 to 2009Q4, announced 2005Q1" in shown
    assert "grant 500" in shown and "Modules: none." in shown
    on = baseline.with_({"modules.disasters": True, "modules.deterrence": True})
    assert "modules: deterrence, disasters," in repr(on) and "Modules: deterrence, disasters." in on._repr_html_()
