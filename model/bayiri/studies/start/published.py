"""Published figures on people abroad about the start, from the corridor sheet, and what each is in the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from bayiri import state
from bayiri.indicators import SMALLEST_GROUP
from bayiri.parameters.quarters import index, label
from bayiri.scenario.readers.spreads import ends
from bayiri.scenario.scenario import Scenario
from bayiri.scenario.tables.filling import yearly
from bayiri.studies.slots import entries
from bayiri.studies.start.abroad import Moment, mean, share

INPUT, TUNED, PREDICTION = "input", "tuned", "prediction"
AGES_2016 = (30, 35)  # first of five years of age that registers tell

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
        *_arrival(scenario, eve),
        *_age(sheet["targets"]),
        *_status(sheet["targets"], eve),
        *_rest(sheet, eve),
    )


def entries_to(scenario: Scenario, last: int) -> dict[int, float]:
    """Published entries by year up to the year `last`."""
    return {year: number for year, number in entries(scenario).items() if year <= last}


def about(figure: Mapping[str, Any], value: float) -> tuple[float, float, float]:
    """A value of a sheet's figure with the ends of its range; NaN where it has none."""
    return value, *(ends(figure, value) if "range" in figure else (np.nan, np.nan))


def shown(targets: Mapping[str, Any], name: str) -> tuple[float, float, float, str]:
    """Value, range and source of a target of the sheet."""
    figure = targets[name]
    return *about(figure, float(figure["value"])), figure["source"]


def aged(people: np.ndarray, low: float, high: float) -> float:
    """Share of people from one age to below another."""
    return share((people["age"] >= low) & (people["age"] < high))


def _number(people: np.ndarray, moment: Moment) -> float:
    return float(len(people) * moment.weight) if len(people) >= SMALLEST_GROUP else np.nan


def _size(sheet: Mapping[str, Any], eve: str) -> Iterator[Row]:
    stock, register = sheet["stock"], sheet["targets"]["registered_nationals"]
    start = index(eve) + 1
    born = about(stock, float(yearly(stock, start, 1, "linear")[0]))
    yield Row(f"People born in {sheet['origin']['name']}", eve, "persons", TUNED, *born, stock["source"],
              lambda now: _number(now.people, now))  # fmt: skip
    listed = about(register, float(register["years"][start // 4]))
    yield Row("Nationals on registers; not yet naturalised in the model", eve, "persons", TUNED, *listed,
              register["source"], lambda now: _number(now.nationals, now))  # fmt: skip


def _arrival(scenario: Scenario, eve: str) -> Iterator[Row]:
    published = scenario.sheet["targets"]["entries"]
    came = entries_to(scenario, index(eve) // 4)
    wide = float(published["range"])
    wave = sum(number for year, number in came.items() if 1999 <= year <= 2004)
    rest = sum(came.values()) - wave

    def of_all(change: float) -> float:
        return wave * (1 + change) / (wave * (1 + change) + rest * (1 - change))

    years = sum(number * (index(eve) / 4 + 0.25 - year - 0.5) for year, number in came.items()) / (wave + rest)
    source = f"entries, as if nobody had left again; range of the mean assumed: {published['source']}"
    yield Row("Arrived 1999-2004", eve, "%", TUNED, of_all(0.0), of_all(-wide), of_all(wide), source,
              lambda now: share((now.arrived >= 1999) & (now.arrived <= 2004)))  # fmt: skip
    yield Row("Mean time since arrival", eve, "years", TUNED, years, years - 1.0, years + 1.0,
              source, lambda now: mean(now.years_here))  # fmt: skip


def _age(targets: Mapping[str, Any]) -> Iterator[Row]:
    def in_2016(what: str, name: str, low: float, high: float) -> Row:
        return Row(f"Aged {what} among nationals, 2016", "2015Q4", "%", PREDICTION, *shown(targets, name),
                   lambda now: aged(now.nationals, low, high))  # fmt: skip

    yield Row("Aged 27-44 among people without a permit, early 2005", "2004Q4", "%", TUNED,
              *shown(targets, "applicants_aged_27_44"), lambda now: aged(now.irregular, 27, 45))  # fmt: skip
    yield in_2016("20-49", "aged_20_49", 20, 50)
    for low in AGES_2016:
        yield in_2016(f"{low}-{low + 4}", f"aged_{low}_{low + 4}", low, low + 5)
    yield in_2016("70 and over", "aged_70", 70, 200)
    what = "Mean age of nationals, 2013; published: all foreigners, children included"
    yield Row(what, "2012Q4", "years", PREDICTION, *shown(targets, "mean_age_of_foreigners"),
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
    targets = sheet["targets"]
    yield Row("Men among people without a permit, early 2005", "2004Q4", "%", PREDICTION,
              *shown(targets, "applicants_men"), lambda now: share(now.irregular["sex"] == state.MAN))  # fmt: skip
    yield from (_schooling(targets, eve, code) for code in range(len(state.SCHOOLINGS)))
    for day in ("2002Q2", "2010Q2"):
        yield Row(f"With partner or children at home, {day[:4]}", day, "%", TUNED,
                  *shown(targets, f"family_at_home_{day[:4]}"),
                  lambda now: share(now.people["family"] == state.FAMILY_HOME))  # fmt: skip


def _schooling(targets: Mapping[str, Any], eve: str, code: int) -> Row:
    def measure(now: Moment) -> float:
        grown = (now.people["age"] >= 25) & (now.people["age"] < 65)
        return share(now.people["schooling"][grown] == code)

    name = state.SCHOOLINGS[code]
    what = f"{name.capitalize()} schooling, ages 25-64"
    return Row(what, eve, "%", INPUT, *shown(targets, f"{name}_schooling"), measure)
