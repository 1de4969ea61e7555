"""A new file from a template: its text for the place where it is to lie, and its one chance to be written."""

from __future__ import annotations

import os
from pathlib import Path

from bayiri.parameters import nearest
from bayiri.scenario.loading import load
from bayiri.scenario.locating import corridors_near, find_corridor, find_scenario, is_sheet, name_of, shown
from bayiri.scenario.scenario import Calendar
from bayiri.scenario.shipped import root
from bayiri.scenario.templates.new_corridor import CALENDAR, corridor_template
from bayiri.scenario.templates.new_scenario import Ground, scenario_template
from bayiri.scenario.text.faults import Fault, InputFault
from bayiri.scenario.text.reading import read_file

_USUAL_PARENT = "ecuador-spain/baseline"


def new_text(kind: str, target: Path | None, corridor: str | None, extends: str | None) -> str:
    """Text of a `scenario` or `corridor` template that is to lie at `target` (None: it is printed)."""
    if kind == "corridor":
        return corridor_template(target)
    folder = (target or Path("x")).absolute().parent
    named, sheet = _corridor(corridor, folder) if corridor else (None, None)
    if sheet is not None and not extends:
        return scenario_template(target, named, Ground("", None, _calendar(sheet), _regions(sheet)))
    parent = load(extends or _USUAL_PARENT)
    regions = _regions(sheet) if sheet is not None else tuple(parent.sheet["origin"]["regions"])
    ground = Ground(_parent(extends or _USUAL_PARENT, folder), parent, parent.calendar, regions)
    return scenario_template(target, named, ground)


def _corridor(given: str, folder: Path) -> tuple[str, Path]:
    """The sheet as a scenario in that folder is to name it, and its file."""
    path = Path(given) if Path(given).is_file() else find_corridor(given, folder)
    if path is None or not is_sheet(path):
        near = nearest(given[-60:], corridors_near(folder))
        hint = f"Did you mean {near}?" if near else "`bayiri list` shows the corridors that are shipped."
        raise InputFault(Fault("--corridor", None, given, "is no corridor sheet bayiri finds.", hint))
    return (_way(path, folder) if Path(given).is_file() else given), path


def _way(path: Path, folder: Path) -> str:
    """The way from a folder to a file, as `corridor` and `extends` take it."""
    return Path(os.path.relpath(path.absolute(), folder)).as_posix()


def _parent(given: str, folder: Path) -> str:
    """The scenario as another in that folder is to name it: its shipped name, or the way to the file."""
    path = find_scenario(given)
    inside = root().resolve() in path.resolve().parents
    return name_of(path) if inside else _way(path, folder)


def _regions(sheet: Path) -> tuple[str, ...]:
    """Names of the regions of a sheet of which other figures may still be missing."""
    regions = read_file(sheet, shown(sheet)).get("origin", "regions")
    return tuple(map(str, regions)) if isinstance(regions, dict) else ()


def _calendar(sheet: Path) -> Calendar:
    """Calendar of a sheet of which other figures may still be missing."""
    document = read_file(sheet, shown(sheet))
    given = {key: document.get("calendar", key) for key in CALENDAR}
    return Calendar(**{key: str(given[key] or usual) for key, usual in CALENDAR.items()})


def save(target: Path, text: str) -> None:
    """Write the file, with the folders it lies in; InputFault where something lies there already."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as refused:
        if target.exists():
            hint = "Name another file; nothing is overwritten."
            raise InputFault(Fault(str(target), None, "", "is there already.", hint)) from None
        said = f"cannot be written: {refused.strerror or refused}."
        raise InputFault(Fault(str(target), None, "", said)) from None
