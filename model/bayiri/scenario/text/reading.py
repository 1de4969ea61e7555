"""YAML, read strictly: text is split into events by PyYAML and folded into plain data that keeps its lines.

Nothing is built by recursion and nothing is expanded, so a file cannot exhaust stack or memory.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path as FilePath

from bayiri.scenario.text.documents import Document
from bayiri.scenario.text.faults import Fault, InputFault
from bayiri.scenario.text.folding import Fold, Stop
from bayiri.scenario.text.slips import TYPE_ANEW, code

MOST_BYTES = 1 << 20
_UNREADABLE = re.compile("[^\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_NEEDED = "A mapping is needed: one `key: value` a line."


def read_file(path: FilePath, shown: str) -> Document:
    """The file's data with lines; `shown` is its name in messages. InputFault if it holds no mapping."""
    return read_text(_decoded(_bytes(path, shown), shown), shown)


def read_text(text: str, shown: str) -> Document:
    """The same for text that is at hand. Slips that leave the rest readable are in `Document.faults`."""
    data, fold = _fold(text, shown)
    if not isinstance(data, dict):
        message = "is empty." if data is None else "does not hold a mapping."
        raise InputFault(fold.faults or Fault(shown, 1, "", message, _NEEDED))
    refused, blank = frozenset(fold.refused), frozenset(fold.blank)
    return Document(data, fold.marks, tuple(fold.faults), refused, files=(shown,), blank=blank)


def read_value(text: str, shown: str, path: str) -> object:
    """A single value, such as a list in brackets; every fault is told under `shown` and `path`."""
    try:
        data, fold = _fold(text, shown)
    except InputFault as wrong:
        raise InputFault(_at(fault, path) for fault in wrong.faults) from None
    if fold.faults:
        raise InputFault(_at(fault, path) for fault in fold.faults)
    return data


def _at(fault: Fault, path: str) -> Fault:
    return Fault(fault.file, None, path, fault.message, fault.hint)


def _fold(text: str, shown: str) -> tuple[object, Fold]:
    _check_characters(text, shown)
    fold = Fold(shown)
    try:
        return fold.run(text), fold
    except Stop as stop:
        raise InputFault([*fold.faults, stop.fault]) from None


def _bytes(path: FilePath, shown: str) -> bytes:
    try:
        if path.is_dir():
            raise InputFault(Fault(shown, None, "", "is a folder; a file is needed."))
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputFault(Fault(shown, None, "", "is no ordinary file."))
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise InputFault(Fault(shown, None, "", "does not exist.")) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputFault(Fault(shown, None, "", f"cannot be read: {reason}.")) from None
    if len(content) > MOST_BYTES:
        raise InputFault(Fault(shown, None, "", "is larger than 1 MiB; no file bayiri reads needs that much."))
    return content


def _decoded(content: bytes, shown: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        hint = "Save the file with the encoding UTF-8."
        raise InputFault(Fault(shown, line, "", "holds bytes that are not UTF-8.", hint)) from None


def _check_characters(text: str, shown: str) -> None:
    """Tabs and invisible characters: parsers disagree on them, and a person cannot see them."""
    found = _UNREADABLE.search(text)
    if found is None:
        return
    line = text.count("\n", 0, found.start()) + 1
    if found.group() == "\t":
        raise InputFault(Fault(shown, line, "", "holds a tab.", "Write spaces in its place; YAML takes no tabs."))
    raise InputFault(Fault(shown, line, "", f"holds an invisible character ({code(found.group())}).", TYPE_ANEW))
