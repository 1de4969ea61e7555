"""Sums of one quarter, in agents: `tally[chunk, sex, measure]`, and `home_sums[region, sex, home measure]`."""

from __future__ import annotations

from bayiri import state

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
    "information_sum",
    "belief_sum",
    "belief_error_sum",
    "counselled",
    "disappointed",
    "push_sum",
    "under_order",
    "in_limbo",
    "unrecognised",
    "orders",
    "free_returns",
    "unrefused_returns",
    "citizen_returns",
    "citizen_arrivals",
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
    INFORMATION_SUM,
    BELIEF_SUM,
    BELIEF_ERROR_SUM,
    COUNSELLED,
    DISAPPOINTED,
    PUSH_SUM,
    UNDER_ORDER,
    IN_LIMBO,
    UNRECOGNISED,
    ORDERS,
    FREE_RETURNS,
    UNREFUSED_RETURNS,
    CITIZEN_RETURNS,
    CITIZEN_ARRIVALS,
) = range(len(MEASURES))
# The measure that each kind of return is counted in (`state.RETURN_KINDS`; the first is no return), and the
# groups that outcomes are told for. A new kind of return has its row in both.
RETURN_MEASURE = (
    RETURNS_OWN_MEANS,
    RETURNS_OWN_MEANS,
    RETURNS_ASSISTED,
    RETURNS_ASSISTED,
    REMOVALS,
    RETURNS_OWN_MEANS,  # temporary
    RETURNS_ASSISTED,  # assisted under order
    RETURNS_OWN_MEANS,  # own departure under order
    RETURNS_OWN_MEANS,  # contract end
    RETURNS_OWN_MEANS,  # repatriation
)
KIND_GROUPS = {
    "spontaneous": (state.SPONTANEOUS,),
    "temporary": (state.TEMPORARY_RETURN,),
    "contract_end": (state.CONTRACT_END,),
    "repatriation": (state.REPATRIATION,),
    "assisted_with_right": (state.ASSISTED_WITH_RIGHT,),
    "assisted_without_right": (state.ASSISTED_WITHOUT_RIGHT,),
    "assisted_under_order": (state.ASSISTED_UNDER_ORDER,),
    "own_under_order": (state.OWN_UNDER_ORDER,),
    "removed": (state.REMOVED,),
}
# Kind of return that the indicator of this name counts (`procedure.KINDS`); removals have a measure of their own.
COUNTED_KINDS = {f"returns_{group}": kind for group, (kind,) in KIND_GROUPS.items() if kind != state.REMOVED}
ASSISTED = tuple(kind for kind, measure in enumerate(RETURN_MEASURE) if measure == RETURNS_ASSISTED)
# Person-quarters at risk of return and returns, by completed years since arrival.
YEARS_ABROAD = ("0", "1", "2-3", "4-5", "6-9", "10-14", "15+")
LENDER_GAINS = len(MEASURES)  # cents that each lender gained, loans paid out taken off
LENDER_LOSSES = LENDER_GAINS + state.LENDERS_AT_MOST  # cents of loans given up, before any guarantee
LENDER_MATCHED = LENDER_LOSSES + state.LENDERS_AT_MOST  # cents of own funds matched, by the lender of the loan
BY_KIND = LENDER_MATCHED + state.LENDERS_AT_MOST  # returns of each kind, in the order of `state.RETURN_KINDS`
AT_RISK = BY_KIND + len(state.RETURN_KINDS)
RETURNED = AT_RISK + len(YEARS_ABROAD)
WIDTH = RETURNED + len(YEARS_ABROAD)

# Sums over people back home, by region and sex.
HOME_MEASURES = ("number", "economic", "social", "psychosocial", "prepared", "in_support", "asked", "answered",
                 "surveyed")  # fmt: skip
(
    HOME_NUMBER,
    HOME_ECONOMIC,
    HOME_SOCIAL,
    HOME_PSYCHOSOCIAL,
    HOME_PREPARED,
    HOME_IN_SUPPORT,
    HOME_ASKED,
    HOME_ANSWERED,
    HOME_SURVEYED,
) = range(len(HOME_MEASURES))
