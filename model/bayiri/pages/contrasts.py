"""Whether a mix does more for one group than for another: the only sure answer to "for whom"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from scipy.special import stdtrit

from bayiri.charts.numbers import number
from bayiri.charts.source import Source
from bayiri.charts.spread import LEVEL, estimate
from bayiri.charts.wording import group as words
from bayiri.charts.wording import listing, quoted
from bayiri.pages.cell import ENOUGH, WHAT, change, changed

HEADS = ("sex", "age", "region", "education")  # what people are before the mix; not how they return


@dataclass(frozen=True)
class Contrast:
    """A mix whose effect on settling is greater in the group `more` than in `less`, beyond chance."""

    mix: str
    more: str
    less: str


@dataclass(frozen=True)
class Contrasts:
    """The sure ones, and how many pairs of groups were looked at."""

    apart: tuple[Contrast, ...]
    looked_at: int


def contrasts(source: Source) -> Contrasts:
    """Pairs of groups under one heading whose effects on settling surely differ.

    Sure means all pairs of all mixes taken together: the level of each interval is that of Bonferroni.
    """
    pairs = []
    for name in source.mixes:
        for one, other in _pairs(source):
            gap = (source.paired(name, WHAT, group=one) - source.paired(name, WHAT, group=other)).dropna()
            if len(gap) >= max(2, ENOUGH * int(source.meta["runs"])):
                pairs.append((name, one, other, estimate(gap)))
    apart = []
    for name, one, other, found in pairs:
        wider = stdtrit(found.runs - 1, 1 - (1 - LEVEL) / 2 / len(pairs)) / stdtrit(found.runs - 1, 0.5 + LEVEL / 2)
        half = (found.high - found.mean) * wider
        if abs(found.mean) > half:
            more, less = (one, other) if found.mean > 0 else (other, one)
            apart.append(Contrast(name, more, less))
    return Contrasts(tuple(apart), len(pairs))


def told(source: Source) -> str:
    """The answer to "for whom", in words."""
    found = contrasts(source)
    if not found.looked_at:
        return "There are too few people in the groups to say for whom a mix works."
    together = f"{found.looked_at} pairs of groups, taken together"
    if not found.apart:
        return (
            "Whether a mix does more for women or for men, or for one age, region or level of education than for "
            f"another, cannot be told ({together})."
        )
    names = list(dict.fromkeys(one.mix for one in found.apart))
    parts = [f"{quoted(source.titles[name])} ({by_group(source, name, found.apart)})" for name in names]
    return (
        "Effects on settling per 1\N{NARROW NO-BREAK SPACE}000 first returns of a group differ beyond chance in "
        f"{'; '.join(parts)}. Other differences between groups, also where two intervals lie "
        f"apart, are not sure enough ({together})."
    )


def by_group(source: Source, name: str, apart: Iterable[Contrast]) -> str:
    """The groups of a mix that differ beyond chance, each with its effect: `by group, men 0 and women +100`."""
    pairs = [(one.less, one.more) for one in apart if one.mix == name]
    groups = list(dict.fromkeys(group for pair in pairs for group in pair))
    effects = [f"{_called(group)} {changed(source, name, WHAT, group).mean}" for group in groups]
    return f"by group, {listing(effects)}" if effects else ""


def alike(source: Source, name: str) -> str:
    """That a mix settles more people in every group, if it does so beyond chance in each; else nothing."""
    groups = [group for group in source.groups(WHAT) if group.split("=")[0] in HEADS]
    found = [change(source, name, WHAT, group)[0] for group in groups]
    if len(found) < 2 or not all(one.known and one.low > 0 for one in found):
        return ""
    low, high = (number(end, 0, sign=True) for end in (min(one.mean for one in found), max(one.mean for one in found)))
    mix = quoted(source.titles[name])
    return f"{mix} settles more in every group of sex, age, region and education ({low} to {high})."


def _pairs(source: Source) -> list[tuple[str, str]]:
    """Groups to be set against each other."""
    groups = source.groups(WHAT)
    heads = ([group for group in groups if group.startswith(f"{head}=")] for head in HEADS)
    return [pair for head in heads for pair in combinations(head, 2)]


def _called(group: str) -> str:
    """`women`, `people of 16-29`, `people from Costa`, `people with primary education`."""
    head, _, _ = group.partition("=")
    name = words(group)[1]
    spoken = {
        "age": f"people of {name}",
        "region": f"people from {name}",
        "education": f"people with {name.lower()} education",
    }
    return spoken.get(head, name.lower())
