"""Groups by which a policy may treat people differently: who may take part, and which levers may differ by them."""

from __future__ import annotations

from typing import Any

from bayiri.parameters.parameter import Parameter

SEXES = ("men", "women")
SCHOOLINGS = ("primary", "secondary", "tertiary")
# What a value may differ by, and its groups; the regions are those of the corridor.
GROUPINGS: dict[str, tuple[str, ...]] = {"region": (), "sex": SEXES, "education": SCHOOLINGS}

_BY_PERSON = ("return_programme", "credit_access", "information")  # types whose terms are looked up for each person
_WAYS = ("leaving", "going_home")  # sections of numbers that are kept for each region and destination


def _eligibility(sections: tuple[str, ...], prefix: str) -> tuple[Parameter, ...]:
    """Rows on who may take part: they become the quarters in which the policy is open to each group."""
    about: dict[str, Any] = {"source": "a choice of policy", "read_by": "scenario"}
    return (
        Parameter(f"{prefix}.regions", "regions of origin whose people may take part; none named: all", "set",
                  sections, "", (), kind="names", **about),
        Parameter(f"{prefix}.sex", "sexes that may take part", "set", sections, "", SEXES, kind="set",
                  options=SEXES, **about),
        Parameter(f"{prefix}.education", "schoolings with which people may take part", "set", sections, "",
                  SCHOOLINGS, kind="set", options=SCHOOLINGS, **about),
    )  # fmt: skip


ROWS = _eligibility(("return_programme", "credit_access"), "open_to") + _eligibility(("information",), "contact")


def differs_by(row: Parameter) -> tuple[str, ...]:
    """What values of this lever may differ by; nothing where one value holds for the whole policy or corridor."""
    if row.whole or not row.table:
        return ()
    if set(row.section) & set(_BY_PERSON):
        return tuple(GROUPINGS)
    if row.section == ("push_measures",) or (row.table == "systems" and not set(row.section) <= set(_WAYS)):
        return ("region",)
    return ()
