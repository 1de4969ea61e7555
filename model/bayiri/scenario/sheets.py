"""What may stand in a corridor sheet: places and ways between them, each number with unit and source.

The reader gives the sheet back in canonical order: keys in the order of this file and of the registry, places
in alphabetical order, so that no result hangs on the order in which a sheet was written.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import Any

from bayiri.parameters import Parameter, in_section
from bayiri.scenario.figures import in_sheet
from bayiri.scenario.sections import section
from bayiri.scenario.strict import Key, Read, mapping_by_name, mapping_of, problem
from bayiri.scenario.values import quarter, text

SCENARIO_SECTIONS = ("behaviour", "people")  # one value a corridor; a scenario may give its own
DATES = ("history", "start", "end")
WAYS = {
    "leaving": "what it takes to move there from the origin",
    "going_home": "what it takes to move from there to the origin",
}
_NAME = {"name": Key(text, True, "the name that readers see")}
STOCK = Parameter("stock", "persons abroad, as published", "persons", (), "places", high=1e10)
SLOTS = Parameter("slots", "persons who first consider leaving", "persons per year", (), "places", high=1e10)


@cache
def read_sheet() -> Read:
    """Reader of a corridor sheet."""
    calendar = mapping_of({key: Key(quarter, required=True) for key in DATES}, "a date of the calendar")
    keys = {
        "title": Key(text, True, "the corridor in words"),
        "calendar": Key(calendar, True, "the quarters history, start and end"),
        "origin": Key(_origin(), True, "the place that people come from, with its regions"),
        "destinations": Key(_destinations(), True, "the places that people go to"),
        "people": Key(_figures("people")),
        "behaviour": Key(_figures("behaviour")),
        "slots": Key(partial(in_sheet, SLOTS), True, "persons a year who first consider leaving"),
        "stock": Key(partial(in_sheet, STOCK), True, "published persons abroad"),
        "targets": Key(mapping_by_name(lambda _, value: in_sheet(None, value), "a target")),
    }
    return mapping_of(keys, "a key of a corridor sheet")


def _origin() -> Read:
    # A region may give its own figure for anything that the origin gives for all of them.
    own = in_section("region").values()
    shared = [replace(row, default=row.low) for row in in_section("origin").values()]  # need not be given
    rows = [*own, *(row for row in shared if row.name not in in_section("region"))]
    region = section(rows, in_sheet, "a figure of a region", _NAME, must=True)
    regions = _some(mapping_by_name(lambda _, value: region(value), "a region"), "region")
    lender = Key(_figures("lender"), False, "what banks and cooperatives of the origin offer")
    fixed = {**_NAME, "regions": Key(regions, True, "the parts that people come from"), "lender": lender}
    return section(in_section("origin").values(), in_sheet, "a figure of an origin", fixed, must=True)


def _destinations() -> Read:
    ways = {way: Key(_figures(way, must=True), True, meaning) for way, meaning in WAYS.items()}
    rows = in_section("destination").values()
    place = section(rows, in_sheet, "a figure of a destination", {**_NAME, **ways}, must=True)
    return _some(mapping_by_name(lambda _, value: place(value), "a destination"), "destination")


def _figures(name: str, must: bool = False) -> Read:
    return section(in_section(name).values(), in_sheet, f"a figure of {name}", must=must)


def _some(read_all: Read, noun: str) -> Read:
    def read(value: Any) -> dict[str, Any]:
        places: dict[str, Any] = read_all(value)
        if not places:
            raise problem(f"is empty; a corridor has at least one {noun}.")
        return places

    return read
