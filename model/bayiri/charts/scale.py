"""How an indicator is shown: its label, the unit people read, the factor that leads there, its margin."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bayiri.charts.wording import STATES, plain
from bayiri.indicators import INDICATORS, Indicator


@dataclass(frozen=True)
class Scale:
    """An indicator on paper: shown value = stored value * `factor`, in `unit`; differences in `change`.

    `margin` is in the unit of what is shown.
    """

    label: str
    unit: str
    change: str
    factor: float
    margin: float
    denominator: str
    meaning: str
    flow: bool


@cache
def scale(name: str, quarterly: bool = False) -> Scale:
    """The scale of an outcome, or of a quarterly indicator.

    Shares of first returns are counted per 1,000 people, other shares in per cent, money in millions.
    """
    found = _row(name, quarterly)
    shown, change, factor = _units(name, found.unit if found else "")
    return Scale(
        label=STATES.get(name) or (found.label if found else plain(name)),
        unit=shown,
        change=change,
        factor=factor,
        margin=(found.margin if found else 0.0) * factor,
        denominator=found.denominator if found else "",
        meaning=found.meaning if found else "",
        flow=found is not None and found.kind == "flow",
    )


def _row(name: str, quarterly: bool) -> Indicator | None:
    """The registry's row: an outcome and a quarterly indicator may share a name."""
    rows = [row for row in INDICATORS if row.name == name.partition("@")[0]]
    fitting = [row for row in rows if (row.quarterly if quarterly else row.outcome)]
    return next(iter(fitting or rows), None)


def _units(name: str, unit: str) -> tuple[str, str, float]:
    """Unit of a value, unit of a difference, factor."""
    if unit == "share":
        if name.partition("@")[0] in STATES:
            per = "per 1\N{NARROW NO-BREAK SPACE}000 first returns"
            return per, per, 1000.0
        return "%", "percentage points", 100.0
    if unit.startswith("USD") and not unit.endswith("per person"):
        return f"million {unit}", f"million {unit}", 1e-6
    return unit, unit, 1.0
