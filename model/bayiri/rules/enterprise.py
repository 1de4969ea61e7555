"""Occupation at home: whether to open a firm or buy a home, with own money, a loan, or a money lender's.

People back home think of it now and then (phase 6) and name all they need; lenders decide (phase 7); then they
carry out the best of what is left to them (phase 8). People before a first departure are left out: what a firm is
worth to them moves whether they leave, which the slots of the corridor already answer for.
"""

from __future__ import annotations

from bayiri import draws, ledger
from bayiri import state as s
from bayiri.compiling import rule
from bayiri.draws import uniform
from bayiri.indicators import measures as i
from bayiri.ledger import post
from bayiri.rules.assistance import note_public_money
from bayiri.rules.credit import ORDINARY, best_offer, fare_credit, fare_lender, may_borrow, pays, plan_with_loan
from bayiri.rules.debt import home_worth, most_usury, to_lender
from bayiri.rules.firms import firm_talent, give_up_firm, net_income, plan_firm, resale
from bayiri.rules.groups import group_of
from bayiri.rules.worth import jobs_at_home

_OWN, _LOAN, _USURY = range(3)


@rule
def wage_option(migrant, home, p):
    """Yearly income (int$) expected of jobs at home over the planning horizon."""
    idle = 1.0 if migrant.work_state == s.UNEMPLOYED else 0.0
    _, _, option = jobs_at_home(migrant.wage, idle, home, p)
    return option


@rule
def staked(migrant, home, p):
    """Own funds, int$, that the person would put into a firm."""
    return p.firm_stake * migrant.savings / (100.0 * home.price_level)


@rule
def plan_with_usury(migrant, talent, own, home, p):
    """The firm that a money lender's loan allows: (capital, borrowed, profit), int$."""
    most = most_usury(migrant, home, p) / (100.0 * home.price_level) if migrant.usurious_debt == 0 else 0.0
    return plan_firm(talent, own, most, p.usury_rate, p)


@rule
def consider_firm(migrant, t, quarter):
    """Name the loan that the best firm takes; without one, own money or a money lender's may do."""
    p = t.parameters[0]
    home = t.places[quarter, migrant.place]
    talent, own = firm_talent(migrant, migrant.wage, p), staked(migrant, home, p)
    option = wage_option(migrant, home, p)
    capital, borrowed, profit, lender = best_offer(migrant, talent, own, 1.0, t, quarter)
    if pays(profit, capital, migrant.wage, option, p):
        migrant.purpose = s.FOR_BUSINESS
        if lender != s.NEVER:
            migrant.loan_wanted = int(borrowed * 100.0 * home.price_level)
            migrant.lender_asked = lender
        return
    capital, borrowed, profit = plan_with_usury(migrant, talent, own, home, p)
    if pays(profit, capital, migrant.wage, option, p):
        migrant.purpose = s.FOR_BUSINESS


@rule
def affordable(need, interest, quarters, migrant, home, p):
    """Whether the yearly service of a loan stays below what counts as pressure."""
    return need * (interest + 4.0 / quarters) <= p.debt_pressure * migrant.income * 100.0 * home.price_level


@rule
def consider_home(migrant, t, quarter):
    """Ask the cheapest lender for what own funds leave open of the price of a home, if it can be served."""
    p = t.parameters[0]
    home = t.places[quarter, migrant.place]
    price = home_worth(migrant, t, quarter)
    need = price - int(p.firm_stake * migrant.savings)
    if need <= 0:
        migrant.purpose = s.FOR_HOME
        return
    secured = t.lenders[quarter, ORDINARY, group_of(migrant, t)].home_loan_share * price
    cheapest = 1e9
    for k in range(int(p.lenders)):
        terms = t.lenders[quarter, k, group_of(migrant, t)]
        if terms.homes > 0.0 and need <= secured + terms.ceiling and may_borrow(migrant, k, t, quarter):
            fits = affordable(need, terms.interest, terms.home_loan_quarters, migrant, home, p)
            if fits and terms.interest < cheapest:
                cheapest = terms.interest
                migrant.purpose = s.FOR_HOME
                migrant.loan_wanted = need
                migrant.lender_asked = k


@rule
def consider_occupation(migrant, t, quarter, chunk):
    """Phase 6 for returnees who remain: open a firm, close one that earns less than a job, buy a home."""
    p = t.parameters[0]
    if migrant.return_kind == s.NO_RETURN or migrant.work_state == s.RETIRED:
        return
    if uniform(p.seed, migrant.identity, quarter, draws.FIRM_OCCASION) < p.firm_occasions:
        home = t.places[quarter, migrant.place]
        if migrant.business_capital == 0:
            consider_firm(migrant, t, quarter)
        elif net_income(migrant, home, p) < wage_option(migrant, home, p):
            give_up_firm(migrant, t, chunk)
    if migrant.purpose == s.NO_PURPOSE and not migrant.owns_home:
        if uniform(p.seed, migrant.identity, quarter, draws.HOME_WISH) < p.home_wish:
            consider_home(migrant, t, quarter)


@rule
def ask_for_fare(migrant, irregular, fare, t, quarter):
    """Name what is missing for the fare of leaving again, and the lender who is asked for it."""
    own = migrant.savings + resale(migrant, t.parameters[0])
    if own >= fare or fare_credit(migrant, irregular, fare, t, quarter) <= 0:
        return
    migrant.purpose = s.FOR_LEAVING
    migrant.loan_wanted = fare - own
    migrant.lender_asked = s.NEVER if irregular else fare_lender(migrant, t, quarter)


