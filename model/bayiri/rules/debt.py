"""Debts and how they are served: formal loans of lenders, usurious loans of money lenders, default, estate.

A formal loan is paid back in equal parts of what is left, with interest; after some quarters without full payment
it is in default: what is pledged is sold, the lender and its guarantor bear the rest. A usurious debt is never
forgiven: what is not paid is added to it, up to what money lenders carry. Both follow the person abroad.
"""

from __future__ import annotations

from bayiri import ledger
from bayiri.compiling import rule
from bayiri.indicators import measures as i
from bayiri.ledger import post
from bayiri.rules.firms import close_firm, give_up_firm


@rule
def formal_interest(migrant):
    """Cents of interest that fall due this quarter."""
    return int(migrant.formal_debt * (migrant.loan_rate * 0.000025))


@rule
def formal_part(migrant, quarter):
    """Cents of the formal debt itself that fall due this quarter."""
    left = max(int(migrant.loan_until) - quarter + 1, 1)
    return (migrant.formal_debt + left - 1) // left


@rule
def most_usury(migrant, here, p):
    """Largest debt, cents, that money lenders carry for the person."""
    return int(p.usury_most * migrant.wage * here.price_level * 100.0)


@rule
def usurious_part(migrant, here, p):
    """Cents of the usurious debt itself that fall due: a part of it, and not less than a quarter of the largest one."""
    least = 0.25 * most_usury(migrant, here, p)
    return min(migrant.usurious_debt, int(max(float(migrant.usurious_debt), least) / p.usury_quarters) + 1)


@rule
def debt_service(migrant, t, quarter):
    """Yearly debt service, US cents, formal and usurious: four times what falls due this quarter."""
    if migrant.formal_debt + migrant.usurious_debt == 0:
        return 0.0
    p = t.parameters[0]
    due = float(formal_interest(migrant) + formal_part(migrant, quarter))
    here = t.places[quarter, migrant.place]
    return 4.0 * (due + migrant.usurious_debt * 0.25 * p.usury_rate + usurious_part(migrant, here, p))


@rule
def service_here(migrant, place, t, quarter):
    """Yearly debt service in int$ of a place."""
    return debt_service(migrant, t, quarter) / (100.0 * place.price_level)


@rule
def service_of_fare(shortfall, p):
    """Yearly service, cents, of a fare that has yet to be borrowed, at the terms of money lenders."""
    return shortfall * (p.usury_rate + 4.0 / p.usury_quarters)


@rule
def pressed_by_debt(migrant, t, quarter):
    """Whether debt service takes more of the income than what counts as pressure."""
    if migrant.formal_debt + migrant.usurious_debt == 0:
        return False
    here = t.places[quarter, migrant.place]
    return service_here(migrant, here, t, quarter) > t.parameters[0].debt_pressure * max(migrant.income, 0.0)


@rule
def to_lender(migrant, cents, t, chunk):
    """Note that the person's lender has gained so many cents."""
    t.tally[chunk, migrant.sex, i.LENDER_GAINS + int(migrant.lent_by)] += cents


@rule
def pay(migrant, due, spare, entry, books, chunk):
    """Pay what is due out of spare income, then savings: (paid, spare income left)."""
    paid = min(due, spare + migrant.savings)
    earned = min(paid, spare)
    migrant.savings -= paid - earned
    post(books, chunk, entry, paid)
    return paid, spare - earned


@rule
def serve_formal(migrant, spare, t, quarter, chunk):
    """Interest and part of the formal debt; returns the spare income left."""
    interest, part = formal_interest(migrant), formal_part(migrant, quarter)
    paid, spare = pay(migrant, interest, spare, ledger.INTEREST, t.books, chunk)
    back, spare = pay(migrant, part, spare, ledger.REPAYMENT, t.books, chunk)
    to_lender(migrant, paid + back, t, chunk)
    migrant.formal_debt -= back
    migrant.missed = 0 if paid + back >= interest + part else migrant.missed + 1
    if migrant.missed >= t.parameters[0].default_after:
        default(migrant, t, quarter, chunk)
    return spare


