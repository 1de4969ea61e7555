"""The synthetic comparison with everything that the page can show: harms of debt, payers, removals, kinds of return."""

from types import SimpleNamespace
from typing import Any

import pandas as pd

from tests.synthetic import BASELINE, comparison

# Outcomes that the synthetic results lack: like which of theirs they are, and by what factor.
MORE = {
    "usurious_debtors": ("removals", 1.0), "loan_defaults": ("removals", 0.5), "debt_pressed_share": ("dead", 3.0),
    "disappointed_share": ("under_pressure", 4.0),
    "enforcement_cost": ("removals", 4000.0),
}  # fmt: skip
KINDS = ("spontaneous", "removed", "own_under_order")


def full(runs: int = 6, **changes: Any) -> Any:
    """A comparison in which all columns and groups are filled."""
    made = comparison(runs=runs, **changes)
    new = [made.outcomes]
    whole = made.outcomes[made.outcomes["group"] == "all"]
    for name, (like, factor) in MORE.items():
        rows = whole[whole["indicator"] == like]
        new.append(rows.assign(indicator=name, value=rows["value"] * factor))
    cost = whole[whole["indicator"] == "public_cost"]
    new += [cost.assign(group=f"payer={payer}", value=cost["value"] / 2) for payer in ("origin", "destination")]
    new += [whole[whole["indicator"] == "settled"].assign(group=f"kind={kind}") for kind in KINDS]
    made.outcomes = pd.concat(new, ignore_index=True)
    made.differences = pd.concat([made.differences, *_differences(made)], ignore_index=True)
    return made


def _differences(made: Any) -> list[pd.DataFrame]:
    """Differences of what is new, from those of what it is like."""
    table, found = made.differences, []
    values = ["mean", "low", "high"]
    for name, (like, factor) in MORE.items():
        rows = table[(table["indicator"] == like) & (table["group"] == "all")]
        found.append(rows.assign(indicator=name, **{key: rows[key] * factor for key in values}))
    cost = table[(table["indicator"] == "public_cost") & (table["group"] == "all")]
    found += [cost.assign(group=f"payer={payer}") for payer in ("origin", "destination")]
    settled = table[(table["indicator"] == "settled") & (table["group"] == "all")]
    return found + [settled.assign(group=f"kind={kind}") for kind in KINDS]


def put(made: Any, mix: str, indicator: str, group: str = "all", **values: object) -> None:
    """Write other values into one row of the differences."""
    table = made.differences
    rows = (table["scenario"] == mix) & (table["indicator"] == indicator) & (table["group"] == group)
    for key, value in values.items():
        table.loc[rows, key] = value


def policy(kind: str, start: str | None = "2008Q4", **changes: Any) -> SimpleNamespace:
    """A policy as a scenario holds it."""
    given: dict[str, Any] = {"name": kind, "type": kind, "start": start, "end": None, "announced": None, "levers": {}}
    return SimpleNamespace(**(given | changes))


__all__ = ["BASELINE", "full", "policy", "put"]
