"""Support after return: what modules do together, packages, observed need, who pays for what.

Support of strength s leaves the share 1 - s of a need; two of them leave the product. So a second module, a
second programme, or twice the money for one dimension adds less than the first.
"""

from __future__ import annotations

from math import exp, log

from bayiri import draws, ledger
from bayiri import state as s
from bayiri.compiling import rule
from bayiri.ledger import post
from bayiri.rules.assistance import note_public_money, support_price, visit_due
from bayiri.rules.attention import taste
from bayiri.rules.survey import ECONOMIC, PSYCHOSOCIAL, SOCIAL, responds, weakest_seen

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
def worth_of_package(migrant, package, p):
    """Worth of a package per dollar it costs: money is worth itself, help the more the further one lags in it."""
    if package == s.CASH:
        return 1.0
    score = migrant.economic
    if package == s.SOCIAL_PACKAGE:
        score = migrant.social
    elif package == s.PSYCHOSOCIAL_PACKAGE:
        score = migrant.psychosocial
    return p.support_worth * (1.0 + p.package_need * (migrant.score - score))


@rule
def choose_package(migrant, programme, t, quarter):
    """From a menu, the package with the highest worth and keyed taste; without one, what the programme gives."""
    if programme.services_menu <= 0.0:
        return s.CASH if programme.services_cash > 0.0 else s.EVERYTHING
    p = t.parameters[0]
    chosen, liked = s.CASH, -1e300
    for package in range(s.CASH, s.PSYCHOSOCIAL_PACKAGE + 1):
        there = (
            package == s.CASH
            or (package == s.ECONOMIC_PACKAGE and economic_modules(migrant, programme) > 0.0)
            or (package == s.SOCIAL_PACKAGE and social_modules(migrant, programme) > 0.0)
            or (package == s.PSYCHOSOCIAL_PACKAGE and psychosocial_modules(programme) > 0.0)
        )
        if there:
            worth = worth_of_package(migrant, package, p)
            here = taste(worth, p.seed, migrant.identity, quarter, draws.PACKAGE, package, p.package_noise)
            if here > liked:
                liked, chosen = here, package
    return chosen


@rule
def pay_for_support(migrant, k, package, visited, t, quarter, chunk):
    """This quarter's support and visit by programme k, paid by its payer: to the person, or to who serves them."""
    programme = t.programmes[quarter, k]
    payer = int(programme.payer)
    price = support_price(programme)
    if package == s.CASH:
        post(t.books, chunk, ledger.SUPPORT_CASH + payer, price)
        migrant.savings += price
    else:
        post(t.books, chunk, ledger.SERVICES + payer, price)
    visit = int(programme.follow_up_cost) if visited else 0
    post(t.books, chunk, ledger.FOLLOW_UP + payer, visit)
    note_public_money(migrant, price + visit, t, quarter)


@rule
def receive_from(migrant, k, until, package, t, quarter, chunk):
    """Support of programme k this quarter: the package (chosen in the first) and its three strengths."""
    programme = t.programmes[quarter, k]
    if package == s.NOT_CHOSEN:
        package = choose_package(migrant, programme, t, quarter)
    lived = int(programme.services_quarters) - 1 - (int(until) - int(quarter))
    visited = visit_due(programme, lived)
    if programme.services_tailoring > 0.0 and (lived <= 0 or visited) and responds(migrant, t, quarter):
        migrant.focus = weakest_seen(migrant, t, quarter)
    pay_for_support(migrant, k, package, visited, t, quarter, chunk)
    economic, social, psychosocial = help_from(migrant, programme, package)
    return package, economic, social, psychosocial


@rule
def receive_support(migrant, t, quarter, chunk):
    """All support of this quarter, from the one or two programmes that serve the person."""
    economic, social, psychosocial = 0.0, 0.0, 0.0
    if migrant.served_by < 0:
        return economic, social, psychosocial
    if quarter <= migrant.services_until:
        package, economic, social, psychosocial = receive_from(
            migrant, int(migrant.served_by), migrant.services_until, int(migrant.package), t, quarter, chunk
        )
        migrant.package = package
    if migrant.also_by >= 0 and quarter <= migrant.also_until:
        package, more, further, yet_more = receive_from(
            migrant, int(migrant.also_by), migrant.also_until, int(migrant.also_package), t, quarter, chunk
        )
        migrant.also_package = package
        economic = together(economic, more)
        social = together(social, further)
        psychosocial = together(psychosocial, yet_more)
    return economic, social, psychosocial


@rule
def community_help(region, t):
    """Strength of the support that communities of the region have received, for everyone there."""
    stock = t.community[region]
    return 1.0 - exp(-stock / t.parameters[0].community_scale) if stock > 0.0 else 0.0


@rule
def offers_support(programme):
    """Whether the programme does anything for a person once home."""
    economic = programme.services_economic + programme.modules_training + programme.modules_placement
    social = programme.services_social + programme.modules_housing + programme.modules_health
    strength = economic + programme.modules_business_start + social + programme.modules_schooling
    strength += programme.services_psychosocial + programme.modules_counselling
    return strength > 0.0 or programme.services_cost > 0.0


@rule
def start_support(migrant, k, first, t, quarter):
    """Support by programme k from quarter `first` on, for as many quarters as were committed; two serve at most."""
    programme = t.programmes[quarter, k]
    if not offers_support(programme):
        return
    until = first + int(programme.services_quarters) - 1
    if migrant.served_by < 0:
        migrant.served_by = k
        migrant.services_until = until
        migrant.package = s.NOT_CHOSEN
        migrant.focus = 0
        migrant.also_by = s.NEVER
    else:
        migrant.also_by = k
        migrant.also_until = until
        migrant.also_package = s.NOT_CHOSEN
