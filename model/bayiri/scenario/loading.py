"""From a name to a scenario: files found, laid over what they build on, values set, everything checked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bayiri.parameters import nearest
from bayiri.scenario import shipped
from bayiri.scenario.assembling import assemble, faults_of_scenario
from bayiri.scenario.inheritance.inheriting import Heir, inherited
from bayiri.scenario.inheritance.lineage import Lineage
from bayiri.scenario.inheritance.setting import (
    SET,
    WITH,
    Sets,
    check_places,
    merged_deep,
    overlay,
    read_sets,
    value_into_figure,
)
from bayiri.scenario.locating import (
    corridors_near,
    find_corridor,
    find_parent,
    find_scenario,
    name_of,
    parents_near,
    shown,
)
from bayiri.scenario.modules import idle_in_sheet, left_behind
from bayiri.scenario.readers.schema import LABEL_MOST
from bayiri.scenario.scenario import Scenario, Sources
from bayiri.scenario.text.documents import Document, Mark, merge
from bayiri.scenario.text.faults import Fault, InputFault, show
from bayiri.scenario.text.reading import read_file


def load(name: str | os.PathLike[str], sets: Sets = ()) -> Scenario:
    """The scenario of that path or shipped name, with values set on top.

    `sets` maps dotted paths to values, or lists texts such as `policies.assisted_return.grant=14000`.
    InputFault tells every fault of all files concerned.
    """
    path = find_scenario(os.fspath(name)).absolute()
    heir = inherited(path)
    return _finish(name_of(path), heir, None, path.parent, read_sets(sets), SET)


def load_sheet(name: str | os.PathLike[str]) -> Scenario:
    """The corridor of that sheet (path or shipped name) without any policy, by which a sheet is checked alone."""
    path = find_scenario(os.fspath(name)).absolute()
    alone = Document({"corridor": str(path)}, {(): Mark(shown(path), None)}, files=(shown(path),))
    heir = Heir(alone, Lineage(name_of(path), shown(path)))
    return _finish(name_of(path), heir, None, path.parent, {}, SET)


def as_scenario(scenario: Scenario | str | os.PathLike[str]) -> Scenario:
    """A scenario, loaded if only its name or path is given."""
    return scenario if isinstance(scenario, Scenario) else load(scenario)


def compared_with(scenario: Scenario) -> Scenario | None:
    """The scenario that this one says it is to be compared with, if it names one."""
    path = find_parent(scenario.compare_with, Path(scenario.sources.folder)) if scenario.compare_with else None
    return None if path is None else load(path)


def changed(scenario: Scenario, changes: Mapping[str, object], name: str | None) -> Scenario:
    """What `Scenario.with_` gives."""
    sources = scenario.sources
    sheet = None if "corridor" in changes else sources.sheet
    heir = Heir(sources.scenario, sources.lineage)
    made = _finish(name or scenario.name, heir, sheet, Path(sources.folder), changes, WITH)
    # Charts and tables would call both by the label of the first.
    return replace(made, label=name[:LABEL_MOST]) if name and "label" not in changes else made


def _finish(
    name: str,
    heir: Heir,
    sheet: Document | None,
    folder: Path,
    sets: Mapping[str, object],
    origin: str,
) -> Scenario:
    over, over_sheet = overlay(sets, origin)
    document = left_behind(merge(heir.document, over, merged_deep), over)
    corridor = document.get("corridor")
    if sheet is None:
        sheet = _sheet_of(document, folder)
    check_places(sheet, over_sheet)
    over_sheet = replace(over_sheet, faults=tuple(idle_in_sheet(document, over_sheet)))
    sheet = merge(sheet, over_sheet, value_into_figure(origin))
    short = Path(corridor).stem if isinstance(corridor, str) else ""
    if isinstance(document.get("sheet"), dict):  # resolved, perhaps elsewhere: the file may be out of reach
        own = document.without("sheet")
    else:
        own = replace(document, faults=(*document.faults, *_strange_baseline(document, folder)))
    return assemble(name, short, Sources(own, sheet, str(folder), heir.lineage))


def _strange_baseline(document: Document, folder: Path) -> list[Fault]:
    """The fault of a scenario to be compared with that is none."""
    given = document.get("compare_with")
    if not isinstance(given, str) or not given.strip() or find_parent(given, folder) is not None:
        return []
    near = nearest(given[-60:], parents_near(folder))
    said = f"is {show(given)}, which is no scenario."
    return [document.fault(("compare_with",), said, f"Did you mean {near}?" if near else "")]


def _sheet_of(document: Document, folder: Path) -> Document:
    """The corridor sheet of a scenario; where there is none, the scenario's own faults are told with it."""
    if "destinations" in document.data:
        hint = "Name a scenario; its line `corridor:` names the sheet."
        where = document.mark(("destinations",)).file
        raise InputFault(Fault(where, 1, "", "is a corridor sheet, not a scenario.", hint))
    try:
        return _inline(document) or _corridor(document, folder)
    except InputFault as wrong:
        told = {(fault.file, fault.path) for fault in wrong.faults}
        others = [fault for fault in faults_of_scenario(document) if (fault.file, fault.path) not in told]
        raise InputFault([*wrong.faults, *others], document.files) from None


