"""Sections of files that hold registry rows: built from the registry, names with dots as nested mappings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bayiri.parameters import Parameter
from bayiri.scenario.readers.strict import Key, Reader, mapping_of

ReadRow = Callable[[Parameter], Reader]


def section(
    rows: Iterable[Parameter],
    read_row: ReadRow,
    noun: str,
    fixed: dict[str, Key] | None = None,
    must: bool = False,
    inherits: bool = False,
) -> Reader:
    """Reader of a mapping from the names of these rows to what `read_row` takes, after its fixed keys.

    `must` says that rows without a default have to be given, here or in a file that this one `inherits` from.
    """
    tree = nested({row.name: row for row in rows})
    return mapping_of({**(fixed or {}), **_branch(tree, read_row, noun, must, inherits)}, noun, inherits=inherits)


def entries(data: Mapping[str, Any], rows: Iterable[Parameter]) -> dict[str, Any]:
    """Registry name -> what the section gives for it; names it does not give are absent."""
    found: dict[str, Any] = {}
    for row in rows:
        inner: Any = data
        for part in row.name.split("."):
            inner = inner.get(part) if isinstance(inner, dict) else None
        if inner is not None:
            found[row.name] = inner
    return found


def nested(flat: dict[str, Any]) -> dict[str, Any]:
    """Names with dots turned into mappings in mappings."""
    tree: dict[str, Any] = {}
    for name, value in flat.items():
        *outer, last = name.split(".")
        branch = tree
        for part in outer:
            branch = branch.setdefault(part, {})
        branch[last] = value
    return tree


def _branch(tree: dict[str, Any], read_row: ReadRow, noun: str, must: bool, inherits: bool) -> dict[str, Key]:
    keys = {}
    for name, node in tree.items():
        if isinstance(node, Parameter):
            required = must and node.default is None and node.neutral is None
            keys[name] = Key(read_row(node), required, f"{node.meaning} ({node.unit})")
        else:
            inner = _branch(node, read_row, noun, must, inherits)
            required = any(key.required for key in inner.values())
            keys[name] = Key(mapping_of(inner, noun, inherits=inherits), required)
    return keys
