"""How a return is told: of which kind it is, and how far it was the person's own will."""

from __future__ import annotations

from bayiri import state as s
from bayiri.compiling import rule
from bayiri.rules.threats import expected_end, under_order

# Parts of voluntariness: the right to stay, the absence of threat, information, means.
RIGHT, NO_THREAT, INFORMATION, MEANS = 0.4, 0.3, 0.15, 0.15
FREE = 1.0  # of the two units of information and means: what a free and informed return takes at least


@rule
def informed(migrant, counselled):
    """Knowledge of home in [0, 1]: whole for who is counselled by a programme, else what the person knows."""
    return 1.0 if counselled else migrant.information


@rule
def has_means(migrant, t, quarter):
    """Means to choose otherwise in [0, 1]: whole in work or with a benefit, else savings over a year's floor."""
    if migrant.work_state != s.UNEMPLOYED or quarter < migrant.benefit_until:
        return 1.0
    here = t.places[quarter, migrant.place]
    year = 100.0 * here.gdp_per_head * here.consumption_floor * here.price_level
    return min(migrant.savings / year, 1.0)


@rule
def threat(migrant, t, quarter):
    """What hangs over the person in [0, 1]: an order, a believed end of stay, removals among contacts."""
    if under_order(migrant):
        return 1.0
    if migrant.status == s.IRREGULAR:
        return t.groups[migrant.group].removed
    return expected_end(migrant, t, quarter)


@rule
def voluntariness(migrant, counselled, t, quarter):
    """How far a return that nobody carries out by force is voluntary, in [0, 1]; read before the person leaves."""
    free = RIGHT if migrant.status != s.IRREGULAR else 0.0
    free += NO_THREAT * (1.0 - threat(migrant, t, quarter))
    return free + INFORMATION * informed(migrant, counselled) + MEANS * has_means(migrant, t, quarter)


@rule
def free_and_informed(migrant, counselled, t, quarter):
    """Whether a return is free and informed: right to stay, no threat, and half of information and means together."""
    if migrant.status == s.IRREGULAR or threat(migrant, t, quarter) > 0.0:
        return False
    return informed(migrant, counselled) + has_means(migrant, t, quarter) >= FREE


@rule
def kind_by_own_means(migrant, t, quarter):
    """Kind of a return without a programme; read before the person leaves."""
    if under_order(migrant):
        return s.OWN_UNDER_ORDER
    if migrant.status != s.IRREGULAR and expected_end(migrant, t, quarter) > 0.0:
        return s.REPATRIATION
    if migrant.status == s.TEMPORARY and migrant.permit_until <= quarter + 1:
        return s.CONTRACT_END
    return s.TEMPORARY_RETURN if migrant.intention == s.GO_HOME_FOR_A_TIME else s.SPONTANEOUS


@rule
def kind_with_programme(migrant):
    """Kind of a return with a programme; read before the person leaves."""
    if under_order(migrant):
        return s.ASSISTED_UNDER_ORDER
    return s.ASSISTED_WITHOUT_RIGHT if migrant.status == s.IRREGULAR else s.ASSISTED_WITH_RIGHT
