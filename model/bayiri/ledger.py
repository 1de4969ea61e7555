"""Who pays whom for what: the accounts, and one entry a (payer, payee, purpose).

Amounts are integer cents of constant 2021 US dollars. Rules add to `books[chunk, entry]`, in cents of one person;
a quarter's sums times the persons an agent stands for, and what institutions paid in bulk, are the ledger.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bayiri.compiling import rule

ACCOUNTS = (
    "migrants",
    "families",
    "employers",
    "destination",
    "origin",
    "partner",
    "market",
    "operators",
    "lenders",
    "moneylenders",
    "communities",
)


class Entry(NamedTuple):
    """One kind of transfer; `policy` marks public spending by a policy, apart from ordinary benefits."""

    payer: str
    payee: str
    purpose: str
    policy: bool = False


# Each payment of a policy has one entry a payer, in the order of the registry's options.
PAYERS = ("destination", "origin", "partner")
_BY_POLICIES_FOR = (
    ("migrants", "return grant"),
    ("market", "return travel"),
    ("market", "reintegration services"),
    ("lenders", "credit guarantee"),
    ("market", "counselling abroad"),
    ("market", "measures in regions"),
    ("migrants", "reintegration cash"),
    ("communities", "community support"),
    ("market", "follow-up after return"),
    ("market", "preparation for return"),
    ("migrants", "matched funds"),
)
_BY_POLICIES = tuple(
    Entry(payer, payee, purpose, policy=True) for payee, purpose in _BY_POLICIES_FOR for payer in PAYERS
)
ENTRIES = (
    Entry("employers", "migrants", "earnings"),
    Entry("destination", "migrants", "unemployment benefit"),
    Entry("destination", "migrants", "retirement floor abroad"),
    Entry("origin", "migrants", "retirement floor at home"),
    Entry("families", "migrants", "consumption floor"),
    Entry("migrants", "market", "consumption"),
    Entry("migrants", "families", "remittances"),
    Entry("migrants", "operators", "transfer cost"),
    Entry("migrants", "market", "fares"),
    Entry("migrants", "families", "inheritance"),
    Entry("migrants", "market", "lost in removal"),
    Entry("families", "migrants", "start of an adult life"),
    Entry("migrants", "destination", "pension contributions abroad"),
    Entry("migrants", "origin", "pension contributions at home"),
    Entry("destination", "migrants", "pensions from abroad"),
    Entry("origin", "migrants", "pensions from home"),
    Entry("destination", "migrants", "refund of contributions"),
    Entry("market", "migrants", "sales of firms"),
    Entry("migrants", "market", "capital of firms"),
    Entry("market", "migrants", "resale of capital"),
    Entry("migrants", "market", "homes"),
    Entry("market", "migrants", "resale of homes"),
    Entry("lenders", "migrants", "loans"),
    Entry("migrants", "lenders", "interest"),
    Entry("migrants", "lenders", "repayment"),
    Entry("moneylenders", "migrants", "usurious loans"),
    Entry("migrants", "moneylenders", "usurious interest"),
    Entry("migrants", "moneylenders", "usurious repayment"),
    Entry("destination", "operators", "removal"),
    Entry("families", "lenders", "liability of groups"),
    *_BY_POLICIES,
)
(
    EARNINGS,
    BENEFIT,
    FLOOR_ABROAD,
    FLOOR_HOME,
    FLOOR_FAMILY,
    CONSUMPTION,
    REMITTANCES,
    TRANSFER_COST,
    FARES,
    INHERITANCE,
    LOST,
    START,
    CONTRIBUTIONS_ABROAD,
    CONTRIBUTIONS_HOME,
    PENSION_ABROAD,
    PENSION_HOME,
    REFUND,
    FIRM_SALES,
    FIRM_CAPITAL,
    FIRM_RESALE,
    HOMES,
    HOME_RESALE,
    LOANS,
    INTEREST,
    REPAYMENT,
    USURIOUS_LOANS,
    USURIOUS_INTEREST,
    USURIOUS_REPAYMENT,
    REMOVAL,
    GROUP_LIABILITY,
) = range(ENTRIES.index(_BY_POLICIES[0]))


def _by_payer(purpose: str) -> int:
    """Position of the first payer's entry for a purpose; the other payers' follow."""
    return [entry.purpose for entry in ENTRIES].index(purpose)


GRANT = _by_payer("return grant")
TRAVEL = _by_payer("return travel")
SERVICES = _by_payer("reintegration services")
GUARANTEE = _by_payer("credit guarantee")
COUNSEL = _by_payer("counselling abroad")
MEASURES_IN_REGIONS = _by_payer("measures in regions")
SUPPORT_CASH = _by_payer("reintegration cash")
COMMUNITY = _by_payer("community support")
FOLLOW_UP = _by_payer("follow-up after return")
PREPARATION = _by_payer("preparation for return")
MATCHED = _by_payer("matched funds")
POLICY_ENTRIES = tuple(position for position, entry in enumerate(ENTRIES) if entry.policy)


def paid_by_policies(ledger: np.ndarray) -> dict[str, np.ndarray]:
    """What each payer gives for policies: payer -> sums over the last axis of `ledger[..., entry]`."""
    entries = {payer: [place for place in POLICY_ENTRIES if ENTRIES[place].payer == payer] for payer in sorted(PAYERS)}
    return {payer: ledger[..., places].sum(axis=-1) for payer, places in entries.items()}


PAID = np.array([[entry.payer == account for account in ACCOUNTS] for entry in ENTRIES], np.int64)
RECEIVED = np.array([[entry.payee == account for account in ACCOUNTS] for entry in ENTRIES], np.int64)


def statement(ledger: np.ndarray, first: int = 0) -> dict[str, np.ndarray]:
    """What each account held, paid and received in the quarters from `first` on, in cents.

    `ledger[quarter, entry]` reaches back to the first quarter of the run, in which every account opens with
    nothing: what people hold at the start is an entry of its own. Returns `opening`, `paid`, `received` and
    `closing`, each `[quarter, account]` in the order of `ACCOUNTS`; closing = opening + received - paid, and
    the closings of a quarter add up to nothing.
    """
    paid, received = ledger @ PAID, ledger @ RECEIVED
    closing = np.cumsum(received - paid, axis=0)
    opening = closing - received + paid
    parts = {"opening": opening, "paid": paid, "received": received, "closing": closing}
    return {name: part[first:] for name, part in parts.items()}


@rule
def post(books, chunk, kind, cents):
    """Add a transfer to the chunk's books."""
    books[chunk, kind] += cents
