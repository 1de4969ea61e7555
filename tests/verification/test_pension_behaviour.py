"""What people do about their pensions: they wait for vesting under forfeit, and come for a refund while it lasts."""

import numpy as np
import pytest

from bayiri import state
from bayiri.model import ReturnModel
from bayiri.scenario import load

SPAIN = "sheet.destinations.spain."
VESTING = 8  # years, early enough for many to reach it
# Tastes are kept small, and the numbers that are fitted to the corridor as they are here: what is told is the rule.
EAGER = {"policies.assisted_return": None, "behaviour.pension_perception": 1.0, "behaviour.attention": 0.15,
         "behaviour.choice_noise": 0.3, "behaviour.attention_unemployed": 5.0,
         f"{SPAIN}going_home.moving_cost": 0.6}  # fmt: skip


def exits(changes: dict[str, object], migrants: int = 10_000) -> tuple[np.ndarray, np.ndarray, list[int]]:
    """Person-quarters abroad and returns by quarters of contributions, and returns by quarter."""
    model = ReturnModel(load("ecuador-spain/baseline").with_({**EAGER, **changes}), 1, migrants)
    risk, back, by_quarter = np.zeros(400), np.zeros(400), []
    while not model.finished:
        people = model.migrants
        abroad = (people["presence"] == state.PRESENT) & (people["place"] >= model.compiled.regions)
        years = people["host_contributions"].copy()
        model.live_quarter()
        left = abroad & (people["event"] == state.RETURN)
        np.add.at(risk, years[abroad], 1)
        np.add.at(back, years[left], 1)
        by_quarter.append(int(left.sum()))
    return risk, back, by_quarter


@pytest.fixture(scope="module")
def hazards() -> dict[str, tuple[float, float]]:
    """Exit hazard in the two years before vesting and in the two after, by regime."""
    found = {}
    for regime in ("forfeit", "totalised"):
        risk, back, _ = exits({SPAIN + "pension_vesting": VESTING, SPAIN + "going_home.pension_regime": regime})
        before, after = slice(4 * (VESTING - 2), 4 * VESTING), slice(4 * VESTING, 4 * (VESTING + 2))
        found[regime] = (back[before].sum() / risk[before].sum(), back[after].sum() / risk[after].sum())
    return found


def test_people_wait_for_vesting_under_forfeit(hazards) -> None:
    before, after = hazards["forfeit"]
    assert after > 1.05 * before


def test_the_wait_is_gone_under_totalisation(hazards) -> None:
    forfeit, totalised = hazards["forfeit"], hazards["totalised"]
    assert forfeit[0] < 0.87 * totalised[0]
    assert forfeit[1] / totalised[1] > forfeit[0] / totalised[0] + 0.07


def test_a_refund_window_draws_returns_and_pulls_some_forward() -> None:
    regime = {SPAIN + "going_home.pension_regime": "forfeit", SPAIN + "contribution_share": 0.15}
    window = {
        "type": "pension_portability",
        "start": "2012Q1",
        "end": "2012Q4",
        "pension_regime": "refund",
        "refund_share": 1.0,
        "refund_wait": 0,
    }
    closed, opened = exits(regime)[2], exits({**regime, "policies.window": window})[2]
    gap = np.array(opened) - np.array(closed)
    assert not gap[:20].any()
    assert gap[20:24].sum() > 20
    assert gap[24:32].sum() < 0
