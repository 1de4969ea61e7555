"""Every file and every command of the page on files, in its order: what is printed there works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from bayiri.cli.app import execute
from bayiri.parameters import registry
from bayiri.scenario import load
from tests.cli.conftest import Simulator
from tests.templates import filled_in

PAGE = Path(__file__).resolve().parents[2] / "docs" / "scenario-files.md"
BLOCK = re.compile(r"^```(yaml)?\n(.*?)^```\n", re.MULTILINE | re.DOTALL)


def blocks() -> list[tuple[str, str]]:
    """Kind (`yaml`, or nothing for commands) and text of the blocks of the page."""
    return BLOCK.findall(PAGE.read_text(encoding="utf-8"))


def test_every_file_and_command_works(simulator: Simulator, capsys: pytest.CaptureFixture[str]) -> None:
    ran = []
    for kind, text in blocks():
        if kind == "yaml":
            Path(text.splitlines()[0].removeprefix("# ")).write_text(text)
            continue
        for line in text.splitlines():
            words = shlex.split(line)
            assert words[0] == "bayiri" and execute(words[1:]) == 0, (line, capsys.readouterr().err)
            ran.append(words[1])
            if words[1] == "new":
                made = Path(words[3])
                made.write_text(filled_in(made.read_text()))
    assert {"list", "explain", "new", "check", "compare", "diff", "run"} <= set(ran)
    assert load("my-mix.yaml").policies["credit_from_2012"].start == "2012Q1"
    assert load("my-corridor/baseline.yaml").corridor == "my-corridor"


def test_units_are_those_of_the_registry_and_no_command_stands_twice() -> None:
    text = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
    told = {unit for row in rows for unit in re.findall(r"`(.*?)`", row)}
    assert {"ln points", "index", "share"} <= told <= {row.unit for row in registry()}
    commands = [line for kind, block in blocks() if not kind for line in block.splitlines()]
    assert len(commands) == len(set(commands))


def test_the_page_shows_what_it_speaks_of() -> None:
    kinds = [kind for kind, _ in blocks()]
    assert kinds.count("yaml") >= 5 and kinds.count("") >= 5
    assert "docs/scenario-files.md" in (PAGE.parents[1] / "README.md").read_text(encoding="utf-8")
