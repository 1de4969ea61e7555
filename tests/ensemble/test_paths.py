"""What a mix did to each person's own path: exclusive classes that add up, and two flags."""

from __future__ import annotations

import numpy as np
import pytest

from bayiri import state
from bayiri.ensemble import Comparison
from bayiri.ensemble.paths import CLASSES, FLAGS, Footprint, classify, flags, footprint, paid_anyway_share, path_rows
from tests.worlds import ALONE, OPEN_TO_ALL, live, world

NEVER = state.NEVER


def feet(returned: list[int], **more: list[float]) -> Footprint:
    number = len(returned)
    return Footprint(
        returned=np.array(returned, np.int16),
        counts=np.array(more.get("counts", [1] * number), bool),
        paid=np.array(more.get("paid", [0] * number), bool),
        welfare=np.array(more.get("welfare", [10.0] * number), np.float32),
        weight=50,
    )


def test_each_class() -> None:
    mix, base = feet([NEVER, 80, 80, NEVER, 80, 90]), feet([NEVER, 80, NEVER, 80, 90, 80])
    assert [CLASSES[kind] for kind in classify(mix, base)] == list(CLASSES)
    assert dict(path_rows(mix, base)) == {**dict.fromkeys(CLASSES, 50.0), **dict.fromkeys(FLAGS, 0.0)}


def test_who_is_counted_in_either_arm_is_counted() -> None:
    mix, base = feet([80] * 4, counts=[1, 1, 0, 0]), feet([80] * 4, counts=[1, 0, 1, 0])
    assert list(classify(mix, base)) == [1, 1, 1, -1]


def test_paid_anyway_is_about_the_same_date() -> None:
    mix = feet([80, 80, 80, 80, 80], paid=[1, 1, 1, 1, 0])
    base = feet([84, 76, 85, NEVER, 80])
    assert list(flags(mix, base)["paid_anyway"]) == [True, True, False, False, False]
    assert paid_anyway_share(mix, base) == 0.5
    assert np.isnan(paid_anyway_share(feet([80]), feet([80])))


def test_worse_off_is_more_than_a_twentieth() -> None:
    mix, base = feet([NEVER] * 3, welfare=[9.96, 9.94, np.nan]), feet([NEVER] * 3)
    assert list(flags(mix, base)["worse_off"]) == [False, True, False]


def test_classes_add_up_to_the_people_counted(comparison: Comparison) -> None:
    wide = comparison.path_table.pivot(index=["scenario", "run"], columns="path", values="persons")
    totals = wide[list(CLASSES)].sum(axis=1)
    weight = comparison.meta["weight"]
    assert len(wide) == 3 * (len(comparison.scenarios) - 1)
    assert (totals % weight == 0).all()
    assert (totals > 500 * weight).all()
    assert (wide["paid_anyway"] <= totals).all()
    assert (wide["only_with"] > 0).any()


def test_against_itself_everybody_keeps_their_path() -> None:
    model = live(world(), 800, quarters=30)
    rows = dict(path_rows(footprint(model), footprint(model)))
    assert rows["only_with"] == rows["only_without"] == rows["earlier"] == rows["later"] == rows["worse_off"] == 0
    counted = footprint(model).counts
    assert rows["never"] + rows["same_quarter"] == counted.sum() * model.weight
    people = model.migrants
    first, last = (int(model.tables.parameters[name][0]) for name in ("window_from", "window_to"))
    entered = (people["first_departure"] >= first) & (people["first_departure"] <= last)
    assert counted[entered].all()
    assert counted[(people["first_departure"] > last) | (people["first_departure"] < 0)].sum() == 0
    assert (people["window_return"][counted] != NEVER).sum() * model.weight == rows["same_quarter"]


@pytest.mark.parametrize("grant", [0, 30_000])
def test_a_grant_makes_people_go_who_would_not(grant: int) -> None:
    base = live(world(ALONE), 2_000, quarters=40)
    offer = {**OPEN_TO_ALL, "grant": grant, "start": "2009Q1"}
    mix = live(world({**ALONE, "policies.offer": offer}), 2_000, quarters=40)
    rows = dict(path_rows(footprint(mix), footprint(base)))
    paid = (footprint(mix).paid & (footprint(mix).counts | footprint(base).counts)).sum() * mix.weight
    if grant:
        assert rows["only_with"] > 5 * rows["only_without"]
        assert rows["earlier"] > 2 * rows["later"]
        assert 0 < rows["paid_anyway"] < 0.9 * paid
    else:
        assert paid == rows["paid_anyway"] == 0
