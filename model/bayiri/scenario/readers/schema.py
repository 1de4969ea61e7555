"""What may stand in a scenario, built from the registry.

The reader gives data back checked and in canonical order: keys in the order of this file and of the registry,
policies in alphabetical order, numbers as floats.
"""

from __future__ import annotations

from functools import cache, partial
from typing import Any

from bayiri.parameters import POLICY_TYPES, in_section
from bayiri.scenario.modules import read_modules
from bayiri.scenario.readers.sections import section
from bayiri.scenario.readers.sheets import SCENARIO_SECTIONS
from bayiri.scenario.readers.single import TEXT, choices, scenario_value, settings, words
from bayiri.scenario.readers.strict import (
    Key,
    Reader,
    Schema,
    mapping_by_name,
    mapping_of,
    not_a_mapping,
    or_null,
    problem,
    schema_of,
)
from bayiri.scenario.text.faults import show

CARD_GRADES = ("calibrated", "anchored", "stylised")
LABEL_MOST = 36  # characters of a mix's short name, which charts and tables use
_TYPES = tuple(POLICY_TYPES)
_COMBINE = {"type": "array", "items": TEXT.schema, "minItems": 2, "uniqueItems": True}


@cache
def read_scenario() -> Reader:
    """Reader of a scenario file, after inheritance."""
    rows = [row for name in SCENARIO_SECTIONS for row in in_section(name).values()]
    calendar = mapping_of(settings("calendar"), "a date of the calendar", inherits=True)
    outcome = mapping_of(settings("outcome"), "a setting of the outcomes", inherits=True)
    keys = {
        "title": Key(TEXT, False, "what the mix is, in a line"),
        "label": Key(words(LABEL_MOST), False, "short name, for charts and tables"),
        "corridor": Key(TEXT, True, "the name of a corridor sheet"),
        "extends": Key(Reader(_in_files_only, TEXT.schema), False, "scenario whose values hold where this is silent"),
        "combine": Key(Reader(_in_files_only, _COMBINE), False, "scenarios whose values hold together"),
        "compare_with": Key(TEXT, False, "scenario to compare this one with"),
        "card": Key(_card(), False, "what the mix rests on"),
        "calendar": Key(calendar, False, "quarters other than the sheet's"),
        "outcome": Key(outcome, False, "how first returns are judged"),
        **settings("scenario"),
        "modules": Key(read_modules(), False, "mechanisms that are off unless named here"),
        "behaviour": Key(section(rows, scenario_value, "a parameter bayiri knows", inherits=True)),
        "policies": Key(Reader(_policies, _policies_schema()), False, "the policies of the mix"),
        "sheet": Key(Reader(_some_mapping, {"type": "object"}), False, "the corridor sheet, in resolved scenarios"),
    }
    return mapping_of(keys, inherits=True)


@cache
def read_policy(kind: str) -> Reader:
    """Reader of a policy of this type: its dates and its levers."""
    fixed = {"type": Key(Reader(TEXT.read, {"const": kind})), **settings("policy")}
    return section(in_section(kind).values(), scenario_value, f"a lever of {kind}", fixed, must=True, inherits=True)


def policy_type(name: str, policy: dict[Any, Any]) -> Any:
    """The type that a policy says it has; its name where it says nothing."""
    return policy.get("type", name)


def _policies(value: Any) -> dict[str, Any]:
    known = _TYPES
    if isinstance(value, dict):  # a name like one of the other policies is nearly always that policy, misspelt
        known += tuple(name for name, policy in value.items() if isinstance(policy, dict) and "type" in policy)
    policies: dict[str, Any] = mapping_by_name(partial(_policy, known), "a policy")(value)
    return policies


def _policy(known: tuple[str, ...], name: str, policy: Any) -> dict[str, Any]:
    if policy is None:
        near, hint = ((), "Write its levers below it, or take the line out.") if name in known else (known, "")
        raise problem("is empty, and no policy of this name is inherited that could be taken out.", hint, near)
    if not isinstance(policy, dict):
        raise _misplaced(name, policy)
    kind = policy_type(name, policy)
    if isinstance(kind, str) and kind in POLICY_TYPES:
        checked: dict[str, Any] = read_policy(kind)(policy)
        return checked
    if "type" in policy:
        checked = mapping_of({"type": Key(choices(_TYPES))})({"type": kind})
        return checked
    hint = f"Under a name of your own, say which type it is: {', '.join(_TYPES[:-1])} or {_TYPES[-1]}."
    raise problem("is not a policy bayiri knows.", hint, known)


def _misplaced(name: str, value: Any) -> Exception:
    """The error of what is no policy: often a lever that is not indented."""
    kinds = [kind for kind in _TYPES if name in {lever.split(".")[0] for lever in in_section(kind)}]
    if not kinds or name in POLICY_TYPES:
        return not_a_mapping(value)
    of = kinds[0] if len(kinds) == 1 else "a policy"
    hint = f"{name} is a lever of {of}: indent it below its policy."
    return problem(f"is {show(value)}, in place of a policy.", hint)


def _policies_schema() -> Schema:
    """A policy under its type's name needs no type; one under another name says one, or changes what is inherited."""
    kinds = {kind: {**schema_of(read_policy(kind)), "description": told} for kind, told in POLICY_TYPES.items()}
    return {
        "type": "object",
        "properties": {kind: or_null(schema) for kind, schema in kinds.items()},
        "additionalProperties": {"anyOf": [*kinds.values(), {"type": "null"}]},
    }


def _some_mapping(value: Any) -> Any:
    if not isinstance(value, dict):
        raise not_a_mapping(value)
    return value


def _in_files_only(_value: Any) -> Any:
    """What a file builds on is gone by the time it is read as a whole; only values set from outside come here."""
    raise problem("stands in a file; it cannot be set from outside.")


def _card() -> Reader:
    keys = {
        "report": Key(TEXT, False, "what the report of 2010 says of it, in your words"),
        "assumes": Key(TEXT, False, "what the numbers take for granted"),
        "since": Key(TEXT, False, "what has happened since"),
        "grade": Key(choices(CARD_GRADES), False, "fits held-out targets, some published figures, or logic only"),
    }
    return mapping_of(keys, "a part of a card", inherits=True)
