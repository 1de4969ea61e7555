"""What is told of a scenario, a corridor sheet, and a policy by its name in shipped scenarios."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bayiri.parameters import in_section
from bayiri.scenario import Scenario, load
from bayiri.scenario.loading import load_sheet
from bayiri.scenario.locating import find_scenario
from bayiri.scenario.scenario import Policy
from bayiri.scenario.shipped import CORRIDORS, corridors, read_shipped, scenarios
from bayiri.scenario.showing import modules_on, plain, set_levers
from bayiri.scenario.templates.describing import written
from bayiri.scenario.text.documents import leaves
from bayiri.scenario.text.faults import dotted
from bayiri.scenario.text.grammar import is_figure
from bayiri.scenario.uses import number_told, shipped_kinds, unit_told

Fact = tuple[str, str]  # a word and what it says
_CARD = ("report", "assumes", "since", "grade")


def policy_named_facts(name: str) -> Iterator[Fact]:
    """A policy of shipped scenarios: its type, and what each of them sets of it."""
    yield "type", shipped_kinds()[name]
    for scenario in scenarios():
        if own := _own(scenario).get(name):
            yield "set in", f"{scenario}: {_sets(own, shipped_kinds()[name], dated=True)}"


def scenario_facts(name: str) -> Iterator[Fact]:
    scenario = load(name)
    if scenario.sources.lineage.parents:
        for line in scenario.sources.lineage.lines():
            yield "builds on", line
    yield "corridor", scenario.corridor
    yield "label", scenario.label
    for key in _CARD:
        yield key, scenario.card.get(key, "")
    own = _own(name)
    for policy in scenario.policies.values():
        dates = f"{policy.start or 'the beginning'} to {policy.end or 'the end'}"
        yield "policy", f"{policy.name} ({policy.type}, {dates}): {_of_policy(policy, own.get(policy.name) or {})}"
    yield "modules on", modules_on(scenario)
    yield from _frame(scenario)


def _own(scenario: str) -> dict[str, Any]:
    """The policies of which the scenario's own file speaks."""
    return read_shipped(find_scenario(scenario)).data.get("policies") or {}


def _of_policy(policy: Policy, own: dict[str, Any]) -> str:
    """What the file sets of a policy, then what holds beside it."""
    sets = dict(_named(own))
    said = _sets(own, policy.type)
    rows = in_section(policy.type)
    kept = [
        f"{name} {plain(value)}{unit_told(rows[name])}"
        for name, value in set_levers(policy).items()
        if name not in sets
    ]
    inherited = ", ".join(kept)
    if not said:
        return f"as inherited: {inherited}" if inherited else "as inherited"
    return f"{said}; as inherited: {inherited}" if inherited else said


def _sets(policy: dict[str, Any], kind: str, dated: bool = False) -> str:
    """What a file says of a policy of this type, its type and mostly its dates apart."""
    rows = {**in_section("policy"), **in_section(kind)}
    left_out = {"type"} if dated else {"type", "announced", "start", "end"}
    return ", ".join(
        f"{name} {number_told(held, rows.get(name))}" for name, held in _named(policy) if name not in left_out
    )


def _named(held: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Values below a policy by their names in the registry, a figure as a whole."""
    return ((dotted(path), value) for path, value in leaves(held))


def _frame(scenario: Scenario) -> Iterator[Fact]:
    calendar, outcome = scenario.calendar, scenario.outcome
    yield "calendar", f"history from {calendar.history}, compared from {calendar.start} to {calendar.end}"
    window = " to ".join(outcome.window) if outcome.window else "the first policy on"
    judged = f"assessed after {outcome.lag} quarters, settled from {outcome.threshold}"
    yield "outcome", f"first returns from {window}, {judged}"
    if scenario.budget is not None:
        yield "budget", f"{written(scenario.budget)} USD 2021 for all policies"


def corridor_facts(name: str) -> Iterator[Fact]:
    shipped = name in corridors()
    scenario = load_sheet(f"{CORRIDORS}/{name}" if shipped else name)
    sheet = scenario.sheet
    regions = sheet["origin"]["regions"].values()
    yield "origin", f"{sheet['origin']['name']}: {', '.join(region['name'] for region in regions)}"
    yield "destinations", ", ".join(place["name"] for place in sheet["destinations"].values())
    yield from list(_frame(scenario))[:1]
    grades = [figure["grade"] for figure in _figures(sheet)]
    counts = ", ".join(f"{grades.count(grade)} {grade}" for grade in dict.fromkeys(grades))
    yield "figures", f"{len(grades)}: {counts}"
    yield "targets", f"{len(sheet.get('targets', {}))} published figures that results are told beside"
    yield "scenarios", ", ".join(other for other in scenarios() if shipped and other.split("/")[0] == name)


def _figures(value: Any) -> Iterator[Any]:
    if is_figure(value) or (hasattr(value, "get") and "grade" in value):
        yield value
    elif hasattr(value, "values"):
        for inner in value.values():
            yield from _figures(inner)
