"""The template of a corridor sheet: a country's figures, each with its meaning; what may be left out, as comments."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from pathlib import Path

from bayiri.parameters import Parameter, in_section
from bayiri.scenario.checks.unedited import EDIT, MARK
from bayiri.scenario.readers.sheets import WAYS
from bayiri.scenario.readers.values import standard
from bayiri.scenario.templates.describing import sentence
from bayiri.scenario.templates.templating import (
    Lines,
    commented,
    explained,
    figure,
    marked,
    prose,
    rows_of,
    schema_lines,
)

CALENDAR = {"history": "1995Q1", "start": "2008Q1", "end": "2019Q4"}
_YEARS = (1995, 2008, 2019)  # for which a series asks: history, start and end of the calendar
_REGIONS, _DESTINATION = ("region_one", "region_two"), "destination"

_HEAD = (
    "The figures of a country of origin and of where its people go. What stands behind a # changes nothing.",
    f'1. Lines that end in "{MARK}" hold {EDIT} where your figure, its year, grade and source belong. `bayiri check` '
    "names each that is left. All else may stay.",
    "2. year: the year that the figure is about. source: who published it, and where. grade: measured (published as "
    "such), derived (computed from published figures; add note: how) or assumption.",
    "3. range may be added: how far the figure may be off, for studies. range: 0.2 is a fifth up or down, [0.1, 0.3] "
    "gives both ends; without it the registry's holds.",
    "4. years: a figure for each year you have, more or fewer than here. One figure for all years is value and year.",
    "5. A line such as `# churn: {value: ...}` shows a value that holds already. To give another, take away the # and "
    "the blank behind it (most editors: select the lines, Ctrl+/) and leave the rest where it stands.",
    "6. Shares lie between 0 and 1: 12 % is 0.12. Money is in US dollars of 2021, or says its currency and "
    "year, as in value: 900 EUR 2009. Product per head is in international dollars of 2021.",
    "7. A text with a comma or a colon stands in quotes.",
)
_HOW = {
    "mortality_men": "from a life table, the death rate at ages 30 to 34",
    "mortality_women": "from a life table, the death rate at ages 30 to 34",
    "mortality_slope_men": "the slope is ln(death rate at 70 to 74 / death rate at 30 to 34) / 40",
    "mortality_slope_women": "the slope is ln(death rate at 70 to 74 / death rate at 30 to 34) / 40",
}
_REGIONS_TOLD = (
    "The parts that people come from, at least one. Their names are free: lower-case letters, digits, _. Shares add up "
    "to 1. A region may also give a figure of its own for all that stands above."
)
_FIRST_TOLD = (
    "What is left out has a default, which for work and rights is mostly that there is none. Of the lines behind a # "
    "give first: informality, regular_offer, irregular_cost, regularisation, naturalisation, reentry_right."
)
_STOCK_TOLD = "The year of the start has to be among them, or years on both its sides."
_SLOTS_TOLD = (
    "How many people first consider leaving is not observed; how many arrive is. To begin with, give about twice the "
    "arrivals of a usual year: that is enough to check and to run. For results: 1. give the arrivals of each year as "
    "entries, under targets; 2. write a baseline, `bayiri new scenario FILE --corridor THIS`; 3. solve with `python -m "
    "bayiri.studies.slots FILE` (some minutes); 4. put what it prints in place of this figure. Many times the arrivals "
    "mean that leaving is too hard here: see the fares, regular_offer, start_savings, usury_for_leaving, prospect_pull."
)
_TARGETS_TOLD = (
    "Published figures to print results beside, under names of your own, such as exits_2015. Only entries, arrivals a "
    "year, has a meaning of its own: slots are solved for it. Between its years it runs on a line."
)
_PEOPLE_TOLD = (
    "Who the people are, and how they choose: each number has a default with a range, so nothing has to be given. "
    "`bayiri explain people` and `bayiri explain behaviour` list them. Give what you know of your people, as here:"
)
_SHOWN = {"people": ("women_share", "start_savings"), "behaviour": ("usury_for_leaving", "prospect_pull")}


def corridor_template(target: Path | None) -> str:
    """Text of the file."""
    own = in_section("corridor")
    lines = [*schema_lines("corridor", target), *prose(_HEAD[0]), "#", "# How to fill this in"]
    lines += [line for item in (*_HEAD[1:], f"8. {_FIRST_TOLD}") for line in prose(item)]
    lines += ["", "# The corridor in words, such as Peru to Italy.", marked(f'title: "{EDIT}"'), "", "calendar:"]
    for key, row in in_section("calendar").items():
        lines += [*prose(f"{sentence(row.meaning)}.", 2), f"  {key}: {CALENDAR[key]}"]
    lines += ["", *_origin(), "", *_destination(), "", *prose(_PEOPLE_TOLD), *_example("people")]
    lines += [*_example("behaviour"), "", *_told(own["stock"], 0, _STOCK_TOLD), *_series(own["stock"], 0)]
    lines += ["", *_told(own["slots"], 0), *prose(_SLOTS_TOLD), *_single(own["slots"], 0)]
    return "\n".join([*lines, "", *prose(_TARGETS_TOLD), *_entries()]) + "\n"


def _origin() -> Lines:
    lines = ["origin:", *_name("The country that people come from", 2), *_rows(in_section("origin"), 2)]
    lender = in_section("lender")
    lines += prose("What banks and cooperatives at home offer.", 2)
    lines += commented(["  lender:", *rows_of(lender, 4, _usual, tuple(lender))], 2)
    lines += [*prose(_REGIONS_TOLD, 2), "  regions:"]
    for region in _REGIONS:
        lines += [f"    {region}:", *_name("The region", 6), *_rows(in_section("region"), 6)]
    return lines


def _destination() -> Lines:
    lines = prose("Where people go; a second destination is a second block like this one, under a name of its own.")
    lines += ["destinations:", f"  {_DESTINATION}:", *_name("The destination", 4), *_rows(in_section("destination"), 4)]
    for way, meaning in WAYS.items():
        lines += [*prose(f"{sentence(meaning)}.", 4), f"    {way}:", *_rows(in_section(way), 6)]
    return lines


def _name(of: str, indent: int) -> Lines:
    return [*prose(f"{of}, as readers see its name.", indent), marked(f'{" " * indent}name: "{EDIT}"')]


def _rows(rows: Mapping[str, Parameter], indent: int) -> Lines:
    """What a file must give, then as comments what it may give."""
    must = {name: row for name, row in rows.items() if row.default is None}
    may = {name: row for name, row in rows.items() if name not in must}
    lines: Lines = []
    for row in must.values():
        lines += [*_told(row, indent, _HOW.get(row.name, "")), *_must(row, indent)]
    return lines + rows_of(may, indent, _usual)


def _told(row: Parameter, indent: int, note: str = "") -> Lines:
    return prose(explained(row, note.rstrip(".")), indent)


def _must(row: Parameter, indent: int) -> Lines:
    """A figure to be given; what only a fit can tell stands at the middle of its range until then."""
    if row.use == "calibration" and row.prior is not None:
        middle = float(f"{sqrt(row.prior[0] * row.prior[1]):.2g}")
        return [" " * indent + f"{row.name}: {figure(row, middle, 'assumption: not fitted yet', range=row.prior)}"]
    return _series(row, indent) if row.path == "linear" else _single(row, indent)


def _series(row: Parameter, indent: int) -> Lines:
    """A figure for some years."""
    return _left(row, indent, f"years: {{{', '.join(f'{year}: {EDIT}' for year in _YEARS)}}}")


def _single(row: Parameter, indent: int) -> Lines:
    """One figure, with the year it is about."""
    return _left(row, indent, f"value: {EDIT}, year: {EDIT}")


def _left(row: Parameter, indent: int, values: str) -> Lines:
    """A figure on two lines: what is left to the person, and what may stay."""
    pad = " " * indent
    return [
        marked(f'{pad}{row.name}: {{{values}, grade: {EDIT}, source: "{EDIT}",'),
        f"{pad}  unit: {row.unit}}}",
    ]


def _usual(row: Parameter, key: str) -> str:
    """The registry's value as a figure."""
    ends = {"range": row.prior} if row.prior else {}
    return f"{key}: {figure(row, standard(row, row.section[0]), 'assumption', **ends)}"


def _example(name: str) -> Lines:
    """Some rows of a section, as a comment."""
    rows = {shown: in_section(name)[shown] for shown in _SHOWN[name]}
    return commented([f"{name}:", *rows_of(rows, 2, _usual, tuple(rows))], 0)


def _entries() -> Lines:
    years = ", ".join(f"{year}: 1000" for year in _YEARS)
    entries = f'{{years: {{{years}}}, grade: assumption, source: "assumption", unit: persons per year}}'
    return commented(["targets:", f"  entries: {entries}"], 0)
