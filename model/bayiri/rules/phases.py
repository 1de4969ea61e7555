"""The personal phases of a quarter, in order, and the loops over many people.

Before allotment: life, work, money, beliefs, intend. After it: move, deadlines, enforcement, reintegrate.
The compiled engine runs all phases of a pass for one person after another; Mesa agents run one phase for
everybody after another. Both call the same functions, and because a rule writes only its own record and
its chunk's sums, the results are the same bit for bit.
"""

from __future__ import annotations

from bayiri import state as s
from bayiri.compiling import CACHE_LINE, entry, fetch, rule
from bayiri.rules import choice, enforcement, life, money, moves, observe, reintegration, status, ties, work
from bayiri.rules import worth as worths

AHEAD = 3  # people whose records are fetched before their turn
LINES = -(-s.MIGRANT.itemsize // CACHE_LINE)
BEFORE_ALLOTMENT = ("life", "work", "money", "beliefs", "intend")
AFTER_ALLOTMENT = ("move", "deadlines", "enforcement", "reintegrate")
PHASES = BEFORE_ALLOTMENT + AFTER_ALLOTMENT


# One phase of one person, as a Mesa agent calls it. Each is written out, since numba keeps no machine code
# of functions made by functions.


@entry
def run_life(migrants, row, t, quarter):
    """Phase 2, the only one that those not yet entered take part in."""
    life.life(migrants[row], t, quarter, row // s.CHUNK)


@entry
def run_work(migrants, row, t, quarter):
    """Phase 3."""
    if migrants[row].presence == s.PRESENT:
        work.work(migrants[row], t, quarter, row // s.CHUNK)


@entry
def run_money(migrants, row, t, quarter):
    """Phase 4."""
    if migrants[row].presence == s.PRESENT:
        money.money(migrants[row], t, quarter, row // s.CHUNK)


@entry
def run_beliefs(migrants, row, t, quarter):
    """Phase 5."""
    if migrants[row].presence == s.PRESENT:
        ties.beliefs(migrants[row], t, quarter, row // s.CHUNK)


@rule
def _ask(migrant, row, t):
    """Leave a mark where institutions look for applicants: a byte a person, instead of the whole table of people."""
    t.asking[row] = migrant.presence == s.PRESENT and (migrant.applied_to != s.NEVER or migrant.lender_asked != s.NEVER)


@entry
def run_intend(migrants, row, t, quarter):
    """Phase 6."""
    if migrants[row].presence == s.PRESENT:
        choice.intend(migrants[row], t, quarter, row // s.CHUNK)


@entry
def ask_all(migrants, rows, t, quarter):
    """The marks of these people, for the engine of agents: a subclass may have set the fields by itself."""
    for k in range(rows.shape[0]):
        _ask(migrants[rows[k]], rows[k], t)


@entry
def run_move(migrants, row, t, quarter):
    """Phase 8."""
    if migrants[row].presence == s.PRESENT:
        moves.move(migrants[row], t, quarter, row // s.CHUNK)


@entry
def run_deadlines(migrants, row, t, quarter):
    """Phase 9."""
    if migrants[row].presence == s.PRESENT:
        status.deadlines(migrants[row], t, quarter, row // s.CHUNK)


@entry
def run_enforcement(migrants, row, t, quarter):
    """Phase 10."""
    if migrants[row].presence == s.PRESENT:
        enforcement.enforcement(migrants[row], t, quarter, row // s.CHUNK)


@entry
def run_reintegrate(migrants, row, t, quarter):
    """Phase 11."""
    if migrants[row].presence == s.PRESENT:
        reintegration.reintegrate(migrants[row], t, quarter, row // s.CHUNK)


@rule
def _before(migrant, t, quarter, chunk):
    life.life(migrant, t, quarter, chunk)
    if migrant.presence == s.PRESENT:
        work.work(migrant, t, quarter, chunk)
        money.money(migrant, t, quarter, chunk)
        ties.beliefs(migrant, t, quarter, chunk)
        choice.intend(migrant, t, quarter, chunk)


@rule
def _after(migrant, t, quarter, chunk):
    if migrant.presence == s.PRESENT:
        moves.move(migrant, t, quarter, chunk)
        status.deadlines(migrant, t, quarter, chunk)
        enforcement.enforcement(migrant, t, quarter, chunk)
        reintegration.reintegrate(migrant, t, quarter, chunk)


@entry
def before_allotment(migrants, rows, t, quarter):
    """Pass 1 for these rows."""
    for k in range(rows.shape[0]):
        row = rows[k]
        fetch(migrants, rows[min(k + AHEAD, rows.shape[0] - 1)], LINES)
        _before(migrants[row], t, quarter, row // s.CHUNK)
        _ask(migrants[row], row, t)


@entry
def after_allotment(migrants, rows, t, quarter):
    """Pass 2 for these rows, indicators included."""
    for k in range(rows.shape[0]):
        row = rows[k]
        fetch(migrants, rows[min(k + AHEAD, rows.shape[0] - 1)], LINES)
        _after(migrants[row], t, quarter, row // s.CHUNK)
        observe.observe(migrants[row], row, t, quarter, row // s.CHUNK)


@entry
def observe_all(migrants, rows, t, quarter):
    """Phase 13 alone, for the engine of agents."""
    for k in range(rows.shape[0]):
        row = rows[k]
        observe.observe(migrants[row], row, t, quarter, row // s.CHUNK)


@entry
def worth_of_place(migrants, row, place, t, quarter):
    """Worth of a place to one person as things stand, ln points."""
    return worths.worth(migrants[row], place, t, quarter)
