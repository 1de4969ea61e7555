"""The registry: complete rows, unique columns, every column read by a rule, every rule's column in the registry."""

import ast
import re
from math import isfinite
from pathlib import Path

import pytest

from bayiri import state
from bayiri.parameters import (
    GRADES,
    MODULES,
    POLICY_TYPES,
    TABLES,
    columns,
    in_module,
    in_section,
    nearest,
    registry,
)

PACKAGE = Path(state.__file__).parent
READERS = [
    *(PACKAGE / "rules").glob("*.py"),
    *(PACKAGE / "institutions").glob("*.py"),
    PACKAGE / "population.py",
    PACKAGE / "scenario" / "compile.py",
    PACKAGE / "scenario" / "terms.py",
]
SECTIONS = {"people", "behaviour", "origin", "region", "destination", "leaving", "going_home", "lender", *POLICY_TYPES}
TABLE_RECORDS = {"p", "here", "home", "there", "way", "programme", "terms", "region", "destination", "place", "notice"}


@pytest.mark.parametrize("row", registry(), ids=lambda row: row.name)
def test_a_row_says_all_it_must(row) -> None:
    assert row.meaning and row.unit and row.read_by
    assert row.table in TABLES and row.grade in GRADES
    assert row.use in ("specification", "calibration", "context")
    assert set(row.section) <= SECTIONS
    assert row.low <= row.high
    if isinstance(row.default, float) and not isinstance(row.default, bool):
        assert row.low <= row.default <= row.high
    if row.prior is not None:
        assert row.low <= row.prior[0] <= row.prior[1] <= row.high
        assert all(isfinite(end) for end in row.prior)
    if row.section[0] in ("people", "behaviour"):
        assert row.prior is not None, "a behavioural parameter is swept, so it needs a prior range"
        assert row.source


@pytest.mark.parametrize("name", MODULES)
def test_a_module_says_what_it_holds_and_has_numbers(name: str) -> None:
    module, rows = MODULES[name], in_module(name)
    assert module.name == name and module.meaning and module.source
    assert rows
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
    names = [(row.name, row.table) for row in registry()]
    assert len(set(names)) == len(names)
    kinds = {(row.name, row.unit, row.kind) for row in registry()}
    assert len(kinds) == len({row.name for row in registry()}), "a name means the same in every table"
    sections = [(row.name, section) for row in registry() for section in row.section]
    assert len(set(sections)) == len(sections), "a file cannot tell two rows of one section apart"
    for table in TABLES:
        found = [row.column for row in columns(table)]
        assert len(set(found)) == len(found)
        assert set(found) <= set(state.table_dtype(table).names)


@pytest.mark.parametrize("row", registry(), ids=lambda row: row.name)
def test_every_column_is_read_by_a_rule(row) -> None:
    text = "\n".join(path.read_text() for path in READERS)
    assert re.search(r'(\.|\[")' + row.column + r"\b", text), f"no rule reads {row.column}"


def test_rules_read_nothing_that_the_registry_lacks() -> None:
    known = {name for table in TABLES for name in state.table_dtype(table).names}
    for path in (PACKAGE / "rules").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                if node.value.id in TABLE_RECORDS:
                    assert node.attr in known, f"{path.name}:{node.lineno} reads {node.attr}"


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
