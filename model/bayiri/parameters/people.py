"""Who the people are: age, sex, schooling, family, savings, ties and rights at the start of a life."""

from __future__ import annotations

from typing import Any

from bayiri.parameters.parameter import Parameter

_ASSUMED = "assumption; swept in studies"


def _row(name: str, meaning: str, unit: str, default: float, prior: tuple[float, float], **more: Any) -> Parameter:
    settings: dict[str, Any] = {"high": 1.0 if unit in ("share", "per quarter") else 1e3, "source": _ASSUMED}
    settings.update(more)
    return Parameter(name, meaning, unit, ("people",), "parameters", default, prior=prior, **settings)


ROWS = (
    _row(
        "women_share",
        "share of women among those who consider leaving",
        "share",
        0.5,
        (0.3, 0.7),
        read_by="life",
    ),
    _row(
        "entry_age_from",
        "youngest age at which a person considers leaving",
        "years",
        17.0,
        (15.0, 20.0),
        low=15.0,
        high=40.0,
        read_by="life",
    ),
    _row(
        "entry_age_scale",
        "scale of the Weibull law of years above the youngest age",
        "years",
        15.0,
        (8.0, 25.0),
        low=1.0,
        high=60.0,
        read_by="life",
    ),
    _row(
        "entry_age_shape",
        "shape of that Weibull law",
        "number",
        1.5,
        (1.0, 3.0),
        low=0.5,
        high=5.0,
        read_by="life",
    ),
    _row(
        "secondary_share",
        "share with secondary schooling as the highest",
        "share",
        0.45,
        (0.2, 0.6),
        read_by="life",
    ),
    _row("tertiary_share", "share with tertiary schooling", "share", 0.12, (0.02, 0.3), read_by="life"),
    _row(
        "skill_step",
        "skill gained per level of schooling above primary",
        "ln points",
        0.5,
        (0.2, 0.8),
        read_by="life",
    ),
    _row(
        "skill_spread",
        "standard deviation of skill within a level of schooling",
        "ln points",
        0.25,
        (0.1, 0.5),
        read_by="life",
    ),
    _row(
        "talent_spread",
        "standard deviation of the persistent personal term of earnings",
        "ln points",
        0.3,
        (0.15, 0.5),
        read_by="life",
    ),
    _row(
        "family_share",
        "share of people with a partner or children when they first consider leaving",
        "share",
        0.5,
        (0.3, 0.7),
        read_by="life",
    ),
    _row(
        "family_forming",
        "chance that a person under 45 without family forms one, where the person lives",
        "per quarter",
        0.012,
        (0.005, 0.03),
        read_by="life",
    ),
    _row(
        "family_joining",
        "chance that a family at home joins the person abroad",
        "per quarter",
        0.03,
        (0.003, 0.06),
        read_by="life",
    ),
    _row(
        "start_savings",
        "median savings when first considering to leave, in years of the home wage",
        "years of wage",
        0.25,
        (0.05, 2.5),
        read_by="life",
    ),
    _row(
        "start_savings_spread",
        "standard deviation of the logarithm of those savings",
        "ln points",
        0.8,
        (0.4, 1.2),
        read_by="life",
    ),
    _row(
        "target_saver_share",
        "share of migrants who leave to save a fixed sum",
        "share",
        0.25,
        (0.1, 0.4),
        source="Yang 2006 (Economic Journal): migrants with middling earnings behave as target savers; share assumed",
        read_by="life",
    ),
    _row(
        "target_savings",
        "sum that target savers aim at, in years of the home wage",
        "years of wage",
        3.0,
        (1.0, 6.0),
        high=50.0,
        read_by="money",
    ),
    _row(
        "home_tie_mean",
        "mean of people's own level of the tie to home",
        "ln points",
        0.0,
        (-0.4, 0.8),
        low=-2.0,
        high=2.0,
        use="calibration",
        read_by="life",
    ),
    _row(
        "home_tie_spread",
        "standard deviation of people's own level of the tie to home",
        "ln points",
        0.4,
        (0.15, 0.5),
        high=2.0,
        read_by="life",
    ),
    _row(
        "score_spread",
        "standard deviation of the persistent personal term of the reintegration scores",
        "logits",
        0.65,
        (0.4, 1.0),
        high=3.0,
        read_by="life",
    ),
    _row(
        "protection_need_share",
        "share of people with a true need of protection from their own country",
        "share",
        0.005,
        (0.0, 0.05),
        read_by="life, enforcement",
    ),
    _row(
        "victim_share",
        "share of people abroad without right who are recognised victims in identification",
        "share",
        0.002,
        (0.0, 0.02),
        read_by="status, enforcement",
    ),
    _row(
        "illness_onset",
        "chance that a person falls seriously ill",
        "per quarter",
        0.0008,
        (0.0002, 0.003),
        read_by="life",
    ),
    _row(
        "illness_recovery",
        "chance that a seriously ill person recovers",
        "per quarter",
        0.06,
        (0.02, 0.2),
        read_by="life",
    ),
)
