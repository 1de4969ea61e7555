"""Support after return: the package given, visits, who pays for what, and what is left when it has ended."""

from __future__ import annotations

from math import exp, log

from bayiri import draws, ledger
from bayiri import state as s
from bayiri.compiling import rule
from bayiri.ledger import post
from bayiri.rules.assistance import note_public_money, support_price, visit_due
from bayiri.rules.attention import taste
from bayiri.rules.groups import group_of
from bayiri.rules.support_modules import (
    economic_modules,
    help_from,
    offers_support,
    psychosocial_modules,
    social_modules,
    together,
)
from bayiri.rules.survey import responds, weakest_seen

FADED = 0.01  # share below which nothing is left of support that has ended


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
    programme = t.programmes[quarter, k, group_of(migrant, t)]
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
def kept_after(quarters, p):
    """Share of the strength of support that is left so many quarters after its end."""
    if quarters <= 0:
        return 1.0
    kept = exp(quarters * log(p.support_lasting)) if p.support_lasting > 0.0 else 0.0
    return kept if kept >= FADED else 0.0


@rule
def receive_from(migrant, k, until, package, t, quarter, chunk):
    """Support of programme k this quarter, or what is left of it: the package (chosen in the first) and strengths."""
    programme = t.programmes[quarter, k, group_of(migrant, t)]
    kept = kept_after(int(quarter) - int(until), t.parameters[0])
    if quarter <= until:
        package = be_served(migrant, k, until, package, t, quarter, chunk)
    elif kept == 0.0 or package == s.NOT_CHOSEN:
        return package, 0.0, 0.0, 0.0
    economic, social, psychosocial = help_from(migrant, programme, package)
    return package, kept * economic, kept * social, kept * psychosocial


@rule
def be_served(migrant, k, until, package, t, quarter, chunk):
    """A quarter in support of programme k: choose in the first, be visited, have it paid; returns the package."""
    programme = t.programmes[quarter, k, group_of(migrant, t)]
    if package == s.NOT_CHOSEN:
        package = choose_package(migrant, programme, t, quarter)
    lived = int(programme.services_quarters) - 1 - (int(until) - int(quarter))
    visited = visit_due(programme, lived)
    if programme.services_tailoring > 0.0 and (lived <= 0 or visited) and responds(migrant, t, quarter):
        migrant.focus = weakest_seen(migrant, t, quarter)
    pay_for_support(migrant, k, package, visited, t, quarter, chunk)
    return package


@rule
def receive_support(migrant, t, quarter, chunk):
    """Strength of all support this quarter, from the one or two programmes that serve or served the person."""
    if migrant.served_by < 0:
        return 0.0, 0.0, 0.0
    package, economic, social, psychosocial = receive_from(
        migrant, int(migrant.served_by), migrant.services_until, int(migrant.package), t, quarter, chunk
    )
    migrant.package = package
    if migrant.also_by >= 0:
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
def start_support(migrant, k, first, t, quarter):
    """Support by programme k from quarter `first` on, for as many quarters as were committed; two serve at most."""
    programme = t.programmes[quarter, k, group_of(migrant, t)]
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
