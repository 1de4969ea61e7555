"""What is said of one indicator."""

from __future__ import annotations

from dataclasses import dataclass

from bayiri.parameters.sources import REPORT

# Groups that an indicator is told by: everybody, then one value for each part of a division of people or payers.
FOR_ALL = ("all",)
BY_SEX = ("all", "sex")
AT_HOME = ("all", "sex", "region")  # of people back home, quarter by quarter
OF_RETURNS = ("all", "sex", "age", "education", "region", "kind")  # of first returns in the window
CATEGORIES = f"{REPORT}, Part I, Categories of Return Migration"
DEFINED_HERE = "definition of this model"
SCORES = "definition of this model, after the dimensions of IOM's Reintegration Sustainability Survey (2017)"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is reported.

    `meaning` is what is counted (the numerator, where there is a `denominator`). `groups` names the divisions that
    it is told by; `source` where the definition comes from. `margin` is the smallest difference that matters, in the
    indicator's unit; `better` says in which direction a difference is welcome (0: neither).
    """

    name: str
    label: str
    unit: str
    kind: str  # stock | flow | share | score | money | rate
    meaning: str
    denominator: str
    quarterly: bool = False
    outcome: bool = False
    margin: float = 0.0
    better: int = 0
    groups: tuple[str, ...] = BY_SEX
    source: str = DEFINED_HERE


def quarterly(
    name: str,
    label: str,
    unit: str,
    kind: str,
    meaning: str,
    denominator: str = "",
    groups: tuple[str, ...] = BY_SEX,
    source: str = DEFINED_HERE,
) -> Indicator:
    """A row of the table of quarters."""
    return Indicator(name, label, unit, kind, meaning, denominator, quarterly=True, groups=groups, source=source)


def outcome(
    name: str,
    label: str,
    unit: str,
    kind: str,
    margin: float,
    better: int,
    meaning: str,
    of: str,
    groups: tuple[str, ...] = BY_SEX,
    source: str = DEFINED_HERE,
) -> Indicator:
    """A row of the table of outcomes; `of` is the denominator."""
    return Indicator(
        name, label, unit, kind, meaning, of, outcome=True, margin=margin, better=better, groups=groups, source=source
    )
