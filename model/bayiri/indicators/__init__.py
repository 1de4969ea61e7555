"""What is measured: the list of indicators, each a numerator over a denominator, or a stock of persons.

A topic has its rows in a file of its own, which know no numbers, so that this list is read without NumPy. Sums taken
inside the quarter are in `measures`, values made of them in `values`; outcomes are made at the end of a run from the
records, in the room `ensemble`.
"""

from __future__ import annotations

from dataclasses import replace

from bayiri.indicators import beliefs, core, credit, home, procedure
from bayiri.indicators.beliefs import OVER_WINDOW
from bayiri.indicators.core import LEFT_WITHIN, SMALLEST_GROUP
from bayiri.indicators.row import Indicator

__all__ = ["INDICATORS", "LEFT_WITHIN", "OVER_WINDOW", "SMALLEST_GROUP", "STATES", "Indicator", "find"]

INDICATORS = (
    *core.QUARTERLY,
    *beliefs.QUARTERLY,
    *home.QUARTERLY,
    *credit.QUARTERLY,
    *core.STATE_ROWS,
    *core.OTHERS,
    *beliefs.OUTCOMES,
    *credit.OUTCOMES,
    *procedure.ROWS,
)
STATES = tuple(indicator.name for indicator in core.STATE_ROWS)


def find(name: str) -> Indicator:
    """The outcome of that name, else the quarterly indicator; KeyError if there is neither.

    `settled@0.66` is the state at another threshold than the scenario's own; so for all five states.
    """
    for indicator in sorted(INDICATORS, key=lambda row: not row.outcome):
        if indicator.name == name:
            return indicator
    state, _, threshold = name.partition("@")
    if threshold and state in STATES:
        own = find(state)
        return replace(own, name=name, label=f"{own.label}, threshold {threshold}")
    raise KeyError(name)
