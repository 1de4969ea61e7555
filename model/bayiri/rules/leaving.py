"""Phase 6 at home: whether to leave, for the first time or again, regularly or irregularly."""

from __future__ import annotations

from bayiri import draws
from bayiri import state as s
from bayiri.compiling import rule
from bayiri.draws import uniform
from bayiri.rules.attention import goes, logistic, nest_term, nest_worth, reconsiders, taste
from bayiri.rules.credit import fare_credit
from bayiri.rules.enterprise import ask_for_fare
from bayiri.rules.firms import resale
from bayiri.rules.groups import group_of
from bayiri.rules.returning import may_use
from bayiri.rules.support_modules import offers_support
from bayiri.rules.threats import worry_of_leaving
from bayiri.rules.worth import later_option, worth_abroad, worth_home

IRREGULARLY = 64  # options of the draw "mode": a destination, and the same left for irregularly


@rule
def has_right(migrant, d, quarter):
    """Whether a returnee may come back regularly to destination d."""
    return migrant.destination == d and quarter <= migrant.reentry_until and quarter > migrant.banned_until


@rule
def may_leave_regularly(migrant, d, t, quarter):
    """A kept right, or an offer (visa, contract, family permit) this quarter; never during a ban."""
    p = t.parameters[0]
    if has_right(migrant, d, quarter):
        return True
    if migrant.destination == d and quarter <= migrant.banned_until:
        return False
    offer = t.systems[quarter, migrant.region, d].regular_offer
    return uniform(p.seed, migrant.identity, quarter, draws.OFFER, d) < offer


@rule
def worth_of_leaving(migrant, d, irregular, remain, t, quarter):
    """Worth of a destination reached this way, less its costs, with the option to come home later."""
    p = t.parameters[0]
    way = t.systems[quarter, migrant.region, d]
    fare = int(way.irregular_fare) if irregular else int(way.fare)
    idle = t.places[quarter, d].unemployment
    there = worth_abroad(migrant, d, irregular, t, quarter, migrant.savings + resale(migrant, p) - fare, idle)
    there -= worry_of_leaving(migrant, irregular, t)
    back = remain - there - p.option_cost * t.systems[quarter, d, migrant.region].moving_cost
    there += p.option_weight * later_option(back, p.choice_noise)
    helped = p.contacts_leaving * t.groups[migrant.group].abroad
    value = there - max(way.moving_cost - helped, 0.0)
    if migrant.first_departure == s.NEVER:
        value += p.prospect_pull
    if irregular:
        # A failed crossing leaves the person at home without the fare.
        value = remain + way.irregular_success * (value - way.irregular_cost - remain)
    return value


@rule
def best_way_out(migrant, remain, t, quarter):
    """Worth of the nest of ways out and the one this person would take: (worth, destination, irregular, number)."""
    p = t.parameters[0]
    best, liked, to, by, number = -1e300, -1e300, 0, 0, 0
    for d in range(int(p.regions), int(p.places)):
        for irregular in range(2):
            if open_way(migrant, d, irregular, t, quarter):
                value = worth_of_leaving(migrant, d, irregular > 0, remain, t, quarter)
                best, number = max(best, value), number + 1
                option = d + IRREGULARLY * irregular
                here = taste(value, p.seed, migrant.identity, quarter, draws.MODE, option, p.mode_noise)
                if here > liked:
                    liked, to, by = here, d, irregular
    if p.nest_discount > 0.0 and number > 1:
        total = 0.0
        for d in range(int(p.regions), int(p.places)):
            for irregular in range(2):
                if open_way(migrant, d, irregular, t, quarter):
                    value = worth_of_leaving(migrant, d, irregular > 0, remain, t, quarter)
                    total += nest_term(value - best, p.nest_discount, p.choice_noise)
        best = nest_worth(best, total, number, p.nest_discount, p.choice_noise)
    return best, to, by, number


@rule
def open_way(migrant, d, irregular, t, quarter):
    """Nobody has a way without the means or the right."""
    way = t.systems[quarter, migrant.region, d]
    fare = int(way.irregular_fare) if irregular else int(way.fare)
    own = migrant.savings + resale(migrant, t.parameters[0])
    if own < fare and own + fare_credit(migrant, irregular, fare, t, quarter) < fare:
        return False
    return way.irregular_success > 0.0 if irregular else may_leave_regularly(migrant, d, t, quarter)


@rule
def occasions_at_home(migrant, quarter, t):
    """Rate at which a person at home reconsiders leaving."""
    p = t.parameters[0]
    if migrant.first_departure == s.NEVER:
        return p.prospect_rate
    times = p.attention_unemployed if migrant.work_state == s.UNEMPLOYED else 1.0
    if migrant.reentry_until == quarter + 1:
        times *= p.attention_event
    return p.attention_rate * times


@rule
def ask_for_services(migrant, t, quarter):
    """A returnee who knows of programmes that serve people back home applies to the first open, to two in all."""
    p = t.parameters[0]
    if migrant.return_kind == s.NO_RETURN or (migrant.served_by >= 0 and migrant.also_by >= 0):
        return
    for k in range(int(p.programmes)):
        programme = t.programmes[quarter, k, group_of(migrant, t)]
        recent = quarter - migrant.returned <= programme.serves_returned and k != migrant.served_by
        if recent and programme.serves_returned > 0.0 and migrant.aware & (1 << k) and offers_support(programme):
            if may_use(migrant, programme, migrant.kept_status, quarter):
                migrant.intention = s.ASK_SERVICES
                migrant.applied_to = k
                return


@rule
def consider_leaving(migrant, t, quarter):
    """Attention, the worth of remaining against the nest of ways out, and the intention that follows."""
    p = t.parameters[0]
    if migrant.work_state == s.RETIRED and migrant.first_departure == s.NEVER:
        return
    rate = occasions_at_home(migrant, quarter, t)
    certain = quarter == migrant.cohort and migrant.first_departure == s.NEVER
    if not certain and not reconsiders(rate, uniform(p.seed, migrant.identity, quarter, draws.ATTENTION)):
        return
    idle = 1.0 if migrant.work_state == s.UNEMPLOYED else 0.0
    remain = worth_home(migrant, t, quarter, migrant.savings, 0.0, idle)
    best, to, by, number = best_way_out(migrant, remain, t, quarter)
    if number == 0:
        return
    share = logistic((best - remain) / p.choice_noise)
    if uniform(p.seed, migrant.identity, quarter, draws.GOING) < (share if certain else goes(rate, share)):
        migrant.intention = s.LEAVE_IRREGULARLY if by else s.LEAVE_REGULARLY
        migrant.destination = to
        way = t.systems[quarter, migrant.region, to]
        ask_for_fare(migrant, by, int(way.irregular_fare) if by else int(way.fare), t, quarter)
