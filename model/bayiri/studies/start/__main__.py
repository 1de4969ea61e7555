"""Who is abroad at the start, beside published figures, and whether the history was long enough for it.

`python -m bayiri.studies.start` lives the history of Ecuador-Spain under several world seeds and writes docs/start.md
and docs/start.svg. Options: --runs, --migrants, --seed, --out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from bayiri.charts.files import svg
from bayiri.charts.frame import Sheet
from bayiri.charts.numbers import number
from bayiri.charts.stock import Curve, stock_sheet
from bayiri.draws import world_seed
from bayiri.ensemble.writing import write_text
from bayiri.parameters.quarters import index, label
from bayiri.scenario import load
from bayiri.scenario.scenario import Scenario
from bayiri.studies.arguments import study
from bayiri.studies.start.abroad import moments
from bayiri.studies.start.burn_in import burn_in
from bayiri.studies.start.distributions import ages, arrivals, with_register
from bayiri.studies.start.document import HEAD, beside, distribution, length
from bayiri.studies.start.published import Row, rows

SCENARIO = "ecuador-spain/baseline"
BEGINS = (1994, 1997)
REGISTER = "2015Q4"  # ends on the eve of the register with published ages
TITLE = "People from Ecuador in Spain at the start of {year}: arrival and age"
NOTE = """Diamonds: entries by year with their range, as if nobody had left again; two age groups of the municipal
register of 2016, of those aged 15 and over. No children in the model."""


class Kept(NamedTuple):
    """What is kept of one run: a value a row, years of arrival and ages at the start, ages of nationals later."""

    values: list[float]
    arrived: np.ndarray
    ages: np.ndarray
    later: np.ndarray


def lived(scenario: Scenario, seed: int, migrants: int, compared: Sequence[Row], eve: str) -> Kept:
    """One world seed, from the beginning of the history to the last day that is asked for."""
    found = moments(scenario, seed, migrants, {eve, REGISTER, *(row.day for row in compared)})
    values = [row.measure(found[row.day]) for row in compared]
    return Kept(values, found[eve].arrived, found[eve].people["age"].copy(), found[REGISTER].nationals["age"].copy())


def drawn(arrival: pd.DataFrame, now: pd.DataFrame, later: pd.DataFrame, year: int, size: str) -> Sheet:
    """The chart of the three distributions, for a comparison that starts with that year."""
    came = Curve("model", arrival, 2, (-14, 10))
    people = Curve(f"all, start of {year}", now, 1, (0, 26))
    nationals = Curve("nationals,\nstart of 2016", later, 5, (22, 14))
    subtitle = (
        f"Per cent of people abroad, and by age also of nationals in 2016. Bands: 10\N{EN DASH}90 % of runs. {size}."
    )
    return stock_sheet(came, [people, nationals], TITLE.format(year=year), subtitle, " ".join(NOTE.split()))


def main(arguments: Sequence[str] | None = None) -> None:
    """Live the history, and write document and chart."""
    parser = study("start", "Who is abroad at the start.", 20, 20_000, "docs/start.md", workers=False)
    asked = parser.parse_args(arguments)
    scenario = load(SCENARIO)
    eve = label(index(scenario.calendar.start) - 1)
    compared = rows(scenario)
    found = [lived(scenario, world_seed(asked.seed, run), asked.migrants, compared, eve) for run in range(asked.runs)]
    arrival = arrivals(scenario, [run.arrived for run in found], eve)
    now, later = ages([run.ages for run in found]), with_register(scenario, ages([run.later for run in found]))
    ends = [f"{year}Q4" for year in range(max(BEGINS), index(eve) // 4 + 1)]
    table = burn_in(scenario, BEGINS, ends, asked.runs, asked.migrants, asked.seed)
    chart = asked.out.with_suffix(".svg")
    size = {"runs": asked.runs, "migrants": asked.migrants, "seed": asked.seed}
    lines = [
        HEAD.format(eve=eve, history=scenario.calendar.history, chart=chart.name, **size),
        *beside(compared, np.array([run.values for run in found])),
        *distribution("By year of arrival", arrival, "entries, as if nobody had left again, %"),
        *distribution("By age, at the start", now),
        *distribution("By age, nationals on 1 January 2016", later, "register, of those aged 15 and over, %"),
        *length(table, scenario, eve, asked.runs),
    ]
    said = f"{asked.runs} runs with {number(asked.migrants)} people"
    write_text(chart, svg(drawn(arrival, now, later, index(eve) // 4 + 1, said), chart.stem))
    write_text(asked.out, "\n".join(lines).rstrip() + "\n")


if __name__ == "__main__":
    main()
