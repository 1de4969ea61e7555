"""Phase 4, money: income, remittances, consumption with a floor that somebody pays, saving."""

from __future__ import annotations

from math import log

from bayiri import ledger
from bayiri import state as s
from bayiri.compiling import rule
from bayiri.ledger import post
from bayiri.rules.credit import saved_rent
from bayiri.rules.debt import serve_debts
from bayiri.rules.firms import run_firm
from bayiri.rules.pension import contribute, receive_pensions


@rule
def cents(yearly, price_level):
    """A yearly flow in int$ of a place as cents of a quarter at market rates."""
    return int(yearly * price_level * 25.0 + 0.5)


@rule
def informal_pay(wage, p):
    """What informal work pays of a wage."""
    return wage * (1.0 - p.informal_penalty)


@rule
def retirement_floor(migrant, here):
    """Share of the own wage received in retirement without a contributory pension."""
    if migrant.status == s.IRREGULAR:
        return here.retirement_floor_irregular
    return here.retirement_floor


@rule
def retire_on(migrant, here, abroad, t, quarter, chunk):
    """Cents of a retired person's quarter: the floor of the place, and pensions from both systems."""
    floor = cents(migrant.wage * retirement_floor(migrant, here), here.price_level)
    post(t.books, chunk, ledger.FLOOR_ABROAD if abroad else ledger.FLOOR_HOME, floor)
    amount = floor + receive_pensions(migrant, t, quarter, chunk)
    migrant.income = amount / (25.0 * here.price_level)
    return amount


@rule
def earn(migrant, t, quarter, chunk):
    """This quarter's income in int$ a year and the ledger entry of who pays it; returns cents, contributions paid."""
    p = t.parameters[0]
    here = t.places[quarter, migrant.place]
    abroad = here.kind == s.DESTINATION
    if migrant.work_state == s.RETIRED:
        return retire_on(migrant, here, abroad, t, quarter, chunk)
    if migrant.work_state == s.SELF_EMPLOYED:
        return run_firm(migrant, here, t, quarter, chunk)
    entry = ledger.EARNINGS
    migrant.income = 0.0
    if migrant.work_state == s.WAGE:
        migrant.income = migrant.wage
    elif migrant.work_state == s.INFORMAL:
        # The irregular penalty is in the wage abroad already; the informal one is for those with a right to work.
        migrant.income = migrant.wage if migrant.status == s.IRREGULAR else informal_pay(migrant.wage, p)
    elif quarter < migrant.benefit_until:
        migrant.income = migrant.wage * here.benefit_share
        entry = ledger.BENEFIT
    amount = cents(migrant.income, here.price_level)
    post(t.books, chunk, entry, amount)
    return amount - contribute(migrant, here, abroad, chunk, t.books)


@rule
def saving_share(migrant, abroad, p):
    """Share of income above the floor that is saved."""
    if not abroad:
        return p.saving_share_home
    if migrant.target_saver and not migrant.target_reached:
        return p.saving_share_target
    return p.saving_share_abroad


@rule
def remit(migrant, here, t, quarter, chunk, income):
    """Send money home while family is there; returns the cents sent, cost of the transfer included."""
    p = t.parameters[0]
    if migrant.family != s.FAMILY_HOME or here.kind != s.DESTINATION:
        return 0
    sent = int(income * p.remittance_share)
    taken = int(sent * t.systems[quarter, migrant.place, migrant.region].transfer_cost)
    post(t.books, chunk, ledger.REMITTANCES, sent - taken)
    post(t.books, chunk, ledger.TRANSFER_COST, taken)
    return sent


@rule
def money(migrant, t, quarter, chunk):
    """Phase 4: every cent that comes in and goes out of the person's savings has an entry."""
    p = t.parameters[0]
    here = t.places[quarter, migrant.place]
    abroad = here.kind == s.DESTINATION
    income = earn(migrant, t, quarter, chunk)
    left = income - remit(migrant, here, t, quarter, chunk, income)
    floor = cents(here.gdp_per_head * here.consumption_floor, here.price_level)
    left -= serve_debts(migrant, left, floor, here, t, quarter, chunk)
    if left >= floor:
        spent = left - int((left - floor) * saving_share(migrant, abroad, p))
    else:
        drawn = min(floor - left, int(migrant.savings * p.dissaving))
        spent = floor
        helped = floor - left - drawn
        post(t.books, chunk, ledger.FLOOR_FAMILY, helped)
        left += helped
    post(t.books, chunk, ledger.CONSUMPTION, spent)
    migrant.savings += left - spent
    migrant.consumption = spent / (25.0 * here.price_level)
    if not abroad:
        rent = saved_rent(migrant, here, p)
        migrant.income += rent
        migrant.consumption += rent
    if abroad and migrant.target_saver and not migrant.target_reached:
        home = t.places[quarter, migrant.region]
        target = p.target_savings * home.gdp_per_head * home.wage_share * home.price_level * 100.0
        if migrant.savings >= target:
            migrant.target_reached = 1  # an event this quarter; `intend` turns it into 2


@rule
def log_consumption(migrant):
    """ln of yearly consumption, int$; never below one dollar."""
    return log(max(migrant.consumption, 1.0))
