"""How people earn, save, feel tied and choose: one value a corridor, most of them assumptions with a range."""

from __future__ import annotations

from typing import Any

from bayiri.parameters.parameter import Parameter

_ASSUMED = "assumption; swept in studies"


def _row(name: str, meaning: str, unit: str, default: float, prior: tuple[float, float], **more: Any) -> Parameter:
    settings: dict[str, Any] = {"high": 1.0 if unit in ("share", "per quarter") else 1e3, "source": _ASSUMED}
    settings.update(more)
    return Parameter(name, meaning, unit, ("behaviour",), "parameters", default, prior=prior, **settings)


_WORK = (
    _row("skill_price_home", "ln earnings at home per ln point of skill", "ln points", 0.7, (0.4, 1.0), read_by="work"),
    _row("skill_price_abroad", "ln earnings abroad per ln point of skill; de-skilling pays 0.3-0.6 of the home slope",
         "ln points", 0.32, (0.2, 0.45), source="Simon, Ramos & Sanroma; Rodriguez-Planas 2012 (IZA JOLE-D): direction",
         read_by="work"),
    _row("talent_at_home", "share of the personal term of earnings abroad that also counts at home", "share", 0.35,
         (0.0, 1.0), read_by="work"),
    _row("experience_gain", "rise of ln earnings per year since migration", "ln points per year", 0.02, (0.0, 0.03),
         read_by="work"),
    _row("experience_fade", "fall of that rise, per squared year", "ln points per year2", 0.0005, (0.0, 0.001),
         read_by="work"),
    _row("returnee_premium", "ln earnings at home per year abroad, up to ten years", "ln points per year", 0.01,
         (0.0, 0.03), read_by="work"),
    _row("irregular_penalty", "share of earnings lost without a right to work", "share", 0.10, (0.04, 0.17),
         source="Borjas & Cassidy 2019; Hall, Greenman & Farkas 2010: 4-9 % like for like, 9-17 % gross", grade="derived",
         read_by="work"),
    _row("informal_penalty", "share of earnings lost in informal work", "share", 0.20, (0.05, 0.4), read_by="work"),
    _row("planning_horizon", "quarters over which a person's own employment is expected to return to the mean", "quarters",
         8.0, (4.0, 20.0), low=0.0, high=80.0, read_by="choice"),
    _row("absorption_sensitivity", "fall of ln job finding per unit of returnees of a year over the regional labour force",
         "ln points", 10.0, (0.0, 40.0), read_by="work"),
)

_MONEY = (
    _row("remittance_share", "share of income sent home while family is there", "share", 0.15, (0.10, 0.20),
         source="IFAD/UN; Orozco/IDB (from memory)", grade="derived", read_by="money, choice"),
    _row("saving_share_abroad", "share of income above the floor saved abroad", "share", 0.12, (0.05, 0.25), read_by="money"),
    _row("saving_share_target", "the same for target savers until the target is reached", "share", 0.35, (0.2, 0.5),
         read_by="money"),
    _row("saving_share_home", "share of income above the floor saved at home", "share", 0.04, (0.0, 0.15), read_by="money"),
    _row("dissaving", "share of savings that may be consumed in a quarter without enough income", "share", 0.10, (0.05, 0.3),
         read_by="money"),
    _row("discount_rate", "yearly rate at which savings are turned into an annuity", "share", 0.03, (0.01, 0.08),
         low=0.001, high=0.3, read_by="choice"),
)

_TIES = (
    _row("tie_decay", "share of a tie lost in a quarter away from the place", "per quarter", 0.01, (0.005, 0.03),
         read_by="ties"),
    _row("home_tie_recovery", "share of the gap to the own level closed in a quarter at home", "per quarter", 0.07,
         (0.02, 0.15), read_by="ties"),
    _row("host_tie_ceiling", "level that the tie to the destination grows to", "ln points", 0.34, (0.2, 0.5), high=3.0,
         read_by="ties"),
    _row("host_tie_growth", "share of the gap to the ceiling closed in a quarter abroad", "per quarter", 0.0375,
         (0.02, 0.06), read_by="ties"),
    _row("tie_shock_spread", "standard deviation of the persistent shock to each tie", "ln points", 0.20, (0.15, 0.25),
         high=2.0, read_by="ties"),
    _row("tie_shock_persistence", "share of the shock that lasts a quarter (0.93 a year)", "per quarter", 0.982,
         (0.974, 0.995), high=0.9999, read_by="ties"),
    _row("family_tie", "addition to the tie to the place where the family lives", "ln points", 0.35, (0.2, 0.5), high=3.0,
         read_by="ties, choice"),
    _row("contacts_leaving", "fall of the cost of leaving when all of one's contacts are abroad", "ln points", 0.30,
         (0.0, 0.8), high=5.0, source="Beine, Docquier & Ozden 2011 (JDE): direction", read_by="choice"),
    _row("contacts_return", "rise of the worth of home when all of one's contacts have returned and do well", "ln points",
         0.20, (0.0, 0.6), high=5.0, read_by="choice"),
)

