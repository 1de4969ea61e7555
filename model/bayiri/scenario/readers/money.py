"""Money of other currencies and years as US dollars of 2021, by the shipped table of rates and deflators."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from bayiri.parameters import nearest
from bayiri.scenario.readers.strict import problem
from bayiri.scenario.shipped import money
from bayiri.scenario.text.reading import read_file

DOLLAR, BASE_YEAR = "USD", 2021
_PRICE = 900  # of an example
BASE = f"{DOLLAR} {BASE_YEAR}"


class Money(NamedTuple):
    """A currency, by its three letters, and the year of its prices."""

    currency: str
    year: int


def dollars_per_unit(money: Money) -> float:
    """US dollars of 2021 that a unit of this money is worth: at that year's exchange rate, then by the deflator.

    What money buys is taken to have changed as in the United States, since budgets here are compared in dollars.
    """
    if money == (DOLLAR, BASE_YEAR):
        return 1.0
    deflator: Mapping[int, float] = _table()["deflator"]["years"]
    return _dollars(money) * deflator[BASE_YEAR] / _of_year(deflator, money, "the deflator of the US dollar")


def currencies() -> dict[str, str]:
    """Currencies that files may use, by their three letters, each with its name and the years that are known."""
    known = {DOLLAR: (_table()["deflator"]["years"], "US dollar")}
    known |= {key.upper(): (rate["years"], rate.get("note", "a currency")) for key, rate in _table()["rates"].items()}
    return {
        name: f"{called}: money of {min(years)} to {max(years)} may be written as {_PRICE} {name} {max(years)}"
        for name, (years, called) in known.items()
    }


def _dollars(money: Money) -> float:
    """US dollars of the same year."""
    if money.currency == DOLLAR:
        return 1.0
    rates = _table()["rates"]
    if money.currency.lower() not in rates:
        known = (DOLLAR, *map(str.upper, rates))
        near = nearest(money.currency, known)
        hint = f"Did you mean {near}?" if near else f"Known are {', '.join(known)}; convert it to one of them."
        raise problem(f"is money in {money.currency}, for which bayiri has no exchange rates.", hint)
    return 1.0 / _of_year(rates[money.currency.lower()]["years"], money, f"the exchange rate of {money.currency}")


def _of_year(years: Mapping[int, float], money: Money, what: str) -> float:
    if money.year not in years:
        raise problem(f"is money of {money.year}; {what} is known from {min(years)} to {max(years)}.")
    return years[money.year]


@cache
def _table() -> Mapping[str | int, Any]:
    path = money()
    return read_file(path, path.name).data
