"""Phase 11, reintegration: instalments and services fall due; three scores move towards their targets."""

from __future__ import annotations

from math import exp, log

from bayiri import ledger
from bayiri import state as s
from bayiri.compiling import rule
from bayiri.ledger import post
from bayiri.rules.attention import logistic
from bayiri.rules.beliefs import disappointed
from bayiri.rules.pension import receive_refund
from bayiri.rules.push import push
from bayiri.rules.ties import tie_to_home


@rule
def composite(migrant):
    """Geometric mean of the three scores."""
    product = migrant.economic * migrant.social * migrant.psychosocial
    return exp(log(max(product, 1e-12)) / 3.0)


@rule
def economic_target(migrant, t, quarter, help_given):
    """Work, income against the comparable wage, wealth, crowding of the region, support."""
    p = t.parameters[0]
    home = t.places[quarter, migrant.region]
    usual = home.gdp_per_head * home.wage_share
    wealth = min(migrant.savings / (usual * home.price_level * 100.0), 3.0)
    income = max(migrant.income, usual * 0.1)
    drive = p.score_level + migrant.score_term + p.score_income * log(income / usual) + p.score_wealth * wealth
    if migrant.work_state != s.UNEMPLOYED and migrant.work_state != s.RETIRED:
        drive += p.score_work
    return logistic(drive - p.score_crowding * t.crowding[migrant.region] + p.score_support * help_given)


@rule
def social_target(migrant, t, quarter, help_given):
    """Family, the tie to home, contacts who returned and do well, support."""
    p = t.parameters[0]
    drive = p.score_level + migrant.score_term + p.score_tie * (migrant.home_tie + migrant.home_shock)
    if migrant.family == s.FAMILY_HOME:
        drive += p.score_family
    drive += p.score_contacts * t.groups[migrant.group].returned_well
    drive -= p.score_push * push(migrant, t, quarter)
    return logistic(drive + p.score_support * help_given)


@rule
def psychosocial_target(migrant, t, quarter, help_given):
    """The tie to home, voluntariness of the return, idleness, stigma, support."""
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
    migrant.score = composite(migrant)


@rule
def note_public_money(migrant, amount, t, quarter):
    """Remember policy money spent on the person inside the window."""
    if quarter >= t.parameters[0].window_from:
        migrant.public_paid += amount


@rule
def receive_grant(migrant, t, quarter, chunk):
    """The rest of a grant, on its date."""
    if migrant.grant_due > 0 and quarter >= migrant.grant_date:
        payer = int(t.programmes[quarter, migrant.granted_by].payer)
        post(t.books, chunk, ledger.GRANT + payer, migrant.grant_due)
        migrant.savings += migrant.grant_due
        note_public_money(migrant, migrant.grant_due, t, quarter)
        migrant.grant_due = 0


@rule
def receive_services(migrant, t, quarter, chunk):
    """Whether services are received this quarter, and who pays them."""
    if migrant.served_by < 0 or quarter > migrant.services_until:
        return False
    programme = t.programmes[quarter, migrant.served_by]
    price = int(programme.services_cost)
    post(t.books, chunk, ledger.SERVICES + int(programme.payer), price)
    note_public_money(migrant, price, t, quarter)
    return True


@rule
def reintegrate(migrant, t, quarter, chunk):
    """Phase 11 for those back home: money due, services, scores."""
    p = t.parameters[0]
    here = t.places[quarter, migrant.place]
    if here.kind != s.ORIGIN or migrant.return_kind == s.NO_RETURN or quarter == migrant.returned:
        return
    receive_grant(migrant, t, quarter, chunk)
    receive_refund(migrant, t, quarter, chunk)
    economic, social, psychosocial = 0.0, 0.0, 0.0
    if receive_services(migrant, t, quarter, chunk):
        programme = t.programmes[quarter, migrant.served_by]
        economic = programme.services_economic
        social = programme.services_social
        psychosocial = programme.services_psychosocial
    speed = p.score_speed
    migrant.economic += speed * (economic_target(migrant, t, quarter, economic) - migrant.economic)
    migrant.social += speed * (social_target(migrant, t, quarter, social) - migrant.social)
    migrant.psychosocial += speed * (psychosocial_target(migrant, t, quarter, psychosocial) - migrant.psychosocial)
    migrant.score = composite(migrant)
    migrant.stigma *= 1.0 - p.stigma_fading
