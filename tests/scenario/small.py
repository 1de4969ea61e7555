"""A small corridor and scenario made from the registry, so that a new row never breaks a test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bayiri.parameters import POLICY_TYPES, Parameter, in_section
from bayiri.scenario.readers.sections import nested
from bayiri.scenario.text.writing import yaml_text

CALENDAR = {"history": "2000Q1", "start": "2005Q1", "end": "2014Q4"}


def value_of(row: Parameter) -> Any:
    """Some value that the row allows."""
    if row.kind == "flag":
        return True
    if row.kind == "choice":
        return row.options[0]
    if row.kind == "set":
        return [row.options[0]]
    if isinstance(row.default, float):
        return row.default
    return max(row.low, min(row.high, 0.5))


def figure(row: Parameter) -> dict[str, Any]:
    """A complete figure for a sheet."""
    return {"value": value_of(row), "unit": row.unit, "year": 2005, "source": "a survey", "grade": "measured"}


def series(unit: str, years: dict[int, float]) -> dict[str, Any]:
    """A complete yearly series for a sheet."""
    return {"years": years, "unit": unit, "source": "a register", "grade": "measured", "range": 0.1}


def section(name: str) -> dict[str, Any]:
    """All rows of a section of the sheet."""
    return nested({row.name: figure(row) for row in in_section(name).values()})


def sheet() -> dict[str, Any]:
    """A corridor of two regions and one destination."""
    ways = {way: section(way) for way in ("leaving", "going_home")}
    return {
        "title": "North to south",
        "calendar": dict(CALENDAR),
        "origin": {
            "name": "North",
            "regions": {"coast": {"name": "Coast", **section("region")}, "hills": {"name": "Hills",
            **section("region")}},
            **section("origin"), "lender": section("lender"),
        },
        "destinations": {"south": {"name": "South", **section("destination"), **ways}},
        "people": section("people"),
        "behaviour": section("behaviour"),
        "slots": series("persons per year", {2000: 900.0, 2005: 1200.0}),
        "stock": series("persons", {2000: 5000.0, 2010: 9000.0}),
        "targets": {"exits": {"value": 2.5, "unit": "percent", "source": "guess", "grade": "assumption"}},
    }  # fmt: skip


def scenario() -> dict[str, Any]:
    """A scenario with one policy of every type; levers that have to be given are given."""
    policies: dict[str, Any] = {}
    for kind in POLICY_TYPES:
        needed = {row.name: value_of(row) for row in in_section(kind).values() if row.default_in(kind) is None}
        policies[f"a-{kind}"] = {"type": kind, "start": "2006Q1", "end": "2009Q4", **nested(needed)}
    return {"title": "As it was", "corridor": "north-south", "policies": policies}


class House:
    """A folder with a corridor sheet and the scenarios `mixes/*.yaml` of a test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mixes = folder / "mixes"
        self.mixes.mkdir()
        (folder / "corridors").mkdir()
        self.write_sheet(yaml_text(sheet()))
        self.write("baseline", yaml_text(scenario()))

    def write(self, name: str, text: str) -> Path:
        """A scenario file with this text."""
        path = self.mixes / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    def write_sheet(self, text: str) -> Path:
        """The corridor sheet with this text."""
        path = self.folder / "corridors" / "north-south.yaml"
        path.write_text(text, encoding="utf-8")
        return path
