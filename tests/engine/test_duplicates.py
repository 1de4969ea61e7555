"""A way home that is equal to one already there sends nobody home who would not go, and keeps nobody."""

from __future__ import annotations

from typing import Any

import pytest

from bayiri import state
from bayiri.model import ReturnModel
from tests.worlds import ALONE, OPEN_TO_ALL, fields_apart, world

# How a person went is another thing than whether and when: these may differ between equal modes.
MODE = {"intention", "applied_to", "granted", "would_go", "aware", "served_by", "services_until", "grant_date",
        "return_kind", "first_kind", "granted_by", "also_by", "package", "documents"}  # fmt: skip
LUMP_SUM: dict[str, Any] = {**OPEN_TO_ALL, "start": "2008Q4", "grant": 6_000, "grant_at_departure": 0.4, "ban": 12}
NO_HELP = {**ALONE, "policies.no_help": OPEN_TO_ALL}


def lived_side_by_side(
    one: dict[str, Any], other: dict[str, Any], quarters: int = 30
) -> tuple[ReturnModel, ReturnModel]:
    """Two runs, of which nothing but the mode of going home may differ in any quarter."""
    first, second = (ReturnModel(world(changes), 1, 1_500, quarters=quarters) for changes in (one, other))
    while not first.finished:
        first.live_quarter()
        second.live_quarter()
        assert set(fields_apart(first.migrants, second.migrants)) <= MODE, first.date
    return first, second


def assisted(model: ReturnModel) -> int:
    return int((model.migrants["return_kind"] == state.ASSISTED_WITH_RIGHT).sum())


@pytest.mark.parametrize("discount", [0.0, 0.3])
def test_a_programme_that_offers_nothing_moves_nobody(discount: float) -> None:
    nest = {"behaviour.nest_discount": discount}
    without, with_it = lived_side_by_side({**ALONE, **nest}, {**NO_HELP, **nest})
    assert assisted(without) == 0
    assert assisted(with_it) > 50, "about half of those who go use it"


def test_a_third_equal_way_moves_nobody_either() -> None:
    one, two = lived_side_by_side(NO_HELP, {**NO_HELP, "policies.nothing_again": OPEN_TO_ALL})
    assert assisted(two) > assisted(one)
    taken = [programme.taken for programme in two.programmes]
    assert min(taken) > 0.6 * max(taken) > 0


SHARP = {"behaviour.mode_noise": 1e-6}  # everybody takes the way that is worth most to them


def test_a_copy_of_a_programme_sends_nobody_home() -> None:
    single = {**ALONE, **SHARP, "budget": None, "policies.lump_sum": LUMP_SUM}
    one, two = lived_side_by_side(single, {**single, "policies.lump_sum_again": LUMP_SUM})
    assert assisted(one) > 100
    assert min(programme.taken for programme in two.programmes) > 0.6 * max(p.taken for p in two.programmes)
    assert sum(p.taken for p in two.programmes) == one.programmes[0].taken


@pytest.mark.parametrize("added", [LUMP_SUM, {**LUMP_SUM, "grant": 0, "ban": 400}], ids=["copy", "worse"])
def test_until_lives_differ_the_same_people_go(added: dict[str, Any]) -> None:
    """With tastes between modes a copy draws from own means too, and some take what is worse; nobody else goes."""
    single = {**ALONE, "behaviour.mode_noise": 0.3, "policies.lump_sum": LUMP_SUM}
    models = [ReturnModel(world(changes), 1, 20_000, quarters=16)
              for changes in (single, {**single, "policies.lump_sum_again": added})]  # fmt: skip
    while models[0].date != "2008Q4":
        for model in models:
            model.live_quarter()
    went = [model.migrants["event"] == state.RETURN for model in models]
    assert (went[0] == went[1]).all()
    by_own_means = [went[0] & (model.migrants["return_kind"] == state.SPONTANEOUS) for model in models]
    assert (by_own_means[0] | ~by_own_means[1]).all(), "nobody changes to own means"
    assert by_own_means[0].sum() > by_own_means[1].sum() > 0
