"""What a programme owes a person it takes in: one place for what is paid, valued and committed.

A new payment is a rule here, its part in `owed`, and an entry of the ledger where it is paid.
"""

from __future__ import annotations

from bayiri import state as s
from bayiri.compiling import entry, rule
from bayiri.rules.groups import group_of


@rule
def grant_on_departure(programme):
    """Cents of the grant paid before leaving."""
    return int(programme.grant * programme.grant_at_departure)


@rule
def grant_after_return(programme):
    """Cents of the grant paid at home."""
    return int(programme.grant) - grant_on_departure(programme)


@rule
def travel_paid(programme, fare):
    """Cents of the fare that the programme pays."""
    return fare if programme.travel > 0.0 else 0


@rule
def preparation_paid(programme):
    """Cents of help before departure."""
    return int(programme.preparation_cost)


@rule
def support_price(programme):
    """Cents of a quarter of support, whatever the package: services, or the same in cash."""
    return int(programme.services_cost)


@rule
def services_paid(programme):
    """Cents of the support over all its quarters."""
    return support_price(programme) * int(programme.services_quarters)


@rule
def visits_by(programme, quarters):
    """Visits made in so many quarters of support."""
    return int(0.25 * programme.follow_up_visits * quarters)


@rule
def visit_due(programme, lived):
    """Whether a visit falls in the quarter after `lived` quarters of support."""
    return visits_by(programme, lived + 1) > visits_by(programme, lived)


@rule
def visits_paid(programme):
    """Cents of all visits."""
    return int(programme.follow_up_cost) * visits_by(programme, int(programme.services_quarters))


@rule
def owed_on_the_way(programme, fare):
    """Cents owed to a person who goes home with the programme, until they are home and after."""
    grant = grant_on_departure(programme) + grant_after_return(programme)
    return grant + travel_paid(programme, fare) + preparation_paid(programme)


@rule
def owed_at_home(programme):
    """Cents owed for support at home."""
    return services_paid(programme) + visits_paid(programme)


@rule
def owed(programme, later, fare, goes_home):
    """Cents owed for a person taken in, who goes home with the programme or is home already.

    `programme` are its terms now, `later` those at the end of the support: a programme that is still being
    built up pays more in later quarters.
    """
    return owed_at_home(later) + (owed_on_the_way(programme, fare) if goes_home else 0)


@rule
def note_public_money(migrant, amount, t, quarter):
    """Remember policy money spent on the person inside the window."""
    if quarter >= t.parameters[0].window_from:
        migrant.public_paid += amount


@entry
def commitments(migrants, rows, t, quarter, k, out):
    """Fill `out` with the cents that programme k owes each applicant if it takes them in."""
    for position in range(rows.shape[0]):
        migrant = migrants[rows[position]]
        fare = int(t.systems[quarter, migrant.place, migrant.region].fare)
        programme = t.programmes[quarter, k, group_of(migrant, t)]
        last = min(quarter + int(programme.services_quarters), t.programmes.shape[0] - 1)
        out[position] = owed(
            programme, t.programmes[last, k, group_of(migrant, t)], fare, migrant.intention == s.GO_HOME_ASSISTED
        )
