"""Where a scenario or corridor sheet is: a path, a name beside another file, or a shipped name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bayiri.parameters import nearest
from bayiri.scenario import shipped
from bayiri.scenario.text.faults import Fault, InputFault, cut


def shown(path: Path) -> str:
    """A file's name in messages: relative to the working folder where it lies inside."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (OSError, ValueError):
        return str(path)


def name_of(path: Path) -> str:
    """A scenario's name: `ecuador-spain/baseline` for a shipped file, else the file's own name."""
    full = path.resolve()
    inside = shipped.root().resolve() in full.parents
    return f"{full.parent.name}/{full.stem}" if inside else full.stem


def find_scenario(given: str) -> Path:
    """The file meant by a path or a shipped name; InputFault with the nearest name if there is none."""
    found = _first_file([*_spellings(Path(given)), *_spellings(shipped.root() / given)])
    if found is not None and found != shipped.money():  # beside the scenarios, and none
        return found
    inside = [path.stem for path in shipped.mixes(folder)] if (folder := _folder(given)) else []
    if inside:
        choice = f"Name one of its scenarios: {', '.join(inside)}."
        raise InputFault(Fault(cut(given), None, "", "is a folder, not a scenario.", choice))
    hint = _did_you_mean(given, shipped.scenarios()) or "`bayiri list` shows the scenarios that are shipped."
    said = "is neither a file nor the name of a shipped scenario."
    raise InputFault(Fault(cut(given) or '""', None, "", said, hint))


def find_mixes(given: str | os.PathLike[str]) -> list[str]:
    """Every scenario of a folder or of a shipped corridor, the baseline first; a scenario is itself alone."""
    text = os.fspath(given)
    folder = _folder(text)
    if folder is None or _first_file(_spellings(Path(text))) is not None:
        find_scenario(text)
        return [text]
    paths = [path for path in shipped.mixes(folder) if not is_sheet(path)]
    if not paths:
        raise InputFault(Fault(text, None, "", "is a folder without scenarios (files that end in .yaml)."))
    return [name_of(path) if folder.parent == shipped.root() else str(path) for path in paths]


def is_sheet(path: Path) -> bool:
    """Whether the file is a corridor sheet: only sheets begin a line with `destinations:`."""
    try:
        return path.is_file() and any(line.startswith("destinations:") for line in path.read_text("utf-8").splitlines())
    except (OSError, ValueError):
        return False


def find_parent(given: str, beside: Path) -> Path | None:
    """The file that `extends` means: beside the file that says so, a path from there, or a shipped name."""
    return _first_file([*_spellings(beside / given), *_spellings(shipped.root() / given)])


def parents_near(beside: Path) -> list[str]:
    """Names that `extends` could have meant."""
    return [path.stem for path in shipped.mixes(beside)] + list(shipped.scenarios())


def find_corridor(given: str, beside: Path) -> Path | None:
    """The sheet that a scenario in the folder `beside` means: a path, one of its own, or a shipped one."""
    if "/" in given or given.endswith(".yaml"):
        return _first_file([*_spellings(beside / given), *_spellings(Path(given))])
    own, common = (place / shipped.CORRIDORS / given for place in (beside.parent, shipped.root()))
    return _first_file([*_spellings(own), *_spellings(common)])


def corridors_near(beside: Path) -> list[str]:
    """Names that `corridor` could have meant."""
    places = (beside.parent / shipped.CORRIDORS, shipped.root() / shipped.CORRIDORS)
    return [path.stem for place in places for path in shipped.mixes(place)]


def _did_you_mean(word: str, names: Iterable[str]) -> str:
    near = nearest(word[-60:], names)
    return f"Did you mean {near}?" if near else ""


def _folder(given: str) -> Path | None:
    for path in (Path(given), shipped.root() / given):
        if given and _is(path.is_dir):
            return path
    return None


def _spellings(path: Path) -> Iterator[Path]:
    yield path
    if path.suffix != ".yaml" and path.name:
        yield path.with_name(path.name + ".yaml")


def _first_file(paths: Iterable[Path]) -> Path | None:
    return next((path for path in paths if _is(path.is_file)), None)


def _is(question: Callable[[], bool]) -> bool:
    """Whether a path is a file or folder; a name no file can have is none."""
    try:
        return question()
    except (OSError, ValueError):
        return False
