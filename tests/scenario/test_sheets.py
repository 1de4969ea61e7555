"""What a corridor sheet may say, and faults of several places at once."""

from __future__ import annotations

from typing import Any

import pytest

from bayiri.scenario import InputFault, load
from bayiri.scenario.tables.compile import compile_scenario
from bayiri.scenario.text.writing import yaml_text
from tests.scenario.small import House, sheet

SHARE = {"value": 0.5, "unit": "share", "year": 2005, "source": "a survey", "grade": "measured"}


def told(house: House, text: str) -> list[str]:
    """Faults of a scenario in a corridor with this sheet, without file and line."""
    house.write_sheet(text)
    with pytest.raises(InputFault) as raised:
        load("baseline")
    faults = raised.value.faults
    assert {fault.file for fault in faults} == {str(house.folder / "corridors" / "north-south.yaml")}
    assert all(fault.line is not None and fault.line <= text.count("\n") for fault in faults)
    return [f"{fault.path}  {fault.message}" + (f"  {fault.hint}" if fault.hint else "") for fault in faults]


def coast(data: dict[str, Any]) -> dict[str, Any]:
    region: dict[str, Any] = data["origin"]["regions"]["coast"]
    return region


def test_an_assumption_needs_no_year_and_a_range_may_be_relative(house: House) -> None:
    data = sheet()
    assumed = {"value": 0.5, "unit": "share", "source": "a guess", "grade": "assumption", "range": 0.2}
    coast(data)["migrant_share"] = assumed
    house.write_sheet(yaml_text(data))
    assert load("baseline").sheet["origin"]["regions"]["coast"]["migrant_share"] == assumed


def test_a_region_may_differ_from_its_country(house: House) -> None:
    data = sheet()
    coast(data)["unemployment"] = {**SHARE, "value": 0.2}
    house.write_sheet(yaml_text(data))
    assert load("baseline").sheet["origin"]["regions"]["coast"]["unemployment"]["value"] == 0.2


def test_figures_with_two_names_stand_in_nested_keys_and_are_used(house: House) -> None:
    """In every section of a sheet: of a region, of its country, and over its country."""
    data = sheet()
    level = {"value": 0.6, "unit": "index", "source": "a guess", "grade": "assumption"}
    coast(data)["push"]["security"] = level
    del coast(data)["push"]["health"]  # has a default
    house.write_sheet(yaml_text(data))
    compiled = compile_scenario(load("baseline"))
    place = compiled.place_names.index("coast")
    assert (compiled.places["push_security"][:8, place] == 0.6).all()
    assert not compiled.places["push_health"][:8, place].any()


def test_every_year_of_a_series_is_checked(house: House) -> None:
    data = sheet()
    data["stock"]["years"] = {1800: 1.0, 2001: -1.0, 2002: True}
    assert told(house, yaml_text(data)) == [
        "stock.years.1800  is no year from 1900 to 2100.",
        "stock.years.2001  is -1; it must be at least 0 (persons).",
        "stock.years.2002  is true; a number is needed (persons, at least 0).",
    ]


def test_faults_of_sheet_and_scenario_come_together(house: House) -> None:
    data = sheet()
    del data["title"]
    house.write_sheet(yaml_text(data))
    house.write("mine", "corridor: north-south\nbudget: x\n")
    with pytest.raises(InputFault) as raised:
        load("mine")
    assert [fault.path for fault in raised.value.faults] == ["budget", "title"]
