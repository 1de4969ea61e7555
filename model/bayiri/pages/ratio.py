"""What one more settled return costs the public: a ratio, with an interval, or a dash."""

from __future__ import annotations

from math import isfinite, sqrt

import numpy as np
from scipy.special import stdtrit

from bayiri.charts.numbers import MISSING
from bayiri.charts.source import Source
from bayiri.charts.spread import LEVEL, Estimate
from bayiri.pages.cell import WHAT, Figure, figure

UNIT = "USD 2021"
NO_PRICE = "no ratio, since the mix was made to show a mechanism and its money is no price of the effect"
NONE = "no ratio, since effect and cost are not both clearly above zero"


def per_settled(source: Source, name: str) -> Figure:
    """Extra public cost of one additional settled return; a dash unless effect and cost are clearly above zero.

    A ratio with an effect that may be zero, or below it, would mislead; so would one for a mix that settles
    more people only because more return, a smaller share of them well.
    """
    if (getattr(source.scenarios[name], "card", None) or {}).get("grade") == "stylised":
        return Figure(MISSING, note=NO_PRICE)
    needed = (source.change(name, key)[0] for key in (WHAT, "settled_returns", "public_cost"))
    if not all(found.known and found.low > 0 for found in needed):
        return Figure(MISSING, note=NONE)
    ratio = fieller(source.paired(name, "public_cost").to_numpy(), source.paired(name, "settled_returns").to_numpy())
    return figure(ratio) if ratio.known else Figure(MISSING, note=NONE)


def fieller(above: np.ndarray, below: np.ndarray) -> Estimate:
    """Ratio of the means of two paired series with Fieller's interval; unknown where that has no ends.

    Its ends are the ratios r for which the mean of `above - r * below` cannot be told from zero.
    """
    runs = len(below)
    a, b = float(np.mean(above)), float(np.mean(below))
    spread = np.cov(above, below) / runs if runs > 1 else np.full((2, 2), np.nan)
    t = float(stdtrit(runs - 1, 0.5 + LEVEL / 2)) if runs > 1 else float("nan")
    first, middle, last = b * b - t * t * spread[1, 1], a * b - t * t * spread[0, 1], a * a - t * t * spread[0, 0]
    inside = middle * middle - first * last
    if not (isfinite(inside) and first > 0 and inside >= 0):
        return Estimate(float("nan"), float("nan"), float("nan"), runs)
    return Estimate(a / b, (middle - sqrt(inside)) / first, (middle + sqrt(inside)) / first, runs)
