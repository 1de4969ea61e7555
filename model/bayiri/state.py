"""Layouts of the records: a migrant, what others may see of one, a group of contacts, the rows of the tables.

Wealth is int64 cents of constant 2021 US dollars at market rates; incomes and wages are int$ 2021 a year
of the place where they are spent; ties and worths are ln points; scores lie in [0, 1]; dates are quarters
counted from the first of the run's history, -1 where there is none.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bayiri.parameters import TABLES, columns, groups

PRESENCES = ("not yet", "present", "stays for good", "dead")
NOT_YET, PRESENT, STAYS, DEAD = range(4)
SEXES = groups.SEXES
MAN, WOMAN = range(2)
SCHOOLINGS = groups.SCHOOLINGS
PRIMARY, SECONDARY, TERTIARY = range(3)
PLACE_KINDS = ("origin region", "destination")
ORIGIN, DESTINATION = range(2)
STATUSES = ("at home", "citizen", "permanent", "temporary", "irregular")
AT_HOME, CITIZEN, PERMANENT, TEMPORARY, IRREGULAR = range(5)
WORKS = ("wage", "informal", "unemployed", "retired", "self-employed")
WAGE, INFORMAL, UNEMPLOYED, RETIRED, SELF_EMPLOYED = range(5)
FAMILIES = ("none", "at home", "abroad")
NO_FAMILY, FAMILY_HOME, FAMILY_ABROAD = range(3)
INTENTIONS = (
    "remain",
    "go home",
    "go home assisted",
    "leave regularly",
    "leave irregularly",
    "ask for services",
    "go home for a time",
)
REMAIN, GO_HOME, GO_HOME_ASSISTED, LEAVE_REGULARLY, LEAVE_IRREGULARLY, ASK_SERVICES = range(6)
GO_HOME_FOR_A_TIME = 6
RETURN_KINDS = (
    "none",
    "spontaneous",
    "assisted with right to stay",
    "assisted without right to stay",
    "removal",
    "temporary",
    "assisted under order",
    "own departure under order",
    "contract end",
    "repatriation",
)
NO_RETURN, SPONTANEOUS, ASSISTED_WITH_RIGHT, ASSISTED_WITHOUT_RIGHT, REMOVED = range(5)
TEMPORARY_RETURN, ASSISTED_UNDER_ORDER, OWN_UNDER_ORDER, CONTRACT_END, REPATRIATION = range(5, 10)
DOCUMENTS = ("none", "asked for", "held")
NO_DOCUMENTS, DOCUMENTS_ASKED, DOCUMENTS_HELD = range(3)
EVENTS = (
    "none",
    "first departure",
    "return",
    "re-migration",
    "removal",
    "refused at the border",
    "removal refused",
)
NO_EVENT, FIRST_DEPARTURE, RETURN, REMIGRATION, REMOVAL_EVENT, REFUSED_AT_BORDER, REMOVAL_REFUSED = range(7)
LAG_STATES = ("none", "at home", "abroad regularly", "abroad under pressure", "dead")
NO_LAG_STATE, LAG_HOME, LAG_REGULAR, LAG_PRESSED, LAG_DEAD = range(5)
PACKAGES = ("not chosen", "everything", "cash", "economic", "social", "psychosocial")
NOT_CHOSEN, EVERYTHING, CASH, ECONOMIC_PACKAGE, SOCIAL_PACKAGE, PSYCHOSOCIAL_PACKAGE = range(6)
FOCUSES = ("none", "economic", "social", "psychosocial")

PURPOSES = ("none", "business", "home", "leaving")
NO_PURPOSE, FOR_BUSINESS, FOR_HOME, FOR_LEAVING = range(4)

NEVER = -1
FOREVER = 30_000  # a quarter later than any run's last
CHUNK = 256  # rows whose sums are kept together, whatever the number of threads
PROGRAMMES_AT_MOST = 24  # the first bits of `aware`; lenders take the last
LENDERS_AT_MOST = 8  # the ordinary one and seven policies, known by the last bits of `aware`

MIGRANT = np.dtype(
    [
        ("identity", "i8"),  # cohort * 1,000,000 + slot
        ("savings", "i8"),  # cents
        ("grant_due", "i8"),  # cents still to be paid by the programme
        ("contributions", "i8"),  # cents of own contributions to the destination's pensions
        ("refund_due", "i8"),  # cents of contributions to be refunded
        ("formal_debt", "i8"),  # cents owed to lenders
        ("usurious_debt", "i8"),  # cents owed to money lenders outside the law's limits
        ("business_capital", "i8"),  # cents at replacement cost
        ("public_paid", "i8"),  # cents of public policy money received or spent on the person in the window
        ("age", "f8"),  # years
        ("skill", "f8"),  # ln points
        ("talent", "f8"),  # ln points: persistent personal term of earnings
        ("wage", "f8"),  # int$ a year: current or last wage
        ("income", "f8"),  # int$ a year, this quarter
        ("consumption", "f8"),  # int$ a year, this quarter
        ("host_rights", "f8"),  # int$: yearly pay summed over years of contributions abroad
        ("home_rights", "f8"),  # the same at home
        ("own_tie", "f8"),  # the level that the tie to home returns to
        ("home_tie", "f8"),
        ("home_shock", "f8"),
        ("host_tie", "f8"),
        ("host_shock", "f8"),
        ("score_term", "f8"),  # logits: persistent personal term of the scores
        ("economic", "f8"),  # the three reintegration scores
        ("social", "f8"),
        ("psychosocial", "f8"),
        ("stigma", "f8"),
        ("voluntariness", "f8"),  # of the last return, in [0, 1]
        ("score", "f8"),  # their geometric mean
        ("lag_score", "f8"),  # composite score that counts for the outcome
        ("information", "f8"),  # of one abroad about home, in [0, 1]; as it was on return for one back home
        ("welfare", "f8"),  # sum over the window of ln consumption plus tie to the place
        ("loan_wanted", "i8"),  # cents asked of a lender this quarter
        ("preparedness", "f4"),  # of the last return, in [0, 1]
        ("portability_loss", "f4"),  # USD of pension wealth lost by the last return, against full portability
        ("aware", "u4"),  # a bit a programme
        ("group", "i4"),  # of contacts
        ("cohort", "i2"),
        ("died", "i2"),
        ("since", "i2"),  # quarter of arrival in the present place
        ("spell", "i2"),  # quarters without work
        ("benefit_until", "i2"),
        ("permit_until", "i2"),
        ("legal_quarters", "i2"),
        ("abroad_quarters", "i2"),
        ("host_contributions", "i2"),  # quarters
        ("home_contributions", "i2"),
        ("refund_date", "i2"),
        ("first_departure", "i2"),
        ("returned", "i2"),  # quarter of the last return
        ("left", "i2"),  # quarter of the last departure
        ("window_return", "i2"),  # quarter of the first return in the window
        ("window_left", "i2"),  # quarter of the first departure after it
        ("reentry_until", "i2"),
        ("banned_until", "i2"),
        ("queued_since", "i2"),
        ("grant_date", "i2"),
        ("services_until", "i2"),
        ("window_quarters", "i2"),  # quarters that `welfare` sums over
        ("also_until", "i2"),
        ("loan_rate", "i2"),  # hundredths of a per cent a year, of the formal debt or of the loan offered
        ("loan_until", "i2"),  # quarter by which the formal debt is paid back
        ("business_since", "i2"),  # quarter in which the firm was opened
        ("order_until", "i2"),  # deadline of a return order: the last quarter for leaving before removal
        ("illness", "u1"),
        ("presence", "u1"),
        ("sex", "u1"),
        ("schooling", "u1"),
        ("region", "u1"),  # of origin
        ("place", "u1"),
        ("destination", "u1"),  # present, last or intended
        ("status", "u1"),
        ("kept_status", "u1"),  # held when leaving the destination
        ("work_state", "u1"),
        ("family", "u1"),
        ("target_saver", "u1"),
        ("target_reached", "u1"),
        ("protection_need", "u1"),
        ("victim", "u1"),
        ("intention", "u1"),
        ("granted", "u1"),
        ("would_go", "u1"),  # would go home without the programme applied to
        ("event", "u1"),  # of this quarter
        ("return_kind", "u1"),  # of the last return
        ("lag_state", "u1"),
        ("left_regularly", "u1"),  # the last departure
        ("left_with_right", "u1"),  # ... under a kept right to come back
        ("abroad_at_window", "u1"),
        ("trips", "u1"),
        ("removals", "u1"),
        ("removals_refused", "u1"),
        ("applied_to", "i1"),  # programme, -1 for none
        ("queued_to", "i1"),
        ("granted_by", "i1"),
        ("served_by", "i1"),
        ("also_by", "i1"),  # a second programme that serves the person, -1 for none
        ("package", "u1"),  # of support, from the first programme
        ("also_package", "u1"),  # from the second
        ("focus", "u1"),  # dimension found weakest by the last survey at support, 0 for none
        ("first_kind", "u1"),  # kind of the first return in the window
        ("lender_asked", "i1"),
        ("lent_by", "i1"),  # lender of the formal debt
        ("purpose", "u1"),  # of the money wanted this quarter
        ("loan_granted", "u1"),
        ("missed", "u1"),  # quarters in a row without full payment of the formal debt
        ("defaults", "u1"),  # on formal debts; one is enough to be lent to no more
        ("owns_home", "u1"),
        ("left_pressed", "u1"),  # the last departure, by debt
        ("documents", "u1"),  # for travel, of those without the right to stay
        ("drawn", "u1"),  # for removal, in this quarter
        ("recognised", "u1"),  # need of protection, found when a removal was refused
        ("free_return", "u1"),  # the last return was free and informed
    ],
    align=True,
)

FIELDS: tuple[str, ...] = MIGRANT.names or ()

# What other people and group means may know of a person, frozen at the end of the last quarter.
PUBLIC = np.dtype([("score", "f8"), ("group", "i4"), ("back", "i2"), ("place", "u1"), ("status", "u1"),
                   ("presence", "u1"), ("returned", "u1"), ("abroad", "u1"), ("outcome", "u1"),
                   ("ordered", "u1"), ("removed", "u1")], align=True)  # fmt: skip
GROUP = np.dtype([("abroad", "f8"), ("returned_well", "f8"), ("returned", "f8"),  # shares of the group's contacts
                  ("removed", "f8")])  # in a year, of contacts abroad without the right to stay  # fmt: skip

_STRUCTURE: dict[str, tuple[tuple[str, str], ...]] = {
    "parameters": (("seed", "i8"), ("regions", "i8"), ("places", "i8"), ("programmes", "i8"), ("start", "i8"),
                   ("attention_rate", "f8"), ("prospect_rate", "f8"), ("window_from", "i8"), ("window_to", "i8"),
                   ("lag", "i8"), ("well", "f8"), ("lenders", "i8")),
    "places": (("kind", "i8"),),
    "programmes": (("key", "i8"), ("announced", "i8"), ("news", "i8"), ("open", "i8")),
    "lenders": (("key", "i8"), ("announced", "i8"), ("news", "i8"), ("open", "i8")),
    "systems": (),
    "informers": (("key", "i8"), ("open", "i8")),
    "measures": (("open", "i8"),),
    "notices": (("key", "i8"), ("announced", "i8"), ("news", "i8")),
}  # fmt: skip


def table_dtype(table: str) -> np.dtype:
    """Layout of a table: its structural columns, then one float column a registry row."""
    if table not in TABLES:
        raise KeyError(table)
    return np.dtype([*_STRUCTURE[table], *((row.column, "f8") for row in columns(table))])


class Tables(NamedTuple):
    """All that rules read beside a person's own record, and where they add up.

    `parameters[1]`, `places[quarter, place]`, `programmes[quarter, programme, group]`, `lenders[quarter, lender,
    group]`, `systems[quarter, from, to]`, `informers[quarter, service, group]` and `notices[quarter, notice]` come
    from the scenario and do not change in a run, but for what disasters and measures do to this quarter's places
    before anybody acts. Programmes, lenders and services may offer groups of people different terms:
    `terms[region, sex, schooling]` is the number of the group, 0 for everybody where nobody is treated differently.
    `groups[group]` of contacts, `crowding[place]` (returnees of a year over the labour force) and `public[row]` are
    frozen at the end of the last quarter. `community[region]` is support of communities received and not yet faded,
    USD a head. `asking[row]` marks who asks an institution for something this quarter. `extra[place]` is added to the
    worth of a place. `books[chunk, entry]` and `tally[chunk, sex, measure]` collect the quarter's transfers and counts.
    """

    parameters: np.ndarray
    places: np.ndarray
    programmes: np.ndarray
    lenders: np.ndarray
    systems: np.ndarray
    groups: np.ndarray
    crowding: np.ndarray
    community: np.ndarray
    extra: np.ndarray
    books: np.ndarray
    tally: np.ndarray
    public: np.ndarray
    informers: np.ndarray
    notices: np.ndarray
    asking: np.ndarray
    terms: np.ndarray
