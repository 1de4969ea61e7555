"""What a programme owes a person it takes in: one place for what is paid, valued and committed.

A new payment is a rule here, its part in `owed`, and an entry of the ledger where it is paid.
"""

from __future__ import annotations

from bayiri import state as s
from bayiri.compiling import entry, rule


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
def services_paid(programme):
    """Cents of the services over all their quarters."""
    return int(programme.services_cost) * int(programme.services_quarters)


@rule
def owed(programme, fare, goes_home):
    """Cents owed for a person taken in, who goes home with the programme or is home already."""
    if not goes_home:
        return services_paid(programme)
    grant = grant_on_departure(programme) + grant_after_return(programme)
    return grant + travel_paid(programme, fare) + services_paid(programme)


@entry
def commitments(migrants, rows, t, quarter, k, out):
    """Fill `out` with the cents that programme k owes each applicant if it takes them in."""
    for position in range(rows.shape[0]):
        migrant = migrants[rows[position]]
        fare = int(t.systems[quarter, migrant.place, migrant.region].fare)
        out[position] = owed(t.programmes[quarter, k], fare, migrant.intention == s.GO_HOME_ASSISTED)
