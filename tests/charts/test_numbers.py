"""Numbers carry the digits that their interval supports, and no more."""

from math import nan

import pytest

from bayiri.charts.cells import said_of
from bayiri.charts.numbers import MINUS, THIN, digits, estimate, interval, number, with_interval
from bayiri.charts.spread import Estimate


@pytest.mark.parametrize(
    ("half_width", "decimals"),
    [(0.34, 1), (0.12, 2), (1.2, 1), (3.4, 0), (12.0, 0), (34.0, -1), (120.0, -1), (3400.0, -3), (2.0, 0)],
)
def test_one_significant_digit_of_the_half_width_two_after_a_one(half_width: float, decimals: int) -> None:
    assert digits(half_width) == decimals


def test_an_exact_number_keeps_its_digits() -> None:
    assert digits(0.0, 390_123.0) == 0
    assert number(390_123.0, digits(0.0, 390_123.0)) == f"390{THIN}123"
    assert digits(0.0, 0.123456) == 3
    assert digits(0.0, 8.000000000001) == 0


def test_thousands_are_apart_and_minus_is_a_minus() -> None:
    assert number(-1_234_567.8, 1) == f"{MINUS}1{THIN}234{THIN}567.8"
    assert number(1234.0, 0, thin=",") == "1,234"


def test_a_plus_stands_before_what_is_above_zero_only() -> None:
    assert [number(value, 0, sign=True) for value in (5.0, 0.0, -5.0)] == ["+5", "0", f"{MINUS}5"]


def test_nothing_is_written_as_minus_zero() -> None:
    assert number(-0.2, 0) == "0"
    assert number(-0.2, 0, sign=True) == "0"


def test_a_number_that_is_none_is_a_dash() -> None:
    assert number(nan) == "\N{EN DASH}"


def test_mean_and_ends_are_rounded_alike() -> None:
    assert with_interval(34.123, 21.4, 46.8, sign=True) == "+34 (+21 to +47)"
    assert with_interval(412_345.0, 409_000.0, 415_690.0) == f"412{THIN}000 (409{THIN}000 to 416{THIN}000)"
    assert interval(-3.26, 4.1, 1) == f"{MINUS}3.3 to 4.1"


def test_no_interval_in_a_column_looks_like_a_point() -> None:
    wide, narrow = Estimate(19000, 15000, 25000, 6), Estimate(40, 1, 140, 6)
    figures = said_of([wide, narrow, Estimate(0, 0, 0, 6)])
    assert figures == [
        (f"19{THIN}000", f"15{THIN}000\N{EN DASH}25{THIN}000"),
        ("40", "0\N{EN DASH}140"),
        ("0", "every run"),
    ]


def test_without_an_interval_only_the_mean_is_written() -> None:
    assert with_interval(34.0, nan, nan) == "34"
    assert estimate(34.0, nan, nan) == "34"
