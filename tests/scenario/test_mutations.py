"""However a file is spoilt, it checks out as right or its faults are told; what checks out also runs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bayiri.cli.app import DEBUG, DONE, WRONG_INPUT
from bayiri.scenario import InputFault, load
from bayiri.scenario.shipped import root
from bayiri.scenario.text.writing import yaml_text
from tests.scenario.mutating import SPOILING, VARYING, Changed, mangled, rebuilt, tree_of
from tests.scenario.small import House, sheet
from tests.scenario.trying import Captured, ends_well, runs

TIMES = 3 if os.environ.get("BAYIRI_FULL") else 1
MIXES = sorted(root().glob("*/baseline.yaml"))[0].parent
SHEET = root() / "corridors" / f"{MIXES.name}.yaml"
SHIPPED = [path.relative_to(root()).as_posix() for path in (SHEET, *sorted(MIXES.glob("*.yaml")))]
SMALL = """\
title: Support for people who come home
corridor: north-south
extends: baseline
compare_with: baseline
card: {report: "Part I", assumes: nothing, since: "2008", grade: anchored}
calendar: {start: 2006Q1, end: 2014Q4}
outcome: {window: [2008Q4, 2012Q4], lag: 8, threshold: 0.5, thresholds: [0.33, 0.5, 0.66]}
budget: 5e7
modules: {removal_threat: true, disasters: false}
behaviour:
  attention: {value: 0.1, unit: per quarter, source: "a survey", grade: assumption, range: [0.05, 0.2]}
  option_weight: 0.8
policies:
  grants:
    type: return_programme
    announced: 2008Q3
    start: 2008Q4
    end: 2013Q3
    ramp: 2
    grant: 14000
    travel: true
    payer: origin
    open_to: {status: [permanent, temporary], age_to: 65}
  a-legal_pathways: null
"""


def many(examples: int) -> settings:
    """So many examples, with one folder for all of them."""
    phases = (Phase.explicit, Phase.generate)  # the example found is small already; to make it smaller takes minutes
    return settings(max_examples=examples * TIMES, suppress_health_check=list(HealthCheck), phases=phases)


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what is shipped for one corridor."""
    monkeypatch.delenv(DEBUG, raising=False)
    for name in SHIPPED:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(root() / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def spoilt(name: str) -> st.SearchStrategy[Changed]:
    """A shipped file with slips of the keyboard and of thought."""
    text = (root() / name).read_text(encoding="utf-8")
    slips = st.one_of(mangled(text), rebuilt(text, SPOILING, 3), rebuilt(text, SPOILING, 1))
    return st.builds(Changed, st.just(name), st.just(text), slips)


def varied(name: str) -> st.SearchStrategy[Changed]:
    """A shipped file with other numbers and dates, most of which are allowed."""
    text = (root() / name).read_text(encoding="utf-8")
    plain = yaml_text(tree_of(text))
    return st.builds(Changed, st.just(name), st.just(plain), rebuilt(text, VARYING, 4))


def concerned(name: str) -> str:
    """The scenario by which a file is tried: itself, or for a sheet the first scenario of the corridor."""
    return f"{MIXES.name}/baseline.yaml" if name.startswith("corridors/") else name


def with_file(folder: Path, file: Changed, do: Callable[[str], int]) -> int:
    """What `do` gives for the scenario concerned while this file is changed."""
    kept = (folder / file.name).read_bytes()
    (folder / file.name).write_bytes(file.raw)
    try:
        return do(concerned(file.name))
    finally:
        (folder / file.name).write_bytes(kept)


def test_a_shipped_file_spoilt(copied: Path, capsys: Captured) -> None:
    codes: list[int] = []

    @many(1_600)
    @given(st.sampled_from([*SHIPPED, SHIPPED[0], SHIPPED[0]]).flatmap(spoilt))
    def check(file: Changed) -> None:
        codes.append(with_file(copied, file, lambda name: ends_well(["check", name], capsys)))

    check()
    assert set(codes) == {DONE, WRONG_INPUT}


def comes_to_an_end(path: Path, mixes: Path, captured: Captured) -> None:
    """The file is refused with a message, or is right, and then its own description gives the same scenario."""
    if ends_well(["check", path.name], captured) == DONE:
        scenario = load(path)
        again = mixes / "again.yaml"
        again.write_text(scenario.text(), encoding="utf-8")
        assert load(again).hash == scenario.hash


@many(200)
@given(raw=st.one_of(mangled(SMALL), rebuilt(SMALL, SPOILING, 2)))
def test_a_small_scenario_spoilt(house: House, capsys: Captured, raw: bytes) -> None:
    path = house.mixes / "mine.yaml"
    path.write_bytes(raw)
    comes_to_an_end(path, house.mixes, capsys)


@many(200)
@given(raw=st.one_of(mangled(yaml_text(sheet())), rebuilt(yaml_text(sheet()), SPOILING, 2)))
def test_a_small_sheet_spoilt(house: House, capsys: Captured, raw: bytes) -> None:
    (house.folder / "corridors" / "north-south.yaml").write_bytes(raw)
    comes_to_an_end(house.mixes / "baseline.yaml", house.mixes, capsys)


@many(300)
@given(
    head=st.sampled_from(["", "policies.", "policies.a-return_programme.", "sheet.", "sheet.stock.years."]),
    path=st.text(max_size=20),
    value=st.one_of(st.text(max_size=20), st.floats(), st.integers(), st.none()),
    typed=st.booleans(),
)
def test_a_value_set_from_outside_spoilt(house: House, head: str, path: str, value: object, typed: bool) -> None:
    sets = [f"{head}{path}={value}"] if typed else {head + path: value}
    try:
        load("baseline", sets)
    except InputFault as wrong:
        assert wrong.faults


def test_the_text_before_it_is_spoilt_is_right(house: House) -> None:
    assert load(house.write("mine", SMALL)).policies["grants"].levers["grant"] == 14000.0


@pytest.mark.parametrize(
    "text", [b"", b"\xff\xfe", b"\x00" * 100, b"a" * (1 << 21), b"- " * 1000, b"{" * 1000, b"?" * 99]
)
def test_what_is_no_scenario_at_all(house: House, capsys: Captured, text: bytes) -> None:
    path = house.mixes / "mine.yaml"
    path.write_bytes(text)
    comes_to_an_end(path, house.mixes, capsys)


def checks_and_runs(name: str, length: list[str], captured: Captured) -> int:
    """The exit code of a small run, which is the one that `check` announced."""
    announced = ends_well(["check", name], captured)
    assert runs(name, captured, length) == announced
    return announced


def test_what_checks_out_also_runs(copied: Path, capsys: Captured, undrawn: None) -> None:
    codes: list[int] = []

    @many(50)
    @given(st.sampled_from(SHIPPED).flatmap(varied), st.sampled_from([["--quarters", "4"], ["--quarters", "30"], []]))
    def run(file: Changed, length: list[str]) -> None:
        codes.append(with_file(copied, file, lambda name: checks_and_runs(name, length, capsys)))

    run()
    assert codes.count(DONE) >= len(codes) / 2
