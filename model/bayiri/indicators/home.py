"""Indicators of people back home: scores, preparedness, support, the survey."""

from __future__ import annotations

from bayiri.indicators.row import AT_HOME, SCORES, quarterly

QUARTERLY = (
    quarterly(
        "economic_score",
        "Economic score",
        "score",
        "score",
        "mean economic score",
        "returnees at home",
        groups=AT_HOME,
        source=SCORES,
    ),
    quarterly(
        "social_score",
        "Social score",
        "score",
        "score",
        "mean social score",
        "returnees at home",
        groups=AT_HOME,
        source=SCORES,
    ),
    quarterly(
        "psychosocial_score",
        "Psychosocial score",
        "score",
        "score",
        "mean psychosocial score",
        "returnees at home",
        groups=AT_HOME,
        source=SCORES,
    ),
    quarterly(
        "preparedness",
        "Preparedness of return",
        "score",
        "score",
        "mean preparedness on return",
        "returnees at home",
        groups=AT_HOME,
        source="definition of this model, after Cassarino 2004",
    ),
    quarterly(
        "people_in_support",
        "In support",
        "persons",
        "stock",
        "people back home whom a programme serves",
        groups=AT_HOME,
    ),
    quarterly(
        "surveyed_score",
        "Score in the survey",
        "score",
        "score",
        "mean composite score as surveyed, with error and without those who do not answer",
        "returnees at home who answered",
        groups=AT_HOME,
        source=SCORES,
    ),
    quarterly(
        "survey_response",
        "Response to the survey",
        "share",
        "share",
        "people who answered",
        "people asked",
        groups=AT_HOME,
    ),
    quarterly(
        "community_spending",
        "Support of communities",
        "USD 2021 per quarter",
        "money",
        "money paid to communities",
        groups=("all", "region"),
    ),
)
