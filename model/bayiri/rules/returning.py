"""Phase 6 abroad: whether to go home, and by which mode - own means or a programme."""

from __future__ import annotations

from bayiri import draws
from bayiri import state as s
from bayiri.compiling import entry, rule
from bayiri.draws import uniform
from bayiri.rules.assistance import grant_after_return, grant_on_departure, services_paid, travel_paid
from bayiri.rules.attention import goes, logistic, nest_term, nest_worth, reconsiders, taste
from bayiri.rules.credit import news_of_credit
from bayiri.rules.groups import group_of
from bayiri.rules.orders import ask_for_documents, has_documents
from bayiri.rules.pension import refundable
from bayiri.rules.threats import hears_of_end, worry_of_staying
from bayiri.rules.worth import later_option, worth_abroad, worth_home

OWN_MEANS = -1  # the mode of return beside the programmes, which are numbered from 0


@rule
def may_use(migrant, programme, status, quarter):
    """Whether the programme is open to this person, by status (held now or when last abroad), work, benefit and age."""
    if not programme.open or not int(programme.open_to_status) & (1 << int(status)):
        return False
    if programme.open_to_unemployed_only and migrant.work_state != s.UNEMPLOYED:
        return False
    if programme.open_to_entitled_only and quarter >= migrant.benefit_until:
        return False
    return programme.open_to_age_from <= migrant.age <= programme.open_to_age_to


@entry
def find_eligible(migrants, rows, t, quarter, k, out):
    """Fill `out` with 1 for each of these people abroad to whom programme k is open, 0 for the others."""
    for position in range(rows.shape[0]):
        migrant = migrants[rows[position]]
        out[position] = may_use(migrant, t.programmes[quarter, k, group_of(migrant, t)], migrant.status, quarter)


@rule
def right_to_return(migrant, ban, t, quarter):
    """Share of the horizon of later options in which the person could come back regularly after leaving now."""
    p = t.parameters[0]
    if ban > 0.0:
        return 0.0
    if migrant.status == s.CITIZEN:
        return 1.0
    if migrant.status == s.IRREGULAR:
        return 0.0
    return min(t.systems[quarter, migrant.place, migrant.region].reentry_right / p.option_horizon, 1.0)


@rule
def worth_once_back(migrant, t, quarter):
    """Worth of the present destination to the person come back there regularly, later on."""
    idle = t.places[quarter, migrant.place].unemployment
    return worth_abroad(migrant, migrant.place, False, t, quarter, migrant.savings, idle)


@rule
def option_to_leave_again(migrant, home, again, right, t, quarter):
    """Worth of later leaving home again for the present destination, regularly while the right lasts."""
    p = t.parameters[0]
    if p.option_weight <= 0.0:
        return 0.0
    way = t.systems[quarter, migrant.region, migrant.place]
    gain = again - home
    cost = p.option_cost * way.moving_cost
    option = right * later_option(gain - cost, p.choice_noise)
    if right < 1.0:
        loss = p.legal_risk + p.option_cost * way.irregular_cost
        odds = way.irregular_success * later_option(gain - cost - loss, p.choice_noise)
        option += (1.0 - right) * odds
    return p.option_weight * option


@rule
def means_to_come_back(migrant, again, t, quarter):
    """Whether a person with a right to come back goes home for a time: coming back is worth more than it costs."""
    if right_to_return(migrant, 0.0, t, quarter) <= 0.0:
        return False
    home = worth_home(migrant, t, quarter, migrant.savings, 0.0, t.places[quarter, migrant.region].unemployment)
    return again - t.systems[quarter, migrant.region, migrant.place].moving_cost > home


@rule
def worth_of_return(migrant, cents, services, again, right, t, quarter):
    """Worth of home on arrival with so many cents and services worth so many more, later options included."""
    idle = t.places[quarter, migrant.region].unemployment
    home = worth_home(migrant, t, quarter, cents, services, idle)
    return home + option_to_leave_again(migrant, home, again, right, t, quarter)


@rule
def worth_of_services(programme, p):
    """What a person who decides takes a programme's support to be worth, cents: money, or a choice of it, is money."""
    money = programme.services_cash > 0.0 or programme.services_menu > 0.0
    return (1.0 if money else p.support_worth) * services_paid(programme)


@rule
def services_ahead(migrant, t, quarter):
    """Cents that services open to people back home are worth to one who knows of them: the best counts."""
    p = t.parameters[0]
    best = 0.0
    for k in range(int(p.programmes)):
        programme = t.programmes[quarter, k, group_of(migrant, t)]
        if programme.serves_returned > 0.0 and migrant.aware & (1 << k):
            if may_use(migrant, programme, migrant.status, quarter):
                best = max(best, worth_of_services(programme, p))
    return best


@rule
def offered(migrant, k, fare, t, quarter):
    """Whether programme k is a way home for this person: known, open to them, and the fare can be met."""
    programme = t.programmes[quarter, k, group_of(migrant, t)]
    if not programme.assists_return or not migrant.aware & (1 << k):
        return False
    if not may_use(migrant, programme, migrant.status, quarter) or not has_documents(migrant, t, quarter):
        return False
    return migrant.savings + grant_on_departure(programme) + travel_paid(programme, fare) >= fare


# A mode of return is a number: OWN_MEANS, or the programme's. The four rules below are all that the choice
# knows of it; what it does is in `moves.go_home`, and what it is counted as is its return kind.
@rule
def mode_is_open(migrant, mode, fare, t, quarter):
    """Nobody has a mode without the means or the right."""
    return migrant.savings >= fare if mode == OWN_MEANS else offered(migrant, mode, fare, t, quarter)


