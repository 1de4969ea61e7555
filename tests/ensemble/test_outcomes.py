"""Outcomes are what a reader would count from the table of people."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd
import pytest

from bayiri import state
from bayiri.ensemble.outcomes import outcomes_of
from bayiri.indicators import SMALLEST_GROUP, STATES
from bayiri.indicators import measures as i
from bayiri.ledger import POLICY_ENTRIES
from bayiri.model import ReturnModel
from bayiri.scenario.tables.compile import compile_scenario, window_of
from tests.worlds import CROWDED, live, world

FIRST, LAST, LAG = 75, 99, 8  # 2008Q4 to 2014Q4, from 1990Q1
REGIONS = "sheet.origin.regions"


@cache
def finished() -> ReturnModel:
    changes = {
        **CROWDED,
        f"{REGIONS}.amazonia.migrant_share": 0.01,
        f"{REGIONS}.costa.migrant_share": 0.44,
        "outcome.window": ["2008Q4", "2014Q4"],
        "outcome.thresholds": [0.4, 0.5],
    }
    return live(world(changes), 3_000, quarters=44)


@cache
def outcomes() -> dict[tuple[str, str], float]:
    return {(name, group): value for name, group, value in outcomes_of(finished())}


def judged() -> pd.DataFrame:
    """People with a first return in the window, and the state that the contract gives them."""
    people = finished().people()
    dates = pd.Series(finished().migrants["window_return"], finished().migrants["identity"])
    returned = people.assign(window_return=dates)[lambda row: row["window_return"] >= 0]
    high, low = returned["lag_score"] >= 0.5, returned["lag_score"] < 0.5
    home = returned["lag_state"] == "at home"
    regular = returned["lag_state"] == "abroad regularly"
    pressed = returned["lag_state"] == "abroad under pressure"
    returned["outcome"] = np.select(
        [home & high, home & low, regular & high, pressed | (regular & low), returned["lag_state"] == "dead"],
        ["settled", "home_not_settled", "free_mobility", "under_pressure", "dead"],
        "none",
    )
    return returned


def test_every_first_return_in_the_window_has_exactly_one_outcome() -> None:
    returned = judged()
    assert len(returned) > 400
    assert set(returned["outcome"]) == set(STATES)
    assert returned["window_return"].between(FIRST, LAST).all()
    for name in STATES:
        assert outcomes()[(name, "all")] == (returned["outcome"] == name).mean()


def test_counts_and_means() -> None:
    returned, weight = judged(), finished().weight
    home = returned[returned["lag_state"] == "at home"]
    assert outcomes()[("first_returns", "all")] == len(returned) * weight
    assert outcomes()[("settled_returns", "all")] == (returned["outcome"] == "settled").sum() * weight
    assert outcomes()[("score_at_lag", "all")] == pytest.approx(home["lag_score"].mean())
    assert outcomes()[("settled@0.4", "all")] == (home["lag_score"] >= 0.4).sum() / len(returned)
    left = returned[returned["lag_state"] == "abroad regularly"]
    assert outcomes()[("free_mobility@0.4", "all")] == (left["lag_score"] >= 0.4).sum() / len(returned)
    assert outcomes()[("assisted_share", "all")] == returned["first_kind"].str.startswith("assisted").mean()
    abroad = returned["lag_state"].isin(["abroad regularly", "abroad under pressure"])
    assert outcomes()[("remigrated_8", "all")] == abroad.mean()


def test_lag_states_are_those_of_the_quarter_at_the_lag() -> None:
    """Lived again, with every person looked at in the quarter at the lag after the first return."""
    model = ReturnModel(finished().setting, 1, 3_000, quarters=44)
    seen = {}
    while not model.finished:
        model.live_quarter()
        people = model.migrants
        for row in np.flatnonzero((people["window_return"] >= 0) & (people["window_return"] == model.quarter - LAG)):
            seen[row] = people[row].copy()
    assert len(seen) > 400
    final = model.migrants
    for row, then in seen.items():
        name = ("none", "at home", "abroad regularly", "abroad under pressure", "dead")[final["lag_state"][row]]
        if then["presence"] == 3:
            assert name == "dead"
            continue
        assert final["lag_score"][row] == then["score"]
        short = (
            then["left_with_right"]
            and then["left"] > then["returned"]
            and then["left"] >= then["window_return"] + LAG - 2
        )
        if then["return_kind"] == state.REMOVED and then["returned"] > then["window_return"]:
            assert name == "abroad under pressure"
        elif then["place"] < 3 or short:
            assert name == "at home"
        else:
            free = then["left_regularly"] and not then["left_pressed"]
            assert name == ("abroad regularly" if free else "abroad under pressure")


def test_who_left_again_is_followed_from_the_first_return_and_only_as_long_as_there_is_time() -> None:
    """Lived again, with the first departure of each person after the first return in the window noted."""
    model = ReturnModel(finished().setting, 1, 3_000, quarters=44)
    left: dict[int, int] = {}
    while not model.finished:
        model.live_quarter()
        people = model.migrants
        back = (people["window_return"] >= 0) & (people["window_return"] < model.quarter)
        gone = back & (people["event"] == state.REMIGRATION) & (people["presence"] == state.PRESENT)
        for row in np.flatnonzero(gone):
            left.setdefault(int(row), model.quarter)
    returned = model.migrants["window_return"]
    for quarters in (4, 8, 20):
        rows = np.flatnonzero((model.migrants["lag_state"] > 0) & (returned + quarters <= model.quarter))
        soon = [row in left and left[row] - returned[row] <= quarters for row in rows.tolist()]
        assert outcomes()[(f"remigrated_within_{quarters}", "all")] == pytest.approx(np.mean(soon))
        assert 0.0 < np.mean(soon) < 0.5
    assert 0 < len(rows) < (model.migrants["lag_state"] > 0).sum(), "the last ones are not followed for five years"


def test_small_groups_are_there_without_a_value() -> None:
    returned = judged()
    sizes = {f"sex={sex}": int((returned["sex"] == sex).sum()) for sex in ("men", "women")}
    sizes |= {f"region={name}": int((returned["region"] == name).sum()) for name in ("sierra", "costa", "amazonia")}
    sizes |= {
        f"education={level}": int((returned["schooling"] == level).sum())
        for level in ("primary", "secondary", "tertiary")
    }
    assert min(sizes.values()) < SMALLEST_GROUP <= max(sizes.values())
    for group, size in sizes.items():
        value = outcomes()[("first_returns", group)]
        if size < SMALLEST_GROUP:
            assert np.isnan(value)
            assert np.isnan(outcomes()[("settled", group)])
        else:
            assert value == size * finished().weight


def test_ages_are_those_at_return() -> None:
    returned = judged()
    died = pd.Series(finished().migrants["died"], finished().migrants["identity"])[returned.index]
    ends = died.where(died >= 0, finished().quarter)
    age = returned["age"] - 0.25 * (ends - returned["window_return"])
    for group, low, high in (("age=16-29", 0, 30), ("age=30-44", 30, 45), ("age=45+", 45, 200)):
        number = int(((age >= low) & (age < high)).sum())
        assert number >= SMALLEST_GROUP
        assert outcomes()[("first_returns", group)] == number * finished().weight


def test_flows_money_and_hazard_come_from_the_window() -> None:
    model = finished()
    window = model.sums[FIRST : LAST + 1].sum(axis=(0, 1))
    back = window[[i.RETURNS_OWN_MEANS, i.RETURNS_ASSISTED, i.REMOVALS]].sum()
    risk = window[i.AT_RISK : i.RETURNED]
    assert outcomes()[("removals", "all")] == window[i.REMOVALS] * model.weight > 0
    assert outcomes()[("refused_removals", "all")] == window[i.REMOVALS_REFUSED] * model.weight > 0
    assert outcomes()[("return_rate", "all")] == pytest.approx(400.0 * back / risk.sum())
    hazards = [outcomes()[("return_hazard", f"years_abroad={band}")] for band in i.YEARS_ABROAD]
    known = [value for value in hazards if not np.isnan(value)]
    assert len(known) >= 5
    exact = 400.0 * window[i.RETURNED : i.WIDTH][~np.isnan(hazards)] / risk[~np.isnan(hazards)]
    assert known == pytest.approx(list(exact))
    paid = model.ledger[FIRST:, list(POLICY_ENTRIES)].sum() / 100.0
    assert outcomes()[("public_cost", "all")] == pytest.approx(paid)
    by_payer = [
        value for (name, group), value in outcomes().items() if name == "public_cost" and group.startswith("payer=")
    ]
    assert sum(by_payer) == pytest.approx(paid)
    assert outcomes()[("public_unspent", "all")] == model.purse.left() / 100.0


@pytest.mark.parametrize(("changes", "window"), [
    ({"outcome.window": None}, ("2008Q3", "2017Q4")),
    ({"outcome.window": None, "policies.assisted_return": None}, ("2007Q1", "2017Q4")),
    ({"outcome.window": ["2010Q1", "2012Q1"]}, ("2010Q1", "2012Q1")),
    ({"outcome.window": None, "outcome.lag": 12}, ("2008Q3", "2016Q4")),
    ({"outcome.window": None, "policies.assisted_return.announced": "2001Q1"}, ("2007Q1", "2017Q4")),
])  # fmt: skip
def test_the_window_runs_from_the_first_news_to_the_lag_before_the_end(changes: dict, window: tuple[str, str]) -> None:
    found = window_of([world(changes)])
    assert tuple(f"{quarter // 4}Q{quarter % 4 + 1}" for quarter in found) == window
    compiled = compile_scenario(world(changes))
    assert compiled.window == found


def test_one_window_for_all_mixes_from_the_earliest_news_among_them() -> None:
    late, early = world({"outcome.window": None}), world({"outcome.window": None, "policies.x": {
        "type": "legal_pathways", "start": "2007Q4", "regularisation": 0.1}})  # fmt: skip
    assert window_of([late, early]) == window_of([early, late]) == (2007 * 4 + 3, 2017 * 4 + 3)
    assert window_of([late, early], quarters=30) == (2007 * 4 + 3, 2007 * 4 + 29 - 8)


def test_identities_are_cohort_and_slot_and_no_policy_shifts_them() -> None:
    usual = live(world(), 600, quarters=20).migrants
    assert (usual["identity"] // 1_000_000 == usual["cohort"]).all()
    for cohort in np.unique(usual["cohort"]):
        slots = usual["identity"][usual["cohort"] == cohort] % 1_000_000
        assert (slots == np.arange(len(slots))).all()
    drawn = ["identity", "sex", "schooling", "skill", "talent", "own_tie", "region", "cohort", "score_term"]
    other = live(world({**CROWDED, "behaviour.protection_need_share": 0.0}), 600, quarters=20).migrants
    for field in drawn:
        assert (usual[field] == other[field]).all(), field


def test_every_kind_of_return_is_counted_and_told_once() -> None:
    assert len(i.RETURN_MEASURE) == len(state.RETURN_KINDS)
    told = [kind for kinds in i.KIND_GROUPS.values() for kind in kinds]
    assert sorted(told) == list(range(1, len(state.RETURN_KINDS)))
