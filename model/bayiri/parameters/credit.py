"""Credit and enterprise: firms of people back home, lenders and what they offer, money lenders, homes."""

from __future__ import annotations

from typing import Any

from bayiri.parameters.behaviour import row
from bayiri.parameters.levers import STATUSES_ABROAD
from bayiri.parameters.parameter import Parameter
from bayiri.parameters.sources import CAPACITY, CREDIT, REPORT, TAILORING, chosen

_SCORING = f"assumption on size; {REPORT}, {CREDIT}: no collateral, no steady work and no known history count as risk"


def _logits(name: str, meaning: str, default: float, prior: tuple[float, float]) -> Parameter:
    return row(name, meaning, "logits", default, prior, low=-10.0, high=10.0, source=_SCORING, read_by="institutions")


def _yearly(name: str, meaning: str, default: float, prior: tuple[float, float], **more: Any) -> Parameter:
    return row(name, meaning, "per year", default, prior, **{"high": 5.0, "read_by": "firms", **more})


_FIRMS = (
    row("firm_talent_mean", "mean of ln skill in business", "ln points", 0.10, (0.0, 0.5), low=-2.0, read_by="firms",
        source="assumption: with it about half of the returnees are self-employed, as of all who work (ILO, Ecuador)"),
    row("firm_talent_spread", "spread of ln skill in business", "ln points", 0.35, (0.2, 0.6), read_by="firms",
        source="assumption on the spread of skill in business"),
    row("firm_wage_power", "ln output per ln point of the wage at home", "share", 0.7, (0.4, 0.9), read_by="firms",
        source="assumption: output of own work follows what it would earn as pay"),
    row("firm_capital_share", "ln output per ln point of capital", "share", 0.3, (0.2, 0.4), low=0.05, high=0.9,
        read_by="firms",
        source="assumption: the usual share of capital in output"),
    row("firm_least", "capital without which no trade can start", "years of wage", 0.14, (0.14, 0.5),
        source="ERI-ESI survey of informal firms, Senegal, via Le Quotidien: mean capital 0.14 of a year's wage",
        grade="derived", read_by="credit"),
    row("firm_stake", "share of savings that a person would stake", "share", 0.7, (0.4, 1.0),
        read_by="credit, enterprise, institutions",
        source="assumption: people keep some savings back"),
    row("firm_occasions", "chance that a returnee thinks of opening a firm", "per quarter", 0.25, (0.05, 0.6),
        read_by="enterprise",
        source="assumption: about once a year"),
    _yearly("own_return", "what own money would earn elsewhere", 0.05, (0.02, 0.10),
            source="assumption: real interest on savings"),
    _yearly("depreciation", "wear of capital", 0.15, (0.08, 0.25),
            source="ERI-ESI survey, Senegal: yearly investment 14 % of capital", grade="derived",
            read_by="credit, firms"),
    row("firm_reinvested", "share of profit that a firm short of capital reinvests", "share", 0.2, (0.0, 0.5),
        read_by="firms",
        source="assumption; small firms grow out of their profit in part"),
    _yearly("firm_failure", "chance that a firm older than a year dies", 0.083, (0.06, 0.12), high=0.99,
            source="McKenzie and Paffhausen: 8.3 % a year, small firms of 12 countries", grade="measured"),
    _yearly("firm_failure_new", "the same in its first year", 0.20, (0.15, 0.25), high=0.99,
            source="first-year deaths of 15-25 %, same literature (from memory)"),
    row("firm_resale", "share of the worth of capital, or of a home, that a sale brings", "share", 0.35, (0.2, 0.8),
        read_by="debt, firms",
        source="assumption: used capital sells at a loss"),
    row("capital_per_job", "capital with which a firm employs one more person", "USD 2021", 8_000.0,
        (4_000.0, 20_000.0), low=100.0, high=1e6, read_by="firms",
        source="Fondo Cucayo: 3.5 jobs a project of up to USD 15,000 and co-finance of 25-50 % (El Universo, SENAMI)",
        grade="derived"),
)  # fmt: skip
_DEBTS = (
    _yearly("usury_rate", "interest of money lenders", 0.60, (0.5, 2.0), read_by="debt, enterprise",
            source="5-20 % a month: Banerjee and Duflo 2005 (from memory); the lower end", use="context"),
    row("usury_most", "largest debt that money lenders carry", "years of wage", 0.5, (0.1, 1.0), read_by="debt",
        source="assumption: money lenders know what a person can pay back"),
    row("usury_quarters", "quarters in which they want their money back", "quarters", 8.0, (4.0, 16.0), low=1.0,
        high=80.0, read_by="debt",
        source="assumption: two years"),
    row("usury_for_leaving", "share of an irregular passage that they advance", "share",
        0.0, (0.0, 1.0), read_by="credit",
        source="assumption; default: none, since it is a trait of corridors with costly passages"),
    row("default_after", "quarters in a row without full payment after which a loan is in default", "quarters", 3.0,
        (1.0, 4.0), low=1.0, high=40.0, read_by="debt",
        source="assumption: some quarters without payment, as in rules on loans overdue"),
    row("debt_pressure", "share of income taken by debt service above which debt presses to leave", "share", 0.35,
        (0.2, 0.5), read_by="debt, enterprise",
        source="assumption: a third of income, a usual mark of heavy debt"),
    row("credit_expected", "share of a loan that people abroad count on when they think of home", "share", 0.5,
        (0.0, 1.0), read_by="credit",
        source="assumption; prior includes full trust in credit and none"),
    row("home_wish", "chance that a returnee without a home of their own thinks of buying", "per quarter", 0.03,
        (0.0, 0.1), read_by="enterprise",
        source="assumption: one in eight a year"),
    row("home_price", "price of a home", "years of wage", 3.0, (1.5, 6.0), low=0.1, high=50.0, read_by="debt",
        source="house prices over incomes (national statistics); default assumed", use="context"),
    row("home_rent", "rent saved in a home of one's own, of its price", "per year", 0.06, (0.03, 0.10), high=1.0,
        read_by="credit",
        source="assumption: a usual ratio of rent to price"),
)  # fmt: skip
_OFFICE = (
    _logits("risk_level", "risk of default that an office sees without collateral, history or plan", -0.8, (-2.0, 0.5)),
    _logits("risk_collateral", "fall of that risk when what is pledged equals the loan", 0.7, (0.0, 1.5)),
    _logits("risk_history", "fall of that risk with ten years of recorded contributions", 0.5, (0.0, 1.0)),
    _logits("risk_plan", "fall of that risk with support from services", 0.4, (0.0, 1.0)),
    _logits("risk_noise", "scale of what the office cannot see right", 0.4, (0.0, 1.0)),
    row("loss_given_default", "share of a loan in default that the office expects to lose", "share", 0.6, (0.3, 0.9),
        read_by="institutions",
        source="assumption; little collateral is held"),
)  # fmt: skip


