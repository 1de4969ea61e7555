"""What living in a place is worth to a person: annuity-equivalent ln consumption plus ties, in ln points."""

from __future__ import annotations

from math import exp, log, log1p

from bayiri import state as s
from bayiri.compiling import rule
from bayiri.rules.money import informal_pay
from bayiri.rules.ties import tie_to_home, tie_to_host
from bayiri.rules.work import RETIREMENT_AGE, home_wage, wage_abroad

RETIREMENT_YEARS = 17.0


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
def living(working, out_of_work, retired, floor, assets, idleness, age, p):
    """Annuity-equivalent ln consumption of incomes (int$ a year) and assets (int$) over remaining life."""
    years = max(RETIREMENT_AGE + RETIREMENT_YEARS - age, 5.0)
    drawn = assets / discounted_years(years, p.discount_rate)
    active = (1.0 - idleness) * log(max(working, floor) + drawn) + idleness * log(max(out_of_work, floor) + drawn)
    weight = working_weight(age, p.discount_rate)
    return weight * active + (1.0 - weight) * log(max(retired, floor) + drawn)


@rule
def worth_home(migrant, t, quarter, savings, idle):
    """Worth of living in the own region with so many cents; `idle` is 1 out of work, 0 in work, else expected."""
    p = t.parameters[0]
    home = t.places[quarter, migrant.region]
    wage = home_wage(migrant, home, p)
    pay = wage + home.informality * (informal_pay(wage, p) - wage)
    floor = home.gdp_per_head * home.consumption_floor
    idleness = expected_idleness(idle, home.unemployment, home.churn, p)
    assets = max(savings, 0) / (100.0 * home.price_level)
    value = living(
        pay, home.benefit_share * wage, home.retirement_floor * wage, floor, assets, idleness, migrant.age, p
    )
    well = t.groups[migrant.group].returned_well
    return value + tie_to_home(migrant, p) + p.contacts_return * well - home.push + t.extra[migrant.region]


@rule
def worth_abroad(migrant, place, irregular, t, quarter, savings, idle):
    """Worth of living at a destination in regular or irregular status with so many cents."""
    p = t.parameters[0]
    there = t.places[quarter, place]
    home = t.places[quarter, migrant.region]
    wage = wage_abroad(migrant, there, p, irregular)
    kept = 1.0 - p.remittance_share if migrant.family == s.FAMILY_HOME else 1.0
    entitled = migrant.place == place and (migrant.work_state != s.UNEMPLOYED or quarter < migrant.benefit_until)
    benefit = there.benefit_share * wage if entitled and not irregular else 0.0
    floor = there.gdp_per_head * there.consumption_floor
    # Staying includes the choice of where to retire.
    share = there.retirement_floor_irregular if irregular else there.retirement_floor
    retired = max(share * wage, home.retirement_floor * home_wage(migrant, home, p))
    idleness = expected_idleness(idle, there.unemployment, there.churn, p)
    assets = max(savings, 0) / (100.0 * there.price_level)
    value = living(kept * wage, kept * benefit, retired, floor, assets, idleness, migrant.age, p)
    return value + tie_to_host(migrant, p) - (p.legal_risk if irregular else 0.0) - there.push + t.extra[place]


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
        return worth_abroad(migrant, place, irregular, t, quarter, migrant.savings, idle)
    return worth_home(migrant, t, quarter, migrant.savings, idle)


@rule
def later_option(gain, noise):
    """Worth of being free to move later for a gain (ln points) over staying: a log-sum."""
    return noise * log1p(exp(min(gain / noise, 50.0)))
