"""Who is abroad at the start: moments of a run, published figures beside them, and the length of the history."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from bayiri import state
from bayiri.draws import world_seed
from bayiri.indicators import measures
from bayiri.model import ReturnModel
from bayiri.parameters.quarters import index
from bayiri.studies.start import __main__ as start
from bayiri.studies.start import burn_in as study
from bayiri.studies.start.abroad import Moment, mean, moments, share, split
from bayiri.studies.start.distributions import AGE_GROUPS, ages, arrivals, spread
from bayiri.studies.start.document import judged
from bayiri.studies.start.published import INPUT, Row, rows
from tests.worlds import BASELINE, fields_apart, shipped

EVE = "2006Q4"
HISTORY = index("1990Q1")


@pytest.fixture(scope="module")
def found() -> dict[str, Moment]:
    return moments(shipped(BASELINE), 5, 2_000, ["2001Q4", "2004Q4", EVE, "2007Q3"])


@pytest.fixture(scope="module")
def model() -> ReturnModel:
    """The same world, on the eve of its first quarter."""
    return ReturnModel(shipped(BASELINE), 5, 2_000)


def test_a_moment_is_the_run_as_it_was(found: Mapping[str, Moment], model: ReturnModel) -> None:
    now = found[EVE]
    people = model.migrants
    abroad = people[(people["presence"] == state.PRESENT) & (people["place"] >= model.compiled.regions)]
    assert fields_apart(now.people, abroad) == {} and now.weight == model.weight
    sums = model.sums.sum(axis=1)
    for day in ("2001Q4", "2004Q4", EVE):
        counts = sums[index(day) - HISTORY]
        assert len(found[day].people) == counts[measures.ABROAD]
        assert len(found[day].nationals) == counts[measures.ABROAD] - counts[measures.CITIZENS]
        assert len(found[day].irregular) == counts[measures.IRREGULAR_ABROAD]
        assert found[day].home == counts[measures.RETURNEES_HOME]
    assert len(found["2004Q4"].people) > len(found["2001Q4"].people) > 500


def test_years_of_arrival_are_those_in_which_people_came(found: Mapping[str, Moment], model: ReturnModel) -> None:
    """Nobody is there who did not arrive, and of those who came in the last year nearly all are still there."""
    sums = model.sums.sum(axis=1)
    came = sums[:, measures.FIRST_DEPARTURES] + sums[:, measures.REMIGRATIONS]
    year = (HISTORY + np.arange(len(came))) // 4
    by_year = {int(one): int(came[year == one].sum()) for one in np.unique(year)}
    there = pd.Series(found[EVE].arrived).value_counts().to_dict()
    assert all(number <= by_year[one] for one, number in there.items())
    assert there[2006] >= 0.85 * by_year[2006]
    assert there[2002] >= 0.75 * by_year[2002] > 2 * by_year[2006]


def test_people_age_and_stay_as_long_as_time_passes(found: Mapping[str, Moment]) -> None:
    before, after = found["2004Q4"], found[EVE]
    _, one, other = np.intersect1d(before.people["identity"], after.people["identity"], return_indices=True)
    assert len(one) > 1_000
    assert after.people["age"][other] - before.people["age"][one] == pytest.approx(2.0)
    stayed = before.people["since"][one] == after.people["since"][other]
    assert stayed.mean() > 0.95
    assert after.years_here[other][stayed] - before.years_here[one][stayed] == pytest.approx(2.0)
    assert before.years_here.min() == 0.125


def crowd(**fields: object) -> Moment:
    """A hundred people abroad on the eve of the start; a field is one value or a hundred."""
    people = np.zeros(100, state.MIGRANT)
    people["status"], people["age"] = state.PERMANENT, 30.0
    for name, value in fields.items():
        people[name] = value
    return Moment(people, 0, 50, index(EVE), HISTORY)


def first(number: int, inside: float, outside: float) -> np.ndarray:
    """One value for the first so many of a hundred people, another for the rest."""
    return np.where(np.arange(100) < number, inside, outside)


def since(year: int) -> int:
    """The second quarter of a year, as records count it."""
    return index(f"{year}Q2") - HISTORY


@pytest.mark.parametrize(
    ("what", "now", "expected"),
    [
        ("People born in Ecuador", crowd(), 5_000),
        ("Nationals on registers", crowd(status=first(40, state.CITIZEN, state.TEMPORARY)), 3_000),
        ("Naturalised by the start", crowd(status=first(40, state.CITIZEN, state.TEMPORARY)), 2_000),
        ("Arrived 1999-2004", crowd(since=first(70, since(1999), since(1998))), 0.7),
        ("Arrived 1999-2004", crowd(since=first(70, since(2004), since(2005))), 0.7),
        ("Mean time since arrival", crowd(since=first(50, since(2006), since(2002))), 2.625),
        ("Aged 27-44", crowd(status=first(60, state.IRREGULAR, state.CITIZEN), age=first(45, 44.9, 26.9)), 0.75),
        ("Aged 20-49", crowd(age=first(80, 49.9, 50.0)), 0.8),
        ("Aged 30-34", crowd(age=first(30, 34.9, 35.0)), 0.3),
        ("Aged 35-39", crowd(age=first(30, 34.9, 35.0)), 0.7),
        ("Aged 70 and over", crowd(age=first(5, 70.0, 69.0)), 0.05),
        ("Mean age of nationals", crowd(status=first(50, state.CITIZEN, state.TEMPORARY), age=first(50, 20, 40)), 40),
        ("September 2007", crowd(status=np.repeat([state.CITIZEN, state.IRREGULAR, state.TEMPORARY], [20, 20, 60])),
         0.25),
        ("Women", crowd(sex=first(55, state.WOMAN, state.MAN)), 0.55),
        ("Men among", crowd(sex=first(15, state.WOMAN, state.MAN), status=first(60, state.IRREGULAR, state.CITIZEN)),
         0.75),
        ("Primary schooling", crowd(schooling=first(40, state.PRIMARY, state.TERTIARY), age=first(50, 30, 70)), 0.8),
        ("Tertiary schooling", crowd(schooling=first(40, state.PRIMARY, state.TERTIARY), age=first(50, 30, 70)), 0.2),
        ("With partner or children at home, 2010", crowd(family=first(35, state.FAMILY_HOME, 0)), 0.35),
    ],
)  # fmt: skip
def test_each_figure_is_measured_on_the_people_it_is_about(what: str, now: Moment, expected: float) -> None:
    (row,) = [row for row in rows(shipped(BASELINE)) if what in row.what]
    assert row.measure(now) == pytest.approx(expected)


def test_published_figures_come_from_the_sheet() -> None:
    known = {row.what: row for row in rows(shipped(BASELINE))}
    register = known["Nationals on registers; not yet naturalised in the model"]
    assert (register.published, register.low, register.high) == pytest.approx((427_099, 414_286, 439_912), abs=1)
    made = known["Naturalised by the start; in the model, those still abroad"]
    assert made.published == 508 + 1_173 + 1_951 + 6_370 + 10_031 + 19_477
    wave = known["Arrived 1999-2004"]
    assert wave.published == pytest.approx(500 / 559) and wave.low < wave.published < wave.high
    assert known["Aged 35-39 among nationals, 2016"].published == pytest.approx(0.1702, abs=1e-4)
    assert {row.day for row in known.values()} >= {EVE, "2002Q4", "2004Q4", "2007Q3", "2010Q2", "2015Q4"}


def test_groups_of_less_than_thirty_have_no_figure() -> None:
    assert np.isnan(share(np.ones(29, bool))) and share(np.ones(30, bool)) == 1.0
    assert np.isnan(mean(np.ones(29))) and mean(np.ones(30)) == 1.0
    parts = split(np.repeat([10.0, 30.0, 50.0], [29, 30, 41]), (0, 20, 40, 60))
    assert np.isnan(parts[0]) and parts[1:].tolist() == [30.0, 41.0]
    few = crowd(status=first(29, state.CITIZEN, state.TEMPORARY))
    (row,) = [row for row in rows(shipped(BASELINE)) if row.what.startswith("Naturalised")]
    assert np.isnan(row.measure(few)) and judged(row, row.measure(few)) == "too few people"
    assert all(np.isnan(spread(np.array([1.0, np.nan]))))


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [
        ("%", 0.40, "met"),
        ("%", 0.50, "met"),
        ("%", 0.523, "missed: 2.3 points above"),
        ("%", 0.379, "missed: 2.1 points below"),
        ("years", 2.5, "missed: 2.0 years above"),
        ("persons", 12_000.5, "missed: 12 000 above"),
    ],
)
def test_a_miss_is_told_with_its_size(unit: str, value: float, words: str) -> None:
    row = Row("x", EVE, unit, INPUT, 0.45, 0.4, 0.5, "s", lambda now: 0.0)
    assert judged(row, value).replace("\N{NARROW NO-BREAK SPACE}", " ") == words
    other = Row("x", EVE, unit, INPUT, 0.45, np.nan, np.nan, "s", lambda now: 0.0)
    assert judged(other, value) == "other people"


def test_distributions_hold_everybody_once() -> None:
    many = [crowd(age=np.repeat([24.9, 25.0, 60.0], [30, 30, 40]), since=np.repeat([since(1995), since(2003)], 50))] * 2
    table = ages([now.people["age"] for now in many]).set_index("group")["mean"]
    assert tuple(table.index) == AGE_GROUPS
    assert table.dropna().to_dict() == {"to 24": 30.0, "25-29": 30.0, "60+": 40.0}
    came = arrivals(shipped(BASELINE), [now.arrived for now in many], EVE).set_index("group")
    assert came["mean"].dropna().to_dict() == {"to 1998": 50.0, "2003": 50.0}
    assert came["published"].sum() == pytest.approx(100.0) and came["published"].idxmax() == "2002"
    assert came.loc["to 1998", "published"] == pytest.approx(100 * 19 / 559)


def test_a_later_beginning_leaves_out_those_before_and_nobody_else() -> None:
    scenario = shipped(BASELINE)
    whole, later = (ReturnModel(arm, 5, 2_000).migrants for arm in (scenario, study.begun(scenario, 1997)))
    kept = whole[whole["cohort"] >= 4 * 7]
    assert len(kept) < len(whole) and kept["identity"].tolist() == later["identity"].tolist()
    for trait in ("sex", "schooling", "region", "talent"):
        assert (kept[trait] == later[trait]).mean() > 0.99, trait


def test_the_calendar_and_the_slots_leave_out_the_same_people() -> None:
    """By the calendar draws are others, so that numbers agree as two samples do."""
    scenario = shipped(BASELINE)
    arms = [study.lived(arm(scenario, 1999), [EVE], 10, 2_000, 1) for arm in (study.begun, study.told_to_begin)]
    for series, near in (("People abroad", 60), ("Mean age", 0.5), ("Mean time since arrival", 0.2)):
        one, other = (float(arm[series].mean()) for arm in arms)
        assert one == pytest.approx(other, abs=near), series


def test_a_beginning_that_is_too_late_is_seen() -> None:
    scenario = shipped(BASELINE)
    whole = study.lived(scenario, [EVE], 2, 1_000, 1)
    late = study.lived(study.begun(scenario, 2002), [EVE], 2, 1_000, 1)
    table = study.differences(whole, late, "2002", [EVE]).set_index("series")
    assert table.loc["Mean time since arrival", "verdict"] == "lower"
    assert table.loc["Mean time since arrival", "mean"] < -1.0
    assert -70 < table.loc["People abroad", "mean"] < -35
    same = study.differences(whole, whole, "1990", [EVE])
    assert (same["mean"] == 0.0).all() and (same["verdict"] == "negligible").all()


@pytest.mark.parametrize(
    ("verdicts", "day"),
    [
        ("lower lower negligible negligible", "2002Q4"),
        ("negligible lower negligible negligible", "2002Q4"),
        ("negligible negligible negligible negligible", "2000Q4"),
        ("negligible negligible negligible unresolved", None),
    ],
)
def test_a_series_stands_from_the_end_of_its_last_difference(verdicts: str, day: str | None) -> None:
    days = ["2000Q4", "2001Q4", "2002Q4", "2003Q4"]
    table = pd.DataFrame({"day": days, "verdict": verdicts.split()})
    assert study.stands_from(table) == day == study.stands_from(table[::-1])


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("start") / "start.md"
    start.main(["--runs", "2", "--migrants", "1000", "--seed", "3", "--out", str(path)])
    return path


def test_the_document_says_what_was_computed(written: Path) -> None:
    text = written.read_text(encoding="utf-8")
    asked = rows(shipped(BASELINE))
    runs = [moments(shipped(BASELINE), world_seed(3, run), 1_000, {row.day for row in asked}) for run in range(2)]
    for row in asked:
        value, _, _ = spread(np.array([row.measure(run[row.day]) for run in runs]))
        (line,) = [line for line in text.splitlines() if line.startswith(f"| {row.what}") and f"| {row.kind} |" in line]
        assert judged(row, value) in line, row.what
    assert "nan" not in text and "{" not in text
    assert text.count("met; missed:") + text.count(" met.\n") == 3
    assert f"![Year of arrival and age of people abroad]({written.stem}.svg)" in text


def test_the_same_size_and_seed_give_the_same_bytes(written: Path, tmp_path: Path) -> None:
    again = tmp_path / "start.md"
    start.main(["--runs", "2", "--migrants", "1000", "--seed", "3", "--out", str(again)])
    assert again.read_bytes() == written.read_bytes()
    assert again.with_suffix(".svg").read_bytes() == written.with_suffix(".svg").read_bytes()
