"""What is allowed can be run, however far it is from anything that was ever done."""

from pathlib import Path

import pytest

from bayiri.cli.app import DONE, WRONG_INPUT
from bayiri.parameters import MODULES, in_section
from bayiri.scenario import load
from tests.scenario.trying import Captured, runs

BASE = "ecuador-spain/baseline"
POLICY = "policies.assisted_return"
SHEET = load(BASE).sheet
ALWAYS = [f"{POLICY}.{key}=null" for key in ("announced", "start", "end")]
NUMBERS = [
    row
    for section in ("behaviour", "people")
    for row in in_section(section).values()
    if row.kind in ("number", "integer")
]

ALL_ON = [f"modules.{name}=true" for name in MODULES]


def yearly(series: str, value: float) -> list[str]:
    """Settings that give every year of a series this value."""
    return [f"sheet.{series}.years.{year}={value}" for year in SHEET[series]["years"]]


CASES = {
    "a policy from the last quarter on": [
        f"{POLICY}.announced=null",
        f"{POLICY}.end=null",
        f"{POLICY}.start={load(BASE).calendar.end}",
    ],
    "a policy of one quarter": [f"{POLICY}.announced=null", f"{POLICY}.start=2010Q1", f"{POLICY}.end=2010Q1"],
    "a policy that was always there": ALWAYS,
    "a policy that never grows to full strength": [f"{POLICY}.ramp=200"],
    "no policy": [f"{POLICY}=null"],
    "a window of one quarter": ["outcome.window=[2008Q4, 2008Q4]"],
    "a calendar as short as the lag allows": ["outcome.window=null", "calendar.end=2009Q1"],
    "a comparison from the first quarter of the history on": ["calendar.start=1990Q1"],
    "every module on": ALL_ON,
    "every module off": [f"modules.{name}=false" for name in MODULES],
    "no budget": ["budget=0"],
    "no budget of a policy": [f"{POLICY}.budget=0"],
    "no places": [f"{POLICY}.places=0"],
    "nobody reached": [f"{POLICY}.reach=0"],
    "everybody reached at once": [f"{POLICY}.reach=1"],
    "everybody returned well": ["outcome.threshold=0"],
    "a lag of one quarter": ["outcome.lag=1"],
    "everybody from one region": [
        "sheet.origin.regions.sierra.migrant_share=0",
        "sheet.origin.regions.costa.migrant_share=0",
        "sheet.origin.regions.amazonia.migrant_share=1",
    ],
    "nobody who considers leaving": yearly("slots", 0),
    "nobody at all": [*yearly("slots", 0), *yearly("stock", 0)],
    "fewer persons abroad than simulated people": [*yearly("slots", 1), *yearly("stock", 1)],
    "every number at its least": [*ALL_ON, *(f"behaviour.{row.name}={row.low!r}" for row in NUMBERS)],
    "every number at its most": [*ALL_ON, *(f"behaviour.{row.name}={row.high!r}" for row in NUMBERS)],
}


def settings(sets: list[str]) -> list[str]:
    """The options that set these values."""
    return [word for text in sets for word in ("--set", text)]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("case", CASES)
def test_an_extreme_runs(case: str, capsys: Captured, undrawn: None) -> None:
    assert runs(BASE, capsys, settings(CASES[case])) == DONE
    assert Path("out/outcomes.parquet").is_file()


def test_an_extreme_is_drawn_as_well(capsys: Captured) -> None:
    assert runs(BASE, capsys, settings(CASES["nobody at all"])) == DONE
    assert Path("out/report.html").is_file()


def test_a_corridor_far_too_large_is_refused(capsys: Captured) -> None:
    assert runs(BASE, capsys, settings([*yearly("slots", 1e10), *yearly("stock", 1)])) == WRONG_INPUT
