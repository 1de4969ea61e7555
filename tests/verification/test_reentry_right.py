"""The right to come back: its loss lowers first returns where later options are valued, and only there."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bayiri import state
from bayiri.model import ReturnModel
from tests.worlds import ALONE, world

SEEDS = (1, 2, 3, 4)
NONE_IN_LAW: dict[str, Any] = {**ALONE, "sheet.destinations.spain.going_home.reentry_right": 0.0}
KEPT = {"policies.kept": {"type": "legal_pathways", "start": "2007Q1", "reentry_right": 20}}
# Contacts teach nothing.
NO_EXAMPLE = {f"behaviour.{name}": 0.0 for name in ("contacts_return", "contacts_leaving", "learning_contacts")}


def first_returns(changes: dict[str, Any], seed: int) -> np.ndarray:
    """Quarter in which each person comes home for the first time of their life after the start, -1 for the others."""
    model = ReturnModel(world({**NONE_IN_LAW, **changes}), seed, 2_000)
    back = np.full(len(model.migrants), -1)
    before = model.migrants["return_kind"] != state.NO_RETURN
    while not model.finished:
        model.live_quarter()
        people = model.migrants
        now = (people["event"] == state.RETURN) & (people["presence"] == state.PRESENT) & (back < 0) & ~before
        back[now] = model.quarter
    return back


def pairs(weight: float, beside: dict[str, Any]) -> list[tuple[np.ndarray, np.ndarray]]:
    """First returns with the right and without it, in each world, at this weight of later options."""
    settings = {"behaviour.option_weight": weight, **beside}
    return [(first_returns({**settings, **KEPT}, seed), first_returns(settings, seed)) for seed in SEEDS]


def test_where_later_options_count_for_nothing_so_does_the_right() -> None:
    for kept, lost in pairs(0.0, NO_EXAMPLE):
        assert (kept >= 0).sum() > 200
        assert (kept == lost).all(), "the same people return for the first time, in the same quarters"


@pytest.mark.parametrize("weight", [0.5, 1.0])
def test_where_later_options_count_its_loss_lowers_first_returns(weight: float) -> None:
    for kept, lost in pairs(weight, NO_EXAMPLE):
        assert (lost >= 0).sum() < 0.95 * (kept >= 0).sum()
        both = (kept >= 0) & (lost >= 0)
        assert (lost[both] >= kept[both]).mean() > 0.95, "who returns all the same returns no earlier"


def test_what_contacts_pass_on_is_small() -> None:
    """With contacts that teach, re-migration that the right allows reaches the choices of others, faintly."""
    number = [((kept >= 0).sum(), (lost >= 0).sum()) for kept, lost in pairs(0.0, {})]
    kept, lost = np.sum(number, axis=0)
    assert abs(lost / kept - 1.0) < 0.01
