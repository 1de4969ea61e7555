"""One value against its registry row: kind, range, options; and the words for what would be right."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

from bayiri.parameters import NO_LIMIT, Parameter
from bayiri.parameters.quarters import index
from bayiri.scenario.readers.days import advice
from bayiri.scenario.readers.quantities import is_money, meant
from bayiri.scenario.readers.strict import problem
from bayiri.scenario.text.faults import cut, number, show
from bayiri.scenario.text.scalars import HIDDEN

Value = float | int | bool | str | tuple[str, ...]
EARLIEST, LATEST = 1900, 2100  # years that a calendar or a series may hold
_DIGIT = re.compile("[0-9]")
_PER_CENT_UNITS = ("share", "score", "per quarter", "per year")
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}((?P<sign>,)\d{3}(,\d{3})*(\.\d+)?|(?P<point>\.)\d{3}(\.\d{3})+)")
_WORDS = {"k": 1e3, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_IN_WORDS = re.compile(rf"(?P<number>[-\d.,]+) *(?P<word>{'|'.join(_WORDS)})s?")
_TRUE_WORDS = {"true", "yes", "on", "1"}


def check(row: Parameter, value: Any) -> Value:
    """The value in the form that is kept: float, int, bool, text, or a tuple in the order of options."""
    if row.kind == "flag":
        return _flag(value)
    if row.kind == "choice":
        return _choice(row, value)
    if row.kind == "set":
        return _set(row, value)
    if row.kind == "names":
        return _names(value)
    return _integer(row, value) if row.kind == "integer" else _number(row, value)


def standard(row: Parameter, section: str) -> Value | None:
    """The registry's value where no file gives one, in the same form; None if a file must give it."""
    value = row.default_in(section)
    if value is None or isinstance(value, tuple):
        return value
    if row.kind == "flag":
        return bool(value)
    if row.kind == "integer":
        return int(value)
    return float(value) if row.kind == "number" else value


def does_nothing(row: Parameter, section: str) -> Value | None:
    """The value at which the lever does nothing: its neutral one, or eligibility of everybody; else None."""
    return standard(row, section) if row.neutral is not None or not row.table else None


def finite(value: Any, wanted: str = "a number is needed", low: float = -math.inf, high: float = math.inf) -> float:
    """Any finite number as a float; text, truth values and numbers out of range are problems."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
        raise problem(f"is {show(value)}; {wanted}.", _as_number(value))
    if not low <= value <= high:
        hint = _of_hundred(value) if (low, high) == (0.0, 1.0) else ""
        raise problem(f"is {show(value)}; it {_must(low, high, value)}.", hint)
    return float(value) + 0.0  # -0.0 is 0.0, in hashes as well


def whole(value: Any, low: int, high: int) -> int:
    """A whole number in a range; 3.0 counts as one."""
    exact = finite(value, f"a whole number from {low} to {high} is needed")
    if not exact.is_integer() or not low <= exact <= high:
        raise problem(f"is {show(value)}; a whole number from {low} to {high} is needed.")
    return int(exact)


def text(value: Any) -> str:
    """Text that says something."""
    if isinstance(value, str) and HIDDEN.search(value):
        raise problem("holds a control character.")
    if isinstance(value, str) and value.strip():
        return value
    if isinstance(value, str) or value is None:
        raise problem("is empty; text is needed.")
    written = show(value) if isinstance(value, int | float) else ""
    hint = f'Put it in quotes: "{written}".' if written else ""
    raise problem(f"is {show(value)}; text is needed.", hint)


def short(value: Any, most: int) -> str:
    """Text of at most so many characters, for places where no more fits."""
    given = text(value)
    if len(given) > most:
        raise problem(f"has {len(given)} characters; at most {most} fit.")
    return given


def one_of(options: tuple[str, ...], value: Any) -> str:
    """One of these words."""
    if isinstance(value, str) and value in options:
        return value
    near = options if isinstance(value, str) else ()
    raise problem(f"is {show(value)}; it must be {_listed(options, 'or')}.", near=near)


def quarter(value: Any) -> str:
    """A quarter's label such as `2008Q4`."""
    try:
        if not str(value).isascii():  # digits of other scripts would make a second spelling
            raise ValueError
        year = index(value) // 4
    except ValueError:
        raise problem(
            f"is {show(value)}, which is no quarter.",
            advice(value) or "Write a year and a quarter from 1 to 4, such as 2008Q4.",
        ) from None
    if not EARLIEST <= year <= LATEST:
        raise problem(f"is {value}; years from {EARLIEST} to {LATEST} can be given.")
    return str(value)


def _number(row: Parameter, value: Any) -> float:
    value = meant(row, value) if isinstance(value, str) else value
    wanted = f"a number is needed ({_unit_and_range(row)})"
    if isinstance(value, str) and is_money(row) and _DIGIT.search(value) and not _as_number(value):
        raise problem(f"is {show(value)}; {wanted}.", "Write the amount, or amount, currency and year: 15000 EUR 2009.")
    exact = finite(value, wanted)
    if row.low <= exact <= row.high:
        return exact
    raise problem(f"is {show(value)}; {_allowed(row, exact)}.", _as_share(row, exact))


