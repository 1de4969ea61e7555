"""A registry row in words: what it means, its unit, what is allowed, and a value as a file writes it."""

from __future__ import annotations

import textwrap
from typing import Any

from bayiri.parameters import NO_LIMIT, Parameter
from bayiri.scenario.text.faults import number

_NUMBERS = ("number", "integer", "list", "figures")
_WORDS = {"names": "names of regions", "quarter": "a quarter such as 2012Q1", "quarters": "[2008Q4, 2017Q4]"}


def sentence(text: str) -> str:
    """The text with a capital letter first."""
    return text[:1].upper() + text[1:]


def allowed(row: Parameter) -> str:
    """What may be given: `0 to 1`, `from 0 on`, `true or false`, or the words among which to choose."""
    if row.kind == "flag":
        return "true or false"
    if row.kind == "choice":
        return f"one of {', '.join(row.options)}"
    if row.kind == "set":
        return f"some of {', '.join(row.options)}"
    if row.kind in _WORDS:
        return _WORDS[row.kind]
    return span(row.low, row.high)


def span(low: float, high: float) -> str:
    """A range of numbers; a far upper end is none."""
    return f"from {number(low)} on" if high >= NO_LIMIT else f"{number(low)} to {number(high)}"


def about(row: Parameter) -> str:
    """Meaning, unit and what is allowed, in a sentence."""
    return f"{sentence(row.meaning)} ({limits(row)})."


def limits(row: Parameter) -> str:
    """Unit and range of a number; of anything else the words that may be given."""
    return f"{row.unit}, {allowed(row)}" if row.kind in _NUMBERS else allowed(row)


def written(value: Any) -> str:
    """A value as a file writes it on one line."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {written(held)}' for key, held in value.items())}}}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(written(item) for item in value)}]"
    if isinstance(value, int | float):
        return f"{value:g}".replace("e+0", "e").replace("e+", "e") if abs(value) >= NO_LIMIT else number(value)
    return str(value)


def folded(text: str, width: int) -> list[str]:
    """The text on lines of at most this width; words are never broken."""
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False) or [""]
