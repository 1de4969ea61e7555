"""What is compared with published figures: one function a kind of figure, taken from a run and its register.

Every function has the run as its first argument and keywords that a calibration file gives: `at`, `first` and
`last` are quarters such as 2008Q4, the last included; `year` is a calendar year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from bayiri import state
from bayiri.indicators import measures as i
from bayiri.model import ReturnModel
from bayiri.parameters.quarters import index
from bayiri.rules.returning import find_eligible
from bayiri.scenario.scenario import Scenario
from bayiri.studies.calibration.register import Habits, Register, register

Asked = tuple[str, str]  # a programme and the quarter at whose end those it is open to are counted


@dataclass(frozen=True)
class Seen:
    """A run as it was lived: `sums[quarter, measure]` in agents of `weight` persons, quarters counted from `history`.

    `eligible` are persons abroad to whom a programme was open; `habits` those of nationals and of citizens in
    leaving registers; `score_spread` the standard deviation of returnees' composite scores at the end.
    """

    sums: np.ndarray
    weight: int
    history: int
    eligible: Mapping[Asked, float]
    habits: tuple[Habits, Habits]
    score_spread: float

    def when(self, quarter: str) -> int:
        """Row of that quarter."""
        return index(quarter) - self.history

    def persons(self, measure: int, first: str, last: str) -> float:
        """Persons counted from one quarter to another, the last included."""
        return float(self.sums[self.when(first) : self.when(last) + 1, measure].sum() * self.weight)

    @cached_property
    def register(self) -> Register:
        """What a register records of the run."""
        return register(self.sums, self.weight, *self.habits)


def live(scenario: Scenario, seed: int, migrants: int, habits: tuple[Habits, Habits], ask: Iterable[Asked]) -> Seen:
    """Live a scenario once, counting on the way those to whom programmes are open."""
    model = ReturnModel(scenario, seed, migrants)
    try:
        eligible: dict[Asked, float] = {}
        for programme, quarter in sorted(ask, key=lambda asked: index(asked[1])):
            while model.quarter < index(quarter) - model.compiled.history:
                model.live_quarter()
            eligible[programme, quarter] = open_to(model, programme) * model.weight
        while not model.finished:
            model.live_quarter()
        sums, spread = model.sums.sum(axis=1), spread_of_scores(model)
        return Seen(sums, model.weight, model.compiled.history, eligible, habits, spread)
    finally:
        model.release()


def open_to(model: ReturnModel, programme: str) -> int:
    """Agents abroad to whom a programme is open at the end of this quarter, whether they know of it or not."""
    people, rows = model.migrants, model.active.rows
    abroad = rows[people["place"][rows] >= model.compiled.regions]
    found = np.zeros(len(abroad), np.uint8)
    which = model.compiled.programme_names.index(programme)
    find_eligible(model.records, abroad, model.tables, model.quarter, which, found)
    return int(found.sum())


def spread_of_scores(model: ReturnModel) -> float:
    """Standard deviation of the composite score of people back home."""
    people = model.migrants[model.active.rows]
    home = (people["place"] < model.compiled.regions) & (people["return_kind"] != state.NO_RETURN)
    scores = people["score"][home & (people["presence"] == state.PRESENT)]
    return float(scores.std()) if len(scores) else float("nan")


def listed(seen: Seen, at: str) -> float:
    """Persons from the origin on registers, whatever their nationality."""
    return float(seen.register.nationals[seen.when(at)] + seen.register.citizens[seen.when(at)])


def listed_nationals(seen: Seen, at: str) -> float:
    """Nationals of the origin on registers."""
    return float(seen.register.nationals[seen.when(at)])


def listed_citizens_share(seen: Seen, at: str) -> float:
    """Share of citizens of the destination among those on registers."""
    return float(seen.register.citizens[seen.when(at)]) / listed(seen, at)


def yearly_change(seen: Seen, first: str, last: str) -> float:
    """Change of persons on registers between two quarters, per cent a year (difference of logarithms)."""
    years = (seen.when(last) - seen.when(first)) / 4
    return 100.0 * float(np.log(listed(seen, last) / listed(seen, first))) / years


def recorded_exits(seen: Seen, year: int, who: str = "all") -> float:
    """Departures that registers record in a year: of `nationals`, of `citizens`, or of all."""
    quarters = slice(seen.when(f"{year}Q1"), seen.when(f"{year}Q4") + 1)
    parts = {"nationals": seen.register.exits_of_nationals, "citizens": seen.register.exits_of_citizens}
    chosen = parts.values() if who == "all" else [parts[who]]
    return float(sum(part[quarters].sum() for part in chosen))


def recorded_exit_rate(seen: Seen, year: int, who: str = "all") -> float:
    """The same, per cent of those on registers in the middle of the year."""
    middle = f"{year}Q2"
    base = listed(seen, middle) if who == "all" else listed_nationals(seen, middle)
    return 100.0 * recorded_exits(seen, year, who) / base


def assisted_returns(seen: Seen, first: str, last: str) -> float:
    """Persons who came home with a programme."""
    return seen.persons(i.RETURNS_ASSISTED, first, last)


def returns(seen: Seen, first: str, last: str) -> float:
    """Persons who came home, of every kind, whether a register knows it or not."""
    return float(sum(seen.persons(kind, first, last) for kind in range(i.BY_KIND, i.AT_RISK)))


def unemployment_abroad(seen: Seen, first: str, last: str) -> float:
    """Share without work among people abroad who are not retired, over some quarters."""
    return seen.persons(i.UNEMPLOYED_ABROAD, first, last) / seen.persons(i.ACTIVE_ABROAD, first, last)


def score_spread(seen: Seen) -> float:
    """Standard deviation of the composite score of people back home, at the end of the run."""
    return seen.score_spread


def uptake(seen: Seen, programme: str, eligible_at: str, first: str, last: str, months: int) -> float:
    """Returns with a programme over those it was open to, per cent, told for so many months."""
    quarters = seen.when(last) - seen.when(first) + 1
    taken = assisted_returns(seen, first, last) * months / (3.0 * quarters)
    return 100.0 * taken / max(seen.eligible[programme, eligible_at], seen.weight)


MEASURES: dict[str, Callable[..., float]] = {
    measure.__name__: measure
    for measure in (
        listed, listed_nationals, listed_citizens_share, yearly_change, recorded_exits, recorded_exit_rate,
        assisted_returns, returns, unemployment_abroad, score_spread, uptake,
    )
}  # fmt: skip


def asked_for(terms: Mapping[str, Any]) -> list[Asked]:
    """What `live` must count on the way for a measure with these keywords."""
    return [(terms["programme"], terms["eligible_at"])] if "eligible_at" in terms else []