def _offer(name: str, meaning: str, unit: str, default: Any, section: tuple[str, ...] = (), **more: Any) -> Parameter:
    settings: dict[str, Any] = {"high": 1.0 if unit in ("share", "per quarter") else 1e12, "read_by": "credit"}
    settings.update(more)
    return Parameter(name, meaning, unit, section or ("credit_access",), "lenders", default, **settings)


_LOANS = f"terms of banks and cooperatives (central bank); as a policy: {REPORT}, {CREDIT}"
_BOTH, _ORDINARY = ("lender", "credit_access"), ("lender",)
_LENDERS = (
    _offer("interest", "interest asked of a borrower without risk", "per year", 0.17, _BOTH, high=3.0,
           prior=(0.08, 0.30),
           source=f"central bank: interest on consumer and small-firm credit; as a policy: {REPORT}, {CREDIT}",
           read_by="credit, enterprise, institutions"),
    _offer("interest_most", "highest interest that may be asked; who would have to pay more is refused", "per year",
           0.305, _BOTH, high=3.0, prior=(0.15, 0.40), read_by="institutions",
           source="central bank or national law: ceiling of interest"),
    _offer("loan_quarters", "quarters in which a loan is paid back", "quarters", 12.0, _BOTH, low=1.0, high=200.0,
           kind="integer", read_by="enterprise",
           source=_LOANS, prior=(4, 40)),
    _offer("home_loan_quarters", "the same for a home", "quarters", 40.0, _BOTH, low=1.0, high=200.0, kind="integer",
           read_by="enterprise",
           source=_LOANS, prior=(20, 120)),
    _offer("homes", "whether homes are financed", "flag", 1.0, _BOTH, neutral=0.0, kind="flag",
           source=_LOANS, read_by="credit, enterprise"),
    _offer("credit_for_leaving", "whether the fare of leaving again is financed", "flag", 0.0, _BOTH, neutral=0.0,
           kind="flag",
           source=_LOANS),
    _offer("fund", "money of its own that the lender lends", "USD 2021", 1e9, _BOTH, read_by="institutions",
           source=_LOANS, prior=(1e6, 1e9), whole=True),
    _offer("collateral_multiple", "own funds and loan over own funds, at most", "ratio", 1.5, _ORDINARY, high=20.0,
           prior=(1.0, 3.0), use="context",
           source="assumption; few adults borrow from institutions (Global Findex)"),
    _offer("home_loan_share", "share of the price of a home that is lent", "share", 0.7, _ORDINARY, use="context",
           source="assumption: usual share lent against a home", prior=(0.4, 0.9), read_by="enterprise"),
    _offer("ceiling", "lent to a person beyond what own funds secure", "USD 2021", 0.0, neutral=0.0,
           source=chosen(CREDIT, "seed grants in Ecuador: USD 15,000 at most (El Universo)"), prior=(0.0, 20000.0),
           read_by="credit, enterprise"),
    _offer("guarantee", "share of a loss that the public fund bears", "share", 0.0, neutral=0.0,
           read_by="credit, institutions",
           source=chosen(CREDIT), prior=(0.0, 0.9), whole=True),
    _offer("group_lending", "share of a loss that fellow borrowers and their kin bear", "share", 0.0, neutral=0.0,
           read_by="credit, institutions",
           source=chosen(CREDIT), prior=(0.0, 0.8), whole=True),
    _offer("matched", "public money added to a firm that is lent to, for each dollar of own funds in it", "share", 0.0,
           neutral=0.0,
           source=chosen(CREDIT, "Mexico matches money of groups of migrants (from memory)"), prior=(0.0, 1.0),
           read_by="credit, institutions"),
    _offer("matched_most", "largest sum added to a firm", "USD 2021", 5_000.0, read_by="credit, institutions",
           source=chosen(CREDIT), prior=(0.0, 20000.0)),
    _offer("leverage", "loans guaranteed for each dollar of public money set aside", "ratio", 1.0, low=1.0, high=50.0,
           prior=(1.0, 10.0), read_by="institutions",
           source=chosen(CREDIT, "guarantee funds carry several times what they hold"), whole=True),
    _offer("budget", "public money for losses and matched funds over the policy's life", "USD 2021", 1e12,
           high=1e13, read_by="institutions",
           source=chosen(CAPACITY), prior=(1e6, 1e9), whole=True),
    _offer("reach", "chance that a person who may borrow comes to know of it", "per quarter", 0.3, prior=(0.02, 0.9),
           source=f"{REPORT}, {CREDIT}; level assumed"),
    _offer("payer", "account that bears the guarantee and matches own funds", "choice", "origin", kind="choice",
           options=("destination", "origin", "partner"), read_by="enterprise, institutions",
           source=chosen(CREDIT), whole=True),
    _offer("open_to.status", "statuses, held when last abroad, that may borrow", "set", STATUSES_ABROAD, kind="set",
           options=STATUSES_ABROAD,
           source=chosen(TAILORING)),
    _offer("open_to.home_for_at_most", "quarters after return within which one may borrow", "quarters", 400.0,
           high=400.0, kind="integer",
           source=chosen(TAILORING), prior=(0, 40), read_by="credit, scenario"),
)  # fmt: skip
ROWS = _FIRMS + _DEBTS + _OFFICE + _LENDERS