@rule
def mode_key(migrant, mode, t, quarter):
    """Key of the taste for a mode: 0 for own means, a number from 1,024 on for a programme."""
    return 0 if mode == OWN_MEANS else t.programmes[quarter, mode, group_of(migrant, t)].key


@rule
def mode_worth(migrant, mode, fare, ahead, again, t, quarter):
    """Worth of going home by a mode: what is in hand and what is owed, the fare, the right to come back."""
    cents = migrant.savings + refundable(migrant, t, quarter)
    if mode == OWN_MEANS:
        right = right_to_return(migrant, 0.0, t, quarter)
        return worth_of_return(migrant, cents - fare, ahead, again, right, t, quarter)
    programme = t.programmes[quarter, mode, group_of(migrant, t)]
    services = max(worth_of_services(programme, t.parameters[0]), ahead)
    cents += grant_on_departure(programme) + grant_after_return(programme)
    cents -= fare - travel_paid(programme, fare)
    right = right_to_return(migrant, programme.ban, t, quarter)
    return worth_of_return(migrant, cents, services, again, right, t, quarter) - programme.take_up_cost


@rule
def occasions(migrant, t, quarter):
    """Rate at which the person reconsiders: more often without work, and at an event."""
    p = t.parameters[0]
    times = p.attention_unemployed if migrant.work_state == s.UNEMPLOYED else 1.0
    event = migrant.target_reached == 1 or migrant.permit_until == quarter + 1
    event = event or migrant.order_until >= quarter or hears_of_end(migrant, t, quarter)
    for k in range(int(p.programmes)):
        programme = t.programmes[quarter, k, group_of(migrant, t)]
        if programme.news and migrant.aware & (1 << k) and may_use(migrant, programme, migrant.status, quarter):
            event = True
    event = event or news_of_credit(migrant, t, quarter)
    if event:
        times *= p.attention_event
    return p.attention_rate * times


@rule
def waits_for_place(migrant, fare, t, quarter):
    """A person in a queue stays in it while the programme is a way home for them and they are willing to wait."""
    k = int(migrant.queued_to)
    if k < 0:
        return False
    waits = quarter - migrant.queued_since <= t.programmes[quarter, k, group_of(migrant, t)].queue and offered(
        migrant, k, fare, t, quarter
    )
    if waits:
        migrant.intention = s.GO_HOME_ASSISTED
        migrant.applied_to = k
    else:
        migrant.queued_to = s.NEVER
    return waits


@rule
def nest_total(migrant, best, fare, ahead, again, t, quarter):
    """Sum of the members' parts in the worth of the nest of ways home."""
    p = t.parameters[0]
    total = 0.0
    for mode in range(OWN_MEANS, int(p.programmes)):
        if mode_is_open(migrant, mode, fare, t, quarter):
            value = mode_worth(migrant, mode, fare, ahead, again, t, quarter)
            total += nest_term(value - best, p.nest_discount, p.choice_noise)
    return total


@rule
def best_way_home(migrant, fare, ahead, again, t, quarter):
    """Worth of the nest of ways home, the mode this person would take, and how many there are."""
    p = t.parameters[0]
    best, liked, chosen, number = -1e300, -1e300, OWN_MEANS, 0
    for mode in range(OWN_MEANS, int(p.programmes)):
        if mode_is_open(migrant, mode, fare, t, quarter):
            value = mode_worth(migrant, mode, fare, ahead, again, t, quarter)
            best, number = max(best, value), number + 1
            key = mode_key(migrant, mode, t, quarter)
            here = taste(value, p.seed, migrant.identity, quarter, draws.MODE, key, p.mode_noise)
            if here > liked:
                liked, chosen = here, mode
    if p.nest_discount > 0.0 and number > 1:
        total = nest_total(migrant, best, fare, ahead, again, t, quarter)
        best = nest_worth(best, total, number, p.nest_discount, p.choice_noise)
    return best, chosen, number


@rule
def consider_return(migrant, t, quarter):
    """Attention, the worth of staying against the nest of ways home, and the intention that follows."""
    p = t.parameters[0]
    way = t.systems[quarter, migrant.place, migrant.region]
    fare = int(way.fare)
    if waits_for_place(migrant, fare, t, quarter):
        return
    rate = occasions(migrant, t, quarter)
    if not reconsiders(rate, uniform(p.seed, migrant.identity, quarter, draws.ATTENTION)):
        return
    ask_for_documents(migrant, t, quarter)
    ahead = services_ahead(migrant, t, quarter)
    again = worth_once_back(migrant, t, quarter)
    best, mode, number = best_way_home(migrant, fare, ahead, again, t, quarter)
    if number == 0:
        return
    idle = 1.0 if migrant.work_state == s.UNEMPLOYED else 0.0
    irregular = migrant.status == s.IRREGULAR
    stay = worth_abroad(migrant, migrant.place, irregular, t, quarter, migrant.savings, idle)
    stay -= worry_of_staying(migrant, t, quarter)
    chance = uniform(p.seed, migrant.identity, quarter, draws.GOING)
    if chance >= goes(rate, logistic((best - way.moving_cost - stay) / p.choice_noise)):
        return
    if mode == OWN_MEANS:
        migrant.intention = s.GO_HOME_FOR_A_TIME if means_to_come_back(migrant, again, t, quarter) else s.GO_HOME
        return
    migrant.intention = s.GO_HOME_ASSISTED
    migrant.applied_to = mode
    own = mode_worth(migrant, OWN_MEANS, fare, ahead, again, t, quarter)
    alone = goes(rate, logistic((own - way.moving_cost - stay) / p.choice_noise))
    migrant.would_go = migrant.savings >= fare and chance < alone
