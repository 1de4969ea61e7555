"""The keywords of a measure in a calibration file, checked before anything is simulated."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from typing import Any

from bayiri.parameters import nearest
from bayiri.parameters.quarters import index
from bayiri.scenario.scenario import Scenario
from bayiri.scenario.text.faults import show
from bayiri.studies.calibration.observing import MEASURES

QUARTERS = ("at", "first", "last", "eligible_at")
WHO = ("all", "nationals", "citizens")
Wrong = tuple[str, str, str]  # keyword (empty for all of them), what is wrong, hint


def wrong_terms(measure: str, terms: Mapping[str, Any], scenario: Scenario) -> Iterator[Wrong]:
    """What is wrong with the keywords of a measure, in a scenario."""
    try:
        inspect.signature(MEASURES[measure]).bind(None, **terms)
    except TypeError as wrong:
        yield "", f"do not fit {measure}: {wrong}.", ""
        return
    dates = list(_dates(terms, scenario))
    yield from dates
    if not dates and "first" in terms and index(terms["first"]) > index(terms["last"]):
        yield "last", f"is {terms['last']}, before the first quarter, {terms['first']}.", ""
    if "who" in terms and terms["who"] not in WHO:
        yield "who", f"is {show(terms['who'])}; it must be {', '.join(WHO[:-1])} or {WHO[-1]}.", ""
    if "months" in terms and (not isinstance(terms["months"], int | float) or not 0 < terms["months"] < 1000):
        yield "months", f"is {show(terms['months'])}; a number of months is needed.", ""
    if "programme" in terms and terms["programme"] not in scenario.policies:
        near = nearest(str(terms["programme"]), scenario.policies)
        hint = f"Did you mean {near}?" if near else f"Policies are {', '.join(scenario.policies)}."
        yield "programme", f"is {show(terms['programme'])}, which is no policy of {scenario.name}.", hint


def _dates(terms: Mapping[str, Any], scenario: Scenario) -> Iterator[Wrong]:
    """Quarters and years that are none, or that nobody lives through."""
    for key in QUARTERS:
        if key in terms:
            yield from _quarter(key, terms[key], scenario)
    if "year" in terms:
        year = terms["year"]
        first, last = index(scenario.calendar.history) // 4, index(scenario.calendar.end) // 4
        if isinstance(year, bool) or not isinstance(year, int) or not first <= year <= last:
            yield "year", f"is {show(year)}; a year from {first} to {last} is needed.", ""


def _quarter(key: str, value: Any, scenario: Scenario) -> Iterator[Wrong]:
    calendar = scenario.calendar
    try:
        inside = index(calendar.history) <= index(value) <= index(calendar.end)
    except (ValueError, TypeError):
        yield key, f"is {show(value)}, which is no quarter.", "Write a year and a quarter, such as 2008Q4."
        return
    if not inside:
        yield key, f"is {value}; the scenario is lived from {calendar.history} to {calendar.end}.", ""
