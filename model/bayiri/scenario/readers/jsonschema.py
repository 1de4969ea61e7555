"""Files as JSON Schema, with which editors complete keys and explain them while one types."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from bayiri.scenario.fits import read_record
from bayiri.scenario.readers.schema import read_scenario
from bayiri.scenario.readers.sheets import read_money, read_sheet
from bayiri.scenario.readers.strict import Schema

_READERS = {"scenario": read_scenario, "corridor": read_sheet, "fit": read_record, "money": read_money}
FILES = tuple(_READERS)
_BY_NAME = ("properties", "patternProperties")  # keys that hold schemas by name
_WORTH_SHARING = 90  # characters of a part from which on a reference to it is shorter


def json_schema(file: str = "scenario") -> Schema:
    """Schema (draft 2020-12) of a kind of file, as its reader describes itself."""
    return described(file, _READERS[file]().schema)


def described(file: str, schema: Schema) -> Schema:
    """What a reader says of itself, as a document of its own."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"bayiri {file}"}
    return {**head, **_shared(schema)}


def _shared(schema: Schema) -> Schema:
    """The same with parts that occur more than once told once, under `$defs`; each keeps its own description."""
    times = Counter(map(_text, _parts(schema)))
    names: dict[str, str] = {}
    shared: dict[str, Schema] = {}

    def refer(part: Schema) -> Schema:
        text = _text(part)
        if times[text] < 2 or len(text) < _WORTH_SHARING:
            return _inside(part, refer)
        if text not in names:
            names[text] = f"part{len(names)}"
            shared[names[text]] = _inside(_bare(part), refer)
        told = {"description": part["description"]} if "description" in part else {}
        return {"$ref": f"#/$defs/{names[text]}", **told}

    return {**_inside(schema, refer), "$defs": shared}


def _bare(part: Schema) -> Schema:
    return {key: value for key, value in part.items() if key != "description"}


def _inside(part: Schema, change: Callable[[Schema], Schema]) -> Schema:
    """The part with each schema directly inside it changed."""
    return {key: _changed(key, value, change) for key, value in part.items()}


def _changed(key: str, value: Any, change: Callable[[Schema], Schema]) -> Any:
    if key in _BY_NAME:
        return {name: change(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [change(inner) if isinstance(inner, dict) else inner for inner in value]
    return change(value) if isinstance(value, dict) else value


def _parts(schema: Schema) -> list[Schema]:
    """The schema and every one inside it."""
    found = [schema]

    def note(part: Schema) -> Schema:
        found.extend(_parts(part))
        return part

    _inside(schema, note)
    return found


def _text(part: Schema) -> str:
    return json.dumps(_bare(part), sort_keys=True)
