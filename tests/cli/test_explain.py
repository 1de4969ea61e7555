"""`bayiri explain`: what is printed for each name, and what is said of an unknown one."""

from __future__ import annotations

import pytest

from bayiri.cli.app import execute
from bayiri.parameters import POLICY_TYPES, in_section, registry


@pytest.mark.parametrize("kind", POLICY_TYPES)
def test_a_policy_type_is_told_with_all_its_levers(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["explain", kind]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{kind}: {POLICY_TYPES[kind]}")
    assert all(f"  {name} " in said for name in in_section(kind))
    assert max(len(line) for line in said.splitlines()) <= 110


@pytest.mark.parametrize("row", registry(), ids=lambda row: f"{row.section[0]}.{row.name}")
def test_every_number_is_explained(row, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    if row.name in POLICY_TYPES:
        return
    assert execute(["explain", row.name]) == 0
    said = capsys.readouterr().out
    assert row.name in said and row.unit in said and row.grade in said


def test_an_unknown_name_gets_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["explain", "guarante"]) == 2
    assert "Did you mean guarantee?" in capsys.readouterr().err
    assert execute(["explain", "arrived_from"]) == 2
    assert "Did you mean of.arrived_from?" in capsys.readouterr().err
