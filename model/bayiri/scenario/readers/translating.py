"""Errors of validation turned into faults: with file and line, and the nearest right name."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bayiri.parameters import MODULES, POLICY_TYPES, nearest, registry
from bayiri.scenario.readers.strict import ABSENT, Read
from bayiri.scenario.text.documents import Document
from bayiri.scenario.text.faults import SHOWN, Fault, Path

_OF_OTHER_FILES = ("calibration", "figure", "fit", "money")  # no help to one who writes a scenario or a sheet
_LONGEST_NAME = 60  # characters; nothing longer is near a name of ours


def validated(document: Document, read: Read) -> tuple[Any, list[Fault]]:
    """The data as `read` gives it back, or None and the faults."""
    try:
        return read(document.data), []
    except ValidationError as wrong:
        errors = wrong.errors(include_url=False)
    return None, [
        _fault(document, error, index < SHOWN)
        for index, error in enumerate(errors)
        if not (error["type"] == ABSENT and _was_refused(document, error["loc"]))
    ]


def _fault(document: Document, error: ErrorDetails, advise: bool) -> Fault:
    context = error["ctx"]
    hint = context["hint"]
    if advise and context["near"]:
        hint = _advice(str(error["loc"][-1]) if error["loc"] else "", context) or hint or _stray(document, error["loc"])
    return document.fault(error["loc"], context["message"], hint)


def _advice(key: str, context: dict[str, Any]) -> str:
    """The nearest right name; for a name that is right elsewhere, where that is."""
    word = _quoted(context["message"]) or key
    if len(word) > _LONGEST_NAME:
        return ""
    if "." in word and any(row.name == word for row in registry()):
        outer, inner = word.split(".", 1)
        return f"Write it as keys within keys, {outer}: {{{inner}: ...}}."
    inside = {row.name for row in registry() if row.name.split(".")[0] in context["near"]}
    within = sorted(name for name in inside if name.split(".", 1)[-1] == word and name != word)
    if within and word not in context["near"]:
        outer, inner = within[0].split(".", 1)
        return f"Write it inside {outer}, {outer}: {{{inner}: ...}}."
    if word == "policies" and "destinations" in context["near"]:
        return "Policies stand in scenarios, which name the sheet under `corridor`."
    if word in POLICY_TYPES and "policies" in context["near"]:
        return "A policy stands under `policies`, indented."
    if word in MODULES and word not in context["near"]:
        return f"A module is switched on with modules: {{{word}: true}}."
    named = (row for row in registry() if word in (row.name, row.name.split(".")[0]))
    sections = sorted({name for row in named for name in row.section if name not in _OF_OTHER_FILES})
    if sections and word not in context["near"]:  # right elsewhere is nearer than like something here
        return f"{word} belongs to {' or '.join(sections)}."
    near = nearest(word, context["near"])
    if near in POLICY_TYPES:
        return f"Did you mean {near}?  `bayiri explain {near}` shows what it takes."
    return f"Did you mean {near}?" if near is not None else ""


def _stray(document: Document, path: Path) -> str:
    """What to say of a key without a value: in braces, a comma has cut a text or a number in two."""
    if not path or path == path[-1:] or document.get(*path) is not None:
        return ""
    if str(path[-1]).isdigit():
        return "Decimals are set apart with a point, such as 0.5."
    return "If it belongs to the text before it, put that text in quotes."


def _quoted(message: str) -> str:
    """The word that the message itself calls wrong, as in `is the text "totalized"; ...`."""
    _, opened, rest = message.partition('the text "')
    return rest.partition('"')[0] if opened else ""


def _was_refused(document: Document, path: Path) -> bool:
    """Whether something stood there that could not be read: a fault already."""
    return any(path[:length] in document.refused for length in range(1, len(path) + 1))
