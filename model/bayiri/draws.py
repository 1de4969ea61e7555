"""Keyed random numbers: each is a function of (world seed, identity, quarter, draw name, option).

Nothing is drawn in sequence, so neither the order of people nor the number of threads matters, and a
policy that adds a draw for one person shifts nobody else's. `NAMES` may be appended to, never re-ordered:
a name's position is part of its key.
"""

from __future__ import annotations

from math import log, sqrt
from typing import Any

import numpy as np

from bayiri.compiling import JIT, entry, rule

NAMES = (
    "sex", "age", "schooling", "skill", "talent", "region", "family", "start_savings", "target_saver", "home_tie",
    "score_term", "protection_need", "victim", "death", "illness", "family_event", "job", "formality", "home_shock",
    "host_shock", "awareness", "attention", "going", "mode", "offer", "crossing", "arrival_job", "regularisation",
    "renewal", "naturalisation", "removal", "queue", "part_place", "slots", "first_work", "contact",
    "firm_talent", "firm_occasion", "firm_failure", "loan_view", "loan_order", "home_wish",
    "belief", "counsel", "referral", "shock",
    "package", "survey", "survey_response", "places_by_region",
    "detection", "papers_held", "papers", "end_of_stay",
    "uncertain",
)  # fmt: skip
(
    SEX, AGE, SCHOOLING, SKILL, TALENT, REGION, FAMILY, START_SAVINGS, TARGET_SAVER, HOME_TIE,
    SCORE_TERM, PROTECTION_NEED, VICTIM, DEATH, ILLNESS, FAMILY_EVENT, JOB, FORMALITY, HOME_SHOCK,
    HOST_SHOCK, AWARENESS, ATTENTION, GOING, MODE, OFFER, CROSSING, ARRIVAL_JOB, REGULARISATION,
    RENEWAL, NATURALISATION, REMOVAL, QUEUE, PART_PLACE, SLOTS, FIRST_WORK, CONTACT,
    FIRM_TALENT, FIRM_OCCASION, FIRM_FAILURE, LOAN_VIEW, LOAN_ORDER, HOME_WISH,
    BELIEF, COUNSEL, REFERRAL, SHOCK,
    PACKAGE, SURVEY, SURVEY_RESPONSE, PLACES_BY_REGION,
    DETECTION, PAPERS_HELD, PAPERS, END_OF_STAY,
    UNCERTAIN,
) = range(len(NAMES))  # fmt: skip

# Compiled code counts in 64-bit words that wrap; plain Python cuts its long integers to 64 bits by MASK.
u64: Any = np.uint64 if JIT else int
MASK = u64(0xFFFFFFFFFFFFFFFF)
_PERSON = u64(0x9E3779B97F4A7C15)
_MOMENT = u64(0xD1B54A32D192ED03)
_FIRST = u64(0xBF58476D1CE4E5B9)
_SECOND = u64(0x94D049BB133111EB)
_S30, _S27, _S31, _S12 = u64(30), u64(27), u64(31), u64(12)


@rule
def _avalanche(word):
    """Each bit of the result depends on each bit of `word` (finaliser of SplitMix64, Steele et al. 2014)."""
    word = ((word ^ (word >> _S30)) * _FIRST) & MASK
    word = ((word ^ (word >> _S27)) * _SECOND) & MASK
    return word ^ (word >> _S31)


@rule
def _word(seed, identity, moment):
    person = _avalanche(((u64(identity) * _PERSON) & MASK) ^ u64(seed))
    return _avalanche(person ^ ((u64(moment) * _MOMENT) & MASK))


@rule
def uniform(seed, identity, quarter, name, option=0):
    """A number in (0, 1) for this person, quarter, decision and option (a mode, a programme)."""
    moment = (int(option) * 4096 + int(quarter)) * 256 + name
    return (float(_word(seed, identity, moment) >> _S12) + 0.5) * 2.220446049250313e-16


@rule
def gumbel(seed, identity, quarter, name, option):
    """A standard Gumbel number: the taste for one option among several."""
    return -log(-log(uniform(seed, identity, quarter, name, option)))


@rule
def normal(chance):
    """The standard normal number below which a share `chance` lies (Acklam 2003, relative error 1e-9)."""
    if chance < 0.02425:
        tail = sqrt(-2.0 * log(chance))
        return _normal_tail(tail)
    if chance > 0.97575:
        tail = sqrt(-2.0 * log(1.0 - chance))
        return -_normal_tail(tail)
    gap = chance - 0.5
    square = gap * gap
    above = (-3.969683028665376e01 * square + 2.209460984245205e02) * square - 2.759285104469687e02
    above = ((above * square + 1.383577518672690e02) * square - 3.066479806614716e01) * square
    above = (above + 2.506628277459239e00) * gap
    below = (-5.447609879822406e01 * square + 1.615858368580409e02) * square - 1.556989798598866e02
    below = ((below * square + 6.680131188771972e01) * square - 1.328068155288572e01) * square + 1.0
    return above / below


@rule
def _normal_tail(tail):
    above = (-7.784894002430293e-03 * tail - 3.223964580411365e-01) * tail - 2.400758277161838e00
    above = ((above * tail - 2.549732539343734e00) * tail + 4.374664141464968e00) * tail + 2.938163982698783e00
    below = (7.784695709041462e-03 * tail + 3.224671290700398e-01) * tail + 2.445134137142996e00
    below = (below * tail + 3.754408661907416e00) * tail + 1.0
    return above / below


@entry
def _fill(seed, identities, quarter, name, option, out):
    for row in range(identities.shape[0]):
        out[row] = uniform(seed, identities[row], quarter, name, option)


def uniforms(seed: int, identities: np.ndarray, quarter: int, name: int, option: int = 0) -> np.ndarray:
    """One uniform an identity, for institutions and tests that work on arrays."""
    out = np.empty(len(identities))
    _fill(seed, np.ascontiguousarray(identities, dtype=np.int64), quarter, name, option, out)
    return out


@entry
def _seed(seed, run):
    return _word(seed, run, 1 << 60)


def world_seed(seed: int, run: int) -> int:
    """World seed of run `run` of a study with seed `seed`: 63 bits, so that it fits a signed column."""
    return int(_seed(seed & (2**63 - 1), run)) >> 1
