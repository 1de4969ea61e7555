"""Uncertain numbers: distributions over a range, from which every run draws anew by the key of the number's path."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

from bayiri.parameters import Parameter
from bayiri.scenario.readers.strict import problem, problems
from bayiri.scenario.text.faults import number

DISTRIBUTIONS = ("uniform", "triangular", "normal", "lognormal")
_WIDTH = 2.0  # standard deviations from the middle of a bell to the ends of its range
_MOST_KEY = 1 << 62
_CERTAIN = {
    "stock": "it tells how many persons an agent stands for",
    "migrant_share": "the shares of all regions add up to 1, and would be drawn apart",
}


@dataclass(frozen=True, slots=True)
class Spread:
    """What is not known of a number: it lies between `low` and `high`, and nowhere else.

    `uniform`: anywhere alike. `triangular`: likeliest at `value`. `normal`, `lognormal`: a bell about the middle of
    the range (of its logarithms), a quarter of the range wide, cut at the ends. For a yearly series the three are
    factors of the whole series. `whole` numbers are rounded.
    """

    distribution: str
    low: float
    high: float
    value: float
    whole: bool = False

    def at(self, chance: float) -> float:
        """The number below which this share of all draws lies."""
        if self.whole:  # each number gets its full share, the two at the ends included
            wide = Spread(self.distribution, self.low - 0.5, self.high + 0.5, self.value)
            return min(max(float(round(wide.at(chance))), self.low), self.high)
        if self.distribution == "triangular":
            return self._triangular(chance)
        if self.distribution == "uniform":
            return self.low + chance * (self.high - self.low)
        bell = NormalDist()
        inside = bell.inv_cdf(bell.cdf(-_WIDTH) + chance * (1.0 - 2.0 * bell.cdf(-_WIDTH)))
        if self.distribution == "normal":
            return (self.low + self.high) / 2.0 + inside / _WIDTH * (self.high - self.low) / 2.0
        low, high = math.log(self.low), math.log(self.high)
        return math.exp((low + high) / 2.0 + inside / _WIDTH * (high - low) / 2.0)

    def _triangular(self, chance: float) -> float:
        below, wide = self.value - self.low, self.high - self.low
        if chance * wide < below:
            return self.low + math.sqrt(chance * wide * below)
        return self.high - math.sqrt((1.0 - chance) * wide * (self.high - self.value))


def key_of(path: str) -> int:
    """The number that stands for a path in the keys of draws: the same path draws alike in every mix."""
    return int.from_bytes(hashlib.blake2b(path.encode(), digest_size=8).digest(), "big") % _MOST_KEY


def spread_of(row: Parameter, figure: Mapping[str, Any], value: float) -> Spread:
    """The spread of a figure that has a distribution; `value` is what it gives, or the registry."""
    low, high = _limits(row, figure, value)
    return Spread(str(figure["distribution"]), low, high, value, row.kind == "integer")


def check_spread(row: Parameter | None, figure: Mapping[str, Any]) -> None:
    """Faults of a figure's distribution: where none can stand, or where its range says too little or too much."""
    if "distribution" not in figure:
        return
    fault = _wrong_number(row) or (_wrong_range(row, figure) if row is not None else "")
    if fault:
        raise problems({("distribution",): problem(*fault) if isinstance(fault, tuple) else problem(fault)})


def _wrong_number(row: Parameter | None) -> str:
    if row is None:
        return "cannot stand at a published figure: nothing is drawn for it."
    if row.name in _CERTAIN:
        return f"cannot stand at {row.name}: {_CERTAIN[row.name]}."
    return "" if row.kind in ("number", "integer") else f"cannot stand at {row.name}, which is no number."


def _wrong_range(row: Parameter, figure: Mapping[str, Any]) -> str | tuple[str, str]:
    span = figure.get("range")
    if "years" in figure:
        if not isinstance(span, int | float):
            return ("needs a relative range beside a yearly series.", "Write range: 0.1 for 10 % up or down.")
        ends = [value * (1.0 + side * span) for value in figure["years"].values() for side in (-1.0, 1.0)]
    elif ("value" in figure) != (span is not None):
        return _half(row, span is not None)
    else:  # neither is given: both are the registry's
        value = figure.get("value", row.default)
        if row.prior is None or not isinstance(value, int | float):
            return ("needs a value and a range.", "Write value: ..., range: [low, high] beside it.")
        ends = list(_limits(row, figure, float(value)))
        if not ends[0] <= value <= ends[1]:
            return f"needs a range that holds the value: {number(ends[0])} to {number(ends[1])} does not."
    if min(ends) < row.low or max(ends) > row.high:
        limits = f"{number(row.low)} to {number(row.high)}"
        return f"has a range beyond what {row.name} may be, {limits}."
    if figure["distribution"] == "lognormal" and min(ends) <= 0.0:
        return "is lognormal, so its range must lie above 0."
    return ""


def _half(row: Parameter, has_range: bool) -> tuple[str, str]:
    """The fault of a value without its range, or of a range without its value: nobody could tell what is drawn."""
    if has_range:
        return ("needs a value beside its range.", "Give the likeliest value, inside the range.")
    usual = f" Studies look between {number(row.prior[0])} and {number(row.prior[1])}." if row.prior else ""
    return ("needs a range beside the value.", f"Write range: [low, high].{usual}")


def _limits(row: Parameter, figure: Mapping[str, Any], value: float) -> tuple[float, float]:
    if "years" in figure:
        return 1.0 - float(figure["range"]), 1.0 + float(figure["range"])
    return ends(figure if "range" in figure else {"range": row.prior}, value)


def ends(figure: Mapping[str, Any], value: float) -> tuple[float, float]:
    """The ends of a figure's range about a value of it: as given, or from a relative half-width."""
    limits = figure["range"]
    if isinstance(limits, int | float):
        first, last = value * (1.0 - limits), value * (1.0 + limits)
        return float(min(first, last)), float(max(first, last))
    low, high = limits
    return float(low), float(high)
