"""Phase 8, moves: those who chose and were not refused go home, or leave."""

from __future__ import annotations

from bayiri import draws, ledger
from bayiri import state as s
from bayiri.compiling import rule
from bayiri.draws import uniform
from bayiri.ledger import post
from bayiri.rules.assistance import (
    grant_after_return,
    grant_on_departure,
    note_public_money,
    preparation_paid,
    travel_paid,
)
from bayiri.rules.debt import pressed_by_debt
from bayiri.rules.enterprise import carry_out_plans
from bayiri.rules.firms import give_up_firm
from bayiri.rules.groups import group_of
from bayiri.rules.leaving import has_right
from bayiri.rules.pension import leave_system, note_portability_loss
from bayiri.rules.readiness import prepare, prepare_with_help
from bayiri.rules.reintegration import first_scores
from bayiri.rules.returning import OWN_MEANS
from bayiri.rules.support import start_support
from bayiri.rules.support_modules import offers_support
from bayiri.rules.voluntariness import free_and_informed, kind_by_own_means, kind_with_programme, voluntariness
from bayiri.rules.work import arrive_in_work


@rule
def pay_fare(migrant, fare, t, chunk):
    """The person pays a fare out of savings; never more than there is."""
    paid = min(fare, migrant.savings)
    migrant.savings -= paid
    post(t.books, chunk, ledger.FARES, paid)


@rule
def receive_assistance(migrant, k, fare, t, quarter, chunk):
    """What programme k pays on departure, and what it owes later."""
    programme = t.programmes[quarter, k, group_of(migrant, t)]
    payer = int(programme.payer)
    now = grant_on_departure(programme)
    migrant.savings += now
    post(t.books, chunk, ledger.GRANT + payer, now)
    note_public_money(migrant, now, t, quarter)
    migrant.granted_by = k
    migrant.grant_due = grant_after_return(programme)
    migrant.grant_date = quarter + int(programme.grant_delay)
    travel = travel_paid(programme, fare)
    post(t.books, chunk, ledger.TRAVEL + payer, travel)
    note_public_money(migrant, travel, t, quarter)
    pay_fare(migrant, fare - travel, t, chunk)
    before = preparation_paid(programme)
    post(t.books, chunk, ledger.PREPARATION + payer, before)
    note_public_money(migrant, before, t, quarter)
    start_support(migrant, k, quarter + 1, t, quarter)


@rule
def keep_rights(migrant, ban, t, quarter):
    """What is left of the right to come back: all of it for citizens, a time for permit holders, none else."""
    migrant.kept_status = migrant.status
    migrant.reentry_until = s.NEVER
    if ban > 0.0:
        migrant.banned_until = max(migrant.banned_until, quarter + int(ban))
    if migrant.status == s.CITIZEN:
        migrant.reentry_until = s.FOREVER
        migrant.banned_until = s.NEVER
    elif migrant.status != s.IRREGULAR and ban <= 0.0:
        kept = t.systems[quarter, migrant.place, migrant.region].reentry_right
        migrant.reentry_until = quarter + int(kept)


@rule
def arrive_home(migrant, kind, t, quarter):
    """What every return has in common, whatever its kind."""
    p = t.parameters[0]
    if migrant.window_return == s.NEVER and p.window_from <= quarter <= p.window_to:
        migrant.window_return = quarter
        migrant.first_kind = kind
    note_portability_loss(migrant, t, quarter)
    leave_system(migrant, t, quarter)
    migrant.place = migrant.region
    migrant.status = s.AT_HOME
    migrant.order_until = s.NEVER
    migrant.documents = s.NO_DOCUMENTS
    migrant.since = quarter
    migrant.returned = quarter
    migrant.return_kind = kind
    migrant.queued_to = s.NEVER
    if migrant.family == s.FAMILY_ABROAD:
        migrant.family = s.FAMILY_HOME
    arrive_in_work(migrant, t, quarter)
    prepare(migrant, t, quarter)
    first_scores(migrant, t, quarter)


