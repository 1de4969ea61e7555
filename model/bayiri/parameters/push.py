"""What makes a region hard to live in, how much that counts, and measures against it.

Levels are index points: 0 is the usual level of the corridor's origin, 1 as much worse as the worst region in
peacetime. Jobs have no level of their own: unemployment, informality and relative income of a region already act on
pay, on worth and on scores, and a further loss of worth would count them twice. Measures for jobs lower unemployment
and informality instead.
"""

from __future__ import annotations

from typing import Any

from bayiri.parameters.behaviour import row
from bayiri.parameters.parameter import Parameter
from bayiri.parameters.sources import DRIVERS, REPORT, SPREAD, chosen

FACTORS = {
    "schools": "schools",
    "health": "health services",
    "security": "security of life and property",
    "environment": "the environment that people live in and from",
}


def _region(name: str, meaning: str, unit: str, **more: Any) -> Parameter:
    return Parameter(name, meaning, unit, ("region",), "places", 0.0, **{"use": "context", **more})


_LEVELS = tuple(
    _region(
        f"push.{factor}",
        f"how far below the usual level of the origin the region stands in {words}",
        "index",
        low=-2.0,
        high=5.0,
        prior=(-0.5, 1.0),
        path="linear",
        source="statistics by region (census, health, police) put on this scale; default: the usual level",
        read_by="push, institutions",
    )
    for factor, words in FACTORS.items()
)
_SHOCKS = (
    _region(
        "shock.chance",
        "chance that a disaster strikes the region",
        "per quarter",
        high=1.0,
        prior=(0.0, 0.05),
        read_by="institutions",
        source="disasters by region (EM-DAT); size and duration assumed; default: none",
        module="disasters",
        default_on=0.025,
    ),
    _region(
        "shock.size",
        "how much a disaster adds to the push of the environment in its quarter",
        "index",
        high=5.0,
        prior=(0.0, 2.0),
        read_by="institutions",
        source="disasters by region (EM-DAT); size and duration assumed; default: none",
        module="disasters",
        default_on=1.0,
    ),
    _region(
        "shock.fading",
        "share of what disasters added that is overcome in a quarter",
        "per quarter",
        high=1.0,
        prior=(0.0, 0.5),
        read_by="institutions",
        source="disasters by region (EM-DAT); size and duration assumed; default: none",
        module="disasters",
        default_on=0.25,
    ),
)
_ASSUMED = f"{REPORT}, {DRIVERS}, names the factor; weight assumed"


def _weight(name: str, meaning: str, default: float, prior: tuple[float, float]) -> Parameter:
    return row(name, meaning, "ln points", default, prior, high=5.0, source=_ASSUMED, read_by="push")


_WEIGHTS = (
    _weight("push_schools", "loss of worth per index point of poor schools, for people with a family", 0.1, (0.0, 0.3)),
    _weight("push_health", "loss of worth per index point of poor health services", 0.08, (0.0, 0.25)),
    _weight("push_ill", "further loss of it for a person who is ill", 0.16, (0.0, 0.5)),
    _weight("push_security", "loss of worth per index point of insecurity", 0.25, (0.0, 0.6)),
    _weight("push_environment", "loss of worth per index point of a poor environment", 0.12, (0.0, 0.4)),
    row(
        "push_on_prospects",
        "share of the push that counts for people who consider leaving for the first time",
        "share",
        0.5,
        (0.0, 1.0),
        source=f"assumption; {REPORT}, {DRIVERS}: some doubted the link",
        read_by="push",
    ),
    row(
        "score_push",
        "fall of the social and psychosocial targets per ln point of push where one lives",
        "logits",
        1.5,
        (0.0, 3.0),
        high=20.0,
        source=_ASSUMED,
        read_by="reintegration",
    ),
)


def _lever(name: str, meaning: str, unit: str, default: Any, **more: Any) -> Parameter:
    return Parameter(name, meaning, unit, ("push_measures",), "measures", default, **more)


_MEASURES = (
    _lever("regions", "regions in which the measures are taken; all where none is named", "names", (), kind="names",
           read_by="scenario",
        source=chosen(SPREAD), whole=True),
    *(
        _lever(f"lower.{factor}", f"index points of push from {words} that are taken away; below 0 it is a dated shock",
               "index", 0.0, neutral=0.0, low=-5.0, high=5.0, prior=(0.0, 0.3), source=chosen(DRIVERS, "size assumed"),
               read_by="institutions")
        for factor, words in FACTORS.items()
    ),
    _lever("lower.jobs", "share by which unemployment and informal work are lowered; below 0 it is a dated shock",
           "share", 0.0, neutral=0.0, low=-1.0, high=1.0, prior=(0.0, 0.2), read_by="institutions",
        source=chosen(DRIVERS, "size assumed")),
    _lever("works.cost", "public cost of the measures in one region", "USD 2021 per quarter", 0.0, neutral=0.0,
           high=1e12, read_by="institutions",
        source=chosen(DRIVERS), prior=(0.0, 1e7)),
    _lever("works.budget", "public money available over the life of the measures", "USD 2021", 1e12, high=1e13,
           read_by="institutions",
        source=chosen(DRIVERS), prior=(1e6, 1e9), whole=True),
    _lever("works.payer", "account that pays", "choice", "origin", kind="choice",
           options=("destination", "origin", "partner"), read_by="institutions",
        source=chosen(DRIVERS), whole=True),
)  # fmt: skip

ROWS = _LEVELS + _SHOCKS + _WEIGHTS + _MEASURES
