"""What differs between two scenarios, value by value, in the order in which a reader asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from bayiri.parameters import MODULES, POLICY_TYPES
from bayiri.scenario.readers.sheets import SCENARIO_SECTIONS
from bayiri.scenario.resolving import row_of_scenario
from bayiri.scenario.scenario import Policy, Scenario
from bayiri.scenario.showing import set_levers
from bayiri.scenario.text.documents import leaves
from bayiri.scenario.text.faults import Path, dotted
from bayiri.scenario.text.grammar import WORDS, is_figure

PARTS = ("policies", "budget", "outcome", "calendar", "modules", "behaviour", "sheet", "sources", "words")
DATES = ("announced", "start", "end")  # of a policy
_WORDS = ("title", "label", "corridor", "compare_with", "card")


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
    """What stands beside the number and moves results: a distribution with its range, values of groups."""
    if not is_figure(given):
        return {}
    skip = (*WORDS, "unit", "value", "years", *(() if "distribution" in given else ("range",)))
    return {key: held for key, held in given.items() if key not in skip}


def _policies(first: Scenario, second: Scenario) -> Iterator[Difference]:
    """Policies that only one of the two has; of another type is another policy."""
    for name in sorted({*first.policies, *second.policies}):
        one, other = first.policies.get(name), second.policies.get(name)
        if one is not None and other is not None and one.type == other.type:
            continue
        path = ("policies", name)
        if one is not None:
            yield Difference("policies", path, set_by(first, one), None, meaning=POLICY_TYPES[one.type])
        if other is not None:
            yield Difference("policies", path, None, set_by(second, other), meaning=POLICY_TYPES[other.type])


def set_by(scenario: Scenario, policy: Policy) -> dict[str, Any]:
    """A policy with its dates and the levers that it sets."""
    given = {dotted(path): value for path, value in leaves(scenario.resolved()["policies"][policy.name])}
    own = set_levers(policy)
    levers = {name: given[name] for name in policy.levers if name in own or is_figure(given.get(name))}
    dates = {key: getattr(policy, key) for key in DATES}
    return {"type": policy.type, **dates, "ramp": policy.ramp, "delivery_lag": policy.delivery_lag, "levers": levers}


def _values(first: Scenario, second: Scenario) -> Iterator[Difference]:
    """Values at the same place, all but those of policies that only one of the two has."""
    one, other = dict(leaves(first.resolved())), dict(leaves(second.resolved()))
    shared = {name: policy.type for name, policy in first.policies.items() if _same_type(second, policy)}
    for path in dict.fromkeys([*one, *other]):
        pair = one.get(path), other.get(path)
        if pair[0] == pair[1] or (path[0] == "policies" and path[1] not in shared):
            continue
        among = ("behaviour", *path[2:])  # what the sheet says of people is told there
        if path[0] == "sheet" and path[1] in SCENARIO_SECTIONS and one.get(among) != other.get(among):
            continue
        row = row_of_scenario(path, shared)
        about = (row.unit, row.meaning) if row is not None else ("", _of_module(path))
        yield Difference(_part(path, *pair), path, *pair, *about)


def _same_type(second: Scenario, policy: Policy) -> bool:
    return policy.name in second.policies and second.policies[policy.name].type == policy.type


def _of_module(path: Path) -> str:
    """What a module does, at the path of its switch."""
    return MODULES[str(path[1])].meaning if path[0] == "modules" else ""


def _part(path: Path, first: Any, second: Any) -> str:
    if path[0] in _WORDS or path[-1] in ("title", "name"):
        return "words"
    same = value_of(first) == value_of(second) and beside_value(first) == beside_value(second)
    return "sources" if same else str(path[0])
