"""Where shipped files give a number, and which registry rows a path in a file means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from bayiri.parameters import POLICY_TYPES, Parameter, in_section
from bayiri.scenario.readers.sheets import SCENARIO_SECTIONS, WAYS
from bayiri.scenario.shipped import CORRIDORS, corridor, corridors, read_shipped, scenarios
from bayiri.scenario.templates.describing import written
from bayiri.scenario.text.documents import Document, is_figure
from bayiri.scenario.text.faults import Path

_PLACES = {"origin": "sheet.origin", "region": "sheet.origin.regions.REGION", "lender": "sheet.origin.lender",
           "destination": "sheet.destinations.DESTINATION", "corridor": "sheet"}  # fmt: skip


class Given(NamedTuple):
    """A value that a shipped file gives: the file's name, where in it, and the value with what is said of it."""

    file: str
    place: str
    value: str


def path_of(section: str, name: str) -> str:
    """Where a number of this section stands, as `--set` and messages name it."""
    if section in POLICY_TYPES:
        return f"policies.ID.{name}"
    if section == "policy":
        return f"policies.ID.{name}"
    if section in ("scenario", "figure"):
        return name if section == "scenario" else f"{name}, beside a value"
    if section in WAYS:
        return f"{_PLACES['destination']}.{section}.{name}"
    return f"{_PLACES.get(section, section)}.{name}"


def rows_at(path: Path, kinds: Mapping[str, str]) -> list[Parameter]:
    """Rows that a path means, each once; `kinds` gives the type of a policy by its name."""
    sections, rest = _sections(tuple(map(str, path)), kinds)
    name = ".".join(rest)
    found = [in_section(section)[name] for section in sections if name in in_section(section)]
    return list(dict.fromkeys(found))


def _sections(path: tuple[str, ...], kinds: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sections in which the end of the path is a name, and that end."""
    match path:
        case ("sheet", *rest):
            return _sections(tuple(rest), kinds)
        case ("policies", name, *rest):
            types = (kinds[name],) if name in kinds else tuple(POLICY_TYPES)
            return (*types, "policy"), tuple(rest)
        case ("origin", "regions", _, *rest):
            return ("region", "origin"), tuple(rest)
        case ("origin", "lender", *rest):
            return ("lender",), tuple(rest)
        case ("destinations", _, way, *rest) if way in WAYS:
            return (way,), tuple(rest)
        case ("destinations", _, *rest):
            return ("destination",), tuple(rest)
        case (section, *rest) if section in SCENARIO_SECTIONS:
            return SCENARIO_SECTIONS, tuple(rest)
        case (name,):
            return ("scenario", "corridor"), (name,)
        case (section, *rest):
            return (section,), tuple(rest)
    return (), ()


def given(row: Parameter) -> list[Given]:
    """What shipped files give for the number: corridor sheets first, then scenarios."""
    found = []
    inherited = shipped_kinds()
    for file, document, own in _shipped():
        kinds = {**inherited, **own}
        for path, value in _leaves(document.data, ()):
            # The last key tells most paths apart before they are looked up.
            if str(path[-1]) == row.name.split(".")[-1] and row in rows_at(path, kinds):
                place = ".".join(str(key) for key in path[: len(path) - len(row.name.split("."))])
                found.append(Given(file, place, _told(value)))
    return found


def policies_of(kind: str) -> list[tuple[str, str]]:
    """(scenario, name) of the policies of this type that shipped scenarios bring in themselves."""
    return [(file, name) for file, _, kinds in _shipped() for name, held in kinds.items() if held == kind]


def shipped_kinds() -> dict[str, str]:
    """Type of every policy of a shipped scenario, by its name."""
    return {name: kind for _, _, kinds in _shipped() for name, kind in kinds.items()}


@cache
def _shipped() -> tuple[tuple[str, Document, dict[str, str]], ...]:
    """Name, data and types of policies of every shipped sheet and scenario."""
    sheets = [(f"{CORRIDORS}/{name}", corridor(name)) for name in corridors()]
    read = [(name, read_shipped(path)) for name, path in [*sheets, *scenarios().items()]]
    return tuple((name, document, policy_kinds(document.data)) for name, document in read)


def policy_kinds(data: Mapping[Any, Any]) -> dict[str, str]:
    """Type of each policy that a file brings in: that which it says, or its name."""
    policies = data.get("policies")
    types = {name: (policy or {}).get("type", name) for name, policy in (policies or {}).items()}
    return {name: kind for name, kind in types.items() if kind in POLICY_TYPES}


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Every value of a file, a figure as a whole."""
    if isinstance(value, dict) and not is_figure(value):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    else:
        yield path, value


def number_told(value: Any) -> str:
    """A value without what is said of it: those of groups after it, and how it is drawn where it is uncertain."""
    if not is_figure(value):
        return written(value)
    if "years" in value:
        years = value["years"]
        first, last = min(years), max(years)
        return f"{written(years[first])} ({first}) to {written(years[last])} ({last})"
    parts = [written(value["value"])] if "value" in value else []
    for groups in (held for key, held in value.items() if str(key).startswith("by_") and isinstance(held, dict)):
        parts += [f"{group} {written(held)}" for group, held in groups.items()]
    if "distribution" in value:
        over = f" over {written(value['range'])}" if "range" in value else ""
        parts.append(f"{value['distribution']}{over}")
    return ", ".join(parts)


def _told(value: Any) -> str:
    """A value as a person reads it: with its unit, year, grade and source."""
    number = number_told(value)
    if not is_figure(value):
        return number
    says_unit = isinstance(value.get("value"), str)  # as 15000 EUR 2009 does
    unit = "" if says_unit else value.get("unit", "")
    about = [str(value[key]) for key in ("year", "grade") if key in value]
    source = f"; {value['source']}" if "source" in value else ""
    return f"{number} {unit}".strip() + (f" ({', '.join(about)}{source})" if about or source else "")
