"""Values of the quarterly indicators, from the sums of quarters and from the ledger."""

from __future__ import annotations

import numpy as np

from bayiri.indicators import measures as m
from bayiri.ledger import COMMUNITY, COUNSEL, ENTRIES, MEASURES_IN_REGIONS, PAYERS, POLICY_ENTRIES, REMITTANCES, REMOVAL


def ratio(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    """Above over below, NaN where there is nobody to divide by."""
    return np.divide(above, below, out=np.full(np.shape(above), np.nan), where=below > 0)


def quarterly_values(sums: np.ndarray, weight: int) -> dict[str, np.ndarray]:
    """Quarterly indicators that are counted by sex: name -> one value a leading index of `sums[..., measure]`."""
    persons = sums * weight
    returns = persons[..., sorted(set(m.RETURN_MEASURE))].sum(axis=-1)
    return {
        "stock_abroad": persons[..., m.ABROAD],
        "stock_irregular": persons[..., m.IRREGULAR_ABROAD],
        "citizens_share": ratio(sums[..., m.CITIZENS], sums[..., m.ABROAD]),
        "entries": persons[..., m.FIRST_DEPARTURES],
        "returns": returns,
        "returns_own_means": persons[..., m.RETURNS_OWN_MEANS],
        "returns_assisted": persons[..., m.RETURNS_ASSISTED],
        "removals": persons[..., m.REMOVALS],
        "refused_removals": persons[..., m.REMOVALS_REFUSED],
        "remigrations": persons[..., m.REMIGRATIONS],
        **{name: persons[..., m.BY_KIND + kind] for name, kind in m.COUNTED_KINDS.items()},
        "under_order": persons[..., m.UNDER_ORDER],
        "in_limbo": persons[..., m.IN_LIMBO],
        "unrecognised_need": persons[..., m.UNRECOGNISED],
        "orders": persons[..., m.ORDERS],
        "refused_at_border": persons[..., m.REFUSED_CROSSINGS],
        "voluntary_free": ratio(persons[..., m.FREE_RETURNS], returns),
        "voluntary_unrefused": ratio(persons[..., m.UNREFUSED_RETURNS], returns),
        "unemployment_abroad": ratio(sums[..., m.UNEMPLOYED_ABROAD], sums[..., m.ACTIVE_ABROAD]),
        "returnees_home": persons[..., m.RETURNEES_HOME],
        "mean_score": ratio(sums[..., m.SCORE_SUM], sums[..., m.RETURNEES_HOME]),
        "information": ratio(sums[..., m.INFORMATION_SUM], sums[..., m.ABROAD]),
        "belief_error": ratio(sums[..., m.BELIEF_ERROR_SUM], sums[..., m.ABROAD]),
        "belief_gap": ratio(sums[..., m.BELIEF_SUM], sums[..., m.ABROAD]),
        "counselled": persons[..., m.COUNSELLED],
        "disappointed_share": ratio(sums[..., m.DISAPPOINTED], sums[..., sorted(set(m.RETURN_MEASURE))].sum(axis=-1)),
        "push": ratio(sums[..., m.PUSH_SUM], sums[..., m.RETURNEES_HOME]),
        **credit_values(sums, weight),
    }


def credit_values(sums: np.ndarray, weight: int, quarters: float = 1.0) -> dict[str, np.ndarray]:
    """Indicators of credit and enterprise from sums over so many quarters: flows in all, stocks on average.

    Over no quarters at all, a stock has no average.
    """
    persons, quarters = sums * weight, quarters or np.nan
    return {
        "loan_applications": persons[..., m.LOANS_ASKED],
        "loan_approval": ratio(sums[..., m.LOANS_GRANTED], sums[..., m.LOANS_ASKED]),
        "loan_defaults": persons[..., m.LOAN_DEFAULTS],
        "usurious_debt": persons[..., m.USURIOUS_CENTS] / (100.0 * quarters),
        "usurious_debtors": persons[..., m.USURIOUS_DEBTORS] / quarters,
        "self_employed_share": ratio(sums[..., m.SELF_EMPLOYED_HOME], sums[..., m.ACTIVE_HOME]),
        "firms": persons[..., m.SELF_EMPLOYED_HOME] / quarters,
        "jobs_for_locals": persons[..., m.JOBS_FOR_LOCALS] / quarters,
        "debt_pressed_share": ratio(sums[..., m.DEBT_PRESSED], sums[..., m.RETURNEES_HOME]),
    }


def home_values(sums: np.ndarray, weight: int) -> dict[str, np.ndarray]:
    """Quarterly indicators of people back home from `sums[..., home measure]`."""
    number = sums[..., m.HOME_NUMBER]
    return {
        "economic_score": ratio(sums[..., m.HOME_ECONOMIC], number),
        "social_score": ratio(sums[..., m.HOME_SOCIAL], number),
        "psychosocial_score": ratio(sums[..., m.HOME_PSYCHOSOCIAL], number),
        "preparedness": ratio(sums[..., m.HOME_PREPARED], number),
        "people_in_support": sums[..., m.HOME_IN_SUPPORT] * weight,
        "surveyed_score": ratio(sums[..., m.HOME_SURVEYED], sums[..., m.HOME_ANSWERED]),
        "survey_response": ratio(sums[..., m.HOME_ANSWERED], sums[..., m.HOME_ASKED]),
    }


def money_values(ledger: np.ndarray) -> dict[str, np.ndarray]:
    """Quarterly indicators in US dollars from `ledger[..., entry]` (cents)."""
    dollars = ledger / 100.0
    assert dollars.shape[-1] == len(ENTRIES)
    return {
        "remittances": dollars[..., REMITTANCES],
        "enforcement_cost": dollars[..., REMOVAL],
        "public_spending": dollars[..., list(POLICY_ENTRIES)].sum(axis=-1),
        "counselling_spending": paid_by_all(dollars, COUNSEL),
        "measures_spending": paid_by_all(dollars, MEASURES_IN_REGIONS),
        "community_spending": paid_by_all(dollars, COMMUNITY),
    }


def paid_by_all(dollars: np.ndarray, first: int) -> np.ndarray:
    """What all payers together paid for the purpose whose first entry is `first`."""
    total: np.ndarray = dollars[..., first : first + len(PAYERS)].sum(axis=-1)
    return total
