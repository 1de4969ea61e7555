"""Firms of people back home: what they make of capital, how they grow, fail and are sold.

A firm turns out exp(talent) * capital^share a year (int$), where talent = N(mean, spread) + power * ln wage (ln
points) is drawn once a person and recomputed, never stored. `business_capital` is cents at replacement cost.
"""

from __future__ import annotations

from math import exp, expm1, log, log1p

from bayiri import draws, ledger
from bayiri import state as s
from bayiri.compiling import rule
from bayiri.draws import normal, uniform
from bayiri.ledger import post


@rule
def firm_talent(migrant, wage, p):
    """ln output (int$ a year) of the first int$ of capital, for a person who could earn `wage` at home."""
    skill = p.firm_talent_mean + p.firm_talent_spread * normal(uniform(p.seed, migrant.identity, 0, draws.FIRM_TALENT))
    return skill + p.firm_wage_power * log(max(wage, 1.0))


@rule
def output(talent, capital, p):
    """Output in int$ a year of so many int$ of capital."""
    return exp(talent + p.firm_capital_share * log(capital)) if capital > 0.0 else 0.0


@rule
def best_capital(talent, interest, p):
    """Capital (int$) whose last int$ just earns interest at this rate and its own wear."""
    share = p.firm_capital_share
    return exp((log(share / (interest + p.depreciation)) + talent) / (1.0 - share))


@rule
def plan_firm(talent, own, most, interest, p):
    """Best firm with own funds and a loan of at most `most`: (capital, borrowed, yearly profit), int$.

    Capital is optimal at the marginal rate actually paid: what own money earns elsewhere while it suffices, the
    lender's rate beyond. Profit is net of wear, of interest and of what own money would have earned.
    """
    best = best_capital(talent, p.own_return, p)
    if best < own:  # output at the best capital follows from its yield, without another power
        cost = p.own_return + p.depreciation
        return best, 0.0, best * cost * (1.0 / p.firm_capital_share - 1.0)
    borrowed = max(min(best_capital(talent, interest, p) - own, most), 0.0) if most > 0.0 else 0.0
    capital = own + borrowed
    made = output(talent, capital, p)
    profit = made - p.depreciation * capital - p.own_return * (capital - borrowed) - interest * borrowed
    return capital, borrowed, profit


@rule
def failure_rate(quarters, p):
    """Chance that a firm of this age (quarters) fails this quarter: higher in its first year."""
    yearly = p.firm_failure_new if quarters <= 4 else p.firm_failure
    return -expm1(0.25 * log1p(-yearly))


@rule
def outlook(p):
    """Share of the planning horizon in which a firm opened now still stands, on average."""
    return exp(0.125 * p.planning_horizon * log1p(-p.firm_failure_new))


@rule
def capital_here(migrant, here):
    """Capital of the firm in int$ of the place."""
    return migrant.business_capital / (100.0 * here.price_level)


@rule
def net_income(migrant, here, p):
    """Income of the owner of a firm, int$ a year: output less wear, before interest on debts."""
    capital = capital_here(migrant, here)
    return output(firm_talent(migrant, migrant.wage, p), capital, p) - p.depreciation * capital


@rule
def jobs(migrant, p):
    """People employed by the firm beside its owner."""
    return migrant.business_capital // int(p.capital_per_job * 100.0)


@rule
def resale(migrant, p):
    """Cents that selling the firm would bring."""
    return int(migrant.business_capital * p.firm_resale)


@rule
def close_firm(migrant, t, chunk):
    """The firm ends and its capital is sold for a part of its worth."""
    if migrant.business_capital <= 0:
        return
    brought = resale(migrant, t.parameters[0])
    post(t.books, chunk, ledger.FIRM_RESALE, brought)
    migrant.savings += brought
    migrant.business_capital = 0
    migrant.business_since = s.NEVER


@rule
def give_up_firm(migrant, t, chunk):
    """An owner closes the firm and is out of work."""
    close_firm(migrant, t, chunk)
    if migrant.work_state == s.SELF_EMPLOYED:
        migrant.work_state = s.UNEMPLOYED
        migrant.spell = 0


@rule
def firm_fails(migrant, t, quarter):
    """Whether the firm fails this quarter."""
    p = t.parameters[0]
    chance = failure_rate(quarter - migrant.business_since, p)
    return uniform(p.seed, migrant.identity, quarter, draws.FIRM_FAILURE) < chance


@rule
def run_firm(migrant, here, t, quarter, chunk):
    """A quarter's sales, wear and reinvestment; returns the cents left to the owner."""
    p = t.parameters[0]
    talent = firm_talent(migrant, migrant.wage, p)
    capital = capital_here(migrant, here)
    made = output(talent, capital, p)
    migrant.income = made - p.depreciation * capital
    sold = int(made * here.price_level * 25.0 + 0.5)
    worn = int(migrant.business_capital * 0.25 * p.depreciation)
    gained = max(sold - worn, 0)
    wanted = int(best_capital(talent, p.own_return, p) * here.price_level * 100.0) - migrant.business_capital + worn
    paid = min(max(wanted, 0), min(worn, sold) + int(p.firm_reinvested * gained))
    post(t.books, chunk, ledger.FIRM_SALES, sold)
    post(t.books, chunk, ledger.FIRM_CAPITAL, paid)
    migrant.business_capital += paid - worn
    return sold - paid
