"""The corridors and scenarios that come with the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from bayiri.scenario.faults import InputFault
from bayiri.scenario.reading import read_file

CORRIDORS = "corridors"
FITS = "fits"
FIRST = "baseline"  # the mix that stands first in every list
_BESIDE_PACKAGE = 3  # folders from this file up to a source checkout


@cache
def root() -> Path:
    """Folder of the shipped files: installed, or the source checkout's."""
    try:
        return Path(str(files("bayiri.scenarios")))
    except ModuleNotFoundError:
        return Path(__file__).resolve().parents[_BESIDE_PACKAGE] / "scenarios"


def shipped() -> list[tuple[str, str]]:
    """(name, title) of every shipped corridor sheet (`corridors/NAME`), then of every scenario."""
    return [(name, _title(path)) for name, path in [*_named([CORRIDORS]), *scenarios().items()]]


def scenarios() -> dict[str, Path]:
    """File of every shipped scenario by its name, such as `ecuador-spain/baseline`."""
    return dict(_named(folders()))


def folders() -> list[str]:
    """Names of the shipped folders of scenarios: one a corridor."""
    found = (folder.name for folder in root().iterdir() if any(folder.glob("*.yaml"))) if root().is_dir() else ()
    return sorted(name for name in found if name not in (CORRIDORS, FITS))


def corridor(name: str) -> Path:
    """Where the shipped sheet of that name would be."""
    return root() / CORRIDORS / f"{name}.yaml"


def fitted(name: str) -> Path:
    """Where the record of the fit of the shipped corridor of that name would be."""
    return root() / FITS / f"{name}.yaml"


def money() -> Path:
    """The shipped table of exchange rates and deflators."""
    return root() / "money.yaml"


def mixes(folder: Path) -> list[Path]:
    """Scenario files of a folder, the baseline first, the rest in alphabetical order."""
    files = (path for path in folder.glob("*.yaml") if path.is_file())
    return sorted(files, key=lambda path: (path.stem != FIRST, path.stem))


def _named(within: list[str]) -> list[tuple[str, Path]]:
    return [(f"{folder}/{path.stem}", path) for folder in within for path in mixes(root() / folder)]


def _title(path: Path) -> str:
    try:
        return str(read_file(path, path.name).data.get("title", ""))
    except InputFault:
        return ""
