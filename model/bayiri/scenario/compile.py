"""A scenario as numbers: the parameter record and the tables of places, programmes, lenders, systems, notices.

Quarter 0 is the first of the corridor's history. Places are the origin's regions, then the destinations,
each in the order of the sheet. Money is turned into cents here and nowhere else.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bayiri import state
from bayiri.parameters import POLICY_TYPES, Parameter, columns, in_section
from bayiri.parameters.quarters import index
from bayiri.scenario.scenario import Policy, Scenario
from bayiri.scenario.sections import entries

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


def yearly(figure: Mapping[str, Any], first: int, quarters: int, path: str) -> np.ndarray:
    """A figure or yearly series as one number a quarter, from quarter `first` (absolute index) on."""
    if "value" in figure:
        return np.full(quarters, float(figure["value"]))
    years = np.array(sorted(int(year) for year in figure["years"]), dtype=float)
    values = np.array([float(figure["years"][int(year)]) for year in years])
    when = first + np.arange(quarters)
    if path == "linear":  # yearly means stand in the middle of their year
        return np.interp(when / 4 + 0.125, years + 0.5, values)
    rank = np.searchsorted(years, when // 4, side="right") - 1
    return values[np.maximum(rank, 0)]


def _cents(row: Parameter) -> float:
    return 100.0 if row.unit.startswith("USD") else 1.0


def _numeric(row: Parameter, figure: Mapping[str, Any]) -> dict[str, Any]:
    """A figure or series with its values as tables hold them."""
    if "value" in figure:
        return {"value": lever_value(row, figure["value"])}
    return {"years": {int(year): lever_value(row, value) for year, value in figure["years"].items()}}


def _fill(out: np.ndarray, section: str, sources: Sequence[Mapping[str, Any]], first: int) -> None:
    """Fill the columns of one section from the first source that has the figure, else the default."""
    rows = in_section(section)
    given = [entries(source, rows.values()) for source in sources]  # names with dots stand in nested mappings
    for row in rows.values():
        figure = next((found[row.name] for found in given if row.name in found), {"value": row.default})
        out[row.column] = yearly(_numeric(row, figure), first, out.shape[0], row.path)


def _places(sheet: Mapping[str, Any], first: int, quarters: int) -> tuple[np.ndarray, tuple[str, ...]]:
    origin, destinations = sheet["origin"], sheet["destinations"]
    names = (*origin["regions"], *destinations)
    out = np.zeros((quarters, len(names)), state.table_dtype("places"))
    for place, (name, region) in enumerate(origin["regions"].items()):
        _fill(out[:, place], "origin", (region, origin), first)
        _fill(out[:, place], "region", (region,), first)
        out["kind"][:, names.index(name)] = state.ORIGIN
    for place, destination in enumerate(destinations.values(), start=len(origin["regions"])):
        _fill(out[:, place], "destination", (destination,), first)
        out["kind"][:, place] = state.DESTINATION
    return out, names


def _systems(sheet: Mapping[str, Any], first: int, quarters: int) -> np.ndarray:
    regions, destinations = len(sheet["origin"]["regions"]), sheet["destinations"]
    out = np.zeros((quarters, regions + len(destinations), regions + len(destinations)), state.table_dtype("systems"))
    for place, destination in enumerate(destinations.values(), start=regions):
        for region in range(regions):
            _fill(out[:, region, place], "leaving", (destination.get("leaving", {}),), first)
            _fill(out[:, place, region], "going_home", (destination.get("going_home", {}),), first)
    return out


def _strength(policy: Policy, first: int, quarters: int) -> np.ndarray:
    """Share of a policy's levers in force each quarter: 0 outside its dates, rising over the ramp."""
    start = index(policy.start) - first if policy.start else 0
    end = index(policy.end) - first if policy.end else quarters - 1
    when = np.arange(quarters)
    ramp = np.clip((when - start + 1) / max(policy.ramp, 1), 0.0, 1.0)
    return np.where((when >= start) & (when <= end), ramp, 0.0)


def _announced(policy: Policy, first: int) -> int:
    """Quarter (from the first of the history) in which people can first know of the policy."""
    day = policy.announced or policy.start
    return index(day) - first if day else 0


def lever_value(row: Parameter, value: Any) -> float:
    """A lever as the number its column holds: choices by position, sets as bits, money in cents."""
    if row.kind == "set":
        return float(sum(1 << state.STATUSES.index(option) for option in value))
    if row.kind == "choice":
        return float(row.options.index(value))
    return float(value) * _cents(row)


