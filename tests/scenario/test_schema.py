"""What a right scenario comes to."""

from __future__ import annotations

import pytest

from bayiri.parameters import in_section
from bayiri.scenario import InputFault, load
from tests.scenario.small import House


def test_what_is_right_is_taken(house: House) -> None:
    house.write("mine", (
        "corridor: north-south\noutcome: {lag: 4.0, thresholds: [0.6, 0.4, 0.4]}\n"
        "behaviour: {attention: {value: 0.2, source: a guess}}\n"
        "policies:\n  return_programme: {grant: 14000, ban: 2.0, open_to: {status: [temporary, permanent]}}\n"
    ))  # fmt: skip
    scenario = load("mine")
    levers = scenario.policies["return_programme"].levers
    assert (scenario.outcome.lag, scenario.outcome.thresholds) == (4, (0.4, 0.6))
    assert (scenario.parameters["attention"], scenario.figures["attention"]["source"]) == (0.2, "a guess")
    assert (levers["grant"], levers["ban"], levers["open_to.status"]) == (
        14000.0,
        2,
        ("permanent", "temporary"),
    )
    assert set(levers) == set(in_section("return_programme"))
    assert [type(levers[name]) for name in ("grant", "ban", "travel", "payer")] == [float, int, bool, str]


def test_a_policy_without_dates_is_always_in_force(house: House) -> None:
    house.write("mine", "corridor: north-south\npolicies: {return_programme: {end: 2009Q4}}\n")
    policy = load("mine").policies["return_programme"]
    assert (policy.announced, policy.start, policy.end, policy.ramp) == (None, None, "2009Q4", 0)


def test_a_window_that_just_fits_is_taken(house: House) -> None:
    house.write("mine", "corridor: north-south\noutcome: {window: [2008Q4, 2012Q4]}\n")
    assert load("mine").outcome.window == ("2008Q4", "2012Q4")
    house.write("mine", "corridor: north-south\noutcome: {window: [2008Q4, 2013Q4], lag: 4.0}\n")
    assert load("mine").outcome.lag == 4


def test_a_calendar_in_conflict_with_the_sheet_is_told_in_the_scenario(house: House) -> None:
    house.write("mine", "corridor: north-south\ncalendar: {history: 2006Q1}\n")
    with pytest.raises(InputFault, match=r"calendar\.history  is 2006Q1: the history begins after"):
        load("mine")
