"""Every fault of a corridor sheet: the message a person gets, word for word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bayiri.parameters import in_section
from bayiri.scenario import InputFault, load
from bayiri.scenario.compile import compile_scenario
from bayiri.scenario.writing import yaml_text
from tests.scenario.small import House, sheet

Change = Callable[[dict[str, Any]], object]
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


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data.pop("title"), "title  is missing: the corridor in words."),
        (lambda data: data.pop("stock"), "stock  is missing: published persons abroad."),
        (lambda data: data["calendar"].pop("end"), "calendar.end  is missing."),
        (lambda data: data["calendar"].update(end="2014Q9"),
         'calendar.end  is the text "2014Q9", which is no quarter.  '
         "Write a year and a quarter from 1 to 4, such as 2008Q4."),
        (lambda data: data["calendar"].update(start="1999Q1"),
         "calendar.start  is 1999Q1: it starts before the history of the corridor begins (2000Q1)."),
        (lambda data: data.update(remarks="x"), "remarks  is not a key of a corridor sheet."),
        (lambda data: data.update(destinations={}),
         "destinations  is empty; a corridor has at least one destination."),
        (lambda data: data["origin"].update(regions={}),
         "origin.regions  is empty; a corridor has at least one region."),
        (lambda data: data["origin"]["regions"].update(Coast={}),
         "origin.regions.Coast  is no name for a region; use lower-case letters, digits, - and _."),
        (lambda data: coast(data).pop("name"),
         "origin.regions.coast.name  is missing: the name that readers see."),
        (lambda data: coast(data).pop("migrant_share"),
         f"origin.regions.coast.migrant_share  is missing: "
         f"{in_section('region')['migrant_share'].meaning} (share)."),
        (lambda data: data["destinations"]["south"].pop("leaving"),
         "destinations.south.leaving  is missing: what it takes to move there from the origin."),
        (lambda data: coast(data).update(migrant_shre=SHARE),
         "origin.regions.coast.migrant_shre  is not a figure of a region.  Did you mean migrant_share?"),
        (lambda data: coast(data)["push"].update(securty=SHARE),
         "origin.regions.coast.push.securty  is not a figure of a region.  Did you mean security?"),
        (lambda data: coast(data).update({"push.security": SHARE}),
         "origin.regions.coast.push.security  is not a figure of a region.  "
         "Write it as keys within keys, push: {security: ...}."),
        (lambda data: coast(data).update(migrant_share=0.5),
         "origin.regions.coast.migrant_share  is 0.5; a corridor sheet gives value, unit, source and grade.  "
         'Write {value: ..., unit: share, year: 2010, source: "...", grade: measured}'),
        (lambda data: coast(data).update(migrant_share={**SHARE, "value": 50}),
         "origin.regions.coast.migrant_share.value  is 50; a share must lie between 0 and 1.  "
         "If you meant 50 %, write 0.50."),
        (lambda data: coast(data).update(migrant_share={**SHARE, "unit": "percent"}),
         'origin.regions.coast.migrant_share.unit  is the text "percent"; migrant_share is kept in share.'),
        (lambda data: coast(data).update(migrant_share={**SHARE, "grade": "measurd"}),
         'origin.regions.coast.migrant_share.grade  is the text "measurd"; it must be measured, derived '
         'or assumption.'
         "  Did you mean measured?"),
        (lambda data: coast(data).update(migrant_share={**SHARE, "source": ""}),
         "origin.regions.coast.migrant_share.source  is empty; text is needed."),
        (lambda data: coast(data).update(migrant_share={**SHARE, "year": 20005}),
         "origin.regions.coast.migrant_share.year  is 20005; a whole number from 1900 to 2100 is needed."),
        (lambda data: coast(data).update(migrant_share={**SHARE, "range": [0.6, 0.7]}),
         "origin.regions.coast.migrant_share.value  is 0.5, outside its own range from 0.6 to 0.7."),
        (lambda data: coast(data).update(migrant_share={**SHARE, "range": [0.7, 0.4]}),
         "origin.regions.coast.migrant_share.range  runs from 0.7 down to 0.4; the lower end comes first."),
        (lambda data: coast(data).update(migrant_share={**SHARE, "range": [0.4]}),
         "origin.regions.coast.migrant_share.range  holds 1 numbers; a range is [low, high]."),
        (lambda data: coast(data).update(migrant_share={**SHARE, "range": 5}),
         "origin.regions.coast.migrant_share.range  is 5; it must lie between 0 and 1."),
        (lambda data: data["people"].update(women_share={"years": {2005: 0.5}, **SHARE}),
         "people.women_share  is a yearly series; the model holds it constant, so give one value."),
        (lambda data: data["stock"].update(years={}),
         "stock.years  is empty; a series is a mapping from years to values."),
        (lambda data: data["stock"]["years"].update({20005: 1.0}),
         "stock.years.20005  is no year from 1900 to 2100."),
        (lambda data: data["stock"]["years"].update({2001: "many"}),
         'stock.years.2001  is the text "many"; a number is needed (persons, at least 0).'),
        (lambda data: data["stock"].update(range=[0.0, 6000.0]),
         "stock.years.2010  is 9000, outside its own range from 0 to 6000."),
        (lambda data: data["stock"].update(unit="people"),
         'stock.unit  is the text "people"; stock is kept in persons.'),
        (lambda data: data["targets"].update(x={"value": "high", "unit": "u", "source": "s",
        "grade": "assumption"}),
         'targets.x.value  is the text "high"; a number is needed.'),
    ],
)  # fmt: skip
def test_a_fault_of_a_sheet(house: House, change: Change, said: str) -> None:
    data = sheet()
    change(data)
    assert told(house, yaml_text(data)) == [said]


@pytest.mark.parametrize("key", ["unit", "source", "grade", "year"])
def test_a_figure_says_where_it_comes_from(house: House, key: str) -> None:
    data = sheet()
    del coast(data)["migrant_share"][key]
    (said,) = told(house, yaml_text(data))
    assert said.startswith(f"origin.regions.coast.migrant_share.{key}  is missing")


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
