"""The uncertain numbers of a scenario, gathered from all that its files say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from bayiri.parameters import columns, find, in_section
from bayiri.scenario.readers.sections import entries
from bayiri.scenario.readers.sheets import SCENARIO_SECTIONS
from bayiri.scenario.readers.spreads import Spread, check_spread, spread_of
from bayiri.scenario.readers.values import standard
from bayiri.scenario.resolving import row_of_sheet
from bayiri.scenario.scenario import Policy
from bayiri.scenario.text.documents import Document
from bayiri.scenario.text.faults import Fault, Path, dotted
from bayiri.scenario.text.grammar import is_figure


def uncertain(
    sheet: dict[str, Any], given: dict[str, Any], told: dict[str, Any], policies: Mapping[str, Policy]
) -> dict[str, Spread]:
    """Dotted path -> spread: figures of the sheet's places, numbers that files give, levers that policies are told."""
    return {**dict(_of_sheet(sheet, ("sheet",))), **dict(_of_numbers(given)), **dict(_of_levers(told, policies))}


def wrong_spreads(given: dict[str, Any], scenario: Document) -> Iterator[Fault]:
    """Faults of distributions that do not fit the value taken over from the sheet."""
    for row in columns("parameters"):
        try:
            check_spread(row, given[row.name] if _is_uncertain(given.get(row.name)) else {})
        except ValidationError as wrong:
            (error,) = wrong.errors(include_url=False)
            told = error["ctx"]
            yield scenario.fault(("behaviour", row.name, *error["loc"]), told["message"], told["hint"])


def _is_uncertain(figure: Any) -> bool:
    return isinstance(figure, dict) and "distribution" in figure


def _of_sheet(sheet: Any, path: Path) -> Iterator[tuple[str, Spread]]:
    """Figures of places and ways; people and behaviour are numbers of the scenario, whichever file gives them."""
    if not isinstance(sheet, dict) or (len(path) == 2 and path[1] in SCENARIO_SECTIONS):
        return
    if _is_uncertain(sheet):
        row = row_of_sheet(path[1:])
        if row is not None:
            yield dotted(path), spread_of(row, sheet, 1.0 if "years" in sheet else float(sheet["value"]))
    elif not is_figure(sheet):
        for key, inner in sheet.items():
            yield from _of_sheet(inner, (*path, key))


def _of_numbers(given: dict[str, Any]) -> Iterator[tuple[str, Spread]]:
    for name, figure in given.items():
        if _is_uncertain(figure):
            row = find(name)
            value: Any = figure.get("value", standard(row, row.section[0]))
            yield f"behaviour.{name}", spread_of(row, figure, float(value))


def _of_levers(told: dict[str, Any], policies: Mapping[str, Policy]) -> Iterator[tuple[str, Spread]]:
    for name, policy in policies.items():
        rows = in_section(policy.type)
        for lever, figure in entries(told[name], rows.values()).items():
            if _is_uncertain(figure):
                value: Any = policy.levers[lever]
                yield f"policies.{name}.{lever}", spread_of(rows[lever], figure, float(value or 0.0))
