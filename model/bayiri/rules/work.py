"""Phase 3, work: jobs lost and found so that the published unemployment is met, and what they pay."""

from __future__ import annotations

from math import exp

from bayiri import draws
from bayiri import state as s
from bayiri.compiling import rule
from bayiri.draws import uniform
from bayiri.rules.firms import firm_fails, give_up_firm

RETIREMENT_AGE = 65.0
RETIREMENT_YEARS = 17.0


@rule
def home_wage(migrant, region, p):
    """Yearly earnings in formal work at home, int$: skill, part of the personal term, years abroad."""
    years = min(migrant.abroad_quarters * 0.25, 10.0)
    log_rise = p.skill_price_home * migrant.skill + p.talent_at_home * migrant.talent + p.returnee_premium * years
    return region.gdp_per_head * region.wage_share * region.relative_income * exp(log_rise)


@rule
def wage_abroad(migrant, destination, p, irregular):
    """Yearly earnings at a destination, int$: skill is paid less there, experience adds, no permit costs."""
    years = min(migrant.abroad_quarters * 0.25, 20.0)
    experience = (p.experience_gain - p.experience_fade * years) * years
    level = destination.gdp_per_head * destination.wage_share
    if irregular:
        level *= 1.0 - p.irregular_penalty
    return level * exp(p.skill_price_abroad * migrant.skill + migrant.talent + experience)


@rule
def wage_here(migrant, t, quarter):
    """Yearly earnings in formal work where the person lives."""
    p = t.parameters[0]
    here = t.places[quarter, migrant.place]
    if here.kind == s.DESTINATION:
        return wage_abroad(migrant, here, p, migrant.status == s.IRREGULAR)
    return home_wage(migrant, here, p)


@rule
def idleness_aimed_at(t, quarter, place):
    """Share without work that jobs lost and found lead to: beyond the published one while that one moves.

    Of those who have a job or none only a share `churn` changes it in a quarter; aiming at the published share
    itself, a slump of years would arrive years late and be halved.
    """
    here = t.places[quarter, place]
    before = t.places[max(quarter - 1, 0), place].unemployment
    if here.churn <= 0.0:
        return here.unemployment
    return min(max(before + (here.unemployment - before) / here.churn, 0.0), 1.0)


@rule
def job_finding(place, aim, crowding, p):
    """Chance of finding work in a quarter; at home it falls with the year's returnees (absorption)."""
    return place.churn * (1.0 - aim) * exp(-p.absorption_sensitivity * crowding)


@rule
def take_job(migrant, here, t, quarter):
    """The kind of job found: informal by the place's share, and always without a right to work."""
    p = t.parameters[0]
    informal = uniform(p.seed, migrant.identity, quarter, draws.FORMALITY) < here.informality
    migrant.work_state = s.INFORMAL if informal or migrant.status == s.IRREGULAR else s.WAGE
    migrant.spell = 0


@rule
def lose_job(migrant, here, quarter):
    """Out of work; formal workers with a right to stay are entitled to the benefit for a time."""
    entitled = migrant.work_state == s.WAGE and migrant.status != s.IRREGULAR
    migrant.benefit_until = quarter + int(here.benefit_quarters) if entitled else quarter
    migrant.work_state = s.UNEMPLOYED
    migrant.spell = 0


@rule
def arrive_in_work(migrant, t, quarter):
    """Work on arrival in a place, from its unemployment; what one earned elsewhere no longer counts."""
    p = t.parameters[0]
    here = t.places[quarter, migrant.place]
    migrant.benefit_until = s.NEVER
    migrant.spell = 0
    if migrant.age >= RETIREMENT_AGE:
        migrant.work_state = s.RETIRED
    elif uniform(p.seed, migrant.identity, quarter, draws.ARRIVAL_JOB) < here.unemployment:
        migrant.work_state = s.UNEMPLOYED
    else:
        take_job(migrant, here, t, quarter)
    migrant.wage = wage_here(migrant, t, quarter)


@rule
def keep_firm(migrant, t, quarter, chunk):
    """A firm goes on, or ends because it fails or its owner retires."""
    over = migrant.age >= RETIREMENT_AGE
    if over or firm_fails(migrant, t, quarter):
        give_up_firm(migrant, t, chunk)
        if over:
            migrant.work_state = s.RETIRED


@rule
def work(migrant, t, quarter, chunk):
    """Phase 3: retire, lose or find a job, and update the wage it pays or would pay."""
    p = t.parameters[0]
    here = t.places[quarter, migrant.place]
    if migrant.work_state == s.RETIRED:
        return
    migrant.wage = wage_here(migrant, t, quarter)
    if migrant.work_state == s.SELF_EMPLOYED:
        keep_firm(migrant, t, quarter, chunk)
        return
    if migrant.age >= RETIREMENT_AGE:
        migrant.work_state = s.RETIRED
        return
    chance = uniform(p.seed, migrant.identity, quarter, draws.JOB)
    aim = idleness_aimed_at(t, quarter, migrant.place)
    if migrant.work_state == s.UNEMPLOYED:
        migrant.spell += 1
        if chance < job_finding(here, aim, t.crowding[migrant.place], p):
            take_job(migrant, here, t, quarter)
    elif chance < here.churn * aim:
        lose_job(migrant, here, quarter)
