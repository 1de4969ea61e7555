"""Return orders and travel documents: what stands between the loss of a right to stay and a removal."""

from __future__ import annotations

from bayiri import draws
from bayiri import state as s
from bayiri.compiling import entry, rule
from bayiri.draws import uniform
from bayiri.indicators import measures as i
from bayiri.rules.groups import group_of

ADULT_AGE = 18.0


@rule
def may_be_ordered(migrant):
    """An office sees age and what was recognised: no minor, no victim, nobody known to need protection is ordered."""
    return migrant.status == s.IRREGULAR and migrant.age >= ADULT_AGE and not (migrant.victim or migrant.recognised)


@rule
def give_order(migrant, here, t, quarter, chunk):
    """A return order with its deadline, where an order may be given."""
    if may_be_ordered(migrant):
        migrant.order_until = quarter + int(here.order_deadline)
        migrant.documents = s.NO_DOCUMENTS  # papers got for an assisted return are not the authority's
        t.tally[chunk, migrant.sex, i.ORDERS] += 1.0


@rule
def has_documents(migrant, t, quarter):
    """Whether the person could travel in the open: everybody with a right to stay, and a share of the others."""
    if migrant.status != s.IRREGULAR or migrant.documents == s.DOCUMENTS_HELD:
        return True
    held = t.places[quarter, migrant.place].documents_held
    return uniform(t.parameters[0].seed, migrant.identity, 0, draws.PAPERS_HELD) < held


@rule
def ask_for_documents(migrant, t, quarter):
    """Who lacks documents and knows of a programme that assists return asks the country of origin for them."""
    if migrant.status != s.IRREGULAR or migrant.documents != s.NO_DOCUMENTS:
        return
    for k in range(int(t.parameters[0].programmes)):
        if t.programmes[quarter, k, group_of(migrant, t)].assists_return and migrant.aware & (1 << k):
            migrant.documents = s.DOCUMENTS_ASKED


@rule
def seek_documents(migrant, here, t, quarter):
    """Documents held, or asked for and given at last: at once where nobody has to wait."""
    if migrant.documents == s.DOCUMENTS_HELD:
        return
    migrant.documents = s.DOCUMENTS_ASKED
    wait = here.documents_quarters * (1.0 - here.readmission)
    chance = uniform(t.parameters[0].seed, migrant.identity, quarter, draws.PAPERS)
    if has_documents(migrant, t, quarter) or chance * (1.0 + wait) < 1.0:
        migrant.documents = s.DOCUMENTS_HELD


@rule
def leaves_now(migrant):
    """Whether the person has chosen to go home this quarter and, where a programme is needed, has a place."""
    if migrant.intention == s.GO_HOME_ASSISTED:
        return migrant.granted > 0
    return migrant.intention == s.GO_HOME or migrant.intention == s.GO_HOME_FOR_A_TIME


@entry
def in_reach(migrants, ordered, place, quarter, out):
    """Fill `out` with whom an office at `place` may draw for removal; returns their number.

    Present without right, the deadline of the order past, documents held, and not about to go home.
    """
    number = 0
    for k in range(ordered.shape[0]):
        migrant = migrants[ordered[k]]
        here = migrant.presence == s.PRESENT and migrant.place == place and migrant.status == s.IRREGULAR
        past = migrant.order_until != s.NEVER and migrant.order_until < quarter
        if here and past and migrant.documents == s.DOCUMENTS_HELD and not leaves_now(migrant):
            out[number] = ordered[k]
            number += 1
    return number
