"""Phase 13, indicators: what the quarter adds to the sums, the state at the lag, what others may know."""

from __future__ import annotations

from bayiri import state as s
from bayiri.compiling import rule
from bayiri.indicators import measures as i
from bayiri.rules.beliefs import NOTICED, misjudged
from bayiri.rules.debt import pressed_by_debt
from bayiri.rules.firms import jobs
from bayiri.rules.life import PROSPECT_QUARTERS
from bayiri.rules.money import log_consumption
from bayiri.rules.push import push
from bayiri.rules.ties import tie_to_home, tie_to_host

FREE_ABSENCE = 2  # quarters of absence under a kept right that leave the state as it was


@rule
def duration_band(quarters):
    """Index of completed years since arrival in `indicators.YEARS_ABROAD`."""
    years = quarters // 4
    if years < 2:
        return years
    if years < 6:
        return years // 2 + 1
    if years < 10:
        return 4
    return 5 if years < 15 else 6


@rule
def count_order(migrant, quarter, sums):
    """Stocks of people under a return order: all, those in limbo without documents, those whose need nobody knows."""
    sums[i.UNDER_ORDER] += 1.0
    if migrant.order_until <= quarter:
        sums[i.IN_LIMBO] += migrant.documents != s.DOCUMENTS_HELD
        sums[i.UNRECOGNISED] += migrant.protection_need and not migrant.recognised


@rule
def count_abroad(migrant, quarter, sums):
    """Stocks of people at a destination at the end of the quarter."""
    sums[i.ABROAD] += 1.0
    sums[i.IRREGULAR_ABROAD] += migrant.status == s.IRREGULAR
    sums[i.CITIZENS] += migrant.status == s.CITIZEN
    if migrant.order_until != s.NEVER:
        count_order(migrant, quarter, sums)
    if migrant.work_state != s.RETIRED:
        sums[i.ACTIVE_ABROAD] += 1.0
        sums[i.UNEMPLOYED_ABROAD] += migrant.work_state == s.UNEMPLOYED


@rule
def count_event(migrant, sums):
    """Flows of the quarter."""
    if migrant.event == s.FIRST_DEPARTURE:
        sums[i.FIRST_DEPARTURES] += 1.0
    elif migrant.event == s.REMIGRATION:
        sums[i.REMIGRATIONS] += 1.0
        sums[i.CITIZEN_ARRIVALS] += migrant.status == s.CITIZEN
    elif migrant.event == s.REMOVAL_REFUSED:
        sums[i.REMOVALS_REFUSED] += 1.0
    elif migrant.event == s.REFUSED_AT_BORDER:
        sums[i.REFUSED_CROSSINGS] += 1.0
    elif migrant.event == s.RETURN or migrant.event == s.REMOVAL_EVENT:
        sums[i.RETURN_MEASURE[int(migrant.return_kind)]] += 1.0
        sums[i.BY_KIND + int(migrant.return_kind)] += 1.0
        sums[i.FREE_RETURNS] += migrant.free_return
        sums[i.UNREFUSED_RETURNS] += migrant.event == s.RETURN
        sums[i.CITIZEN_RETURNS] += migrant.kept_status == s.CITIZEN


@rule
def count_enterprise(migrant, sums):
    """Firms of returnees at home and whom they employ."""
    sums[i.ACTIVE_HOME] += migrant.work_state != s.RETIRED
    sums[i.SELF_EMPLOYED_HOME] += migrant.work_state == s.SELF_EMPLOYED


@rule
def count_credit(migrant, sums):
    """Requests to lenders and what money lenders are owed, wherever the debtor lives."""
    if migrant.lender_asked >= 0:
        sums[i.LOANS_ASKED] += 1.0
        sums[i.LOANS_GRANTED] += migrant.loan_granted
    if migrant.usurious_debt > 0:
        sums[i.USURIOUS_DEBTORS] += 1.0
        sums[i.USURIOUS_CENTS] += migrant.usurious_debt


@rule
def count_exposure(migrant, abroad, quarter, sums):
    """Person-quarters at risk of return, and returns, by years since arrival."""
    home_now = migrant.event == s.RETURN or migrant.event == s.REMOVAL_EVENT
    if home_now:
        arrived = migrant.left
    elif abroad and migrant.since < quarter:
        arrived = migrant.since
    else:
        return
    band = duration_band(quarter - arrived)
    sums[i.AT_RISK + band] += 1.0
    sums[i.RETURNED + band] += home_now


