"""Lines of a template that nobody has filled in: they hold a word that is no value, and no file passes with it."""

from __future__ import annotations

from collections.abc import Iterator
from os.path import commonprefix
from typing import Any

from bayiri.scenario.text.documents import Document
from bayiri.scenario.text.faults import Fault, Path, dotted
from bayiri.scenario.text.grammar import is_figure

EDIT = "EDIT"  # stands in a template where a person's own word or figure belongs
MARK = f"# <- {EDIT}"  # ends each line that holds it


def unedited(document: Document) -> list[Fault]:
    """One fault for each line that still holds a template's word, in the order of the file."""
    by_line: dict[tuple[str, int | None], list[Path]] = {}
    for path in _left(document.data, ()):
        mark = document.mark(path)
        by_line.setdefault((mark.file, mark.line), []).append(path)
    return [_fault(document, paths) for _, paths in sorted(by_line.items(), key=lambda item: item[0][1] or 0)]


def _left(value: Any, path: Path) -> Iterator[Path]:
    """Paths of the values that are still the template's word."""
    if isinstance(value, str) and value.strip() == EDIT:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in inner:
        yield from _left(held, (*path, key))


def _fault(document: Document, paths: list[Path]) -> Fault:
    mark = document.mark(paths[0])
    about = _figure_around(document, paths[0]) or tuple(commonprefix(paths))
    parts = [str(path[-1]) for path in paths if len(path) > len(about)]
    where = f" for {', '.join(parts)}" if parts else ""
    noun = "figure" if parts else "text"
    said = f"is still the template's; put your {noun} in place of {EDIT}{where}."
    return Fault(mark.file, mark.line, dotted(mark.prefix + about), said)


def _figure_around(document: Document, path: Path) -> Path | None:
    """The path of the figure that holds the value at this path."""
    return next((path[:end] for end in range(len(path)) if is_figure(document.get(*path[:end]))), None)
