"""Readers of single values, each with the JSON Schema of what it takes."""

from __future__ import annotations

import math
from functools import partial
from typing import Any

from bayiri.parameters import GRADES, Parameter, in_section
from bayiri.parameters.groups import GROUPINGS, differs_by
from bayiri.scenario.readers.figures import MEANINGS, in_scenario, in_sheet
from bayiri.scenario.readers.quantities import is_money
from bayiri.scenario.readers.spreads import DISTRIBUTIONS
from bayiri.scenario.readers.strict import Key, Reader, Schema, problem
from bayiri.scenario.readers.values import check, finite, one_of, quarter, short, text, whole

TEXT = Reader(text, {"type": "string", "minLength": 1})
QUARTER = Reader(quarter, {"type": "string", "pattern": "^[0-9]{4}Q[1-4]$", "examples": ["2008Q4"]})


def numbers(low: float = -math.inf, high: float = math.inf) -> Reader:
    """Reader of a finite number in this range."""
    return Reader(partial(finite, low=low, high=high), {"type": "number", **_finite_ends(low, high)})


def _finite_ends(low: float, high: float) -> Schema:
    ends = {"minimum": low, "maximum": high}
    return {key: end for key, end in ends.items() if math.isfinite(end)}


def integers(low: int, high: int) -> Reader:
    """Reader of a whole number in this range."""
    return Reader(partial(whole, low=low, high=high), {"type": "integer", "minimum": low, "maximum": high})


def words(most: int) -> Reader:
    """Reader of text of at most so many characters."""
    return Reader(partial(short, most=most), {**TEXT.schema, "maxLength": most})


def choices(options: tuple[str, ...]) -> Reader:
    """Reader of one of these words."""
    return Reader(partial(one_of, options), {"enum": list(options)})


def schema_of_row(row: Parameter) -> Schema:
    """What the row takes, as JSON Schema."""
    if row.kind == "flag":
        return {"type": "boolean"}
    if row.kind == "choice":
        return {"enum": list(row.options)}
    if row.kind == "set":
        return {"type": "array", "items": {"enum": list(row.options)}, "minItems": 1, "uniqueItems": True}
    if row.kind == "names":
        return {"type": "array", "items": {"type": "string"}, "uniqueItems": True}
    bare: Schema = {"type": "integer" if row.kind == "integer" else "number", **_finite_ends(row.low, row.high)}
    if is_money(row):
        return {"anyOf": [bare, {"type": "string", "pattern": "[A-Z]{3} +[0-9]{4}", "examples": ["15000 EUR 2009"]}]}
    if row.unit in ("quarters", "years"):
        return {"anyOf": [bare, {"type": "string", "pattern": "(quarter|year)s?$", "examples": ["2 years"]}]}
    return bare


def scenario_value(row: Parameter) -> Reader:
    """Reader of a value of a scenario: the plain value, or a figure."""
    schema = {"anyOf": [schema_of_row(row), _figure_schema(row, False)]}
    return Reader(partial(in_scenario, row), schema)


def sheet_value(row: Parameter | None) -> Reader:
    """Reader of a value of a corridor sheet: a figure, or a yearly series where the model has a value a quarter."""
    return Reader(partial(in_sheet, row), _figure_schema(row, True))


def setting(row: Parameter) -> Reader:
    """Reader of a setting, which is a plain value: a quarter, two of them, a number or a list of numbers."""
    if row.kind == "quarter":
        return QUARTER
    if row.kind == "quarters":
        return Reader(_two_quarters, {"type": "array", "items": QUARTER.schema, "minItems": 2, "maxItems": 2})
    if row.kind == "list":
        one = numbers(row.low, row.high)
        return Reader(partial(_several, one), {"type": "array", "items": one.schema, "minItems": 1})
    return Reader(partial(check, row), schema_of_row(row))


def settings(section: str, required: bool = False) -> dict[str, Key]:
    """Keys of the settings that stand in a section of a file."""
    rows = in_section(section).values()
    return {row.name: Key(setting(row), required, _meaning(row)) for row in rows}


def _meaning(row: Parameter) -> str:
    return row.meaning if row.kind.startswith("quarter") else f"{row.meaning} ({row.unit})"


def _two_quarters(value: Any) -> list[str]:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise problem("is no pair of quarters, such as [2008Q4, 2017Q4].")
    return [quarter(item) for item in value]


def _several(one: Reader, value: Any) -> list[float]:
    if not isinstance(value, list | tuple) or not value:
        raise problem("holds no list of shares, such as [0.33, 0.5, 0.66].")
    return sorted({one(item) for item in value})


def _figure_schema(row: Parameter | None, sheet: bool) -> Schema:
    value: Schema = {"type": "number"} if row is None else schema_of_row(row)
    keys: dict[str, Any] = {
        "value": value, "year": {"type": "integer"}, "unit": TEXT.schema, "source": TEXT.schema,
        "grade": {"enum": list(GRADES)}, "note": TEXT.schema, "given": TEXT.schema,
        "range": {"type": ["array", "number"]}, "distribution": {"enum": list(DISTRIBUTIONS)},
    }  # fmt: skip
    if sheet and (row is None or row.by_year):
        keys["years"] = {"type": "object", "patternProperties": {"^[0-9]{4}$": value}, "additionalProperties": False}
    if not sheet and row is not None:
        keys |= {f"by_{by}": _by_schema(by, value) for by in differs_by(row)}
    keys = {key: {**part, "description": MEANINGS[key]} for key, part in keys.items()}
    required = {"required": ["unit", "source", "grade"]} if sheet else {}
    return {"type": "object", "additionalProperties": False, "properties": keys, **required}


def _by_schema(grouping: str, value: Schema) -> Schema:
    groups = GROUPINGS[grouping]
    if not groups:
        return {"type": "object", "additionalProperties": value}
    return {"type": "object", "properties": dict.fromkeys(groups, value), "additionalProperties": False}
