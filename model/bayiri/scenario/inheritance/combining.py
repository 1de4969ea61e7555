"""Several scenarios laid side by side, as `combine` does: what they agree on, what one refined, where they clash.

Each member is taken with all that it builds on. At every path, members that give the same value agree. Of two that
differ, the one holds whose file builds on the file of the other: it refined what the other merely inherits; a value
taken out with null was refined as well. Two that differ otherwise clash, unless the combining file settles the path
by saying it itself. No rule looks at the order of the members.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from bayiri.parameters import Parameter
from bayiri.scenario.readers.quantities import in_row_unit
from bayiri.scenario.resolving import row_of_scenario
from bayiri.scenario.text.documents import Document, Mark, paths_of
from bayiri.scenario.text.faults import Fault, Path, cut, dotted, number
from bayiri.scenario.text.grammar import BESIDE, WORDS, is_figure, says_value, stands_beside

Above = Mapping[str, frozenset[str]]  # file -> all files that it builds on
_OUT = object()  # the value of what a member took out
_NOBODY = object()


class _Said(NamedTuple):
    """What one member says at a path, and where."""

    value: Any
    number: str  # equal where values are, whatever words, unit or layout they are given in
    at: Mark
    path: Path
    member: Document

    def files(self) -> set[str]:
        """All files that speak there or further inside."""
        inside = paths_of(self.value, self.path) if _is_map(self.value) else ()
        leaves = (inner for inner in inside if not _is_map(self.member.get(*inner)))
        return {self.member.mark(leaf).file for leaf in leaves} or {self.at.file}


def combination(members: Sequence[Document], above: Above, own: Document) -> Document:
    """The members as one document, to be laid under `own`, the file that combines them.

    Clashes that `own` does not settle are among the faults, told at its line `combine`.
    """
    made = _Combination(above, own, _types(members))
    data = made.joined((), members)
    files = {file for member in members for file in member.files}
    return Document(
        data,
        {(): own.mark(()), **made.marks},
        (*made.clashes, *(fault for member in members for fault in member.faults)),
        frozenset().union(*(member.refused for member in members)),
        made.removed,
        tuple(sorted(files, key=lambda file: (-len(above[file]), file))),  # whoever builds on most comes first
    )


class _Combination:
    """The work of one combination, path by path."""

    def __init__(self, above: Above, own: Document, types: Mapping[str, str]) -> None:
        self._above = above
        self._own = own
        self._types = types
        self.marks: dict[Path, Mark] = {}
        self.removed: dict[Path, Mark] = {}
        self.clashes: list[Fault] = []

    def joined(self, path: Path, members: Sequence[Document]) -> dict[Any, Any]:
        """The mapping at this path, which all these members hold, from what each has in it."""
        keys = dict.fromkeys(key for member in members for key in (*_inside(member, path), *_out_of(member, path)))
        found = {key: self._at((*path, key), members) for key in keys}
        return {key: value for key, value in found.items() if value is not _NOBODY}

    def _at(self, path: Path, members: Sequence[Document]) -> Any:
        row = row_of_scenario(path, self._types)
        said = self._unrefined([one for member in members if (one := _said(member, path, row)) is not None])
        held = [one for one in said if one.value is not _OUT]
        if not held:
            if said:
                self.removed[path] = min(one.at for one in said)
            return _NOBODY
        if any(one.number != said[0].number for one in said) and not _settles(self._own, path):
            self._clash(path, said)
        maps = [one for one in held if _is_map(one.value)]
        if maps:
            self.marks[path] = min(one.at for one in maps)
            return self.joined(path, [one.member for one in maps])
        chosen = min(held, key=_fullest_first)
        self.marks |= {inner: chosen.member.mark(inner) for inner in paths_of(chosen.value, path)}
        return chosen.value

    def _unrefined(self, said: list[_Said]) -> list[_Said]:
        """Without what another statement refined, if only in its words."""
        return [one for one in said if not any(_differ(one, other) and self._refines(other, one) for other in said)]

    def _refines(self, one: _Said, other: _Said) -> bool:
        refined = other.files()
        return all(refined <= self._above[file] for file in one.files())

    def _clash(self, path: Path, said: Sequence[_Said]) -> None:
        told = dict.fromkeys(f"{_brief(one.value)} in {_place(one.at)}" for one in sorted(said, key=_by_place))
        none = "neither file builds on the other" if len(told) == 2 else "none of these files builds on all others"
        mark, name = self._own.mark(("combine",)), dotted(path)
        message = f"clashes: it is {' and '.join(told)}; {none}."
        value = "a value of it to keep it" if any(_is_map(one.value) for one in said) else "its value"
        hint = f"Say in {mark.file} which holds: {name} with {value}, or with null to take it out."
        self.clashes.append(Fault(mark.file, mark.line, name, message, hint))


def _said(member: Document, path: Path, row: Parameter | None) -> _Said | None:
    """What a member says at the path, None where it says nothing."""
    if path in member.removed:
        return _Said(_OUT, "taken out", member.removed[path], path, member)
    if path[-1] not in _inside(member, path[:-1]):
        return None
    value = member.get(*path)
    # What differs inside mappings is told there.
    return _Said(value, "mapping" if _is_map(value) else _number_of(value, row), member.mark(path), path, member)


def _types(members: Sequence[Document]) -> dict[str, str]:
    """The type of every policy that a member has."""
    found: dict[str, str] = {}
    for policies in (_inside(member, ("policies",)) for member in members):
        for name, policy in policies.items():
            given = policy.get("type", name) if isinstance(policy, dict) else name
            found.setdefault(str(name), str(given))
    return found


def _inside(member: Document, path: Path) -> dict[Any, Any]:
    held = member.get(*path)
    return held if isinstance(held, dict) else {}


def _out_of(member: Document, path: Path) -> list[Any]:
    """Keys that the member took out of the mapping at this path."""
    return [gone[-1] for gone in member.removed if gone[:-1] == path]


def _settles(own: Document, path: Path) -> bool:
    """Whether the combining file says the value at the path itself, or takes out or replaces something around it."""
    held: Any = own.data
    for key in path:
        if not isinstance(held, dict) or says_value(held):
            return True
        if key not in held:
            return False
        held = held[key]
    return held != {} and not stands_beside(held)


def _is_map(value: Any) -> bool:
    return isinstance(value, dict) and not is_figure(value)


def _differ(one: _Said, other: _Said) -> bool:
    """Whether two statements are not word for word the same; of two mappings that is seen inside them."""
    both = _is_map(one.value) and _is_map(other.value)
    return not both and (one.number != other.number or one.value != other.value)


def _number_of(value: Any, row: Parameter | None) -> str:
    """A value without the words beside it, in the unit of its row: a number is the same from another source."""
    figure = dict(value) if is_figure(value) else {"value": value}
    if row is not None:
        with suppress(PydanticCustomError):  # a fault of the member, told with it
            figure = in_row_unit(row, figure)
        if figure.get("unit") == row.unit:
            del figure["unit"]
    return _comparable({key: inner for key, inner in figure.items() if key not in WORDS})


def _comparable(value: Any) -> str:
    """Equal for equal values however they are written, and for no others: `5` and `5.0`, but not `true` and `1`."""
    if isinstance(value, dict):
        return f"{{{', '.join(sorted(f'{key}: {_comparable(inner)}' for key, inner in value.items()))}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_comparable, value))}]"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value)
    return repr(value)


def _fullest_first(one: _Said) -> tuple[Any, ...]:
    """Of equal values the one with the most beside it, whatever the order of the members."""
    beside = len(one.value) if isinstance(one.value, dict) else 0
    return -beside, _comparable(one.value), one.at.file, one.at.line or 0


def _by_place(one: _Said) -> tuple[str, int]:
    return one.at.file, one.at.line or 0


def _place(mark: Mark) -> str:
    return mark.file if mark.line is None else f"{mark.file}:{mark.line}"


def _brief(value: Any) -> str:
    """A value in a few words."""
    if value is _OUT:
        return "taken out"
    if is_figure(value):
        unit = f" {value['unit']}" if isinstance(value.get("unit"), str) else ""
        own = _brief(value["value"]) + unit if "value" in value else "a series" if "years" in value else "uncertain"
        return cut(", ".join([own, *(f"{key} {_brief(value[key])}" for key in BESIDE if key in value)]))
    if isinstance(value, dict):
        return "changed"
    if isinstance(value, list):
        return cut(f"[{', '.join(map(_brief, value))}]")
    if isinstance(value, bool):
        return "true" if value else "false"
    return number(value) if isinstance(value, int | float) else cut(str(value))
