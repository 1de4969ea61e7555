"""What is said of a date where a quarter belongs."""

from __future__ import annotations

import pytest

from bayiri.scenario import InputFault, load
from bayiri.scenario.readers.days import advice
from tests.scenario.small import House


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("2008-11-01", "That is in 2008Q4."),
        ("2008-11", "That is in 2008Q4."),
        ("2008/1", "That is in 2008Q1."),
        ("11/2008", "That is in 2008Q4."),
        ("November 2008", "That is in 2008Q4."),
        ("nov. 2008", "That is in 2008Q4."),
        ("1 Sept 2008", "That is in 2008Q3."),
        ("May 1, 2008", "That is in 2008Q2."),
        (2008, "Say which quarter of the year, from 2008Q1 to 2008Q4."),
        ("2008q4", "Write 2008Q4."),
        ("Q4 2008", "Write 2008Q4."),
        ("2008-Q4", "Write 2008Q4."),
        ("01/11/2008", ""),  # November, or January in some countries
        ("13/2008", ""),
        ("2008-00", ""),
        ("mayhem 2008", ""),
        ("2009Q5", ""),
        (True, ""),
        (None, ""),
        (200811, ""),
        ("٢٠٠٨", ""),
    ],
)
def test_the_quarter_that_was_meant(given: object, said: str) -> None:
    assert advice(given) == said


def test_it_is_told_with_the_fault(house: House) -> None:
    house.write("mine", "corridor: north-south\npolicies: {return_programme: {start: 2008-11-01}}\n")
    with pytest.raises(InputFault) as raised:
        load("mine")
    assert str(raised.value).splitlines()[:2] == [
        'mine.yaml:2  policies.return_programme.start  is the text "2008-11-01", which is no quarter.',
        "    That is in 2008Q4.",
    ]
