"""Slots of any corridor: what they are solved for, and what is said where nothing is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from bayiri.scenario import InputFault, load
from bayiri.scenario.text.writing import yaml_text
from bayiri.studies.slots import entries, main, with_slots
from tests.scenario.small import House, series, sheet


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    built = House(tmp_path)
    monkeypatch.chdir(built.mixes)
    return built


def publish(house: House, figure: dict[str, object]) -> None:
    data = sheet()
    data["targets"]["entries"] = figure
    data["slots"] = {"value": 900.0, "unit": "persons per year", "year": 2005, "source": "a guess", "grade": "derived"}
    house.write_sheet(yaml_text(data))


def test_arrivals_between_published_years_lie_on_a_line(house: House) -> None:
    publish(house, series("persons per year", {2002: 100.0, 2004: 300.0}))
    arrivals = entries(load("baseline"))
    assert list(arrivals) == list(range(2000, 2015))
    assert [arrivals[year] for year in (2000, 2002, 2003, 2004, 2014)] == [100.0, 100.0, 200.0, 300.0, 300.0]


def test_one_figure_is_that_of_every_year(house: House) -> None:
    publish(house, {"value": 70.0, "unit": "persons per year", "year": 2005, "source": "a guess", "grade": "derived"})
    assert set(entries(load("baseline")).values()) == {70.0}


def test_a_solved_table_takes_the_place_of_a_single_guess(house: House) -> None:
    publish(house, series("persons per year", {2002: 100.0}))
    slots = with_slots(load("baseline"), {2000: 5.0, 2001: 6.0}).sheet["slots"]
    assert slots["years"] == {2000: 5.0, 2001: 6.0} and "value" not in slots and slots["unit"] == "persons per year"


def test_without_published_arrivals_the_line_to_write_is_told(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InputFault) as raised:
        entries(load("baseline"))
    (fault,) = raised.value.faults
    assert fault.path == "targets.entries" and fault.file.endswith("north-south.yaml") and fault.line is not None
    with pytest.raises(SystemExit) as ended:
        main("baseline")
    assert ended.value.code == 2 and "targets.entries  is missing" in capsys.readouterr().err
