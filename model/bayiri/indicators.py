"""What is measured: sums taken inside the quarter, and the indicators made of them.

`tally[chunk, sex, measure]` holds the sums of one quarter, in agents. An indicator is a numerator over a
denominator of such sums, or a stock of persons; outcomes are made at the end of a run from the records.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from bayiri import state
from bayiri.ledger import ENTRIES, POLICY_ENTRIES, REMITTANCES

MEASURES = (
    "present",
    "abroad",
    "irregular",
    "citizens",
    "active_abroad",
    "unemployed_abroad",
    "returnees_home",
    "score_sum",
    "first_departures",
    "remigrations",
    "returns_own_means",
    "returns_assisted",
    "removals",
    "removals_refused",
    "refused_at_border",
    "deaths",
    "stays",
    "active_home",
    "self_employed_home",
    "jobs_for_locals",
    "debt_pressed",
    "loans_asked",
    "loans_granted",
    "loan_defaults",
    "usurious_debtors",
    "usurious_cents",
)
(
    PRESENT_NOW,
    ABROAD,
    IRREGULAR_ABROAD,
    CITIZENS,
    ACTIVE_ABROAD,
    UNEMPLOYED_ABROAD,
    RETURNEES_HOME,
    SCORE_SUM,
    FIRST_DEPARTURES,
    REMIGRATIONS,
    RETURNS_OWN_MEANS,
    RETURNS_ASSISTED,
    REMOVALS,
    REMOVALS_REFUSED,
    REFUSED_CROSSINGS,
    DEATHS,
    STAYING,
    ACTIVE_HOME,
    SELF_EMPLOYED_HOME,
    JOBS_FOR_LOCALS,
    DEBT_PRESSED,
    LOANS_ASKED,
    LOANS_GRANTED,
    LOAN_DEFAULTS,
    USURIOUS_DEBTORS,
    USURIOUS_CENTS,
) = range(len(MEASURES))
# The measure that each kind of return is counted in (`state.RETURN_KINDS`; the first is no return), and the
# groups that outcomes are told for. A new kind of return has its row in both.
RETURN_MEASURE = (RETURNS_OWN_MEANS, RETURNS_OWN_MEANS, RETURNS_ASSISTED, RETURNS_ASSISTED, REMOVALS)
KIND_GROUPS = {
    "spontaneous": (state.SPONTANEOUS,),
    "assisted": (state.ASSISTED_WITH_RIGHT, state.ASSISTED_WITHOUT_RIGHT),
    "removed": (state.REMOVED,),
}
# Person-quarters at risk of return and returns, by completed years since arrival.
YEARS_ABROAD = ("0", "1", "2-3", "4-5", "6-9", "10-14", "15+")
LENDER_GAINS = len(MEASURES)  # cents that each lender gained, loans paid out taken off
LENDER_LOSSES = LENDER_GAINS + state.LENDERS_AT_MOST  # cents of loans given up, before any guarantee
LENDER_MATCHED = LENDER_LOSSES + state.LENDERS_AT_MOST  # cents of own funds matched, by the lender of the loan
AT_RISK = LENDER_MATCHED + state.LENDERS_AT_MOST
RETURNED = AT_RISK + len(YEARS_ABROAD)
WIDTH = RETURNED + len(YEARS_ABROAD)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is reported.

    `margin` is the smallest difference that matters, in the indicator's unit; `better` says in which
    direction a difference is welcome (0: neither). `per_agent` counts are multiplied by the persons an
    agent stands for.
    """

    name: str
    label: str
    unit: str
    kind: str  # stock | flow | share | score | money | rate
    meaning: str
    denominator: str
    quarterly: bool = False
    outcome: bool = False
    margin: float = 0.0
    better: int = 0


def _quarterly(name: str, label: str, unit: str, kind: str, meaning: str, denominator: str = "") -> Indicator:
    return Indicator(name, label, unit, kind, meaning, denominator, quarterly=True)


def _outcome(
    name: str, label: str, unit: str, kind: str, margin: float, better: int, meaning: str, of: str
) -> Indicator:
    return Indicator(name, label, unit, kind, meaning, of, outcome=True, margin=margin, better=better)


