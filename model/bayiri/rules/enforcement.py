"""Phase 10, return orders and removal, and the one guard that stands before every removal."""

from __future__ import annotations

from bayiri import draws, ledger
from bayiri import state as s
from bayiri.compiling import rule
from bayiri.draws import uniform
from bayiri.ledger import post
from bayiri.rules.moves import arrive_home, keep_rights
from bayiri.rules.orders import ADULT_AGE, give_order, seek_documents
from bayiri.rules.threats import under_order


@rule
def may_be_removed(migrant):
    """Absolute: never a person with true protection need, a recognised victim, the seriously ill, a minor."""
    protected = migrant.protection_need or migrant.victim or migrant.illness or migrant.age < ADULT_AGE
    return migrant.status == s.IRREGULAR and not protected


@rule
def remove(migrant, t, quarter, chunk):
    """A removal: paid by the destination; part of the savings is lost, stigma is carried home, re-entry is banned."""
    p = t.parameters[0]
    lost = int(migrant.savings * p.removal_savings_lost)
    migrant.savings -= lost
    post(t.books, chunk, ledger.LOST, lost)
    post(t.books, chunk, ledger.REMOVAL, int(t.places[quarter, migrant.place].removal_cost))
    keep_rights(migrant, t.systems[quarter, migrant.place, migrant.region].removal_ban, t, quarter)
    migrant.stigma = p.removal_stigma
    migrant.voluntariness = 0.0
    migrant.free_return = 0
    migrant.removals += 1
    migrant.served_by = s.NEVER
    migrant.event = s.REMOVAL_EVENT
    arrive_home(migrant, s.REMOVED, t, quarter)


@rule
def refuse_removal(migrant):
    """The guard forbids a removal: it is counted, the order falls, and a need of protection is recognised."""
    migrant.removals_refused += 1
    migrant.event = s.REMOVAL_REFUSED
    migrant.recognised = migrant.protection_need
    migrant.order_until = s.NEVER


@rule
def enforcement(migrant, t, quarter, chunk):
    """Phase 10 for those present without right; who is drawn all the same but protected stays and is counted."""
    here = t.places[quarter, migrant.place]
    drawn = migrant.drawn
    migrant.drawn = 0
    if here.kind != s.DESTINATION or migrant.status != s.IRREGULAR or migrant.since == quarter:
        return
    if drawn:
        if may_be_removed(migrant):
            remove(migrant, t, quarter, chunk)
            return
        refuse_removal(migrant)
        return
    if not under_order(migrant):
        if uniform(t.parameters[0].seed, migrant.identity, quarter, draws.DETECTION) < here.detection:
            give_order(migrant, here, t, quarter, chunk)
    if under_order(migrant) or migrant.documents == s.DOCUMENTS_ASKED:
        seek_documents(migrant, here, t, quarter)