def _institution(out: np.ndarray, policy: Policy, first: int, foretold: bool = False) -> None:
    """Dates and terms of one institution, a row a quarter; `foretold` terms are known from the announcement on."""
    strength = _strength(policy, first, len(out))
    announced = max(_announced(policy, first), 0)
    # What was promised before the end is still delivered after it: only `open` ends.
    terms = np.maximum.accumulate(strength)
    out["key"] = _key(policy)
    out["open"] = strength > 0
    out["announced"][announced:] = 1
    out["announced"] &= np.maximum.accumulate(out["open"][::-1])[::-1]  # not after the end
    out["news"][announced : announced + 1] = policy.announced is not None or policy.start is not None
    if foretold:
        terms[(out["announced"] > 0) & (terms == 0.0)] = 1.0
    for row in in_section(policy.type).values():
        value = lever_value(row, policy.levers[row.name])
        neutral = value if row.neutral is None else row.neutral
        out[row.column] = neutral + terms * (value - neutral)


def _programmes(policies: Sequence[Policy], first: int, quarters: int) -> np.ndarray:
    out = np.zeros((quarters, len(policies)), state.table_dtype("programmes"))
    for k, policy in enumerate(policies):
        _institution(out[:, k], policy, first)
    return out


def _lenders(sheet: Mapping[str, Any], policies: Sequence[Policy], first: int, quarters: int) -> np.ndarray:
    """Row 0 is the origin's ordinary lender, always open; then one row a policy of credit."""
    if len(policies) >= state.LENDERS_AT_MOST:
        raise ValueError(f"{len(policies)} policies of credit; {state.LENDERS_AT_MOST - 1} can be told apart")
    out = np.zeros((quarters, 1 + len(policies)), state.table_dtype("lenders"))
    _fill(out[:, 0], "lender", (sheet["origin"].get("lender", {}),), first)
    out["open"][:, 0] = out["announced"][:, 0] = 1
    out["open_to_home_for_at_most"][:, 0] = state.FOREVER
    for k, policy in enumerate(policies, start=1):
        _institution(out[:, k], policy, first, foretold=True)
    return out


def _informers(policies: Sequence[Policy], first: int, quarters: int) -> np.ndarray:
    """Terms of services that counsel people abroad; outside its dates a service is closed."""
    out = np.zeros((quarters, len(policies)), state.table_dtype("informers"))
    for k, policy in enumerate(policies):
        strength = _strength(policy, first, quarters)
        out["key"][:, k] = _key(policy)
        out["open"][:, k] = strength > 0
        for row in in_section(policy.type).values():
            value = lever_value(row, policy.levers[row.name])
            # A service grows by reaching more people; who does the counselling is as able from the start.
            out[row.column][:, k] = strength * value if row.name == "contact.reach" else value
    return out


def _measures(policies: Sequence[Policy], first: int, quarters: int) -> np.ndarray:
    """Measures in regions: paid in full from their start to their end, felt by their strength after their lag."""
    out = np.zeros((quarters, len(policies)), state.table_dtype("measures"))
    for k, policy in enumerate(policies):
        strength = _strength(policy, first, quarters)
        out["open"][:, k] = strength > 0
        for row in in_section(policy.type).values():
            if row.kind != "names":
                out[row.column][:, k] = lever_value(row, policy.levers[row.name])
        lag = int(out["works_lag"][0, k])
        felt = np.concatenate((np.zeros(lag), strength))[:quarters] * (strength > 0)
        for name in (row.column for row in in_section(policy.type).values() if row.name.startswith("lower.")):
            out[name][:, k] *= felt
    return out


def _regions_of(policy: Policy, names: Sequence[str], regions: int) -> tuple[int, ...]:
    """Places of the regions that the policy names; of all where it names none."""
    named: Any = policy.levers["regions"]
    return tuple(place for place in range(regions) if not named or names[place] in named)


def _key(policy: Policy) -> int:
    """Key of the policy's draws: of its name, so that neither order nor other policies matter."""
    return 1024 + zlib.crc32(policy.name.encode()) % (1 << 20)