@rule
def take_loan(migrant, cents, quarters, t, quarter, chunk):
    """A formal loan is paid out, at the rate the lender has named."""
    migrant.savings += cents
    migrant.formal_debt += cents
    migrant.lent_by = migrant.lender_asked
    migrant.loan_until = quarter + int(quarters)
    migrant.missed = 0
    post(t.books, chunk, ledger.LOANS, cents)
    to_lender(migrant, -cents, t, chunk)


@rule
def take_usury(migrant, cents, t, chunk):
    """A money lender pays out a loan."""
    migrant.savings += cents
    migrant.usurious_debt += cents
    post(t.books, chunk, ledger.USURIOUS_LOANS, cents)


@rule
def best_left(migrant, talent, own, home, t, quarter):
    """The best firm of what is left: with the loan granted, else with a money lender's, or own money alone."""
    p = t.parameters[0]
    option = wage_option(migrant, home, p)
    level = 100.0 * home.price_level
    source, best_capital, best_borrowed, best_matched, best = _OWN, 0.0, 0.0, 0.0, option
    matched = 0.0
    capital, borrowed, profit = plan_firm(talent, own, 0.0, 1.0, p)
    if pays(profit, capital, migrant.wage, best, p):
        best_capital, best = capital, profit
    if migrant.loan_granted:
        most, rate, k = migrant.loan_wanted / level, migrant.loan_rate * 0.0001, int(migrant.lender_asked)
        capital, borrowed, profit, matched = plan_with_loan(migrant, talent, own, most, rate, k, t, quarter)
        other = _LOAN
    else:
        capital, borrowed, profit = plan_with_usury(migrant, talent, own, home, p)
        other = _USURY
    if borrowed > 0.0 and pays(profit, capital, migrant.wage, best, p):
        source, best_capital, best_borrowed, best_matched = other, capital, borrowed, matched
    return source, best_capital, best_borrowed, best_matched


@rule
def match_funds(migrant, cents, t, quarter, chunk):
    """Public money added to the firm."""
    k = int(migrant.lent_by)
    post(t.books, chunk, ledger.MATCHED + int(t.lenders[quarter, k, group_of(migrant, t)].payer), cents)
    t.tally[chunk, migrant.sex, i.LENDER_MATCHED + k] += cents
    note_public_money(migrant, cents, t, quarter)


@rule
def open_firm(migrant, t, quarter, chunk):
    """Borrow and invest, if a firm still pays with what was granted or refused."""
    p = t.parameters[0]
    home = t.places[quarter, migrant.place]
    talent, own = firm_talent(migrant, migrant.wage, p), staked(migrant, home, p)
    source, capital, borrowed, matched = best_left(migrant, talent, own, home, t, quarter)
    if capital <= 0.0:
        return
    loan = int(borrowed * 100.0 * home.price_level)
    if source == _LOAN:
        loan = min(loan, migrant.loan_wanted)
        quarters = t.lenders[quarter, migrant.lender_asked, group_of(migrant, t)].loan_quarters
        take_loan(migrant, loan, quarters, t, quarter, chunk)
    elif source == _USURY:
        take_usury(migrant, loan, t, chunk)
    added = int(matched * 100.0 * home.price_level)
    invested = min(int(capital * 100.0 * home.price_level) - added, migrant.savings)
    migrant.savings -= invested
    if added > 0:
        match_funds(migrant, added, t, quarter, chunk)
    invested += added
    migrant.business_capital = invested
    migrant.business_since = quarter
    migrant.work_state = s.SELF_EMPLOYED
    migrant.spell = 0
    post(t.books, chunk, ledger.FIRM_CAPITAL, invested)


@rule
def buy_home(migrant, t, quarter, chunk):
    """Pay for a home out of own funds and the loan granted."""
    price = home_worth(migrant, t, quarter)
    if migrant.loan_wanted > 0:
        if not migrant.loan_granted:
            return
        quarters = t.lenders[quarter, migrant.lender_asked, group_of(migrant, t)].home_loan_quarters
        take_loan(migrant, migrant.loan_wanted, quarters, t, quarter, chunk)
    if migrant.savings < price:
        return
    migrant.savings -= price
    migrant.owns_home = 1
    post(t.books, chunk, ledger.HOMES, price)


@rule
def borrow_fare(migrant, t, quarter, chunk):
    """The rest of a fare: of money lenders if irregular, else of the lender; who is refused remains."""
    if migrant.intention == s.LEAVE_IRREGULARLY:
        take_usury(migrant, migrant.loan_wanted, t, chunk)
    elif migrant.loan_granted:
        quarters = t.lenders[quarter, migrant.lender_asked, group_of(migrant, t)].loan_quarters
        take_loan(migrant, migrant.loan_wanted, quarters, t, quarter, chunk)
    else:
        migrant.intention = s.REMAIN


@rule
def carry_out_plans(migrant, t, quarter, chunk):
    """Phase 8, before moves: what the money wanted this quarter was for."""
    if migrant.purpose == s.FOR_BUSINESS:
        open_firm(migrant, t, quarter, chunk)
    elif migrant.purpose == s.FOR_HOME:
        buy_home(migrant, t, quarter, chunk)
    elif migrant.purpose == s.FOR_LEAVING:
        borrow_fare(migrant, t, quarter, chunk)


@rule
def forget_plans(migrant):
    """A new quarter: nothing is asked for yet."""
    if migrant.purpose != s.NO_PURPOSE:
        migrant.purpose = s.NO_PURPOSE
        migrant.loan_wanted = 0
        migrant.lender_asked = s.NEVER
        migrant.loan_granted = 0
