"""Figures in tables: mean, interval and verdict as text, with no more digits than say something."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import floor, isfinite, log10

from bayiri.charts.numbers import MISSING, digits, number
from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.spread import Estimate
from bayiri.charts.wording import verdict

WHAT = "settled"
ENOUGH = 0.9  # share of the runs in which a figure must be known to be shown
_PER_CENT, _PER_THOUSAND = _WHOLE = (100.0, 1000.0)  # factors of shares
_PARTS = 10.0
FEW = "too few people in some runs, or nobody"


@dataclass(frozen=True)
class Figure:
    """A figure in a table, as text; `note` says why there is none.

    `sure`: the interval of a difference leaves zero out. `quiet`: the whole interval is too small to matter.
    """

    mean: str
    interval: str = ""
    verdict: str = ""
    note: str = ""
    sure: bool = False
    quiet: bool = False


def figure(found: Estimate, code: str = "", sign: bool = False, margin: float = 0.0) -> Figure:
    """A figure with the digits that its interval supports, none of them far below what matters (`margin`)."""
    if not found.known:
        return Figure(MISSING, note=FEW)
    sure = sign and found.excludes_zero
    decimals = _decimals(found, margin, sure)
    words = verdict(code) if code else ""
    return Figure(
        _short(found.mean, decimals, sign), _ends(found, decimals, sign), words, "", sure, code == "negligible"
    )


def changed(source: Source, name: str, indicator: str, group: str = "all") -> Figure:
    """Difference of a mix to its baseline as a figure."""
    found, code = change(source, name, indicator, group)
    return figure(found, code, sign=True, margin=step(source, indicator) or scale(indicator).margin)


def change(source: Source, name: str, indicator: str, group: str = "all") -> tuple[Estimate, str]:
    """Difference of a mix to its baseline in the unit shown, unknown where too few runs know it; and its verdict."""
    found, code = source.change(name, indicator, group)
    if found.runs < ENOUGH * int(source.meta["runs"]):
        return Estimate(float("nan"), float("nan"), float("nan"), found.runs), ""
    return found.times(scale(indicator).factor), code


def level(source: Source, name: str, indicator: str, group: str = "all") -> Figure:
    """Level of an outcome as a figure; no share reaches above the whole."""
    how, found = scale(indicator), source.level(name, indicator, group)
    if how.factor in _WHOLE and found.high > 1.0:
        found = replace(found, high=max(1.0, found.mean))
    coarse = how.margin * (_PARTS if how.factor == _PER_CENT else 1)  # per cent without decimals
    return figure(found.times(how.factor), margin=step(source, indicator) or coarse)


def step(source: Source, indicator: str) -> float:
    """Ten times the finest number of persons that is told, of which `figure` tells a tenth; nothing for other units."""
    return _PARTS * source.grain if scale(indicator).unit == "persons" else 0.0


def other_base(source: Source, name: str) -> str:
    """Label of the baseline of a mix, where it is not that of the others."""
    base = source.against(name)
    return "" if base == source.baseline else source.titles.get(base, base)


def _decimals(found: Estimate, margin: float, sure: bool) -> int:
    """Decimals that the interval supports, but no step below a tenth of what matters.

    A difference that is surely not zero gets a hundredth where a tenth would print it as zero.
    """
    decimals = digits((found.high - found.low) / 2, found.mean)
    if margin <= 0:
        return decimals
    coarse, fine = (min(decimals, max(0, -floor(log10(margin / part)))) for part in (10, 100))
    return fine if sure and not all(round(end, coarse) for end in (found.low, found.high)) else coarse


def _short(value: float, decimals: int, sign: bool) -> str:
    """A number; nothing is `0`, without decimals."""
    return number(value, decimals if isfinite(value) and round(value, decimals) else 0, sign=sign)


def _ends(found: Estimate, decimals: int, sign: bool) -> str:
    """The interval, or what stands for it."""
    if found.low != found.low:
        return ""
    if found.low == found.high:
        return "in every run"
    if not (round(found.low, decimals) or round(found.high, decimals)):
        return f"within \N{PLUS-MINUS SIGN}{number(10.0**-decimals, decimals)}"
    return f"{_short(found.low, decimals, sign)} to {_short(found.high, decimals, sign)}"
