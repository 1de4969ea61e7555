"""Files as JSON Schema, with which editors complete keys and explain them while one types."""

from __future__ import annotations

from typing import Any

from bayiri.scenario.readers import TEXT
from bayiri.scenario.schema import read_scenario
from bayiri.scenario.sheets import read_sheet
from bayiri.scenario.strict import or_null

FILES = ("scenario", "corridor")


def json_schema(file: str = "scenario") -> dict[str, Any]:
    """Schema (draft 2020-12) of a scenario file or of a corridor sheet, as their readers describe themselves."""
    schema = _scenario() if file == "scenario" else read_sheet().schema
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"bayiri {file}", **schema}


def _scenario() -> dict[str, Any]:
    """What a scenario file may hold before inheritance."""
    schema = read_scenario().schema
    told = "scenario whose values hold where this file says nothing"
    properties = {"extends": {**or_null(TEXT.schema), "description": told}, **schema["properties"]}
    return {**schema, "properties": properties}
