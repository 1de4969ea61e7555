"""Every number of the registry moves somebody: a rule that stopped reading its number would be noticed."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from bayiri.model import ReturnModel
from bayiri.parameters import MODULES, POLICY_TYPES, Parameter, columns, registry
from tests.worlds import CROWDED, OPEN_TO_ALL, live, parts_apart, world

# A world in which every rule has something to do: removals, unemployment pay at home, costly services.
BUSY: dict[str, Any] = {
    **CROWDED,
    **{f"modules.{name}": True for name in MODULES},
    "policies.agency.services.cost": 2_500,
    "sheet.origin.benefit_share": 0.3,
    "sheet.origin.benefit_quarters": 2.0,
    "behaviour.attention": 0.15,
    "behaviour.usury_for_leaving": 0.5,
    "behaviour.home_wish": 0.1,
    "behaviour.home_price": 1.5,
    "behaviour.default_after": 2.0,
    "policies.agency.open_to": {"age_from": 35},
    "policies.choice": {**OPEN_TO_ALL, "assists_return": False, "serves_returned": 8, "start": "2008Q4",
                        "services": {"economic": 0.3, "social": 0.3, "cost": 200, "menu": True}},
}  # fmt: skip
NUMBERS = [row for row in registry() if row.table in ("parameters", "places", "systems", "lenders")]
OFFERS = [row for row in registry() if row.table == "programmes"]
CREDIT = [row for row in registry() if row.table == "lenders" and "credit_access" in row.section]
WHERE = {
    "origin": "sheet.origin",
    "region": "sheet.origin.regions.costa",
    "destination": "sheet.destinations.spain",
    "leaving": "sheet.destinations.spain.leaving",
    "going_home": "sheet.destinations.spain.going_home",
    "lender": "sheet.origin.lender",
}
CASES = [(row, section) for row in NUMBERS for section in row.section if section not in POLICY_TYPES]
# Terms of pensions that count under other regimes than the corridor's, and values far enough from its own.
REGIME = "sheet.destinations.spain.going_home.pension_regime"
ALONE = {REGIME: "forfeit"} | {
    f"sheet.{place}.pension_{term}": value
    for place in ("origin", "destinations.spain")
    for term, value in (("vesting", 2.0), ("flat", 0.3))
}
BESIDE: dict[str, dict[str, Any]] = {
    "pension_flat_years": ALONE,
    "pension_direct": ALONE,
    "pension_full_years": {"sheet.destinations.spain.going_home.pension_denominator": "own_career"},
    "export_rate": {**ALONE, REGIME: "exportable"},
    "refund_share": {REGIME: "refund"},
    "refund_wait": {REGIME: "refund", "sheet.destinations.spain.going_home.refund_share": 0.8},
}
OTHER = {
    "pension_accrual": 0.05,
    "pension_minimum": 12.0,
    "pension_full_years": 8.0,
    "refund_wait": 2.0,
    "refund_share": 0.8,
    "fund": 1e6,
}
BESIDE |= dict.fromkeys(("package_need", "package_noise", "survey_error", "survey_nonresponse"), {"budget": 2e9})


@cache
def busy(row_name: str = "") -> ReturnModel:
    """A run of the busy world, with what the number of that name needs beside it."""
    return live(world({**BUSY, **BESIDE.get(row_name, {})}), 1_500, quarters=40)


def other_than(value: float, row: Parameter) -> Any:
    """Another value that the row allows, well away from `value`: the farther end of the prior, where it has one."""
    if row.kind == "flag":
        return not value
    if row.kind == "choice":
        return row.options[(int(value) + 1) % len(row.options)]
    if row.name in OTHER:
        return OTHER[row.name]
    ends = row.prior or (value * 0.6, value * 0.6 if value else 0.4)
    other = max(row.low, min(row.high, max(ends, key=lambda end: abs(end - value))))
    return float(round(other)) if row.unit == "quarters" else other


@cache
def place_of(section: str) -> tuple[int, ...]:
    """Index of the section's place, or of its direction of moving, in the tables."""
    names = busy().compiled.place_names
    home, abroad = names.index("costa"), names.index("spain")
    return {"origin": (home,), "region": (home,), "destination": (abroad,), "leaving": (home, abroad),
            "going_home": (abroad, home), "lender": (0, 0)}[section]  # fmt: skip


