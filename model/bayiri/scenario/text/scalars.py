"""Plain YAML scalars by the core schema of YAML 1.2: `NO` and `yes` are text, `1e-3` is a number.

What two readers of YAML would take for different values (`012`, `0x1F`, `.inf`) is refused, not guessed.
"""

from __future__ import annotations

import math
import re

Scalar = str | int | float | bool | None

_CONSTANTS: dict[str, Scalar] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
# Signs that no text here needs and a terminal may act on; in a file they come by an escape in quotes.
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_PART = re.compile(r"0[0-9]{2}")  # what a comma inside braces leaves of 20,000
_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}\.000")  # ten thousand to some, ten to others
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+")
_OTHER_BASE = re.compile(r"0(o[0-7]+|x[0-9a-fA-F]+)")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_LONGEST = 40  # characters of a number; longer ones are slips of the keyboard


def resolve(text: str) -> Scalar:
    """The value that an unquoted scalar stands for; ValueError, with a message for people, where unclear."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _THOUSANDS.fullmatch(text):
        whole, _, end = text.partition(".")
        raise ValueError(f"is {text}, which is read in two ways; write {whole}{end} or {whole}")
    if _LEADING_ZERO.fullmatch(text):
        without = text.lstrip("+-0")[:_LONGEST] or "0"
        cut = f", or 20{text} if a comma cut it from 20" if _PART.fullmatch(text) else " or use quotes"
        raise ValueError(f"is {text[:_LONGEST]}; a leading zero is read in two ways, write {without}{cut}")
    if _OTHER_BASE.fullmatch(text):
        raise ValueError(f"is {text[:_LONGEST]}; write numbers in decimals, or text in quotes")
    if _NOT_FINITE.fullmatch(text):
        raise ValueError(f"is {text}; only finite numbers can be given")
    if _INTEGER.fullmatch(text) or _FLOAT.fullmatch(text):
        return _number(text)
    return text


def _number(text: str) -> int | float:
    if len(text) > _LONGEST:
        raise ValueError(f"has {len(text)} digits; no number here needs more than {_LONGEST}")
    if _INTEGER.fullmatch(text):
        return int(text)
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"is {text}; only finite numbers can be given")
    return value
