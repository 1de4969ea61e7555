"""Every number of every shipped file has an entry of the registry, with unit, range, source and grade."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Any

import pytest

from bayiri.parameters import GRADES, ITS_OWN_UNIT
from bayiri.scenario import load
from bayiri.scenario.locating import name_of
from bayiri.scenario.resolving import Resolved, in_calibration, in_fit, in_money, in_scenario, in_sheet, numbers
from bayiri.scenario.shipped import CORRIDORS, FITS, money, scenarios
from bayiri.scenario.text.documents import Document
from bayiri.scenario.text.faults import Path as Keys
from bayiri.scenario.text.reading import read_file, read_text

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted([*(ROOT / "scenarios").rglob("*.yaml"), *(ROOT / "experiments").rglob("*.yaml")])
Look = Callable[[Keys], Resolved | None]


@cache
def types_of(scenario: str) -> dict[str, str]:
    """Type of each policy of a scenario, those it inherits included."""
    return {name: policy.type for name, policy in load(scenario).policies.items()}


def look_in(path: Path, data: Any) -> Look:
    """How a number of this file is looked up, by the kind of file it is."""
    if path.parent.name == CORRIDORS:
        return lambda keys: in_sheet(data, keys)
    if path.parent.name == FITS:
        return lambda keys: in_fit(data, keys, types_of(data["scenario"]))
    if ROOT / "experiments" in path.parents:
        return lambda keys: in_calibration(data, keys, types_of(data["scenario"]))
    if path == money():
        return lambda keys: in_money(data, keys)
    return lambda keys: in_scenario(data, keys, types_of(name_of(path)))


def without_entry(document: Document, look: Look) -> Iterator[str]:
    """file:line and path of every number that no entry tells in full, or that lies outside its range."""
    for keys, value in numbers(document.data):
        found = look(keys)
        if found is None:
            yield str(document.fault(keys, f"is {value}, a number without an entry in the registry."))
        elif not (found.unit and found.source and found.grade in GRADES and found.unit != ITS_OWN_UNIT):
            yield str(document.fault(keys, "lacks a unit, a source or a grade."))
        elif not (isfinite(found.low) and isfinite(found.high) and found.low <= value <= found.high):
            yield str(document.fault(keys, f"is {value}, outside its range from {found.low} to {found.high}."))


def test_all_shipped_files_are_looked_at() -> None:
    assert set(scenarios().values()) < set(SHIPPED)
    assert {path.parent.name for path in SHIPPED} >= {CORRIDORS, FITS, "calibration"}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_number_has_an_entry(path: Path) -> None:
    document = read_file(path, path.relative_to(ROOT).as_posix())
    found = list(without_entry(document, look_in(path, document.data)))
    assert not found, "\n".join(found)


FILE = """title: A scenario
corridor: ecuador-spain
outcome: {thresholds: [0.4, 0.5]}
behaviour:
  attention: 0.1
  choice_noise: {value: 0.3, range: [0.25, 0.35], source: "a survey", grade: derived, year: 2010}
policies:
  help:
    type: return_programme
    ramp: 4
    services: {cost: 300}
    grants: 5
"""


def test_a_number_without_an_entry_is_told_with_its_line() -> None:
    document = read_text(FILE, "help.yaml")
    (fault,) = without_entry(document, lambda keys: in_scenario(document.data, keys, {"help": "return_programme"}))
    assert fault.startswith("help.yaml:12") and "policies.help.grants" in fault


def test_what_a_figure_says_of_itself_stands_over_the_registry() -> None:
    data = read_text(FILE, "help.yaml").data
    own = in_scenario(data, ("behaviour", "choice_noise", "value"), {})
    assert own and (own.low, own.high, own.source, own.grade) == (0.25, 0.35, "a survey", "derived")
    plain = in_scenario(data, ("behaviour", "attention"), {})
    assert plain and (plain.low, plain.high) == plain.row.prior and plain.source == plain.row.source
    year = in_scenario(data, ("behaviour", "choice_noise", "year"), {})
    assert year and year.row.name == "year"


def test_a_relative_range_is_about_each_value_of_a_series() -> None:
    data = read_file(ROOT / "scenarios" / CORRIDORS / "ecuador-spain.yaml", "sheet").data
    keys = ("origin", "gdp_per_head", "years", 2000)
    found = in_sheet(data, keys)
    assert found and (found.low, found.high) == pytest.approx((9183 * 0.97, 9183 * 1.03))
    half = in_sheet(data, ("origin", "gdp_per_head", "range"))
    assert half and (half.row.name, half.row.unit) == ("range", "share")
    inner = in_scenario({"sheet": data}, ("sheet", *keys), {})
    assert inner and (inner.path, inner.low) == (("sheet", *keys), found.low)


def test_a_figure_whose_unit_nobody_says_has_no_entry() -> None:
    assert in_sheet({"targets": {"exits": {"value": 3.0}}}, ("targets", "exits", "value")) is None


def test_the_sheet_holds_more_numbers_than_a_thousand() -> None:
    data = read_file(ROOT / "scenarios" / CORRIDORS / "ecuador-spain.yaml", "sheet").data
    assert len(list(numbers(data))) > 1_000
