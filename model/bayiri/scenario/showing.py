"""A scenario at a glance: one line for a terminal, a short table for a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from bayiri.parameters import in_section
from bayiri.scenario.readers.values import Value, standard
from bayiri.scenario.text.faults import number

if TYPE_CHECKING:
    from bayiri.scenario.scenario import Policy, Scenario


def one_line(scenario: Scenario) -> str:
    """`<Scenario ecuador-spain/baseline: 1 policy, modules: none, 2007Q1 to 2019Q4>`."""
    count = len(scenario.policies)
    policies = f"{count} polic{'y' if count == 1 else 'ies'}"
    span = f"{scenario.calendar.start} to {scenario.calendar.end}"
    return f"<Scenario {scenario.name}: {policies}, modules: {modules_on(scenario)}, {span}>"


def modules_on(scenario: Scenario) -> str:
    """The modules that are on, by name; `none`."""
    return ", ".join(scenario.switched_on) or "none"


def table(scenario: Scenario) -> str:
    """HTML: title, corridor, one row a policy with what it changes, the modules that are on, the next useful call."""
    rows = "".join(
        f"<tr><td>{escape(policy.name)}</td><td>{escape(dates(policy))}</td><td>{escape(changes(policy))}</td></tr>"
        for policy in scenario.policies.values()
    )
    head = "<tr><th>Policy</th><th>In force</th><th>What it sets</th></tr>"
    body = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>" if rows else "<p>No policy.</p>"
    place = f"{scenario.sheet['title']}, {scenario.calendar.start} to {scenario.calendar.end}"
    call = f'bayiri.run("{scenario.name}")'
    return (
        f"<div><p><b>{escape(scenario.title)}</b><br>{escape(place)}</p>{body}"
        f"<p>Modules: {escape(modules_on(scenario))}.</p>"
        f"<p><small>Next: <code>{escape(call)}</code></small></p></div>"
    )


def dates(policy: Policy) -> str:
    """When a policy is in force, and from when it is known."""
    if policy.start is None and policy.end is None:
        return "always"
    span = f"from {policy.start}" if policy.end is None else f"{policy.start or 'start'} to {policy.end}"
    return f"{span}, announced {policy.announced}" if policy.announced else span


def changes(policy: Policy) -> str:
    """The levers that the policy sets, in words."""
    return ", ".join(f"{name} {plain(value)}" for name, value in set_levers(policy).items()) or "nothing"


def set_levers(policy: Policy) -> dict[str, Value | None]:
    """The levers that differ from what the registry says without the policy."""
    rows = in_section(policy.type)
    return {name: value for name, value in policy.levers.items() if value != standard(rows[name], policy.type)}


def plain(value: Value | None) -> str:
    """The value of a lever as a person reads it."""
    if value is None:
        return "unchanged"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " or ".join(value)
    return value if isinstance(value, str) else number(value)
