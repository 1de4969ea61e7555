"""Values that nobody studies are remarked on, not refused; what is shipped brings none."""

from __future__ import annotations

import pytest

from bayiri.cli.app import execute
from bayiri.scenario import find_mixes, load
from bayiri.scenario.checks.unusual import unusual


@pytest.mark.parametrize("name", find_mixes("ecuador-spain"))
def test_shipped_values_are_usual(name: str) -> None:
    assert unusual(load(name)) == []


def test_a_value_outside_what_studies_look_at_is_told_with_its_place() -> None:
    changes = {
        "policies.assisted_return.grant": 20_000_000,
        "sheet.origin.mortality_men.years.2012": 0.58,  # per 1,000, as statistical offices publish it
        "behaviour.attention": {"value": 0.5},
    }
    told = [str(remark) for remark in unusual(load("ecuador-spain/baseline").with_(changes))]
    assert len(told) == 3
    assert any("origin.mortality_men  is 0.58 (per year); studies look between" in line for line in told)
    assert any("policies.assisted_return.grant  is 20000000 (USD 2021)" in line for line in told)


def test_check_says_so_and_ends_well(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("extends: ecuador-spain/baseline\npolicies: {assisted_return: {grant: 20 million EUR 2010}}\n")
    assert execute(["check", str(path)]) == 0
    told = capsys.readouterr().out
    assert "Allowed, but unusual" in told and "mine.yaml:2  policies.assisted_return.grant" in told
    assert execute(["check", "ecuador-spain"]) == 0
    assert "unusual" not in capsys.readouterr().out
