"""Phase 11, reintegration: instalments and services fall due; three scores move towards their targets."""

from __future__ import annotations

from math import exp, log

from bayiri import ledger
from bayiri import state as s
from bayiri.compiling import rule
from bayiri.ledger import post
from bayiri.rules.assistance import note_public_money
from bayiri.rules.attention import logistic
from bayiri.rules.beliefs import disappointed
from bayiri.rules.groups import group_of
from bayiri.rules.pension import receive_refund
from bayiri.rules.push import push
from bayiri.rules.readiness import readiness
from bayiri.rules.support import community_help, receive_support
from bayiri.rules.support_modules import together
from bayiri.rules.ties import tie_to_home
from bayiri.rules.wealth import debt_burden, wealth

MOST_WEALTH = 3.0  # years of the usual wage beyond which wealth, or debt, changes a score no further


@rule
def composite(migrant, p):
    """Geometric mean of the three scores; `score_arithmetic` moves it towards the arithmetic one."""
    product = migrant.economic * migrant.social * migrant.psychosocial
    geometric = exp(log(max(product, 1e-12)) / 3.0)
    arithmetic = (migrant.economic + migrant.social + migrant.psychosocial) / 3.0
    return (1.0 - p.score_arithmetic) * geometric + p.score_arithmetic * arithmetic


@rule
def economic_target(migrant, t, quarter, help_given):
    """Work, income against the comparable wage, wealth, debt service, crowding of the region, support."""
    p = t.parameters[0]
    home = t.places[quarter, migrant.region]
    usual = home.gdp_per_head * home.wage_share
    owned = max(min(wealth(migrant, t, quarter) / (usual * home.price_level * 100.0), MOST_WEALTH), -MOST_WEALTH)
    income = max(migrant.income, usual * 0.1)
    drive = p.score_level + migrant.score_term + p.score_income * log(income / usual) + p.score_wealth * owned
    drive -= p.score_debt * debt_burden(migrant, t, quarter)
    if migrant.work_state != s.UNEMPLOYED and migrant.work_state != s.RETIRED:
        drive += p.score_work
    return logistic(drive - p.score_crowding * t.crowding[migrant.region] + p.score_support * help_given)


@rule
def social_target(migrant, t, quarter, help_given):
    """Family, the tie to home, contacts who returned and do well, what pushes people out of the region, support."""
    p = t.parameters[0]
    drive = p.score_level + migrant.score_term + p.score_tie * (migrant.home_tie + migrant.home_shock)
    if migrant.family == s.FAMILY_HOME:
        drive += p.score_family
    drive += p.score_contacts * t.groups[migrant.group].returned_well
    drive -= p.score_push * push(migrant, t, quarter)
    return logistic(drive + p.score_support * help_given)


@rule
def psychosocial_target(migrant, t, quarter, help_given):
    """The tie to home, voluntariness of the return, idleness, stigma, what pushes people out of the region, support."""
    p = t.parameters[0]
    drive = p.score_level + migrant.score_term + p.score_tie * tie_to_home(migrant, p)
    drive += p.score_will * migrant.voluntariness - p.score_stigma * migrant.stigma
    if migrant.work_state == s.UNEMPLOYED:
        drive -= p.score_idle
    drive -= p.score_push * push(migrant, t, quarter)
    return logistic(drive + p.score_support * help_given)


@rule
def first_scores(migrant, t, quarter):
    """Scores on arrival: the targets without work and support."""
    migrant.income = migrant.wage if migrant.work_state != s.UNEMPLOYED else 0.0
    migrant.economic = economic_target(migrant, t, quarter, 0.0)
    migrant.social = social_target(migrant, t, quarter, 0.0)
    migrant.psychosocial = psychosocial_target(migrant, t, quarter, 0.0)
    migrant.psychosocial *= disappointed(migrant, t.parameters[0])
    migrant.score = composite(migrant, t.parameters[0])


@rule
def receive_grant(migrant, t, quarter, chunk):
    """The rest of a grant, on its date."""
    if migrant.grant_due > 0 and quarter >= migrant.grant_date:
        payer = int(t.programmes[quarter, migrant.granted_by, group_of(migrant, t)].payer)
        post(t.books, chunk, ledger.GRANT + payer, migrant.grant_due)
        migrant.savings += migrant.grant_due
        note_public_money(migrant, migrant.grant_due, t, quarter)
        migrant.grant_due = 0


@rule
def reintegrate(migrant, t, quarter, chunk):
    """Phase 11 for those back home: money due, services, scores."""
    p = t.parameters[0]
    here = t.places[quarter, migrant.place]
    if here.kind != s.ORIGIN or migrant.return_kind == s.NO_RETURN or quarter == migrant.returned:
        return
    receive_grant(migrant, t, quarter, chunk)
    receive_refund(migrant, t, quarter, chunk)
    economic, social, psychosocial = receive_support(migrant, t, quarter, chunk)
    ready = readiness(migrant, p)
    everyone = community_help(migrant.region, t)  # reaches people whether or not they are ready for help of their own
    economic, social, psychosocial = ready * economic, together(ready * social, everyone), ready * psychosocial
    speed = p.score_speed
    migrant.economic += speed * (economic_target(migrant, t, quarter, economic) - migrant.economic)
    migrant.social += speed * (social_target(migrant, t, quarter, social) - migrant.social)
    migrant.psychosocial += speed * (psychosocial_target(migrant, t, quarter, psychosocial) - migrant.psychosocial)
    migrant.score = composite(migrant, p)
    migrant.stigma *= 1.0 - p.stigma_fading
