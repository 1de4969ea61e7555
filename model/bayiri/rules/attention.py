"""Attention, then choice: the two stages of every decision to move, consistent in the length of a step.

Occasions to reconsider arrive at a rate; on each the person goes with chance `share`. Over any step the
chance of going is then 1 - exp(-rate * share), whatever the number of steps it is cut into.
"""

from __future__ import annotations

from math import exp, expm1, log

from bayiri.compiling import rule
from bayiri.draws import gumbel


@rule
def reconsiders(rate, chance):
    """Whether at least one occasion to reconsider arrives, for a uniform `chance`: 1 - exp(-rate) <= rate."""
    return chance < rate and chance < -expm1(-rate)


@rule
def goes(rate, share):
    """Chance of going for a person who reconsiders, if each occasion ends in going with chance `share`."""
    return expm1(-rate * share) / expm1(-rate)


@rule
def logistic(x):
    """1 / (1 + exp(-x)), without overflow."""
    if x >= 0.0:
        return 1.0 / (1.0 + exp(-x))
    return exp(x) / (1.0 + exp(x))


@rule
def nest_worth(best, total, number, discount, noise):
    """Worth of a nest of modes: its best member, or a log-mean-exp, so that a mode equal to one already
    there adds nothing. `total` is the sum of exp((worth - best) / (discount * noise)) over the members."""
    if discount <= 0.0 or number < 2:
        return best
    return best + discount * noise * (log(total) - log(float(number)))


@rule
def nest_term(gap, discount, noise):
    """A member's part in `total`, for a worth `gap` below the best."""
    return exp(gap / (discount * noise)) if discount > 0.0 else 1.0


@rule
def taste(worth, seed, identity, quarter, name, option, noise):
    """Worth of a mode to this person now, with a taste of its own key: other modes cannot shift it."""
    return worth / noise + gumbel(seed, identity, quarter, name, option)
