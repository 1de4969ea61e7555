"""What a person owns and owes: business capital counts as wealth, debts press on income."""

from __future__ import annotations

from bayiri.compiling import rule
from bayiri.rules.debt import debt_service, home_worth

ALL_INCOME = 1.0  # debt service weighs no more than the whole income


@rule
def wealth(migrant, t, quarter):
    """Cents owned: savings, business capital and a home of one's own, less debts."""
    owned = migrant.savings + migrant.business_capital - migrant.formal_debt - migrant.usurious_debt
    return owned + home_worth(migrant, t, quarter) if migrant.owns_home else owned


@rule
def debt_burden(migrant, t, quarter):
    """Yearly debt service over yearly income, in [0, 1]; income counts as a tenth of the place's wage at least."""
    if migrant.formal_debt == 0 and migrant.usurious_debt == 0:
        return 0.0
    here = t.places[quarter, migrant.place]
    income = max(migrant.income, 0.1 * here.gdp_per_head * here.wage_share) * here.price_level * 100.0
    return min(debt_service(migrant, t, quarter) / income, ALL_INCOME)
