"""The template of a scenario: another grant, credit with a guarantee from a date on, and every other lever at hand.

A scenario that takes another over begins with these two as examples to be edited. One that stands on a corridor alone
begins as things were, so all policies are comments in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from bayiri.parameters import MODULES, POLICY_TYPES, Parameter, in_section
from bayiri.parameters.quarters import index, label
from bayiri.parameters.sources import REPORT
from bayiri.scenario.checks.unedited import EDIT, MARK
from bayiri.scenario.differing import beside_value
from bayiri.scenario.readers.keys import key_meanings
from bayiri.scenario.readers.schema import LABEL_MOST
from bayiri.scenario.readers.sections import entries
from bayiri.scenario.readers.sheets import SCENARIO_SECTIONS
from bayiri.scenario.readers.values import standard
from bayiri.scenario.scenario import Calendar, Outcome, Policy, Scenario
from bayiri.scenario.templates.describing import sentence, written
from bayiri.scenario.templates.templating import (
    Lines,
    commented,
    commented_value,
    figure,
    marked,
    prose,
    rows_of,
    schema_lines,
)

_ASSISTED, _CREDIT = "return_programme", "credit_access"
_CREDIT_NAME = "credit_from_2012"
# Levers that the two example policies give; the value of the first kind is the person's own.
_ASSISTED_GIVES = {"grant": 5_000.0}
_CREDIT_GIVES = {"guarantee": 0.8, "ceiling": 10_000.0}
_EXAMPLE = "assumption: an example of the template"
_START = "2012Q1"
_REPORT = f"The report of 2010 is {REPORT.removesuffix(' (2010)')}, Managing Return Migration, 2010"
_NO_POLICY = (
    "No policy: things as they were. To add one, take away the # and the blank behind it from the line `policies` and "
    "from all lines of that policy, and put your values in. Its further levers then still stand behind a #."
)

_HEAD = (
    "A mix of policies. What stands behind a # is for people and changes nothing.",
    f'1. Lines that end in "{MARK}" hold {EDIT} where your words or figure belong; `bayiri check` names those left.',
    "2. All else holds a value that may stay.",
    "3. A line such as `# ban: 12` shows a value that holds already. To give another, take away the # and the blank "
    "behind it (most editors: select the lines, Ctrl+/) and leave the rest where it stands.",
    "4. A number may stand alone, or with what is known of it: {value: 12, unit: quarters, year: 2008, "
    'source: "Law 4/2008", grade: measured, range: [8, 16]}. '
    "Grades: measured, derived (computed from measured figures), assumption.",
    "5. Quarters are written 2012Q1. Money is in US dollars of 2021, or says its currency and year: 900 EUR 2009.",
)
_BEHAVIOUR_TOLD = "Numbers on people other than the corridor's; `bayiri explain behaviour` and `people` list them."


class Ground(NamedTuple):
    """What a new scenario stands on: the one it takes over, as the file is to name it, else the sheet alone."""

    named: str
    parent: Scenario | None
    calendar: Calendar
    regions: tuple[str, ...]

    @property
    def inherited(self) -> list[Policy]:
        """The policies that are taken over."""
        return list(self.parent.policies.values()) if self.parent is not None else []

    @property
    def programme(self) -> Policy | None:
        """The first programme among them."""
        return next((policy for policy in self.inherited if policy.type == _ASSISTED), None)

    def held(self, policy: Policy, row: Parameter) -> str:
        """The value of a lever that is taken over, with those of groups and with what is drawn."""
        resolved = self.parent.resolved()["policies"][policy.name] if self.parent is not None else {}
        given: Any = entries(resolved, [row]).get(row.name)
        beside = beside_value(given)
        return written({"value": given["value"], **beside}) if beside else _value(row, policy.type, policy)

    def notes(self, rows: Mapping[str, Parameter]) -> dict[str, str]:
        """What the corridor adds to the meaning of levers: the names of its regions."""
        said = f"Regions here: {', '.join(self.regions)}"
        return {name: said for name, row in rows.items() if row.kind == "names" and self.regions}


def scenario_template(target: Path | None, corridor: str | None, ground: Ground) -> str:
    """Text of the file at `target`; `corridor` is what it says of its sheet."""
    lines = [*schema_lines("scenario", target), *prose(_HEAD[0]), "#", "# How to fill this in"]
    lines += [line for item in _HEAD[1:] for line in prose(item)]
    lines += ["", *_key("title", EDIT), *_key("label", EDIT, told=f"at most {LABEL_MOST} characters")]
    if ground.parent is not None:
        lines += _key("extends", ground.named)
    if corridor is not None:
        lines += _key("corridor", corridor)
    lines += [*_card(), *_settings(ground), "", *(_no_policies(ground) if ground.parent is None else _policies(ground))]
    return "\n".join([*lines, "", *_modules(ground.parent), "", *_behaviour(ground.parent)]) + "\n"


def _policies(ground: Ground) -> Lines:
    """The two examples, then as comments what is inherited, and the other types."""
    lines = ["policies:", *_assisted(ground)]
    types = [policy.type for policy in ground.inherited]
    if _CREDIT not in types:
        lines += ["", *_credit(ground)]
    for policy in ground.inherited:
        if policy is not ground.programme:
            lines += ["", *_inherited(policy, ground)]
    for kind in _others(types):
        told, own = _other(kind, ground)
        lines += ["", *told, *commented(own, 2)]
    return lines


def _no_policies(ground: Ground) -> Lines:
    """The same as one comment, of which any policy holds once its signs and that of the first line are gone."""
    lines = ["policies:", *_assisted(ground), *_credit(ground)]
    for kind in _others([]):
        told, own = _other(kind, ground)
        lines += [*told, *own]
    return [*prose(_NO_POLICY), *commented(lines, 0)]


def _others(inherited: list[str]) -> Lines:
    """Policy types that are neither an example nor inherited."""
    return [kind for kind in POLICY_TYPES if kind not in (_ASSISTED, _CREDIT, *inherited)]


def _key(path: str, value: str, indent: int = 0, told: str = "") -> Lines:
    """A key with its meaning above it; marked where its value is still to be given."""
    pad = " " * indent
    meaning = ", ".join(part for part in (sentence(key_meanings()[path]), told) if part)
    line = f"{pad}{path.split('.')[-1]}: "
    return [*prose(f"{meaning}.", indent), marked(f'{line}"{EDIT}"') if value == EDIT else line + value]


def _card() -> Lines:
    lines = [*prose(f"{sentence(key_meanings()['card'])}. {_REPORT}."), "card:"]
    lines += _key("card.report", '"none: a mix of our own"', 2)
    lines += _key("card.assumes", EDIT, 2)
    lines += _key("card.since", '"nothing noted"', 2)
    return [*lines, *_key("card.grade", "stylised", 2)]


def _settings(ground: Ground) -> Lines:
    """Outcomes, budget and baseline, as comments that show what holds without them."""
    parent, calendar = ground.parent, ground.calendar
    own = Outcome(None, 8, 0.5, (0.33, 0.5, 0.66)) if parent is None else parent.outcome
    lag = index(calendar.end) - own.lag
    window = own.window or (calendar.start, label(lag))
    outcome = ["outcome:"]
    for key, value in (("window", window), ("lag", own.lag), ("threshold", own.threshold)):
        outcome += _key(f"outcome.{key}", written(value), 2)
    budget = 1e8 if parent is None or parent.budget is None else parent.budget
    lines = ["", *prose("How first returns are judged."), *commented(outcome, 0)]
    lines += commented_value(_key("budget", written(budget)), 0)
    return lines + (commented_value(_key("compare_with", parent.name), 0) if parent is not None else [])


def _assisted(ground: Ground) -> Lines:
    """The programme whose grant differs: the first that is inherited, or one of its own."""
    parent, calendar, policy = ground.parent, ground.calendar, ground.programme
    name = policy.name if policy else "assisted_return"
    lines = prose(f"First example: {POLICY_TYPES[_ASSISTED]}.", 2)
    if parent is not None and policy is not None:
        said = f"Inherited from {parent.name}: only the grant differs. To take it out altogether: `{name}: null`."
        lines += prose(said, 2)
    lines.append(f"  {name}:")
    lines += [] if policy else _own_dates(_ASSISTED, name, label(index(calendar.start) + 4), calendar)
    for told in _dates(calendar, policy).values() if policy else ():
        lines += commented_value(told, 4)
    rows = in_section(_ASSISTED)
    notes = ground.notes(rows)
    if policy and parent:
        notes["grant"] = f"in {parent.name}: {ground.held(policy, in_section(policy.type)['grant'])}"

    def write(row: Parameter, key: str) -> str:
        if row.name in _ASSISTED_GIVES and parent is None:
            return f"{key}: {figure(row, _ASSISTED_GIVES[row.name], _EXAMPLE)}"
        if row.name in _ASSISTED_GIVES:
            return marked(f'{key}: {{value: {EDIT}, unit: {row.unit}, grade: {EDIT}, source: "{EDIT}"}}')
        return f"{key}: {_value(row, _ASSISTED, policy)}"

    return lines + rows_of(rows, 4, write, tuple(_ASSISTED_GIVES), notes)


def _modules(parent: Scenario | None) -> Lines:
    """Every module as a comment, on or off as it holds."""
    lines = ["modules:"]
    for name, module in MODULES.items():
        on = parent is not None and parent.modules[name]
        lines += [*prose(f"{sentence(module.meaning)} ({module.evidence}).", 2), f"  {name}: {written(on)}"]
    return [*prose(f"{sentence(key_meanings()['modules'])}."), *commented(lines, 0)]


def _inherited(policy: Policy, ground: Ground) -> Lines:
    """A further policy that is inherited, as a comment with the values that hold."""
    rows = {name: row for name, row in in_section(policy.type).items() if policy.levers.get(name) is not None}
    lines = [f"  {policy.name}:", *(line for told in _dates(ground.calendar, policy).values() for line in told)]

    def write(row: Parameter, key: str) -> str:
        return f"{key}: {ground.held(policy, row)}"

    lines += rows_of(rows, 4, write, tuple(rows), ground.notes(rows))
    said = f"Inherited from {ground.named}: {POLICY_TYPES[policy.type]}. To take it out: `{policy.name}: null`."
    return [*prose(said, 2), *commented(lines, 2)]


def _credit(ground: Ground) -> Lines:
    """Credit with a guarantee from 2012 on, or from two years after the start where that year does not lie within."""
    calendar, rows = ground.calendar, in_section(_CREDIT)
    inside = index(calendar.start) < index(_START) < index(calendar.end) - 8
    start = _START if inside else label(index(calendar.start) + 8)
    lines = prose(
        f"Second example: {POLICY_TYPES[_CREDIT]}, from a date on. The name is free; the type says what it is.", 2
    )
    lines += [f"  {_CREDIT_NAME}:", *_own_dates(_CREDIT, _CREDIT_NAME, start, calendar)]

    def write(row: Parameter, key: str) -> str:
        if row.name in _CREDIT_GIVES:
            return f"{key}: {figure(row, _CREDIT_GIVES[row.name], _EXAMPLE)}"
        return f"{key}: {_value(row, _CREDIT, None)}"

    return lines + rows_of(rows, 4, write, tuple(_CREDIT_GIVES), ground.notes(rows))


def _other(kind: str, ground: Ground) -> tuple[Lines, Lines]:
    """What this type is, and a policy of it, every lever at the value where it does nothing or at its usual one."""
    rows = in_section(kind)
    lines = [f"  {kind}:", *(line for told in _dates(ground.calendar, None).values() for line in told)]
    lines += rows_of(rows, 4, lambda row, key: f"{key}: {_value(row, kind, None)}", tuple(rows), ground.notes(rows))
    return prose(f"{sentence(POLICY_TYPES[kind])}.", 2), lines


def _own_dates(kind: str, name: str, start: str, calendar: Calendar) -> Lines:
    """Type and start of a new policy; the other dates as comments."""
    lines = [] if name == kind else _key("policies.*.type", kind, 4)
    for key, told in _dates(calendar, None, start).items():
        lines += told if key == "start" else commented_value(told, 4)
    return lines


def _dates(calendar: Calendar, policy: Policy | None, start: str = "") -> dict[str, Lines]:
    """The dates of a policy, each with its meaning and the value that holds: its own, or that of saying nothing."""
    first = start or (policy.start if policy else None) or calendar.start
    silent = {"announced": first, "start": first, "end": calendar.end}
    lines = {}
    for key, row in in_section("policy").items():
        held = getattr(policy, key) if policy else None
        value = first if key == "start" else silent.get(key, row.default) if held is None else held
        lines[key] = _key(f"policies.*.{key}", written(value), 4)
    return lines


def _value(row: Parameter, kind: str, policy: Policy | None) -> str:
    """The lever's value: inherited, the registry's, or for one that replaces the sheet's value its usual one."""
    value = policy.levers.get(row.name) if policy else None
    if value is None:
        value = standard(row, kind)
    return written(standard(row, row.section[0]) if value is None else value)


def _behaviour(parent: Scenario | None) -> Lines:
    """The numbers on people that a calibration fits, as a comment."""
    known = {row.name: row for name in SCENARIO_SECTIONS for row in in_section(name).values()}
    rows = {name: row for name, row in known.items() if row.use == "calibration"}
    held = parent.parameters if parent is not None else {}

    def write(row: Parameter, key: str) -> str:
        ends = {"range": row.prior} if row.prior else {}
        return f"{key}: {figure(row, held.get(row.name, row.default), 'assumption', **ends)}"

    lines = ["behaviour:", *rows_of(rows, 2, write, tuple(rows))]
    return [*prose(_BEHAVIOUR_TOLD), *commented(lines, 0)]
