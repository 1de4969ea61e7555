"""Dots with intervals on a common axis, placed in per cent so that a table cell of any width holds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matplotlib.ticker import MaxNLocator

from bayiri.charts.frame import decimals_of
from bayiri.charts.numbers import number
from bayiri.charts.spread import Estimate

EDGE = 3.0  # per cent of the width left free on either side


@dataclass(frozen=True)
class Axis:
    """A common axis of differences: its ends, the margin within which nothing matters, labelled ticks."""

    low: float
    high: float
    margin: float
    ticks: tuple[tuple[str, str], ...]

    def at(self, value: float) -> str:
        """Place of a value, as a CSS length."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return f"{EDGE + share * (100 - 2 * EDGE):.2f}%"

    def span(self, low: float, high: float) -> str:
        """Length between two values, as a CSS length."""
        return f"{float(self.at(high)[:-1]) - float(self.at(low)[:-1]):.2f}%"


def axis(changes: Iterable[Estimate], margin: float = 0.0) -> Axis:
    """The axis that holds zero, the margin and all known intervals."""
    ends = [0.0, -margin, margin]
    for change in changes:
        if change.known:
            ends += [value for value in (change.low, change.mean, change.high) if value == value]
    low, high = min(ends), max(ends)
    if low == high:
        low, high = -1.0, 1.0
    places = [float(place) for place in MaxNLocator(nbins=4, steps=[1, 2, 5, 10]).tick_values(low, high)]
    shown = [place for place in places if low <= place <= high] or [0.0]
    decimals = max(decimals_of(place) for place in shown)
    room = Axis(low, high, margin, ())
    return Axis(low, high, margin, tuple((room.at(place), number(place, decimals, sign=True)) for place in shown))
