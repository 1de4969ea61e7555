"""Ties decay and grow, shocks last, programmes become known at the pace they are given."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bayiri import state
from tests.verification.crowds import Crowd, assert_share
from tests.worlds import OPEN_TO_ALL

AT_HOME = {"place": 0, "status": state.AT_HOME, "return_kind": state.SPONTANEOUS, "returned": 60}
NO_SHOCK = {"behaviour.tie_shock_spread": 0.0}


def test_abroad_the_tie_to_home_fades_and_the_other_grows_to_its_ceiling() -> None:
    numbers = {
        **NO_SHOCK,
        "behaviour.tie_decay": 0.05,
        "behaviour.host_tie_growth": 0.1,
        "behaviour.host_tie_ceiling": 0.5,
    }
    crowd = Crowd(numbers, number=2, home_tie=0.8, host_tie=0.1)
    crowd.before(6)
    assert crowd.people["home_tie"] == pytest.approx(0.8 * 0.95**6)
    assert crowd.people["host_tie"] == pytest.approx(0.5 - 0.4 * 0.9**6)


def test_at_home_the_tie_recovers_to_the_own_level() -> None:
    numbers = {**NO_SHOCK, "behaviour.tie_decay": 0.05, "behaviour.home_tie_recovery": 0.2}
    crowd = Crowd(numbers, number=2, home_tie=0.1, own_tie=0.7, host_tie=0.4, **AT_HOME)
    crowd.before(5)
    assert crowd.people["home_tie"] == pytest.approx(0.7 - 0.6 * 0.8**5)
    assert crowd.people["host_tie"] == pytest.approx(0.4 * 0.95**5)


def test_shocks_last_and_spread_as_stated() -> None:
    kept, spread = 0.9, 0.2
    crowd = Crowd({"behaviour.tie_shock_persistence": kept, "behaviour.tie_shock_spread": spread})
    crowd.before(8)
    early = {name: crowd.people[name].copy() for name in ("home_shock", "host_shock")}
    number = len(crowd.people)
    for shock in early.values():
        assert abs(shock.mean()) < 4.0 * spread / number**0.5
        assert shock.std() == pytest.approx(spread * (1.0 - kept**16) ** 0.5, rel=4.0 / number**0.5)
    assert abs(np.corrcoef(early["home_shock"], early["host_shock"])[0, 1]) < 4.0 / number**0.5
    crowd.before(8)
    for name, shock in early.items():
        slope = np.polyfit(shock, crowd.people[name], 1)[0]
        assert slope == pytest.approx(kept**8, abs=4.0 / number**0.5)


def aware_share(offer: dict[str, Any], quarters: int, **fields: Any) -> tuple[int, int]:
    crowd = Crowd({"policies.offer": {"type": "return_programme", **offer}}, **fields)
    crowd.before(quarters)
    return crowd.number(aware=1), len(crowd.people)


@pytest.mark.parametrize("quarters", [1, 4])
def test_reach_is_the_chance_to_hear_in_a_quarter(quarters: int) -> None:
    assert_share(*aware_share({"reach": 0.2}, quarters), 1.0 - 0.8**quarters)
    assert_share(*aware_share({"reach": 0.2, "serves_returned": 4}, quarters, **AT_HOME), 1.0 - 0.8**quarters)


@pytest.mark.parametrize(("offer", "fields"), [
    ({**OPEN_TO_ALL, "reach": 0.0}, {}),
    ({**OPEN_TO_ALL, "start": "2013Q1"}, {}),
    ({**OPEN_TO_ALL, "end": "2009Q4"}, {}),
    ({**OPEN_TO_ALL, "assists_return": False}, {}),
    (OPEN_TO_ALL, AT_HOME),
    (OPEN_TO_ALL, {**AT_HOME, "first_departure": -1, "cohort": 78}),
])  # fmt: skip
def test_nobody_hears_of_what_is_not_for_them(offer: dict[str, Any], fields: dict[str, Any]) -> None:
    assert aware_share(offer, 4, number=500, **fields)[0] == 0


def test_people_hear_from_the_announcement_on() -> None:
    assert aware_share({**OPEN_TO_ALL, "announced": "2010Q1", "start": "2013Q1"}, 1, number=500)[0] == 500
