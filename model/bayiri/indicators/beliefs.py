"""Indicators of what people know of home, and of what pushes people out of it."""

from __future__ import annotations

from dataclasses import replace

from bayiri.indicators.row import FOR_ALL, quarterly
from bayiri.parameters.sources import DRIVERS, REPORT

_SHARE = ("share", "share")
_HOW = {
    "gap": "what people without full information believe home to be worth, less what it is",
    "error": "the distance between what home is believed to be worth and what it is",
}
_FOUND = "people who came home to at least 0.05 ln points less than they believed"
QUARTERLY = (
    quarterly("information", "Information about home", *_SHARE, "mean information", "people abroad"),
    quarterly("belief_gap", "Believed less true worth of home", "ln points", "share", _HOW["gap"], "people abroad"),
    quarterly("belief_error", "Error in the believed worth", "ln points", "share", _HOW["error"], "people abroad"),
    quarterly("counselled", "People counselled", "persons per quarter", "flow", "people abroad told about home"),
    quarterly("disappointed_share", "Found less than believed", *_SHARE, _FOUND, "returns of every kind"),
    quarterly(
        "push",
        "Push of the region",
        "ln points",
        "share",
        "push where people live",
        "returnees at home",
        source=f"definition of this model; factors: {REPORT}, {DRIVERS}",
    ),
    quarterly(
        "counselling_spending",
        "Spent on counselling",
        "USD 2021 per quarter",
        "money",
        "counsel abroad",
        groups=FOR_ALL,
    ),
    quarterly(
        "measures_spending",
        "Spent on regions",
        "USD 2021 per quarter",
        "money",
        "measures against push",
        groups=FOR_ALL,
    ),
)
# Outcomes that are the quarterly indicator of the same name, over all quarters of the window together: the smallest
# difference that matters, and which is welcome.
OVER_WINDOW = {"information": (0.01, 1), "belief_gap": (0.005, 0), "belief_error": (0.005, -1),
               "counselled": (500.0, 0), "disappointed_share": (0.01, -1), "push": (0.005, -1)}  # fmt: skip
OUTCOMES = tuple(
    replace(
        row,
        unit=row.unit.removesuffix(" per quarter"),
        quarterly=False,
        outcome=True,
        margin=OVER_WINDOW[row.name][0],
        better=OVER_WINDOW[row.name][1],
        groups=("all", "sex", "region") if row.name == "push" else row.groups,
    )
    for row in QUARTERLY
    if row.name in OVER_WINDOW
)
