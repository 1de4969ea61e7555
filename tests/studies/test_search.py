"""The search for values that meet published figures, on simulations whose answer is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from bayiri.scenario import load
from bayiri.scenario.fits import FITTED, KEPT_BACK
from bayiri.studies.calibration.design import Design, Fitted, Interval, Size, Target
from bayiri.studies.calibration.fitting import Check, identified, moved, record
from bayiri.studies.calibration.search import misses, search

KNOWN = (2.0, 0.3)


def target(name: str, value: float, band: float, use: str = FITTED) -> Target:
    return Target(name, name, "persons", use, Interval(value, value - band, value + band), "made up", "listed", {})


def design(*targets: Target, points: int = 40, waves: int = 3) -> Design:
    parameters = (Fitted("level", "Level", "level", "ln points", Interval(1.0, 0.0, 4.0)),
                  Fitted("slope", "Slope", "slope", "ln points", Interval(0.5, 0.0, 1.0)))  # fmt: skip
    size = Size(seed=3, runs=2, migrants=100)
    return Design("made-up", "made-up.yaml", "Made up", load("ecuador-spain/baseline"), {}, size, size, {}, points,
                  waves, parameters, targets, KNOWN, ())  # fmt: skip


def curved(points: list[tuple[float, ...]]) -> np.ndarray:
    """Two figures that tell level and slope apart, and one that depends on neither."""
    return np.array([(10 * level + 4 * slope**2, level * np.exp(slope), 7.0) for level, slope in points])


TOLD = curved([KNOWN])[0]
BOTH = design(target("sum", TOLD[0], 2.0), target("product", TOLD[1], 0.2), target("constant", 9.0, 1.0, KEPT_BACK))


def test_known_values_are_found_and_called_identified() -> None:
    found = search(BOTH, curved)
    assert found.best == pytest.approx(KNOWN, abs=0.05)
    assert (found.low <= KNOWN).all() and (found.high >= KNOWN).all()
    assert identified(BOTH, found) == [True, True]
    assert 0.0 < found.share < 0.2 and found.error < 0.3
    assert len(found.points) == 40 + 2 * 16


def test_what_no_fitted_figure_tells_stays_as_wide_as_its_prior() -> None:
    one = design(target("level", 2.0, 0.2))
    found = search(one, lambda points: np.array([(level,) for level, _ in points]))
    assert found.best[0] == pytest.approx(2.0, abs=0.05)
    assert identified(one, found) == [True, False]
    assert found.high[1] - found.low[1] > 0.8


def test_figures_that_hold_two_parameters_only_together_show_as_a_correlation() -> None:
    found = search(
        design(target("ratio", 1.0, 0.1)), lambda p: np.array([(level - 4.0 * slope + 1.0,) for level, slope in p])
    )
    assert found.together[0, 1] > 0.95


def test_a_figure_kept_back_moves_nothing() -> None:
    elsewhere = replace(BOTH.targets[2], published=Interval(-50.0, -51.0, -49.0))
    assert search(BOTH, curved).best == search(replace(BOTH, targets=(*BOTH.targets[:2], elsewhere)), curved).best


def test_misses_are_told_in_bands_on_each_side() -> None:
    lopsided = design(replace(target("one", 10.0, 1.0), published=Interval(10.0, 8.0, 11.0)))
    assert misses(lopsided, np.array([[11.0], [8.0], [10.0], [13.0]]))[:, 0] == pytest.approx([1.0, -1.0, 0.0, 3.0])


def test_the_same_search_twice_is_the_same() -> None:
    one, other = search(BOTH, curved), search(BOTH, curved)
    assert one.best == other.best and (one.points == other.points).all()


def test_a_record_tells_hits_and_misses() -> None:
    values = np.array([[TOLD[0], TOLD[1] + 0.5, 8.5]] * 3)
    told = record(BOTH, search(BOTH, curved), Check(values, values[0], values[0], {}, "hash"), "a command")
    assert [row.verdict for row in told.targets] == ["met", "missed", "met"]
    assert [row.use for row in told.targets] == [FITTED, FITTED, KEPT_BACK]
    assert [row.name for row in told.missed(FITTED)] == ["product"] and told.missed(KEPT_BACK) == ()
    assert told.parameters[0].identified and "were not fitted" in told.not_identified


def test_a_band_moves_with_its_middle() -> None:
    assert moved(Interval(10.0, 8.0, 11.0), 20.0) == Interval(20.0, 18.0, 21.0)
