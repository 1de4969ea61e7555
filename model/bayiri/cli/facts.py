"""What is told of a topic: pairs of a word and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from bayiri.cli.topics import CORRIDOR, INDICATOR, KEY, MODULE, NUMBER, SCENARIO, SECTION, TYPE, Topic
from bayiri.parameters import POLICY_TYPES, SETTINGS, Parameter, in_module, in_section
from bayiri.scenario import Scenario, load
from bayiri.scenario.loading import load_sheet
from bayiri.scenario.locating import find_scenario
from bayiri.scenario.shipped import CORRIDORS, corridors, read_shipped, scenarios
from bayiri.scenario.templates.describing import allowed, limits, written
from bayiri.scenario.text.documents import is_figure
from bayiri.scenario.uses import given, number_told, path_of, policies_of

Fact = tuple[str, str]
_BETTER = {1: "more is welcome", -1: "less is welcome", 0: "neither more nor less is welcome in itself"}
_CARD = ("report", "assumes", "since", "grade")


def facts(topic: Topic) -> Iterator[Fact]:
    """What is known of the topic beside its name and meaning."""
    if topic.kind == NUMBER:
        yield from _number(topic.about)
    elif topic.kind == TYPE:
        yield from _used(topic.name)
    elif topic.kind == MODULE:
        yield "how", f"{topic.about.evidence}: off, unless a scenario says modules: {{{topic.name}: true}}"
        yield "source", topic.about.source
    elif topic.kind == INDICATOR:
        yield from _indicator(topic.about)
    elif topic.kind == SCENARIO:
        yield from _scenario(topic.name)
    elif topic.kind == CORRIDOR:
        yield from _corridor(topic.name)
    elif topic.label:
        yield "said as", topic.label


def listed(topic: Topic) -> list[Fact]:
    """The numbers that stand inside a policy type or a section: name, and what it is in a line."""
    if topic.kind == MODULE:
        return [(row.name, _line(row, row.section[0])) for row in in_module(topic.name)]
    rows = in_section(topic.name).values() if topic.kind in (TYPE, SECTION) else ()
    return [(row.name, _line(row, topic.name)) for row in rows]


def after(topic: Topic) -> tuple[str, ...]:
    """The commands that help next."""
    if topic.kind == SCENARIO:
        return (
            f"bayiri check {topic.name} --resolved",
            f"bayiri diff {topic.name} OTHER",
            f"bayiri new scenario FILE --extends {topic.name}",
        )
    if topic.kind == CORRIDOR:
        begin = f"bayiri new scenario FILE --corridor {topic.name}"
        return (f"bayiri compare {topic.name}", begin) if topic.name in corridors() else (begin,)
    if topic.kind in (TYPE, SECTION):
        first = f"bayiri explain {next(iter(in_section(topic.name)), 'NAME')}"
        return (first, "bayiri new scenario FILE") if topic.kind == TYPE else (first,)
    if topic.kind in (KEY, MODULE) or (topic.kind == NUMBER and set(topic.about.section) & set(POLICY_TYPES)):
        return ("bayiri new scenario FILE",)
    return ("bayiri list",)


def _line(row: Parameter, section: str) -> str:
    default = row.default_in(section)
    without = "the sheet's" if default is None and row.replaces else _default(row, default)
    on = f"; {written(row.default_on)} while {row.module} is on" if row.module else ""
    return f"{row.meaning} ({limits(row)}; default {without}{on})"


def _default(row: Parameter, value: Any) -> str:
    if value is None:
        return "none" if set(row.section) & set(SETTINGS) else "none: a file gives it"
    if row.kind == "flag":
        return written(bool(value))
    return "all" if value == () else written(value)


def _number(row: Parameter) -> Iterator[Fact]:
    yield "unit", row.unit
    yield "stands in", ", ".join(path_of(section, row.name) for section in row.section)
    yield "default", _default(row, row.default)
    yield "allowed", allowed(row)
    if row.prior:
        yield "range in studies", f"{written(row.prior[0])} to {written(row.prior[1])}"
    if row.module:
        yield "module", f"{row.module}: counts while it is on, and is then {written(row.default_on)} by default"
    if row.neutral is not None:
        yield "does nothing at", _default(row, row.neutral)
    yield "source", row.source or "given in the file"
    yield "evidence", row.grade
    yield "use", row.use
    yield "read by", row.read_by
    for value in given(row):
        yield "given", ", ".join(part for part in (value.file, value.place) if part) + f": {value.value}"


def _used(kind: str) -> Iterator[Fact]:
    for scenario, name in policies_of(kind):
        yield "used in", f"{scenario}, as {name}"


def _indicator(row: Any) -> Iterator[Fact]:
    yield "called", row.label
    yield "unit", row.unit
    if row.denominator:
        yield "out of", row.denominator
    yield "groups", ", ".join(row.groups)
    yield "source", row.source
    words = {"by quarter": row.quarterly, "as an outcome": row.outcome}
    yield "told", " and ".join(word for word, is_so in words.items() if is_so)
    if row.outcome:
        yield "matters from", f"a difference of {written(row.margin)} on; {_BETTER[row.better]}"


def _scenario(name: str) -> Iterator[Fact]:
    scenario = load(name)
    if scenario.sources.lineage.parents:
        for line in scenario.sources.lineage.lines():
            yield "builds on", line
    yield "corridor", scenario.corridor
    yield "label", scenario.label
    for key in _CARD:
        yield key, scenario.card.get(key, "")
    own = read_shipped(find_scenario(name)).data.get("policies") or {}
    for policy in scenario.policies.values():
        dates = f"{policy.start or 'the beginning'} to {policy.end or 'the end'}"
        sets = _sets(own.get(policy.name) or {})
        yield "policy", f"{policy.name} ({policy.type}, {dates}): {sets or 'as inherited'}"
    yield from _frame(scenario)


def _sets(policy: dict[str, Any], before: str = "") -> str:
    """What a file says of a policy, dates and type apart."""
    parts = []
    for key, held in policy.items():
        if isinstance(held, dict) and not is_figure(held):
            parts.append(_sets(held, f"{before}{key}."))
        elif key not in ("type", "announced", "start", "end"):
            parts.append(f"{before}{key} {number_told(held)}")
    return ", ".join(parts)


def _frame(scenario: Scenario) -> Iterator[Fact]:
    calendar, outcome = scenario.calendar, scenario.outcome
    yield "calendar", f"history from {calendar.history}, compared from {calendar.start} to {calendar.end}"
    window = " to ".join(outcome.window) if outcome.window else "the first policy on"
    judged = f"assessed after {outcome.lag} quarters, settled from {outcome.threshold}"
    yield "outcome", f"first returns from {window}, {judged}"
    if scenario.budget is not None:
        yield "budget", f"{written(scenario.budget)} USD 2021 for all policies"


def _corridor(name: str) -> Iterator[Fact]:
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


def kept(pairs: Iterable[Fact]) -> list[Fact]:
    """Pairs that say something."""
    return [(word, said) for word, said in pairs if said]
