"""Support in whole runs: communities paid in bulk within the budget, regions, menus, surveys, readiness."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from bayiri import draws, ledger, state
from bayiri.ensemble.runs import quarterly_of
from bayiri.indicators import measures as i
from bayiri.ledger import POLICY_ENTRIES
from bayiri.model import ReturnModel
from tests.worlds import ALONE, OPEN_TO_ALL, codes, live, world

AGENCY: dict[str, Any] = {**OPEN_TO_ALL, "assists_return": False, "serves_returned": 8, "start": "2008Q1"}
VILLAGES: dict[str, Any] = {**AGENCY, "serves_returned": 0, "payer": "partner"}


def run_of(migrants: int = 1_500, seed: int = 2, quarters: int = 40, budget: float | None = None,
           changes: dict[str, Any] | None = None, **offer: Any) -> ReturnModel:  # fmt: skip
    """A finished run with one programme for people back home, or none."""
    policies = {"policies.offer": {**AGENCY, **offer}} if offer else {}
    return live(world({**ALONE, "budget": budget, **policies, **(changes or {})}), migrants, seed, quarters=quarters)


@cache
def usual() -> ReturnModel:
    return run_of()


def at_home(model: ReturnModel) -> np.ndarray:
    people = model.migrants
    return (people["presence"] == state.PRESENT) & (people["place"] < 3) & (people["return_kind"] != state.NO_RETURN)


def test_communities_help_those_who_never_applied() -> None:
    helped = run_of(**VILLAGES, community={"amount": 2_000_000})
    assert (helped.migrants["applied_to"] == state.NEVER).all() and (helped.migrants["served_by"] == state.NEVER).all()
    both = at_home(usual()) & at_home(helped) & (usual().migrants["returned"] == helped.migrants["returned"])
    both &= (helped.migrants["returned"] < helped.quarter) & (helped.migrants["work_state"] == state.WAGE)
    gain = (helped.migrants["social"] - usual().migrants["social"])[both]
    assert both.sum() > 50
    assert (gain > 0.0).mean() > 0.98
    assert gain.mean() > 0.005


def test_what_communities_get_is_in_the_ledger_in_whole() -> None:
    model = run_of(**VILLAGES, community={"amount": 1_000_000}, end="2009Q4")
    entry = ledger.COMMUNITY + ledger.PAYERS.index("partner")
    paid = model.ledger[:, entry]
    first = model.compiled.start + 4
    assert np.flatnonzero(paid).tolist() == list(range(first, first + 8))
    assert (np.abs(paid[paid > 0] - 100_000_000) <= 3).all(), "but for parts of a cent"
    assert (model.community_paid.sum(axis=1) == paid).all()
    assert (
        model.programmes[0].committed
        == model.purse.committed
        == paid.sum()
        == model.ledger[:, list(POLICY_ENTRIES)].sum()
    )


def test_what_communities_received_fades() -> None:
    ended = run_of(**VILLAGES, community={"amount": 1_000_000}, end="2009Q4",
                   changes={"behaviour.community_fading": 0.1})  # fmt: skip
    before = ended.tables.community.copy()
    assert (before[:3] > 0.0).all() and before[3] == 0.0
    labour = ended.compiled.places["labour_force"][-1, :3]
    each = ended.community_paid[:, :3] / 100.0 / (0.05 * labour)
    kept = 0.9 ** (ended.quarter - np.arange(len(each)))
    assert before[:3] == pytest.approx((each * kept[:, None]).sum(axis=0))


@pytest.mark.parametrize("purse", ["own", "shared"])
def test_bulk_payments_and_services_together_never_exceed_the_budget(purse: str) -> None:
    limit = 9_000_000
    offer = {"services": {"social": 0.3, "cost": 900, "quarters": 4}, "community": {"amount": 400_000},
             "follow_up": {"visits": 4, "cost": 100}}  # fmt: skip
    money = {"budget": limit} if purse == "own" else {}
    scenario = world({**ALONE, "budget": None if money else limit, "policies.offer": {**AGENCY, **offer, **money}})
    model = ReturnModel(scenario, 2, 1_500)
    paid = 0
    while not model.finished:
        model.live_quarter()
        paid += int(model.ledger[model.quarter, list(POLICY_ENTRIES)].sum())
        assert paid <= model.programmes[0].committed == model.purse.committed <= 100 * limit
    assert paid > 85 * limit, "the budget was scarce"
    assert model.community_paid.sum() > 0 and model.ledger[:, ledger.FOLLOW_UP].sum() > 0
    if purse == "shared":
        assert model.purse.left() == 100 * limit - model.purse.committed


def test_a_programme_that_is_built_up_commits_what_it_will_pay() -> None:
    """Costs rise over the ramp, also for people taken in before: the budget still holds."""
    offer = {"services": {"social": 0.3, "cost": 2_000, "quarters": 12}, "ramp": 16, "budget": 20_000_000}
    model = ReturnModel(world({**ALONE, "budget": None, "policies.offer": {**AGENCY, **offer}}), 2, 1_500)
    while not model.finished:
        model.live_quarter()
        assert model.ledger[:, list(POLICY_ENTRIES)].sum() <= model.programmes[0].committed <= 2_000_000_000
    assert model.ledger[:, ledger.SERVICES].sum() > 1_000_000_000


def test_all_that_will_be_owed_is_committed_when_a_person_is_taken_in() -> None:
    """Grant, help before departure, support and every visit, times the persons an agent stands for."""
    offer = {"grant": 1_000, "preparation": {"strength": 0.3, "cost": 150}, "follow_up": {"visits": 3, "cost": 40},
             "services": {"social": 0.3, "cost": 200, "quarters": 6}}  # fmt: skip
    model = ReturnModel(world({**ALONE, "policies.offer": {**OPEN_TO_ALL, **offer}}), 1, 1_200, quarters=44)
    people, programme = model.migrants, model.programmes[0]
    rows = np.flatnonzero((people["presence"] == state.PRESENT) & (people["place"] == 3))[:5]
    people["applied_to"] = state.NEVER
    people["applied_to"][rows] = 0
    model.applicants = rows
    for intention, each in ((state.GO_HOME_ASSISTED, 2_510), (state.ASK_SERVICES, 1_360)):  # 6 x 200 + 4 x 40 = 1,360
        people["intention"][rows] = intention
        before = programme.committed
        programme.allot(72)
        assert programme.committed - before == 5 * 100 * each * model.weight


SPREADS: dict[str, dict[str, float]] = {"demand": {}, "population": {"spread": 1.0}, "capital": {"capital": 1.0}}


@cache
def spread(name: str) -> ReturnModel:
    offer = {"services": {"economic": 0.3, "social": 0.5, "cost": 300, "quarters": 6}, "places": 1_500}
    return run_of(2_000, 3, **offer, community={"amount": 500_000}, regions=SPREADS[name])


def test_the_same_places_spread_otherwise_serve_other_regions() -> None:
    served = {}
    for name in SPREADS:
        people = spread(name).migrants
        served[name] = np.bincount(people["region"][people["served_by"] == 0], minlength=3)
    places = spread("capital").place_names
    costa, sierra = places.index("costa"), places.index("sierra")
    assert served["capital"].sum() == served["capital"][sierra] > 50
    share = {name: served[name] / served[name].sum() for name in served}
    assert share["demand"][costa] + 0.03 < share["population"][costa], "more people, fewer of them migrants"
    assert served["population"].sum() <= 1.1 * served["demand"].sum()


def test_money_for_communities_follows_returnees_population_or_the_capital() -> None:
    paid = {name: spread(name).community_paid.sum(axis=0) / spread(name).community_paid.sum() for name in SPREADS}
    labour = spread("demand").compiled.places["labour_force"][-1, :3]
    assert paid["population"] == pytest.approx(labour / labour.sum(), abs=1e-6)
    assert paid["capital"].tolist() == [0.0, 0.0, 1.0]
    home = spread("demand").home_sums[spread("demand").compiled.start + 4 :, ..., i.HOME_NUMBER].sum(axis=(0, 2))
    assert paid["demand"] == pytest.approx(home / home.sum(), abs=0.03)
    totals = [int(spread(name).community_paid.sum()) for name in SPREADS]
    assert max(totals) - min(totals) < 200, "one budget, three spreads"


def test_regions_score_by_what_they_get() -> None:
    def social(name: str) -> np.ndarray:
        sums = spread(name).home_sums[-1].sum(axis=1)
        means: np.ndarray = sums[:, i.HOME_SOCIAL] / np.maximum(sums[:, i.HOME_NUMBER], 1.0)
        return means

    costa, sierra = 1, 2
    gain = social("capital") - social("population")
    assert gain[sierra] > 0.0 > gain[costa]


def test_people_choose_from_a_menu_by_what_it_is_worth_to_them() -> None:
    offer = {"services": {"economic": 0.3, "social": 0.3, "cost": 600, "quarters": 4, "menu": True}}
    shares = []
    for worth in (0.3, 0.9):
        people = run_of(**offer, changes={"behaviour.support_worth": worth}).migrants
        served = people["served_by"] == 0
        assert served.sum() > 100
        shares.append((people["package"][served] == state.CASH).sum() / (people["package"][served] > 0).sum())
    assert shares[0] > 1.3 * shares[1] > 0.1


def test_the_survey_of_everybody_is_near_the_truth_and_not_the_truth() -> None:
    model = usual()
    sums = model.home_sums[model.compiled.start :].sum(axis=(0, 1, 2))
    truth = sum(model.sums[model.compiled.start :, :, i.SCORE_SUM].sum(axis=1)) / sums[i.HOME_NUMBER]
    assert sums[i.HOME_ASKED] / sums[i.HOME_NUMBER] == pytest.approx(0.25, abs=0.01)
    assert sums[i.HOME_ANSWERED] / sums[i.HOME_ASKED] == pytest.approx(0.65, abs=0.02)
    assert sums[i.HOME_SURVEYED] / sums[i.HOME_ANSWERED] == pytest.approx(truth, abs=0.01)
    exact = run_of(changes={"behaviour.survey_error": 0.0})
    assert exact.home_sums[..., i.HOME_ANSWERED].tolist() == model.home_sums[..., i.HOME_ANSWERED].tolist()
    asked = at_home(exact) & ((exact.migrants["identity"] + exact.quarter) % 4 == 0)
    chance = draws.uniforms(exact.world_seed, exact.migrants["identity"], exact.quarter, draws.SURVEY_RESPONSE)
    told = exact.migrants["score"][asked & (chance >= 0.35)].sum()
    assert exact.home_sums[-1, ..., i.HOME_SURVEYED].sum() == pytest.approx(told)
    assert model.home_sums[-1, ..., i.HOME_SURVEYED].sum() != pytest.approx(told, rel=1e-6)
    series = [model.home_sums[quarter].sum(axis=(0, 1)) for quarter in range(model.compiled.start, model.quarter)]
    gaps = [part[i.HOME_SURVEYED] / part[i.HOME_ANSWERED] - part[i.HOME_ECONOMIC] / part[i.HOME_NUMBER]
            for part in series]  # fmt: skip
    assert np.std(gaps) > 0.001


def test_scores_of_people_back_home_are_told_by_region() -> None:
    model = usual()
    tables = quarterly_of(model)
    regions = [group for name, group in tables if name == "social_score" and group.startswith("region=")]
    assert regions == [f"region={name}" for name in model.place_names[:3]]
    people, home = model.migrants, at_home(model)
    for code, group in enumerate(regions):
        part = home & (people["region"] == code)
        for name in ("economic", "social", "psychosocial"):
            found = tables[f"{name}_score", group][-1]
            assert np.isnan(found) if part.sum() < 30 else found == pytest.approx(people[name][part].mean())
    assert tables["people_in_support", "all"][-1] == 0.0
    assert tables["economic_score", "all"][-1] == pytest.approx(model.value("economic_score"))


def test_people_in_support_are_counted_while_it_lasts() -> None:
    model = ReturnModel(world({**ALONE, "policies.offer": {**AGENCY, "services": {"social": 0.3, "cost": 50}}}), 2, 800,
                        quarters=24)  # fmt: skip
    seen = 0.0
    while not model.finished:
        model.live_quarter()
        people = model.migrants
        served = at_home(model) & (people["served_by"] >= 0) & (people["services_until"] >= model.quarter)
        assert model.value("people_in_support") == served.sum() * model.weight
        seen += served.sum()
    assert seen > 100


# Enough removals, and on the spot.
REMOVING = {f"sheet.destinations.spain.{name}": value for name, value in
            {"detection": 0.3, "documents_held": 1.0, "removal_capacity": 1e6}.items()}  # fmt: skip


def test_support_of_the_unprepared_hangs_on_the_weight_of_readiness() -> None:
    """What support adds to the score of people removed, against that of people who came by their own will."""
    offer = {"services": {"economic": 0.7, "social": 0.7, "psychosocial": 0.7, "cost": 50, "quarters": 12}}
    ratio = []
    for weight in (0.0, 1.0):
        changes = {"behaviour.readiness_weight": weight, **REMOVING}
        without, helped = run_of(changes=changes), run_of(changes=changes, **offer)
        one, other = without.migrants, helped.migrants
        served = at_home(without) & at_home(helped) & (one["returned"] == other["returned"])
        served &= other["services_until"] >= helped.quarter
        removed = served & (other["return_kind"] == state.REMOVED)
        willing = served & (other["voluntariness"] > 0.9)
        assert min(removed.sum(), willing.sum()) > 10
        gains = [(other["score"] - one["score"])[mask].mean() for mask in (removed, willing)]
        ratio.append(gains[0] / gains[1])
    assert ratio[0] > 0.8
    assert ratio[1] < 0.2


def test_the_taste_for_a_package_is_the_persons_own() -> None:
    seed, who = 7, np.arange(200)
    tastes = [draws.uniforms(seed, who, 90, draws.PACKAGE, package) for package in range(state.CASH, 6)]
    assert np.abs(np.corrcoef(tastes) - np.eye(4)).max() < 0.25
    assert len(codes(usual(), "package", state.NOT_CHOSEN)) == len(usual().migrants)