@rule
def count_beliefs(migrant, abroad, t, quarter, sums):
    """What people abroad know and believe of home; what those who came home this quarter found; push on returnees."""
    p = t.parameters[0]
    if abroad:
        sums[i.INFORMATION_SUM] += migrant.information
        gap = misjudged(migrant, p)
        sums[i.BELIEF_SUM] += gap
        sums[i.BELIEF_ERROR_SUM] += abs(gap)
    elif migrant.return_kind != s.NO_RETURN:
        sums[i.PUSH_SUM] += push(migrant, t, quarter)
        if migrant.returned == quarter:
            sums[i.DISAPPOINTED] += misjudged(migrant, p) >= NOTICED


@rule
def note_lag_state(migrant, abroad, t, quarter):
    """The state that counts, at the lag after the first return in the window, or at death before it."""
    p = t.parameters[0]
    if migrant.window_return == s.NEVER or migrant.lag_state != s.NO_LAG_STATE:
        return
    if migrant.presence == s.DEAD:
        migrant.lag_state = s.LAG_DEAD
        return
    if quarter < migrant.window_return + p.lag:
        return
    migrant.lag_score = migrant.score
    if migrant.return_kind == s.REMOVED and migrant.returned > migrant.window_return:
        migrant.lag_state = s.LAG_PRESSED  # left again, and was removed again
    elif not abroad or (migrant.left_with_right and quarter - migrant.left <= FREE_ABSENCE):
        migrant.lag_state = s.LAG_HOME
    elif migrant.left_regularly and not migrant.left_pressed:
        migrant.lag_state = s.LAG_REGULAR
    else:
        migrant.lag_state = s.LAG_PRESSED


@rule
def note_welfare(migrant, abroad, t, quarter):
    """Welfare over the window: ln consumption, the tie to the place, push at home, summed over quarters."""
    p = t.parameters[0]
    if p.window_from <= quarter <= p.window_to:
        tie = tie_to_host(migrant, p) if abroad else tie_to_home(migrant, p) - push(migrant, t, quarter)
        migrant.welfare += log_consumption(migrant) + tie
        migrant.window_quarters += 1
        if quarter == p.window_from and abroad:
            migrant.abroad_at_window = 1


@rule
def publish(migrant, row, abroad, t):
    """What others may know of the person from the next quarter on."""
    seen = t.public[row]
    seen.presence = migrant.presence
    seen.group = migrant.group
    seen.place = migrant.place
    seen.status = migrant.status
    seen.abroad = abroad and migrant.presence == s.PRESENT
    seen.returned = migrant.return_kind != s.NO_RETURN and not abroad
    seen.score = migrant.score
    seen.back = migrant.returned
    seen.outcome = migrant.lag_state
    seen.ordered = migrant.order_until != s.NEVER
    seen.removed = migrant.return_kind == s.REMOVED and not abroad


@rule
def observe(migrant, row, t, quarter, chunk):
    """Phase 13 for anyone who has entered; the dead and those who stay for good only once."""
    sums = t.tally[chunk, migrant.sex]
    abroad = t.places[quarter, migrant.place].kind == s.DESTINATION
    if migrant.presence == s.PRESENT:
        sums[i.PRESENT_NOW] += 1.0
        count_event(migrant, sums)
        count_exposure(migrant, abroad, quarter, sums)
        if abroad:
            count_abroad(migrant, quarter, sums)
        elif migrant.return_kind != s.NO_RETURN:
            sums[i.RETURNEES_HOME] += 1.0
            sums[i.SCORE_SUM] += migrant.score
            count_enterprise(migrant, sums)
            sums[i.JOBS_FOR_LOCALS] += jobs(migrant, t.parameters[0])
            sums[i.DEBT_PRESSED] += pressed_by_debt(migrant, t, quarter)
        count_credit(migrant, sums)
        count_beliefs(migrant, abroad, t, quarter, sums)
        note_welfare(migrant, abroad, t, quarter)
        note_lag_state(migrant, abroad, t, quarter)
        publish(migrant, row, abroad, t)
    elif migrant.presence == s.DEAD:
        if migrant.died == quarter:
            sums[i.DEATHS] += 1.0
            note_lag_state(migrant, abroad, t, quarter)
            publish(migrant, row, False, t)
    elif quarter == migrant.cohort + PROSPECT_QUARTERS + 1:
        sums[i.STAYING] += 1.0
        publish(migrant, row, False, t)
