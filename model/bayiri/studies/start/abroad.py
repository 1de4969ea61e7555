"""Who is abroad at the end of given quarters of a run, its history included."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from bayiri import state
from bayiri.indicators import SMALLEST_GROUP, measures
from bayiri.model import ReturnModel
from bayiri.parameters.quarters import index
from bayiri.scenario.scenario import Scenario


@dataclass(frozen=True)
class Moment:
    """The end of a quarter: `people` are the records of those abroad, each for `weight` persons.

    `home` agents are back home after living abroad; `quarter` is absolute, as dates in records count from `history`.
    """

    people: np.ndarray
    home: int
    weight: int
    quarter: int
    history: int

    @property
    def nationals(self) -> np.ndarray:
        """Those who are not citizens of the destination."""
        return self.people[self.people["status"] != state.CITIZEN]

    @property
    def irregular(self) -> np.ndarray:
        """Those without the right to stay."""
        return self.people[self.people["status"] == state.IRREGULAR]

    @property
    def years_here(self) -> np.ndarray:
        """Years since arrival, which lies in the middle of its quarter."""
        years: np.ndarray = (self.quarter - self.history - self.people["since"] + 0.5) / 4.0
        return years

    @property
    def arrived(self) -> np.ndarray:
        """Calendar year of arrival for the present stay."""
        years: np.ndarray = (self.history + self.people["since"].astype(int)) // 4
        return years


class Watched(ReturnModel):
    """A model that keeps who is abroad at the end of the quarters `days`, labels such as 2006Q4."""

    def __init__(self, scenario: Scenario, seed: int, migrants: int, days: Iterable[str]) -> None:
        self.watched = {index(day) for day in days}
        self.moments: dict[str, Moment] = {}
        super().__init__(scenario, seed, migrants)
        while index(self.date) < max(self.watched):
            self.live_quarter()

    def live_quarter(self, engine: str | None = None) -> None:
        """The quarter of the model, and a copy of those abroad where it was asked for."""
        super().live_quarter(engine)
        if index(self.date) in self.watched:
            people = self.migrants
            abroad = (people["presence"] == state.PRESENT) & (people["place"] >= self.compiled.regions)
            home = int(self.sums[self.quarter, :, measures.RETURNEES_HOME].sum())
            history = self.compiled.history
            self.moments[self.date] = Moment(people[abroad], home, self.weight, history + self.quarter, history)


def moments(scenario: Scenario, seed: int, migrants: int, days: Iterable[str]) -> dict[str, Moment]:
    """Who is abroad at the end of each of the quarters `days`, under one world seed."""
    model = Watched(scenario, seed, migrants, days)
    found = model.moments
    model.release()
    return found


def share(part: np.ndarray) -> float:
    """Share of a group for whom `part` (a truth value each) holds; NaN for a group that is too small to show."""
    return float(part.mean()) if len(part) >= SMALLEST_GROUP else np.nan


def mean(values: np.ndarray) -> float:
    """Mean of a group; NaN for one that is too small to show."""
    return float(values.mean()) if len(values) >= SMALLEST_GROUP else np.nan


def split(values: np.ndarray, edges: Iterable[float]) -> np.ndarray:
    """Per cent of people in each class from one edge to below the next; NaN where a class is too small to show."""
    counts = np.histogram(values, np.array(list(edges)))[0].astype(float)
    counts[counts < SMALLEST_GROUP] = np.nan
    return 100.0 * counts / max(len(values), 1)
