"""Figures and yearly series: a number beside its unit, source, evidence grade and range."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from pydantic import Field, PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from bayiri.parameters import GRADES, Parameter
from bayiri.parameters.groups import GROUPINGS, differs_by
from bayiri.scenario.readers.quantities import in_row_unit, is_money, meant
from bayiri.scenario.readers.spreads import DISTRIBUTIONS, check_spread
from bayiri.scenario.readers.strict import ABSENT, Strict, dump, problem, problems
from bayiri.scenario.readers.values import EARLIEST, LATEST, check, finite, one_of, text, whole
from bayiri.scenario.text.faults import Path, number, show
from bayiri.scenario.text.grammar import BY, KEYS

_OR = f"{', '.join([*GRADES][:-1])} or {[*GRADES][-1]}"
# What the keys of a figure mean, for messages, schemas and whoever asks.
MEANINGS = {
    "value": "the number itself",
    **{
        f"by_{grouping}": f"values of their own for some groups by {grouping}; the others have the value beside it"
        for grouping in GROUPINGS
    },
    "years": "a value for each year",
    "unit": "what the number is counted in",
    "year": "year that the figure is about",
    "range": "how far the number may be off: [low, high], or the relative half-width, where 0.2 is a fifth up or down",
    "distribution": "an uncertain number is drawn anew in every run, from its range, in this way",
    "source": "where the number comes from",
    "grade": f"how well it is known, {_OR}",
    "note": "how the number was come by, for readers",
    "given": "the money as the file had it, where it was converted into dollars of 2021",
}
_EXAMPLE = '{{value: ..., unit: {unit}, year: 2010, source: "...", grade: measured}}'


def _row(info: ValidationInfo) -> Parameter | None:
    """The registry row that the figure is about; None for published figures that have no row."""
    return info.context["row"] if info.context else None


def _value(value: Any, info: ValidationInfo) -> Any:
    row = _row(info)
    return finite(value) if row is None else check(row, value)


def _unit(value: Any, info: ValidationInfo) -> str:
    row = _row(info)
    if row is not None and value != row.unit:
        other = ", or write a currency and a year, such as unit: EUR 2009" if is_money(row) else ""
        hint = f"Give value and range in {row.unit}{other}."
        raise problem(f"is {show(value)}; {row.name} is kept in {row.unit}.", hint)
    return text(value)


def _range(value: Any, info: ValidationInfo) -> float | list[float]:
    if not isinstance(value, list | tuple):
        return finite(value, "a range is [low, high], or one number: the relative half-width", 0.0, 1.0)
    if len(value) != 2:
        raise problem(f"holds {len(value)} numbers; a range is [low, high].")
    low, high = (_end(_row(info), end) for end in value)
    if low > high:
        raise problem(f"runs from {number(low)} down to {number(high)}; the lower end comes first.")
    return [low, high]


def _end(row: Parameter | None, value: Any) -> float:
    """One end of a range: a number that the row allows, though perhaps no whole one."""
    if row is None or row.kind not in ("number", "integer"):
        return finite(value)
    exact: Any = check(replace(row, kind="number"), value)
    return float(exact)


def _years(value: Any, info: ValidationInfo) -> dict[int, Any]:
    def is_year(year: Any) -> None:
        if isinstance(year, bool) or not isinstance(year, int) or not EARLIEST <= year <= LATEST:
            raise problem(f"is no year from {EARLIEST} to {LATEST}.")

    if not isinstance(value, dict) or not value:
        said = show(value) if value else "empty"
        raise problem(f"is {said}; a series gives a value for each of its years.", "Write {2000: 12.5, 2010: 14}.")
    return dict(sorted(_each(value, is_year, info).items()))


def _by(value: Any, info: ValidationInfo) -> dict[str, Any]:
    """A value for some groups; the figure's own stands for the others."""
    row, grouping = _row(info), str(info.field_name).removeprefix("by_")
    open_to = differs_by(row) if row is not None else ()
    if grouping not in open_to:
        said = f"this number may differ by {' or '.join(open_to)}" if open_to else "one value holds for everybody"
        raise problem(f"cannot be given; {said}.")
    if not isinstance(value, dict) or not value:
        raise problem(f"is {show(value)}; a mapping from a {grouping} to its value is needed.")

    def is_group(name: Any) -> None:
        if GROUPINGS[grouping] or not isinstance(name, str):  # regions are known once the sheet is
            one_of(GROUPINGS[grouping], name)

    return dict(sorted(_each(value, is_group, info).items()))


def _each(given: dict[Any, Any], check_key: Any, info: ValidationInfo) -> dict[Any, Any]:
    """Every value checked, under keys that `check_key` takes; all faults together."""
    found: dict[Path, PydanticCustomError] = {}
    kept: dict[Any, Any] = {}
    for key, entry in given.items():
        try:
            check_key(key)
            kept[key] = _value(entry, info)
        except PydanticCustomError as error:
            found[(key,)] = error
    if found:
        raise problems(found)
    return kept


