"""Columns of the table `programmes`: what an institution that assists return and reintegration offers, to whom."""

from __future__ import annotations

from typing import Any

from bayiri.parameters.parameter import Parameter

STATUSES_ABROAD = ("citizen", "permanent", "temporary", "irregular")


def _row(name: str, meaning: str, unit: str, default: Any, **more: Any) -> Parameter:
    settings: dict[str, Any] = {"high": 1.0 if unit in ("share", "per quarter") else 1e12}
    settings.update(more)
    return Parameter(name, meaning, unit, ("return_programme",), "programmes", default, **settings)


_OFFER = (
    _row(
        "assists_return",
        "whether the programme is a way to go home",
        "flag",
        1.0,
        neutral=None,
        kind="flag",
        read_by="choice",
    ),
    _row(
        "travel",
        "whether the programme pays the fare",
        "flag",
        0.0,
        neutral=0.0,
        kind="flag",
        read_by="choice, institutions",
    ),
    _row(
        "grant",
        "money paid to a person who goes home with the programme",
        "USD 2021",
        0.0,
        neutral=0.0,
        read_by="choice, institutions",
    ),
    _row(
        "grant_at_departure",
        "share of the grant paid before departure",
        "share",
        1.0,
        read_by="choice, institutions, moves",
    ),
    _row(
        "grant_delay",
        "quarters after arrival at which the rest is paid",
        "quarters",
        1.0,
        low=1.0,
        high=40.0,
        kind="integer",
        read_by="reintegration",
    ),
    _row(
        "services.economic",
        "strength of economic support (training, placement, business start)",
        "share",
        0.0,
        neutral=0.0,
        read_by="reintegration",
    ),
    _row(
        "services.social",
        "strength of social support (housing, schooling, health, community)",
        "share",
        0.0,
        neutral=0.0,
        read_by="reintegration",
    ),
    _row(
        "services.psychosocial",
        "strength of psychosocial support (counselling, follow-up)",
        "share",
        0.0,
        neutral=0.0,
        read_by="reintegration",
    ),
    _row(
        "services.quarters",
        "quarters for which services last",
        "quarters",
        4.0,
        high=80.0,
        kind="integer",
        read_by="reintegration, institutions",
    ),
    _row(
        "services.cost",
        "public cost of the services of one person",
        "USD 2021 per quarter",
        0.0,
        neutral=0.0,
        read_by="choice, institutions",
    ),
    _row(
        "serves_returned",
        "services are open to returnees home for at most so many quarters; 0 serves none",
        "quarters",
        0.0,
        neutral=0.0,
        high=80.0,
        kind="integer",
        read_by="choice",
    ),
    _row(
        "take_up_cost",
        "what taking part costs a person beside money and the ban: a permit given up, papers, a family that must come",
        "ln points",
        0.0,
        neutral=0.0,
        high=10.0,
        prior=(0.0, 1.0),
        source="assumption; costs of take-up: Moffitt 1983 (American Economic Review)",
        read_by="choice",
    ),
    _row(
        "ban",
        "quarters without regular re-entry that the person agrees to",
        "quarters",
        0.0,
        neutral=0.0,
        high=400.0,
        kind="integer",
        read_by="choice, moves",
    ),
)

_ACCESS = (
    _row(
        "open_to.status",
        "legal statuses that the programme is open to",
        "set",
        STATUSES_ABROAD,
        kind="set",
        options=STATUSES_ABROAD,
        read_by="choice",
    ),
    _row("open_to.age_from", "youngest age served", "years", 16.0, high=120.0, read_by="choice"),
    _row("open_to.age_to", "oldest age served", "years", 120.0, high=120.0, read_by="choice"),
    _row(
        "open_to.unemployed_only",
        "whether only people without work are served",
        "flag",
        0.0,
        kind="flag",
        read_by="choice",
    ),
    _row(
        "open_to.entitled_only",
        "whether only people entitled to unemployment benefit are served",
        "flag",
        0.0,
        kind="flag",
        read_by="choice",
    ),
    _row(
        "reach",
        "chance that a person who may be served comes to know of the programme",
        "per quarter",
        0.3,
        prior=(0.02, 0.9),
        read_by="ties",
    ),
    _row(
        "budget",
        "public money available over the life of the programme",
        "USD 2021",
        1e12,
        high=1e13,
        read_by="institutions",
    ),
    _row("places", "persons that can be taken in a quarter", "persons per quarter", 1e9, read_by="institutions"),
    _row(
        "queue",
        "quarters that a person may wait for a place",
        "quarters",
        0.0,
        high=40.0,
        kind="integer",
        read_by="institutions",
    ),
    _row(
        "on_refusal",
        "what people do who are refused: return by their own means if they would have, or stay",
        "choice",
        "own_means",
        kind="choice",
        options=("own_means", "stay"),
        read_by="institutions",
    ),
    _row(
        "payer",
        "account that pays",
        "choice",
        "destination",
        kind="choice",
        options=("destination", "origin", "partner"),
        read_by="institutions, reintegration",
    ),
)

ROWS = _OFFER + _ACCESS