@rule
def serve_usurious(migrant, spare, here, t, chunk):
    """Interest and part of the usurious debt; unpaid interest is added to it; returns the spare income left."""
    p = t.parameters[0]
    interest = int(migrant.usurious_debt * 0.25 * p.usury_rate)
    part = usurious_part(migrant, here, p)
    paid, spare = pay(migrant, interest, spare, ledger.USURIOUS_INTEREST, t.books, chunk)
    back, spare = pay(migrant, part, spare, ledger.USURIOUS_REPAYMENT, t.books, chunk)
    owed = migrant.usurious_debt - back
    most = max(owed, most_usury(migrant, here, p))
    migrant.usurious_debt = min(owed + interest - paid, most)
    return spare


@rule
def serve_debts(migrant, income, floor, here, t, quarter, chunk):
    """Pay what is due this quarter; returns the cents taken out of the quarter's income.

    Income above the consumption floor is used first, then savings: nobody goes hungry for a lender.
    """
    if migrant.formal_debt + migrant.usurious_debt == 0:
        return 0
    start = max(income - floor, 0)
    spare = start
    if migrant.formal_debt > 0:
        spare = serve_formal(migrant, spare, t, quarter, chunk)
    if migrant.usurious_debt > 0:
        spare = serve_usurious(migrant, spare, here, t, chunk)
    return start - spare


@rule
def price_of_home(home, p):
    """Price of a home in a region, int$."""
    return p.home_price * home.gdp_per_head * home.wage_share * home.relative_income


@rule
def home_worth(migrant, t, quarter):
    """Price of a home in the own region, cents."""
    home = t.places[quarter, migrant.region]
    return int(price_of_home(home, t.parameters[0]) * home.price_level * 100.0)


@rule
def give_up_pledges(migrant, t, quarter, chunk):
    """The firm is sold, and if that is not enough the home."""
    p = t.parameters[0]
    give_up_firm(migrant, t, chunk)
    if migrant.owns_home and migrant.savings < migrant.formal_debt:
        brought = int(home_worth(migrant, t, quarter) * p.firm_resale)
        post(t.books, chunk, ledger.HOME_RESALE, brought)
        migrant.savings += brought
        migrant.owns_home = 0


@rule
def close_formal_debt(migrant, t, quarter, chunk):
    """What there is goes to the lender, who loses the rest and may claim a part of it from a guarantor."""
    give_up_pledges(migrant, t, quarter, chunk)
    recovered = min(migrant.formal_debt, migrant.savings)
    migrant.savings -= recovered
    post(t.books, chunk, ledger.REPAYMENT, recovered)
    to_lender(migrant, recovered, t, chunk)
    t.tally[chunk, migrant.sex, i.LENDER_LOSSES + int(migrant.lent_by)] += migrant.formal_debt - recovered
    migrant.formal_debt = 0
    migrant.missed = 0


@rule
def default(migrant, t, quarter, chunk):
    """A loan in default: the person is lent to no more."""
    close_formal_debt(migrant, t, quarter, chunk)
    migrant.defaults += 1
    t.tally[chunk, migrant.sex, i.LOAN_DEFAULTS] += 1.0


@rule
def settle_estate(migrant, t, quarter, chunk):
    """On death debts are paid out of what is left, before kin inherit; what cannot be paid is lost to creditors."""
    if migrant.formal_debt > 0:
        close_formal_debt(migrant, t, quarter, chunk)
    close_firm(migrant, t, chunk)
    paid = min(migrant.usurious_debt, migrant.savings)
    post(t.books, chunk, ledger.USURIOUS_REPAYMENT, paid)
    migrant.savings -= paid
    migrant.usurious_debt = 0
