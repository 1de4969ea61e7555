"""What no scenario may ask for: the removal of people whom the guard of the rules protects.

Any key that would name whom to remove is told to be never allowed, rather than unknown, wherever it stands; so is
a group of protected people among those whose stay is to end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bayiri.parameters import POLICY_TYPES, registry
from bayiri.scenario.text.documents import Document
from bayiri.scenario.text.faults import Fault, Path

NEVER = (
    "is never allowed: nobody in need of protection, no recognised victim, no seriously ill person and no minor is "
    "ever removed, and no scenario can say otherwise."
)
HINT = "`return_procedure` sets deadline, documents, capacity and ban; who may be removed is no setting."
_REMOVES = re.compile(
    r"(to_)?(remov(e|es|ed|able|ing)|deport\w*|expel\w*|expuls\w*)(_.*)?|removals?_(of|open_to|targets?|groups?|who\w*|status)"
    r"|(may|can|must)_be_removed(_.*)?|(enforce|enforcement|removal)_(on|against)(_.*)?|open_to_removal|guard|no_guard"
)
_PROTECTED = re.compile(r"(un)?protect\w*|victims?\w*|refugees?\w*|(seriously_)?ill(ness)?|sick\w*|minors?|child\w*")
_KNOWN = {part for row in registry() for part in row.name.split(".")}
_ENFORCING = ("return_procedure", "end_of_stay")


def forbidden_targets(document: Document) -> list[Fault]:
    """A fault for each key or value of the document that would allow the removal of protected people."""
    data = document.data if isinstance(document.data, dict) else {}
    found: list[Path] = []
    for name, policy in _mapping(data.get("policies")).items():
        kind = str(_mapping(policy).get("type", name))
        found += _below(policy, ("policies", name), kind in _ENFORCING or kind not in POLICY_TYPES)
    for name in ("behaviour", "people", "destinations", "origin"):
        found += _below(data.get(name), (name,), False)
    return [document.fault(path, NEVER, HINT) for path in found]


def told_elsewhere(faults: list[Fault], first: list[Fault]) -> list[Fault]:
    """The faults without those at or below a place of which `first` tells what matters more."""
    places = {(fault.file, fault.path) for fault in first}
    return [
        fault
        for fault in faults
        if not any(fault.file == file and (fault.path + ".").startswith(place + ".") for file, place in places)
    ]


def _mapping(value: Any) -> dict[Any, Any]:
    return value if isinstance(value, dict) else {}


def _word(value: Any) -> str:
    return str(value).strip().lower().replace("-", "_").replace(" ", "_")


def _below(value: Any, path: Path, enforcing: bool) -> Iterator[Path]:
    """Paths of forbidden keys below a value; under a policy that enforces, of protected groups as well."""
    entries = value.items() if isinstance(value, dict) else ()
    for key, inner in entries:
        word, here = _word(key), (*path, key)
        own = word not in _KNOWN
        if own and _REMOVES.fullmatch(word) or enforcing and (own and _PROTECTED.fullmatch(word) or _names(inner)):
            yield here
        else:
            yield from _below(inner, here, enforcing)


def _names(value: Any) -> bool:
    """Whether a list or a word names protected people."""
    items = value if isinstance(value, list | tuple) else [value]
    return any(isinstance(item, str) and _PROTECTED.fullmatch(_word(item)) is not None for item in items)
