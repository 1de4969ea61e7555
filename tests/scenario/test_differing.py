"""Every value that differs is found, once, with what it means; nothing else is."""

from __future__ import annotations

from typing import Any

import pytest

from bayiri.parameters import MODULES, POLICY_TYPES, in_section
from bayiri.scenario import Scenario, find_mixes, load
from bayiri.scenario.differing import PARTS, Difference, beside_value, differences, value_of
from tests.scenario.small import House

POLICY = "policies.a-return_programme"


@pytest.fixture
def baseline(house: House) -> Scenario:
    return load("baseline")


def found(first: Scenario, changes: dict[str, Any]) -> list[Difference]:
    return differences(first, first.with_(changes))


def test_a_scenario_does_not_differ_from_itself(baseline: Scenario) -> None:
    assert differences(baseline, baseline) == differences(baseline, load("baseline")) == []


@pytest.mark.parametrize(
    ("changes", "part", "first", "second", "unit"),
    [
        ({f"{POLICY}.grant": 500}, "policies", 0.0, 500.0, "USD 2021"),
        ({f"{POLICY}.open_to.age_to": 50}, "policies", 120.0, 50.0, "years"),
        ({f"{POLICY}.end": None}, "policies", "2009Q4", None, "quarter"),
        ({f"{POLICY}.ramp": 2}, "policies", 0, 2, "quarters"),
        ({"budget": 5}, "budget", None, 5.0, "USD 2021"),
        ({"outcome.lag": 4}, "outcome", 8, 4, "quarters"),
        ({"calendar.end": "2013Q4"}, "calendar", "2014Q4", "2013Q4", "quarter"),
        ({"behaviour.skill_step": 0.6}, "behaviour", None, 0.6, "ln per ln point"),
        ({"label": "Other"}, "words", None, "Other", ""),
        ({"card.since": "now"}, "words", None, "now", ""),
    ],
)
def test_a_change_is_one_difference(
    baseline: Scenario, changes: dict[str, Any], part: str, first: Any, second: Any, unit: str
) -> None:
    (one,) = found(baseline, changes)
    assert ".".join(map(str, one.path)) == next(iter(changes))
    assert (one.part, one.second) == (part, second)
    if part != "behaviour":
        assert (one.first, one.unit) == (first, unit)
    assert bool(one.meaning) == (part != "words")


def test_a_policy_of_one_alone_is_one_difference(baseline: Scenario) -> None:
    extra = {"type": "return_programme", "start": "2007Q1", "announced": "2006Q4", "grant": 5, "ramp": 2}
    (one,) = found(baseline, {"policies.extra": extra})
    assert (one.path, one.first, one.meaning) == (("policies", "extra"), None, POLICY_TYPES["return_programme"])
    assert one.second == {
        "type": "return_programme", "announced": "2006Q4", "start": "2007Q1", "end": None, "ramp": 2, "delivery_lag": 0,
        "levers": {"grant": 5.0},
    }  # fmt: skip
    (back,) = differences(baseline.with_({"policies.extra": extra}), baseline)
    assert (back.first, back.second) == (one.second, None)


def test_a_policy_of_another_type_is_another_policy(baseline: Scenario) -> None:
    first = baseline.with_({"policies.x": {"type": "return_programme", "grant": 5}})
    second = baseline.with_({"policies.x": {"type": "information"}})
    assert [(one.first is None, one.second is None) for one in differences(first, second)] == [
        (False, True), (True, False),
    ]  # fmt: skip


def test_figures_of_the_sheet_are_told_with_unit_and_meaning(baseline: Scenario) -> None:
    changes = {
        "sheet.origin.regions.coast.push.security": 0.25, "sheet.destinations.south.leaving.fare": 125,
        "sheet.stock.years.2000": 7,
    }  # fmt: skip
    told = {".".join(map(str, one.path)): one for one in found(baseline, changes)}
    rows = [in_section("region")["push.security"], in_section("leaving")["fare"]]
    assert set(told) == {"sheet.origin.regions.coast.push.security", "sheet.destinations.south.leaving.fare",
                         "sheet.stock"}  # fmt: skip
    for row, path in zip(rows, changes, strict=False):
        assert (told[path].part, told[path].unit, told[path].meaning) == ("sheet", row.unit, row.meaning)
    assert told["sheet.stock"].first["years"][2000] == 5000.0 and told["sheet.stock"].second["years"][2000] == 7.0


def test_a_figure_of_people_in_the_sheet_is_told_once(baseline: Scenario) -> None:
    (one,) = found(baseline, {"sheet.behaviour.attention.value": 0.2})
    assert (one.part, one.path) == ("behaviour", ("behaviour", "attention"))


def test_groups_and_distributions_of_a_lever_are_part_of_its_value(baseline: Scenario) -> None:
    given = {"value": 5, "by_region": {"coast": 9}}
    (one,) = found(baseline, {f"{POLICY}.grant": given})
    assert (value_of(one.second), beside_value(one.second)) == (5.0, {"by_region": {"coast": 9.0}})
    (alone,) = found(baseline, {"policies.x": {"type": "return_programme", "grant": given}})
    assert alone.second["levers"]["grant"] == one.second


def test_a_module_that_is_switched_on_is_told(baseline: Scenario) -> None:
    (one, *_) = found(baseline, {"modules.disasters": True})
    assert (one.part, one.path, one.first, one.second) == ("modules", ("modules", "disasters"), False, True)
    assert one.meaning == MODULES["disasters"].meaning


def test_another_source_is_no_other_number(baseline: Scenario) -> None:
    first = baseline.with_({"behaviour.attention": {"value": 0.2, "source": "a", "range": [0.1, 0.3]}})
    (source,) = found(first, {"behaviour.attention.source": "b"})
    assert source.part == "sources"
    (limits,) = found(first, {"behaviour.attention.range": [0.1, 0.4]})
    assert limits.part == "sources"  # nothing is drawn from it
    drawn = first.with_({"behaviour.attention.distribution": "uniform"})
    (ends,) = found(drawn, {"behaviour.attention.range": [0.1, 0.4]})
    assert ends.part == "behaviour"


@pytest.mark.parametrize("name", find_mixes("ecuador-spain")[1:])
def test_the_same_hash_means_no_difference_of_values(name: str) -> None:
    first, second = load("ecuador-spain/baseline"), load(name)
    told = differences(first, second)
    assert {one.part for one in told} <= set(PARTS)
    assert [PARTS.index(one.part) for one in told] == sorted(PARTS.index(one.part) for one in told)
    assert any(one.part not in ("sources", "words") for one in told) == (first.hash != second.hash)
