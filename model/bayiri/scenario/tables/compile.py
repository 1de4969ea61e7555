"""A scenario as numbers: the parameter record and the tables of places, programmes, lenders, systems, notices.

Quarter 0 is the first of the corridor's history. Places are the origin's regions, then the destinations,
each in the order of the sheet. Money is turned into cents here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bayiri import state
from bayiri.parameters import POLICY_TYPES, Parameter, columns, in_section
from bayiri.parameters.quarters import index
from bayiri.scenario.modules import sheet_in_force
from bayiri.scenario.scenario import Policy, Scenario
from bayiri.scenario.tables.filling import fill, lever_value, scale_of, yearly
from bayiri.scenario.tables.terms import (
    Groups,
    announced_in,
    informers,
    lenders,
    measures,
    notices,
    programmes,
    regions_of,
    strength_of,
)

# Policies that are institutions of their own, with a row each in a table; the others change the sheet's values.
_BY_INSTITUTIONS = ("return_programme", "credit_access", "information", "push_measures", "end_of_stay")


@dataclass(frozen=True)
class Compiled:
    """Tables of one scenario and what the model must know to allocate people.

    `slots[cohort]` are persons who first consider leaving in that quarter; `stock` the published number of
    persons abroad at the start; `window` the first and last quarter of returns that count as outcomes.
    """

    parameters: np.ndarray
    places: np.ndarray
    programmes: np.ndarray
    lenders: np.ndarray
    systems: np.ndarray
    informers: np.ndarray
    measures: np.ndarray
    notices: np.ndarray
    terms: np.ndarray  # number of the group whose terms hold for people of a region, sex and education
    place_names: tuple[str, ...]
    programme_names: tuple[str, ...]
    lender_names: tuple[str, ...]
    informer_names: tuple[str, ...]
    measure_names: tuple[str, ...]
    measure_regions: tuple[tuple[int, ...], ...]  # places in which each of the measures is taken
    history: int
    start: int
    quarters: int
    window: tuple[int, int]
    slots: np.ndarray
    stock: float
    budget: int | None

    @property
    def regions(self) -> int:
        """Number of origin regions."""
        return int(self.parameters[0]["regions"])


def _places(sheet: Mapping[str, Any], first: int, quarters: int) -> tuple[np.ndarray, tuple[str, ...]]:
    origin, destinations = sheet["origin"], sheet["destinations"]
    names = (*origin["regions"], *destinations)
    out = np.zeros((quarters, len(names)), state.table_dtype("places"))
    for place, (name, region) in enumerate(origin["regions"].items()):
        fill(out[:, place], "origin", (region, origin), first)
        fill(out[:, place], "region", (region,), first)
        out["kind"][:, names.index(name)] = state.ORIGIN
    for place, destination in enumerate(destinations.values(), start=len(origin["regions"])):
        fill(out[:, place], "destination", (destination,), first)
        out["kind"][:, place] = state.DESTINATION
    return out, names


def _systems(sheet: Mapping[str, Any], first: int, quarters: int) -> np.ndarray:
    regions, destinations = len(sheet["origin"]["regions"]), sheet["destinations"]
    out = np.zeros((quarters, regions + len(destinations), regions + len(destinations)), state.table_dtype("systems"))
    for place, destination in enumerate(destinations.values(), start=regions):
        for region in range(regions):
            fill(out[:, region, place], "leaving", (destination.get("leaving", {}),), first)
            fill(out[:, place, region], "going_home", (destination.get("going_home", {}),), first)
    return out


def _add_levers(
    policy: Policy, places: np.ndarray, systems: np.ndarray, names: Sequence[str], regions: int, first: int
) -> None:
    """Add a policy's levers to the sheet's values of its destinations and directions of moving, or replace them."""
    strength = strength_of(policy, first, places.shape[0])
    for row in in_section(policy.type).values():
        if row.table == "places":
            _change(places[row.column][:, regions:], policy, row, strength, {})
            continue
        for code, region in enumerate(names[:regions]):
            leaves = "leaving" in row.section
            ways = (slice(None), code, slice(regions, None)) if leaves else (slice(None), slice(regions, None), code)
            _change(systems[row.column][ways], policy, row, strength, {"region": region})


def _change(part: np.ndarray, policy: Policy, row: Parameter, strength: np.ndarray, group: Mapping[str, str]) -> None:
    """Change some columns of a table, `part[quarter, ...]`, by a lever in the quarters in which it is in force."""
    value = policy.value(row.name, group)
    if value is None:
        return
    if row.replaces:
        part[strength > 0] = lever_value(row, value)
        return
    raised = part + (strength * lever_value(row, value))[:, None]
    # Only where the lever does something, so that a neutral one leaves every bit as it was.
    np.copyto(part, np.clip(raised, row.low, row.high * scale_of(row)), where=raised != part)


def window_of(scenarios: Sequence[Scenario], quarters: int | None = None) -> tuple[int, int]:
    """Evaluation window common to some mixes, as absolute quarters.

    From the earliest start or announcement among them, else the scenario's start, to the lag before the
    horizon; a scenario's own window stands, as far as the horizon allows.
    """
    settings = scenarios[0]
    first = index(settings.calendar.start)
    last = first + quarters - 1 if quarters is not None else index(settings.calendar.end)
    if settings.outcome.window is not None:
        opens, closes = (index(day) for day in settings.outcome.window)
        return opens, min(closes, last - settings.outcome.lag)
    days = [day for scenario in scenarios for policy in scenario.policies.values()
            for day in (policy.announced, policy.start) if day]  # fmt: skip
    begins = min((index(day) for day in days), default=first)
    return max(begins, first), last - settings.outcome.lag


def _parameters(scenario: Scenario, sizes: Mapping[str, int], dates: Mapping[str, int]) -> np.ndarray:
    """The record of numbers that hold everywhere and always, sizes of tables and dates of the run among them."""
    parameters = np.zeros(1, state.table_dtype("parameters"))
    for row in columns("parameters"):
        parameters[row.column] = scenario.parameters[row.name]
    for name, value in {**sizes, **dates}.items():
        parameters[name] = value
    parameters["lag"], parameters["well"] = scenario.outcome.lag, scenario.outcome.threshold
    parameters["attention_rate"] = -np.log1p(-parameters["attention"])
    parameters["prospect_rate"] = -np.log1p(-parameters["attention_prospect"])
    return parameters


def compile_scenario(
    scenario: Scenario, window: tuple[int, int] | None = None, quarters: int | None = None
) -> Compiled:
    """Tables of the scenario from the first quarter of its history to the horizon.

    `window` (absolute quarters) overrides the scenario's own; `quarters` is the length after the start.
    """
    sheet = sheet_in_force(scenario.sheet, scenario.switched_on)
    first, start = index(scenario.calendar.history), index(scenario.calendar.start)
    end = start + quarters - 1 if quarters is not None else index(scenario.calendar.end)
    length = end - first + 1
    places, names = _places(sheet, first, length)
    systems = _systems(sheet, first, length)
    regions = len(sheet["origin"]["regions"])
    ordered = sorted(scenario.policies.values(), key=lambda policy: (announced_in(policy, first), policy.name))
    of_type = {kind: [policy for policy in ordered if policy.type == kind] for kind in POLICY_TYPES}
    served, credit, informed, measured, ending = (of_type[kind] for kind in _BY_INSTITUTIONS)
    for policy in ordered:
        if policy.type not in _BY_INSTITUTIONS:
            _add_levers(policy, places, systems, names, regions, first)
    groups = Groups([*served, *credit, *informed], names[:regions])
    window = window or window_of([scenario], quarters)
    sizes = {"regions": regions, "places": len(names), "programmes": len(served), "lenders": 1 + len(credit)}
    dates = {"start": start, "window_from": window[0], "window_to": window[1]}
    return Compiled(
        parameters=_parameters(scenario, sizes, {name: day - first for name, day in dates.items()}),
        places=places, programmes=programmes(served, first, length, groups), systems=systems,
        notices=notices(ending, first, length),
        informers=informers(informed, first, length, groups), terms=groups.index,
        measures=measures(measured, first, length, names[:regions]),
        informer_names=tuple(policy.name for policy in informed),
        measure_names=tuple(policy.name for policy in measured),
        measure_regions=tuple(regions_of(policy, names, regions) for policy in measured),
        lenders=lenders(sheet, credit, first, length, groups), place_names=names,
        programme_names=tuple(policy.name for policy in served),
        lender_names=("ordinary lender", *(policy.name for policy in credit)), history=first, start=start - first,
        quarters=length, window=window, slots=yearly(sheet["slots"], first, length, "step") / 4.0,
        stock=float(yearly(sheet["stock"], start, 1, "linear")[0]),
        budget=None if scenario.budget is None else int(round(scenario.budget * 100)),
    )  # fmt: skip
