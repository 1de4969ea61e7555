"""Where the values of a scenario come from: the file and line behind each, and the resolved text that says so."""

from __future__ import annotations

from collections import Counter
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from bayiri.scenario.readers.sheets import SCENARIO_SECTIONS
from bayiri.scenario.text.documents import Mark, leaves
from bayiri.scenario.text.faults import Path
from bayiri.scenario.text.reading import read_text
from bayiri.scenario.text.writing import yaml_text

if TYPE_CHECKING:
    from bayiri.scenario.scenario import Scenario

_WIDTH = 90  # columns of text, beside which the comment stands
_HOW = "Behind a value: the file and line that give it. Nothing behind it: the default of the registry."


def origins(scenario: Scenario) -> dict[Path, Mark]:
    """The place that gives each value of `scenario.resolved()`, by its path; defaults have none."""
    found = ((path, _origin(scenario, path)) for path, _ in leaves(scenario.resolved()))
    return {path: mark for path, mark in found if mark is not None}


def annotated(scenario: Scenario) -> str:
    """The resolved scenario as YAML, with what it builds on above and the origin of every value behind it."""
    data = scenario.resolved()
    text = yaml_text(data, _WIDTH)
    found = origins(scenario)
    short = _short_names({mark.file for mark in found.values()})
    lines = text.rstrip("\n").split("\n")
    for path, last in _last_lines(text, set(dict(leaves(data)))).items():
        if path in found:
            lines[last - 1] += f"  {_comment(place(found[path], short))}"
    head = [*scenario.sources.lineage.lines(), f"corridor sheet: {scenario.sources.sheet.mark(()).file}", _HOW]
    return "\n".join([*map(_comment, head), *lines]) + "\n"


def place(mark: Mark, short: dict[str, str] | None = None) -> str:
    """`baseline.yaml:52`, with the file as messages name it or by its short name."""
    file = (short or {}).get(mark.file, mark.file)
    return file if mark.line is None else f"{file}:{mark.line}"


def _comment(text: str) -> str:
    """A comment on one line, whatever signs the name of a file holds."""
    return "# " + "".join(sign if sign.isprintable() else " " for sign in text)


def _origin(scenario: Scenario, path: Path) -> Mark | None:
    """The last word on a value: the scenario's files, else the corridor sheet's."""
    own, sheet = scenario.sources.scenario, scenario.sources.sheet
    if path[0] == "sheet":
        return sheet.mark(path[1:])
    if own.has(path):
        return own.mark(path)
    within = [*reversed(SCENARIO_SECTIONS)] if path[0] == "behaviour" else [path[0]]
    places = [(section, *path[1:]) for section in within if path[0] in ("behaviour", "calendar")]
    return next((sheet.mark(there) for there in places if sheet.has(there)), None)


def _last_lines(text: str, values: set[Path]) -> dict[Path, int]:
    """Value -> the last line of the text that it fills: the one before the next key."""
    starts = {path: mark.line for path, mark in read_text(text, "").marks.items() if mark.line is not None}
    keys = [path for path in starts if path and not any(path[:depth] in values for depth in range(len(path)))]
    ends = [*(starts[path] - 1 for path in keys[1:]), text.rstrip("\n").count("\n") + 1]
    return {path: end for path, end in zip(keys, ends, strict=True) if path in values}


def _short_names(files: set[str]) -> dict[str, str]:
    """A file's name without its folder, where no other file has the same."""
    met = Counter(FilePath(file).name for file in files)
    return {file: FilePath(file).name for file in files if met[FilePath(file).name] == 1}
