"""A calibration: which numbers of a scenario are fitted, to which published figures, and which are kept back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bayiri.scenario.scenario import Scenario
from bayiri.studies.calibration.register import Habits


@dataclass(frozen=True)
class Interval:
    """A value with its range."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Fitted:
    """A number to be fitted: the path of its figure, and its prior."""

    name: str
    label: str
    path: str
    unit: str
    prior: Interval


@dataclass(frozen=True)
class Target:
    """A published figure with its acceptance band, and how the same is taken from a run."""

    name: str
    label: str
    unit: str
    use: str
    published: Interval
    source: str
    measure: str
    terms: Mapping[str, Any]


@dataclass(frozen=True)
class Size:
    """How much is simulated: runs from world seeds of `seed`, with so many people abroad at the start."""

    seed: int
    runs: int
    migrants: int


@dataclass(frozen=True)
class Design:
    """All that a calibration does.

    `habits` gives each kind of person's (tell, strike) as an interval. `lifted` are limits set aside in the search:
    a budget that binds would hide what a value does.
    """

    name: str
    file: str
    title: str
    scenario: Scenario
    habits: Mapping[str, Mapping[str, Interval]]
    search: Size
    check: Size
    lifted: Mapping[str, Any]
    points: int
    waves: int
    parameters: tuple[Fitted, ...]
    targets: tuple[Target, ...]
    known: tuple[float, ...]
    notes: tuple[str, ...]

    def usual(self, end: str = "value") -> tuple[Habits, Habits]:
        """Habits of nationals and of citizens in leaving registers: usual, or at an end (`low`, `high`)."""
        parts = [self.habits[who] for who in ("nationals", "citizens")]
        one, other = (Habits(getattr(part["tell"], end), getattr(part["strike"], end)) for part in parts)
        return one, other


def figure_at(scenario: Scenario, path: str) -> Any:
    """What stands at a dotted path of the scenario's files; paths that start with `sheet.` lie in the sheet."""
    sheet, _, rest = path.partition(".")
    if sheet == "sheet":
        return scenario.sources.sheet.get(*rest.split("."))
    return scenario.sources.scenario.get(*path.split("."))
