"""What the registry says of a number that stands in a file: from its path to its row, unit, range, source and grade.

What a figure says of itself stands over the registry. Files are scenarios as written, corridor sheets, calibration
files and records of fits; a path is the keys and positions that lead to the number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bayiri.parameters import ITS_OWN_UNIT, POLICY_TYPES, Parameter, in_section
from bayiri.scenario.readers.spreads import ends
from bayiri.scenario.text.faults import Path
from bayiri.scenario.text.grammar import is_figure

Data = Mapping[Any, Any]
Types = Mapping[str, str]  # type of each policy of a scenario, inherited ones included
Places = tuple[tuple[Path, tuple[str, ...]], ...]
_CHOSEN = {"regions": "REGION", "destinations": "DESTINATION", "policies": "ID"}
_ANY = "*"  # a name that the author chose, or a position in a list
_TYPE = "type"  # stands for the section of the policy's type

# Where a path leads: its beginning, and the sections of the registry that may stand there. The first that fits counts.
_SHEET: Places = (
    (("calendar",), ("calendar",)),
    (("origin", "regions", _ANY), ("region", "origin")),
    (("origin", "lender"), ("lender",)),
    (("origin",), ("origin",)),
    (("destinations", _ANY, "leaving"), ("leaving",)),
    (("destinations", _ANY, "going_home"), ("going_home",)),
    (("destinations", _ANY), ("destination",)),
    (("people",), ("people",)),
    (("behaviour",), ("behaviour",)),
    ((), ("corridor",)),
)
_SCENARIO: Places = (
    (("calendar",), ("calendar",)),
    (("outcome",), ("outcome",)),
    (("behaviour",), ("behaviour", "people")),
    (("policies", _ANY), (_TYPE, "policy")),
    ((), ("scenario",)),
)
_CALIBRATION: Places = (
    (("register", _ANY), ("calibration",)),
    (("targets", _ANY, _ANY, "terms"), ("calibration", "figure")),
    (("targets", _ANY, _ANY), ("figure",)),
    (("search",), ("calibration",)),
    (("check",), ("calibration",)),
)
_FIT: Places = (((), ("calibration",)),)
_MONEY: Places = (((), ("money",)),)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What is known of the number at a path: its row, and what the figure or else the row says of it."""

    path: Path
    row: Parameter
    unit: str
    low: float
    high: float
    source: str
    grade: str


def in_scenario(data: Data, path: Path, types: Types) -> Resolved | None:
    """The number at this path of a scenario file as written; `types` are those of its policies once inherited."""
    if path[:1] == ("sheet",):
        found = in_sheet(data["sheet"], path[1:])
        return replace(found, path=path) if found else None
    return _seen(data, path, _row_at(_SCENARIO, path, types))


def in_sheet(data: Data, path: Path) -> Resolved | None:
    """The number at this path of a corridor sheet."""
    return _seen(data, path, _row_at(_SHEET, path, {}))


def row_of_sheet(path: Path) -> Parameter | None:
    """The row of the figure at this path of a corridor sheet."""
    found = _row_at(_SHEET, path, {})
    return found[0] if found else None


def row_of_scenario(path: Path, types: Types) -> Parameter | None:
    """The row of the figure at this path of a scenario, resolved or as written."""
    if path[:1] == ("sheet",):
        return row_of_sheet(path[1:])
    found = _row_at(_SCENARIO, path, types)
    return found[0] if found else None


def in_money(data: Data, path: Path) -> Resolved | None:
    """The number at this path of the table of money."""
    return _seen(data, path, _row_at(_MONEY, path, {}))


def in_calibration(data: Data, path: Path, types: Types) -> Resolved | None:
    """The number at this path of a calibration file."""
    if path[:1] == ("known",):  # values of the parameters that the file fits
        return _fitted(path, data["parameters"][path[1]]["path"], types, {})
    return _seen(data, path, _row_at(_CALIBRATION, path, {}))


def in_fit(data: Data, path: Path, types: Types) -> Resolved | None:
    """The number at this path of the record of a fit."""
    if path[:1] == ("targets",):
        target = data["targets"][path[1]]
        if str(path[2]).startswith("found"):
            return _told(path, in_section("fit")["found"], {"unit": target["unit"]}, 0.0)
        about = {"unit": target["unit"], "source": target["source"], "range": [target["low"], target["high"]]}
        return _told(path, in_section("fit")["published"], about, 0.0)
    if path[:1] in (("parameters",), ("accepted",)):
        parameter = data["parameters"][path[1] if path[0] == "parameters" else path[2]]
        about = {"unit": parameter["unit"], "range": [parameter["prior_low"], parameter["prior_high"]]}
        return _fitted(path, parameter["name"], types, about)
    return _seen(data, path, _row_at(_FIT, path, {}))


