"""The scenario file as a JSON Schema, with which editors complete keys and explain them while one types."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from bayiri.parameters import GRADES, MODULES, POLICY_TYPES, Parameter, in_section
from bayiri.scenario.schema import CARD_GRADES, LABEL_MOST
from bayiri.scenario.sections import nested
from bayiri.scenario.sheets import DATES, SCENARIO_SECTIONS

_TEXT = {"type": "string", "minLength": 1}
_QUARTER = {"type": "string", "pattern": "^[0-9]{4}Q[1-4]$", "description": "a quarter such as 2008Q4"}
_SHARE = {"type": "number", "minimum": 0, "maximum": 1}


def json_schema() -> dict[str, Any]:
    """Schema (draft 2020-12) of a scenario file. Null stands for taking out what is inherited."""
    rows = [row for section in SCENARIO_SECTIONS for row in in_section(section).values()]
    kinds = {kind: _policy(kind) for kind in POLICY_TYPES}
    typed = [{**schema, "required": ["type"]} for schema in kinds.values()]
    outcome = {
        "window": {"type": "array", "items": _QUARTER, "minItems": 2, "maxItems": 2},
        "lag": {"type": "integer", "minimum": 1, "description": "quarters after return"},
        "threshold": _SHARE,
        "thresholds": {"type": "array", "items": _SHARE, "minItems": 1},
    }
    card = {**dict.fromkeys(("report", "assumes", "since"), _TEXT), "grade": {"enum": list(CARD_GRADES)}}
    switches = {name: {"type": "boolean", "description": module.meaning} for name, module in MODULES.items()}
    keys: dict[str, Any] = {
        "title": _TEXT,
        "label": {**_TEXT, "maxLength": LABEL_MOST, "description": "short name, for charts and tables"},
        "corridor": {**_TEXT, "description": "name or path of a corridor sheet"},
        "extends": {**_TEXT, "description": "scenario whose values hold where this file says nothing"},
        "compare_with": {**_TEXT, "description": "scenario to compare this one with"},
        "card": _object(card),
        "calendar": _object(dict.fromkeys(DATES, _QUARTER)),
        "outcome": _object(outcome),
        "budget": {"type": "number", "minimum": 0, "description": "USD 2021, all policies together"},
        "modules": _object(switches),
        "behaviour": _section(rows),
        "policies": {
            "type": "object",
            "properties": {kind: _or_null(schema) for kind, schema in kinds.items()},
            "additionalProperties": {"anyOf": [*typed, _policy_change(), {"type": "null"}]},
        },
        "sheet": {"type": "object", "description": "the corridor sheet itself, in resolved scenarios"},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "bayiri scenario",
        **_object(keys),
    }


def _policy(kind: str) -> dict[str, Any]:
    fixed = {
        "type": {"const": kind},
        **dict.fromkeys(("announced", "start", "end"), _QUARTER),
        "ramp": {"type": "integer", "minimum": 0, "description": "quarters to full strength"},
    }
    return {**_section(in_section(kind).values(), fixed), "description": POLICY_TYPES[kind]}


def _policy_change() -> dict[str, Any]:
    """What a file may say of a policy that it inherits: any lever, without repeating the type."""
    rows = {row.name: row for kind in POLICY_TYPES for row in in_section(kind).values()}
    fixed = {**dict.fromkeys(("announced", "start", "end"), _QUARTER), "ramp": {"type": "integer"}}
    return _section(rows.values(), fixed)


def _section(rows: Iterable[Parameter], fixed: dict[str, Any] | None = None) -> dict[str, Any]:
    return _object({**(fixed or {}), **_branch(nested({row.name: row for row in rows}))})


def _branch(tree: dict[str, Any]) -> dict[str, Any]:
    return {name: _row(node) if isinstance(node, Parameter) else _object(_branch(node)) for name, node in tree.items()}


def _row(row: Parameter) -> dict[str, Any]:
    value = _value(row)
    figure = _object({
        "value": value, "unit": {"const": row.unit}, "year": {"type": "integer"}, "source": _TEXT,
        "grade": {"enum": list(GRADES)}, "range": {"type": ["array", "number"]}, "note": _TEXT,
    })  # fmt: skip
    return {"anyOf": [value, {**figure, "required": ["value"]}], "description": f"{row.meaning} ({row.unit})"}


def _value(row: Parameter) -> dict[str, Any]:
    if row.kind == "flag":
        return {"type": "boolean"}
    if row.kind == "choice":
        return {"enum": list(row.options)}
    if row.kind == "set":
        items = {"enum": list(row.options)}
        return {"type": "array", "items": items, "minItems": 1, "uniqueItems": True}
    if row.kind == "names":
        return {"type": "array", "items": {"type": "string"}, "uniqueItems": True}
    ends = {"minimum": row.low, "maximum": row.high}
    limits = {key: end for key, end in ends.items() if math.isfinite(end)}
    return {"type": "integer" if row.kind == "integer" else "number", **limits}


def _object(keys: dict[str, Any]) -> dict[str, Any]:
    properties = {key: schema if "const" in schema else _or_null(schema) for key, schema in keys.items()}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    told = {"description": schema["description"]} if "description" in schema else {}
    return {"anyOf": [*schema.get("anyOf", [schema]), {"type": "null"}], **told}
