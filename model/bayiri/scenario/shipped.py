"""The corridors and scenarios that come with the package."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from bayiri.scenario.text.documents import Document
from bayiri.scenario.text.faults import InputFault
from bayiri.scenario.text.reading import read_file

CORRIDORS = "corridors"
FITS = "fits"
FIRST = "baseline"  # the mix that stands first in every list
_BESIDE_PACKAGE = 3  # folders from this file up to a source checkout


@cache
def root() -> Path:
    """Folder of the shipped files: installed, or the source checkout's."""
    return _folder_of("scenarios")


def shipped() -> list[tuple[str, str]]:
    """(name, title) of every shipped corridor sheet (`corridors/NAME`), then of every scenario."""
    return [(name, _title(path)) for name, path in [*_named([CORRIDORS]), *scenarios().items()]]


def catalogue() -> tuple[dict[str, str], dict[str, tuple[str, str, str]]]:
    """Title of every shipped corridor by its name; corridor, label and title of every scenario by its name."""

    def told(data: Mapping[str | int, Any]) -> tuple[str, str, str]:
        return str(data.get("corridor", "")), str(data.get("label", "")), str(data.get("title", ""))

    titles = {name: _title(corridor(name)) for name in corridors()}
    return titles, {name: told(_data(path)) for name, path in scenarios().items()}


def experiments() -> dict[str, str]:
    """Title of every shipped experiment by its name, such as `calibration/ecuador-spain`."""
    folder = _folder_of("experiments")
    paths = sorted(folder.glob("**/*.yaml")) if folder.is_dir() else ()
    return {path.relative_to(folder).with_suffix("").as_posix(): _title(path) for path in paths}


def scenarios() -> dict[str, Path]:
    """File of every shipped scenario by its name, such as `ecuador-spain/baseline`."""
    return dict(_named(folders()))


def folders() -> list[str]:
    """Names of the shipped folders of scenarios: one a corridor."""
    found = (folder.name for folder in root().iterdir() if any(folder.glob("*.yaml"))) if root().is_dir() else ()
    return sorted(name for name in found if name not in (CORRIDORS, FITS))


def corridors() -> list[str]:
    """Names of the shipped corridor sheets."""
    return [path.stem for path in mixes(root() / CORRIDORS)]


def corridor(name: str) -> Path:
    """Where the shipped sheet of that name would be."""
    return root() / CORRIDORS / f"{name}.yaml"


def fitted(name: str) -> Path:
    """Where the record of the fit of the shipped corridor of that name would be."""
    return root() / FITS / f"{name}.yaml"


def money() -> Path:
    """The shipped table of exchange rates and deflators."""
    return root() / "money.yaml"


def schema(kind: str) -> Path:
    """The shipped JSON Schema of a kind of file."""
    return root() / "schema" / f"{kind}.json"


def mixes(folder: Path) -> list[Path]:
    """Scenario files of a folder, the baseline first, the rest in alphabetical order."""
    files = (path for path in folder.glob("*.yaml") if path.is_file())
    return sorted(files, key=lambda path: (path.stem != FIRST, path.stem))


def _named(within: list[str]) -> list[tuple[str, Path]]:
    return [(f"{folder}/{path.stem}", path) for folder in within for path in mixes(root() / folder)]


def _folder_of(name: str) -> Path:
    try:
        return Path(str(files(f"bayiri.{name}")))
    except ModuleNotFoundError:
        return Path(__file__).resolve().parents[_BESIDE_PACKAGE] / name


def _title(path: Path) -> str:
    return str(_data(path).get("title", ""))


def _data(path: Path) -> dict[str | int, Any]:
    """What a shipped file says; nothing where it cannot be read."""
    try:
        return read_shipped(path).data
    except InputFault:
        return {}


@cache
def read_shipped(path: Path) -> Document:
    """A shipped file, read once; InputFault if it cannot be."""
    return read_file(path, path.name)