def _inline(document: Document) -> Document | None:
    """The sheet that a resolved scenario carries in itself."""
    if not isinstance(document.data.get("sheet"), dict):
        return None
    marks = {
        path[1:]: Mark(mark.file, mark.line, ("sheet",))
        for path, mark in document.marks.items()
        if path[:1] == ("sheet",)
    }
    refused = frozenset(path[1:] for path in document.refused if path[:1] == ("sheet",))
    return Document(document.data["sheet"], marks, (), refused, files=document.files)


def _corridor(document: Document, folder: Path) -> Document:
    given = document.get("corridor")
    if ("corridor",) in document.removed:
        out = document.removed[("corridor",)]
        raise InputFault(Fault(out.file, out.line, "corridor", "is taken out; a scenario has one."))
    if "corridor" not in document.data and ("corridor",) not in document.refused:
        said = "is missing: the name of a corridor sheet."
        raise InputFault(document.fault(("corridor",), said, _to_begin_with(document, folder)))
    if not isinstance(given, str) or not given.strip():
        raise InputFault([])  # the schema tells this fault
    beside = _folder_of(document.mark(("corridor",)).file, folder)
    path = find_corridor(given, beside) or find_corridor(given, folder)
    if path is None:
        near = nearest(given[-60:], corridors_near(folder))
        hint = f"Did you mean {near}?" if near else "`bayiri list` shows the corridors that are shipped."
        said = f"is {show(given)}, which is no corridor bayiri finds."
        raise InputFault(document.fault(("corridor",), said, hint))
    sheet = read_file(path, shown(path))
    if "destinations" not in sheet.data and not {"corridor", "extends", "combine"}.isdisjoint(sheet.data):
        said = f"is {show(given)}, which is a scenario, not a corridor sheet."
        raise InputFault(document.fault(("corridor",), said, "To build on a scenario, write `extends`."))
    return sheet


def _to_begin_with(document: Document, folder: Path) -> str:
    """What to write into a file that names no corridor: a scenario to extend, beside it or shipped, or a corridor."""
    beside = [
        path for path in shipped.mixes(folder) if path.stem == shipped.FIRST and shown(path) not in document.files
    ]
    scenario, corridor = next(iter(beside or shipped.scenarios()), ""), next(iter(corridors_near(folder)), "")
    name = scenario.stem if isinstance(scenario, Path) else scenario
    begin = f"Begin with `extends: {name}`, or name one: `corridor: {corridor}`."
    return f"{begin} `bayiri new scenario` writes a file to begin from."


def _folder_of(file: str, otherwise: Path) -> Path:
    """Folder of the file that a mark names; values set from outside count from the scenario's folder."""
    return otherwise if file in (SET, WITH) else Path(file).absolute().parent
