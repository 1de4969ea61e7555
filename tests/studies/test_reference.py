"""The reference documents are what the registry says: nothing is written twice, nothing is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bayiri.indicators import INDICATORS
from bayiri.parameters import MODULES, POLICY_TYPES, registry
from bayiri.studies import reference

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference"
DOCUMENTS = reference.documents()


def names_in(text: str) -> dict[str, list[str]]:
    """Heading -> the names in the first column of its table."""
    parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)[1:]
    return {
        head: re.findall(r"^\| `([^`]+)`", body, re.MULTILINE)
        for head, body in zip(parts[::2], parts[1::2], strict=True)
    }


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.iterdir()))
def test_a_document_is_what_is_made_from_the_registry(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == DOCUMENTS[name], "run `make reference`"


def test_no_document_is_missing(tmp_path: Path) -> None:
    reference.main(["--out", str(tmp_path)])
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in FOLDER.iterdir()}


def test_every_row_stands_under_each_of_its_sections() -> None:
    told = names_in(DOCUMENTS["parameters.md"]) | names_in(DOCUMENTS["levers.md"])
    assert told.pop("modules") == list(MODULES)
    pairs = {(section, name) for section, names in told.items() for name in names}
    assert pairs == {(section, row.name) for row in registry() for section in row.section}
    assert set(names_in(DOCUMENTS["levers.md"])) == set(POLICY_TYPES)


def test_every_indicator_stands_in_its_table() -> None:
    told = [name for names in names_in(DOCUMENTS["indicators.md"]).values() for name in names]
    assert sorted(told) == sorted(row.name for row in INDICATORS)


def test_every_line_of_a_table_has_as_many_cells_as_its_head() -> None:
    for text in DOCUMENTS.values():
        for table in re.findall(r"(?:^\|.*\n?)+", text, re.MULTILINE):
            assert len({line.count("|") for line in table.splitlines()}) == 1