def _notices(policies: Sequence[Policy], first: int, quarters: int) -> np.ndarray:
    """Announced ends of stay: believed from the announcement to the policy's end, carried out as it grows."""
    out = np.zeros((quarters, len(policies)), state.table_dtype("notices"))
    for k, policy in enumerate(policies):
        announced = max(_announced(policy, first), 0)
        last = index(policy.end) - first if policy.end else quarters - 1
        out["key"][:, k] = zlib.crc32(policy.name.encode()) % (1 << 20)
        out["announced"][announced : last + 1, k] = 1
        out["news"][announced : announced + 1, k] = policy.announced is not None or policy.start is not None
        for row in in_section(policy.type).values():
            out[row.column][:, k] = lever_value(row, policy.levers[row.name])
        out["ends"][:, k] *= _strength(policy, first, quarters)
        for end, quarter in (("of_arrived_from", 0), ("of_arrived_to", 3)):  # years to the quarters of their ends
            out[end][:, k] = out[end][:, k] * 4 + quarter - first
    return out


def _add_levers(policy: Policy, places: np.ndarray, systems: np.ndarray, regions: int, first: int) -> None:
    """Add a policy's levers to the sheet's values of its destinations and directions of moving, or replace them."""
    strength = _strength(policy, first, places.shape[0])
    for row in in_section(policy.type).values():
        value = policy.levers[row.name]
        if value is None:
            continue
        if row.table == "places":
            part = places[row.column][:, regions:]
        elif "leaving" in row.section:
            part = systems[row.column][:, :regions, regions:]
        else:
            part = systems[row.column][:, regions:, :regions]
        if row.replaces:
            part[strength > 0] = lever_value(row, value)
            continue
        change = strength * lever_value(row, value)
        raised = part + change.reshape(-1, *[1] * (part.ndim - 1))
        # Only where the lever does something, so that a neutral one leaves every bit as it was.
        np.copyto(part, np.clip(raised, row.low, row.high * _cents(row)), where=raised != part)


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


def compile_scenario(
    scenario: Scenario, window: tuple[int, int] | None = None, quarters: int | None = None
) -> Compiled:
    """Tables of the scenario from the first quarter of its history to the horizon.

    `window` (absolute quarters) overrides the scenario's own; `quarters` is the length after the start.
    """
    sheet = scenario.sheet
    first, start = index(scenario.calendar.history), index(scenario.calendar.start)
    end = start + quarters - 1 if quarters is not None else index(scenario.calendar.end)
    length = end - first + 1
    places, names = _places(sheet, first, length)
    systems = _systems(sheet, first, length)
    regions = len(sheet["origin"]["regions"])
    ordered = sorted(scenario.policies.values(), key=lambda policy: (_announced(policy, first), policy.name))
    of_type = {kind: [policy for policy in ordered if policy.type == kind] for kind in POLICY_TYPES}
    served, credit, informed, measured, ending = (of_type[kind] for kind in _BY_INSTITUTIONS)
    for policy in ordered:
        if policy.type not in _BY_INSTITUTIONS:
            _add_levers(policy, places, systems, regions, first)
    window = window or window_of([scenario], quarters)
    parameters = np.zeros(1, state.table_dtype("parameters"))
    for row in columns("parameters"):
        parameters[row.column] = scenario.parameters[row.name]
    parameters["regions"], parameters["places"], parameters["programmes"] = regions, len(names), len(served)
    parameters["lenders"] = 1 + len(credit)
    parameters["start"], parameters["lag"] = start - first, scenario.outcome.lag
    parameters["attention_rate"] = -np.log1p(-parameters["attention"])
    parameters["prospect_rate"] = -np.log1p(-parameters["attention_prospect"])
    parameters["window_from"], parameters["window_to"] = window[0] - first, window[1] - first
    parameters["well"] = scenario.outcome.threshold
    return Compiled(
        parameters=parameters, places=places, programmes=_programmes(served, first, length), systems=systems,
        notices=_notices(ending, first, length),
        informers=_informers(informed, first, length), measures=_measures(measured, first, length),
        informer_names=tuple(policy.name for policy in informed),
        measure_names=tuple(policy.name for policy in measured),
        measure_regions=tuple(_regions_of(policy, names, regions) for policy in measured),
        lenders=_lenders(sheet, credit, first, length), place_names=names,
        programme_names=tuple(policy.name for policy in served),
        lender_names=("ordinary lender", *(policy.name for policy in credit)), history=first, start=start - first,
        quarters=length, window=window, slots=yearly(sheet["slots"], first, length, "step") / 4.0,
        stock=float(yearly(sheet["stock"], start, 1, "linear")[0]),
        budget=None if scenario.budget is None else int(round(scenario.budget * 100)),
    )  # fmt: skip
