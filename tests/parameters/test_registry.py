"""The registry: complete rows, unique columns, every column read by a rule, every rule's column in the registry."""

import re
from math import isfinite
from pathlib import Path

import pytest

from bayiri import state
from bayiri.parameters import (
    GRADES,
    MODULES,
    POLICY_TYPES,
    SETTINGS,
    TABLES,
    USES,
    Parameter,
    columns,
    in_module,
    in_section,
    nearest,
    registry,
)
from bayiri.parameters.groups import ROWS as ELIGIBILITY
from bayiri.scenario.text.reading import read_file
from tests.parameters.readers import PACKAGE, files, names_in, read_as_one, reads, strangers

SECTIONS = {"people", "behaviour", "origin", "region", "destination", "leaving", "going_home", "lender", *POLICY_TYPES}
ALSO_CALLED = {"threshold": "well", "window": "window_from", "published": "targets", "found": "targets"}
ROOMS = {"ensemble", "scenario", "studies", "institutions", "population"}
FITS = Path(__file__).resolve().parents[2] / "experiments" / "calibration"


@pytest.mark.parametrize("row", registry(), ids=lambda row: f"{row.section[0]}.{row.name}")
def test_a_row_says_all_it_must(row: Parameter) -> None:
    assert row.meaning and row.unit and row.read_by and row.source
    assert row.table in TABLES or set(row.section) <= set(SETTINGS) or row in ELIGIBILITY
    assert row.grade in GRADES and row.use in USES
    assert set(row.section) <= SECTIONS | set(SETTINGS)
    assert row.low <= row.high and (isfinite(row.high) or not row.is_number)
    if isinstance(row.default, float):
        assert row.low <= row.default <= row.high


@pytest.mark.parametrize("row", registry(), ids=lambda row: f"{row.section[0]}.{row.name}")
def test_every_number_can_be_sampled_within_what_is_allowed(row: Parameter) -> None:
    if row.is_number:
        assert row.prior is not None
    if row.prior is not None:
        assert all(isfinite(end) for end in row.prior)
        assert row.low <= row.prior[0] < row.prior[1] <= row.high
        assert row.kind != "integer" or all(end == round(end) for end in row.prior)


@pytest.mark.parametrize("name", MODULES)
def test_a_module_says_what_it_holds_and_has_numbers(name: str) -> None:
    module, rows = MODULES[name], in_module(name)
    assert module.name == name and module.meaning and module.source
    assert rows and name not in {row.name for row in registry()}
    for row in rows:
        assert row.default_on is not None and row.prior is not None and isinstance(row.default, float)
        assert row.prior[0] <= row.default_on <= row.prior[1], "the usual value is one that studies sweep"
        assert row.default_on != row.default, "what a module sets by itself differs from what means off"
        assert set(row.section) <= {"behaviour", "people", "region"}, "scenario/modules.py looks for numbers there"


def test_a_number_belongs_to_a_module_that_there_is() -> None:
    for row in registry():
        assert row.module in ("", *MODULES), row.name
        assert (row.default_on is None) == (row.module == ""), row.name


def test_names_and_columns_are_unique() -> None:
    names = [(row.name, row.table or row.section) for row in registry()]
    assert len(set(names)) == len(names)
    kinds = {(row.name, row.unit, row.kind) for row in registry()}
    assert len(kinds) == len({row.name for row in registry()}), "a name means the same in every table"
    sections = [(row.name, section) for row in registry() for section in row.section]
    assert len(set(sections)) == len(sections), "a file cannot tell two rows of one section apart"
    for table in TABLES:
        found = [row.column for row in columns(table)]
        assert len(set(found)) == len(found)
        assert set(found) <= set(state.table_dtype(table).names or ())


def test_settings_are_columns_of_no_table() -> None:
    settings = {row.name for row in registry() if not row.table}
    assert {"history", "lag", "threshold", "slots", "stock", "targets"} <= settings
    assert not any(set(row.section) & set(SETTINGS) for table in TABLES for row in columns(table))


def test_every_record_that_is_read_has_a_known_table() -> None:
    _, unknown = reads()
    assert unknown == []


def test_each_row_names_exactly_the_readers_of_its_column() -> None:
    found, _ = reads()
    told = {(reader, row.table, row.column) for row in registry() if row.table for reader in row.read_by.split(", ")}
    assert {read for read in found if read not in told} == set(), "readers that the registry does not name"
    assert {read for read in told if read not in found} == set(), "readers that read no such column"


def test_settings_are_read_by_rules_and_rooms_that_exist_and_name_them() -> None:
    rules = {reader for reader, _, _ in files()}
    for row in registry():
        if row.table:
            continue
        rooms = row.read_by.split(", ")
        assert set(rooms) <= rules | ROOMS, row.name
        known = {row.name, row.name.rpartition(".")[2], ALSO_CALLED.get(row.name, row.name)}
        for room in rooms:
            assert known & names_in(room), f"{room} does not name {row.name}"


def test_what_an_institution_reads_for_itself_differs_by_no_group() -> None:
    rows = {(row.table, row.column): row for row in registry() if row.table}
    read = {rows[found] for found in read_as_one() if found in rows}
    assert len(read) > 10
    assert {row.name for row in read if not row.whole} == set()


def test_calibrated_are_the_numbers_that_are_fitted_or_solved_for() -> None:
    fitted = {
        str(parameter["path"]).rpartition(".")[2]
        for path in FITS.glob("*.yaml")
        for parameter in read_file(path, path.name).data["parameters"].values()
    }
    assert {row.name for row in registry() if row.use == "calibration"} == {*fitted, "slots"}


def test_rules_read_nothing_that_the_registry_lacks() -> None:
    assert list(strangers()) == []


def test_levers_default_to_what_does_nothing() -> None:
    for policy in POLICY_TYPES:
        for row in in_section(policy).values():
            if row.neutral is not None:
                assert row.default_in(policy) == row.neutral


def test_no_rule_knows_a_country_programme_or_scenario() -> None:
    words = re.compile(r"spain|ecuador|apre|senegal|bosnia|honduras", re.IGNORECASE)
    for path in (PACKAGE / "rules").glob("*.py"):
        assert not words.search(path.read_text()), path.name


def test_nearest_finds_a_slip_and_not_a_stranger() -> None:
    assert nearest("gramt", in_section("return_programme")) == "grant"
    assert nearest("zzzzzz", in_section("return_programme")) is None
