"""The pieces of which templates are written: marked lines, commented blocks, figures and levers from the registry.

Prose is a comment that begins with a capital letter. What begins with a key is a line that holds once the `# ` before
it is taken away, as editors do it; prose inside such a block stands behind a second `# `.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from bayiri.parameters import Parameter
from bayiri.scenario.checks.unedited import MARK
from bayiri.scenario.readers.sections import nested
from bayiri.scenario.shipped import root, schema
from bayiri.scenario.templates.describing import about, folded, sentence, written

WIDTH = 110
_LIKE_A_KEY = re.compile(r"[a-z0-9_]+:( |$)")
_NOWHERE = ("assumption", "a choice")  # sources that name no place to look a figure up
Lines = list[str]
WriteRow = Callable[[Parameter, str], str]  # row and key -> the line that gives its value


def schema_lines(kind: str, target: Path | None) -> Lines:
    """The line by which editors find the schema: relative among the shipped files, else the place of our copy."""
    copy = schema(kind).resolve()
    folder = (target or Path("x")).absolute().parent
    modeline = "# yaml-language-server: $schema="
    if root().resolve() in (folder, *folder.parents):
        return [modeline + Path(os.path.relpath(copy, folder)).as_posix()]
    said = f"The line above is for editors, on this machine; elsewhere name what `bayiri schema {kind}` prints."
    return [modeline + copy.as_uri(), *prose(said)]


def prose(text: str, indent: int = 0) -> Lines:
    """Comment lines, none of which looks like a key."""
    pad = " " * indent + "# "
    widest = WIDTH - len(pad)
    ways = (folded(text, width) for width in range(widest, widest // 2, -1))
    lines = next(lines for lines in ways if not any(_LIKE_A_KEY.match(line) for line in lines))
    return [pad + line for line in lines]


def commented(lines: Lines, indent: int) -> Lines:
    """The lines as a comment whose sign stands at this indent."""
    return [" " * indent + "# " + line[indent:] if line.strip() else line for line in lines]


def commented_value(lines: Lines, indent: int) -> Lines:
    """The last line as a comment: the prose above it is one already."""
    return [*lines[:-1], *commented(lines[-1:], indent)]


def marked(line: str) -> str:
    """A line that a person has to edit."""
    return f"{line}  {MARK}"


def count_marked(text: str) -> int:
    """How many lines have to be edited."""
    return sum(line.endswith(f"  {MARK}") for line in text.splitlines())


def explained(row: Parameter, note: str = "") -> str:
    """What the row means, and where such figures are published."""
    source = "" if row.source.startswith(_NOWHERE) or not row.source else f" Source: {row.source}."
    return f"{about(row)}{source}{f' {sentence(note)}.' if note else ''}"


def rows_of(
    rows: Mapping[str, Parameter],
    indent: int,
    write: WriteRow,
    active: Collection[str] = (),
    notes: Mapping[str, str] | None = None,
) -> Lines:
    """All rows, each under its meaning; those that are not active as comments, group by group."""
    return _branch(nested(dict(rows)), indent, write, active, notes or {})


def _branch(tree: dict[str, Any], indent: int, write: WriteRow, active: Collection[str], notes: Any) -> Lines:
    lines: Lines = []
    for key, node in tree.items():
        pad = " " * indent
        if isinstance(node, Parameter):
            own = [pad + write(node, key)]
            holds = node.name in active
            lines += prose(explained(node, notes.get(node.name, "")), indent)
        else:
            names = _names(node)
            holds = any(name in active for name in names)
            # A group that does not hold is a comment as a whole, so nothing within it is one by itself.
            own = [f"{pad}{key}:", *_branch(node, indent + 2, write, active if holds else names, notes)]
        lines += own if holds else commented(own, indent)
    return lines


def _names(tree: dict[str, Any]) -> Lines:
    """Names of all rows of a branch."""
    return [name for node in tree.values() for name in ([node.name] if isinstance(node, Parameter) else _names(node))]


def figure(row: Parameter, value: Any, source: str, **more: Any) -> str:
    """A value with its unit and source, as an assumption."""
    told = "".join(f", {key}: {written(held)}" for key, held in more.items())
    return f'{{value: {written(value)}, unit: {row.unit}, grade: assumption{told}, source: "{source}"}}'
