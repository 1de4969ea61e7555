"""Money of other currencies and years, and spans of time with their unit."""

from __future__ import annotations

import pytest

from bayiri.scenario import InputFault, Scenario, load
from bayiri.scenario.readers.money import Money, dollars_per_unit
from bayiri.scenario.readers.sheets import read_money
from bayiri.scenario.shipped import money
from bayiri.scenario.text.reading import read_file
from tests.scenario.small import House

HEAD = "corridor: north-south\n"


def levers(house: House, policy: str) -> dict[str, object]:
    scenario: Scenario = load(house.write("mine", f"{HEAD}policies: {{{policy}}}\n"))
    (found,) = scenario.policies.values()
    return dict(found.levers)


def faults(house: House, policy: str) -> str:
    with pytest.raises(InputFault) as raised:
        levers(house, policy)
    return str(raised.value)


def test_the_table_of_money_is_read_as_strictly_as_a_sheet() -> None:
    table = read_money()(read_file(money(), "money.yaml").data)
    assert set(table["rates"]) >= {"eur", "xof", "mxn"}
    assert all("range" in series for series in (table["deflator"], *table["rates"].values()))


def test_dollars_of_2021_stay_what_they_are() -> None:
    assert dollars_per_unit(Money("USD", 2021)) == 1.0


def test_euros_of_2009_by_hand() -> None:
    # 1 / 0.716958 EUR per USD x 113.21 / 90.9982, the deflator of 2021 over that of 2009.
    assert dollars_per_unit(Money("EUR", 2009)) == pytest.approx(1.735235, rel=1e-6)


def test_the_same_money_written_in_five_ways(house: House) -> None:
    ways = (
        "return_programme: {grant: 10853.64 EUR 2011}",
        "return_programme: {grant: 0.01085364 million EUR 2011}",
        "return_programme: {grant: {value: 10853.64, unit: EUR 2011}}",
        "return_programme: {grant: {value: 10853.64 EUR 2011}}",
        "return_programme: {grant: 18194.4}",
    )
    assert {levers(house, way)["grant"] for way in ways} == {18194.4}


def test_range_and_groups_are_in_the_money_of_the_value(house: House) -> None:
    policy = "{value: 10000, unit: EUR 2009, by_sex: {women: 20000}, range: [5000, 15000]}"
    scenario = load(house.write("mine", f"{HEAD}policies: {{return_programme: {{grant: {policy}}}}}\n"))
    (found,) = scenario.policies.values()
    assert found.by["grant"]["sex"]["women"] == pytest.approx(2 * found.levers["grant"], abs=0.01)
    text = "{value: 10000 EUR 2009, range: [5000, 15000], distribution: uniform}"
    drawn = load(house.write("mine", f"{HEAD}policies: {{return_programme: {{grant: {text}}}}}\n"))
    spread = drawn.uncertain["policies.return_programme.grant"]
    assert (spread.low, spread.high) == pytest.approx((spread.value / 2, spread.value * 1.5), abs=0.01)


def test_money_a_quarter_may_say_so(house: House) -> None:
    ways = ("225000 EUR 2012", "225000 EUR 2012 per quarter")
    assert len({levers(house, f"push_measures: {{works: {{cost: {way}}}}}")["works.cost"] for way in ways}) == 1


def test_spans_of_time(house: House) -> None:
    spans = ("8", "8 quarters", "2 years")
    found = {levers(house, f"credit_access: {{open_to: {{home_for_at_most: {span}}}}}")["open_to.home_for_at_most"]
             for span in spans}  # fmt: skip
    assert found == {8}


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        (
            "return_programme: {grant: 9000 EUR}",
            "is in EUR of no year.\n    Write the year of its prices, such as 15000 EUR 2009.",
        ),
        ("return_programme: {grant: 9000 EUR 1990}", "is known from 1999 to 2023."),
        ("return_programme: {grant: 9000 EUX 2009}", "Did you mean EUR?"),
        ("return_programme: {grant: 9000 GBP 2009}", "for which bayiri has no exchange rates."),
        ("return_programme: {grant: 9000 EUR 2009 per quarter}", "grant is a whole amount."),
        ("push_measures: {works: {cost: 9000 EUR 2009 per year}}", "works.cost is per quarter."),
        ("credit_access: {guarantee: 9000 EUR 2009}", "a number is needed (share, between 0 and 1)."),
        ("credit_access: {open_to: {home_for_at_most: 8 months}}", "a whole number is needed (quarters,"),
        ("return_programme: {grant: {value: 9000, unit: EUR}}", "grant  is in EUR of no year."),
        ("return_programme: {grant: -9000 EUR 2009}", "it must be at least 0 (USD 2021)"),
    ],
)
def test_what_cannot_be_converted_is_told(house: House, policy: str, said: str) -> None:
    assert said in faults(house, policy)
