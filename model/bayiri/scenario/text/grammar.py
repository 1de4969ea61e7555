"""The keys of a figure: a number beside what is said of it. Readers, merging and comparing all go by these."""

from __future__ import annotations

from typing import Any

from bayiri.parameters.groups import GROUPINGS

BY = tuple(f"by_{grouping}" for grouping in GROUPINGS)  # values that groups have of their own
WORDS = ("source", "grade", "note", "year", "given")  # they make a number no other
KEYS = ("value", *BY, "years", "unit", "year", "range", "distribution", "source", "grade", "note", "given")
NUMBERS = ("value", "years", "range", *BY)  # all in the unit of the figure
BESIDE = ("range", "distribution", *BY)  # what may make another figure of the same value
# Words that stand inside figures, policies and places: a name that a person chooses may not be one of them.
RESERVED = frozenset((*KEYS, "type", "title", "name"))
_FIGURE = frozenset(("value", "years", "distribution", *BY))
_ABOUT = frozenset((*BESIDE, "source", "grade", "note"))
_UNITS = frozenset(("unit", "year"))


def is_figure(value: Any) -> bool:
    """Whether this mapping is a figure (`value`, or only a `distribution` or groups) or a yearly series (`years`)."""
    return isinstance(value, dict) and not _FIGURE.isdisjoint(value)


def says_value(value: Any) -> bool:
    """Whether this mapping is a figure that gives a value or years itself, and not only what stands beside them."""
    return isinstance(value, dict) and ("value" in value or "years" in value)


def stands_beside(value: Any) -> bool:
    """Whether this mapping says only how a number differs by group, how sure it is, or where it is from."""
    return isinstance(value, dict) and bool(value) and _ABOUT.issuperset(value)


def figures_whole(old: Any, new: Any) -> Any:
    """Between files a figure replaces a figure as a whole: a source must not outlive its value.

    What says only how a number differs, or how sure it is, leaves the number and all else that is said of it.
    """
    if stands_beside(new):
        return NotImplemented if isinstance(old, dict) else {"value": old, **new}
    if isinstance(new, dict) and not _UNITS.isdisjoint(new) and is_figure(old):
        return new  # a unit alone would turn the old number into another; that the value is missing is told then
    return new if is_figure(old) and is_figure(new) else NotImplemented
