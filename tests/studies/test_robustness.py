"""Mixes compared at other values of the fitted parameters."""

from __future__ import annotations

from pathlib import Path

import pytest

from bayiri.scenario import load
from bayiri.scenario.fits import fit
from bayiri.studies.calibration.design import figure_at
from bayiri.studies.calibration.simulating import with_figures
from bayiri.studies.robustness import ASKED, at_point, main

RECORD = fit("ecuador-spain")
assert RECORD is not None
PATHS = [row.name for row in RECORD.parameters]


def test_accepted_values_lie_in_their_priors_and_differ() -> None:
    assert len(set(RECORD.accepted)) == len(RECORD.accepted) > 3
    for point in RECORD.accepted:
        for value, row in zip(point, RECORD.parameters, strict=True):
            assert row.prior_low <= value <= row.prior_high


@pytest.mark.parametrize("mix", ["baseline", "no-programme", "pension-portability"])
def test_a_mix_takes_the_values_that_it_has_a_place_for(mix: str) -> None:
    before, point = load(f"ecuador-spain/{mix}"), dict(zip(PATHS, RECORD.accepted[0], strict=True))
    after = with_figures(before, point)
    for path, value in point.items():
        figure = figure_at(after, path)
        assert (figure is None) == (figure_at(before, path) is None)
        assert figure is None or figure["value"] == value
    assert set(after.policies) == set(before.policies)


def test_other_values_change_the_effects_of_a_mix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bayiri.studies.robustness.solve", lambda scenario: scenario.sheet["slots"]["years"])
    mixes = [load(f"ecuador-spain/{name}") for name in ("baseline", "circular-reentry")]
    point = dict(zip(PATHS, RECORD.accepted[0], strict=True))
    chosen, other = (at_point(mixes, values, 2, 400, 1, 1) for values in (None, point))
    key = ("ecuador-spain/circular-reentry", "first_returns")
    assert set(chosen) == set(other) == {(mixes[1].name, name) for name in ASKED}
    assert chosen[key]["mean"] > 0 and chosen[key]["mean"] != other[key]["mean"]


def test_the_command_writes_a_table_an_outcome(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["ecuador-spain/baseline", "ecuador-spain/push-factors"]
    monkeypatch.setattr("bayiri.studies.robustness.solve", lambda scenario: scenario.sheet["slots"]["years"])
    monkeypatch.setattr("bayiri.studies.robustness.find_mixes", lambda corridor: names)
    out = tmp_path / "robustness.md"
    main(["ecuador-spain", "--runs", "2", "--migrants", "200", "--workers", "1", "--out", str(out)])
    text = out.read_text(encoding="utf-8")
    assert text.count("| Measures against push factors |") == len(ASKED)
    with pytest.raises(SystemExit):
        main(["nowhere", "--out", str(out)])
