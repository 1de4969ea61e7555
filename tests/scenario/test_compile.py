"""From a scenario to tables: paths between years, dates of policies, cents, levers added to the sheet's values."""

import numpy as np
import pytest

from bayiri import state
from bayiri.parameters.quarters import index
from bayiri.scenario import load
from bayiri.scenario.tables.compile import compile_scenario, window_of, yearly

BASE = "ecuador-spain/baseline"


@pytest.fixture(scope="module")
def baseline():
    return load(BASE)


def quarter(compiled, day: str) -> int:
    return index(day) - compiled.history


def test_yearly_means_stand_in_the_middle_of_their_year() -> None:
    figure = {"years": {2000: 1.0, 2001: 3.0}}
    values = yearly(figure, index("1999Q1"), 16, "linear")
    assert values[:6] == pytest.approx(1.0)  # held before the first middle
    halfway = (values[7] + values[8]) / 2  # 2000Q4 and 2001Q1 lie evenly about the new year
    assert halfway == pytest.approx(2.0)
    assert values[-1] == pytest.approx(3.0)


def test_a_step_holds_from_its_year_on() -> None:
    values = yearly({"years": {2000: 1.0, 2002: 5.0}}, index("1999Q1"), 20, "step")
    assert values.tolist() == [1.0] * 12 + [5.0] * 8


def test_a_single_figure_is_constant() -> None:
    assert (yearly({"value": 7}, 0, 5, "linear") == 7.0).all()


def test_money_is_in_cents_and_sets_are_bits(baseline) -> None:
    compiled = compile_scenario(baseline)
    terms = compiled.programmes[quarter(compiled, "2009Q1"), 0, 0]
    assert terms["grant"] == 100.0 * baseline.policies["assisted_return"].levers["grant"]
    assert int(terms["open_to_status"]) == (1 << state.PERMANENT) | (1 << state.TEMPORARY)
    fare = baseline.sheet["destinations"]["spain"]["going_home"]["fare"]["value"]
    assert compiled.systems["fare"][0, -1, 0] == 100.0 * fare


def test_a_programme_is_known_from_its_announcement_and_open_between_its_dates(baseline) -> None:
    compiled = compile_scenario(baseline)
    terms = compiled.programmes[:, 0, 0]
    assert terms["announced"][quarter(compiled, "2008Q2")] == 0
    assert terms["announced"][quarter(compiled, "2008Q3")] == 1
    assert terms["news"].nonzero()[0].tolist() == [quarter(compiled, "2008Q4")], (
        "the first quarter in which it can be had"
    )
    first, last = terms["open"].nonzero()[0][[0, -1]]
    assert (first, last) == (quarter(compiled, "2008Q4"), quarter(compiled, "2013Q3"))
    assert terms["announced"][quarter(compiled, "2013Q4")] == 0
    # What was promised is still owed after the end.
    assert terms["grant"][-1] == terms["grant"][last] > 0


def test_a_ramp_rises_to_the_full_value(baseline) -> None:
    changes = {"policies.assisted_return.ramp": 4}
    compiled = compile_scenario(baseline.with_(changes))
    start = quarter(compiled, "2008Q4")
    full = compile_scenario(baseline).programmes["grant"][start, 0, 0]
    assert compiled.programmes["grant"][start - 1 : start + 5, 0, 0] == pytest.approx(
        [0.0, full / 4, full / 2, full * 3 / 4, full, full]
    )


def test_nothing_is_delivered_before_the_lag_is_over(baseline) -> None:
    pace = {"start": "2010Q1", "delivery_lag": 3}
    policies = {
        "help": {"type": "return_programme", "grant": 9_000},
        "bank": {"type": "credit_access", "ceiling": 5_000},
        "told": {"type": "information", "contact": {"reach": 0.1}},
        "works": {"type": "push_measures", "lower": {"schools": 0.1}},
        "right": {"type": "legal_pathways", "reentry_right": 6},
        "over": {"type": "end_of_stay", "ends": 0.5},
    }
    plain = compile_scenario(baseline)
    late = compile_scenario(baseline.with_({f"policies.{name}": {**one, **pace} for name, one in policies.items()}))
    gained = late.systems["reentry_right"] - plain.systems["reentry_right"]
    works = {
        "help": late.programmes["open"][:, -1, 0], "bank": late.lenders["open"][:, -1, 0],
        "told": late.informers["contact_reach"][:, 0, 0], "works": late.measures["lower_schools"][:, 0, 0],
        "right": gained[:, -1, 0], "over": late.notices["ends"][:, 0],
    }  # fmt: skip
    assert {name: int(column.nonzero()[0][0]) for name, column in works.items()} == dict.fromkeys(
        works, quarter(late, "2010Q4")
    )
    assert int(late.measures["open"][:, 0, 0].nonzero()[0][0]) == quarter(late, "2010Q1"), "paid from the start"


def test_a_lever_is_added_to_the_sheet_while_in_force(baseline) -> None:
    policy = {
        "type": "legal_pathways",
        "start": "2010Q1",
        "end": "2010Q4",
        "reentry_right": 6,
        "regularisation": 0.1,
    }
    plain, raised = compile_scenario(baseline), compile_scenario(baseline.with_({"policies.more": policy}))
    start, end = quarter(plain, "2010Q1"), quarter(plain, "2010Q4")
    regions = plain.regions
    gap = raised.systems["reentry_right"] - plain.systems["reentry_right"]
    assert (gap[start : end + 1, regions:, :regions] == 6).all()
    assert gap.sum() == 6 * 4 * regions
    change = raised.places["regularisation"] - plain.places["regularisation"]
    assert change[start : end + 1, regions:] == pytest.approx(0.1)
    assert not change[:start].any() and not change[end + 1 :].any() and not change[:, :regions].any()


def test_a_neutral_lever_leaves_every_bit(baseline) -> None:
    policy = {
        "type": "legal_pathways",
        "start": "2010Q1",
        "reentry_right": 0,
        "regularisation": 0,
        "regular_offer": 0,
    }
    plain, neutral = compile_scenario(baseline), compile_scenario(baseline.with_({"policies.more": policy}))
    assert plain.systems.tobytes() == neutral.systems.tobytes()
    assert plain.places.tobytes() == neutral.places.tobytes()


def test_a_lever_cannot_leave_the_allowed_range(baseline) -> None:
    policy = {"type": "legal_pathways", "start": "2005Q1", "regularisation": 0.95}
    compiled = compile_scenario(baseline.with_({"policies.more": policy}))
    assert compiled.places["regularisation"].max() <= 1.0


def test_the_window_runs_from_the_earliest_news_to_the_lag_before_the_horizon(baseline) -> None:
    open_window = baseline.with_({"outcome.window": None}) if baseline.outcome.window else baseline
    late = open_window.with_({"policies.assisted_return.announced": None, "policies.assisted_return.start": "2010Q1"})
    assert window_of([late]) == (index("2010Q1"), index("2019Q4") - 8)
    assert window_of([late, open_window])[0] == index("2008Q3")
    assert window_of([late], quarters=24)[1] == index("2007Q1") + 24 - 1 - 8


def test_every_cell_of_the_tables_is_a_number(baseline) -> None:
    compiled = compile_scenario(baseline)
    for table in (compiled.parameters, compiled.places, compiled.programmes, compiled.systems):
        for column in table.dtype.names:
            assert np.isfinite(table[column]).all(), column
