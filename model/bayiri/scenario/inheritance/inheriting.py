"""A scenario file laid over what it builds on: the one file that it `extends`, or those it lists under `combine`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from bayiri.parameters import POLICY_TYPES, nearest
from bayiri.scenario.inheritance.combining import combination
from bayiri.scenario.inheritance.lineage import Lineage
from bayiri.scenario.locating import find_parent, name_of, parents_near, shown
from bayiri.scenario.modules import left_behind
from bayiri.scenario.text.documents import Document, merge
from bayiri.scenario.text.faults import Fault, InputFault, Path, cut, show
from bayiri.scenario.text.grammar import figures_whole
from bayiri.scenario.text.reading import read_file

EXTENDS, COMBINE = "extends", "combine"
MOST_FILES = 50  # that one scenario may go through
_OWN = ("title", "label", "card", "compare_with")  # said by each file of itself, not inherited
_LIST = "Give a list of two scenarios or more, such as [credit-access, information]."


class Heir(NamedTuple):
    """A file with all that it builds on laid under it."""

    document: Document
    lineage: Lineage


def inherited(path: FilePath) -> Heir:
    """The scenario file at `path`, resolved; InputFault if a file that it builds on is none or cannot be read."""
    return _Family().heir(path, ())


class _Family:
    """Files that build on one another, each read and resolved once, however many others build on it."""

    def __init__(self) -> None:
        self._heirs: dict[FilePath, Heir] = {}
        self._above: dict[str, frozenset[str]] = {}  # file -> all files that it builds on

    def heir(self, path: FilePath, below: tuple[FilePath, ...]) -> Heir:
        """`below` are the files through which this one is met, to see a circle."""
        real = path.resolve()
        if real not in self._heirs:
            document = read_file(path, shown(path))
            below = (*below, real)
            try:
                parents = [self.heir(one, below) for one in self._parents(document, path.parent, below)]
            except InputFault as wrong:
                raise InputFault([*document.faults, *wrong.faults]) from None
            self._heirs[real] = self._laid_over(document, name_of(path), parents)
        return self._heirs[real]

    def _laid_over(self, document: Document, name: str, parents: list[Heir]) -> Heir:
        file = document.files[0]
        lineage = Lineage(name, file, tuple(parent.lineage for parent in parents))
        self._above[file] = frozenset().union(*({one.file} | self._above[one.file] for one in lineage.parents))
        own, under = document.without(EXTENDS, COMBINE), [parent.document.without(*_OWN) for parent in parents]
        if not under:
            return Heir(own, lineage)
        base = under[0] if len(under) == 1 else combination(under, self._above, document)
        own = _of_one_type(base, own)
        return Heir(left_behind(merge(base, own, figures_whole), own), lineage)

    def _parents(self, document: Document, beside: FilePath, below: tuple[FilePath, ...]) -> list[FilePath]:
        """The files that this one builds on; InputFault tells every name that is none."""
        found: dict[FilePath, FilePath] = {}
        wrong: list[Fault] = list(_misplaced(document))
        for place, given in _names(document):
            path = find_parent(given, beside) if isinstance(given, str) and given else None
            if path is None:
                near = nearest(given[-60:], parents_near(beside)) if isinstance(given, str) else None
                hint = f"Did you mean {near}?" if near else ""
                what = "an empty entry" if given is None and len(place) > 1 else show(given)
                wrong.append(_fault(document, place, f"{_is(place)} {what}, which is no scenario.", hint))
            elif path.resolve() in found:
                wrong.append(_fault(document, place, f"names {given} twice."))
            else:
                found[path.resolve()] = path
                wrong += self._endless(document, place, below, found)
        if wrong:
            raise InputFault(wrong)
        return list(found.values())

    def _endless(
        self, document: Document, place: Path, below: tuple[FilePath, ...], found: dict[FilePath, FilePath]
    ) -> Iterator[Fault]:
        """A fault where the last file found closes a circle, or is one too many."""
        real, path = list(found.items())[-1]
        if real in below:
            names = [name_of(link) for link in (*below[below.index(real) :], path)]
            told = "itself" if len(names) == 2 else f"in a circle: {' -> '.join(names)}"
            yield _fault(document, place, f"makes the file {str(place[0]).rstrip('s')} {told}.")
        elif len({*self._heirs, *below, *found}) > MOST_FILES:
            yield _fault(document, place, f"goes through more than {MOST_FILES} files.")


def _of_one_type(base: Document, own: Document) -> Document:
    """A policy keeps the type that it inherits: a fault of each that is given another, in place of one a lever."""
    data, faults = own.data, list(own.faults)
    policies = data.get("policies")
    for name, policy in policies.items() if isinstance(policies, dict) else ():
        before, given = base.get("policies", name), policy.get("type") if isinstance(policy, dict) else None
        kind = before.get("type", name) if isinstance(before, dict) else given
        if isinstance(given, str) and given != kind and kind in tuple(POLICY_TYPES):
            hint = f"Take it out with `{name}: null`, and give yours a name of its own."
            said = f"is {cut(given)}; the policy inherited under this name is of the type {cut(str(kind))}."
            faults.append(own.fault(("policies", name, "type"), said, hint))
            kept = {key: value for key, value in policy.items() if key != "type"}
            data = {**data, "policies": {**data["policies"], name: kept}}
    return replace(own, data=data, faults=tuple(faults))


def _names(document: Document) -> list[tuple[Path, Any]]:
    """What the file gives as names of those it builds on, with the place of each."""
    if COMBINE in document.data:
        given = document.data[COMBINE]
        return [((COMBINE, place), name) for place, name in enumerate(given if isinstance(given, list) else [])]
    return [((EXTENDS,), document.data[EXTENDS])] if EXTENDS in document.data else []


def _misplaced(document: Document) -> Iterator[Fault]:
    """Faults of `combine` as a whole."""
    if COMBINE not in document.data:
        return
    given = document.data[COMBINE]
    if EXTENDS in document.data:
        hint = "Move the scenario that the file extends into the list."
        yield _fault(document, (COMBINE,), "stands beside extends; a file has one of the two.", hint)
    if not isinstance(given, list):
        yield _fault(document, (COMBINE,), f"is {show(given)}; a list of scenarios is needed.", _LIST)
    elif len(given) < 2:
        hint = f"For one, write `{EXTENDS}: {given[0]}`." if given and isinstance(given[0], str) else _LIST
        yield _fault(document, (COMBINE,), f"lists {'one scenario' if given else 'none'}; two are needed.", hint)


def _fault(document: Document, place: Path, message: str, hint: str = "") -> Fault:
    """A fault of the key, told at the line of the entry: its number in the list would say nothing."""
    mark = document.mark(place)
    return Fault(mark.file, mark.line, str(place[0]), message, hint)


def _is(place: Path) -> str:
    return "is" if len(place) == 1 else "holds"
