"""Numbers as people read them: thin spaces, a true minus, never more digits than the interval supports."""

from __future__ import annotations

from math import floor, isfinite, log10

THIN = "\N{NARROW NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
MISSING = "\N{EN DASH}"
LEVEL = "95\N{NO-BREAK SPACE}%"


def digits(half_width: float, value: float = 0.0) -> int:
    """Decimals that an interval of this half-width supports; negative ones round to tens, hundreds, ...

    One significant digit of the half-width is kept, two where it begins with a one. Without a width (an
    exact figure) three significant digits of `value` are kept, and no digit of a whole number is lost.
    """
    if isfinite(half_width) and half_width > 0:
        power = floor(log10(half_width))
        return -power + (half_width / 10.0**power < 2.0)
    if not isfinite(value) or abs(value - round(value)) < 1e-9 * max(1.0, abs(value)):
        return 0
    return max(0, 2 - floor(log10(abs(value))))


def number(value: float, decimals: int = 0, *, sign: bool = False, thin: str = THIN) -> str:
    """`value` with so many decimals, thousands apart; with `sign`, a plus before what is above zero."""
    if not isfinite(value):
        return MISSING
    rounded = round(value, decimals)
    text = f"{abs(rounded):,.{max(0, decimals)}f}".replace(",", thin)
    if rounded < 0:
        return MINUS + text
    return "+" + text if sign and rounded > 0 else text


def interval(low: float, high: float, decimals: int, *, sign: bool = False, thin: str = THIN) -> str:
    """`low to high`, both with so many decimals."""
    ends = (number(end, decimals, sign=sign, thin=thin) for end in (low, high))
    return " to ".join(ends)


def with_interval(mean: float, low: float, high: float, *, sign: bool = False, thin: str = THIN) -> str:
    """`mean (low to high)` with the digits that the interval supports; `mean` where there is no interval."""
    if not isfinite(high - low):
        return estimate(mean, low, high, sign=sign, thin=thin)
    decimals = digits((high - low) / 2, mean)
    middle = number(mean, decimals, sign=sign, thin=thin)
    return f"{middle} ({interval(low, high, decimals, sign=sign, thin=thin)})"


def estimate(mean: float, low: float, high: float, *, sign: bool = False, thin: str = THIN) -> str:
    """`mean` alone, with the digits that its interval supports."""
    return number(mean, digits((high - low) / 2, mean), sign=sign, thin=thin)
