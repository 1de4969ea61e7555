"""A corpus of faulty files: each is named by its fault, and beside it stands what is told of it, word for word.

A file in `scenarios` or `sheets` has one fault and is otherwise complete; those in `several` have more. After a change
of words or of the registry, `BAYIRI_GOLDEN=1 pytest tests/scenario/test_faulty.py` writes the messages anew; read the
difference as a person who has just made that mistake before you keep it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bayiri.cli.app import execute
from bayiri.parameters import POLICY_TYPES
from bayiri.scenario import InputFault, load
from bayiri.scenario.text import folding
from bayiri.scenario.text.faults import Fault
from bayiri.scenario.text.reading import read_file
from tests.test_words import forbidden

FAULTY = Path(__file__).with_name("faulty")
BASELINE = "scenarios/baseline.yaml"
SOUND = (BASELINE, "scenarios/credit.yaml", "scenarios/higher-grant.yaml")  # which others extend and combine
FILES = [
    name
    for folder in ("scenarios", "sheets", "several")
    for path in sorted((FAULTY / folder).glob("*.yaml"))
    if (name := path.relative_to(FAULTY).as_posix()) not in SOUND
]
# A message that lists the types of policies is kept without them, so that a new type changes no file.
LISTED = "{POLICY TYPES}"
TYPES = f"{', '.join(list(POLICY_TYPES)[:-1])} or {list(POLICY_TYPES)[-1]}"


@pytest.fixture(autouse=True)
def _inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FAULTY)


def golden(name: str) -> Path:
    """The file with what is told of the faulty file."""
    return (FAULTY / name).with_suffix(".message")


def told(name: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a person is told who checks this file, or a scenario in the corridor of this sheet."""
    if name.startswith("sheets/"):
        with pytest.raises(InputFault) as raised:
            load(BASELINE, [f"corridor=../{name}"])
        return f"{raised.value}\n"
    assert execute(["check", name]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


@pytest.mark.parametrize("name", FILES)
def test_a_fault_is_told_word_for_word(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = told(name, capsys).replace(TYPES, LISTED)
    if os.environ.get("BAYIRI_GOLDEN"):
        golden(name).write_text(said, encoding="utf-8")
        pytest.skip("written anew")
    assert said == golden(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_a_message_says_where_and_how_many(name: str) -> None:
    *faults, count = golden(name).read_text(encoding="utf-8").splitlines()
    places = [re.match(r"([a-z0-9/-]+\.yaml):(\d+)  \S", line) for line in faults if not line.startswith("    ")]
    assert all(places) and forbidden("\n".join(faults)) == []
    lines = [(place[1], int(place[2])) for place in places if place]
    assert lines == sorted(lines)
    if name.startswith("several/"):
        assert len(lines) > 1 and count == f"{len(lines)} faults, nothing was run."
    else:
        assert len(lines) == 1 and count == "1 fault, nothing was run."


def faults_of(name: str) -> tuple[Fault, ...]:
    """What the reading of this file alone finds."""
    try:
        return read_file(FAULTY / name, name).faults
    except InputFault as wrong:
        return wrong.faults


@pytest.mark.parametrize("name", FILES)
def test_parsers_in_c_and_in_python_tell_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Any] = []
    for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        monkeypatch.setattr(folding, "_LOADER", loader)
        heard.append(faults_of(name))
    assert heard[0] == heard[1]


def test_the_corpus_is_large_and_holds_nothing_else() -> None:
    assert sum(not name.startswith("several/") for name in FILES) >= 60
    messages = {path.relative_to(FAULTY).as_posix() for path in FAULTY.glob("*/*.message")}
    assert messages == {golden(name).relative_to(FAULTY).as_posix() for name in FILES}


@pytest.mark.parametrize("name", SOUND)
def test_what_faults_were_put_in_has_none(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["check", name]) == 0
    assert capsys.readouterr().err == ""
    assert load(name).sheet["title"] == "North to South"
