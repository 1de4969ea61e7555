"""Terms of institutions, a row a quarter: programmes, lenders, counsel, measures in regions, announced ends of stay.

Programmes, lenders and services may treat groups of people differently; their terms have a column a group.
"""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from bayiri import state
from bayiri.parameters import Parameter, in_section
from bayiri.parameters.groups import GROUPINGS
from bayiri.parameters.quarters import index
from bayiri.scenario.scenario import Policy
from bayiri.scenario.tables.filling import fill, lever_value


def strength_of(policy: Policy, first: int, quarters: int) -> np.ndarray:
    """Share of a policy's levers at work each quarter: 0 outside its dates and until delivery, then up the ramp."""
    delivered = _start_of(policy, first) + policy.delivery_lag
    ramp = np.clip((np.arange(quarters) - delivered + 1) / max(policy.ramp, 1), 0.0, 1.0)
    return np.where(within_dates(policy, first, quarters), ramp, 0.0)


def within_dates(policy: Policy, first: int, quarters: int) -> np.ndarray:
    """Which quarters lie from the policy's start to its end."""
    when = np.arange(quarters)
    end = index(policy.end) - first if policy.end else quarters - 1
    return (when >= _start_of(policy, first)) & (when <= end)


def _start_of(policy: Policy, first: int) -> int:
    return index(policy.start) - first if policy.start else 0


def announced_in(policy: Policy, first: int) -> int:
    """Quarter (from the first of the history) in which people can first know of the policy."""
    day = policy.announced or policy.start
    return index(day) - first if day else 0


class Groups:
    """Groups of people that some policy tells apart: `index[region, sex, education]` is the number of a group."""

    def __init__(self, policies: Sequence[Policy], regions: Sequence[str]) -> None:
        apart = set().union(*(_told_apart(policy) for policy in policies))
        names = {grouping: found or tuple(regions) for grouping, found in GROUPINGS.items()}
        kept = [found if grouping in apart else found[:1] for grouping, found in names.items()]
        self.each = [dict(zip(names, group, strict=True)) for group in itertools.product(*kept)]
        everybody = itertools.product(*(range(len(found)) for found in names.values()))
        self.index = np.zeros([len(found) for found in names.values()], np.int64)
        for codes in everybody:
            group = {grouping: found[code if grouping in apart else 0]
                     for code, (grouping, found) in zip(codes, names.items(), strict=True)}  # fmt: skip
            self.index[codes] = self.each.index(group)


def _told_apart(policy: Policy) -> set[str]:
    """What this policy treats people differently by."""
    by = {grouping for values in policy.by.values() for grouping in values}
    return by | {grouping for grouping, lever in _eligibility(policy) if not _takes_all(policy, lever)}


def _eligibility(policy: Policy) -> list[tuple[str, str]]:
    """Groupings, and the levers of this policy's type that say who of them may take part."""
    ends = {"regions": "region", "sex": "sex", "education": "education"}
    return [(ends[row.name.split(".")[-1]], row.name) for row in in_section(policy.type).values() if not row.table]


def _takes_all(policy: Policy, lever: str) -> bool:
    row, value = in_section(policy.type)[lever], policy.levers[lever]
    return not value or value == row.options


def is_open_to(policy: Policy, group: Mapping[str, str]) -> bool:
    """Whether people of this group may take part."""
    levers: list[tuple[str, Any]] = [(grouping, policy.levers[lever]) for grouping, lever in _eligibility(policy)
                                     if not _takes_all(policy, lever)]  # fmt: skip
    return all(group[grouping] in value for grouping, value in levers)


def institution(out: np.ndarray, policy: Policy, first: int, group: Mapping[str, str], foretold: bool = False) -> None:
    """Dates and terms of one institution for a group, a row a quarter.

    `foretold` terms are known from the announcement on.
    """
    strength = strength_of(policy, first, len(out))
    announced = max(announced_in(policy, first), 0)
    # What was promised before the end is still delivered after it: only `open` ends.
    terms = np.maximum.accumulate(strength)
    out["key"] = key_of(policy)
    if is_open_to(policy, group):
        out["open"] = strength > 0
        out["announced"][announced:] = 1
        out["announced"] &= np.maximum.accumulate(out["open"][::-1])[::-1]  # not after the end
        # Credit to come is news when announced, since people count on it; help with return when it can first be had:
        # who knows of a grant that comes next quarter has no reason to go home this one.
        news = announced if foretold else max(announced, int(np.argmax(strength > 0.0)))
        out["news"][news : news + 1] = policy.announced is not None or policy.start is not None
    if foretold:
        terms[(np.arange(len(out)) >= announced) & (strength.sum() > 0.0) & (terms == 0.0)] = 1.0
    for row in _columns(policy):
        value = lever_value(row, policy.value(row.name, group))
        neutral = value if row.neutral is None else row.neutral
        out[row.column] = neutral + terms * (value - neutral)