def _year(value: Any) -> int:
    return whole(value, EARLIEST, LATEST)


def _grade(value: Any) -> str:
    return one_of(tuple(GRADES), value)


def _distribution(value: Any) -> str:
    return one_of(DISTRIBUTIONS, value)


class _About(Strict):
    """What may stand beside a number in a scenario."""

    unit: Annotated[Any, PlainValidator(_unit)] = None
    source: Annotated[Any, PlainValidator(text)] = None
    grade: Annotated[Any, PlainValidator(_grade)] = None
    range: Annotated[Any, PlainValidator(_range)] = None
    distribution: Annotated[Any, PlainValidator(_distribution)] = None
    note: Annotated[Any, PlainValidator(text)] = None
    given: Annotated[Any, PlainValidator(text)] = None  # as the file has it, where it was converted


class _AboutInSheet(_About):
    """What must stand beside a number in a corridor sheet."""

    unit: Annotated[Any, PlainValidator(_unit), Field(description=MEANINGS["unit"])]
    source: Annotated[Any, PlainValidator(text), Field(description=MEANINGS["source"])]
    grade: Annotated[Any, PlainValidator(_grade), Field(description=MEANINGS["grade"])]


class Figure(_About):
    """One value in a scenario; where it has a distribution, the value may be the registry's."""

    value: Annotated[Any, PlainValidator(_value)] = None
    year: Annotated[Any, PlainValidator(_year)] = None
    by_region: Annotated[Any, PlainValidator(_by)] = None
    by_sex: Annotated[Any, PlainValidator(_by)] = None
    by_education: Annotated[Any, PlainValidator(_by)] = None


class SheetFigure(_AboutInSheet):
    """One value in a corridor sheet."""

    value: Annotated[Any, PlainValidator(_value), Field(description=MEANINGS["value"])]
    year: Annotated[Any, PlainValidator(_year)] = None


class Series(_AboutInSheet):
    """A value a year; only corridor sheets hold series."""

    years: Annotated[Any, PlainValidator(_years)]


def in_scenario(row: Parameter, value: Any) -> Any:
    """A value of a scenario: the plain value, or a figure."""
    if isinstance(value, str) and is_money(row) and not isinstance(meant(row, value), str):
        value = {"value": value}  # what money was given is kept beside what it comes to
    if not isinstance(value, dict):
        return check(row, value)
    if "years" in value:
        raise problem("is a yearly series; in a scenario it is one value. Series belong in the corridor sheet.")
    figure = _figure(Figure, row, value)
    if "value" not in figure and "distribution" not in figure:
        raise problems({("value",): _absent(f"is missing: {row.meaning} ({row.unit}).")})
    given = [key for key in BY if key in figure]
    if len(given) > 1 or (given and "distribution" in figure):
        other = given[1] if len(given) > 1 else "distribution"
        raise problems({(other,): problem(f"cannot stand beside {given[0]}; a number differs by one thing at a time.")})
    return figure


def in_sheet(row: Parameter | None, value: Any) -> dict[str, Any]:
    """A value of a corridor sheet: a figure, or where the model has a value a quarter, a series."""
    if not isinstance(value, dict):
        unit = row.unit if row is not None else "..."
        said = f"is {show(value)}; a corridor sheet gives value, unit, source and grade."
        raise problem(said, "Write " + _EXAMPLE.format(unit=unit))
    if "years" in value and "value" in value:
        raise problem("gives a value and years; a figure is one value, or a value a year.")
    if "years" not in value:
        return _figure(SheetFigure, row, value)
    if row is not None and not row.by_year:
        raise problem("is a yearly series; the model holds it constant, so give one value.")
    return _figure(Series, row, value)


def _figure(model: type[Strict], row: Parameter | None, value: dict[str, Any]) -> dict[str, Any]:
    value = value if row is None else in_row_unit(row, value)
    figure = dump(model.model_validate(value, context={"row": row}))
    figure = {key: figure[key] for key in KEYS if key in figure}
    for year, entry in figure.get("years", {}).items():
        _check_inside(figure, entry, ("years", year))
    if "value" in figure:
        _check_inside(figure, figure["value"], ("value",))
    check_spread(row, figure)
    if model is SheetFigure and "year" not in figure and figure["grade"] != "assumption":
        raise problems({("year",): _absent(f"is missing: a {figure['grade']} figure needs the year it is about.")})
    return figure


def _absent(said: str) -> PydanticCustomError:
    return PydanticCustomError(ABSENT, "{message}", {"message": said, "hint": "", "near": ()})


def _check_inside(figure: dict[str, Any], value: Any, path: Path) -> None:
    """A value lies inside the range given for it; a single number as range is about the value itself."""
    limits = figure.get("range")
    if not isinstance(limits, list) or isinstance(value, str | tuple):
        return
    low, high = limits
    if not low <= value <= high:
        said = f"is {number(value)}, outside its own range from {number(low)} to {number(high)}."
        raise problems({path: problem(said)})
