"""Pensions: rights earned in two systems, and what of them is paid where, by rules that are data.

A right is counted in years of contributions and the mean pay over them. Formulas follow Holzmann 2016 (IZA
Journal of Labor & Development, table 7): by national law alone a system pays `direct`; a totalised pension
is the `theoretical` one for both careers, cut to the own part of all periods or of a full career.
"""

from __future__ import annotations

from math import exp

from bayiri import ledger
from bayiri import state as s
from bayiri.compiling import rule
from bayiri.ledger import post
from bayiri.parameters.pensions import DENOMINATORS, REGIMES
from bayiri.rules.work import RETIREMENT_AGE, RETIREMENT_YEARS

FORFEIT, REFUND, FROZEN, EXPORTABLE, TOTALISED = range(len(REGIMES))
TOTAL_PERIODS, OWN_CAREER = range(len(DENOMINATORS))


@rule
def direct(years, flat, flat_years, accrual):
    """Pension by national law alone: the flat part by years of contributions, and the earned part."""
    return flat * years / flat_years + accrual * years


@rule
def theoretical(years, flat, accrual, full_years):
    """Pension that a career of so many years in this system would give."""
    return flat + accrual * min(years, full_years)


@rule
def pro_rata(own, other, flat, accrual, full_years, denominator):
    """Part of the theoretical pension for both careers that this system pays."""
    career = own + other
    if career <= 0.0:
        return 0.0
    part = own / career if denominator == TOTAL_PERIODS else min(own / full_years, 1.0)
    return theoretical(career, flat, accrual, full_years) * part


@rule
def alone(own, system):
    """What national law alone pays over mean pay: nothing below vesting."""
    if own <= 0.0 or own < system.pension_vesting:
        return 0.0
    return direct(own, system.pension_flat, system.pension_flat_years, system.pension_direct)


@rule
def totalised(own, other, system, way):
    """What a totalised pension pays over mean pay: national law alone where that is more."""
    if own + other < system.pension_vesting or own < way.pension_minimum:
        return alone(own, system)
    shared = pro_rata(
        own, other, system.pension_flat, system.pension_accrual, system.pension_full_years, way.pension_denominator
    )
    return max(shared, alone(own, system))


@rule
def from_abroad(own, other, system, way, resident):
    """Pension of the destination's system over mean pay there, to a resident of it or to one back home.

    `own` and `other` are years of contributions there and at home, `way` the rules between the two.
    """
    regime = int(way.pension_regime)
    if regime == TOTALISED:
        return totalised(own, other, system, way)
    if resident or regime in (FORFEIT, REFUND):
        return alone(own, system)
    if regime == FROZEN:
        return 0.0
    return way.export_rate * direct(own, system.pension_flat, system.pension_flat_years, system.pension_direct)


@rule
def from_home(own, other, system, way):
    """Pension of the origin's system over mean pay at home: it is paid wherever the person lives."""
    if int(way.pension_regime) == TOTALISED:
        return totalised(own, other, system, way)
    return alone(own, system)


@rule
def mean_pay(rights, quarters, wage):
    """Mean yearly pay over the quarters of contributions; the present wage where there are none."""
    return rights / (0.25 * quarters) if quarters > 0 else wage


@rule
def refundable(migrant, t, quarter):
    """Cents that a person who leaves now would be refunded: only rights below vesting are."""
    way = t.systems[quarter, migrant.place, migrant.region]
    there = t.places[quarter, migrant.place]
    below = 0.25 * migrant.host_contributions < there.pension_vesting
    if int(way.pension_regime) != REFUND or not below or way.refund_share <= 0.0:
        return 0
    return int(way.refund_share * migrant.contributions)


@rule
def contribute(migrant, here, abroad, chunk, books):
    """Formal workers with the right to work contribute, and a quarter counts; returns the cents paid."""
    if migrant.work_state != s.WAGE:
        return 0
    paid = int(migrant.income * here.price_level * 25.0 * here.contribution_share)
    if abroad:
        migrant.host_contributions += 1
        migrant.host_rights += 0.25 * migrant.wage
        migrant.contributions += paid
        post(books, chunk, ledger.CONTRIBUTIONS_ABROAD, paid)
    else:
        migrant.home_contributions += 1
        migrant.home_rights += 0.25 * migrant.wage
        post(books, chunk, ledger.CONTRIBUTIONS_HOME, paid)
    return paid


