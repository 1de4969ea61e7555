"""Pension rules: the published fixture, and the regimes case by case."""

from types import SimpleNamespace

import pytest

from bayiri.rules import pension

# Holzmann 2016 (IZA Journal of Labor & Development, table 7). Country A: 2 % of 800 for each year by its own
# law, a theoretical pension of 800 after 40 years. Country B: 500 for 30 years and 10 a year, capped at 50.
A = {"flat": 0.0, "flat_years": 30.0, "direct": 16.0, "accrual": 20.0, "full": 40.0}
B = {"flat": 500.0, "flat_years": 30.0, "direct": 10.0, "accrual": 10.0, "full": 50.0}
IN_A, IN_B = 18.0, 24.0


def shared(system: dict[str, float], own: float, other: float, denominator: int) -> float:
    return pension.pro_rata(own, other, system["flat"], system["accrual"], system["full"], denominator)


def system(vesting: float, of: dict[str, float]) -> SimpleNamespace:
    return SimpleNamespace(
        pension_vesting=vesting,
        pension_flat=of["flat"],
        pension_flat_years=of["flat_years"],
        pension_direct=of["direct"],
        pension_accrual=of["accrual"],
        pension_full_years=of["full"],
    )


def way(regime: int, **more: float) -> SimpleNamespace:
    rules = {"pension_denominator": 0.0, "pension_minimum": 1.0, "export_rate": 1.0}
    return SimpleNamespace(pension_regime=float(regime), **{**rules, **more})


def plain(function):
    """The rule as Python wrote it, since stand-ins for records cannot be compiled."""
    return getattr(function, "py_func", function)


@pytest.fixture(autouse=True)
def plain_rules(monkeypatch):
    for name in ("direct", "theoretical", "pro_rata", "alone", "totalised", "from_abroad", "from_home"):
        monkeypatch.setattr(pension, name, plain(getattr(pension, name)))


def test_direct_pensions_of_the_fixture() -> None:
    assert round(pension.direct(IN_A, A["flat"], A["flat_years"], A["direct"]), 2) == 288.00
    assert round(pension.direct(IN_B, B["flat"], B["flat_years"], B["direct"]), 2) == 640.00


def test_totalised_pensions_of_the_fixture() -> None:
    assert round(shared(A, IN_A, IN_B, pension.OWN_CAREER), 2) == 360.00
    assert round(shared(A, IN_A, IN_B, pension.TOTAL_PERIODS), 2) == 342.86
    assert round(shared(B, IN_B, IN_A, pension.TOTAL_PERIODS), 2) == 525.71


def test_national_law_alone_pays_nothing_below_vesting() -> None:
    assert pension.alone(IN_A, system(25.0, A)) == 0.0
    assert pension.alone(IN_B, system(25.0, B)) == 0.0
    assert pension.alone(25.0, system(25.0, A)) == pytest.approx(400.0)


@pytest.mark.parametrize("regime", [pension.FORFEIT, pension.REFUND])
def test_unvested_rights_are_lost_and_vested_ones_paid_abroad(regime: int) -> None:
    assert pension.from_abroad(14.75, 20.0, system(15.0, A), way(regime), False) == 0.0
    assert pension.from_abroad(15.0, 20.0, system(15.0, A), way(regime), False) == pytest.approx(240.0)


def test_frozen_rights_are_paid_to_residents_only() -> None:
    assert pension.from_abroad(20.0, 0.0, system(15.0, A), way(pension.FROZEN), False) == 0.0
    assert pension.from_abroad(20.0, 0.0, system(15.0, A), way(pension.FROZEN), True) == pytest.approx(320.0)


def test_exportable_rights_are_paid_from_the_first_year_at_the_rate() -> None:
    rules = way(pension.EXPORTABLE, export_rate=0.75)
    assert pension.from_abroad(2.0, 0.0, system(15.0, A), rules, False) == pytest.approx(24.0)


def test_totalisation_adds_up_periods_but_asks_for_a_least_number_of_own_years() -> None:
    rules = way(pension.TOTALISED, pension_minimum=5.0)
    assert pension.from_abroad(4.0, 30.0, system(15.0, A), rules, False) == 0.0
    assert pension.from_abroad(5.0, 9.75, system(15.0, A), rules, False) == 0.0
    assert pension.from_abroad(5.0, 10.0, system(15.0, A), rules, False) == pytest.approx(15 * 20 * 5 / 15)


def test_totalisation_never_pays_less_than_national_law_alone() -> None:
    rules = way(pension.TOTALISED, pension_denominator=1.0)
    full = system(15.0, {**A, "direct": 30.0})
    assert pension.from_abroad(20.0, 0.0, full, rules, False) == pytest.approx(600.0)


def test_both_systems_total() -> None:
    rules = way(pension.TOTALISED)
    assert pension.from_home(5.0, 10.0, system(15.0, A), rules) == pytest.approx(15 * 20 * 5 / 15)
    assert pension.from_home(5.0, 10.0, system(15.0, A), way(pension.FORFEIT)) == 0.0
