"""Readers of single values, each with the JSON Schema of what it takes."""

from __future__ import annotations

import math
from functools import partial
from typing import Any

from bayiri.parameters import GRADES, Parameter
from bayiri.parameters.groups import GROUPINGS, differs_by
from bayiri.scenario.figures import SERIES_TABLES, in_scenario, in_sheet
from bayiri.scenario.quantities import is_money
from bayiri.scenario.spreads import DISTRIBUTIONS
from bayiri.scenario.strict import Reader, Schema
from bayiri.scenario.values import finite, one_of, quarter, short, text, whole

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


def _figure_schema(row: Parameter | None, sheet: bool) -> Schema:
    value: Schema = {"type": "number"} if row is None else schema_of_row(row)
    keys: dict[str, Any] = {
        "value": value, "year": {"type": "integer"}, "unit": TEXT.schema, "source": TEXT.schema,
        "grade": {"enum": list(GRADES)}, "note": TEXT.schema,
        "range": {"type": ["array", "number"], "description": "[low, high], or the relative half-width"},
        "distribution": {"enum": list(DISTRIBUTIONS), "description": "drawn anew in every run, over the range"},
    }  # fmt: skip
    if sheet and (row is None or row.table in SERIES_TABLES):
        keys["years"] = {"type": "object", "patternProperties": {"^[0-9]{4}$": value}, "additionalProperties": False}
    if not sheet and row is not None:
        keys |= {f"by_{by}": _by_schema(by, value) for by in differs_by(row)}
    required = {"required": ["unit", "source", "grade"]} if sheet else {}
    return {"type": "object", "additionalProperties": False, "properties": keys, **required}


def _by_schema(grouping: str, value: Schema) -> Schema:
    groups = GROUPINGS[grouping]
    if not groups:
        return {"type": "object", "additionalProperties": value}
    return {"type": "object", "properties": dict.fromkeys(groups, value), "additionalProperties": False}
