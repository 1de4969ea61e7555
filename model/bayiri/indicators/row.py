"""What is said of one indicator."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is reported.

    `margin` is the smallest difference that matters, in the indicator's unit; `better` says in which
    direction a difference is welcome (0: neither). `per_agent` counts are multiplied by the persons an
    agent stands for.
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


def quarterly(name: str, label: str, unit: str, kind: str, meaning: str, denominator: str = "") -> Indicator:
    """A row of the table of quarters."""
    return Indicator(name, label, unit, kind, meaning, denominator, quarterly=True)


def outcome(
    name: str, label: str, unit: str, kind: str, margin: float, better: int, meaning: str, of: str
) -> Indicator:
    """A row of the table of outcomes; `of` is the denominator."""
    return Indicator(name, label, unit, kind, meaning, of, outcome=True, margin=margin, better=better)
