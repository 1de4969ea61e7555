"""Small worlds for tests: a scenario with a few numbers changed, short runs of it, and what sets two runs apart."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np

from bayiri import state
from bayiri.model import ReturnModel
from bayiri.parameters import Parameter, find
from bayiri.scenario import Scenario, load

BASELINE = "ecuador-spain/baseline"
ALONE: dict[str, Any] = {"policies.assisted_return": None}  # takes the only policy of the baseline out

# A programme that anybody abroad may use and everybody hears of; tests add what it offers.
OPEN_TO_ALL: dict[str, Any] = {"type": "return_programme", "reach": 1.0}

# Every institution and right at work at once, and scarce: budgets, places, queues, bans, removals.
CROWDED: dict[str, Any] = {
    "budget": 200_000_000,
    "sheet.destinations.spain.detection": 0.2,
    "sheet.destinations.spain.documents_held": 0.5,
    "sheet.destinations.spain.removal_capacity": 6_000.0,
    "behaviour.protection_need_share": 0.2,
    "behaviour.illness_onset": 0.02,
    "behaviour.nest_discount": 0.2,
    "policies.assisted_return.open_to": {"unemployed_only": False, "entitled_only": False},
    "policies.assisted_return.places": 3000,
    "policies.assisted_return.queue": 3,
    "policies.ticket": {**OPEN_TO_ALL, "travel": True, "queue": 2, "places": 900, "on_refusal": "stay",
                        "start": "2007Q3", "end": "2011Q4",
                        "open_to": {"education": ["primary", "secondary"]},
                        "services": {"economic": {"value": 0.5, "by_region": {"costa": 0.8}}, "cost": 200}},
    "policies.agency": {**OPEN_TO_ALL, "assists_return": False, "serves_returned": 12, "start": "2008Q1",
                        "services": {"social": 0.6, "psychosocial": 0.4, "cost": 300}, "payer": "origin"},
    "policies.bank": {"type": "credit_access", "start": "2008Q1", "reach": 0.8, "guarantee": 0.6,
                      "ceiling": {"value": 9_000, "by_sex": {"women": 12_000}},
                      "group_lending": 0.2, "matched": 0.2,
                      "budget": 8_000_000, "fund": 60_000_000, "credit_for_leaving": True},
    "policies.support": {**OPEN_TO_ALL, "assists_return": False, "serves_returned": 8, "start": "2008Q3", "places": 800,
                         "modules": {"training": 0.3, "placement": 0.2, "business_start": 0.2, "housing": 0.2,
                                     "schooling": 0.2, "health": 0.1, "counselling": 0.3},
                         "services": {"cost": 250, "quarters": 6, "tailoring": 0.5},
                         "follow_up": {"visits": 2, "cost": 40}, "community": {"amount": 400_000},
                         "regions": {"spread": 0.6, "capital": 0.1}, "payer": "partner"},
    "policies.pathways": {"type": "legal_pathways", "start": "2009Q1", "ramp": 4, "reentry_right": 20,
                          "regularisation": 0.02, "regular_offer": 0.1},
    "modules.disasters": True,
    "sheet.origin.regions.costa.shock.chance": 0.1,
    "sheet.origin.regions.costa.shock.size": 1.5,
    "sheet.origin.regions.costa.shock.fading": 0.2,
    **{f"policies.told-by-{who}": {"type": "information", "provider": who, "accuracy": 0.8, "referral": 0.3,
                                   "start": "2007Q2", "contact": {"reach": 0.2, "cost": 40, "budget": budget,
                                                                  "places": 20_000, "payer": payer}}
       for who, payer, budget in (("state", "origin", 9_000_000), ("organisation", "partner", 9_000_000),
                                  ("diaspora", "destination", 9_000_000), ("employer", "origin", 2_000_000))},
    "policies.works": {"type": "push_measures", "start": "2008Q1", "ramp": 3, "regions": ["costa", "amazonia"],
                       "lower": {"jobs": {"value": 0.1, "by_region": {"amazonia": 0.2}},
                                 "schools": 0.3, "health": 0.3, "security": 0.3, "environment": 0.2},
                       "works": {"cost": 500_000, "budget": 10_000_000, "payer": "partner"}, "delivery_lag": 1},
    "policies.procedure": {"type": "return_procedure", "start": "2008Q3", "ramp": 4, "detection": 0.1,
                           "readmission": 0.2, "order_deadline": 2, "removal_capacity": 2000},
    "policies.notice": {"type": "end_of_stay", "announced": "2008Q4", "start": "2009Q3", "ramp": 8, "ends": 0.4,
                        "credibility": 0.7, "of": {"status": ["temporary", "permanent"], "arrived_from": 2002}},
}  # fmt: skip


@cache
def shipped(name: str) -> Scenario:
    """A shipped scenario, read once."""
    return load(name)


def world(changes: Mapping[str, Any] | None = None, base: str = BASELINE, name: str | None = None) -> Scenario:
    """A shipped scenario with other values at some dotted paths."""
    before = shipped(base)
    return before.with_({path: _whole(before, path, value) for path, value in (changes or {}).items()}, name)


def _whole(scenario: Scenario, path: str, value: Any) -> Any:
    """A number for a sheet that says nothing there yet, as the whole figure that the sheet needs."""
    keys = path.split(".")
    place: Any = scenario.sheet if keys[0] == "sheet" and isinstance(value, float | bool) else None
    for key in keys[1:]:
        place = place.get(key, {}) if isinstance(place, Mapping) else None
    if place is None or place:
        return value
    return {"value": value, "unit": _row(keys).unit, "source": "a test", "grade": "assumption"}


def _row(keys: list[str]) -> Parameter:
    """The registry row that the end of a path names: one key, or two with a dot between them."""
    try:
        return find(keys[-1])
    except KeyError:
        return find(".".join(keys[-2:]))


def live(scenario: Scenario, migrants: int = 1_000, seed: int = 1, **settings: Any) -> ReturnModel:
    """A finished run."""
    model = ReturnModel(scenario, seed, migrants, **settings)
    while not model.finished:
        model.live_quarter()
    return model


def fields_apart(one: np.ndarray, other: np.ndarray) -> dict[str, int]:
    """Fields of the people in which two tables differ, with the number of people concerned."""
    assert one.shape == other.shape
    apart = {name: int((one[name] != other[name]).sum()) for name in state.MIGRANT.names}
    return {name: number for name, number in apart.items() if number}


def parts_apart(one: ReturnModel, other: ReturnModel) -> list[str]:
    """What differs, bit for bit, between two runs: fields of people, sums, ledger, group means, crowding."""
    apart = list(fields_apart(one.migrants, other.migrants))
    kept = {
        "sums": (one.sums, other.sums),
        "ledger": (one.ledger, other.ledger),
        "groups": (one.tables.groups, other.tables.groups),
        "crowding": (one.tables.crowding, other.tables.crowding),
        "community": (one.tables.community, other.tables.community),
        "home_sums": (one.home_sums, other.home_sums),
    }
    return apart + [name for name, (a, b) in kept.items() if a.tobytes() != b.tobytes()]


def digest(model: ReturnModel) -> str:
    """Fingerprint of all people, sums and payments of a run."""
    content = hashlib.sha256()
    for name in state.MIGRANT.names:
        content.update(np.ascontiguousarray(model.migrants[name]).tobytes())
    content.update(model.sums.tobytes())
    content.update(model.ledger.tobytes())
    return content.hexdigest()


def codes(model: ReturnModel, field: str, value: int) -> np.ndarray:
    """Identities of the people whose field has that value now."""
    people = model.migrants
    identities: np.ndarray = people["identity"][people[field] == value]
    return identities
