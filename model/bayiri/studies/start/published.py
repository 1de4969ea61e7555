"""Published figures on people from Ecuador in Spain about 2007, and what each is in the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from bayiri import state
from bayiri.ensemble.outcomes import SMALLEST_GROUP
from bayiri.parameters.quarters import index, label
from bayiri.scenario.filling import yearly
from bayiri.scenario.scenario import Scenario
from bayiri.studies.start.abroad import Moment, mean, share

INPUT, TUNED, PREDICTION = "input", "tuned", "prediction"
# Nationals of 15 and over on registers on 1 January 2016: 158,967 less 13,750 children.
ADULTS_2016 = 158_967 - 13_750
REGISTER_2016 = "INE, municipal register, 1 January 2016, via El Universo 2016; of those aged 15 and over"
AGES_2016 = {30: 19_911 / ADULTS_2016, 35: 24_718 / ADULTS_2016}  # first of five years of age: share of adults
APPLICANTS = "applicants of the regularisation of 2005 in the Balearics, via Ultima Hora 2006; range assumed"
SCHOOLING = "INE, national immigrant survey 2007 and census 2011, ages 25-64 (order of magnitude, from memory)"
FAMILY = "adults with partner or children in Ecuador (order of magnitude, from memory); range assumed"

Measure = Callable[[Moment], float]


@dataclass(frozen=True)
class Row:
    """One published figure beside the model: `measure` is taken at the end of the quarter `day`.

    `kind` tells what agreement means: INPUT for a figure that people are given on entry, TUNED for one from which a
    number of the sheet was derived or solved, PREDICTION for one that nothing was chosen to meet. A range of NaN says
    that the figure is about other people and only gives an order.
    """

    what: str
    day: str
    unit: str  # % | persons | years
    kind: str
    published: float
    low: float
    high: float
    source: str
    measure: Measure


def rows(scenario: Scenario) -> tuple[Row, ...]:
    """Every figure that the start is shown against, in the order of the document."""
    sheet = scenario.sheet
    eve = label(index(scenario.calendar.start) - 1)
    return (
        *_size(sheet, eve),
        *_arrival(sheet["targets"], eve),
        *_age(),
        *_status(sheet["targets"], eve),
        *_rest(sheet, eve),
    )


def entries_to(targets: Mapping[str, Any], last: int) -> dict[int, float]:
    """Published entries by year up to the year `last`."""
    return {int(year): float(number) for year, number in targets["entries"]["years"].items() if int(year) <= last}


def about(figure: Mapping[str, Any], value: float) -> tuple[float, float, float]:
    """A value of a sheet's figure with the ends of its range: absolute ends, or a relative half-width."""
    given = figure["range"]
    low, high = given if isinstance(given, list | tuple) else (value * (1.0 - given), value * (1.0 + given))
    return value, float(low), float(high)


def aged(people: np.ndarray, low: float, high: float) -> float:
    """Share of people from one age to below another."""
    return share((people["age"] >= low) & (people["age"] < high))


def _number(people: np.ndarray, moment: Moment) -> float:
    return float(len(people) * moment.weight) if len(people) >= SMALLEST_GROUP else np.nan