def _integer(row: Parameter, value: Any) -> int:
    value = meant(row, value) if isinstance(value, str) else value
    exact = finite(value, f"a whole number is needed ({_unit_and_range(row)})")
    if not exact.is_integer():
        raise problem(f"is {show(value)}; a whole number is needed ({_unit_and_range(row)}).")
    return int(_number(row, value))


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    hint = ""
    if isinstance(value, str | int) and word in ("yes", "on", "no", "off", "true", "false", "1", "0"):
        hint = f"Write {'true' if word in _TRUE_WORDS else 'false'}, without quotes."
    raise problem(f"is {show(value)}; true or false is needed.", hint)


def _choice(row: Parameter, value: Any) -> str:
    return one_of(row.options, value)


def _set(row: Parameter, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not value:
        hint = f"Write [{value}]." if isinstance(value, str) and value in row.options else ""
        said = "an empty list" if isinstance(value, list | tuple) else show(value)
        raise problem(f"is {said}; a list is needed, of {_listed(row.options, 'and')}.", hint)
    for item in value:
        if item not in row.options:
            near = row.options if isinstance(item, str) else ()
            raise problem(f"holds {show(item)}; it may hold {_listed(row.options, 'and')}.", near=near)
    _once_each(value)
    return tuple(option for option in row.options if option in value)


def _names(value: Any) -> tuple[str, ...]:
    """Names that only the corridor knows, in alphabetical order; that it does is checked with the sheet."""
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        hint = f"Write [{value}]." if isinstance(value, str) else ""
        raise problem(f"is {show(value)}; a list of names is needed, or an empty one for all.", hint)
    _once_each(value)
    return tuple(sorted(value))


def _once_each(value: Sequence[str]) -> None:
    twice = next((item for place, item in enumerate(value) if item in value[:place]), None)
    if twice is not None:
        raise problem(f"names {cut(twice)} twice.")


def _allowed(row: Parameter, value: float) -> str:
    subject = "a share" if row.unit == "share" else "it"
    unit = "" if row.unit == "share" else f" ({row.unit})"
    return f"{subject} {_must(row.low, row.high, value)}{unit}"


def _unit_and_range(row: Parameter) -> str:
    return f"{row.unit}, {_span(row.low, row.high)}"


def _must(low: float, high: float, value: float) -> str:
    """What a number out of range must be; of a far upper end only those who pass it are told."""
    if value > high >= NO_LIMIT:
        return f"must be at most {number(high)}"
    return f"must {'be' if high >= NO_LIMIT else 'lie'} {_span(low, high)}"


def _span(low: float, high: float) -> str:
    return f"at least {number(low)}" if high >= NO_LIMIT else f"between {number(low)} and {number(high)}"


def _as_share(row: Parameter, value: float) -> str:
    """80 for a share is nearly always 80 %."""
    return _of_hundred(value) if row.unit.startswith(_PER_CENT_UNITS) and value > row.high else ""


def _of_hundred(value: float) -> str:
    return f"If you meant {number(value)} %, write {_share(value)}." if 1.0 < value <= 100.0 else ""


def _as_number(value: Any) -> str:
    """Text that was meant as a number: quoted, with a per cent sign, with separators, or half in words."""
    if not isinstance(value, str) or len(value) > 40:
        return ""
    bare = value.strip().replace("\u2212", "-").replace("\u2013", "-")  # signs that text processors put for minus
    per_cent = bare.endswith("%")
    digits = bare.removesuffix("%").strip()
    found = _IN_WORDS.fullmatch(digits)
    plain = _without_separators(found["number"] if found else digits)
    try:
        meant = float(plain) * (_WORDS[found["word"]] if found else 1)
    except ValueError:
        return ""
    if not math.isfinite(meant):
        return ""
    written = _share(meant) if per_cent else number(meant)
    return f"Write {written}{', without quotes' if plain == value.strip() else ''}."


def _without_separators(text: str) -> str:
    """Digits without what sets thousands apart; a single comma elsewhere is a decimal point."""
    bare = text.replace("_", "").replace(" ", "")
    if groups := _THOUSANDS.fullmatch(bare):
        return bare.replace(groups["sign"] or groups["point"], "")
    return bare.replace(",", ".") if bare.count(",") == 1 and "." not in bare else bare


def _share(per_cent: float) -> str:
    exact = number(round(per_cent / 100, 12))
    return f"{per_cent / 100:.2f}" if len(exact) < 4 else exact


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(float(value))
    except OverflowError:
        return False


def _listed(options: tuple[str, ...], joint: str) -> str:
    return options[0] if len(options) == 1 else f"{', '.join(options[:-1])} {joint} {options[-1]}"
