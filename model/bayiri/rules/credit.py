"""Who may borrow of whom and how much, and what a business of one's own is worth to somebody who thinks of home."""

from __future__ import annotations

from bayiri import draws
from bayiri import state as s
from bayiri.compiling import rule
from bayiri.draws import uniform
from bayiri.rules.debt import price_of_home
from bayiri.rules.firms import firm_talent, net_income, outlook, output, plan_firm
from bayiri.rules.groups import group_of

ORDINARY = 0  # the origin's ordinary lender, which everybody knows


@rule
def lender_bit(k):
    """The bit of `aware` for a lender: programmes take the first bits, lenders the last."""
    return 1 << (31 - k)


@rule
def offers_credit(terms):
    """Whether a policy of credit changes anything for a borrower: more money, less risk, matched funds, other uses."""
    more = terms.ceiling + terms.matched + terms.homes + terms.credit_for_leaving
    return more + terms.guarantee + terms.group_lending > 0.0


@rule
def hear_of_lenders(migrant, t, quarter):
    """From its announcement each quarter a policy of credit reaches some of those who left and may come home."""
    p = t.parameters[0]
    for k in range(1, int(p.lenders)):
        terms = t.lenders[quarter, k, group_of(migrant, t)]
        bit = lender_bit(k)
        if terms.announced and offers_credit(terms) and not migrant.aware & bit:
            if uniform(p.seed, migrant.identity, quarter, draws.AWARENESS, terms.key) < terms.reach:
                migrant.aware = migrant.aware | bit


@rule
def news_of_credit(migrant, t, quarter):
    """Whether a lender the person knows of has been announced this quarter."""
    for k in range(1, int(t.parameters[0].lenders)):
        if t.lenders[quarter, k, group_of(migrant, t)].news and migrant.aware & lender_bit(k):
            return True
    return False


@rule
def may_borrow(migrant, k, t, quarter):
    """Whether lender k would look at this person's request: known, open to them, no default, no loan yet.

    Somebody abroad looks ahead: what is announced counts, and so does the status held now.
    """
    if migrant.formal_debt > 0 or migrant.defaults > 0:
        return False
    if k == ORDINARY:
        return True
    terms = t.lenders[quarter, k, group_of(migrant, t)]
    home = migrant.status == s.AT_HOME
    if not migrant.aware & lender_bit(k) or not offers_credit(terms):
        return False
    if not (terms.open if home else terms.announced):
        return False
    status = migrant.kept_status if home else migrant.status
    if not int(terms.open_to_status) & (1 << int(status)):
        return False
    return not home or quarter - migrant.returned <= terms.open_to_home_for_at_most


@rule
def most_lent(migrant, k, own, t, quarter):
    """Largest loan, cents, that lender k gives beside own funds: a multiple of them, and its own ceiling."""
    secured = max(t.lenders[quarter, ORDINARY, group_of(migrant, t)].collateral_multiple - 1.0, 0.0) * own
    return secured + t.lenders[quarter, k, group_of(migrant, t)].ceiling


@rule
def plan_with_loan(migrant, talent, own, most, interest, k, t, quarter):
    """The best firm with a loan of lender k: (capital, borrowed, profit, matched), int$; only borrowers are matched."""
    p, terms = t.parameters[0], t.lenders[quarter, k, group_of(migrant, t)]
    capital, borrowed, profit = plan_firm(talent, own, most, interest, p)
    if borrowed <= 0.0 or terms.matched <= 0.0:
        return capital, borrowed, profit, 0.0
    added = min(
        terms.matched * (capital - borrowed),
        terms.matched_most / (100.0 * t.places[quarter, migrant.region].price_level),
    )
    more = output(talent, capital + added, p) - output(talent, capital, p) - p.depreciation * added
    return capital + added, borrowed, profit + more, added


@rule
def best_offer(migrant, talent, own, hope, t, quarter):
    """The firm that pays most with `own` int$ and a loan: (capital, borrowed, profit, lender), int$.

    `hope` is the share of a loan that the person counts on.
    """
    p = t.parameters[0]
    level = 100.0 * t.places[quarter, migrant.region].price_level
    best_k, best_b, best_profit = plan_firm(talent, own, 0.0, 1.0, p)
    lender = s.NEVER
    if best_k < own:  # own money is enough
        return best_k, best_b, best_profit, lender
    for k in range(int(p.lenders)):
        if may_borrow(migrant, k, t, quarter):
            most = hope * most_lent(migrant, k, own * level, t, quarter) / level
            asked = t.lenders[quarter, k, group_of(migrant, t)].interest
            plan = plan_with_loan(migrant, talent, own, most, asked, k, t, quarter)
            capital, borrowed, profit, _ = plan
            if borrowed > 0.0 and profit > best_profit:
                best_k, best_b, best_profit, lender = capital, borrowed, profit, k
    return best_k, best_b, best_profit, lender


@rule
def pays(profit, capital, wage, option, p):
    """Whether a firm is worth opening: it can start at all, and beats the wage option though it may fail."""
    return capital >= p.firm_least * wage and profit > option


@rule
def pay_at_home(migrant, wage, option, cents, t, quarter):
    """Yearly income (int$) that a person with so many cents expects of work at home: jobs, or a business.

    The owner of a firm expects its income while it stands. Others weigh a business with the credit they know of.
    """
    p = t.parameters[0]
    home = t.places[quarter, migrant.region]
    stands = outlook(p)
    if migrant.business_capital > 0 and migrant.status == s.AT_HOME:
        return stands * max(net_income(migrant, home, p), 0.0) + (1.0 - stands) * option
    if migrant.first_departure == s.NEVER:
        return option
    own = max(p.firm_stake * cents, 0.0) / (100.0 * home.price_level)
    talent = firm_talent(migrant, wage, p)
    capital, _, profit, _ = best_offer(migrant, talent, own, p.credit_expected, t, quarter)
    if not pays(profit, capital, wage, option, p):
        return option
    return stands * profit + (1.0 - stands) * option


@rule
def saved_rent(migrant, home, p):
    """Rent (int$ a year) that living in one's own home saves: income in kind, as national accounts have it."""
    if not migrant.owns_home:
        return 0.0
    return p.home_rent * price_of_home(home, p)


@rule
def fare_credit(migrant, irregular, fare, t, quarter):
    """Cents of a fare that a person could borrow: of money lenders if irregular, else, who left before, of lenders."""
    p = t.parameters[0]
    if irregular:
        return int(p.usury_for_leaving * fare) if migrant.usurious_debt == 0 else 0
    if migrant.return_kind == s.NO_RETURN:
        return 0
    return int(min(fare, most_for_leaving(migrant, fare_lender(migrant, t, quarter), t, quarter)))


@rule
def most_for_leaving(migrant, k, t, quarter):
    """Largest loan of lender k for leaving again, cents."""
    return most_lent(migrant, k, float(migrant.savings), t, quarter) if k != s.NEVER else 0.0


@rule
def fare_lender(migrant, t, quarter):
    """The lender that finances leaving again and lends this person most, NEVER if there is none."""
    chosen, most = s.NEVER, 0.0
    for k in range(int(t.parameters[0].lenders)):
        if t.lenders[quarter, k, group_of(migrant, t)].credit_for_leaving > 0.0 and may_borrow(migrant, k, t, quarter):
            here = most_for_leaving(migrant, k, t, quarter)
            if here > most:
                chosen, most = k, here
    return chosen
