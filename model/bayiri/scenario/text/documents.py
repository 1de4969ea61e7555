"""A file that was read: plain data, the place each value came from, and how one file is laid over another."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from bayiri.scenario.text.faults import Fault, Path, dotted
from bayiri.scenario.text.grammar import is_figure


class Mark(NamedTuple):
    """Where a value stands: file, line (None outside files), and what to print before its path."""

    file: str
    line: int | None
    prefix: Path = ()


@dataclass(frozen=True)
class Document:
    """Plain data (mappings, lists, scalars) with the mark of every key and list entry by its path.

    `refused` holds paths that were given but could not be read: they are faults already, not missing.
    `blank` holds keys with nothing behind them, which may be a slip where `null` takes something out.
    `removed` holds what a file took out of those it builds on, with the place that says so. `files` are those
    that the data come from, each before the ones that it builds on.
    """

    data: dict[str | int, Any]
    marks: dict[Path, Mark]
    faults: tuple[Fault, ...] = ()
    refused: frozenset[Path] = field(default_factory=frozenset)
    removed: dict[Path, Mark] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    blank: frozenset[Path] = field(default_factory=frozenset)

    def mark(self, path: Path) -> Mark:
        """Mark of the value at this path, or of the nearest mapping around the place where it is missing."""
        there = path[: _depth_present(self.data, path)]
        while there not in self.marks:
            there = there[:-1]
        return self.marks[there]

    def fault(self, path: Path, message: str, hint: str = "") -> Fault:
        """A fault of the value at this path."""
        mark = self.mark(path)
        return Fault(mark.file, mark.line, dotted(mark.prefix + path), message, hint)

    def get(self, *path: str | int) -> Any:
        """The value at this path, None where there is none."""
        return _walk(self.data, path) if self.has(path) else None

    def has(self, path: Path) -> bool:
        """Whether there is a value at this path."""
        return _depth_present(self.data, path) == len(path)

    def without(self, *keys: str) -> Document:
        """The same file without these top-level keys."""
        return replace(self, data={key: value for key, value in self.data.items() if key not in keys})


Join = Callable[[Any, Any], Any]


def merge(base: Document, over: Document, join: Join) -> Document:
    """`over` laid over `base`: mappings merge, all else replaces, null takes away what `base` gave.

    `join(old, new)` may settle a pair of values itself; it returns NotImplemented where it has no opinion.
    """
    data = _merge(base.data, over.data, join, base.removed)
    removed = {**base.removed, **{path: over.mark(path) for path in _taken_out(base.data, over.data, ())}}
    return Document(
        data,
        {
            **base.marks,
            **{path: mark for path, mark in over.marks.items() if not _only_passes(base, over, path)},
        },
        (*over.faults, *_slips(base, over), *base.faults),
        base.refused | over.refused,
        {path: mark for path, mark in removed.items() if _depth_present(data, path) < len(path)},
        tuple(dict.fromkeys((*over.files, *base.files))),
    )


def _slips(base: Document, over: Document) -> Iterator[Fault]:
    """Keys left empty where something is inherited, which would be gone without a word."""
    for path in sorted(over.blank, key=str):
        if base.has(path):
            hint = "Give a value; or write null to take out what is inherited, or leave the key out to keep it."
            yield over.fault(path, "is empty.", hint)


def paths_of(value: Any, path: Path = ()) -> Iterator[Path]:
    """The path of the value and of everything inside it."""
    yield path
    inner: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    for key, held in inner:
        yield from paths_of(held, (*path, key))


def leaves(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value with its path: a figure, a series or a list is one value."""
    if not isinstance(data, dict) or is_figure(data):
        yield path, data
        return
    for key, value in data.items():
        yield from leaves(value, (*path, key))


def _only_passes(base: Document, over: Document, path: Path) -> bool:
    """Whether a value set from outside lies deeper, inside a mapping that the file goes on describing."""
    return over.marks[path].line is None and all(isinstance(part.get(*path), dict) for part in (base, over))


def _merge(
    base: dict[Any, Any], over: dict[Any, Any], join: Join, gone: Container[Path], path: Path = ()
) -> dict[Any, Any]:
    """`gone` are paths that are out already, so that a null for them says nothing new."""
    merged = dict(base)
    for key, new in over.items():
        here = (*path, key)
        if key not in base:
            if new is not None or here not in gone:
                merged[key] = new
        elif new is None:
            del merged[key]
        elif (joined := join(base[key], new)) is not NotImplemented:
            merged[key] = joined
        elif isinstance(base[key], dict) and isinstance(new, dict):
            merged[key] = _merge(base[key], new, join, gone, here)
        else:
            merged[key] = new
    return merged


def _taken_out(base: dict[Any, Any], over: dict[Any, Any], path: Path) -> Iterator[Path]:
    """Paths that `base` has and a null of `over` takes away."""
    for key, new in over.items():
        if key not in base:
            continue
        if new is None:
            yield from paths_of(base[key], (*path, key))
        elif isinstance(new, dict) and isinstance(base[key], dict):
            yield from _taken_out(base[key], new, (*path, key))


def _depth_present(data: Any, path: Path) -> int:
    """How many keys of the path lead to something."""
    for depth, key in enumerate(path):
        if not _holds(data, key):
            return depth
        data = data[key]
    return len(path)


def _holds(data: Any, key: str | int) -> bool:
    if isinstance(data, dict):
        return key in data
    return isinstance(data, list) and isinstance(key, int) and 0 <= key < len(data)


def _walk(data: Any, path: Path) -> Any:
    for key in path:
        data = data[key]
    return data