_RETURNS = "first returns in the window"
_QUARTERLY = (
    _quarterly("stock_abroad", "People abroad", "persons", "stock", "people of the origin living at a destination"),
    _quarterly("stock_irregular", "In irregular status", "persons", "stock", "people abroad without the right to stay"),
    _quarterly(
        "citizens_share", "Citizens of the destination", "share", "share", "naturalised people", "people abroad"
    ),
    _quarterly("entries", "First departures", "persons per quarter", "flow", "people who left for the first time"),
    _quarterly("returns", "Returns", "persons per quarter", "flow", "returns of every kind, removals included"),
    _quarterly("returns_own_means", "Returns by own means", "persons per quarter", "flow", "spontaneous returns"),
    _quarterly("returns_assisted", "Assisted returns", "persons per quarter", "flow", "returns with a programme"),
    _quarterly("removals", "Removals", "persons per quarter", "flow", "forced returns"),
    _quarterly(
        "refused_removals", "Removals refused", "persons per quarter", "flow", "removals that the guard forbade"
    ),
    _quarterly("remigrations", "Re-migrations", "persons per quarter", "flow", "returnees who left again"),
    _quarterly(
        "unemployment_abroad", "Unemployment abroad", "share", "share", "people without work", "active people abroad"
    ),
    _quarterly("returnees_home", "Returnees at home", "persons", "stock", "people back home after living abroad"),
    _quarterly(
        "mean_score", "Mean reintegration score", "score", "score", "composite of the three scores", "returnees at home"
    ),
    _quarterly("remittances", "Remittances", "USD 2021 per quarter", "money", "money received by families at home"),
    _quarterly(
        "public_spending",
        "Public spending on the mix",
        "USD 2021 per quarter",
        "money",
        "grants, travel and services paid by programmes",
    ),
)
_STATES = (
    _outcome(
        "settled", "Settled", "share", "share", 0.01, 1, "at home with a score at or above the threshold", _RETURNS
    ),
    _outcome(
        "home_not_settled", "At home, not settled", "share", "share", 0.01, -1, "at home below the threshold", _RETURNS
    ),
    _outcome(
        "free_mobility",
        "Free mobility",
        "share",
        "share",
        0.01,
        0,
        "left again by a regular channel from at or above the threshold",
        _RETURNS,
    ),
    _outcome(
        "under_pressure",
        "Left again under pressure",
        "share",
        "share",
        0.01,
        -1,
        "left again irregularly, from below the threshold or pressed by debt",
        _RETURNS,
    ),
    _outcome("dead", "Died", "share", "share", 0.005, 0, "died before the lag", _RETURNS),
)
_OTHERS = (
    _outcome(
        "settled@0.33", "Settled, threshold 0.33", "share", "share", 0.01, 1, "as settled, lower threshold", _RETURNS
    ),
    _outcome(
        "settled@0.66", "Settled, threshold 0.66", "share", "share", 0.01, 1, "as settled, higher threshold", _RETURNS
    ),
    _outcome(
        "score_at_lag",
        "Score at the lag",
        "score",
        "score",
        0.01,
        1,
        "composite score at the lag",
        "first returns in the window, at home at the lag",
    ),
    _outcome(
        "portability_loss",
        "Pension wealth lost",
        "USD 2021 per person",
        "money",
        100.0,
        -1,
        "discounted pension wealth under full portability less that under the rules, at the last return",
        _RETURNS,
    ),
    _outcome("first_returns", "First returns", "persons", "stock", 500.0, 0, "first returns in the window", ""),
    _outcome(
        "settled_returns", "Settled returns", "persons", "stock", 500.0, 1, "first returns settled at the lag", ""
    ),
    _outcome(
        "assisted_share",
        "Assisted share of returns",
        "share",
        "share",
        0.01,
        0,
        "first returns with a programme",
        _RETURNS,
    ),
    _outcome(
        "remigrated_8",
        "Left again within 8 quarters",
        "share",
        "share",
        0.01,
        0,
        "abroad again at the lag, by whatever channel",
        _RETURNS,
    ),
    _outcome(
        "return_rate",
        "Return rate",
        "per 100 person-years",
        "rate",
        0.1,
        0,
        "returns of every kind in the window",
        "person-years abroad in the window",
    ),
    _outcome(
        "return_hazard",
        "Return hazard",
        "per cent per year",
        "rate",
        0.2,
        0,
        "returns by completed years since arrival",
        "person-years abroad at that duration",
    ),
    _outcome("removals", "Removals", "persons", "stock", 100.0, -1, "forced returns in the window", ""),
    _outcome(
        "refused_removals", "Removals refused", "persons", "stock", 100.0, 0, "removals that the guard forbade", ""
    ),
    _outcome(
        "public_cost",
        "Public cost of the mix",
        "USD 2021",
        "money",
        1e6,
        -1,
        "grants, travel and services paid in the window and after",
        "",
    ),
    _outcome("public_unspent", "Unspent budget", "USD 2021", "money", 1e6, 0, "what is left of the shared budget", ""),
    _outcome(
        "paid_anyway",
        "Paid, would have returned anyway",
        "share",
        "share",
        0.01,
        -1,
        "paid people who return without the mix within four quarters of the same date",
        "people paid",
    ),
)
# Credit and enterprise: told every quarter, and over the window (flows added up, stocks as means).
_CREDIT = (
    _outcome("loan_applications", "Loan applications", "persons", "flow", 500.0, 0,
             "requests to lenders of people who came home", ""),
    _outcome("loan_approval", "Loans approved", "share", "share", 0.01, 0, "requests granted", "loan applications"),
    _outcome("loan_defaults", "Loans in default", "persons", "flow", 100.0, -1, "people whose loan is given up", ""),
    _outcome("usurious_debt", "Debt to money lenders", "USD 2021", "money", 1e5, -1, "owed to money lenders", ""),
    _outcome("usurious_debtors", "In debt to money lenders", "persons", "stock", 100.0, -1,
             "people who owe money lenders, wherever they live", ""),
    _outcome("self_employed_share", "Self-employed", "share", "share", 0.01, 0, "owners of a firm",
             "returnees at home who are not retired"),
    _outcome("firms", "Firms of returnees", "persons", "stock", 100.0, 0, "returnees who own a firm", ""),
    _outcome("jobs_for_locals", "Jobs for locals", "persons", "stock", 100.0, 1, "employed in returnees' firms", ""),
    _outcome("debt_pressed_share", "Pressed by debt", "share", "share", 0.005, -1,
             "debt service above the share of income that counts as pressure", "returnees at home"),
)  # fmt: skip
_CREDIT_QUARTERLY = tuple(
    replace(row, unit=row.unit + " per quarter" * (row.kind == "flow"), outcome=False, quarterly=True, margin=0.0)
    for row in _CREDIT
)
INDICATORS = _QUARTERLY + _CREDIT_QUARTERLY + _STATES + _OTHERS + _CREDIT
STATES = tuple(indicator.name for indicator in _STATES)


