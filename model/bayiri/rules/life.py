"""Phase 2, life course: entering the model, ageing, illness, family, death."""

from __future__ import annotations

from math import exp, log

from bayiri import draws
from bayiri import state as s
from bayiri.compiling import rule
from bayiri.draws import normal, uniform
from bayiri.ledger import INHERITANCE, START, post
from bayiri.rules.debt import settle_estate
from bayiri.rules.work import home_wage

PROSPECT_QUARTERS = 8  # a person reconsiders a first departure for so long, then stays for good


@rule
def draw_traits(migrant, t, quarter):
    """Fixed traits of a person who first considers leaving in this quarter."""
    p = t.parameters[0]
    who = migrant.identity
    migrant.sex = s.WOMAN if uniform(p.seed, who, 0, draws.SEX) < p.women_share else s.MAN
    years = exp(log(-log(uniform(p.seed, who, 0, draws.AGE))) / p.entry_age_shape) * p.entry_age_scale
    migrant.age = min(p.entry_age_from + years, 80.0)
    level = uniform(p.seed, who, 0, draws.SCHOOLING)
    if level < p.tertiary_share:
        migrant.schooling = s.TERTIARY
    elif level < p.tertiary_share + p.secondary_share:
        migrant.schooling = s.SECONDARY
    spread = normal(uniform(p.seed, who, 0, draws.SKILL)) * p.skill_spread
    migrant.skill = p.skill_step * (migrant.schooling - 0.7) + spread
    migrant.talent = normal(uniform(p.seed, who, 0, draws.TALENT)) * p.talent_spread
    migrant.own_tie = p.home_tie_mean + normal(uniform(p.seed, who, 0, draws.HOME_TIE)) * p.home_tie_spread
    migrant.home_tie = migrant.own_tie
    migrant.score_term = normal(uniform(p.seed, who, 0, draws.SCORE_TERM)) * p.score_spread
    migrant.target_saver = uniform(p.seed, who, 0, draws.TARGET_SAVER) < p.target_saver_share
    migrant.protection_need = uniform(p.seed, who, 0, draws.PROTECTION_NEED) < p.protection_need_share
    migrant.victim = uniform(p.seed, who, 0, draws.VICTIM) < p.victim_share
    if uniform(p.seed, who, 0, draws.FAMILY) < p.family_share:
        migrant.family = s.FAMILY_HOME


@rule
def draw_region(migrant, t, quarter):
    """Region of origin, by each region's share of those who consider leaving."""
    p = t.parameters[0]
    point = uniform(p.seed, migrant.identity, 0, draws.REGION)
    last = int(p.regions) - 1
    below = 0.0
    for region in range(last):
        below += t.places[quarter, region].migrant_share
        if point < below:
            return region
    return last


@rule
def enter(migrant, t, quarter, chunk):
    """A person of this quarter's cohort enters the model, at home, considering a first departure."""
    p = t.parameters[0]
    draw_traits(migrant, t, quarter)
    region = draw_region(migrant, t, quarter)
    here = t.places[quarter, region]
    migrant.presence = s.PRESENT
    migrant.region = region
    migrant.place = region
    migrant.group = region + int(p.regions) * (quarter // 16)
    migrant.since = quarter
    idle = uniform(p.seed, migrant.identity, 0, draws.FIRST_WORK) < here.unemployment
    informal = uniform(p.seed, migrant.identity, 0, draws.FORMALITY) < here.informality
    migrant.work_state = s.UNEMPLOYED if idle else (s.INFORMAL if informal else s.WAGE)
    migrant.wage = home_wage(migrant, here, p)
    years = exp(normal(uniform(p.seed, migrant.identity, 0, draws.START_SAVINGS)) * p.start_savings_spread)
    cents = int(years * p.start_savings * migrant.wage * here.price_level * 100.0)
    migrant.savings = cents
    post(t.books, chunk, START, cents)


@rule
def dies(migrant, t, quarter):
    """Whether the person dies this quarter: Gompertz mortality of the place and sex."""
    p = t.parameters[0]
    here = t.places[quarter, migrant.place]
    level = here.mortality_women if migrant.sex == s.WOMAN else here.mortality_men
    slope = here.mortality_slope_women if migrant.sex == s.WOMAN else here.mortality_slope_men
    hazard = 0.25 * level * exp(slope * (migrant.age - 30.0))
    return uniform(p.seed, migrant.identity, quarter, draws.DEATH) < hazard


@rule
def live(migrant, t, quarter, chunk):
    """A quarter older: death, illness and recovery, a family formed or joined."""
    p = t.parameters[0]
    migrant.event = s.NO_EVENT
    migrant.age += 0.25
    if migrant.first_departure == s.NEVER and quarter > migrant.cohort + PROSPECT_QUARTERS:
        migrant.presence = s.STAYS
        return
    if dies(migrant, t, quarter):
        migrant.presence = s.DEAD
        migrant.died = quarter
        settle_estate(migrant, t, quarter, chunk)
        post(t.books, chunk, INHERITANCE, migrant.savings)
        migrant.savings = 0
        return
    change = uniform(p.seed, migrant.identity, quarter, draws.ILLNESS)
    if migrant.illness:
        migrant.illness = change >= p.illness_recovery
    else:
        migrant.illness = change < p.illness_onset
    change = uniform(p.seed, migrant.identity, quarter, draws.FAMILY_EVENT)
    abroad = t.places[quarter, migrant.place].kind == s.DESTINATION
    if migrant.family == s.NO_FAMILY:
        if migrant.age < 45.0 and change < p.family_forming:
            migrant.family = s.FAMILY_ABROAD if abroad else s.FAMILY_HOME
    elif migrant.family == s.FAMILY_HOME and abroad and migrant.status != s.IRREGULAR and change < p.family_joining:
        migrant.family = s.FAMILY_ABROAD


@rule
def life(migrant, t, quarter, chunk):
    """Phase 2 for anyone in the table: those of this quarter's cohort enter, the others grow older."""
    if migrant.presence == s.NOT_YET:
        if migrant.cohort == quarter:
            enter(migrant, t, quarter, chunk)
    elif migrant.presence == s.PRESENT:
        live(migrant, t, quarter, chunk)
