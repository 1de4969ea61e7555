"""Any mix of policies that the registry allows, for properties that must hold whatever the scenario."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from bayiri.parameters import POLICY_TYPES, Parameter, in_section

MOST = {"USD 2021": 40_000.0, "persons per quarter": 20_000.0}  # a lever without an upper end goes so far
DATES = ("2001Q1", "2001Q2", "2001Q4", "2002Q3", "2003Q2")


def values_of(row: Parameter) -> st.SearchStrategy[Any]:
    """Values that the lever may take, its ends included."""
    if row.kind == "flag":
        return st.booleans()
    if row.kind == "choice":
        return st.sampled_from(row.options)
    if row.kind == "names":
        return st.lists(st.sampled_from(("sierra", "costa", "amazonia")), unique=True)
    if row.kind == "set":
        return st.lists(st.sampled_from(row.options), min_size=1, unique=True)
    high = min(row.high, MOST.get(row.unit, 200.0 if row.high > 1e5 else row.high))
    if row.kind == "integer":
        return st.integers(int(row.low), int(high))
    return st.floats(row.low, high, allow_subnormal=False) | st.sampled_from((float(row.low), float(high)))


@st.composite
def policies(draw: st.DrawFn) -> dict[str, Any]:
    """A policy of some type, from some quarter on, with some of its levers set."""
    kind = draw(st.sampled_from(sorted(POLICY_TYPES)))
    rows = list(in_section(kind).values())
    chosen = draw(st.lists(st.sampled_from(rows), min_size=1, max_size=6, unique_by=lambda row: row.name))
    start = draw(st.integers(1, len(DATES) - 1))
    announced = draw(st.integers(0, start))
    policy: dict[str, Any] = {"type": kind, "start": DATES[start], "announced": DATES[announced]}
    if kind == "return_programme":
        policy |= {"reach": 0.9, "grant": 9_000.0}
    for row in chosen:
        *groups, last = row.name.split(".")
        place = policy
        for name in groups:
            place = place.setdefault(name, {})
        place[last] = draw(values_of(row))
    ordered = ((policy.get("open_to", {}), "age_from", "age_to"), (policy.get("of", {}), "arrived_from", "arrived_to"),
               (policy, "interest", "interest_most"))  # fmt: skip
    for terms, least, most in ordered:
        if least in terms and most in terms and terms[least] > terms[most]:
            terms[least], terms[most] = terms[most], terms[least]
    return policy


@st.composite
def mixes(draw: st.DrawFn) -> dict[str, Any]:
    """Changes to a scenario: up to three policies in its own first years, and people whom nobody may remove."""
    added = draw(st.lists(policies(), min_size=1, max_size=3))
    people = {
        "calendar.start": DATES[0],  # when many of those abroad are without the right to stay
        "behaviour.protection_need_share": draw(st.sampled_from((0.0, 0.3))),
        "behaviour.victim_share": draw(st.sampled_from((0.0, 0.3))),
        "behaviour.illness_onset": draw(st.sampled_from((0.0, 0.1))),
        "sheet.destinations.spain.detection": draw(st.sampled_from((0.0, 0.1, 0.9))),
        "sheet.destinations.spain.removal_capacity": draw(st.sampled_from((0.0, 900.0, 1e6))),
        "budget": draw(st.sampled_from((0, 20_000_000, 400_000_000))),
    }
    return people | {f"policies.added_{position}": policy for position, policy in enumerate(added)}