def find(name: str) -> Indicator:
    """The outcome of that name, else the quarterly indicator; KeyError if there is neither."""
    for indicator in sorted(INDICATORS, key=lambda row: not row.outcome):
        if indicator.name == name:
            return indicator
    if name.startswith("settled@"):
        return replace(find("settled@0.66"), name=name, label=f"Settled, threshold {name[8:]}", meaning="as settled")
    raise KeyError(name)


def _ratio(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    """Above over below, NaN where there is nobody to divide by."""
    return np.divide(above, below, out=np.full(np.shape(above), np.nan), where=below > 0)


def quarterly_values(sums: np.ndarray, weight: int) -> dict[str, np.ndarray]:
    """Quarterly indicators that are counted by sex: name -> one value a leading index of `sums[..., measure]`."""
    persons = sums * weight
    returns = persons[..., sorted(set(RETURN_MEASURE))].sum(axis=-1)
    return {
        "stock_abroad": persons[..., ABROAD],
        "stock_irregular": persons[..., IRREGULAR_ABROAD],
        "citizens_share": _ratio(sums[..., CITIZENS], sums[..., ABROAD]),
        "entries": persons[..., FIRST_DEPARTURES],
        "returns": returns,
        "returns_own_means": persons[..., RETURNS_OWN_MEANS],
        "returns_assisted": persons[..., RETURNS_ASSISTED],
        "removals": persons[..., REMOVALS],
        "refused_removals": persons[..., REMOVALS_REFUSED],
        "remigrations": persons[..., REMIGRATIONS],
        "unemployment_abroad": _ratio(sums[..., UNEMPLOYED_ABROAD], sums[..., ACTIVE_ABROAD]),
        "returnees_home": persons[..., RETURNEES_HOME],
        "mean_score": _ratio(sums[..., SCORE_SUM], sums[..., RETURNEES_HOME]),
        **credit_values(sums, weight),
    }


def credit_values(sums: np.ndarray, weight: int, quarters: float = 1.0) -> dict[str, np.ndarray]:
    """Indicators of credit and enterprise from sums over so many quarters: flows in all, stocks on average."""
    persons = sums * weight
    return {
        "loan_applications": persons[..., LOANS_ASKED],
        "loan_approval": _ratio(sums[..., LOANS_GRANTED], sums[..., LOANS_ASKED]),
        "loan_defaults": persons[..., LOAN_DEFAULTS],
        "usurious_debt": persons[..., USURIOUS_CENTS] / (100.0 * quarters),
        "usurious_debtors": persons[..., USURIOUS_DEBTORS] / quarters,
        "self_employed_share": _ratio(sums[..., SELF_EMPLOYED_HOME], sums[..., ACTIVE_HOME]),
        "firms": persons[..., SELF_EMPLOYED_HOME] / quarters,
        "jobs_for_locals": persons[..., JOBS_FOR_LOCALS] / quarters,
        "debt_pressed_share": _ratio(sums[..., DEBT_PRESSED], sums[..., RETURNEES_HOME]),
    }


def money_values(ledger: np.ndarray) -> dict[str, np.ndarray]:
    """Quarterly indicators in US dollars from `ledger[..., entry]` (cents)."""
    dollars = ledger / 100.0
    assert dollars.shape[-1] == len(ENTRIES)
    return {
        "remittances": dollars[..., REMITTANCES],
        "public_spending": dollars[..., list(POLICY_ENTRIES)].sum(axis=-1),
    }
