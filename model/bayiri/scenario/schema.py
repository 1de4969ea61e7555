"""What may stand in a scenario, built from the registry.

The reader gives data back checked and in canonical order: keys in the order of this file and of the registry,
policies in alphabetical order, numbers as floats.
"""

from __future__ import annotations

from functools import cache, partial
from typing import Any

from bayiri.parameters import POLICY_TYPES, in_section
from bayiri.scenario.dates import LAG_MOST
from bayiri.scenario.figures import in_scenario
from bayiri.scenario.modules import read_modules
from bayiri.scenario.sections import section
from bayiri.scenario.sheets import DATES, SCENARIO_SECTIONS
from bayiri.scenario.strict import Key, Read, mapping_by_name, mapping_of, not_a_mapping, problem
from bayiri.scenario.values import finite, one_of, quarter, short, text, whole

CARD_GRADES = ("calibrated", "anchored", "stylised")
LABEL_MOST = 36  # characters of a mix's short name, which charts and tables use
_RAMP_MOST = 200  # quarters
_BUDGET_MOST = 1e13  # USD
_TYPES = tuple(POLICY_TYPES)


@cache
def read_scenario() -> Read:
    """Reader of a scenario file, after inheritance."""
    rows = [row for name in SCENARIO_SECTIONS for row in in_section(name).values()]
    keys = {
        "title": Key(text),
        "label": Key(partial(short, most=LABEL_MOST)),
        "corridor": Key(text, True, "the name of a corridor sheet"),
        "compare_with": Key(text),
        "card": Key(_card()),
        "calendar": Key(mapping_of({key: Key(quarter) for key in DATES}, "a date of the calendar")),
        "outcome": Key(_outcome()),
        "budget": Key(partial(finite, low=0.0, high=_BUDGET_MOST)),
        "modules": Key(read_modules()),
        "behaviour": Key(section(rows, in_scenario, "a parameter bayiri knows")),
        "policies": Key(_policies),
        "sheet": Key(_some_mapping),  # checked by itself
    }
    return mapping_of(keys)


@cache
def read_policy(kind: str) -> Read:
    """Reader of a policy of this type: its dates and its levers."""
    fixed = {
        "type": Key(text),
        "announced": Key(quarter),
        "start": Key(quarter),
        "end": Key(quarter),
        "ramp": Key(partial(whole, low=0, high=_RAMP_MOST)),
    }
    return section(in_section(kind).values(), in_scenario, f"a lever of {kind}", fixed, must=True)


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
        raise problem("is empty, and no policy of this name is inherited that could be taken out.", "", known)
    if not isinstance(policy, dict):
        raise not_a_mapping(policy)
    kind = policy_type(name, policy)
    if isinstance(kind, str) and kind in POLICY_TYPES:
        checked: dict[str, Any] = read_policy(kind)(policy)
        return checked
    if "type" in policy:
        checked = mapping_of({"type": Key(partial(one_of, _TYPES))})({"type": kind})
        return checked
    hint = f"Under a name of your own, say which type it is: {' or '.join(_TYPES)}."
    raise problem("is not a policy bayiri knows.", hint, known)


def _some_mapping(value: Any) -> Any:
    if not isinstance(value, dict):
        raise not_a_mapping(value)
    return value


def _card() -> Read:
    words = {key: Key(text) for key in ("report", "assumes", "since")}
    return mapping_of({**words, "grade": Key(partial(one_of, CARD_GRADES))}, "a part of a card")


def _outcome() -> Read:
    keys = {
        "window": Key(_window),
        "lag": Key(partial(whole, low=1, high=LAG_MOST)),
        "threshold": Key(_share),
        "thresholds": Key(_thresholds),
    }
    return mapping_of(keys, "a setting of the outcomes")


def _share(value: Any) -> float:
    return finite(value, "a number is needed", 0.0, 1.0)


def _thresholds(value: Any) -> list[float]:
    if not isinstance(value, list | tuple) or not value:
        raise problem("holds no list of shares, such as [0.33, 0.5, 0.66].")
    return sorted({_share(item) for item in value})


def _window(value: Any) -> list[str]:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise problem("is no pair of quarters, such as [2008Q4, 2017Q4].")
    return [quarter(item) for item in value]
