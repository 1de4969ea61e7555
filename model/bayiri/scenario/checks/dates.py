"""Dates that cannot be: an end before its start, a window that leaves no time for the lag."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from bayiri.parameters import in_section
from bayiri.parameters.quarters import index, label
from bayiri.scenario.checks.pairs import Given, given, told
from bayiri.scenario.readers.values import check, whole
from bayiri.scenario.text.documents import Document
from bayiri.scenario.text.faults import Fault, Path, dotted

# What is said of two dates in the wrong order: at the first, at the second.
_HISTORY = (
    "is {own}: the history begins after the calendar starts ({other}).",
    "is {own}: it starts before the history of the corridor begins ({other}).",
)
_SPAN = ("is {own}: it starts after it ends ({other}).", "is {own}: it ends before it starts ({other}).")
_ANNOUNCED = ("is {own}, after the policy starts ({other}).", "is {own}, before the policy is announced ({other}).")
_AFTER = (
    "is {own}, after the calendar ends ({other}): it would never be in force.",
    "is {own}: {policy} starts later ({other}) and would never be in force.",
)
_BEFORE = (
    "is {own}: {policy} ends earlier ({other}) and would never be in force.",
    "is {own}, before the calendar begins ({other}): it would never be in force.",
)


class Date(NamedTuple):
    """A quarter that a file gives, and where."""

    quarter: int
    given: Given


def check_dates(scenario: Document, sheet: Document) -> Iterator[Fault]:
    """Faults of order between dates. Dates that are missing or misspelt are left to the schema."""
    calendar = {key: _calendar(scenario, sheet, key) for key in ("history", "start", "end")}
    history, start, end = calendar.values()
    yield from _ordered(history, start, _HISTORY)
    yield from _ordered(start, end, _SPAN)
    if start is not None and end is not None and start.quarter <= end.quarter:
        yield from _check_outcome(scenario, start, end)
        yield from _check_policies(scenario, history or start, end)


def _calendar(scenario: Document, sheet: Document, key: str) -> Date | None:
    return _date(scenario, "calendar", key) or _date(sheet, "calendar", key, older=len(scenario.files))


def _date(document: Document, *path: str | int, older: int = 0) -> Date | None:
    found = document.get(*path)
    try:
        quarter = index(found)
    except ValueError:
        return None
    return Date(quarter, given(label(quarter), document, path, older))


def _ordered(
    first: Date | None,
    second: Date | None,
    said: tuple[str, str],
    at_first: bool = False,
    **words: str,
) -> Iterator[Fault]:
    """A fault where the second date lies before the first; of two in one file the second is told, or the first."""
    if first is not None and second is not None and second.quarter < first.quarter:
        one, other = first.given, second.given
        yield told(other, one, said[1], said[0], **words) if at_first else told(one, other, *said, **words)


def _check_outcome(scenario: Document, start: Date, end: Date) -> Iterator[Fault]:
    row: Any = in_section("outcome")["lag"]
    path = ("outcome", "lag")
    try:
        lag = whole(scenario.get(*path), int(row.low), int(row.high))
    except PydanticCustomError:  # not given, or told by the schema
        lag = int(row.default)
    opens, closes = _date(scenario, "outcome", "window", 0), _date(scenario, "outcome", "window", 1)
    if opens is None or closes is None:
        if start.quarter + lag > end.quarter:
            span = f"{start.given.shown} to {end.given.shown}"
            at = path if scenario.has(path) or not scenario.has(("calendar", "end")) else ("calendar", "end")
            said = f"leaves no window: {span} is shorter than the lag of {lag} quarters until people are assessed."
            yield scenario.fault(at, said, "Lengthen the calendar, or shorten outcome.lag.")
        return
    window = given(f"{opens.given.shown} to {closes.given.shown}", scenario, ("outcome", "window"))
    if closes.quarter < opens.quarter:
        yield window.fault(f"ends ({closes.given.shown}) before it starts ({opens.given.shown}).")
    elif opens.quarter < start.quarter:
        yield _outside(window, start.given, end.given, start.given)
    elif closes.quarter > end.quarter:
        yield _outside(window, start.given, end.given, end.given)
    elif closes.quarter > end.quarter - lag:
        yield _too_late(window, opens, closes, end, given(str(lag), scenario, path))


def _outside(window: Given, start: Given, end: Given, passed: Given) -> Fault:
    """The window reaches beyond one of the two dates."""
    span = f"the calendar from {start.beside(window)} to {end.beside(window)}"
    return told(passed, window, "is {own}: the window of outcomes ({other}) lies outside the calendar.",
                "is {own}, outside {span}.", span=span)  # fmt: skip


def _too_late(window: Given, opens: Date, closes: Date, end: Date, lag: Given) -> Fault:
    """The window closes so late that nobody is assessed any more: told at window, calendar or lag."""
    last = end.quarter - int(lag.shown)
    hint = f"The latest end is {label(last)}." if last >= opens.quarter else ""
    at = min((window, end.given, lag), key=lambda one: one.age)
    after = f"people are assessed {lag.shown} quarters"
    if at is window:
        said = f"ends {closes.given.shown}; {after} later, after the calendar ends ({end.given.beside(at)})."
        return window.fault(said, hint)
    said = f"is {at.shown}: {after} after the window closes ({window.beside(at)}), when the calendar has ended"
    return at.fault(f"{said} ({end.given.beside(at)}).", hint and f"Change outcome.window as well. {hint}")


def _check_policies(scenario: Document, first: Date, last: Date) -> Iterator[Fault]:
    policies = scenario.get("policies")
    for name in policies if isinstance(policies, dict) else ():
        announced, start, end = (_date(scenario, "policies", name, key) for key in ("announced", "start", "end"))
        policy = dotted(("policies", name))
        yield from _ordered(start, end, _SPAN)
        if announced is not None and start is None and scenario.get("policies", name, "start") is None:
            yield _without_start(scenario, announced.given, ("policies", name, "start"))
        yield from _ordered(announced, start, _ANNOUNCED, at_first=True)
        yield from _ordered(start, last, _AFTER, at_first=True, policy=policy)
        yield from _ordered(first, end, _BEFORE, policy=policy)
        yield from _undelivered(scenario, name, start or first, min(end or last, last, key=lambda date: date.quarter))


def _undelivered(scenario: Document, name: str, start: Date, end: Date) -> Iterator[Fault]:
    """The fault of a policy that is over before it delivers anything."""
    path = ("policies", name, "delivery_lag")
    try:
        lag: Any = check(in_section("policy")["delivery_lag"], scenario.get(*path))
    except PydanticCustomError:  # not given, or told by the schema
        return
    if start.quarter <= end.quarter < start.quarter + lag:
        span = f"from {start.given.shown} to {end.given.shown}"
        said = f"is {lag} quarter{'s' * (lag != 1)}: nothing would be delivered {span}."
        yield scenario.fault(path, said, "Shorten it, or let the policy last longer.")


def _without_start(scenario: Document, announced: Given, start: Path) -> Fault:
    hint = "Give start, or leave announced out: without start it is in force from the beginning."
    if start not in scenario.removed:
        return announced.fault("is given, but not when the policy starts.", hint)
    out = scenario.removed[start]
    said = f"is taken out, but the policy is announced ({announced.shown})."
    return Fault(out.file, out.line, dotted(start), said, hint)
