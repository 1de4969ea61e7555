"""Terms of a policy that exclude each other, each allowed by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bayiri.scenario.checks.pairs import given, told
from bayiri.scenario.text.documents import Document
from bayiri.scenario.text.faults import Fault, number
from bayiri.scenario.text.grammar import BY

# The first of a pair is never above the second.
_PAIRS = (
    (("open_to", "age_from"), ("open_to", "age_to"), "nobody is that old and that young"),
    (("of", "arrived_from"), ("of", "arrived_to"), "nobody came then"),
    (("interest",), ("interest_most",), "nobody could be lent anything"),
)
_SAID = ("is {own}, below {lower} ({other}): {so}.", "is {own}, above {upper} ({other}): {so}.")


def check_terms(scenario: Document) -> Iterator[Fault]:
    """Faults of terms that leave nobody whom the policy could be for. Misspelt terms are left to the schema."""
    policies = scenario.get("policies")
    for name in policies if isinstance(policies, dict) else ():
        for lower, upper, so in _PAIRS:
            above, below = ("policies", name, *upper), ("policies", name, *lower)
            most, least = min(_ends(scenario.get(*above)), default=None), max(_ends(scenario.get(*below)), default=None)
            if least is not None and most is not None and least > most:
                words = {"lower": ".".join(lower), "upper": ".".join(upper), "so": so}
                yield told(given(number(most), scenario, above), given(number(least), scenario, below), *_SAID, **words)


def _ends(given: Any) -> list[float]:
    """The numbers that may hold: the value, those of groups, and both ends of what is drawn."""
    figure = given if isinstance(given, dict) else {"value": given}
    groups = [figure[key] for key in BY if isinstance(figure.get(key), dict)]
    held = [figure.get("value"), *(value for group in groups for value in group.values())]
    if "distribution" in figure and isinstance(figure.get("range"), list):
        held += figure["range"]
    return [known for value in held if (known := number_of(value)) is not None]


def number_of(given: Any) -> float | None:
    """The number given, alone or as a figure."""
    value = given.get("value") if isinstance(given, dict) else given
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
