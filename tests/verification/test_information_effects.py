"""Better information sends home those who are better off there, and keeps the others."""

from __future__ import annotations

from typing import Any

import numpy as np

from bayiri import state
from tests.verification.crowds import NUMBER, Crowd

EAGER = {"behaviour.attention": 0.9, "behaviour.belief_spread": 0.8, "behaviour.news_fading": 0.0,
         "behaviour.contacts_return": 0.0, "behaviour.option_weight": 0.0}  # fmt: skip
WEALTHY = {"savings": 1_000_000, "information": 0.0}


def going(tie: float, **fields: Any) -> np.ndarray:
    """Who means to go home, with a tie to home that makes it better or worse than staying."""
    crowd = Crowd({**EAGER, "sheet.destinations.spain.going_home.moving_cost": 0.0},
                  **{**WEALTHY, "home_tie": tie, **fields})  # fmt: skip
    crowd.before()
    return crowd.people["intention"] == state.GO_HOME


def worth_gap(tie: float) -> float:
    crowd = Crowd(EAGER, number=1, **{**WEALTHY, "home_tie": tie, "information": 1.0})
    return float((crowd.worth(crowd.home) - crowd.worth(crowd.abroad))[0])


def test_information_raises_return_of_those_better_off_at_home_and_lowers_it_for_the_others() -> None:
    even = -worth_gap(0.0)  # the tie at which home and abroad are worth the same
    for tie, sign in ((even + 0.8, 1.0), (even - 0.8, -1.0)):
        blind, informed = going(tie), going(tie, information=1.0)
        gained, lost = int((informed & ~blind).sum()), int((blind & ~informed).sum())
        assert sign * (gained - lost) > 6.0 * np.sqrt(gained + lost)
        assert gained + lost > 0.01 * NUMBER


def test_without_bias_information_changes_nobody_who_believes_rightly() -> None:
    right = {**EAGER, "behaviour.belief_spread": 0.0}
    one, other = Crowd(right, **WEALTHY), Crowd(right, **{**WEALTHY, "information": 1.0})
    for crowd in (one, other):
        crowd.before()
    assert (one.people["intention"] == other.people["intention"]).all()


def test_a_hopeful_bias_draws_people_home_and_a_gloomy_one_keeps_them() -> None:
    numbers = []
    for bias in (-0.3, 0.0, 0.3):
        crowd = Crowd({**EAGER, "behaviour.belief_spread": 0.0, "behaviour.belief_bias": bias}, **WEALTHY)
        crowd.before()
        numbers.append(int((crowd.people["intention"] == state.GO_HOME).sum()))
    assert numbers[0] < numbers[1] < numbers[2]
