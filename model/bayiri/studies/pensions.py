"""Pension wealth by age and years of contributions under the five regimes: `python -m bayiri.studies.pensions`.

Writes docs/pensions.md, or the path given. The rules and the systems are those that the model runs on.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bayiri.parameters.pensions import REGIMES
from bayiri.parameters.quarters import index
from bayiri.rules import pension
from bayiri.scenario import Scenario, load
from bayiri.scenario.tables.compile import compile_scenario

AGES = (30, 40, 50, 60)
YEARS = (2, 5, 10, 15, 20)
DATE = "2010Q1"
HEAD = """# Pension wealth under the five regimes

What a person who goes home now keeps of a pension earned at the destination, in thousand US dollars of 2021:
the yearly pension from 65 for 17 years, discounted to the age in the row, for mean pay, with formal work
at home until then as often as others have it. Made by
`python -m bayiri.studies.pensions` from the rules that the model runs on; the sheet is {sheet}, {date}.

- *forfeit*: national law alone, nothing below vesting; *refund*: the same, and the worker's own contributions
  of so many years paid back below vesting; *frozen*: nothing while abroad; *exportable*: what was earned,
  from the first year; *totalised*: years in both countries count for the right, each system pays its part.
- The effect of portability on return has no clean published estimate: these are rules, not evidence.
"""


def wealth(scenario: Scenario, regime: int, age: float, years: float, refund_share: float = 1.0) -> float:
    """Pension wealth (USD 2021) at home of one who leaves at this age after so many years of contributions."""
    compiled = compile_scenario(scenario)
    quarter = index(DATE) - compiled.history
    there = compiled.places.copy().view(np.recarray)[quarter, compiled.regions]
    way = compiled.systems.copy().view(np.recarray)[quarter, compiled.regions, 0]
    way.pension_regime, way.export_rate = regime, 1.0
    pay = there.gdp_per_head * there.wage_share * there.price_level
    home = compiled.places[quarter, 0]
    later = max(pension.RETIREMENT_AGE - age, 0.0) * (1.0 - home["informality"]) * (1.0 - home["unemployment"])
    yearly = pension.from_abroad(float(years), float(later), there, way, False) * pay
    worth = pension.present_value(float(age), yearly, compiled.parameters["discount_rate"][0])
    if regime == pension.REFUND and years < there.pension_vesting:
        worth += refund_share * years * pay * there.contribution_share
    return float(worth)


def lines(scenario: Scenario) -> Iterator[str]:
    """The document, line by line."""
    yield HEAD.format(sheet=scenario.corridor, date=DATE)
    for age in AGES:
        yield f"## Leaving at {age}\n"
        yield "| years of contributions | " + " | ".join(REGIMES) + " |"
        yield "|---:|" + "---:|" * len(REGIMES)
        for years in YEARS:
            cells = [f"{wealth(scenario, code, age, years) / 1000:.1f}" for code in range(len(REGIMES))]
            yield f"| {years} | " + " | ".join(cells) + " |"
        yield ""


def main(path: str = "docs/pensions.md") -> None:
    """Write the document."""
    Path(path).write_text("\n".join(lines(load("ecuador-spain/baseline"))).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
