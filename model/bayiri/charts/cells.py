"""What stands in a table of bars: figures, intervals, and the width they need."""

from __future__ import annotations

import numpy as np

from bayiri.charts.folding import measure
from bayiri.charts.numbers import digits, interval, number
from bayiri.charts.spread import Estimate
from bayiri.charts.style import SMALL, TEXT

DASH = "\N{EN DASH}"

Said = list[tuple[str, str]]  # figure and interval of each row of a column


def said_of(column: list[Estimate]) -> Said:
    """The figure and the interval of each row of a column, as text; no figure where it is not known."""
    decimals = common_decimals(column)
    found = []
    for value in column:
        ends = ""
        if value.known and np.isfinite(value.low):
            ends = interval(value.low, value.high, _finer(value, decimals)).replace(" to ", DASH)
            ends = ends if value.high > value.low else "every run"
        said = number(value.mean, _finer(value, decimals))
        found.append((said, ends) if value.known else ("", "too few\npeople"))
    return found


def in_two_lines(said: Said) -> Said:
    """The same with each interval in two lines."""
    return [(figures, ends.replace(DASH, f"{DASH}\n")) for figures, ends in said]


def need(head: str, said: Said) -> float:
    """Width that the head and the figures of a column need, points."""
    wide = [measure(word, SMALL, "bold") for word in head.split()]
    wide += [measure(figures, TEXT) + 2 for figures, _ in said]
    wide += [measure(line, SMALL) + 2 for _, ends in said for line in ends.split("\n")]
    return max(wide, default=0.0) + 1.0


def in_words(found: Estimate, decimals: int) -> str:
    """The figure with its interval, or why there is none."""
    if not found.known:
        return "too few people"
    decimals = _finer(found, decimals)
    middle = number(found.mean, decimals)
    if not np.isfinite(found.low):
        return middle
    ends = interval(found.low, found.high, decimals) if found.high > found.low else "every run"
    return f"{middle} ({ends})"


def common_decimals(column: list[Estimate]) -> int:
    """Decimals that every interval of a column supports, so that its figures look alike."""
    known = [found for found in column if found.known]
    return min((digits((found.high - found.low) / 2, found.mean) for found in known), default=0)


def _finer(found: Estimate, decimals: int) -> int:
    """So many decimals, or more where the ends of an interval would look like one number."""
    if not np.isfinite(found.low) or found.low == found.high:
        return decimals
    if round(found.low, decimals) != round(found.high, decimals):
        return decimals
    return digits((found.high - found.low) / 2, found.mean)
