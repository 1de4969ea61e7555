"""Pension systems as data: what each country's system promises, and what is left of it across the border."""

from __future__ import annotations

from typing import Any

from bayiri.parameters.behaviour import row as behavioural
from bayiri.parameters.parameter import Parameter
from bayiri.parameters.sources import NATIONAL_LAW, PENSIONS, REPORT

REGIMES = ("forfeit", "refund", "frozen", "exportable", "totalised")
DENOMINATORS = ("total_periods", "own_career")
_SYSTEM = ("origin", "destination")
_ACROSS = ("going_home", "pension_portability")


def _promise(name: str, meaning: str, unit: str, default: float, **more: Any) -> Parameter:
    settings: dict[str, Any] = {"high": 100.0, "use": "context", "source": NATIONAL_LAW, "read_by": "pension"}
    settings.update(more)
    return Parameter(name, meaning, unit, _SYSTEM, "places", default, **settings)


def _across(name: str, meaning: str, unit: str, default: Any, **more: Any) -> Parameter:
    settings: dict[str, Any] = {"use": "specification", "source": "Holzmann 2016 (IZA JLM)", "read_by": "pension"}
    settings.update(more)
    return Parameter(name, meaning, unit, _ACROSS, "systems", default, replaces=True, **settings)


ROWS = (
    _promise(
        "pension_flat",
        "part of the theoretical pension that does not grow with years, over mean pay",
        "share",
        0.0,
        prior=(0.0, 0.5),
    ),
    _promise(
        "pension_flat_years",
        "years of contributions for the whole of that part",
        "years",
        30.0,
        low=1.0,
        prior=(15.0, 40.0),
    ),
    _promise(
        "pension_direct",
        "pension by national law alone per year of contributions, over mean pay",
        "share",
        0.0,
        high=0.2,
        source="national law; OECD, Pensions at a Glance: replacement rate over years of a full career",
        prior=(0.0, 0.04),
    ),
    _promise(
        "pension_accrual",
        "theoretical pension per year of contributions, over mean pay",
        "share",
        0.0,
        high=0.2,
        source="national law; OECD, Pensions at a Glance: replacement rate over years of a full career",
        prior=(0.0, 0.04),
    ),
    _promise("pension_full_years", "years of a full career", "years", 40.0, low=1.0, prior=(30.0, 45.0)),
    _promise(
        "pension_vesting",
        "years of contributions without which national law alone pays nothing",
        "years",
        0.0,
        prior=(0.0, 20.0),
    ),
    _promise(
        "contribution_share",
        "share of pay that the worker contributes",
        "share",
        0.0,
        high=0.5,
        read_by="pension",
        prior=(0.0, 0.12),
    ),
    _across(
        "pension_regime",
        "what becomes of rights to a pension when a person leaves",
        "choice",
        "forfeit",
        kind="choice",
        options=REGIMES,
        source=f"agreements and national law; as a policy: {REPORT}, {PENSIONS}; Holzmann 2016 (IZA JLM)",
    ),
    _across(
        "pension_denominator",
        "what the totalised pension is divided by",
        "choice",
        "total_periods",
        kind="choice",
        options=DENOMINATORS,
        source="social-security agreement; Holzmann 2016 (IZA JLM)",
    ),
    _across(
        "pension_minimum",
        "years of own contributions without which totalisation pays nothing",
        "years",
        1.0,
        high=50.0,
        source="social-security agreement; default: one year, as in most",
        prior=(0.0, 5.0),
    ),
    _across(
        "export_rate",
        "share of an exportable pension that is paid abroad",
        "share",
        1.0,
        high=1.0,
        source="national law; Holzmann 2016 (IZA JLM)",
        prior=(0.5, 1.0),
    ),
    _across(
        "refund_share",
        "share of own contributions refunded on leaving, rights cancelled",
        "share",
        0.0,
        high=1.0,
        source="national law; Germany refunds employees' contributions (s. 210 SGB VI, from memory)",
        prior=(0.0, 1.0),
    ),
    _across(
        "refund_wait",
        "quarters between leaving and the refund",
        "quarters",
        8.0,
        high=80.0,
        source="national law; Germany waits 24 months (s. 210 SGB VI, from memory)",
        prior=(0.0, 12.0),
    ),
    behavioural(
        "pension_perception",
        "weight of a pension in the person's eyes against money in hand",
        "share",
        0.5,
        (0.0, 1.0),
        read_by="worth",
        source="assumption; people weigh far-off money less, by how much is not measured",
    ),
)