def numbers(data: Any, path: Path = ()) -> Iterator[tuple[Path, float]]:
    """Every number of a file with its path. A year that is a key of a series has the path of its value, and `year`."""
    if isinstance(data, Mapping):
        for key, inner in data.items():
            if isinstance(key, int):
                yield (*path, key, "year"), key
            yield from numbers(inner, (*path, key))
    elif isinstance(data, list | tuple):
        for place, inner in enumerate(data):
            yield from numbers(inner, (*path, place))
    elif isinstance(data, int | float) and not isinstance(data, bool):
        yield path, data


def rows_at(path: Path, types: Types) -> list[Parameter]:
    """Rows that a path of a scenario or a sheet may mean, each once; a policy of no known type may be of any."""
    inside = path[:1] == ("sheet",)
    keys = path[1:] if inside else path
    found = [*(() if inside else _rows(_SCENARIO, keys, types)), *_rows(_SHEET, keys, types)]
    return list(dict.fromkeys(row for row, depth in found if depth == len(keys)))


def place_of(section: str) -> Path:
    """Where numbers of this section stand, as `--set` and messages name it; names that authors choose in capitals."""
    for top, places in (((), _SCENARIO), (("sheet",), _SHEET)):
        for beginning, sections in places:
            wanted = _TYPE if section in POLICY_TYPES else section
            if wanted in (sections[0], *(sections[1:] if top == () else ())):
                return (*top, *(_CHOSEN[str(beginning[place - 1])] if key == _ANY else key
                                for place, key in enumerate(beginning)))  # fmt: skip
    return (section,)


def _row_at(places: Places, path: Path, types: Types) -> tuple[Parameter, int] | None:
    """The row that a path leads to, and how many of its keys lead there; the rest lies inside the figure."""
    return next(_rows(places, path, types), None)


def _rows(places: Places, path: Path, types: Types) -> Iterator[tuple[Parameter, int]]:
    """Rows that a path may lead to, the likeliest first."""
    for beginning, sections in places:
        start = len(beginning)
        if len(path) <= start or any(key not in (_ANY, path[place]) for place, key in enumerate(beginning)):
            continue
        for length in (1, 2):  # names have one dot at most
            name = ".".join(map(str, path[start : start + length]))
            for section in (one for told in sections for one in _meant(told, path, types)):
                if (row := in_section(section).get(name)) is not None:
                    yield row, start + length + (row.kind == "figures")
        return


def _meant(section: str, path: Path, types: Types) -> tuple[str, ...]:
    """The section itself, or the types that the policy at this path may have."""
    if section != _TYPE:
        return (section,)
    policy = str(path[1])
    return (types[policy],) if policy in types else tuple(POLICY_TYPES)


def _seen(data: Any, path: Path, found: tuple[Parameter, int] | None) -> Resolved | None:
    """The number at this path, which stands in the figure of a row or is its plain value."""
    if found is None:
        return None
    row, depth = found
    figure = data
    for key in path[:depth]:
        figure = figure[key]
    if not is_figure(figure):
        return _told(path, row, {}, 0.0)
    inside = path[depth:]
    if inside[-1] == "year" or inside == ("range",):
        return _told(path, in_section("figure")[str(inside[-1])], {}, 0.0)
    value = figure["years"][inside[1]] if inside[0] == "years" else figure.get("value", 0.0)
    return _told(path, row, figure, value)


def _fitted(path: Path, given: str, types: Types, about: Data) -> Resolved | None:
    """The number of a parameter that is fitted, by the dotted path under which a scenario has it."""
    keys = tuple(given.split("."))
    found = _row_at(_SHEET, keys[1:], {}) if keys[0] == "sheet" else _row_at(_SCENARIO, keys, types)
    return _told(path, found[0], about, 0.0) if found else None


def _told(path: Path, row: Parameter, about: Data, value: float) -> Resolved | None:
    """What is said of a number by its figure, else by its row; None where nobody says its unit."""
    unit = about.get("unit", row.unit)
    if unit == ITS_OWN_UNIT:
        return None
    low, high = ends(about, value) if "range" in about else row.prior or (row.low, row.high)
    source, grade = about.get("source", row.source), about.get("grade", row.grade)
    return Resolved(path, row, unit, min(low, high), max(low, high), source, grade)
