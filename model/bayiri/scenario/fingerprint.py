"""What moves a number, and nothing else, as one short text: two scenarios that come to the same have the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bayiri.parameters import Parameter, in_section
from bayiri.parameters.groups import GROUPINGS
from bayiri.scenario.frozen import thaw
from bayiri.scenario.modules import sheet_in_force
from bayiri.scenario.readers.values import does_nothing
from bayiri.scenario.text.grammar import is_figure

if TYPE_CHECKING:
    from bayiri.scenario.scenario import Policy, Scenario

_PLACES = ("origin", "destinations", "slots", "stock")  # of a sheet; the rest is in parameters, calendar and uncertain
_NUMBERS = ("value", "years")  # of a figure
_NAMES = ("name",)  # of a place


def fingerprint(scenario: Scenario) -> str:
    """Hash of all that moves a number. Layout, order, inheritance, words, ranges and targets do not.

    Levers that do nothing are no part of it, so that a new lever leaves older scenarios as they were.
    """
    sheet = sheet_in_force(scenario.sheet, scenario.switched_on)
    regions = tuple(sheet["origin"]["regions"])
    content = {
        "calendar": asdict(scenario.calendar),
        "outcome": asdict(scenario.outcome),
        "budget": scenario.budget,
        "parameters": scenario.parameters,
        "policies": {name: _policy(policy, regions) for name, policy in scenario.policies.items()},
        "sheet": {key: _numbers(sheet[key]) for key in _PLACES},
        "modules": scenario.switched_on,
        "uncertain": {path: asdict(spread) for path, spread in scenario.uncertain.items()},
    }
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _policy(policy: Policy, regions: tuple[str, ...]) -> dict[str, Any]:
    """Type, dates and pace of a policy, and the levers that do something, as each group meets them."""
    rows = in_section(policy.type)
    levers = {name: _lever(policy, row, regions) for name, row in rows.items()}
    pace = (policy.announced, policy.start, policy.end, policy.ramp, policy.delivery_lag)
    acting = {name: value for name, value in levers.items()
              if value is not None and value != thaw(does_nothing(rows[name], policy.type))}  # fmt: skip
    return {"type": policy.type, "pace": pace, "levers": acting}


def _lever(policy: Policy, row: Parameter, regions: tuple[str, ...]) -> Any:
    """The value for everybody, or for each group where it differs; all regions named are none named."""
    value = thaw(policy.levers[row.name])
    if row.kind == "names" and set(value) == set(regions):
        return []
    for grouping in policy.by.get(row.name, {}):
        met = {name: policy.value(row.name, {grouping: name}) for name in GROUPINGS[grouping] or regions}
        value = met if len(set(met.values())) > 1 else next(iter(met.values()))
    return value


def _numbers(place: Any) -> Any:
    """A part of the sheet without words and ranges."""
    if not isinstance(place, Mapping):
        return place
    if is_figure(place):
        return {key: _numbers(place[key]) for key in _NUMBERS if key in place}
    return {str(key): _numbers(inner) for key, inner in place.items() if key not in _NAMES}
