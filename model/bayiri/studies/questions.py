"""The questions of `bayiri.studies.effects`: one change each to a shipped scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Question:
    """One change to a scenario, and the outcomes that are looked at.

    `before` is set in both arms (dotted paths, as for `Scenario.with_`), `change` only in the second. `arms` says in
    words what differs, `reading` what the answer rests on.
    """

    title: str
    arms: str
    change: Mapping[str, Any]
    outcomes: tuple[str, ...]
    reading: str
    scenario: str = "ecuador-spain/baseline"
    before: Mapping[str, Any] = field(default_factory=dict)


_HOME = ("settled", "score_at_lag", "under_pressure")
_CREDIT = "policies.credit_access"
_RIGHT = "sheet.destinations.spain.going_home.reentry_right"
_NO_RIGHT = {"policies.assisted_return": None, _RIGHT: 0.0}
_KEPT = {"policies.kept": {"type": "legal_pathways", "start": "2008Q4", "reentry_right": 20}}
_RIGHT_MOVES = ("first_returns", "remigrated_within_8", "settled", "under_pressure")

_REGIONS = {"sierra": 1.05, "costa": 0.98, "amazonia": 0.75}  # relative incomes in the sheet
_RICHER = {f"sheet.origin.regions.{name}.relative_income": 1.1 * level for name, level in _REGIONS.items()}
_STEADY = {f"sheet.destinations.spain.unemployment.years.{year}": 0.122 for year in range(2008, 2025)}
_MOVES = ("return_rate", "first_returns", "remigrated_within_8", "settled")

_CYCLE = (
    Question(
        "Income at home 10 % higher",
        "The baseline, against the same with earnings at home 10 % higher in every year.",
        _RICHER,
        _MOVES,
        "For Mexico and the United States a structural model found about 5 % less time abroad for 10 % more income at "
        "home (Lessem 2018): a return rate about 5 % higher. A larger rise than that means that income weighs more "
        "here than there; a smaller scale of tastes would make it larger still.",
    ),
    Question(
        "No slump at the destination",
        "The baseline, against the same with foreigners' unemployment at its level of 2007, 12.2 %, ever after.",
        _STEADY,
        (*_MOVES, "assisted_share"),
        "How much of the returns the slump explains in the model.",
    ),
)
_RIGHTS = (
    Question(
        "A right to come back for five years, where later options are valued",
        "Nobody who goes home may come back, against a right for 20 quarters for those with a permit, from 2008Q4 on; "
        "no lump sum; `option_weight` 0.5.",
        _KEPT,
        _RIGHT_MOVES,
        "The right raises first returns because going home no longer ends the way back: read the other way, its loss "
        "lowers them. It also lets people leave again, which free mobility and pressure count apart.",
        before={**_NO_RIGHT, "behaviour.option_weight": 0.5},
    ),
    Question(
        "The same right, where later options count for nothing",
        "As above, with `option_weight` 0.",
        _KEPT,
        _RIGHT_MOVES,
        "Nobody decides otherwise on going home for the right; what is left comes through contacts, who are abroad "
        "again more often. With contacts that teach nothing it is exactly none (tests/verification).",
        before={**_NO_RIGHT, "behaviour.option_weight": 0.0},
    ),
)
_LOANS = (
    Question(
        "A guarantee of 80 % of lenders' losses",
        "The mix `credit-access` with a guarantee of nothing, against its own guarantee of 0.8.",
        {f"{_CREDIT}.guarantee": 0.8},
        ("loan_approval", "usurious_debtors", "loan_defaults", "self_employed_share", "jobs_for_locals", *_HOME),
        "Lenders that bear less of a loss approve more, and fewer turn to money lenders. Firms raise income and give "
        "work to others; debt service lowers the economic score and counts as pressure when it takes too much of an "
        "income. Which side weighs more on settling hangs on `score_debt`, `debt_pressure` and on who borrows: the "
        "sign is the sum of the two and no finding about credit as such.",
        scenario="ecuador-spain/credit-access",
        before={f"{_CREDIT}.guarantee": 0.0},
    ),
    Question(
        "Credit that may pay for leaving again",
        "The mix `credit-access`, against the same with loans for the fare and money lenders who advance the whole "
        "price of an irregular passage.",
        {f"{_CREDIT}.credit_for_leaving": True, "behaviour.usury_for_leaving": 1.0},
        ("remigrated_within_8", "under_pressure", "settled", "usurious_debtors"),
        "Whoever lacked the fare may now leave; re-migration can only gain members at the moment of choice.",
        scenario="ecuador-spain/credit-access",
    ),
    Question(
        "Credit announced two years before it is given",
        "The mix `credit-access` from 2011Q1 on, unannounced, against the same announced in 2009Q1; returns of "
        "2009Q1 to 2010Q4.",
        {f"{_CREDIT}.announced": "2009Q1"},
        ("first_returns", "self_employed_share"),
        "People abroad who hear of credit to come count on part of it; no loan is given before its start.",
        scenario="ecuador-spain/credit-access",
        before={f"{_CREDIT}.start": "2011Q1", f"{_CREDIT}.announced": "2011Q1", f"{_CREDIT}.reach": 0.9,
                "outcome.window": ["2009Q1", "2010Q4"]},
    ),
)  # fmt: skip
_SUPPORT = (
    Question(
        "Support after return, if everybody were ready for it",
        "The mix `reintegration-support` as it stands, with `readiness_weight` 0.5, against the same with 0.",
        {"behaviour.readiness_weight": 0.0},
        _HOME,
        "What support loses because some come unprepared, or against their will.",
        scenario="ecuador-spain/reintegration-support",
    ),
    Question(
        "All money to persons, or part of it to communities",
        "The mix `reintegration-support`, against the same without support of communities and with 260 more places a "
        "quarter, for about the same money.",
        {"policies.reintegration_support.community.amount": 0, "policies.reintegration_support.places": 1160},
        (*_HOME, "public_cost"),
        "Community support reaches everybody in a region and only the social score; its scale is an assumption chosen "
        "so that a dollar for persons does more (direction: IOM Knowledge Bite 1, 2020).",
        scenario="ecuador-spain/reintegration-support",
    ),
)
_KNOWING = (
    Question(
        "Counsel about home, where home is thought better than it is",
        "The mix `information` without its services, against the mix; people without information believe home to be "
        "worth 0.3 ln points more than it is.",
        {"policies.houses.contact.reach": 0.07, "policies.telephone.contact.reach": 0.12},
        ("information", "first_returns", "disappointed_share", *_HOME),
        "Better information keeps people abroad who would have come home to less than they believed.",
        scenario="ecuador-spain/information",
        before={"behaviour.belief_bias": 0.3, "policies.houses.contact.reach": 0.0,
                "policies.telephone.contact.reach": 0.0},
    ),
    Question(
        "The same counsel, where home is thought worse than it is",
        "As above, with a bias of -0.3.",
        {"policies.houses.contact.reach": 0.07, "policies.telephone.contact.reach": 0.12},
        ("information", "first_returns", "disappointed_share", *_HOME),
        "Better information sends people home who would do better there than they believed. The default bias is 0.",
        scenario="ecuador-spain/information",
        before={"behaviour.belief_bias": -0.3, "policies.houses.contact.reach": 0.0,
                "policies.telephone.contact.reach": 0.0},
    ),
)  # fmt: skip
_TICKET = {"policies.ticket": {"type": "return_programme", "travel": True, "open_to": {"status": ["irregular"]},
                               "reach": 0.3, "start": "2008Q4"}}  # fmt: skip
_CAPACITY = {"policies.procedure": {"type": "return_procedure", "start": "2008Q4", "removal_capacity": 400,
                                    "detection": 0.02}}  # fmt: skip
_FORCED = ("removals", "returns_assisted_without_right", "returns_assisted_under_order", "returns_own_under_order",
           "refused_removals", "in_limbo")  # fmt: skip
_ORDERS = (
    Question(
        "More removals, where they frighten nobody",
        "The baseline with a free ticket home for people without the right to stay, against the same with two more "
        "people found in a hundred a quarter and 400 more removals a quarter; the module `removal_threat` is off.",
        _CAPACITY,
        _FORCED,
        "What changes besides removals comes from orders, which make people think again, not from fear.",
        before=_TICKET,
    ),
    Question(
        "More removals, where they frighten others into going",
        "The same with the module `removal_threat` on in both arms: `removal_fear` 3, the top of its range, and "
        "`order_pressure` 0.",
        _CAPACITY,
        _FORCED,
        "Whether enforcement raises voluntary return is contested; the module shows what would follow if it did.",
        before={**_TICKET, "modules.removal_threat": True, "behaviour.removal_fear": 3.0,
                "behaviour.order_pressure": 0.0},
    ),
    Question(
        "An announced end of stay that is believed and never carried out",
        "The baseline, against an announcement in 2009Q1 that permits of those who came from 2003 on will end, "
        "believed by 0.8, with nobody's stay ended.",
        {"policies.notice": {"type": "end_of_stay", "announced": "2009Q1", "start": "2010Q1", "end": "2011Q4",
                             "credibility": 0.8, "of": {"status": ["temporary"], "arrived_from": 2003}}},
        ("returns_repatriation", "first_returns", "removals", *_HOME),
        "People move on the signal alone. `end_of_stay_worry` is fitted to nothing in this corridor.",
    ),
)  # fmt: skip
_PENSIONS = (
    Question(
        "A refund of contributions on leaving",
        "No agreement on pensions, against a refund of all own contributions to those who leave below vesting.",
        {"policies.agreement_ended.pension_regime": "refund", "policies.agreement_ended.refund_share": 1.0,
         "policies.agreement_ended.refund_wait": 1},
        ("first_returns", "settled", "portability_loss"),
        "Money at once pulls returns forward; who takes it has no right to a pension left.",
        scenario="ecuador-spain/no-treaty",
    ),
)  # fmt: skip
QUESTIONS = (*_CYCLE, *_PENSIONS, *_RIGHTS, *_LOANS, *_SUPPORT, *_KNOWING, *_ORDERS)