@rule
def go_home(migrant, k, t, quarter, chunk):
    """Return by a mode: own means or programme k."""
    fare = int(t.systems[quarter, migrant.place, migrant.region].fare)
    ban = 0.0
    kind = kind_by_own_means(migrant, t, quarter)
    counselled = k != OWN_MEANS and offers_support(t.programmes[quarter, k, group_of(migrant, t)])
    will = voluntariness(migrant, counselled, t, quarter)
    migrant.free_return = free_and_informed(migrant, counselled, t, quarter)
    if k != OWN_MEANS:
        ban = t.programmes[quarter, k, group_of(migrant, t)].ban
        kind = kind_with_programme(migrant)
        migrant.served_by = s.NEVER
        receive_assistance(migrant, k, fare, t, quarter, chunk)
    else:
        pay_fare(migrant, fare, t, chunk)
    keep_rights(migrant, ban, t, quarter)
    migrant.voluntariness = will
    migrant.event = s.RETURN
    arrive_home(migrant, kind, t, quarter)
    if k != OWN_MEANS:
        prepare_with_help(migrant, t.programmes[quarter, k, group_of(migrant, t)])


@rule
def settle_abroad(migrant, status, t, quarter):
    """Arrival at the intended destination, in regular or irregular status."""
    migrant.status = status
    migrant.information = 1.0  # who leaves knows home
    migrant.place = migrant.destination
    migrant.since = quarter
    migrant.legal_quarters = 0 if status in (s.TEMPORARY, s.IRREGULAR) else migrant.legal_quarters
    length = int(t.places[quarter, migrant.place].permit_quarters)
    migrant.permit_until = quarter + length if status == s.TEMPORARY else s.NEVER
    migrant.event = s.REMIGRATION if migrant.first_departure != s.NEVER else s.FIRST_DEPARTURE
    if migrant.first_departure == s.NEVER:
        migrant.first_departure = quarter
    migrant.trips += 1
    migrant.served_by = s.NEVER
    migrant.also_by = s.NEVER
    migrant.grant_due = 0
    migrant.refund_due = 0
    migrant.left = quarter
    migrant.host_shock = 0.0 if migrant.trips == 1 else migrant.host_shock
    arrive_in_work(migrant, t, quarter)


@rule
def leave(migrant, irregular, pressed, t, quarter, chunk):
    """Departure: regular with the kept status or a new permit; irregular if the crossing succeeds.

    `pressed` says whether debts pressed the person before any loan for the fare.
    """
    p = t.parameters[0]
    way = t.systems[quarter, migrant.region, migrant.destination]
    give_up_firm(migrant, t, chunk)  # who leaves sells the firm first
    pay_fare(migrant, int(way.irregular_fare) if irregular else int(way.fare), t, chunk)
    if irregular and uniform(p.seed, migrant.identity, quarter, draws.CROSSING) >= way.irregular_success:
        migrant.event = s.REFUSED_AT_BORDER
        return
    if migrant.window_return != s.NEVER and migrant.window_left == s.NEVER:
        migrant.window_left = quarter
    migrant.left_with_right = not irregular and has_right(migrant, migrant.destination, quarter)
    migrant.left_regularly = not irregular
    migrant.left_pressed = pressed
    status = s.IRREGULAR if irregular else s.TEMPORARY
    if migrant.left_with_right:
        status = migrant.kept_status
    settle_abroad(migrant, status, t, quarter)


@rule
def move(migrant, t, quarter, chunk):
    """Phase 8: carry out what was intended and, where a programme is needed, granted."""
    leaving = migrant.intention == s.LEAVE_REGULARLY or migrant.intention == s.LEAVE_IRREGULARLY
    pressed = leaving and pressed_by_debt(migrant, t, quarter)
    carry_out_plans(migrant, t, quarter, chunk)
    if migrant.intention == s.GO_HOME or migrant.intention == s.GO_HOME_FOR_A_TIME:
        go_home(migrant, OWN_MEANS, t, quarter, chunk)
    elif migrant.intention == s.GO_HOME_ASSISTED and migrant.granted:
        go_home(migrant, int(migrant.applied_to), t, quarter, chunk)
    elif migrant.intention == s.ASK_SERVICES and migrant.granted:
        start_support(migrant, int(migrant.applied_to), quarter, t, quarter)
    elif migrant.intention == s.LEAVE_REGULARLY:
        leave(migrant, False, pressed, t, quarter, chunk)
    elif migrant.intention == s.LEAVE_IRREGULARLY:
        leave(migrant, True, pressed, t, quarter, chunk)
