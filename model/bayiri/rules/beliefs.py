"""What people abroad believe of home, what they learn, and from whom.

What one would live on at home is believed to be its truth times exp((1 - information) * error), where the error has
a bias and a lasting personal part. In ln points that is added to the worth of home. Information removes bias and
spread alike, so that it can lower return: those who were too hopeful lose a reason to go. People at home know home.
"""

from __future__ import annotations

from math import exp

from bayiri import draws
from bayiri import state as s
from bayiri.compiling import entry, rule
from bayiri.draws import normal, uniform
from bayiri.indicators import measures as i
from bayiri.rules.groups import group_of

STATE, ORGANISATION, DIASPORA = range(3)  # providers in the registry's order; the fourth is an employer
NOTICED = 0.05  # ln points: a smaller gap between belief and what is found is not counted as disappointment


@rule
def misjudged(migrant, p):
    """Believed less true worth of home (ln points) of one abroad, or as it was on return of one back home."""
    ignorance = 1.0 - migrant.information
    if ignorance <= 0.0 or migrant.first_departure == s.NEVER:
        return 0.0
    own = normal(uniform(p.seed, migrant.identity, 0, draws.BELIEF))
    return ignorance * (p.belief_bias + p.belief_spread * own)


@rule
def disappointed(migrant, p):
    """Share of the psychosocial score that is left on return to a home believed better than it is."""
    return exp(-p.score_disappointment * max(misjudged(migrant, p), 0.0))


@rule
def learn(migrant, t):
    """A quarter abroad: news go out of date; contacts who returned, family, visits bring new ones."""
    p = t.parameters[0]
    ignorance = 1.0 - migrant.information * (1.0 - p.news_fading)
    ignorance *= 1.0 - p.learning_contacts * t.groups[migrant.group].returned
    if migrant.family == s.FAMILY_HOME:
        ignorance *= 1.0 - p.learning_family
    if migrant.status != s.IRREGULAR:
        ignorance *= 1.0 - p.learning_visits
    migrant.information = 1.0 - ignorance


@rule
def trust(provider, irregular, p):
    """Share of what a provider says that is believed; people in irregular status trust officials least."""
    if provider == STATE:
        return p.trust_state_irregular if irregular else p.trust_state
    if provider == ORGANISATION:
        return p.trust_organisation_irregular if irregular else p.trust_organisation
    if provider == DIASPORA:
        return p.trust_diaspora_irregular if irregular else p.trust_diaspora
    return p.trust_employer_irregular if irregular else p.trust_employer


@rule
def seeks_counsel(migrant, t, quarter, k):
    """Whether a person asks service k for counsel: they come if they trust it, or cannot be seen asking."""
    informer = t.informers[quarter, k, group_of(migrant, t)]
    if not informer.open or not int(informer.contact_status) & (1 << int(migrant.status)):
        return False
    p = t.parameters[0]
    seen = migrant.status == s.IRREGULAR and not informer.anonymous
    chance = informer.contact_reach * trust(int(informer.provider), seen, p)
    return uniform(p.seed, migrant.identity, quarter, draws.COUNSEL, informer.key) < chance


@rule
def take_counsel(migrant, t, quarter, k):
    """What a person counselled learns of home, as far as they understand and believe it, and of programmes."""
    p = t.parameters[0]
    informer = t.informers[quarter, k, group_of(migrant, t)]
    believed = trust(int(informer.provider), migrant.status == s.IRREGULAR, p)
    taught = informer.accuracy * informer.language * believed
    migrant.information += taught * (1.0 - migrant.information)
    for j in range(int(p.programmes)):
        programme = t.programmes[quarter, j, group_of(migrant, t)]
        if not programme.announced or migrant.aware & (1 << j):
            continue
        if programme.assists_return > 0.0 or programme.serves_returned > 0.0:
            if uniform(p.seed, migrant.identity, quarter, draws.REFERRAL, programme.key) < informer.referral:
                migrant.aware = migrant.aware | (1 << j)


@entry
def find_seekers(migrants, rows, t, quarter, k, out):
    """Fill `out` with whether each of these people is abroad and asks service k for counsel."""
    for position in range(rows.shape[0]):
        migrant = migrants[rows[position]]
        abroad = migrant.presence == s.PRESENT and t.places[quarter, migrant.place].kind == s.DESTINATION
        out[position] = abroad and seeks_counsel(migrant, t, quarter, k)


@entry
def counsel(migrants, rows, t, quarter, k):
    """Counsel these people, and count them."""
    for position in range(rows.shape[0]):
        row = rows[position]
        take_counsel(migrants[row], t, quarter, k)
        t.tally[row // s.CHUNK, migrants[row].sex, i.COUNSELLED] += 1.0
