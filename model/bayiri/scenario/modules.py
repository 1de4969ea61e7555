"""Modules of a scenario: which are on, and what follows for the numbers that belong to them.

A corridor sheet may hold figures for any module; they count while it is on. Where a scenario, or a value set from
outside, gives such a number while its module is off, that is a fault: it would do nothing. A file that switches an
inherited module off leaves behind what was said for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from typing import Any

from bayiri.parameters import MODULES, Parameter, find, in_module, in_section
from bayiri.scenario.readers.sections import entries
from bayiri.scenario.readers.strict import Key, Reader, mapping_of, not_a_mapping, problem
from bayiri.scenario.readers.values import check
from bayiri.scenario.text.documents import Document
from bayiri.scenario.text.faults import Fault, Path

_SWITCH = Parameter("modules", "whether the module is on", "flag", (), "", kind="flag")
_SECTIONS = ("behaviour", "people")  # of a sheet, beside its regions, that may hold numbers of modules


@cache
def read_modules() -> Reader:
    """Reader of `modules: {name: true or false}`."""
    switch = Reader(partial(check, _SWITCH), {"type": "boolean"})
    keys = {name: Key(switch, False, f"{module.meaning} ({module.evidence})") for name, module in MODULES.items()}
    read_mapping = mapping_of(keys, "a module bayiri knows", inherits=True)

    def read(value: Any) -> Any:
        if isinstance(value, dict):
            return read_mapping(value)
        named = [name for name in (value if isinstance(value, list | tuple) else [value]) if name in list(MODULES)]
        if not named:
            raise not_a_mapping(value, MODULES)
        raise problem(
            str(not_a_mapping(value)), f"Write {{{', '.join(f'{name}: true' for name in named)}}}, true or false each."
        )

    return Reader(read, read_mapping.schema)


def switches(given: Mapping[str, bool]) -> dict[str, bool]:
    """Every module with whether it is on."""
    return {name: given.get(name, False) for name in MODULES}


def in_force(given: Mapping[str, Any], on: tuple[str, ...]) -> dict[str, Any]:
    """What holds of the parameters that files give: nothing for modules that are off, something for all that are on."""
    found = {name: value for name, value in given.items() if find(name).module in ("", *on)}
    for row in (row for name in on for row in in_module(name) if row.table == "parameters"):
        value = found.get(row.name, row.default_on)
        usual = {"value": row.default_on, **({"range": list(row.prior)} if row.prior else {})}
        found[row.name] = {**usual, **value} if isinstance(value, dict) and "value" not in value else value
    return found


def sheet_in_force(sheet: Mapping[str, Any], on: tuple[str, ...]) -> dict[str, Any]:
    """The same of a sheet's figures: those of modules that are off left out, the usual ones of the others put in."""
    held = dict(sheet)
    for row, path, given in _of_sheet(sheet):
        if row.module not in on and given is not None:
            held = _put(held, path, None)
        elif row.module in on and given is None and row.table != "parameters":
            held = _put(held, path, {"value": row.default_on, "unit": row.unit, "grade": row.grade})
    return held


def left_behind(merged: Document, over: Document) -> Document:
    """The files merged, without what was inherited for modules that the last one, `over`, switches off."""
    switched = over.get("modules")
    if "modules" in over.data and switched is None:
        switched = dict.fromkeys(MODULES)
    names = switched if isinstance(switched, dict) else {}
    data, removed = merged.data, dict(merged.removed)
    for row, path, given in _of_scenario(merged.data):
        off = row.module in names and names[row.module] in (None, False)
        if off and given is not None and over.get(*path) is None:
            data = _put(data, path, None)
            removed[path] = over.mark(("modules", row.module))
    return replace(merged, data=data, removed=removed)


def idle(scenario: Document) -> Iterator[Fault]:
    """Faults of a scenario's numbers whose module is off."""
    yield from _idle(scenario, scenario, _of_scenario(scenario.data))


def idle_in_sheet(scenario: Document, over: Document) -> Iterator[Fault]:
    """The same of values set from outside in the corridor sheet."""
    yield from _idle(scenario, over, _of_sheet(over.data))


def _idle(scenario: Document, document: Document, numbers: Iterator[tuple[Parameter, Path, Any]]) -> Iterator[Fault]:
    for row, path, given in numbers:
        if _is_off(scenario, row.module) and _acts(row, given):
            said = f"does nothing: it belongs to the module {row.module}, which is off."
            outside = document.mark(path).line is None
            switch = f"Set modules.{row.module}=true as well" if outside else f"Say {row.module}: true under modules"
            yield document.fault(path, said, f"{switch}, or leave the number out.")


def _is_off(scenario: Document, name: str) -> bool:
    """Whether the module is surely off: where the schema finds fault with the modules, nothing follows from them."""
    given = scenario.get("modules")
    if given is None:
        return True
    return isinstance(given, dict) and set(given) <= set(MODULES) and given.get(name) in (None, False)


def _acts(row: Parameter, given: Any) -> bool:
    """Whether this differs from the value that means off, or may. What is no number is told by the schema."""
    values = [given]
    if isinstance(given, dict):
        if "distribution" in given:
            return True
        years = given.get("years")
        values = list(years.values()) if isinstance(years, dict) else [given.get("value")]
    numbers = [value for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
    return any(value != row.default for value in numbers)


def _of_scenario(data: Any) -> Iterator[tuple[Parameter, Path, Any]]:
    """Each number of a module that may stand in a scenario: row, path and what is given, None for nothing."""
    for section in _SECTIONS:
        yield from _below(data, ("behaviour",), section)


def _of_sheet(data: Any) -> Iterator[tuple[Parameter, Path, Any]]:
    """The same of a corridor sheet."""
    for section in _SECTIONS:
        yield from _below(data, (section,), section)
    regions = _at(data, ("origin", "regions"))
    for name in regions if isinstance(regions, dict) else ():
        yield from _below(data, ("origin", "regions", name), "region")


def _below(data: Any, place: Path, section: str) -> Iterator[tuple[Parameter, Path, Any]]:
    rows = [row for row in in_section(section).values() if row.module]
    given = entries(_at(data, place), rows)
    for row in rows:
        yield row, (*place, *row.name.split(".")), given.get(row.name)


def _at(data: Any, path: Path) -> Any:
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _put(data: Mapping[Any, Any], path: Path, value: Any) -> dict[Any, Any]:
    """The data with this value at the path; without it, where the value is None."""
    key, *rest = path
    if rest:
        value = _put(data.get(key, {}), tuple(rest), value)
    others = {name: inner for name, inner in data.items() if name != key}
    return others if value is None else {**data, key: value}
