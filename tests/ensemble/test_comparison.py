"""Comparisons are repeatable to the byte, in one process or several, and shaped as the contract says."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from scipy import stats

import bayiri
from bayiri.draws import world_seed
from bayiri.ensemble import Comparison
from bayiri.ensemble.writing import write_table
from bayiri.indicators import INDICATORS, STATES, find
from bayiri.scenario import find_mixes
from bayiri.scenario.tables.compile import compile_scenario
from tests.ensemble.conftest import SIZE
from tests.worlds import world

TABLES = ("quarters", "outcomes", "differences", "path_table")
COLUMNS = {
    "quarters": ["scenario", "run", "seed", "quarter", "indicator", "group", "value"],
    "outcomes": ["scenario", "run", "seed", "indicator", "group", "value"],
    "differences": ["scenario", "baseline", "indicator", "group", "mean", "low", "high", "level", "runs", "verdict"],
    "path_table": ["scenario", "baseline", "run", "path", "persons"],
}
BASELINE = "ecuador-spain/baseline"


def written(results: Comparison, folder: Path) -> dict[str, bytes]:
    for name in TABLES:
        write_table(folder / f"{name}.parquet", getattr(results, name))
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("workers", [1, 2])
def test_the_same_command_gives_the_same_bytes(comparison: Comparison, workers: int, tmp_path: Path) -> None:
    again = bayiri.compare(find_mixes("ecuador-spain"), **SIZE, workers=workers)
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(comparison, name), getattr(again, name), check_exact=True)
    assert written(comparison, tmp_path / "one") == written(again, tmp_path / "other")
    assert len(written(comparison, tmp_path / "one")) == len(TABLES)
    assert comparison.meta == again.meta


def test_tables_read_back_as_they_were(comparison: Comparison, tmp_path: Path) -> None:
    for name in TABLES:
        write_table(tmp_path / "table.parquet", getattr(comparison, name))
        read = pd.read_parquet(tmp_path / "table.parquet")
        pd.testing.assert_frame_equal(read, getattr(comparison, name), check_dtype=False, check_exact=True)


@pytest.mark.parametrize("name", TABLES)
def test_columns_and_order(comparison: Comparison, name: str) -> None:
    table = getattr(comparison, name)
    assert list(table.columns) == COLUMNS[name]
    keys = [
        key
        for key in COLUMNS[name]
        if key not in ("value", "mean", "low", "high", "level", "runs", "verdict", "persons")
    ]
    assert not table.duplicated(keys).any()
    pd.testing.assert_frame_equal(table, table.sort_values(keys, ignore_index=True))


def test_seeds_of_runs_are_derived_from_the_seed_and_shared_by_all_mixes(comparison: Comparison) -> None:
    seeds = comparison.outcomes.groupby("run")["seed"].unique()
    assert [list(run) for run in seeds] == [[world_seed(11, run)] for run in range(3)]
    other = bayiri.run(BASELINE, runs=2, seed=11, migrants=700, quarters=36)
    kept = comparison.outcomes.query("scenario == @BASELINE and run < 2").reset_index(drop=True)
    shared = kept.merge(other.outcomes, on=["run", "seed", "indicator", "group"], suffixes=("", "_alone"))
    assert len(shared) == len(other.outcomes)
    assert shared["value"].equals(shared["value_alone"])


def test_differences_are_paired_t_intervals_of_the_outcomes(comparison: Comparison) -> None:
    wide = comparison.outcomes.query("group == 'all'").pivot(
        index="run", columns=["scenario", "indicator"], values="value"
    )
    rows = comparison.differences.query("group == 'all'").dropna(subset="mean")
    assert set(rows["scenario"]) == set(find_mixes("ecuador-spain")) - {BASELINE}
    checked = 0
    for row in rows.itertuples():
        one, other = wide[(row.scenario, row.indicator)], wide[(row.baseline, row.indicator)]
        assert row.mean == pytest.approx((one - other).mean())
        if (one - other).nunique() > 1:
            exact = stats.ttest_rel(one, other).confidence_interval(0.95)
            assert (row.low, row.high) == pytest.approx((exact.low, exact.high))
            checked += 1
        else:
            assert row.low == row.high == row.mean
        if -find(row.indicator).margin <= row.low and row.high <= find(row.indicator).margin:
            assert row.verdict == "negligible"
    assert checked > 20


def test_every_outcome_of_the_registry_is_there(comparison: Comparison) -> None:
    found = set(comparison.outcomes["indicator"])
    others = {f"{name}@{threshold}" for name in STATES for threshold in ("0.33", "0.66")}
    assert found == {row.name for row in INDICATORS if row.outcome} | others
    assert set(comparison.quarters["indicator"]) == {row.name for row in INDICATORS if row.quarterly}


def test_at_every_threshold_the_five_states_are_everybody(comparison: Comparison) -> None:
    wide = comparison.outcomes.pivot(index=["scenario", "run", "group"], columns="indicator", values="value")
    for mark in ("", "@0.33", "@0.66"):
        whole = wide[[f"{name}{mark}" for name in STATES]].sum(axis=1, skipna=False).dropna()
        assert len(whole) > 100 and whole.to_numpy() == pytest.approx(1.0)


def test_what_the_payers_spend_in_a_quarter_is_all_that_is_spent(comparison: Comparison) -> None:
    spent = comparison.quarters[comparison.quarters["indicator"] == "public_spending"]
    keys = ["scenario", "run", "quarter"]
    whole = spent[spent["group"] == "all"].set_index(keys)["value"]
    parts = spent[spent["group"].str.startswith("payer=")].groupby(keys)["value"].sum()
    assert whole.sum() > 0 and parts[whole.index].to_numpy() == pytest.approx(whole.to_numpy())


def test_a_quarter_has_a_row_for_each_sex_and_they_add_up(comparison: Comparison) -> None:
    flows = comparison.quarters[comparison.quarters["indicator"].isin(["stock_abroad", "returns", "entries"])]
    wide = flows.pivot(index=["scenario", "run", "quarter", "indicator"], columns="group", values="value")
    assert (wide["all"] == wide["sex=men"] + wide["sex=women"]).all()
    assert wide.index.get_level_values("quarter").unique().tolist()[0] == "2007Q1"
    assert len(wide.index.get_level_values("quarter").unique()) == 36


def test_weight_and_window_are_the_same_in_all_mixes(comparison: Comparison) -> None:
    stock = 456_379 + (496_666 - 456_379) * 1.625 / 5  # the sheet's stock, on a line between mid-2005 and mid-2010
    assert comparison.meta["weight"] == round(stock / 700)
    assert comparison.meta["window"] == ["2008Q4", "2013Q4"]


@pytest.mark.parametrize(("migrants", "weight"), [(10**9, 1), (250_000, 2), (1, 469_472)])
def test_an_agent_stands_for_whole_persons(migrants: int, weight: int) -> None:
    assert max(1, round(compile_scenario(world()).stock / migrants)) == weight


def test_mixes_must_be_comparable() -> None:
    with pytest.raises(ValueError, match="no mix is called 'basline'"):
        bayiri.compare(find_mixes("ecuador-spain"), baseline="basline", runs=1, migrants=20)
    with pytest.raises(ValueError, match="named twice"):
        bayiri.compare([BASELINE, BASELINE], runs=1, migrants=20)
    with pytest.raises(ValueError, match="one corridor"):
        bayiri.compare([], runs=1, migrants=20)


def test_shares_of_the_outcome_states_add_up_to_one(comparison: Comparison) -> None:
    states = comparison.outcomes[comparison.outcomes["indicator"].isin(STATES)]
    wide = states.pivot(index=["scenario", "run", "group"], columns="indicator", values="value").dropna()
    assert len(wide) > 30
    assert ((wide.sum(axis=1) - 1.0).abs() < 1e-12).all()
