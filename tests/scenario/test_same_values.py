"""Scenarios that come to the same values have the same hash and the same results, however they are written."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import bayiri
from bayiri.scenario import Scenario, load
from bayiri.scenario.shipped import scenarios
from tests.scenario.rewriting import Written, written_anew

known = cache(load)
ANEW = st.tuples(st.sampled_from(sorted(scenarios())), st.integers(0, 2**32))
IN_ONE_FOLDER = settings(suppress_health_check=list(HealthCheck))


def loaded(written: Written, folder: Path) -> Scenario:
    """The scenario that these files say, the last of them by its path."""
    if written.sheet is not None:
        (folder / "own-sheet.yaml").write_text(written.sheet, encoding="utf-8")
    for place, text in enumerate(written.files):
        inherits = f"extends: file-{place - 1}\n" if place else ""
        (folder / f"file-{place}.yaml").write_text(text + inherits if text != "{}\n" else inherits, encoding="utf-8")
    return load(folder / f"file-{len(written.files) - 1}.yaml")


@settings(IN_ONE_FOLDER, max_examples=150)
@given(ANEW)
def test_the_hash_is_of_values_alone(tmp_path: Path, anew: tuple[str, int]) -> None:
    name, seed = anew
    written = written_anew(known(name), seed)
    assert loaded(written, tmp_path).hash == known(name).hash


@cache
def results(name: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Outcomes and quarters of a small run of a shipped scenario."""
    return tables(known(name))


def tables(scenario: Scenario) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Outcomes and quarters of a small run, without the scenario's name."""
    made = bayiri.run(scenario, runs=1, migrants=100, seed=3)
    outcomes, quarters = (table.drop(columns="scenario", errors="ignore") for table in (made.outcomes, made.quarters))
    return outcomes, quarters


@settings(IN_ONE_FOLDER, max_examples=6)
@given(ANEW)
def test_results_are_of_values_alone(tmp_path: Path, anew: tuple[str, int]) -> None:
    name, seed = anew
    written = written_anew(known(name), seed)
    for table, again in zip(results(name), tables(loaded(written, tmp_path)), strict=True):
        pd.testing.assert_frame_equal(table, again, check_exact=True)


@pytest.mark.parametrize("name", ["ecuador-spain/baseline"])
def test_a_value_that_moves_a_number_moves_the_hash(name: str) -> None:
    other = known(name).with_({"policies.assisted_return.grant": 17_801})
    assert other.hash != known(name).hash
    assert not tables(other)[0].equals(results(name)[0])
