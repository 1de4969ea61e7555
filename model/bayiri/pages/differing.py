"""What differs between two scenarios, in the words that the page and `bayiri diff` share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bayiri.charts.wording import duration, quarter
from bayiri.parameters import in_section
from bayiri.parameters.quarters import index
from bayiri.scenario.differing import DATES, Difference, beside_value, value_of
from bayiri.scenario.showing import plain
from bayiri.scenario.text.faults import number

HEADS = {
    "budget": "Budget of all policies",
    "outcome": "How outcomes are counted",
    "calendar": "Calendar",
    "modules": "Modules that are on",
    "behaviour": "People and behaviour",
    "sheet": "Corridor sheet",
    "sources": "The same numbers, but other ranges, sources, grades or notes",
    "words": "Words and names",
}
_NO_UNITS = ("flag", "choice", "set", "names", "number", "ratio")  # kinds of value that the registry names as units


def head(part: str) -> str:
    """The heading of a part of the differences."""
    return HEADS.get(part, part.capitalize())


def name(one: Difference) -> str:
    """The path of a value without what its heading names: the part, or the policy."""
    if one.path[0] == "policies":
        return ".".join(map(str, one.path[2:]))
    return ".".join(map(str, one.path[1:] if len(one.path) > 1 and one.path[0] in HEADS else one.path))


def change(one: Difference) -> str:
    """`grant: 17 800 -> 14 000 USD 2021  (what it is)`."""
    first, second = value_of(one.first), value_of(one.second)
    told = f"  ({meant(one.meaning)})" if one.meaning else ""
    called = name(one)
    if one.path[0] in ("calendar", "policies") and one.path[-1] in (*DATES, "history"):
        return f"{called}: {_date(called, first)} -> {_date(called, second)}{_shift(first, second)}{told}"
    also = _beside(one.first, one.second)
    if first == second:
        return f"{called}: {_amount(first, one.unit)} as before{also}{told}"
    if isinstance(first, dict) and isinstance(second, dict):
        return f"{called}: {_years(first, second)}{_unit(one.unit)}{told}"
    return f"{called}: {_amount(first, '')} -> {_amount(second, one.unit)}{also}{told}"


def meant(meaning: str) -> str:
    """What a number means, without what its absence does."""
    return meaning.partition("; nothing:")[0]


def in_force(policy: dict[str, Any]) -> str:
    """From when to when a policy is in force, and since when it is known."""
    ends = quarter(policy["end"]) if policy["end"] else "the end"
    told = f"in force from {quarter(policy['start']) if policy['start'] else 'the beginning'} to {ends}"
    told += f", announced {quarter(policy['announced'])}" if policy["announced"] else ""
    told += f", delivering after {duration(policy['delivery_lag'])}" if policy["delivery_lag"] else ""
    return f"{told}, growing over {duration(policy['ramp'])}" if policy["ramp"] else told


def levers(policy: dict[str, Any]) -> Iterator[str]:
    """What a policy sets, a line a lever: `grant: 17 800 USD 2021  (what it is)`."""
    rows = in_section(policy["type"])
    for lever, given in policy["levers"].items():
        told = _amount(value_of(given), rows[lever].unit)
        yield f"{lever}: {told}{_spread(beside_value(given))}  ({meant(rows[lever].meaning)})"


def _spread(beside: dict[str, Any]) -> str:
    """What stands beside a number that nothing is compared with."""
    if "distribution" in beside and "range" in beside:
        drawn = f", drawn between {' and '.join(_amount(end, '') for end in beside['range'])}"
        return drawn + _spread({key: held for key, held in beside.items() if key not in ("distribution", "range")})
    return "".join(f", {_called(key)} {_plainly(held)}" for key, held in beside.items())


def _beside(first: Any, second: Any) -> str:
    """What else differs: distribution, values of groups, and the range where the value is the same."""
    one, other = beside_value(first), beside_value(second)
    keys = [key for key in {**one, **other} if key != "range" or value_of(first) == value_of(second)]
    pairs = {key: (_plainly(one.get(key)), _plainly(other.get(key))) for key in keys}
    return "".join(f", {_called(key)} {old} -> {new}" for key, (old, new) in pairs.items() if old != new)


def _called(key: str) -> str:
    return key.replace("_", " ")


def _plainly(held: Any) -> str:
    """What stands beside a number: ends of a range, a word, values of groups."""
    if held is None:
        return "none"
    if isinstance(held, dict):
        return " and ".join(f"{group} {_amount(value, '')}" for group, value in held.items())
    return " to ".join(_amount(end, "") for end in held) if isinstance(held, list | tuple) else _amount(held, "")


def _date(key: str, date: str | None) -> str:
    missing = {"start": "from the beginning", "end": "to the end"}
    return quarter(date) if date else missing.get(key, "not announced before")


def _shift(first: str | None, second: str | None) -> str:
    """By how much a date moves, in words."""
    if first is None or second is None:
        return ""
    moved = index(second) - index(first)
    return f", {duration(abs(moved))} {'later' if moved > 0 else 'earlier'}"


def _years(first: dict[Any, Any], second: dict[Any, Any]) -> str:
    """The years of a series that differ, the first few with both values."""
    years = sorted(year for year in {*first, *second} if first.get(year) != second.get(year))
    shown = [f"{year}: {_amount(first.get(year), '')} -> {_amount(second.get(year), '')}" for year in years[:3]]
    return ", ".join(shown) + (f" and {len(years) - 3} more years until {years[-1]}" if len(years) > 3 else "")


def _amount(value: Any, unit: str) -> str:
    """A value as people write it, thousands apart, with its unit."""
    if value is None:
        return "not given"
    if isinstance(value, list | tuple):
        return ", ".join(_amount(inner, "") for inner in value) or "all"
    if isinstance(value, bool | str):
        return plain(value)
    if isinstance(value, dict):
        return "a series of years"
    large = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}"
    return (large.replace(",", " ") if abs(value) >= 10_000 else number(value)) + _unit(unit)


def _unit(unit: str) -> str:
    return "" if unit in _NO_UNITS or not unit else f" {unit}"
