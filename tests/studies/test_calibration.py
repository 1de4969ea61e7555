"""A calibration of the model itself, at small size, and the one that is shipped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bayiri.cli.app import DONE, WRONG_INPUT, execute
from bayiri.parameters.quarters import index
from bayiri.scenario import InputFault, load
from bayiri.scenario.text.reading import read_file
from bayiri.studies.calibration.design import Design, Size, figure_at
from bayiri.studies.calibration.fitting import fit, recover
from bayiri.studies.calibration.observing import MEASURES, live
from bayiri.studies.calibration.reading import find_design, read_design
from bayiri.studies.calibration.register import Habits
from bayiri.studies.calibration.simulating import with_values
from bayiri.studies.slots import entries_by_year, solve, with_slots

SHIPPED = find_design("ecuador-spain")
HEARS_ALL = (Habits(1.0, 1.0), Habits(1.0, 1.0))


def small(*names: str) -> Design:
    """The shipped design with these parameters only, and little to simulate."""
    design = read_design(SHIPPED)
    chosen = [place for place, row in enumerate(design.parameters) if row.name in names]
    size = Size(seed=5, runs=1, migrants=400)
    return replace(
        design, parameters=tuple(design.parameters[place] for place in chosen), search=size, points=8, waves=2,
        known=tuple(design.known[place] for place in chosen), check=replace(size, seed=6),
    )  # fmt: skip


def test_a_register_that_hears_all_at_once_measures_the_run_itself() -> None:
    scenario = load("ecuador-spain/baseline")
    seen = live(scenario, 3, 500, HEARS_ALL, [("assisted_return", "2008Q4")])
    year = seen.sums[index("2015Q1") - seen.history : index("2015Q4") - seen.history + 1]
    assert MEASURES["recorded_exits"](seen, year=2015) == pytest.approx(MEASURES["returns"](seen, "2015Q1", "2015Q4"))
    assert 0 < MEASURES["recorded_exits"](seen, 2015, "citizens") < MEASURES["recorded_exits"](seen, 2015)
    abroad = year[1, 1] * seen.weight  # the measure "abroad", in the middle of the year
    assert MEASURES["listed"](seen, "2015Q2") == pytest.approx(abroad)
    share = MEASURES["uptake"](seen, "assisted_return", "2008Q4", "2009Q1", "2009Q2", 7)
    taken = MEASURES["assisted_returns"](seen, "2009Q1", "2009Q2")
    assert share == pytest.approx(100 * taken * 7 / 6 / seen.eligible["assisted_return", "2008Q4"])
    assert 0.05 < seen.score_spread < 0.4


def test_only_the_unemployed_with_a_permit_and_a_benefit_are_counted_as_eligible() -> None:
    scenario = load("ecuador-spain/baseline")
    counted = [
        live(scenario.with_({f"policies.assisted_return.open_to.{key}": False for key in keys}), 3, 500, HEARS_ALL,
             [("assisted_return", "2008Q4")]).eligible["assisted_return", "2008Q4"]
        for keys in ((), ("entitled_only",), ("entitled_only", "unemployed_only"))
    ]  # fmt: skip
    assert 0 < counted[0] < counted[1] < counted[2]


def test_a_dearer_way_home_keeps_people_abroad_and_slots_keep_arrivals_as_published() -> None:
    design = small("moving_cost")
    stocks = []
    for cost in (0.6, 1.8):
        scenario = with_values(design, [cost])
        scenario = with_slots(scenario, solve(scenario, 1_500, 5, rounds=6, seeds=1))
        arrivals = entries_by_year(scenario, 1_500, 5, 1)
        assert sum(arrivals[year] for year in range(2000, 2005)) == pytest.approx(450_000, rel=0.05)
        stocks.append(MEASURES["listed"](live(scenario, 5, 1_500, HEARS_ALL, []), "2010Q2"))
    assert stocks[0] < 0.9 * stocks[1]


def test_a_known_value_is_found_back_in_the_model_itself() -> None:
    whole = small("moving_cost")
    stocks = tuple(target for target in whole.targets if target.measure == "listed")  # takers are too few at this size
    size = replace(whole.search, migrants=1_500)
    design = replace(whole, targets=stocks, search=size, check=replace(size, seed=6))
    found = recover(design)
    assert abs(found.best[0] - design.known[0]) < 0.25
    assert found.low[0] <= design.known[0] <= found.high[0]
    assert found.high[0] - found.low[0] < 1.3  # of a prior of 1.7
    assert found.values.shape == (8 + 4, len(design.targets))


def test_processes_change_nothing() -> None:
    design = replace(small("moving_cost", "choice_noise"), waves=1)
    one, two = fit(design, 1), fit(design, 2)
    assert one.best == two.best and np.array_equal(one.values, two.values)


def test_the_shipped_corridor_is_the_one_that_was_fitted() -> None:
    design = read_design(SHIPPED)
    from bayiri.scenario.fits import fit as on_record

    told = on_record("ecuador-spain")
    assert told is not None and told.hash == design.scenario.hash
    for row, kept in zip(design.parameters, told.parameters, strict=True):
        assert figure_at(design.scenario, row.path)["value"] == kept.value
    assert [target.name for target in told.targets] == [target.name for target in design.targets]
    for target, kept_target in zip(design.targets, told.targets, strict=True):
        assert kept_target.published == target.published.value and kept_target.use == target.use
        band = (target.published.low, target.published.high)
        assert (kept_target.low, kept_target.high) == pytest.approx(band, rel=1e-5)  # as the record rounds them


FAULTS = {
    ("of: stock_change_2010_2015", "of: stock_chang_2010_2015"): "Did you mean stock_change_2010_2015",
    ("measure: yearly_change", "measure: yearly_chang"): "no measure bayiri knows",
    ("terms: {at: 2000Q2}", "terms: {on: 2000Q2}"): "do not fit listed",
    ("path: sheet.behaviour.choice_noise", "path: sheet.behaviour.attention"): "no figure with a range",
    ("waves: 4", "waves: 0"): "from 1 to 20",
    ("known: {", "knew: {"): "knew",
    ("of: stock, year: 2005", "of: stock"): "needs a year",
    ("measure: uptake", "measure: uptke"): "Did you mean uptake?",
    ("terms: {at: 2000Q2}", "terms: {at: 2005-06}"): "is no quarter",
    ("terms: {at: 2000Q2}", "terms: {at: 2031Q2}"): "lived from 1990Q1 to 2019Q4",
    ("first: 2010Q2, last: 2015Q2", "first: 2015Q2, last: 2010Q2"): "before the first quarter",
    ("terms: {year: 2015}", "terms: {year: 2051}"): "a year from 1990 to 2019",
    ("who: nationals", "who: national"): "must be all, nationals or citizens",
    ("months: 7", "months: seven"): "a number of months",
    ("programme: assisted_return", "programme: assisted_retrun"): "Did you mean assisted_return?",
    ("known: {moving_cost: 1.0", "known: {moving_cost: 9.0"): "outside the range of the figure",
    ("known: {moving_cost: 1.0", "known: {moving_cost: 1.0, choice_noize: 1"): "Did you mean choice_noise?",
    ("targets:", "policies:"): "is a scenario, not a calibration file",
}


@pytest.mark.parametrize("change", FAULTS, ids=lambda change: change[1])
def test_a_wrong_file_is_told_with_its_place(change: tuple[str, str], tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert change[0] in text
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(text.replace(*change, 1), encoding="utf-8")
    with pytest.raises(InputFault) as told:
        read_design(wrong)
    assert FAULTS[change] in str(told.value) and "wrong.yaml:" in str(told.value)


def test_the_command_writes_record_document_and_points(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    for old, new in (("runs: 2, migrants: 10000, points: 96, waves: 4", "runs: 1, migrants: 100, points: 8, waves: 1"),
                     ("runs: 20, migrants: 10000", "runs: 2, migrants: 100")):  # fmt: skip
        assert old in text
        text = text.replace(old, new)
    (tmp_path / "tiny.yaml").write_text(text, encoding="utf-8")
    assert execute(["calibrate", str(tmp_path / "tiny.yaml"), "--no-recovery", "--out", str(tmp_path / "out")]) == DONE
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"points.parquet", "tiny.yaml", "calibration.md"}
    record = read_file(tmp_path / "out" / "tiny.yaml", "tiny.yaml")
    assert record.get("targets", 0, "name") and record.get("runs") == 2
    said = capsys.readouterr().out
    assert "Fitted   Cost of moving home: " in said
    assert "A figure to be fitted is missed" in said or "The files hold other values" in said
    text = (tmp_path / "out" / "calibration.md").read_text(encoding="utf-8")
    assert "## Fitted and predicted" in text and "tiny.yaml" in text and "nan" not in text
    assert execute(["calibrate", "ecuador-spian"]) == WRONG_INPUT
    assert "Did you mean ecuador-spain?" in capsys.readouterr().err
