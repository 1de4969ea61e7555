"""Which files read which columns of the tables, found in the source of rules, institutions, population and scenario."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np

from bayiri import state
from bayiri.parameters import registry

PACKAGE = Path(state.__file__).parent
# The table that a record belongs to, by the name it is kept under; `terms` and `out` are those of the file's own table.
RECORDS = {
    **dict.fromkeys(("p", "parameters"), "parameters"),
    **dict.fromkeys(("here", "home", "there", "place", "region", "destination", "system", "places"), "places"),
    **dict.fromkeys(("way", "systems"), "systems"),
    **dict.fromkeys(("programme", "programmes"), "programmes"),
    **dict.fromkeys(("lender", "lenders"), "lenders"),
    **dict.fromkeys(("informer", "informers"), "informers"),
    **dict.fromkeys(("measure", "measures"), "measures"),
    **dict.fromkeys(("notice", "notices"), "notices"),
}
OWN = {
    **dict.fromkeys(("rules/credit", "rules/enterprise", "institutions/lender"), "lenders"),
    **dict.fromkeys(("institutions/communities", "institutions/programme", "institutions/shares"), "programmes"),
    "institutions/information": "informers",
    "institutions/regions": "measures",
}
# What is no record: the tables together, the compiled scenario, objects of Mesa, the sheet itself.
NO_RECORD = {"t", "tables", "model", "compiled", "self", "scenario", "sheet", "origin", "policy"}
Read = tuple[str, str, str]  # reader, table, column


def files() -> Iterator[tuple[str, str, Path]]:
    """(reader as the registry names it, folder and name, path) of every file that may read a column."""
    for path in sorted((PACKAGE / "rules").glob("*.py")):
        yield path.stem, f"rules/{path.stem}", path
    for path in sorted((PACKAGE / "institutions").glob("*.py")):
        yield "institutions", f"institutions/{path.stem}", path
    yield "population", "population", PACKAGE / "population.py"
    for name in ("compile", "terms"):
        yield "scenario", f"scenario/{name}", PACKAGE / "scenario" / "tables" / f"{name}.py"


def reads() -> tuple[set[Read], list[str]]:
    """Every reading of a column, and the places where a column is read from a record of unknown table."""
    tables = defaultdict(set)
    for row in (row for row in registry() if row.table):
        tables[row.column].add(row.table)
    found: set[Read] = set()
    unknown: list[str] = []
    for reader, name, path in files():
        for base, column, line in _columns_read(ast.parse(path.read_text(encoding="utf-8"))):
            if column not in tables or base in NO_RECORD:
                continue
            table = _table(name, base)
            if name == "scenario/terms" and len(tables[column]) == 1:  # a function a table, each with its own `out`
                (table,) = tables[column]
            if table in tables[column]:
                found.add((reader, table, column))
            elif not table or column not in names_of(table):
                unknown.append(f"{name}.py:{line}: {base}.{column}")
    return found, unknown


def strangers() -> Iterator[str]:
    """Places where a rule reads from a record, or an institution from its terms, what the table does not hold."""
    for _, name, path in files():
        for base, column, line in _columns_read(ast.parse(path.read_text(encoding="utf-8"))):
            table = _table(name, base) if name.startswith("rules/") or base == "terms" else ""
            if table and column not in names_of(table) and not hasattr(np.ndarray, column):
                yield f"{name}.py:{line}: {base}.{column}"


def read_as_one() -> Iterator[tuple[str, str]]:
    """(table, column) of what institutions read from the terms that hold for them as a whole."""
    for reader, name, path in files():
        if reader == "institutions":
            for base, column, _ in _columns_read(ast.parse(path.read_text(encoding="utf-8"))):
                if base == "terms" and column in names_of(OWN.get(name, "programmes")):
                    yield OWN[name], column


def names_in(room: str) -> set[str]:
    """Every name, key and text in the source of a room or of a rule."""
    found = PACKAGE / "rules" / f"{room}.py"
    paths = [found] if found.exists() else sorted([*PACKAGE.glob(f"{room}.py"), *(PACKAGE / room).rglob("*.py")])
    nodes = [node for path in paths for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return texts | {node.attr for node in nodes if isinstance(node, ast.Attribute)} | {
        node.id for node in nodes if isinstance(node, ast.Name)}  # fmt: skip


@cache
def names_of(table: str) -> frozenset[str]:
    """All columns of a table, those that are no row of the registry included."""
    return frozenset(state.table_dtype(table).names or ())


def _table(file: str, base: str) -> str:
    return OWN.get(file, "") if base in ("terms", "terms_of") else RECORDS.get(base, "")


def _columns_read(tree: ast.AST) -> Iterator[tuple[str, str, int]]:
    """(name of the record, column, line) of every `record.column` and `record["column"]`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield _name(node.value), node.attr, node.lineno
        elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            if isinstance(node.slice.value, str):
                yield _name(node.value), node.slice.value, node.lineno


def _name(node: ast.expr) -> str:
    """The last name of what a column is taken from: `places` of `t.places[quarter, place]`."""
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    if isinstance(node, ast.Call):
        return _name(node.func)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
