"""Indicators of people back home: scores, preparedness, support, the survey."""

from __future__ import annotations

from bayiri.indicators.row import quarterly

QUARTERLY = (
    quarterly("economic_score", "Economic score", "score", "score", "mean economic score", "returnees at home"),
    quarterly("social_score", "Social score", "score", "score", "mean social score", "returnees at home"),
    quarterly(
        "psychosocial_score", "Psychosocial score", "score", "score", "mean psychosocial score", "returnees at home"
    ),
    quarterly(
        "preparedness", "Preparedness of return", "score", "score", "mean preparedness on return", "returnees at home"
    ),
    quarterly("people_in_support", "In support", "persons", "stock", "people back home whom a programme serves"),
    quarterly(
        "surveyed_score",
        "Score in the survey",
        "score",
        "score",
        "mean composite score as surveyed, with error and without those who do not answer",
        "returnees at home who answered",
    ),
    quarterly("survey_response", "Response to the survey", "share", "share", "people who answered", "people asked"),
    quarterly(
        "community_spending", "Support of communities", "USD 2021 per quarter", "money", "money paid to communities"
    ),
)
