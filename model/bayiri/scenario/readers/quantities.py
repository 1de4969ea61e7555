"""Numbers written with their unit: money of another currency and year, spans of time in years or quarters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bayiri.parameters import Parameter
from bayiri.scenario.readers.money import BASE, Money, dollars_per_unit
from bayiri.scenario.readers.strict import problem
from bayiri.scenario.text.faults import number
from bayiri.scenario.text.grammar import NUMBERS
from bayiri.scenario.text.scalars import resolve

_TIMES = {None: 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_QUANTITY = re.compile(r"([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?) *(thousand|million|billion)? +([A-Za-z].*)")
_CURRENCY = re.compile(r"([A-Z]{3}) +([0-9]{4})(?: +(per .+))?")
_SPANS = {"quarter": 1.0, "quarters": 1.0, "year": 4.0, "years": 4.0}
_CENTS = 2  # decimals of converted money


def is_money(row: Parameter) -> bool:
    """Whether the number is kept in US dollars of 2021, so that a file may give it in money of another year."""
    return row.unit.startswith(BASE)


def meant(row: Parameter, text: str) -> Any:
    """The number that text such as `15000 EUR 2009` or `2 years` stands for, in the row's unit; else the text."""
    amount, unit = _split(text)
    factor = None if amount is None else _factor(row, unit)
    return text if amount is None or factor is None else _converted(amount, factor)


def in_row_unit(row: Parameter, figure: Mapping[str, Any]) -> dict[str, Any]:
    """The figure with all its numbers in the row's unit, where it gives another under `unit` or beside its value."""
    own, unit = dict(figure), figure.get("unit", row.unit)
    if isinstance(own.get("value"), str):
        amount, unit = _split(own["value"])
        if amount is None:
            return own
        if "unit" in own:
            raise problem("says its unit twice, beside the value and under unit.", "Leave one of them out.")
        own["value"] = amount
    factor = _factor(row, unit) if isinstance(unit, str) and unit != row.unit else None
    if factor is None:
        return dict(figure)
    if is_money(row) and isinstance(own.get("value"), int | float):
        own["given"] = f"{number(own['value'])} {unit}"  # so that a person finds the own figure again
    if "unit" in own:
        own["unit"] = row.unit
    # A single number as range is relative, so it holds in any unit.
    numbers = [key for key in NUMBERS if key in own and not (key == "range" and isinstance(own[key], int | float))]
    return {**own, **{key: _converted(own[key], factor) for key in numbers}}


def _split(text: str) -> tuple[float | None, str]:
    """Amount and unit; no amount where the text is something else."""
    match = _QUANTITY.fullmatch(text.strip())
    if match is None:
        return None, ""
    try:
        amount = resolve(match[1])
    except ValueError:
        return None, ""
    return (amount * _TIMES[match[2]], match[3]) if isinstance(amount, int | float) else (None, "")


def _converted(value: Any, factor: float) -> Any:
    """Every number inside, times the factor; what is no number is left for the reader to tell."""
    if isinstance(value, Mapping):
        return {key: _converted(inner, factor) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_converted(inner, factor) for inner in value]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return value if factor == 1.0 else round(value * factor, _CENTS)


def _factor(row: Parameter, unit: str) -> float | None:
    """What a number in this unit is multiplied with to be in the row's; None where the unit says nothing here."""
    if row.unit in _SPANS and unit in _SPANS:
        return _SPANS[unit] / _SPANS[row.unit]
    if not is_money(row):
        return None
    match = _CURRENCY.fullmatch(unit)
    if match is None and re.fullmatch("[A-Z]{3}", unit):
        raise problem(f"is in {unit} of no year.", f"Write the year of its prices, such as 15000 {unit} 2009.")
    if match is None:
        return None
    own = row.unit.removeprefix(BASE).strip()
    if match[3] and match[3] != own:
        raise problem(f"is {match[3]}; {row.name} is {own or 'a whole amount'}.")
    return dollars_per_unit(Money(match[1], int(match[2])))
