"""Modules of support: what each is worth to whom, and what several do together.

Support of strength s leaves the share 1 - s of a need; two of them leave the product. So a second module, a
second programme, or twice the money for one dimension adds less than the first.
"""

from __future__ import annotations

from math import exp, log

from bayiri import state as s
from bayiri.compiling import rule
from bayiri.rules.survey import ECONOMIC, PSYCHOSOCIAL, SOCIAL

FULL = 0.999  # strength beyond which more money changes nothing


@rule
def together(one, other):
    """Strength of two supports for the same need."""
    return 1.0 - (1.0 - one) * (1.0 - other)


@rule
def economic_modules(migrant, programme):
    """Economic strength for this person: placement and a business start are for those without a wage."""
    strength = programme.services_economic
    if migrant.work_state != s.RETIRED:
        strength = together(strength, programme.modules_training)
        if migrant.work_state != s.WAGE:
            strength = together(strength, programme.modules_placement)
            strength = together(strength, programme.modules_business_start)
    return strength


@rule
def social_modules(migrant, programme):
    """Social strength for this person: help with schooling is for those with a family at home."""
    strength = together(programme.services_social, programme.modules_housing)
    strength = together(strength, programme.modules_health)
    if migrant.family == s.FAMILY_HOME:
        strength = together(strength, programme.modules_schooling)
    return strength


@rule
def psychosocial_modules(programme):
    """Psychosocial strength."""
    return together(programme.services_psychosocial, programme.modules_counselling)


@rule
def dose(strength, times):
    """Strength of so many times the money for one dimension."""
    if times == 1.0 or strength <= 0.0:
        return strength
    return 1.0 - exp(times * log(1.0 - min(strength, FULL)))


@rule
def times_spent(dimension, package, focus, tailoring, number):
    """Money for a dimension over its even share of `number` dimensions: by the package chosen, or by observed need."""
    if package == s.CASH:
        return 0.0
    if package != s.EVERYTHING:
        return number if package == s.CASH + dimension else 0.0
    if focus == 0 or tailoring <= 0.0:
        return 1.0
    return 1.0 + (number - 1.0) * tailoring if dimension == focus else 1.0 - tailoring


@rule
def help_from(migrant, programme, package):
    """Economic, social and psychosocial strength of one programme's support in the package given."""
    economic, social = economic_modules(migrant, programme), social_modules(migrant, programme)
    psychosocial = psychosocial_modules(programme)
    number = 1.0 * (economic > 0.0) + 1.0 * (social > 0.0) + 1.0 * (psychosocial > 0.0)
    focus, tailoring = migrant.focus, programme.services_tailoring
    nothing_there = (
        (focus == ECONOMIC and economic <= 0.0)
        or (focus == SOCIAL and social <= 0.0)
        or (focus == PSYCHOSOCIAL and psychosocial <= 0.0)
    )
    if nothing_there:
        tailoring = 0.0
    return (
        dose(economic, times_spent(ECONOMIC, package, focus, tailoring, number)),
        dose(social, times_spent(SOCIAL, package, focus, tailoring, number)),
        dose(psychosocial, times_spent(PSYCHOSOCIAL, package, focus, tailoring, number)),
    )


@rule
def offers_support(programme):
    """Whether the programme does anything for a person once home."""
    economic = programme.services_economic + programme.modules_training + programme.modules_placement
    social = programme.services_social + programme.modules_housing + programme.modules_health
    strength = economic + programme.modules_business_start + social + programme.modules_schooling
    strength += programme.services_psychosocial + programme.modules_counselling
    return strength > 0.0 or programme.services_cost > 0.0