def _columns(policy: Policy) -> list[Parameter]:
    """Rows of the policy's type that are columns of its table."""
    return [row for row in in_section(policy.type).values() if row.table and row.kind != "names"]


def programmes(policies: Sequence[Policy], first: int, quarters: int, groups: Groups) -> np.ndarray:
    out = np.zeros((quarters, len(policies), len(groups.each)), state.table_dtype("programmes"))
    for k, policy in enumerate(policies):
        for number, group in enumerate(groups.each):
            institution(out[:, k, number], policy, first, group)
    return out


def lenders(
    sheet: Mapping[str, Any], policies: Sequence[Policy], first: int, quarters: int, groups: Groups
) -> np.ndarray:
    """Row 0 is the origin's ordinary lender, always open; then one row a policy of credit."""
    if len(policies) >= state.LENDERS_AT_MOST:
        raise ValueError(f"{len(policies)} policies of credit; {state.LENDERS_AT_MOST - 1} can be told apart")
    out = np.zeros((quarters, 1 + len(policies), len(groups.each)), state.table_dtype("lenders"))
    for number in range(len(groups.each)):
        fill(out[:, 0, number], "lender", (sheet["origin"].get("lender", {}),), first)
    out["open"][:, 0] = out["announced"][:, 0] = 1
    out["open_to_home_for_at_most"][:, 0] = state.FOREVER
    for k, policy in enumerate(policies, start=1):
        for number, group in enumerate(groups.each):
            institution(out[:, k, number], policy, first, group, foretold=True)
    return out


def informers(policies: Sequence[Policy], first: int, quarters: int, groups: Groups) -> np.ndarray:
    """Terms of services that counsel people abroad; outside its dates a service is closed."""
    out = np.zeros((quarters, len(policies), len(groups.each)), state.table_dtype("informers"))
    for k, policy in enumerate(policies):
        strength = strength_of(policy, first, quarters)
        out["key"][:, k] = key_of(policy)
        for number, group in enumerate(groups.each):
            out["open"][:, k, number] = (strength > 0) & is_open_to(policy, group)
            for row in _columns(policy):
                value = lever_value(row, policy.value(row.name, group))
                # A service grows by reaching more people; who does the counselling is as able from the start.
                out[row.column][:, k, number] = strength * value if row.name == "contact.reach" else value
    return out


def measures(policies: Sequence[Policy], first: int, quarters: int, regions: Sequence[str]) -> np.ndarray:
    """Measures, a column a region: paid in full from start to end, felt by their strength once they are delivered."""
    out = np.zeros((quarters, len(policies), len(regions)), state.table_dtype("measures"))
    for k, policy in enumerate(policies):
        out["open"][:, k] = within_dates(policy, first, quarters)[:, None]
        for row in _columns(policy):
            for place, region in enumerate(regions):
                out[row.column][:, k, place] = lever_value(row, policy.value(row.name, {"region": region}))
        for name in (row.column for row in in_section(policy.type).values() if row.name.startswith("lower.")):
            out[name][:, k] *= strength_of(policy, first, quarters)[:, None]
    return out


def regions_of(policy: Policy, names: Sequence[str], regions: int) -> tuple[int, ...]:
    """Places of the regions that the policy names; of all where it names none."""
    named: Any = policy.levers["regions"]
    return tuple(place for place in range(regions) if not named or names[place] in named)


def key_of(policy: Policy) -> int:
    """Key of the policy's draws: of its name, so that neither order nor other policies matter."""
    return 1024 + zlib.crc32(policy.name.encode()) % (1 << 20)


def notices(policies: Sequence[Policy], first: int, quarters: int) -> np.ndarray:
    """Announced ends of stay: believed from the announcement to the policy's end, carried out as it grows."""
    out = np.zeros((quarters, len(policies)), state.table_dtype("notices"))
    for k, policy in enumerate(policies):
        announced = max(announced_in(policy, first), 0)
        last = index(policy.end) - first if policy.end else quarters - 1
        out["key"][:, k] = zlib.crc32(policy.name.encode()) % (1 << 20)
        out["announced"][announced : last + 1, k] = 1
        out["news"][announced : announced + 1, k] = policy.announced is not None or policy.start is not None
        for row in in_section(policy.type).values():
            out[row.column][:, k] = lever_value(row, policy.levers[row.name])
        out["ends"][:, k] *= strength_of(policy, first, quarters)
        for end, quarter in (("of_arrived_from", 0), ("of_arrived_to", 3)):  # years to the quarters of their ends
            out[end][:, k] = out[end][:, k] * 4 + quarter - first
    return out
