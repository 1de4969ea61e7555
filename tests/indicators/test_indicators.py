"""The list of indicators: each says all it must, is told by the groups it names, and is read without NumPy."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from functools import cache

import pandas as pd
import pytest

import bayiri
from bayiri.ensemble import Comparison
from bayiri.indicators import INDICATORS, STATES, Indicator, find
from bayiri.indicators.measures import COUNTED_KINDS
from bayiri.indicators.procedure import KINDS

HEAVY = ("numpy", "numba", "pandas", "mesa", "scipy", "matplotlib", "pydantic", "yaml")
PER_PERSON = ("share", "rate", "score")


@cache
def compared() -> Comparison:
    """A small comparison, in which every indicator is told."""
    return bayiri.compare(["ecuador-spain/baseline", "ecuador-spain/comprehensive"], runs=1, migrants=400, quarters=24)


def groups_in(table: pd.DataFrame) -> dict[str, set[str]]:
    """Indicator -> the divisions that the table tells it by, `sex` for `sex=women`."""
    found = defaultdict(set)
    for name, group in table[["indicator", "group"]].drop_duplicates().to_numpy():
        found[name].add(str(group).partition("=")[0])
    return dict(found)


@pytest.mark.parametrize("row", INDICATORS, ids=lambda row: f"{row.name}-{'outcome' if row.outcome else 'quarterly'}")
def test_an_indicator_says_all_it_must(row: Indicator) -> None:
    assert row.name and row.label and row.unit and row.kind and row.meaning and row.groups and row.source
    assert row.quarterly != row.outcome
    assert row.kind not in PER_PERSON or row.denominator or row.kind == "score"
    assert row.margin > 0.0 if row.outcome else row.margin == 0.0


def test_quarterly_indicators_are_told_by_the_groups_they_name() -> None:
    assert groups_in(compared().quarters) == {row.name: set(row.groups) for row in INDICATORS if row.quarterly}


def test_outcomes_are_told_by_the_groups_they_name() -> None:
    told = groups_in(compared().outcomes)
    for name in [name for name in told if "@" in name]:
        assert told.pop(name) == set(find(name).groups)
    assert told == {row.name: set(row.groups) for row in INDICATORS if row.outcome}


def test_every_kind_of_return_that_is_counted_has_a_label() -> None:
    assert list(KINDS) == list(COUNTED_KINDS)


def test_states_at_another_threshold_are_found() -> None:
    assert find(f"{STATES[0]}@0.66").label.endswith("threshold 0.66")
    with pytest.raises(KeyError):
        find("returns@0.66")


def test_the_list_is_read_without_anything_heavy() -> None:
    code = "import sys; from bayiri.indicators import INDICATORS, find; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "bayiri.indicators.core" in loaded
    assert {name for name in HEAVY if name in loaded} == set()
