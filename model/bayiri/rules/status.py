"""Phase 9, permits: regularised, renewed or lost, permanent residence, citizenship."""

from __future__ import annotations

from bayiri import draws
from bayiri import state as s
from bayiri.compiling import rule
from bayiri.draws import uniform
from bayiri.rules.orders import give_order
from bayiri.rules.threats import stay_is_ended
from bayiri.rules.work import take_job


@rule
def give_permit(migrant, here, quarter):
    """A temporary permit from this quarter on."""
    migrant.status = s.TEMPORARY
    migrant.order_until = s.NEVER
    migrant.permit_until = quarter + int(here.permit_quarters)


@rule
def lose_right(migrant):
    """The right to stay and to work is gone, with the years that would have led to a better one, and the benefit."""
    migrant.status = s.IRREGULAR
    migrant.benefit_until = s.NEVER
    if migrant.work_state == s.WAGE:
        migrant.work_state = s.INFORMAL
    migrant.permit_until = s.NEVER
    migrant.legal_quarters = 0


@rule
def renew(migrant, here, t, quarter):
    """A permit that ends is renewed, except for some of those without work, who fall into irregular status."""
    p = t.parameters[0]
    lost = uniform(p.seed, migrant.identity, quarter, draws.RENEWAL) < here.renewal_loss
    if migrant.work_state == s.UNEMPLOYED and lost:
        lose_right(migrant)
    else:
        give_permit(migrant, here, quarter)


@rule
def rise(migrant, here, t, quarter):
    """Years of legal residence open permanent residence, then citizenship."""
    p = t.parameters[0]
    if migrant.status == s.TEMPORARY and migrant.legal_quarters >= here.settlement_quarters:
        migrant.status = s.PERMANENT
        migrant.permit_until = s.NEVER
    if migrant.legal_quarters >= here.naturalisation_quarters:
        if uniform(p.seed, migrant.identity, quarter, draws.NATURALISATION) < here.naturalisation:
            migrant.status = s.CITIZEN
            migrant.permit_until = s.NEVER


@rule
def deadlines(migrant, t, quarter, chunk):
    """Phase 9 for those abroad: permits and deadlines fall due."""
    p = t.parameters[0]
    here = t.places[quarter, migrant.place]
    if here.kind != s.DESTINATION:
        return
    migrant.abroad_quarters += 1
    if migrant.status == s.IRREGULAR:
        if uniform(p.seed, migrant.identity, quarter, draws.REGULARISATION) < here.regularisation:
            give_permit(migrant, here, quarter)
            if migrant.work_state == s.INFORMAL:
                take_job(migrant, here, t, quarter)  # the job can now be declared, as most of the others are
        return
    if stay_is_ended(migrant, t, quarter):
        lose_right(migrant)
        give_order(migrant, here, t, quarter, chunk)
        return
    migrant.legal_quarters += 1
    if migrant.status == s.TEMPORARY and quarter >= migrant.permit_until:
        renew(migrant, here, t, quarter)
    if migrant.status == s.TEMPORARY or migrant.status == s.PERMANENT:
        rise(migrant, here, t, quarter)