# Numbers that another has to make room for.
TOGETHER = {"migrant_share": {"sheet.origin.regions.costa.migrant_share": 0.5,
                              "sheet.origin.regions.sierra.migrant_share": 0.47}}  # fmt: skip


@pytest.mark.parametrize(("row", "section"), CASES, ids=[f"{section}.{row.name}" for row, section in CASES])
def test_a_number_moves_somebody(row: Parameter, section: str) -> None:
    usual = busy(row.name if row.name in BESIDE else "")
    if section in WHERE:
        path = f"{WHERE[section]}.{row.name}"
        table = getattr(usual.compiled, row.table)
        value = float(table[row.column][(90, *place_of(section))]) / (100.0 if row.unit.startswith("USD") else 1.0)
    else:
        path, value = f"behaviour.{row.name}", float(usual.compiled.parameters[row.column][0])
    changes = {**BUSY, **BESIDE.get(row.name, {}), path: other_than(value, row), **TOGETHER.get(row.name, {})}
    changed = live(world(changes), 1_500, quarters=40)
    assert len(changed.migrants) == len(usual.migrants)
    assert parts_apart(usual, changed)


# What to offer beside, and a value other than the default, for each column of the table of programmes.
GRANT = {
    **OPEN_TO_ALL,
    "grant": 9_000,
    "grant_at_departure": 0.5,
    "start": "2008Q1",
    "services": {"economic": 0.2, "cost": 100},
}
OTHERWISE: dict[str, Any] = {
    "assists_return": False, "travel": True, "grant": 4_000, "grant_at_departure": 0.1, "grant_delay": 6,
    "services.economic": 0.7, "services.social": 0.5, "services.psychosocial": 0.5, "services.quarters": 9,
    "services.cost": 900, "serves_returned": 6, "ban": 20, "take_up_cost": 0.3, "open_to.status": ["permanent"],
    "open_to.age_from": 35,
    "open_to.age_to": 30, "open_to.unemployed_only": True, "open_to.entitled_only": True, "reach": 0.2,
    "budget": 3_000_000, "places": 300, "queue": 3, "on_refusal": "stay", "payer": "partner",
    "modules.training": 0.5, "modules.placement": 0.5, "modules.business_start": 0.5, "modules.housing": 0.5,
    "modules.schooling": 0.5, "modules.health": 0.5, "modules.counselling": 0.5, "services.cash": True,
    "services.menu": True, "services.tailoring": 0.8, "follow_up.visits": 2, "follow_up.cost": 80,
    "preparation.strength": 0.7, "preparation.cost": 300, "community.amount": 2_000_000, "regions.spread": 0.7,
    "regions.capital": 0.7,
}  # fmt: skip
SCARCE: dict[str, dict[str, Any]] = {
    name: {"places": 300} for name in ("queue", "on_refusal", "regions.spread", "regions.capital")
}
SERVED = {"serves_returned": 8, "services": {"economic": 0.3, "social": 0.3, "cost": 200, "quarters": 8}}
SCARCE |= {"services.tailoring": SERVED, "services.menu": SERVED}
SCARCE |= {"follow_up.visits": {**SERVED, "services": {**SERVED["services"], "tailoring": 0.9}}}  # type: ignore[dict-item]
SCARCE |= {"follow_up.cost": {**SERVED, "follow_up": {"visits": 2}}}


@pytest.mark.parametrize("row", OFFERS, ids=[row.name for row in OFFERS])
def test_a_term_of_a_programme_moves_somebody(row: Parameter) -> None:
    usual = {**GRANT, **SCARCE.get(row.name, {})}
    one = live(world({"policies.offer": usual}), 1_500, quarters=30)
    other = live(
        world({"policies.offer": usual, f"policies.offer.{row.name}": OTHERWISE[row.name]}), 1_500, quarters=30
    )
    assert parts_apart(one, other)


