"""Dates that cannot be: an end before its start, a window that leaves no time for the lag."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from bayiri.parameters import in_section
from bayiri.parameters.quarters import index, label
from bayiri.scenario.documents import Document
from bayiri.scenario.faults import Fault, Path
from bayiri.scenario.values import whole


class Date(NamedTuple):
    """A quarter that a file gives, and where."""

    quarter: int
    document: Document
    path: Path

    def __str__(self) -> str:
        return label(self.quarter)

    def fault(self, message: str, hint: str = "") -> Fault:
        return self.document.fault(self.path, message, hint)


def check_dates(scenario: Document, sheet: Document) -> Iterator[Fault]:
    """Faults of order between dates. Dates that are missing or misspelt are left to the schema."""
    calendar = {key: _calendar(scenario, sheet, key) for key in ("history", "start", "end")}
    history, start, end = calendar.values()
    yield from _ordered(history, start, "starts", "the history of the corridor begins")
    yield from _ordered(start, end, "ends", "it starts")
    if start is not None and end is not None and start.quarter <= end.quarter:
        yield from _check_outcome(scenario, start, end)
        yield from _check_policies(scenario, history or start, end)


def _calendar(scenario: Document, sheet: Document, key: str) -> Date | None:
    return _date(scenario, "calendar", key) or _date(sheet, "calendar", key)


def _date(document: Document, *path: str | int) -> Date | None:
    given = document.get(*path)
    try:
        return Date(index(given), document, path)
    except ValueError:
        return None


def _ordered(first: Date | None, second: Date | None, does: str, other: str) -> Iterator[Fault]:
    if first is not None and second is not None and second.quarter < first.quarter:
        yield second.fault(f"is {second}: it {does} before {other} ({first}).")


def _check_outcome(scenario: Document, start: Date, end: Date) -> Iterator[Fault]:
    row: Any = in_section("outcome")["lag"]
    try:
        lag = whole(scenario.get("outcome", "lag"), int(row.low), int(row.high))
    except PydanticCustomError:  # not given, or told by the schema
        lag = int(row.default)
    window = ("outcome", "window")
    opens, closes = _date(scenario, *window, 0), _date(scenario, *window, 1)
    if opens is None or closes is None:
        if start.quarter + lag > end.quarter:
            said = f"leaves no window: {start} to {end} is shorter than the lag of {lag} quarters."
            yield scenario.fault(("outcome", "lag"), said)
        return
    last = end.quarter - lag
    if closes.quarter < opens.quarter:
        yield scenario.fault(window, f"ends ({closes}) before it starts ({opens}).")
    elif opens.quarter < start.quarter or closes.quarter > end.quarter:
        yield scenario.fault(window, f"is {opens} to {closes}, outside the calendar from {start} to {end}.")
    elif closes.quarter > last:
        said = f"ends {closes}; people are assessed {lag} quarters later, after the calendar ends ({end})."
        hint = f"The latest end is {label(last)}." if last >= opens.quarter else ""
        yield scenario.fault(window, said, hint)


def _check_policies(scenario: Document, first: Date, last: Date) -> Iterator[Fault]:
    policies = scenario.get("policies")
    for name in policies if isinstance(policies, dict) else ():
        announced, start, end = (_date(scenario, "policies", name, key) for key in ("announced", "start", "end"))
        yield from _ordered(start, end, "ends", "it starts")
        if announced is not None and start is None and scenario.get("policies", name, "start") is None:
            hint = "Give start, or leave announced out: without start it is in force from the beginning."
            yield announced.fault("is given, but not when the policy starts.", hint)
        if announced is not None and start is not None and announced.quarter > start.quarter:
            yield announced.fault(f"is {announced}, after the policy starts ({start}).")
        if start is not None and start.quarter > last.quarter:
            yield start.fault(f"is {start}, after the calendar ends ({last}): it would never be in force.")
        if end is not None and end.quarter < first.quarter:
            yield end.fault(f"is {end}, before the calendar begins ({first}): it would never be in force.")
