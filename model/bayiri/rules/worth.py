"""What living in a place is worth to a person: annuity-equivalent ln consumption plus ties, in ln points."""

from __future__ import annotations

from math import exp, log, log1p

from bayiri import state as s
from bayiri.compiling import rule
from bayiri.rules.beliefs import misjudged
from bayiri.rules.credit import pay_at_home, saved_rent
from bayiri.rules.debt import service_here, service_of_fare
from bayiri.rules.money import informal_pay
from bayiri.rules.pension import from_abroad, from_home
from bayiri.rules.push import push_felt
from bayiri.rules.threats import worry_of_staying
from bayiri.rules.ties import tie_to_home, tie_to_host
from bayiri.rules.work import RETIREMENT_AGE, RETIREMENT_YEARS, home_wage, wage_abroad


@rule
def discounted_years(years, rate):
    """Present value of one a year for so many years."""
    return (1.0 - exp(-rate * years)) / rate


@rule
def working_weight(age, rate):
    """Share of discounted remaining life that is spent before retirement."""
    if age >= RETIREMENT_AGE:
        return 0.0
    left = RETIREMENT_AGE - age
    before = discounted_years(left, rate)
    after = exp(-rate * left) * discounted_years(RETIREMENT_YEARS, rate)
    return before / (before + after)


@rule
def expected_idleness(idle, unemployment, churn, p):
    """Share of the planning horizon without work, from being out of work now or not."""
    return unemployment + (idle - unemployment) / (1.0 + p.planning_horizon * churn)


@rule
def jobs_at_home(wage, idle, home, p):
    """Jobs at home over the planning horizon: yearly pay (int$) in work, share of time without, income expected."""
    idleness = expected_idleness(idle, home.unemployment, home.churn, p)
    pay = wage + home.informality * (informal_pay(wage, p) - wage)
    return pay, idleness, (1.0 - idleness) * pay + idleness * home.benefit_share * wage


@rule
def living(working, out_of_work, retired, floor, assets, idleness, age, p):
    """Annuity-equivalent ln consumption of incomes (int$ a year) and assets (int$) over remaining life."""
    years = max(RETIREMENT_AGE + RETIREMENT_YEARS - age, 5.0)
    drawn = assets / discounted_years(years, p.discount_rate)
    active = (1.0 - idleness) * log(max(working, floor) + drawn) + idleness * log(max(out_of_work, floor) + drawn)
    weight = working_weight(age, p.discount_rate)
    return weight * active + (1.0 - weight) * log(max(retired, floor) + drawn)


@rule
def career(rights, quarters, further, wage):
    """Years of contributions and mean pay after so many further years at this wage."""
    years = 0.25 * quarters + further
    pay = (rights + further * wage) / years if years > 0.0 else 0.0
    return years, pay


@rule
def retired_at_home(migrant, t, quarter, place, host_years, host_pay, home_years, home_pay):
    """Yearly income (int$ of home) of a retirement at home on rights in both systems, as the person sees it."""
    p = t.parameters[0]
    home = t.places[quarter, migrant.region]
    floor = home.retirement_floor * home_wage(migrant, home, p)
    way = t.systems[quarter, place, migrant.region]
    pension = from_home(home_years, host_years, home, way) * home_pay
    if host_years > 0.0:
        there = t.places[quarter, place]
        exported = from_abroad(host_years, home_years, there, way, False) * host_pay
        pension += exported * there.price_level / home.price_level
    return floor + p.pension_perception * pension


