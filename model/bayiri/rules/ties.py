"""Phase 5, ties, contacts and awareness: what binds people to each place and what they know of."""

from __future__ import annotations

from math import sqrt

from bayiri import draws
from bayiri import state as s
from bayiri.compiling import rule
from bayiri.draws import uniform
from bayiri.rules.beliefs import learn
from bayiri.rules.credit import hear_of_lenders
from bayiri.rules.groups import group_of

_SPREAD_OF_UNIFORM = sqrt(12.0)


@rule
def shocked(shock, chance, p):
    """The next value of a persistent shock; uniform innovations, whose sum over years is near normal."""
    kept = p.tie_shock_persistence
    spread = p.tie_shock_spread * sqrt(1.0 - kept * kept) * _SPREAD_OF_UNIFORM
    return kept * shock + spread * (chance - 0.5)


@rule
def tie_to_home(migrant, p):
    """Worth of being home for its own sake, ln points."""
    return migrant.home_tie + migrant.home_shock + (p.family_tie if migrant.family == s.FAMILY_HOME else 0.0)


@rule
def tie_to_host(migrant, p):
    """Worth of being at the destination for its own sake, ln points."""
    return migrant.host_tie + migrant.host_shock + (p.family_tie if migrant.family == s.FAMILY_ABROAD else 0.0)


@rule
def hear_of_programmes(migrant, abroad, t, quarter):
    """Awareness is a state: each quarter from its announcement a programme reaches some of those it is for."""
    p = t.parameters[0]
    for k in range(int(p.programmes)):
        programme = t.programmes[quarter, k, group_of(migrant, t)]
        bit = 1 << k
        if not programme.announced or migrant.aware & bit:
            continue
        concerned = programme.serves_returned > 0.0 or (abroad and programme.assists_return > 0.0)
        if concerned and uniform(p.seed, migrant.identity, quarter, draws.AWARENESS, programme.key) < programme.reach:
            migrant.aware = migrant.aware | bit


@rule
def beliefs(migrant, t, quarter, chunk):
    """Phase 5: ties grow where one lives and fade where one does not; programmes become known."""
    p = t.parameters[0]
    abroad = t.places[quarter, migrant.place].kind == s.DESTINATION
    if abroad:
        migrant.home_tie *= 1.0 - p.tie_decay
        ceiling = p.host_tie_ceiling + (p.citizen_tie if migrant.status == s.CITIZEN else 0.0)
        migrant.host_tie += p.host_tie_growth * (ceiling - migrant.host_tie)
        learn(migrant, t)
    else:
        migrant.home_tie += p.home_tie_recovery * (migrant.own_tie - migrant.home_tie)
        migrant.host_tie *= 1.0 - p.tie_decay
    migrant.home_shock = shocked(migrant.home_shock, uniform(p.seed, migrant.identity, quarter, draws.HOME_SHOCK), p)
    if migrant.first_departure != s.NEVER:
        chance = uniform(p.seed, migrant.identity, quarter, draws.HOST_SHOCK)
        migrant.host_shock = shocked(migrant.host_shock, chance, p)
        hear_of_programmes(migrant, abroad, t, quarter)
        hear_of_lenders(migrant, t, quarter)
