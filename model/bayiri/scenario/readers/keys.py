"""What the keys of a file mean that are no numbers of the registry, as the shipped schemas of files tell it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from bayiri.parameters import POLICY_TYPES, in_section
from bayiri.scenario.shipped import schema

SHEET = "sheet"
_OPENED: dict[str, tuple[str, ...]] = {
    "scenario": ("card", "calendar", "outcome"),
    "corridor": (),
}  # whose own keys are told, too


@cache
def key_meanings() -> dict[str, str]:
    """Path of a key -> its meaning; a star stands for a name that the author of the file chose."""
    scenario, sheet = (json.loads(schema(kind).read_text("utf-8")) for kind in _OPENED)
    first = next(iter(POLICY_TYPES))
    policies = _properties(_properties(scenario, scenario)["policies"], scenario)
    policy = _properties(policies[first], scenario)
    dates = {key: part for key, part in policy.items() if key.split(".")[0] not in _levers(first)}
    told = {
        **dict(_told(scenario, _OPENED["scenario"], "")),
        **{f"policies.*.{key}": part.get("description", "kind of the policy") for key, part in dates.items()},
        **dict(_told(sheet, _OPENED["corridor"], f"{SHEET}.")),
    }
    return {path: meaning for path, meaning in told.items() if meaning}


@cache
def meanings_beside_a_value() -> dict[str, str]:
    """Key that may stand beside a value -> its meaning; of one that takes a word, with the words it may be."""
    found: dict[str, str] = {}
    for kind in _OPENED:
        document = json.loads(schema(kind).read_text("utf-8"))
        for keys in _mappings(document):
            if {"value", "unit"} <= set(keys):
                found |= {key: _meaning(part) for key, part in keys.items() if "description" in part}
    return found


def _mappings(part: Any) -> Iterator[Mapping[str, Any]]:
    """Keys of every mapping that a schema describes, wherever it stands."""
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _mappings(inner)
    if isinstance(part, dict) and isinstance(part.get("properties"), dict):
        yield part["properties"]


def _meaning(part: Mapping[str, Any]) -> str:
    """What a key means, after the words that it may be where its meaning does not hold them."""
    meaning = str(part.get("description", ""))
    words = [word for inner in (part, *part.get("anyOf", ())) for word in inner.get("enum", ())]
    return (
        f"one of {', '.join(words)}: {meaning}" if meaning and any(word not in meaning for word in words) else meaning
    )


def _told(document: Mapping[str, Any], opened: tuple[str, ...], before: str) -> Iterator[tuple[str, str]]:
    for key, part in _properties(document, document).items():
        yield before + key, _meaning(part)
        for inner, held in _properties(part, document).items() if key in opened else ():
            yield f"{before}{key}.{inner}", _meaning(held)


def _properties(part: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, Any]:
    """Keys of the mapping that a part of a schema describes; none where it describes none."""
    if "$ref" in part:
        return _properties(document["$defs"][part["$ref"].rsplit("/", 1)[-1]], document)
    if "properties" in part:
        found: dict[str, Any] = part["properties"]
        return found
    return next((keys for inner in part.get("anyOf", ()) if (keys := _properties(inner, document))), {})


def _levers(kind: str) -> set[str]:
    return {name.split(".")[0] for name in in_section(kind)}
