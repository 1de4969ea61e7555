"""Where shipped files give a number."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from bayiri.parameters import POLICY_TYPES, Parameter
from bayiri.scenario.resolving import place_of, rows_at
from bayiri.scenario.shipped import CORRIDORS, corridor, corridors, read_shipped, scenarios
from bayiri.scenario.templates.describing import written
from bayiri.scenario.text.documents import Document, leaves
from bayiri.scenario.text.faults import Path
from bayiri.scenario.text.grammar import is_figure


class Given(NamedTuple):
    """A value that a shipped file gives: the file's name, where in it, and the value with what is said of it."""

    file: str
    place: str
    value: str


class Place(NamedTuple):
    """A region or destination of a shipped corridor: its key, its name for readers, what it is, and where it stands."""

    name: str
    label: str
    meaning: str
    file: str
    path: Path


@cache
def places() -> tuple[Place, ...]:
    """Every region and destination of the shipped corridors."""
    found = []
    for corridor_name in corridors():
        data: Any = read_shipped(corridor(corridor_name)).data
        origin = data["origin"]
        for key, region in origin["regions"].items():
            said = f"name of a region of {origin['name']}, in the corridor {corridor_name}"
            found.append(Place(key, region["name"], said, corridor_name, ("origin", "regions", key)))
        for key, held in data["destinations"].items():
            said = f"name of a destination, in the corridor {corridor_name}"
            found.append(Place(key, held["name"], said, corridor_name, ("destinations", key)))
    return tuple(found)


def figures_at(document: Document, path: Path) -> list[tuple[str, str]]:
    """Every figure of a sheet below this path: where it stands from there, and what is said of it."""
    data: Any = document.data
    for key in path:
        data = data[key]
    return [(".".join(map(str, inner)), _told(value)) for inner, value in leaves(data) if is_figure(value)]


def path_of(section: str, name: str) -> str:
    """Where a number of this section stands, as `--set` and messages name it."""
    if section == "figure":
        return f"{name}, beside a value"
    return ".".join((*map(str, place_of(section)), name))


def given(row: Parameter) -> list[Given]:
    """What shipped files give for the number: corridor sheets first, then scenarios."""
    found = []
    inherited = shipped_kinds()
    for file, document, own in _shipped():
        kinds = {**inherited, **own}
        for path, value in leaves(document.data):
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


def number_told(value: Any, row: Parameter | None = None) -> str:
    """A value without what is said of it: those of groups after it, and how it is drawn where it is uncertain.

    With the row, each number is told in its unit: the file's own, or the registry's.
    """
    own = value.get("value") if is_figure(value) else value
    # A number such as 15000 EUR 2009 says its unit, which is that of its groups, too.
    given = own.partition(" ")[2] if isinstance(own, str) and row is not None and row.is_number else ""
    unit = f" {given}" if given else unit_told(row, value)
    if not is_figure(value):
        return written(value) + ("" if given else unit)
    if "years" in value:
        years = value["years"]
        first, last = min(years), max(years)
        return f"{written(years[first])} ({first}) to {written(years[last])} ({last})"
    parts = [written(own) + ("" if given else unit)] if "value" in value else []
    for groups in (held for key, held in value.items() if str(key).startswith("by_") and isinstance(held, dict)):
        parts += [f"{group} {written(held)}{unit}" for group, held in groups.items()]
    if "distribution" in value:
        over = f" over {written(value['range'])}" if "range" in value else ""
        parts.append(f"{value['distribution']}{over}{unit if over and not isinstance(value['range'], float) else ''}")
    return ", ".join(parts)


def unit_told(row: Parameter | None, value: Any = None) -> str:
    """The unit behind a number, after a blank; nothing behind what is no number."""
    if row is None or not row.is_number:
        return ""
    return f" {value.get('unit', row.unit)}" if is_figure(value) else f" {row.unit}"


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
