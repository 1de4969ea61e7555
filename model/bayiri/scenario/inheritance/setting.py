"""Values set from outside files: `--set PATH=VALUE` on the command line, `with_({path: value})` in Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bayiri.parameters import nearest
from bayiri.scenario.text.documents import Document, Mark, paths_of
from bayiri.scenario.text.faults import Fault, InputFault, Path, show
from bayiri.scenario.text.folding import DEEPEST
from bayiri.scenario.text.grammar import figures_whole, is_figure, says_value
from bayiri.scenario.text.reading import read_value
from bayiri.scenario.text.scalars import resolve

SET, WITH = "--set", "with_({...})"  # what faults name in place of a file
Sets = Mapping[str, object] | Iterable[str]
_SHEET = "sheet"


def read_sets(sets: Sets) -> dict[str, object]:
    """Dotted path -> value, from such a mapping or from texts `PATH=VALUE` as typed."""
    if isinstance(sets, Mapping):
        return dict(sets)
    found: dict[str, object] = {}
    for path, value in (read_set(text) for text in ([sets] if isinstance(sets, str) else sets)):
        if path in found and found[path] != value:
            raise InputFault(Fault(SET, None, path, f"is set twice, to {show(found[path])} and {show(value)}."))
        found[path] = value
    return found


def read_set(text: str) -> tuple[str, object]:
    """`policies.credit.guarantee=0.8` as path and value; the value is read as YAML would read it."""
    path, equals, value = text.partition("=")
    path, value = path.strip(), value.strip()
    if not equals or not path:
        hint = "Write PATH=VALUE, such as policies.assisted_return.grant=14000."
        raise InputFault(Fault(SET, None, text.strip(), "has no = between path and value.", hint))
    if value == "":
        raise InputFault(Fault(SET, None, path, "is empty.", "Write null to take out what is inherited."))
    if value[0] in "[{\"'":
        return path, read_value(value, SET, path)
    try:
        return path, resolve(value)
    except ValueError as unclear:
        raise InputFault(Fault(SET, None, path, f"{unclear}.")) from None


def overlay(sets: Mapping[str, object], origin: str) -> tuple[Document, Document]:
    """The values as two small files, to be laid over the scenario and over its corridor sheet.

    Paths that start with `sheet` go to the sheet. `origin` stands where faults name the file.
    """
    mark = Mark(origin, None)
    data: dict[Any, Any] = {}
    for path, value in sets.items():
        keys = _keys(path, origin)
        _insert(data, keys, _plain(value, keys, origin), origin)
    sheet = data.pop(_SHEET, {})
    if not isinstance(sheet, dict):
        raise InputFault(Fault(origin, None, _SHEET, "cannot be set as a whole.", "Name the value to be set."))
    return _document(data, mark), _document(sheet, Mark(origin, None, (_SHEET,)))


def value_into_figure(origin: str) -> Any:
    """How a plain value set from outside joins a figure: it takes its place, with unit, as an assumption."""

    def join(old: Any, new: Any) -> Any:
        if is_figure(old) and not isinstance(new, dict):
            unit = {"unit": old["unit"]} if "unit" in old else {}
            source = f"set by {origin.removesuffix('({...})')}"
            return {"value": new, **unit, "source": source, "grade": "assumption"}
        if is_figure(old) and "years" in old and isinstance(new, dict) and set(new) == {"value"}:
            return join(old, new["value"])  # one value in place of the series
        return new if is_figure(old) and says_value(new) and len(new) > 1 else NotImplemented

    return join


def check_places(sheet: Document, over: Document) -> None:
    """A set path may not name a place that the corridor does not have: it would begin a new, empty one."""
    for places in (("origin", "regions"), ("destinations",)):
        given, known = over.get(*places), sheet.get(*places)
        if not isinstance(given, dict) or not isinstance(known, dict):
            continue
        for name in given:
            if name not in known:
                near = nearest(str(name), map(str, known))
                hint = f"Did you mean {near}?" if near else ""
                raise InputFault(over.fault((*places, name), "is no place of this corridor.", hint))


def merged_deep(old: Any, new: Any) -> Any:
    """Values set from outside reach into figures, but a new value leaves nothing of the old figure."""
    return figures_whole(old, new)


def _document(data: dict[Any, Any], mark: Mark) -> Document:
    return Document(data, dict.fromkeys(paths_of(data), mark), files=(mark.file,))


def _keys(path: object, origin: str) -> Path:
    if not isinstance(path, str) or not path or len(keys := path.split(".")) >= DEEPEST or "" in keys:
        raise InputFault(Fault(origin, None, str(path), "is no path: keys with dots between them are needed."))
    in_years = [False, *(key == "years" for key in keys)]
    return tuple(int(key) if years and key.isdecimal() and len(key) < 9 else key
                 for key, years in zip(keys, in_years, strict=False))  # fmt: skip


def _insert(data: dict[Any, Any], keys: Path, value: Any, origin: str) -> None:
    branch = data
    for key in keys[:-1]:
        branch = branch.setdefault(key, {})
        if not isinstance(branch, dict):
            raise InputFault(Fault(origin, None, ".".join(map(str, keys)), "is set twice, in part and as a whole."))
    last = branch.get(keys[-1])
    if isinstance(last, dict) and not isinstance(value, dict):
        raise InputFault(Fault(origin, None, ".".join(map(str, keys)), "is set twice, in part and as a whole."))
    if isinstance(last, dict):
        last.update(value)
    else:
        branch[keys[-1]] = value


def _plain(value: Any, path: Path, origin: str) -> Any:
    """Plain data out of what Python code may hand over: tuples, frozen mappings, NumPy scalars."""
    if len(path) > DEEPEST:
        raise InputFault(Fault(origin, None, ".".join(map(str, path)), f"is nested more than {DEEPEST} deep."))
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, Mapping):
        return {key: _plain(inner, (*path, key), origin) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner, (*path, place), origin) for place, inner in enumerate(value)]
    item = getattr(value, "item", None)
    if callable(item) and getattr(value, "ndim", None) == 0:
        return _plain(item(), path, origin)
    said = f"is {show(value)}; a number, text, true or false, a list or a mapping is needed."
    raise InputFault(Fault(origin, None, ".".join(map(str, path)), said))
