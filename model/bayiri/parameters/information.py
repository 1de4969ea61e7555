"""Columns of the table `informers`: who tells people abroad about home, how well, to whom, and at what cost."""

from __future__ import annotations

from typing import Any

from bayiri.parameters.beliefs import PROVIDERS
from bayiri.parameters.levers import STATUSES_ABROAD
from bayiri.parameters.parameter import Parameter
from bayiri.parameters.sources import CAPACITY, DIASPORA, LINES, OPTIONS, chosen


def _row(name: str, meaning: str, unit: str, default: Any, **more: Any) -> Parameter:
    settings: dict[str, Any] = {"high": 1.0 if unit in ("share", "per quarter") else 1e12}
    settings.update(more)
    return Parameter(name, meaning, unit, ("information",), "informers", default, **settings)


ROWS = (
    _row(
        "provider",
        "who counsels: a state, an international organisation, a diaspora group or NGO, an employer",
        "choice",
        "state",
        kind="choice",
        options=PROVIDERS,
        read_by="beliefs",
        source=chosen(DIASPORA),
    ),
    _row(
        "accuracy",
        "share of the gap in information that counsel closes for one who understands and believes all of it",
        "share",
        0.0,
        neutral=0.0,
        prior=(0.2, 0.9),
        read_by="beliefs",
        source=chosen(OPTIONS, "strength assumed"),
    ),
    _row(
        "language",
        "share of counsel that is understood; 1 in the people's own language",
        "share",
        1.0,
        prior=(0.3, 1.0),
        read_by="beliefs",
        source=chosen(DIASPORA, "size assumed"),
    ),
    _row(
        "anonymous",
        "whether people can ask without being seen, as by telephone",
        "flag",
        0.0,
        neutral=0.0,
        kind="flag",
        read_by="beliefs",
        source=chosen(LINES),
    ),
    _row(
        "referral",
        "chance that a person counselled also hears of each return programme in force",
        "share",
        0.0,
        neutral=0.0,
        read_by="beliefs",
        source=chosen(OPTIONS, "size assumed"),
        prior=(0.0, 0.9),
    ),
    _row(
        "contact.reach",
        "chance that a person who trusts the provider fully asks for counsel",
        "per quarter",
        0.0,
        neutral=0.0,
        prior=(0.01, 0.2),
        read_by="beliefs",
        source=chosen(LINES, "level assumed"),
    ),
    _row(
        "contact.status",
        "legal statuses of the people who are counselled",
        "set",
        STATUSES_ABROAD,
        kind="set",
        options=STATUSES_ABROAD,
        read_by="beliefs",
        source=chosen(LINES),
    ),
    _row(
        "contact.places",
        "persons that can be counselled in a quarter",
        "persons per quarter",
        1e9,
        read_by="institutions",
        source=chosen(CAPACITY),
        prior=(100.0, 100000.0),
        whole=True,
    ),
    _row(
        "contact.cost",
        "public cost of counselling one person",
        "USD 2021",
        0.0,
        neutral=0.0,
        high=1e6,
        read_by="institutions",
        source=chosen(OPTIONS, "assumption on hours and pay"),
        prior=(0.0, 400.0),
        whole=True,
    ),
    _row(
        "contact.budget",
        "public money available over the life of the service",
        "USD 2021",
        1e12,
        high=1e13,
        read_by="institutions",
        source=chosen(CAPACITY),
        prior=(100000.0, 1e8),
        whole=True,
    ),
    _row(
        "contact.payer",
        "account that pays",
        "choice",
        "destination",
        kind="choice",
        options=("destination", "origin", "partner"),
        read_by="institutions",
        source=chosen(CAPACITY),
        whole=True,
    ),
)
