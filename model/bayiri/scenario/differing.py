"""What differs between two scenarios, value by value, in the order in which a reader asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from bayiri.parameters import POLICY_TYPES, Parameter, in_section
from bayiri.scenario.documents import is_figure
from bayiri.scenario.faults import Path, dotted
from bayiri.scenario.origins import leaves
from bayiri.scenario.scenario import Policy, Scenario
from bayiri.scenario.sheets import SCENARIO_SECTIONS
from bayiri.scenario.showing import set_levers

PARTS = ("policies", "budget", "outcome", "calendar", "behaviour", "sheet", "sources", "words")
DATES = ("announced", "start", "end")  # of a policy
ABOUT = ("source", "grade", "note", "year", "unit")  # beside a number; they do not move it
_WORDS = ("title", "label", "corridor", "compare_with", "card")
_FIXED: dict[Path, tuple[str, str]] = {
    ("budget",): ("USD 2021", "public money that all policies share"),
    ("outcome", "window"): ("", "quarters whose first returns are counted"),
    ("outcome", "lag"): ("quarters", "time from return until people are assessed"),
    ("outcome", "threshold"): ("score", "from which score on a person counts as settled"),
    ("outcome", "thresholds"): ("score", "thresholds shown side by side"),
    ("calendar", "history"): ("", "first cohorts enter"),
    ("calendar", "start"): ("", "the comparison starts"),
    ("calendar", "end"): ("", "the comparison ends"),
    ("sheet", "slots"): ("persons per year", "persons who first consider leaving"),
    ("sheet", "stock"): ("persons", "persons abroad, as published"),
}
_PLURAL = {"regions": "region", "destinations": "destination"}  # keys of places -> the section of one
_RAMP = ("quarters", "time to full strength")


class Difference(NamedTuple):
    """One value that differs; None stands where a scenario does not have it.

    `path` is that of `Scenario.resolved`, as `--set` takes it. A policy that only one scenario has is one
    difference, with its type, its dates and the levers that it sets.
    """

    part: str
    path: Path
    first: Any
    second: Any
    unit: str = ""
    meaning: str = ""


def differences(first: Scenario, second: Scenario) -> list[Difference]:
    """Every difference between the resolved scenarios, in the order of `PARTS`; other parts come before the words."""
    found = [*_policies(first, second), *_values(first, second)]
    order = {part: place for place, part in enumerate(PARTS)}
    return sorted(found, key=lambda one: order.get(one.part, order["calendar"]))


def value_of(given: Any) -> Any:
    """The number itself: of a figure its value, of a series its years."""
    return given.get("value", given.get("years")) if is_figure(given) else given


def beside_value(given: Any) -> dict[str, Any]:
    """What stands beside the number and may move results: its range."""
    skip = (*ABOUT, "value", "years")
    return {key: held for key, held in given.items() if key not in skip} if is_figure(given) else {}


def _policies(first: Scenario, second: Scenario) -> Iterator[Difference]:
    """Policies that only one of the two has; of another type is another policy."""
    for name in sorted({*first.policies, *second.policies}):
        one, other = first.policies.get(name), second.policies.get(name)
        if one is not None and other is not None and one.type == other.type:
            continue
        path = ("policies", name)
        if one is not None:
            yield Difference("policies", path, _told(one), None, meaning=POLICY_TYPES[one.type])
        if other is not None:
            yield Difference("policies", path, None, _told(other), meaning=POLICY_TYPES[other.type])


def _told(policy: Policy) -> dict[str, Any]:
    dates = {key: getattr(policy, key) for key in DATES}
    return {"type": policy.type, **dates, "ramp": policy.ramp, "levers": set_levers(policy)}


def _values(first: Scenario, second: Scenario) -> Iterator[Difference]:
    one, other = _flat(first), _flat(second)
    shared = {name: policy.type for name, policy in first.policies.items() if _same_type(second, policy)}
    for path in dict.fromkeys([*one, *other]):
        pair = one.get(path), other.get(path)
        if pair[0] == pair[1] or (path[0] == "policies" and path[1] not in shared):
            continue
        if path[0] == "sheet" and path[1] in SCENARIO_SECTIONS and _differ(one, other, ("behaviour", *path[2:])):
            continue  # told among behaviour
        unit, meaning = _known(path, shared)
        yield Difference(_part(path, *pair), path, *pair, unit, meaning)


def _flat(scenario: Scenario) -> dict[Path, Any]:
    data = scenario.resolved()
    flat = {}
    for path in leaves(data):
        held: Any = data
        for key in path:
            held = held[key]
        flat[path] = held
    return flat


def _same_type(second: Scenario, policy: Policy) -> bool:
    return policy.name in second.policies and second.policies[policy.name].type == policy.type


def _differ(one: dict[Path, Any], other: dict[Path, Any], path: Path) -> bool:
    return one.get(path) != other.get(path)


def _part(path: Path, first: Any, second: Any) -> str:
    if path[0] in _WORDS or path[-1] in ("title", "name"):
        return "words"
    same = value_of(first) == value_of(second) and beside_value(first) == beside_value(second)
    return "sources" if same else str(path[0])


def _known(path: Path, types: dict[str, str]) -> tuple[str, str]:
    """Unit and meaning of the value at a path; empty where nothing is known of it."""
    if path in _FIXED:
        return _FIXED[path]
    if path[0] == "policies" and path[2:] == ("ramp",):
        return _RAMP
    row = _row(path, types)
    return (row.unit, row.meaning) if row is not None else ("", "")


def _row(path: Path, types: dict[str, str]) -> Parameter | None:
    """The registry's row of the value at a path: that of the innermost section which knows its name."""
    if path[0] == "policies":
        return in_section(types[str(path[1])]).get(dotted(path[2:]))
    sections = SCENARIO_SECTIONS if path[0] in SCENARIO_SECTIONS else [_PLURAL.get(str(key), key) for key in path[::-1]]
    names = [dotted(path[place:]) for place in range(1, len(path))]
    rows = (in_section(str(section)).get(name) for name in names for section in sections)
    return next((row for row in rows if row is not None), None)
