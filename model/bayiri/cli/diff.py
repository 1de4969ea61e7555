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
    from bayiri.pages.differing import change, head, name

    print(f"\n{head(part)}")
    if part == "sources":
        _tell(", ".join(name(one) for one in found), "  ", "  ")
        return
    card = [str(one.path[1]) for one in found if one.path[0] == "card"]
    found = [one for one in found if one.path[0] not in ("card", "title")]  # the titles stand above
    for one in found[:_MOST]:
        _tell(change(one), "  ")
    if card:
        _tell(f"card: other words for {', '.join(card)}", "  ")
    if len(found) > _MOST:
        print(f"  ... and {len(found) - _MOST} more; --json has them all")


def _policies(found: list[Difference]) -> None:
    """Policies of one scenario alone, then what differs in those of both."""
    from bayiri.pages.differing import change

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
            _tell(change(one), "  ")


def _policy(name: str, meaning: str, policy: dict[str, Any]) -> None:
    from bayiri.pages.differing import in_force, levers

    _tell(f"{name}: {meaning}", "  ")
    for line in (in_force(policy), *levers(policy)):
        _tell(line, "    ")


def _tell(text: str, indent: str, further: str = "      ") -> None:
    """A line of text, folded where it is too long."""
    for line in textwrap.wrap(text, _WIDEST, initial_indent=indent, subsequent_indent=further) or [""]:
        print(line)
