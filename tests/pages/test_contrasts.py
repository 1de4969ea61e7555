"""For whom: a mix does more for one group than for another only if all pairs taken together say so."""

from typing import Any

from scipy import stats

from bayiri.charts.source import Source
from bayiri.charts.wording import quoted
from bayiri.pages.contrasts import Contrast, contrasts, told
from tests.synthetic import BASELINE, MIXES, _differences, comparison

SUPPORT = next(name for name in MIXES if name != BASELINE)
LUCK = [0.010, 0.012, 0.008, 0.011, 0.009, 0.010]


def with_gap(gap: float, spread: float = 1.0) -> Any:
    """All groups alike in every mix, but that under one mix women gain so much more than men."""
    made = comparison(runs=6)
    table = made.outcomes
    settled = table["indicator"] == "settled"
    table.loc[settled, "value"] = 0.4
    rows = settled & (table["scenario"] == SUPPORT) & (table["group"] == "sex=women")
    table.loc[rows, "value"] = [0.4 + gap + spread * (luck - 0.01) for luck in LUCK]
    made.differences = _differences(table)
    return made


def test_groups_that_surely_gain_more_are_named() -> None:
    found = contrasts(Source.of(with_gap(0.1)))
    assert found.apart == (Contrast(SUPPORT, "sex=women", "sex=men"),) and found.looked_at == 3 * (1 + 3 + 1 + 3)
    assert f"{quoted(MIXES[SUPPORT])} (by group, men 0 and women +100)" in told(Source.of(with_gap(0.1)))


def test_the_group_that_loses_is_the_lesser() -> None:
    assert contrasts(Source.of(with_gap(-0.1))).apart == (Contrast(SUPPORT, "sex=men", "sex=women"),)


def test_a_gap_that_is_sure_alone_is_not_sure_among_many() -> None:
    made = with_gap(0.03, spread=15.0)
    source = Source.of(made)
    gaps = source.paired(SUPPORT, "settled", group="sex=women") - source.paired(SUPPORT, "settled", group="sex=men")
    chance = float(stats.ttest_1samp(gaps, 0.0).pvalue)
    assert 0.05 / 24 < chance < 0.05
    assert contrasts(source).apart == ()
    assert "cannot be told (24 pairs of groups, taken together)" in told(source)


def test_groups_that_runs_do_not_know_are_not_set_against_each_other() -> None:
    made = with_gap(0.1)
    rows = (made.outcomes["group"] == "sex=men") & (made.outcomes["indicator"] == "settled")
    made.outcomes.loc[rows, "value"] = float("nan")
    assert contrasts(Source.of(made)).apart == ()


def test_one_run_tells_nothing() -> None:
    source = Source.of(comparison(runs=1))
    assert contrasts(source).looked_at == 0 and "too few people" in told(source)
