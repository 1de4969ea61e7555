"""Disasters and measures in regions, services that counsel: when they act, whom they reach, what they cost."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bayiri import ledger, state
from bayiri.ensemble.outcomes import outcomes_of
from bayiri.indicators import OVER_WINDOW, measures
from bayiri.model import ReturnModel
from bayiri.scenario import InputFault
from bayiri.scenario.tables.compile import compile_scenario
from tests.worlds import live, parts_apart, world

COSTA = "sheet.origin.regions.costa"
STRUCK: dict[str, Any] = {
    "modules.disasters": True,
    **{f"sheet.origin.regions.{name}.shock.chance": 0.0 for name in ("sierra", "amazonia")},
    f"{COSTA}.shock.chance": 0.05, f"{COSTA}.shock.size": 2.0, f"{COSTA}.shock.fading": 0.25,
}  # fmt: skip
WORKS: dict[str, Any] = {"type": "push_measures", "start": "2009Q1", "lower": {"security": 0.4}}


def place(model: ReturnModel, name: str) -> int:
    return model.place_names.index(name)


def column(model: ReturnModel, name: str) -> np.ndarray:
    """A column of the regions by quarter, as it was lived."""
    values: np.ndarray = model.tables.places[name][:, : model.compiled.regions]
    return values


def test_a_disaster_is_felt_in_its_quarter_and_region_and_overcome_by_and_by() -> None:
    calm, struck = live(world(), 300), live(world(STRUCK), 300)
    gap = column(struck, "push_environment") - column(calm, "push_environment")
    costa = place(calm, "costa")
    assert not np.delete(gap, costa, axis=1).any()
    hit = np.flatnonzero(np.diff(gap[:, costa], prepend=0.0) > 0.0)
    assert 1 <= len(hit) <= 20
    assert gap[hit[0], costa] == 2.0
    assert gap[hit[0] + 1, costa] == pytest.approx(1.5) or hit[1] == hit[0] + 1
    assert not gap[: hit[0]].any()
    other = live(world(STRUCK), 300, seed=2)
    assert (column(other, "push_environment") != column(struck, "push_environment")).any()


def test_the_same_disasters_strike_under_every_mix() -> None:
    mixes = ({}, {"policies.works": WORKS}, {"policies.assisted_return": None})
    paths = [column(live(world({**STRUCK, **mix}), 200), "push_environment") for mix in mixes]
    assert (paths[0] == paths[1]).all() and (paths[0] == paths[2]).all()


def test_nobody_moves_before_the_first_disaster() -> None:
    calm, struck = ReturnModel(world(), 1, 300), ReturnModel(world({**STRUCK, f"{COSTA}.shock.chance": {
        "years": {1990: 0.0, 2012: 1.0}, "unit": "per quarter", "source": "a test", "grade": "assumption",
        "range": 0.1}}), 1, 300)  # fmt: skip
    for quarter in range(24):
        calm.live_quarter()
        struck.live_quarter()
        same = (calm.migrants == struck.migrants).all()
        assert same == (quarter < 20), quarter


def test_measures_lower_their_factor_in_their_regions_between_their_dates() -> None:
    works = {**WORKS, "regions": ["costa"], "end": "2010Q4", "ramp": 4, "delivery_lag": 2}
    plain, better = live(world(), 300), live(world({"policies.works": works}), 300)
    gap = column(plain, "push_security") - column(better, "push_security")
    costa, start = place(plain, "costa"), plain.compiled.start + 8
    assert gap[start : start + 8, costa] == pytest.approx([0, 0, 0.1, 0.2, 0.3, 0.4, 0.4, 0.4])
    gap[start : start + 8, costa] = 0.0
    assert not gap.any()


def test_measures_for_jobs_act_on_unemployment_and_informal_work_and_nothing_else() -> None:
    works = {**WORKS, "lower": {"jobs": 0.2}}
    plain, better = live(world(), 300), live(world({"policies.works": works}), 300)
    start = plain.compiled.start + 8
    changed = set()
    for name in plain.tables.places.dtype.names:
        before, after = column(plain, name), column(better, name)
        if (before != after).any():
            changed.add(name)
            assert after[start:] == pytest.approx(0.8 * before[start:])
            assert (after[:start] == before[:start]).all()
    assert changed == {"unemployment", "informality"}


@pytest.mark.parametrize("which", ["own", "common"])
def test_measures_end_when_the_money_is_out(which: str) -> None:
    money = {"works.budget": 3_500_000} if which == "own" else {}
    changes: dict[str, Any] = {"policies.works": WORKS, "policies.works.works.cost": 300_000}
    changes |= {f"policies.works.{name}": value for name, value in money.items()}
    if which == "common":
        changes |= {"budget": 3_500_000, "policies.assisted_return": None}
    model, plain = live(world(changes), 300), live(world(), 300)
    paid = model.ledger[:, ledger.MEASURES_IN_REGIONS : ledger.MEASURES_IN_REGIONS + 3].sum(axis=1)
    start = model.compiled.start + 8
    assert paid[start : start + 3].tolist() == [90_000_000] * 3  # 3 regions x USD 300,000 in cents
    assert paid.sum() == 270_000_000 == model.measures[0].committed
    better = (column(model, "push_security") != column(plain, "push_security")).any(axis=1)
    assert np.flatnonzero(better).tolist() == [start, start + 1, start + 2]
    assert model.measures[0].ended


COUNSEL: dict[str, Any] = {"type": "information", "accuracy": 0.9, "start": "2009Q1", "provider": "diaspora",
                           "contact": {"reach": 0.3, "cost": 100}}  # fmt: skip


def test_counsel_is_paid_for_everyone_counselled_and_within_places_and_money() -> None:
    scarce = {**COUNSEL, "contact": {**COUNSEL["contact"], "places": 5_000, "budget": 4_000_000}}
    model = live(world({"policies.counsel": scarce}), 1_000)
    people = model.sums[:, :, measures.COUNSELLED].sum(axis=1) * model.weight
    paid = model.ledger[:, ledger.COUNSEL : ledger.COUNSEL + 3].sum(axis=1)
    assert (paid == people * 10_000).all()
    assert people.max() <= 5_000 + model.weight
    assert 0.9 * 400_000_000 < paid.sum() <= 400_000_000
    assert not people[: model.compiled.start + 8].any()
    assert model.services[0].committed == paid.sum()
    assert model.purse.committed >= paid.sum()


def test_counsel_raises_information_and_an_ended_service_is_forgotten() -> None:
    plain, told = live(world(), 1_000), live(world({"policies.counsel": {**COUNSEL, "end": "2010Q4"}}), 1_000)

    def known(model: ReturnModel) -> np.ndarray:
        sums = model.sums[model.compiled.start :].sum(axis=1)
        share: np.ndarray = sums[:, measures.INFORMATION_SUM] / sums[:, measures.ABROAD]
        return share

    gap = known(told) - known(plain)
    assert not gap[:8].any()
    assert gap[15] > 0.1
    assert gap[51] < 0.3 * gap[15]


def test_referral_makes_programmes_known() -> None:
    quiet = {"policies.assisted_return.reach": 0.0}
    told = {**COUNSEL, "referral": 0.5}
    one = live(world({**quiet, "policies.counsel": COUNSEL}), 500, quarters=24)
    other = live(world({**quiet, "policies.counsel": told}), 500, quarters=24)
    assert not one.migrants["aware"].any()
    assert (other.migrants["aware"] > 0).sum() > 50


def test_an_announcement_of_what_needs_no_notice_changes_nothing() -> None:
    for policy in (WORKS, COUNSEL):
        plain, early = ({"policies.new": {**policy, "announced": day}} for day in ("2009Q1", "2007Q2"))
        assert parts_apart(live(world(plain), 300), live(world(early), 300)) == []


def test_a_region_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputFault) as raised:
        world({"policies.works": {**WORKS, "regions": ["cost"]}})
    (fault,) = raised.value.faults
    assert fault.message == 'names the text "cost", which is no region of this corridor.'
    assert fault.hint == "Did you mean costa?"


@pytest.mark.parametrize(
    ("regions", "said"),
    [
        ("costa", 'is the text "costa"; a list of names is needed, or an empty one for all.'),
        ([1], "is a list; a list of names is needed, or an empty one for all."),
        (["costa", "costa"], "names costa twice."),
    ],
)
def test_regions_are_a_list_of_names(regions: Any, said: str) -> None:
    with pytest.raises(InputFault) as raised:
        world({"policies.works": {**WORKS, "regions": regions}})
    assert [fault.message for fault in raised.value.faults] == [said]


def test_no_region_named_is_all_of_them() -> None:
    every = {**WORKS, "regions": ["sierra", "costa", "amazonia"]}
    runs = [live(world({"policies.works": {**every, "regions": regions}}), 200) for regions in (every["regions"], [])]
    assert parts_apart(*runs) == []


def test_nested_figures_of_a_sheet_reach_the_tables() -> None:
    compiled = compile_scenario(world({**STRUCK, f"{COSTA}.push.health": 0.7, f"{COSTA}.shock.size": 0.3}))
    costa = compiled.place_names.index("costa")
    assert (compiled.places["push_health"][:, costa] == 0.7).all()
    assert (compiled.places["shock_size"][:, costa] == 0.3).all()
    assert (compiled.places["shock_size"][:, costa - 1] != 0.3).all()


def test_outcomes_tell_beliefs_and_push() -> None:
    works = {**WORKS, "regions": ["costa"], "start": "2008Q4"}
    changes = {"behaviour.belief_spread": 0.0, "behaviour.belief_bias": 0.2, "policies.works": works,
               "policies.counsel": COUNSEL}  # fmt: skip
    model = live(world(changes), 600)
    found = {(name, group): value for name, group, value in outcomes_of(model)}
    everybody = {name: found[(name, "all")] for name in OVER_WINDOW}
    assert everybody["belief_gap"] == pytest.approx(0.2 * (1.0 - everybody["information"]))
    assert everybody["belief_error"] == pytest.approx(everybody["belief_gap"])
    assert 0.1 < everybody["disappointed_share"] < 1.0
    assert everybody["counselled"] > 100_000
    quiet = {(name, group): value for name, group, value in outcomes_of(live(world(), 600))}
    assert found[("push", "region=costa")] == pytest.approx(quiet[("push", "region=costa")] - 0.4 * 0.25)
    assert found[("push", "region=sierra")] == quiet[("push", "region=sierra")]


def test_the_push_that_is_told_is_that_of_returnees_where_they_live() -> None:
    plain, better = live(world(), 600), live(world({"policies.works": WORKS}), 600)
    before, after = (model.value("push") for model in (plain, better))
    assert after - before == pytest.approx(-0.4 * 0.25, abs=0.02)


def test_who_counsels_decides_what_people_in_irregular_status_know() -> None:
    """The same counsel reaches people without a permit least where officials give it face to face."""
    known = {}
    for who, seen in (("state", True), ("state", False), ("diaspora", True)):
        told = {**COUNSEL, "start": "1999Q1", "provider": who, "anonymous": not seen}
        model = live(world({"policies.counsel": told, "policies.assisted_return": None, "budget": None}), 1_500)
        people = model.migrants
        abroad = (people["presence"] == state.PRESENT) & (people["place"] >= model.compiled.regions)
        irregular = abroad & (people["status"] == state.IRREGULAR)
        assert irregular.sum() > 10
        known[who, seen] = float(people["information"][irregular].mean())
    assert known["diaspora", True] > known["state", False] > known["state", True]
