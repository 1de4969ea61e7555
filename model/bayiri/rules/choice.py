"""Phase 6, intentions: what each person means to do, from the state after phase 5."""

from __future__ import annotations

from bayiri import state as s
from bayiri.compiling import rule
from bayiri.rules.enterprise import consider_occupation, forget_plans
from bayiri.rules.leaving import ask_for_services, consider_leaving
from bayiri.rules.returning import consider_return


@rule
def intend(migrant, t, quarter, chunk):
    """Phase 6: go home, leave, ask for services at home, or remain."""
    migrant.intention = s.REMAIN
    migrant.applied_to = s.NEVER
    migrant.granted = 0
    migrant.would_go = 0
    forget_plans(migrant)
    if t.places[quarter, migrant.place].kind == s.DESTINATION:
        consider_return(migrant, t, quarter)
        if migrant.target_reached == 1:
            migrant.target_reached = 2
        return
    consider_leaving(migrant, t, quarter)
    if migrant.intention == s.REMAIN:
        ask_for_services(migrant, t, quarter)
        consider_occupation(migrant, t, quarter, chunk)