_CHOICE = (
    _row("attention", "chance that a settled person in work reconsiders where to live", "per quarter", 0.08, (0.04, 0.3),
         high=0.99, use="calibration", read_by="choice"),
    _row("attention_unemployed", "how many times more often a person without work reconsiders", "times", 5.0, (1.0, 8.0),
         low=1.0, high=50.0, read_by="choice"),
    _row("attention_event", "how many times more often at an event: an announcement, a target reached, a right about to "
         "lapse", "times", 2.0, (1.0, 5.0), low=1.0, high=50.0, read_by="choice"),
    _row("attention_prospect", "chance that a person who has thought of leaving before reconsiders", "per quarter", 0.25,
         (0.1, 0.6), high=0.99, read_by="choice"),
    _row("choice_noise", "scale of the taste shock between places", "ln points", 0.35, (0.2, 0.8), low=0.01, high=10.0,
         use="calibration", read_by="choice"),
    _row("nest_discount", "weight tau of the log-sum in the worth of a nest of modes; 0 is the best mode alone", "share",
         0.0, (0.0, 0.3), high=1.0, read_by="choice"),
    _row("mode_noise", "scale of the taste shock between modes of one nest", "ln points", 0.05, (0.01, 0.2), low=1e-6,
         high=5.0, read_by="choice"),
    _row("option_weight", "weight of later options in the worth of a place one would move to; 0 is myopic", "share", 0.5,
         (0.0, 1.0), read_by="choice"),
    _row("option_cost", "share of the moving cost that counts in a later option", "share", 0.5, (0.25, 1.0), read_by="choice"),
    _row("option_horizon", "quarters over which later options are weighed", "quarters", 20.0, (4.0, 40.0), low=1.0, high=200.0,
         read_by="choice"),
    _row("legal_risk", "loss of worth of living without the right to stay", "ln points", 0.12, (0.0, 0.4), high=5.0,
         read_by="choice"),
    _row("support_worth", "worth of a dollar of services to the person who decides, against a dollar in hand", "share", 0.5,
         (0.0, 1.0), read_by="choice"),
)

_SCORES = (
    _row("score_speed", "share of the gap to its target that a score closes", "per quarter", 0.2, (0.1, 0.3),
         read_by="reintegration"),
    _row("score_level", "level of all three targets when every driver is nil", "logits", -0.3, (-1.0, 0.5), low=-5.0, high=5.0,
         read_by="reintegration"),
    _row("score_work", "rise of the economic target with work", "logits", 0.8, (0.4, 1.2), high=10.0, read_by="reintegration"),
    _row("score_income", "rise of the economic target per ln point of income over the comparable wage", "logits", 0.6,
         (0.2, 1.0), high=10.0, read_by="reintegration"),
    _row("score_wealth", "rise of the economic target per year of wage held as savings, up to three", "logits", 0.25,
         (0.0, 0.5), high=10.0, read_by="reintegration"),
    _row("score_family", "rise of the social target with family at home", "logits", 0.5, (0.2, 0.8), high=10.0,
         read_by="reintegration"),
    _row("score_tie", "rise of the social and psychosocial targets per ln point of the tie to home", "logits", 0.6, (0.2, 1.0),
         high=10.0, read_by="reintegration"),
    _row("score_contacts", "rise of the social target when all contacts have returned and do well", "logits", 0.5, (0.0, 1.0),
         high=10.0, read_by="reintegration"),
    _row("score_idle", "fall of the psychosocial target without work", "logits", 0.5, (0.2, 1.0), high=10.0,
         read_by="reintegration"),
    _row("score_stigma", "fall of the psychosocial target with full stigma", "logits", 1.0, (0.3, 2.0), high=10.0,
         read_by="reintegration"),
    _row("score_will", "rise of the psychosocial target with full voluntariness", "logits", 0.4, (0.0, 0.8), high=10.0,
         read_by="reintegration"),
    _row("score_crowding", "fall of the economic target per unit of absorption stress", "logits", 5.0, (0.0, 20.0),
         high=1e3, read_by="reintegration"),
    _row("score_support", "rise of a target with support of full strength", "logits", 1.2, (0.0, 2.0), high=10.0,
         source="IOM Knowledge Bite 1 (2020): direction", read_by="reintegration"),
    _row("removal_stigma", "stigma carried home after a removal", "share", 0.6, (0.2, 1.0), read_by="moves"),
    _row("stigma_fading", "share of the stigma that fades in a quarter", "per quarter", 0.05, (0.0, 0.15),
         read_by="reintegration"),
    _row("removal_savings_lost", "share of savings lost in a removal", "share", 0.3, (0.0, 0.7), read_by="moves"),
)

ROWS = _WORK + _MONEY + _TIES + _CHOICE + _SCORES
