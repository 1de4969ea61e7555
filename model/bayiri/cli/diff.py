"""`bayiri diff`: what differs between two scenarios, in words."""

from __future__ import annotations

import textwrap
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bayiri.cli.options import Json

if TYPE_CHECKING:
    from bayiri.scenario import Scenario
    from bayiri.scenario.differing import Difference

EXAMPLE = "bayiri diff ecuador-spain/baseline ecuador-spain/circular-reentry"
_WIDEST = 100
_MOST = 40  # differences of one part that are told one by one
_HEADS = {
    "budget": "Budget of all policies",
    "outcome": "How outcomes are counted",
    "calendar": "Calendar",
    "modules": "Modules that are on",
    "behaviour": "People and behaviour",
    "sheet": "Corridor sheet",
    "sources": "The same numbers, but other sources, grades or notes",
    "words": "Words and names",
}
_NO_UNITS = ("flag", "choice", "set", "names", "number", "ratio")  # kinds of value that the registry names as units

First = Annotated[str, typer.Argument(metavar="A", help="A file, or a shipped name such as ecuador-spain/baseline.")]
Second = Annotated[str, typer.Argument(metavar="B", help="The scenario to set beside it.")]


def diff(first: First, second: Second, json: Json = False) -> None:
    """Tell what differs between two scenarios.

    Policies, levers, dates, numbers and sources, whatever the files extend or combine.
    """
    from bayiri.cli.compare import load_all
    from bayiri.cli.output import print_json
    from bayiri.scenario.differing import differences

    one, other = load_all([first, second], [])
    found = differences(one, other)
    if json:
        print_json(_plain(one, other, found))
        return
    for letter, scenario in zip("AB", (one, other), strict=True):
        _tell(f"{letter}  {scenario.name}: {scenario.title}", "")
    if one.hash == other.hash:
        _tell(f"Both come to the same values: inputs {one.hash[:12]}.", "")
    for part, group in groupby(found, key=lambda difference: difference.part):
        _print(part, list(group))


def _plain(one: Scenario, other: Scenario, found: list[Difference]) -> dict[str, Any]:
    from bayiri.scenario.text.faults import dotted

    named = {key: {"name": it.name, "title": it.title, "hash": it.hash} for key, it in (("a", one), ("b", other))}
    return {
        **named,
        "same_values": one.hash == other.hash,
        "differences": [
            {"part": it.part, "path": dotted(it.path), "a": it.first, "b": it.second, "unit": it.unit,
             "meaning": it.meaning}
            for it in found
        ],
    }  # fmt: skip


def _print(part: str, found: list[Difference]) -> None:
    if part == "policies":
        _policies(found)
        return
    print(f"\n{_HEADS.get(part, part.capitalize())}")
    if part == "sources":
        _tell(", ".join(_name(one) for one in found), "  ", "  ")
        return
    card = [str(one.path[1]) for one in found if one.path[0] == "card"]
    found = [one for one in found if one.path[0] not in ("card", "title")]  # the titles stand above
    for one in found[:_MOST]:
        _tell(_change(one, _name(one)), "  ")
    if card:
        _tell(f"card: other words for {', '.join(card)}", "  ")
    if len(found) > _MOST:
        print(f"  ... and {len(found) - _MOST} more; --json has them all")


def _policies(found: list[Difference]) -> None:
    """Policies of one scenario alone, then what differs in those of both."""
    whole = [one for one in found if len(one.path) == 2]
    for letter, mine in (("A", [one for one in whole if one.second is None]),
                         ("B", [one for one in whole if one.first is None])):  # fmt: skip
        if mine:
            print(f"\nPolicies only in {letter}")
        for one in mine:
            _policy(str(one.path[1]), one.meaning, one.first or one.second)
    shared = [one for one in found if len(one.path) > 2]
    for name, group in groupby(shared, key=lambda one: str(one.path[1])):
        print(f"\nPolicy {name}, in both")
        for one in group:
            _tell(_change(one, ".".join(map(str, one.path[2:]))), "  ")


def _policy(name: str, meaning: str, policy: dict[str, Any]) -> None:
    from bayiri.parameters import in_section
    from bayiri.scenario.differing import beside_value, value_of

    _tell(f"{name}: {meaning}", "  ")
    _tell(_in_force(policy), "    ")
    rows = in_section(policy["type"])
    for lever, given in policy["levers"].items():
        also = "".join(f", {_called(key)} {_plainly(held)}" for key, held in beside_value(given).items())
        _tell(f"{lever}: {_amount(value_of(given), rows[lever].unit)}{also}  ({rows[lever].meaning})", "    ")


def _in_force(policy: dict[str, Any]) -> str:
    from bayiri.charts.wording import duration, quarter

    ends = quarter(policy["end"]) if policy["end"] else "the end"
    told = f"in force from {quarter(policy['start']) if policy['start'] else 'the beginning'} to {ends}"
    told += f", announced {quarter(policy['announced'])}" if policy["announced"] else ""
    return f"{told}, growing over {duration(policy['ramp'])}" if policy["ramp"] else told


def _change(one: Difference, name: str) -> str:
    """`grant: 17 800 -> 14 000 USD 2021  (what it is)`."""
    from bayiri.scenario.differing import DATES, value_of

    first, second = value_of(one.first), value_of(one.second)
    meaning = one.meaning.partition("; nothing:")[0]
    told = f"  ({meaning})" if meaning else ""
    if one.path[0] in ("calendar", "policies") and one.path[-1] in (*DATES, "history"):
        return f"{name}: {_date(name, first)} -> {_date(name, second)}{_shift(first, second)}{told}"
    also = _beside(one.first, one.second)
    if first == second:
        return f"{name}: {_amount(first, one.unit)} as before{also}{told}"
    if isinstance(first, dict) and isinstance(second, dict):
        return f"{name}: {_years(first, second)}{_unit(one.unit)}{told}"
    return f"{name}: {_amount(first, '')} -> {_amount(second, one.unit)}{also}{told}"


def _beside(first: Any, second: Any) -> str:
    """What else differs: distribution, values of groups, and the range where the value is the same."""
    from bayiri.scenario.differing import beside_value, value_of

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


def _name(one: Difference) -> str:
    """The path of a value without the part that the heading names."""
    return ".".join(map(str, one.path[1:] if len(one.path) > 1 and one.path[0] in _HEADS else one.path))


def _date(key: str, date: str | None) -> str:
    from bayiri.charts.wording import quarter

    missing = {"start": "from the beginning", "end": "to the end"}
    return quarter(date) if date else missing.get(key, "not announced before")


def _shift(first: str | None, second: str | None) -> str:
    """By how much a date moves, in words."""
    from bayiri.charts.wording import duration
    from bayiri.parameters.quarters import index

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
    from bayiri.scenario.showing import plain
    from bayiri.scenario.text.faults import number

    if value is None:
        return "not given"
    if isinstance(value, list | tuple):
        return ", ".join(_amount(inner, "") for inner in value) or "all"
    if isinstance(value, bool | str):
        return plain(value)
    if isinstance(value, dict):
        return "a series of years"
    text = f"{int(value):,}".replace(",", " ") if abs(value) >= 10_000 and float(value).is_integer() else number(value)
    return text + _unit(unit)


def _unit(unit: str) -> str:
    return "" if unit in _NO_UNITS or not unit else f" {unit}"


def _tell(text: str, indent: str, further: str = "      ") -> None:
    """A line of text, folded where it is too long."""
    for line in textwrap.wrap(text, _WIDEST, initial_indent=indent, subsequent_indent=further) or [""]:
        print(line)
