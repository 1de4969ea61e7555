"""Push: what a region's poor schools, health services, security and environment take from the worth of living there.

Jobs are not among them: unemployment, informal work and pay of the region are read where they act.
"""

from __future__ import annotations

from bayiri import state as s
from bayiri.compiling import rule


@rule
def push(migrant, t, quarter):
    """Loss of worth (ln points) of the person's own region: schools for those with a family, health more for the ill.

    Negative where the region is better off than is usual in the origin.
    """
    p = t.parameters[0]
    home = t.places[quarter, migrant.region]
    loss = p.push_security * home.push_security + p.push_environment * home.push_environment
    loss += (p.push_health + (p.push_ill if migrant.illness else 0.0)) * home.push_health
    if migrant.family != s.NO_FAMILY:
        loss += p.push_schools * home.push_schools
    return loss


@rule
def push_felt(migrant, t, quarter):
    """The push as it counts in a decision: for a first departure only in part, since the link is doubtful."""
    loss = push(migrant, t, quarter)
    if migrant.first_departure == s.NEVER:
        return t.parameters[0].push_on_prospects * loss
    return loss