@rule
def pension_abroad(migrant, t, quarter, host_years, home_years, resident, wage):
    """Yearly pension of the last destination's system, in int$ of that destination."""
    if host_years <= 0.0 or t.places[quarter, migrant.destination].kind != s.DESTINATION:
        return 0.0
    system = t.places[quarter, migrant.destination]
    way = t.systems[quarter, migrant.destination, migrant.region]
    return from_abroad(host_years, home_years, system, way, resident) * wage


@rule
def pension_home(migrant, t, quarter, host_years, home_years, wage):
    """Yearly pension of the origin's system, in int$ of home."""
    if home_years <= 0.0:
        return 0.0
    way = t.systems[quarter, migrant.destination, migrant.region]
    return from_home(home_years, host_years, t.places[quarter, migrant.region], way) * wage


@rule
def receive_pensions(migrant, t, quarter, chunk):
    """Both pensions of a retired person for this quarter, posted; returns cents."""
    here = t.places[quarter, migrant.place]
    host_years, home_years = 0.25 * migrant.host_contributions, 0.25 * migrant.home_contributions
    abroad = pension_abroad(
        migrant,
        t,
        quarter,
        host_years,
        home_years,
        here.kind == s.DESTINATION,
        mean_pay(migrant.host_rights, migrant.host_contributions, 0.0),
    )
    home = pension_home(
        migrant, t, quarter, host_years, home_years, mean_pay(migrant.home_rights, migrant.home_contributions, 0.0)
    )
    from_there = int(abroad * t.places[quarter, migrant.destination].price_level * 25.0)
    from_here = int(home * t.places[quarter, migrant.region].price_level * 25.0)
    post(t.books, chunk, ledger.PENSION_ABROAD, from_there)
    post(t.books, chunk, ledger.PENSION_HOME, from_here)
    return from_there + from_here


@rule
def present_value(age, yearly, rate):
    """Worth at this age of so much a year from retirement on."""
    years = max(RETIREMENT_AGE - age, 0.0)
    span = (1.0 - exp(-rate * RETIREMENT_YEARS)) / rate
    return yearly * exp(-rate * years) * span


@rule
def note_portability_loss(migrant, t, quarter):
    """On return: pension wealth under full portability of what was earned, less that under the rules."""
    p = t.parameters[0]
    there = t.places[quarter, migrant.destination]
    host_years, home_years = 0.25 * migrant.host_contributions, 0.25 * migrant.home_contributions
    pay = mean_pay(migrant.host_rights, migrant.host_contributions, 0.0)
    full = pay * direct(host_years, there.pension_flat, there.pension_flat_years, there.pension_direct)
    left = max(RETIREMENT_AGE - migrant.age, 0.0)
    home = t.places[quarter, migrant.region]
    later = home_years + left * (1.0 - home.informality) * (1.0 - home.unemployment)
    kept = pension_abroad(migrant, t, quarter, host_years, later, False, pay)
    lost = present_value(migrant.age, (full - kept) * there.price_level, p.discount_rate)
    migrant.portability_loss = max(lost - 0.01 * migrant.refund_due, 0.0)


@rule
def leave_system(migrant, t, quarter):
    """On going home: a refund falls due after the wait; nothing else is decided before retirement."""
    due = refundable(migrant, t, quarter)
    if due > 0:
        migrant.refund_due = due
        way = t.systems[quarter, migrant.place, migrant.region]
        migrant.refund_date = quarter + int(way.refund_wait)


@rule
def receive_refund(migrant, t, quarter, chunk):
    """The refund on its date, to a person still at home; it cancels the rights."""
    if migrant.refund_due > 0 and quarter >= migrant.refund_date:
        post(t.books, chunk, ledger.REFUND, migrant.refund_due)
        migrant.savings += migrant.refund_due
        migrant.refund_due = 0
        migrant.contributions = 0
        migrant.host_contributions = 0
        migrant.host_rights = 0.0
