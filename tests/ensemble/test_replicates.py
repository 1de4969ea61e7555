"""The study of how many runs a comparison takes, with paired runs and without."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import bayiri
from bayiri.ensemble import Comparison
from bayiri.ensemble.intervals import paired
from bayiri.studies import replicates as study
from tests.worlds import BASELINE

RNG = np.random.default_rng(3)


def test_independent_differences_are_those_of_all_shifts_of_the_runs() -> None:
    mix, base = RNG.normal(size=(2, 12)) * 3.0
    shifts = [np.var(mix - np.roll(base, k), ddof=1) for k in range(12)]
    found = study.spread(mix, base)
    assert found.independent == pytest.approx(np.mean(shifts))
    assert found.paired == pytest.approx(shifts[0])


def test_runs_that_share_nothing_gain_nothing_by_pairing() -> None:
    found = study.spread(*RNG.normal(size=(2, 400)))
    assert found.low < 1.0 < found.high
    assert found.low < found.ratio < found.high


def test_runs_that_share_nearly_all_gain_much() -> None:
    base = RNG.normal(size=60)
    found = study.spread(base + 5.0 + 0.1 * RNG.normal(size=60), base)
    assert 100.0 < found.ratio < 400.0  # 2 / 0.01 is expected
    assert study.spread(base + 5.0, base).ratio > 1e20


@pytest.mark.parametrize(("variance", "half"), [(4.0, 1.0), (4.0, 0.1), (1e-6, 1.0), (0.0, 0.5), (900.0, 2.0)])
def test_runs_needed_are_the_fewest_that_do(variance: float, half: float) -> None:
    runs = int(study.runs_needed(variance, half))

    def width(number: int) -> float:
        gaps = np.resize([1.0, -1.0], number)
        gaps = (gaps - gaps.mean()) / gaps.std(ddof=1) * np.sqrt(variance)
        found = paired(gaps, np.zeros(number), 0.0)
        return found.high - found.low

    assert runs >= 2
    assert width(runs) <= 2.0 * half * (1.0 + 1e-9)
    assert runs == 2 or width(runs - 1) > 2.0 * half


def test_no_number_of_runs_reaches_a_width_of_zero() -> None:
    assert np.isnan(study.runs_needed(1.0, 0.0))


def test_pairing_saves_runs_in_the_model() -> None:
    mixes = [BASELINE, "ecuador-spain/reintegration-support"]
    compared = bayiri.compare(mixes, runs=16, seed=5, migrants=400, quarters=36)
    rows, values = study.replicates(compared).set_index("outcome"), study.values_of(compared)
    assert list(rows.index) == list(study.OUTCOMES)
    for outcome in ("first_returns", "settled", "score_at_lag"):
        base, mix = (values[(outcome, name)].to_numpy() for name in mixes)
        shifted = study.spread(mix, np.roll(base, 1))
        assert rows["ratio_low"][outcome] > max(shifted.ratio, 2.0), outcome
        assert rows["margin_paired"][outcome] < rows["margin_independent"][outcome]
    assert np.isnan(rows["margin_paired"][study.COUNTED])  # it has no margin


def test_the_document_is_written(comparison: Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(study, "compare", lambda *arguments, **settings: comparison)
    study.main(["--runs", "3", "--migrants", "700", "--seed", "11", "--out", str(tmp_path / "replicates.md")])
    text = (tmp_path / "replicates.md").read_text(encoding="utf-8")
    assert "--runs 3 --migrants 700 --seed 11" in text
    assert text.count("| `credit-access` |") == len(study.OUTCOMES)
    assert "nan" not in text