def _size(sheet: Mapping[str, Any], eve: str) -> Iterator[Row]:
    stock, register = sheet["stock"], sheet["targets"]["registered_nationals"]
    start = index(eve) + 1
    born = about(stock, float(yearly(stock, start, 1, "linear")[0]))
    yield Row("People born in Ecuador", eve, "persons", TUNED, *born, stock["source"],
              lambda now: _number(now.people, now))  # fmt: skip
    listed = about(register, float(register["years"][start // 4]))
    yield Row("Nationals on registers; not yet naturalised in the model", eve, "persons", TUNED, *listed,
              register["source"], lambda now: _number(now.nationals, now))  # fmt: skip


def _arrival(targets: Mapping[str, Any], eve: str) -> Iterator[Row]:
    entries = entries_to(targets, index(eve) // 4)
    wide = float(targets["entries"]["range"])
    wave = sum(number for year, number in entries.items() if 1999 <= year <= 2004)
    rest = sum(entries.values()) - wave

    def of_all(change: float) -> float:
        return wave * (1 + change) / (wave * (1 + change) + rest * (1 - change))

    years = sum(number * (index(eve) / 4 + 0.25 - year - 0.5) for year, number in entries.items()) / (wave + rest)
    source = f"entries, as if nobody had left again; range of the mean assumed: {targets['entries']['source']}"
    yield Row("Arrived 1999-2004", eve, "%", TUNED, of_all(0.0), of_all(-wide), of_all(wide), source,
              lambda now: share((now.arrived >= 1999) & (now.arrived <= 2004)))  # fmt: skip
    yield Row("Mean time since arrival", eve, "years", TUNED, years, years - 1.0, years + 1.0,
              source, lambda now: mean(now.years_here))  # fmt: skip


def _age() -> Iterator[Row]:
    def in_2016(what: str, low: float, high: float, published: float) -> Row:
        wide = min(0.02, published / 2)
        return Row(what, "2015Q4", "%", PREDICTION, published, published - wide, published + wide,
                   f"{REGISTER_2016}; range assumed", lambda now: aged(now.nationals, low, high))  # fmt: skip

    yield Row("Aged 27-44 among people without a permit, early 2005", "2004Q4", "%", TUNED, 0.60, 0.55, 0.65,
              APPLICANTS, lambda now: aged(now.irregular, 27, 45))  # fmt: skip
    yield in_2016("Aged 20-49 among nationals, 2016", 20, 50, 109_669 / ADULTS_2016)
    for low, published in AGES_2016.items():
        yield in_2016(f"Aged {low}-{low + 4} among nationals, 2016", low, low + 5, published)
    yield in_2016("Aged 70 and over among nationals, 2016", 70, 200, 0.011 * 158_967 / ADULTS_2016)
    what = "Mean age of nationals, 2013; published: all foreigners, children included"
    yield Row(what, "2012Q4", "years", PREDICTION, 34.6, np.nan, np.nan, "EFE, early 2013",
              lambda now: mean(now.nationals["age"]))  # fmt: skip


def _status(targets: Mapping[str, Any], eve: str) -> Iterator[Row]:
    irregular, made = targets["irregular_share"], targets["naturalisations"]
    for day, year, words in (("2002Q4", 2003, "January 2003"), ("2004Q4", 2004, "November 2004"),
                             ("2007Q3", 2007, "September 2007")):  # fmt: skip
        yield Row(f"Without a permit among nationals, {words}", day, "%", TUNED,
                  *about(irregular, float(irregular["years"][year])), irregular["source"],
                  lambda now: share(now.nationals["status"] == state.IRREGULAR))  # fmt: skip
    total = sum(float(number) for year, number in made["years"].items() if int(year) <= index(eve) // 4)
    yield Row("Naturalised by the start; in the model, those still abroad", eve, "persons", TUNED, *about(made, total),
              made["source"], lambda now: _number(now.people[now.people["status"] == state.CITIZEN], now))  # fmt: skip


def _rest(sheet: Mapping[str, Any], eve: str) -> Iterator[Row]:
    women = sheet["targets"]["women_share_abroad"]
    now_women = about(women, float(yearly(women, index(eve) + 1, 1, "linear")[0]))
    yield Row("Women", eve, "%", INPUT, *now_women, women["source"],
              lambda now: share(now.people["sex"] == state.WOMAN))  # fmt: skip
    yield Row("Men among people without a permit, early 2005", "2004Q4", "%", PREDICTION, 0.595, 0.545, 0.645,
              APPLICANTS, lambda now: share(now.irregular["sex"] == state.MAN))  # fmt: skip
    yield from (_schooling(eve, code, *ends) for code, ends in enumerate(((0.35, 0.40), (0.45, 0.50), (0.12, 0.15))))
    for day, published, low, high in (("2002Q2", 0.33, 0.25, 0.40), ("2010Q2", 0.10, 0.05, 0.15)):
        yield Row(f"With partner or children in Ecuador, {day[:4]}", day, "%", TUNED, published, low, high, FAMILY,
                  lambda now: share(now.people["family"] == state.FAMILY_HOME))  # fmt: skip


def _schooling(eve: str, code: int, low: float, high: float) -> Row:
    def measure(now: Moment) -> float:
        grown = (now.people["age"] >= 25) & (now.people["age"] < 65)
        return share(now.people["schooling"][grown] == code)

    what = f"{state.SCHOOLINGS[code].capitalize()} schooling, ages 25-64"
    return Row(what, eve, "%", INPUT, (low + high) / 2, low, high, SCHOOLING, measure)
