"""What the registry says, as documents: `python -m bayiri.studies.reference`.

Writes docs/reference/parameters.md, levers.md and indicators.md. A test compares the files with what is made here.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bayiri.ensemble.writing import write_text
from bayiri.indicators import INDICATORS, Indicator
from bayiri.parameters import MODULES, NO_LIMIT, POLICY_TYPES, SETTINGS, Module, Parameter, in_module, in_section
from bayiri.scenario.templates.describing import allowed
from bayiri.scenario.text.faults import number

_LONG = 1e4  # numbers from here on are whole, and read better in groups of three digits
_HEADS = {
    "people": "who people are when they first consider leaving; in a sheet",
    "behaviour": "how people earn, save, choose and settle; in a sheet, or in a scenario",
    "origin": "the country that people come from, quarter by quarter; in a sheet",
    "region": "a region of the origin, beside all that the origin may give; in a sheet",
    "destination": "a country that people go to, quarter by quarter; in a sheet",
    "leaving": "the way from the origin to a destination; in a sheet, under the destination",
    "going_home": "the way back; in a sheet, under the destination",
    "lender": "the origin's ordinary lenders; in a sheet, under the origin",
    "calendar": "dates of a sheet; a scenario may give its own",
    "outcome": "how first returns are judged; in a scenario",
    "scenario": "first level of a scenario",
    "policy": "dates of a policy of any type; in a scenario",
    "corridor": "first level of a sheet",
    "figure": "beside a value, in any file",
    "calibration": "settings of a calibration file",
    "fit": "figures in the record of a fit",
    "money": "the table of exchange rates and prices",
}
_PARAMETERS = """# Parameters

Every number that corridor sheets and scenarios may give, but for the levers of policies ([levers.md](levers.md)), as
the registry has it. *Allowed* is what a file may say, *range* what studies sample where the file gives no range of
its own. Where there is no default the file gives the number, unless the meaning says what holds without it. The unit,
range, source and grade of a figure in a file stand over those told here. *Evidence* tells how the default is known or,
where there is none, how such a figure usually is. *Use*: context describes the world, calibration is fitted to
published figures, specification is all else. *Read by* names the rules, or the rooms, that read it.
Made by `python -m bayiri.studies.reference`.
"""
_LEVERS = """# Levers

What each type of policy can do, as the registry has it. A lever at its *neutral* value does nothing; where none is
told, the lever says to whom or how another applies. Beside them every policy has the dates `announced`, `start` and
`end`, a `ramp` and a `delivery_lag` ([parameters.md](parameters.md)). *Allowed* is what a file may say, *range* what
designs may try.
Made by `python -m bayiri.studies.reference`.
"""
_INDICATORS = """# Indicators

What is told of a run. Where there is a denominator, the indicator is what is counted over it. Groups under 30
simulated people are told without a value. *Margin* is the smallest difference that matters. The five states of
outcome (settled, at home not settled, free mobility, left again under pressure, died) add up to 1; they are also told
at other thresholds, as `settled@0.66`. Made by `python -m bayiri.studies.reference`.
"""
_MODULES = """## modules

Mechanisms that are contested or optional: off unless a scenario says `modules: {name: true}`. While a module is off
its numbers hold what means off, whatever a sheet says; while it is on they hold what files give, else the default told
above.
"""
_COLUMNS = ("name", "meaning", "unit", "default", "allowed", "range", "source", "evidence", "use", "read by")
_AFTER = _COLUMNS.index("source")  # where a lever tells its neutral value


def documents() -> dict[str, str]:
    """Text of each document by the name of its file."""
    return {
        "parameters.md": "\n".join(_parameters()),
        "levers.md": "\n".join(_levers()),
        "indicators.md": "\n".join(_indicators()),
    }


def _parameters() -> Iterator[str]:
    yield _PARAMETERS
    for section, words in _HEADS.items():
        setting = " (no column of a table)" if section in SETTINGS else ""
        yield f"## {section}\n\n{words[0].upper()}{words[1:]}{setting}.\n"
        yield from _table(_COLUMNS, (_parameter(row, section) for row in in_section(section).values()))
    yield _MODULES
    heads = ("name", "meaning", "evidence", "source", "numbers")
    yield from _table(heads, (_module(module) for module in MODULES.values()))


def _levers() -> Iterator[str]:
    yield _LEVERS
    for policy, words in POLICY_TYPES.items():
        yield f"## {policy}\n\n{words[0].upper()}{words[1:]}.\n"
        rows = (_lever(row, policy) for row in in_section(policy).values())
        yield from _table((*_COLUMNS[:_AFTER], "neutral", *_COLUMNS[_AFTER:]), rows)


def _indicators() -> Iterator[str]:
    yield _INDICATORS
    heads = ("name", "label", "unit", "counted", "over", "told by", "margin", "welcome", "definition")
    for title, rows in (
        ("Quarter by quarter", [row for row in INDICATORS if row.quarterly]),
        ("Outcomes, over the window", [row for row in INDICATORS if row.outcome]),
    ):
        yield f"## {title}\n"
        yield from _table(heads, (_indicator(row) for row in rows))


def _lever(row: Parameter, policy: str) -> tuple[str, ...]:
    cells = _parameter(row, policy)
    return (*cells[:_AFTER], "" if row.neutral is None else _value(row, row.neutral), *cells[_AFTER:])


def _parameter(row: Parameter, section: str) -> tuple[str, ...]:
    return (
        f"`{row.name}`",
        row.meaning,
        row.unit,
        _default(row, section),
        allowed(row),
        f"{_value(row, row.prior[0])} to {_value(row, row.prior[1])}" if row.prior else "",
        row.source,
        row.grade,
        row.use,
        row.read_by,
    )


def _module(module: Module) -> tuple[str, ...]:
    numbers = ", ".join(f"`{row.name}`" for row in in_module(module.name))
    return (f"`{module.name}`", module.meaning, module.evidence, module.source, numbers)


def _indicator(row: Indicator) -> tuple[str, ...]:
    welcome = {1: "more", -1: "less", 0: ""}[row.better]
    margin = number(row.margin) if row.outcome else ""
    told = ", ".join(row.groups)
    return (f"`{row.name}`", row.label, row.unit, row.meaning, row.denominator, told, margin, welcome, row.source)


def _default(row: Parameter, section: str) -> str:
    value = row.default_in(section)
    if value is None:
        return "the sheet's" if row.replaces else "none"
    if row.prior and isinstance(value, float) and value >= NO_LIMIT and value > row.prior[1]:
        return "no limit"
    beside = f"; {_value(row, row.default_on)} with `{row.module}` on" if row.module else ""
    return _value(row, value) + beside


def _value(row: Parameter, value: Any) -> str:
    if row.kind == "flag":
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(_value(row, item) for item in value) or "all"
    if isinstance(value, str):
        return value
    return f"{value:,.0f}" if abs(value) >= _LONG else number(value)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |"
    yield ""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the documents."""
    parser = argparse.ArgumentParser(
        prog="python -m bayiri.studies.reference", description="The registry, as documents."
    )
    parser.add_argument("--out", type=Path, default=Path("docs/reference"), help="folder, %(default)s by default")
    folder = parser.parse_args(arguments).out
    for name, text in documents().items():
        write_text(folder / name, text)


if __name__ == "__main__":
    main()
