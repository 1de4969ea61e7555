"""What may stand in a corridor sheet: places and ways between them, each number with unit and source.

The reader gives the sheet back in canonical order: keys in the order of this file and of the registry, places
in alphabetical order, so that no result hangs on the order in which a sheet was written.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from bayiri.parameters import in_section
from bayiri.scenario.readers.sections import section
from bayiri.scenario.readers.single import TEXT, settings, sheet_value
from bayiri.scenario.readers.strict import Key, Reader, mapping_of, mapping_to, problem

SCENARIO_SECTIONS = ("behaviour", "people")  # one value a corridor; a scenario may give its own
WAYS = {
    "leaving": "what it takes to move there from the origin",
    "going_home": "what it takes to move from there to the origin",
}
_NAME = {"name": Key(TEXT, True, "the name that readers see")}


@cache
def read_sheet() -> Reader:
    """Reader of a corridor sheet."""
    own = in_section("corridor")
    calendar = mapping_of(settings("calendar", required=True), "a date of the calendar")
    keys = {
        "title": Key(TEXT, True, "the corridor in words"),
        "calendar": Key(calendar, True, "the quarters history, start and end"),
        "origin": Key(_origin(), True, "the place that people come from, with its regions"),
        "destinations": Key(_destinations(), True, "the places that people go to"),
        "people": Key(_figures("people")),
        "behaviour": Key(_figures("behaviour")),
        "slots": Key(sheet_value(own["slots"]), True, "persons a year who first consider leaving"),
        "stock": Key(sheet_value(own["stock"]), True, "published persons abroad"),
        "targets": Key(mapping_to(sheet_value(None), "a target")),
    }
    return mapping_of(keys, "a key of a corridor sheet")


@cache
def read_money() -> Reader:
    """Reader of the table by which money of other currencies and years is turned into dollars."""
    series = sheet_value(None)
    keys = {
        "title": Key(TEXT, True),
        "deflator": Key(series, True, "prices of the United States by year"),
        "rates": Key(mapping_to(series, "a currency"), True, "units of each currency that a US dollar costs"),
    }
    return mapping_of(keys, "a key of the table of money")


def _origin() -> Reader:
    # A region may give its own figure for anything that the origin gives for all of them.
    own = in_section("region").values()
    shared = [replace(row, default=row.low) for row in in_section("origin").values()]  # need not be given
    rows = [*own, *(row for row in shared if row.name not in in_section("region"))]
    region = section(rows, sheet_value, "a figure of a region", _NAME, must=True)
    regions = _some(mapping_to(region, "a region"), "region")
    lender = Key(_figures("lender"), False, "what banks and cooperatives of the origin offer")
    fixed = {**_NAME, "regions": Key(regions, True, "the parts that people come from"), "lender": lender}
    return section(in_section("origin").values(), sheet_value, "a figure of an origin", fixed, must=True)


def _destinations() -> Reader:
    ways = {way: Key(_figures(way, must=True), True, meaning) for way, meaning in WAYS.items()}
    rows = in_section("destination").values()
    place = section(rows, sheet_value, "a figure of a destination", {**_NAME, **ways}, must=True)
    return _some(mapping_to(place, "a destination"), "destination")


def _figures(name: str, must: bool = False) -> Reader:
    return section(in_section(name).values(), sheet_value, f"a figure of {name}", must=must)


def _some(read_all: Reader, noun: str) -> Reader:
    def read(value: Any) -> dict[str, Any]:
        places: dict[str, Any] = read_all(value)
        if not places:
            raise problem(f"is empty; a corridor has at least one {noun}.")
        return places

    return Reader(read, {**read_all.schema, "minProperties": 1})
