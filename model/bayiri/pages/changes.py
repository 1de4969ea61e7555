"""What was compared: what differs in each mix from its baseline, and what the baseline's policies set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from bayiri.charts.source import Source, clean
from bayiri.charts.wording import module, plain, quoted
from bayiri.pages.differing import change, head, in_force, levers, name
from bayiri.scenario import Scenario
from bayiri.scenario.differing import Difference, differences, set_by

OPEN = 12  # lines that stand unfolded
_UNSAID = ("sources", "words")  # they move no number; titles and cards stand beside
_NAMED = 4  # values of one part that its short words name
ADDS, LEAVES_OUT, ALTERS = "adds", "leaves out", "changes"  # what a mix does to its baseline


@dataclass(frozen=True)
class Change:
    """A policy or another part of a scenario: its heading, one line a value; what the mix does to it, in short."""

    head: str
    lines: tuple[str, ...]
    does: str = ""
    short: str = ""


@dataclass(frozen=True)
class Changes:
    """What differs in a mix, under a title; `unfolded` if it is short. A title alone says that nothing does."""

    title: str
    parts: tuple[Change, ...] = ()

    @property
    def unfolded(self) -> bool:
        """Whether it is short enough to stand without a fold."""
        return sum(1 + len(part.lines) for part in self.parts) <= OPEN


def changes(source: Source, mix: str) -> Changes | None:
    """What differs in a mix from its baseline; of the baseline itself what its policies set. None if not known."""
    scenario, base = source.scenarios.get(mix), source.scenarios.get(source.against(mix))
    if not isinstance(scenario, Scenario) or not isinstance(base, Scenario):
        return None
    if scenario is base:
        return Changes("What its policies set", tuple(_set(scenario))) if scenario.policies else None
    title = source.titles[base.name]
    parts = tuple(_differing(base, scenario))
    return Changes(f"What differs from {quoted(title)}" if parts else f"Nothing differs from {quoted(title)}.", parts)


def _set(scenario: Scenario) -> Iterator[Change]:
    for policy in scenario.policies.values():
        given = set_by(scenario, policy)
        yield Change(f"{_called(policy.name)}, {in_force(given)}", tuple(map(_line, levers(given))))


def _differing(base: Scenario, mix: Scenario) -> Iterator[Change]:
    """Policies of one of the two alone, then those of both, then what else differs, part by part."""
    found = [one for one in differences(base, mix) if one.part not in _UNSAID and not _by_module(one)]
    whole = [one for one in found if one.path[0] == "policies" and len(one.path) == 2]
    for one in whole:
        yield _policy(one)
    for title, group in groupby([one for one in found if one not in whole], key=_title):
        inner = list(group)
        yield Change(title, tuple(_line(change(one)) for one in inner), ALTERS, _short(title, inner))


def _policy(one: Difference) -> Change:
    """A policy that only one of the two holds; of one that is left out nothing more is told."""
    called = _called(str(one.path[1])).lower()
    words = f"{called} ({one.meaning})"
    if one.second is None:
        return Change(f"Left out: {words}", (), LEAVES_OUT, called)
    return Change(f"New: {words}, {in_force(one.second)}", tuple(map(_line, levers(one.second))), ADDS, called)


def _short(title: str, found: list[Difference]) -> str:
    """`assisted return (grant, open to sex)`: a part with the names of what differs in it."""
    names = [module(name(one)).replace(".", " ") for one in found]
    told = [*names[:_NAMED], *([f"{len(names) - _NAMED} more"] if len(names) > _NAMED else [])]
    first = title[:1].lower() + title[1:]
    return first if [name(one) for one in found] == ["budget"] else f"{first} ({', '.join(told)})"


def _title(one: Difference) -> str:
    return _called(str(one.path[1])) if one.path[0] == "policies" else head(one.part)


def _by_module(one: Difference) -> bool:
    """Whether a number is one that only a module which the other has off would read: the module says so itself."""
    return one.part == "behaviour" and (one.first is None or one.second is None)


def _called(policy: str) -> str:
    return plain(clean(policy))


def _line(told: Any) -> str:
    return clean(told).replace("->", "\N{RIGHTWARDS ARROW}")
