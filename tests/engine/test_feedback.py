"""What others see from the next quarter on, recounted from the table of people."""

from __future__ import annotations

import numpy as np
import pytest

from bayiri import state
from bayiri.model import ReturnModel
from tests.worlds import CROWDED, world


@pytest.mark.parametrize("number", [300, 1_500])
def test_group_means_and_crowding(number: int) -> None:
    model = ReturnModel(world(CROWDED), 5, number, quarters=24)
    crowded = removed = 0.0
    while not model.finished:
        model.live_quarter()
        people, regions = model.migrants, model.compiled.regions
        alive = np.isin(people["presence"], (state.PRESENT, state.STAYS))
        present = people["presence"] == state.PRESENT
        abroad = present & (people["place"] >= regions)
        home = present & ~abroad & (people["return_kind"] != state.NO_RETURN)
        well = home & (people["score"] >= 0.5)
        groups = model.tables.groups
        size = np.bincount(people["group"][alive], minlength=len(groups))
        for name, chosen in {"abroad": abroad, "returned_well": well}.items():
            count = np.bincount(people["group"][chosen], minlength=len(groups))
            assert groups[name] == pytest.approx(count / np.maximum(size, 1))
        gone = home & (people["return_kind"] == state.REMOVED) & (people["returned"] > model.quarter - 4)
        irregular = abroad & (people["status"] == state.IRREGULAR)
        at_risk = np.bincount(people["group"][gone | irregular], minlength=len(groups))
        count = np.bincount(people["group"][gone], minlength=len(groups))
        assert groups["removed"] == pytest.approx(count / np.maximum(at_risk, 1))
        removed = max(removed, groups["removed"].max())
        recent = home & (people["returned"] > model.quarter - 4)
        arrived = np.bincount(people["region"][recent], minlength=regions)
        force = model.compiled.places["labour_force"][model.quarter, :regions]
        assert model.tables.crowding[:regions] == pytest.approx(arrived * model.weight / force)
        assert (model.tables.crowding[regions:] == 0.0).all()
        crowded = max(crowded, model.tables.crowding.max())
    assert crowded > 0.0
    assert 0.0 < removed <= 1.0
    assert 0.0 < groups["abroad"].max() <= 1.0


def test_people_see_the_quarter_before_and_not_their_own() -> None:
    """A contact group's mean that is changed by hand is read in the next quarter, then counted anew."""
    dear = world({"behaviour.contacts_leaving": 2.0, "sheet.destinations.spain.leaving.moving_cost": 2.0})
    models = [ReturnModel(dear, 5, 4_000, quarters=24) for _ in range(2)]
    models[1].tables.groups["abroad"] = 1.0
    left = []
    for model in models:
        model.live_quarter()
        left.append(int((model.migrants["left"] == model.quarter).sum()))
    assert left[1] > 1.5 * left[0] > 0
    assert models[1].tables.groups["abroad"].min() < 1.0
