"""However a file is mangled, it loads or its faults are told; nothing else ever comes out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bayiri.scenario import InputFault, Scenario, load
from bayiri.scenario.writing import yaml_text
from tests.scenario.small import House, sheet

EXAMPLES = 2000 if os.environ.get("BAYIRI_FULL") else 300
SCENARIO = """\
title: Support for people who come home
corridor: north-south
extends: baseline
compare_with: baseline
card: {report: "Part I", assumes: nothing, since: 2008, grade: anchored}
calendar: {start: 2006Q1, end: 2014Q4}
outcome: {window: [2008Q4, 2012Q4], lag: 8, threshold: 0.5, thresholds: [0.33, 0.5, 0.66]}
budget: 5e7
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
""".replace("since: 2008", 'since: "2008"')
PIECES = st.sampled_from([
    "", " ", "  ", "\n", "\n\n", "\t", ":", ": ", "- ", "{", "}", "[", "]", ",", "#", "'", '"', "|", ">",
    "? ", "&a", "*a", "!", "!!int ", "<<: ", "%", "@", "---\n", "...\n", "null", "true", "~", ".nan", ".inf",
    "-1", "0", "1e9", "1e400", "012", "0x1f", "80", "2009Q5", "9999Q4", "value: 1", "years: {2000: 1}",
    "extends: mine\n", "\x00", "\x85", "\u2028", "\ufeff", "é", "𝔘", "x" * 300, "9" * 300, "{a: " * 20,
    "policies: {}\n", "type: legal_pathways",
])  # fmt: skip


@st.composite
def mangled(draw: st.DrawFn, text: str) -> bytes:
    """The text after a few slips: pieces put in or over others; lines lost, doubled, indented, cut off."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        slip = draw(st.sampled_from(["put in", "put over", "lose a line", "double a line", "indent", "cut off"]))
        lines = text.split("\n")
        line = draw(st.integers(0, len(lines) - 1))
        if slip == "put in":
            text = text[:start] + draw(PIECES) + text[start:]
        elif slip == "put over":
            text = text[:start] + draw(PIECES) + text[end:]
        elif slip == "cut off":
            text = text[:start]
        else:
            changed = {"lose a line": [], "double a line": [lines[line]] * 2, "indent": ["  " + lines[line]]}[slip]
            text = "\n".join([*lines[:line], *changed, *lines[line + 1 :]])
    raw = bytearray(text.encode())
    if raw and draw(st.integers(0, 9)) == 0:
        raw[draw(st.integers(0, len(raw) - 1))] = draw(st.integers(0, 255))
    return bytes(raw)


def comes_to_an_end(path: Path, mixes: Path) -> None:
    """Loading gives a scenario that can be described, or faults that name a file."""
    try:
        scenario = load(path)
    except InputFault as wrong:
        assert wrong.faults
        assert all(fault.file and fault.message for fault in wrong.faults)
        assert str(wrong).endswith("nothing was run.")
        return
    assert isinstance(scenario, Scenario)
    again = mixes / "again.yaml"
    again.write_text(scenario.text(), encoding="utf-8")
    assert load(again).hash == scenario.hash


MANY = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@MANY
@given(raw=mangled(SCENARIO))
def test_a_mangled_scenario(house: House, raw: bytes) -> None:
    path = house.mixes / "mine.yaml"
    path.write_bytes(raw)
    comes_to_an_end(path, house.mixes)


@MANY
@given(raw=mangled(yaml_text(sheet())))
def test_a_mangled_sheet(house: House, raw: bytes) -> None:
    (house.folder / "corridors" / "north-south.yaml").write_bytes(raw)
    comes_to_an_end(house.mixes / "baseline.yaml", house.mixes)


@MANY
@given(
    head=st.sampled_from(["", "policies.", "policies.a-return_programme.", "sheet.", "sheet.stock.years."]),
    path=st.text(max_size=20),
    value=st.one_of(st.text(max_size=20), st.floats(), st.integers(), st.none()),
    typed=st.booleans(),
)
def test_a_mangled_set(house: House, head: str, path: str, value: object, typed: bool) -> None:
    sets = [f"{head}{path}={value}"] if typed else {head + path: value}
    try:
        load("baseline", sets)
    except InputFault as wrong:
        assert wrong.faults


def test_the_text_before_mangling_is_right(house: House) -> None:
    assert load(house.write("mine", SCENARIO)).policies["grants"].levers["grant"] == 14000.0


@pytest.mark.parametrize(
    "text", [b"", b"\xff\xfe", b"\x00" * 100, b"a" * (1 << 21), b"- " * 1000, b"{" * 1000, b"?" * 99]
)
def test_what_is_no_scenario_at_all(house: House, text: bytes) -> None:
    path = house.mixes / "mine.yaml"
    path.write_bytes(text)
    comes_to_an_end(path, house.mixes)