@rule
def worth_home(migrant, t, quarter, savings, in_kind, idle):
    """Worth of living in the own region with so many cents, and services worth so many more that no firm can use.

    `idle` is 1 out of work, 0 in work, else expected.
    """
    p = t.parameters[0]
    home = t.places[quarter, migrant.region]
    wage = home_wage(migrant, home, p)
    floor = home.gdp_per_head * home.consumption_floor
    pay, idleness, option = jobs_at_home(wage, idle, home, p)
    business = pay_at_home(migrant, wage, option, savings, t, quarter)
    paying_in = (1.0 - home.informality) * (1.0 - home.unemployment)
    if business > option:
        pay, idleness, paying_in = business, 0.0, 0.0  # owners of firms pay no contributions
    rent = saved_rent(migrant, home, p)
    net = rent - service_here(migrant, home, t, quarter)
    assets = max(savings + in_kind, 0.0) / (100.0 * home.price_level)
    left = max(RETIREMENT_AGE - migrant.age, 0.0) * paying_in
    home_years, home_pay = career(migrant.home_rights, migrant.home_contributions, left, wage)
    # Contributions that are or would be refunded no longer count.
    quarters = 0 if migrant.refund_due > 0 else migrant.host_contributions
    host_years, host_pay = career(migrant.host_rights, quarters, 0.0, 0.0)
    retired = retired_at_home(migrant, t, quarter, migrant.destination, host_years, host_pay, home_years, home_pay)
    retired += rent
    value = living(pay + net, home.benefit_share * wage + net, retired, floor, assets, idleness, migrant.age, p)
    well = t.groups[migrant.group].returned_well
    value -= push_felt(migrant, t, quarter)
    if t.places[quarter, migrant.place].kind == s.DESTINATION:
        value += misjudged(migrant, p)  # people at home know the truth
    return value + tie_to_home(migrant, p) + p.contacts_return * well + t.extra[migrant.region]


@rule
def retired_from(migrant, place, irregular, wage, idleness, t, quarter):
    """Best yearly retirement income (int$) of one who stays at a destination: there, or back home."""
    p = t.parameters[0]
    there, home = t.places[quarter, place], t.places[quarter, migrant.region]
    way = t.systems[quarter, place, migrant.region]
    further = 0.0 if irregular else max(RETIREMENT_AGE - migrant.age, 0.0) * (1.0 - idleness)
    quarters = migrant.host_contributions if migrant.destination == place else 0
    host_years, host_pay = career(migrant.host_rights, quarters, further, wage)
    home_years, home_pay = career(migrant.home_rights, migrant.home_contributions, 0.0, 0.0)
    share = there.retirement_floor_irregular if irregular else there.retirement_floor
    pension = from_abroad(host_years, home_years, there, way, True) * host_pay
    pension += from_home(home_years, host_years, home, way) * home_pay * home.price_level / there.price_level
    back = retired_at_home(migrant, t, quarter, place, host_years, host_pay, home_years, home_pay)
    return max(share * wage + p.pension_perception * pension, back)


@rule
def worth_abroad(migrant, place, irregular, t, quarter, savings, idle):
    """Worth of living at a destination in regular or irregular status with so many cents."""
    p = t.parameters[0]
    there = t.places[quarter, place]
    wage = wage_abroad(migrant, there, p, irregular)
    kept = 1.0 - p.remittance_share if migrant.family == s.FAMILY_HOME else 1.0
    entitled = migrant.place == place and (migrant.work_state != s.UNEMPLOYED or quarter < migrant.benefit_until)
    benefit = there.benefit_share * wage if entitled and not irregular else 0.0
    floor = there.gdp_per_head * there.consumption_floor
    idleness = expected_idleness(idle, there.unemployment, there.churn, p)
    # Staying includes the choice of where to retire.
    retired = retired_from(migrant, place, irregular, wage, idleness, t, quarter)
    assets = max(savings, 0) / (100.0 * there.price_level)
    # Debts follow the person; a fare that savings do not cover is one more.
    owed = service_here(migrant, there, t, quarter) + service_of_fare(max(-savings, 0), p) / (100.0 * there.price_level)
    value = living(kept * wage - owed, kept * benefit - owed, retired, floor, assets, idleness, migrant.age, p)
    return value + tie_to_host(migrant, p) - (p.legal_risk if irregular else 0.0) + t.extra[place]


@rule
def worth(migrant, place, t, quarter):
    """Worth of a place to the person as things stand: the method that students override."""
    there = t.places[quarter, place]
    here = migrant.place == place
    idle = there.unemployment
    if here:
        idle = 1.0 if migrant.work_state == s.UNEMPLOYED else 0.0
    if there.kind == s.DESTINATION:
        irregular = migrant.status == s.IRREGULAR if here else False
        worry = worry_of_staying(migrant, t, quarter) if here else 0.0
        return worth_abroad(migrant, place, irregular, t, quarter, migrant.savings, idle) - worry
    return worth_home(migrant, t, quarter, migrant.savings, 0.0, idle)


@rule
def later_option(gain, noise):
    """Worth of being free to move later for a gain (ln points) over staying: a log-sum."""
    return noise * log1p(exp(min(gain / noise, 50.0)))