BANK = {"type": "credit_access", "start": "2008Q1", "reach": 1.0, "ceiling": 12_000, "interest": 0.12}
TERMS: dict[str, Any] = {
    "interest": 0.2, "interest_most": 0.15, "loan_quarters": 4, "home_loan_quarters": 20, "homes": True,
    "credit_for_leaving": True, "fund": 1_000_000, "ceiling": 3_000, "guarantee": 0.9,
    "group_lending": 0.7, "matched": 0.5, "matched_most": 500,
    "leverage": 4, "budget": 100_000,
    "reach": 0.2, "payer": "partner", "open_to.status": ["permanent"], "open_to.home_for_at_most": 4,
}  # fmt: skip
GUARANTEED = {"guarantee": 0.8, "budget": 2_000_000}
BESIDE_CREDIT = {
    "home_loan_quarters": {"homes": True},
    "leverage": GUARANTEED,
    "matched_most": {"matched": 0.5},
    "budget": GUARANTEED,
    "payer": {"guarantee": 0.8},
}
WISHES = {"behaviour.home_wish": 0.1, "behaviour.home_price": 1.5, "behaviour.default_after": 1.0}


@pytest.mark.parametrize("row", CREDIT, ids=[row.name for row in CREDIT])
def test_a_term_of_credit_moves_somebody(row: Parameter) -> None:
    usual = {**WISHES, "policies.bank": {**BANK, **BESIDE_CREDIT.get(row.name, {})}}
    one = live(world(usual), 1_500, quarters=40)
    other = live(world({**usual, f"policies.bank.{row.name}": TERMS[row.name]}), 1_500, quarters=40)
    assert parts_apart(one, other)


# The same for services that counsel and for measures in regions, within scarce money and places.
COUNSEL: dict[str, Any] = {
    "type": "information", "accuracy": 0.5, "start": "2008Q1",
    "contact": {"reach": 0.3, "cost": 40, "budget": 30_000_000, "places": 20_000},
}  # fmt: skip
WORKS: dict[str, Any] = {"type": "push_measures", "start": "2008Q1", "lower": {"security": 0.2},
                         "works": {"cost": 200_000, "budget": 6_000_000}}  # fmt: skip
IN_REGIONS = {
    "provider": "diaspora", "accuracy": 0.9, "language": 0.4, "anonymous": True, "referral": 0.8, "contact.reach": 0.1,
    "contact.status": ["irregular"], "contact.places": 2_000, "contact.cost": 400, "contact.budget": 3_000_000,
    "contact.payer": "partner", "regions": ["costa"], "lower.schools": 0.3, "lower.health": 0.3, "lower.security": 0.5,
    "lower.environment": 0.3, "lower.jobs": 0.1, "works.cost": 900_000, "works.budget": 1_000_000,
    "works.payer": "partner",
}  # fmt: skip
OF_BULK = [row for row in registry() if row.table in ("informers", "measures")]


@pytest.mark.parametrize("row", OF_BULK, ids=[row.name for row in OF_BULK])
def test_a_term_of_counsel_or_of_measures_moves_somebody(row: Parameter) -> None:
    """Who pays moves money only; every other term moves people, by itself or by when the money is out."""
    usual = {"policies.assisted_return.reach": 0.05, "policies.added": COUNSEL if row.table == "informers" else WORKS}
    changed = {**usual, f"policies.added.{row.name}": IN_REGIONS[row.name]}
    apart = parts_apart(*(live(world(changes), 1_500, quarters=30) for changes in (usual, changed)))
    assert set(apart) - ({"ledger"} if not row.name.endswith("payer") else set())


NOTICE: dict[str, Any] = {
    "type": "end_of_stay",
    "announced": "2008Q1",
    "start": "2009Q1",
    "credibility": 0.5,
    "ends": 0.5,
}
OF_NOTICES = {
    "credibility": 0.9,
    "ends": 0.9,
    "of.status": ["permanent"],
    "of.arrived_from": 2002,
    "of.arrived_to": 2001,
}


@pytest.mark.parametrize("row", columns("notices"), ids=lambda row: row.name)
def test_a_term_of_an_announced_end_of_stay_moves_somebody(row: Parameter) -> None:
    changes = {"policies.notice": NOTICE, f"policies.notice.{row.name}": OF_NOTICES[row.name]}
    assert parts_apart(
        live(world({"policies.notice": NOTICE}), 1_500, quarters=20), live(world(changes), 1_500, quarters=20)
    )
