"""Who pays whom for what: the accounts, and one entry a (payer, payee, purpose).

Amounts are integer cents of constant 2021 US dollars. Rules add to `books[chunk, entry]`, in cents of one person;
a quarter's sums times the persons an agent stands for, and what institutions paid in bulk, are the ledger.
"""

from __future__ import annotations

from typing import NamedTuple

from bayiri.compiling import rule

ACCOUNTS = ("migrants", "families", "employers", "destination", "origin", "partner", "market", "operators", "lenders",
            "moneylenders")  # fmt: skip


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
    GROUP_LIABILITY,
) = range(ENTRIES.index(_BY_POLICIES[0]))


def _by_payer(purpose: str) -> int:
    """Position of the first payer's entry for a purpose; the other payers' follow."""
    return [entry.purpose for entry in ENTRIES].index(purpose)


GRANT = _by_payer("return grant")
TRAVEL = _by_payer("return travel")
SERVICES = _by_payer("reintegration services")
GUARANTEE = _by_payer("credit guarantee")
MATCHED = _by_payer("matched funds")
POLICY_ENTRIES = tuple(position for position, entry in enumerate(ENTRIES) if entry.policy)


@rule
def post(books, chunk, kind, cents):
    """Add a transfer to the chunk's books."""
    books[chunk, kind] += cents
