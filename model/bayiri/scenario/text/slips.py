"""What a YAML parser stumbles over, in words of people who write files by hand."""

from __future__ import annotations

import re
from typing import Any

UNSEEN = re.compile("[\u00a0\u1680\u2000-\u200f\u202f\u205f\u2060\u3000]")  # spaces that YAML takes for letters
TYPE_ANEW = "Type the line anew."

_SAME_COLUMN = "Keys of one mapping start in the same column."
_COLON = (
    "has a colon where none can stand, or is indented wrongly.",
    f"Put text that holds a colon in quotes. {_SAME_COLUMN}",
)
_INDENTED = ("is indented unlike the lines before it.", _SAME_COLUMN)
_OPEN = ("has a bracket that is not closed.", "Close it, and put text that holds brackets or commas in quotes.")
_SAID = {
    "mapping values are not allowed": _COLON,
    "found unexpected end of stream": ("ends inside a quoted text.", "A quote is missing further up."),
    "could not find expected ':'": ("has a key without a colon.", "Write `key: value`, with a space after the colon."),
    "expected <block end>": _INDENTED,
    "did not find expected key": _INDENTED,
    "did not find expected '-'": (
        "is indented unlike the list before it.",
        "Dashes of one list start in the same column.",
    ),
    "expected ',' or": _OPEN,
    "cannot start any token": ("starts with a sign that has a meaning in YAML.", "Put the text in quotes."),
}


def in_plain_words(complaint: str, mark: Any, opened: Any, lines: list[str]) -> tuple[int | None, str, str]:
    """Line, message and hint for a parser's complaint at `mark` about what began at `opened`.

    The parser says where it could not go on. What is wrong there is told by what stands before it on that line.
    """
    message, hint = next(
        (said for found, said in _SAID.items() if found in complaint), (f"is not valid YAML: {complaint}.", "")
    )
    if mark is None or mark.line >= len(lines):
        return (opened.line + 1 if opened is not None and message == _OPEN[0] else len(lines)), message, hint
    whole, before, sign = lines[mark.line], lines[mark.line][: mark.column], lines[mark.line][mark.column :][:1]
    line = mark.line + 1
    if unseen := UNSEEN.search(whole):
        message, hint = f"holds an invisible character ({code(unseen.group())}).", TYPE_ANEW
    elif message == _INDENTED[0] and before.strip():
        message, hint = f"has a sign where none can stand: {sign}", "Look for a bracket or a quote too many."
    elif message == _INDENTED[0] and sign == ":":
        message, hint = "has a colon without a key before it.", ""
    elif message == _OPEN[0] and sign == ":" and ": " in before:
        message, hint = _COLON
    elif message == _OPEN[0] and opened is not None:
        line = opened.line + 1
    return line, message, hint


def code(sign: str) -> str:
    """`U+00A0`, for a sign that nobody can see."""
    return f"U+{ord(sign):04X}"
