"""Columns of the table `systems`: what moving from one place to another takes and which rights it leaves."""

from __future__ import annotations

from typing import Any

from bayiri.parameters.parameter import Parameter
from bayiri.parameters.sources import AGREEMENTS, FITTED, REPORT


def _row(name: str, meaning: str, unit: str, section: tuple[str, ...], default: float | None, **more: Any) -> Parameter:
    settings: dict[str, Any] = {"high": 1.0 if unit in ("share", "per quarter") else 1e6, "use": "context"}
    settings.update(more)
    return Parameter(name, meaning, unit, section, "systems", default, **settings)


_WAYS = ("leaving", "going_home")

ROWS = (
    _row(
        "moving_cost",
        "cost of the move beyond money",
        "ln points",
        _WAYS,
        None,
        high=20.0,
        prior=(0.3, 3.0),
        use="calibration",
        read_by="leaving, returning",
        source=FITTED,
    ),
    _row(
        "fare",
        "money that a regular move takes",
        "USD 2021",
        _WAYS,
        None,
        read_by="assistance, leaving, moves, returning",
        source="assumption: price of a one-way journey, with passport and visa",
        prior=(100.0, 3000.0),
    ),
    _row(
        "regular_offer",
        "chance of holding a visa, contract or family permit in a quarter in which one reconsiders",
        "share",
        ("leaving", "legal_pathways"),
        0.0,
        neutral=0.0,
        use="specification",
        prior=(0.0, 0.5),
        read_by="leaving",
        source=f"{REPORT}, {AGREEMENTS}; level: visas and permits granted, mostly assumed",
    ),
    _row(
        "irregular_cost",
        "further cost beyond money of leaving without a visa or permit",
        "ln points",
        ("leaving",),
        0.0,
        high=20.0,
        read_by="leaving, returning",
        source="assumption; danger and hardship of the way",
        prior=(0.0, 3.0),
    ),
    _row(
        "irregular_fare",
        "money that leaving without a visa or permit takes",
        "USD 2021",
        ("leaving",),
        None,
        read_by="leaving, moves",
        source="surveys of migrants and press on prices of a passage",
        prior=(500.0, 15000.0),
    ),
    _row(
        "irregular_success",
        "chance that such a move succeeds",
        "share",
        ("leaving",),
        1.0,
        read_by="leaving, moves, returning",
        source="assumption; border authorities and surveys tell of attempts",
        prior=(0.2, 1.0),
    ),
    _row(
        "reentry_right",
        "quarters for which a returnee who held a permit may come back regularly",
        "quarters",
        ("going_home", "legal_pathways"),
        0.0,
        neutral=0.0,
        high=400.0,
        use="specification",
        read_by="moves, returning",
        source=f"national law on absence under a permit; as a policy: {REPORT}, {AGREEMENTS}",
        prior=(0.0, 40.0),
    ),
    _row(
        "transfer_cost",
        "share of a remittance that the transfer takes",
        "share",
        ("going_home",),
        0.06,
        prior=(0.03, 0.12),
        read_by="money",
        source="World Bank, Remittance Prices Worldwide, cost of sending USD 200 (about 6 %, from memory)",
        grade="derived",
    ),
    _row(
        "removal_ban",
        "quarters without regular re-entry after a removal",
        "quarters",
        ("going_home", "return_procedure"),
        20.0,
        high=400.0,
        replaces=True,
        read_by="enforcement",
        source="national law; Directive 2008/115/EC, art. 11: five years at most as a rule",
        prior=(0.0, 40.0),
    ),
)
