"""A simulated register: what a statistical office would record of a run, so that data are compared like with like.

Registers learn of arrivals at once, since people need them for schools, health care and permits. They learn of
departures late or never: who holds another nationality is struck off after a time without renewal, who became a
citizen only on telling a consulate. Until then the person is counted though gone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bayiri.indicators import measures as i


@dataclass(frozen=True)
class Habits:
    """How people of one nationality leave a register.

    `tell` is the share who are taken off in the quarter of departure; `strike` the share of the others still
    listed who are struck off in a quarter.
    """

    tell: float
    strike: float


@dataclass(frozen=True)
class Register:
    """Persons listed at the end of each quarter, and departures recorded in it: for nationals of the origin and for
    citizens of the destination who came from it. Arrays of one value a quarter of the run."""

    nationals: np.ndarray
    citizens: np.ndarray
    exits_of_nationals: np.ndarray
    exits_of_citizens: np.ndarray


def register(sums: np.ndarray, weight: int, nationals: Habits, citizens: Habits) -> Register:
    """The register of a run from its `sums[quarter, measure]` in agents, in persons of `weight` each."""
    persons = sums * weight
    returns = persons[:, i.BY_KIND : i.AT_RISK].sum(axis=1)
    gone, back = persons[:, i.CITIZEN_RETURNS], persons[:, i.CITIZEN_ARRIVALS]
    others = listed_though_gone(returns - gone, persons[:, i.REMIGRATIONS] - back, nationals)
    theirs = listed_though_gone(gone, back, citizens)
    return Register(
        persons[:, i.ABROAD] - persons[:, i.CITIZENS] + others[0], persons[:, i.CITIZENS] + theirs[0],
        others[1], theirs[1],
    )  # fmt: skip


def listed_though_gone(departures: np.ndarray, arrivals: np.ndarray, habits: Habits) -> tuple[np.ndarray, np.ndarray]:
    """Persons still listed though gone, and departures recorded, in each quarter.

    Who comes back is taken to be listed still as often as others who are away.
    """
    listed, away = 0.0, 0.0
    rest, recorded = np.zeros(len(departures)), np.zeros(len(departures))
    for quarter, (left, came) in enumerate(zip(departures, arrivals, strict=True)):
        known_late = habits.strike * listed
        recorded[quarter] = habits.tell * left + known_late
        returned_listed = came * (listed / away) if away > 0.0 else 0.0
        listed = max(listed - known_late - returned_listed, 0.0) + (1.0 - habits.tell) * left
        away = max(away + left - came, 0.0)
        rest[quarter] = listed
    return rest, recorded
