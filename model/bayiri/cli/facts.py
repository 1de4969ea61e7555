"""What is told of a topic: pairs of a word and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from bayiri.cli.file_facts import Fact, corridor_facts, policy_named_facts, scenario_facts
from bayiri.cli.topics import (
    CORRIDOR,
    FOLDER,
    INDICATOR,
    KEY,
    MODULE,
    NUMBER,
    PLACE,
    POLICY,
    SCENARIO,
    SECTION,
    TYPE,
    Topic,
)
from bayiri.indicators import INDICATORS
from bayiri.parameters import MODULES, POLICY_TYPES, SETTINGS, Parameter, in_module, in_section
from bayiri.scenario import find_mixes
from bayiri.scenario.loading import load_sheet
from bayiri.scenario.locating import find_scenario, shown
from bayiri.scenario.readers.keys import key_meanings
from bayiri.scenario.shipped import corridor, corridors, read_shipped
from bayiri.scenario.templates.describing import allowed, limits, written
from bayiri.scenario.text.reading import read_file
from bayiri.scenario.uses import figures_at, given, path_of, policies_of, shipped_kinds

_BETTER = {1: "more is welcome", -1: "less is welcome", 0: "neither more nor less is welcome in itself"}


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
        yield from scenario_facts(topic.name)
    elif topic.kind == CORRIDOR:
        yield from corridor_facts(topic.name)
    elif topic.kind == POLICY:
        yield from policy_named_facts(topic.name)
    elif topic.label:
        yield "said as", topic.label


def listed(topic: Topic) -> list[Fact]:
    """What stands inside a policy type, a section, a key, a sheet or a folder: name, and what it is in a line."""
    if topic.kind == MODULE:
        return [(row.name, line(row, row.section[0])) for row in in_module(topic.name)]
    if topic.kind == PLACE:
        return figures_at(read_shipped(corridor(topic.about.file)), topic.about.path)
    if topic.kind == CORRIDOR and topic.name not in corridors():
        return figures_at(load_sheet(topic.name).sources.sheet, ())
    if topic.kind == FOLDER:
        return [(name, _title(name)) for name in find_mixes(topic.name)]
    if topic.kind == KEY and topic.name == "policies":
        return list(POLICY_TYPES.items())
    if topic.kind == KEY and topic.name == "modules":
        return [(name, _module(name)) for name in MODULES]
    rows = in_section(topic.name).values() if topic.kind in (TYPE, SECTION) else ()
    return [(row.name, line(row, topic.name)) for row in rows] or _keys_of(topic)


def _keys_of(topic: Topic) -> list[Fact]:
    """What may stand below a key."""
    inside = f"{topic.name}."
    keys = key_meanings().items() if topic.kind == KEY else ()
    return [(name.removeprefix(inside), meaning) for name, meaning in keys if name.startswith(inside)]


def _module(name: str) -> str:
    numbers = ", ".join(row.name for row in in_module(name))
    held = f"; its numbers: {numbers}" if numbers else ""
    return f"{MODULES[name].meaning} ({MODULES[name].evidence}){held}"


def _title(name: str) -> str:
    path = find_scenario(name)
    return str(read_file(path, shown(path)).data.get("title", ""))


def heading(topic: Topic) -> str:
    """What stands above that list."""
    if topic.kind == TYPE:
        return f"Levers, beside {written_dates()}"
    if topic.kind == KEY:
        return {"policies": "Types", "modules": "Modules"}.get(topic.name, "In it")
    return {FOLDER: "Scenarios", PLACE: "Figures", CORRIDOR: "Figures"}.get(topic.kind, "Numbers")


def written_dates() -> str:
    """The settings that every policy has."""
    *first, last = in_section("policy")
    return f"{', '.join(first)} and {last}"


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
    if topic.kind == POLICY:
        return (f"bayiri explain {shipped_kinds()[topic.name]}", "bayiri new scenario FILE")
    if topic.kind == PLACE:
        return (f"bayiri explain {topic.about.file}",)
    if topic.kind == FOLDER:
        return (f"bayiri check {topic.name}", f"bayiri compare {topic.name}")
    if topic.kind == KEY and topic.name in ("modules", "policies"):
        return (f"bayiri explain {listed(topic)[0][0]}",)
    if topic.kind in (TYPE, SECTION):
        first = f"bayiri explain {next(iter(in_section(topic.name)), 'NAME')}"
        return (first, "bayiri new scenario FILE") if topic.kind == TYPE else (first,)
    if topic.kind in (KEY, MODULE) or (topic.kind == NUMBER and set(topic.about.section) & set(POLICY_TYPES)):
        return ("bayiri new scenario FILE",)
    return ("bayiri list",)


def line(row: Parameter, section: str) -> str:
    """A number in a line: meaning, what may be given, and what holds without it."""
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
    yield from (("rests on", said) for said in _rests_on(row))
    if row.outcome:
        yield "matters from", f"a difference of {written(row.margin)} on; {_BETTER[row.better]}"


def _rests_on(row: Any) -> Iterator[str]:
    """Settings of the outcome that the meaning names, and scores of which the score in it is made."""
    words = set(f"{row.meaning} {row.denominator}".replace(",", "").split())
    for setting in in_section("outcome").values():
        if setting.name in words:
            default = f" ({_default(setting, setting.default)} by default)" if setting.default is not None else ""
            yield f"outcome.{setting.name}: {setting.meaning}{default}"
    if row.outcome and "score" in words:
        parts = [other for other in INDICATORS if other.meaning == f"mean {other.label.lower()}"]
        yield f"the score of a person, a composite of {', '.join(part.name for part in parts)}"


def kept(pairs: Iterable[Fact]) -> list[Fact]:
    """Pairs that say something."""
    return [(word, said) for word, said in pairs if said]
