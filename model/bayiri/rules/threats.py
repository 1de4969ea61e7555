"""What hangs over those who stay: removal, a return order, an announced end of the right to stay."""

from __future__ import annotations

from bayiri import draws
from bayiri import state as s
from bayiri.compiling import rule
from bayiri.draws import uniform


@rule
def under_order(migrant):
    """Whether a return order stands against the person."""
    return migrant.order_until != s.NEVER


@rule
def concerns(notice, migrant):
    """Whether an announced end of stay is about this person, by legal status and quarter of arrival."""
    if not int(notice.of_status) & (1 << int(migrant.status)):
        return False
    return notice.of_arrived_from <= migrant.since <= notice.of_arrived_to


@rule
def expected_end(migrant, t, quarter):
    """How far the person believes that the own right to stay is about to end: the most credible notice counts."""
    believed = 0.0
    for k in range(t.notices.shape[1]):
        notice = t.notices[quarter, k]
        if notice.announced and concerns(notice, migrant):
            believed = max(believed, notice.credibility)
    return believed


@rule
def hears_of_end(migrant, t, quarter):
    """Whether an end of the own stay is announced in this quarter, and believed by anybody."""
    for k in range(t.notices.shape[1]):
        notice = t.notices[quarter, k]
        if notice.news and notice.credibility > 0.0 and concerns(notice, migrant):
            return True
    return False


@rule
def stay_is_ended(migrant, t, quarter):
    """Whether the turn of this person's stay has come: one keyed number places a person in the phasing."""
    for k in range(t.notices.shape[1]):
        notice = t.notices[quarter, k]
        if notice.ends > 0.0 and concerns(notice, migrant):
            if uniform(t.parameters[0].seed, migrant.identity, 0, draws.END_OF_STAY, notice.key) < notice.ends:
                return True
    return False


@rule
def worry_of_staying(migrant, t, quarter):
    """Worth of staying (ln points) lost to what hangs over the person, beyond `legal_risk`."""
    p = t.parameters[0]
    if migrant.status != s.IRREGULAR:
        return p.end_of_stay_worry * expected_end(migrant, t, quarter)
    worry = p.removal_fear * t.groups[migrant.group].removed
    return worry + p.order_pressure if under_order(migrant) else worry


@rule
def worry_of_leaving(migrant, irregular, t):
    """Worth of a destination reached irregularly (ln points) lost to removals among one's contacts there."""
    return t.parameters[0].removal_deterrence * t.groups[migrant.group].removed if irregular else 0.0
