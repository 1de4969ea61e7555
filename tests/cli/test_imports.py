"""Commands that only read files load nothing heavy, so that an answer comes at once."""

import json
import subprocess
import sys

import pytest

from tests.test_package import HEAVY

PROBE = """
import json, sys
from bayiri.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    print()
    print(json.dumps([end.code, sorted({name.split(".")[0] for name in sys.modules})]))
"""
READING = {*HEAVY, "jinja2", "rich"}
HELP = {*READING, "pydantic", "yaml"}
BASELINE = "ecuador-spain/baseline"
# A command that simulates nothing is a row here.
COMMANDS = [
    (["--help"], HELP),
    (["--version"], HELP),
    (["run", "--help"], READING),  # typer itself loads pydantic for a command's own options
    (["compare", "-h"], READING),
    (["list"], READING),
    (["check", "ecuador-spain"], READING),
    (["check", BASELINE, "--resolved"], READING),
    (["check", BASELINE, "--json"], READING),
    (["explain", "credit_access"], READING),
    (["explain", "guarantee"], READING),
    (["explain", "settled"], READING),
    (["explain", BASELINE], READING),
    (["new", "scenario", "-"], READING),
    (["new", "corridor", "-"], READING),
    (["diff", BASELINE, "ecuador-spain/no-treaty"], READING),
    (["schema"], READING),
    (["schema", "corridor"], READING),
]


@pytest.mark.parametrize(("arguments", "heavy"), COMMANDS, ids=[" ".join(words) for words, _ in COMMANDS])
def test_reading_loads_nothing_heavy(arguments: list[str], heavy: set[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, check=True, timeout=120
    )
    code, modules = json.loads(ended.stdout.splitlines()[-1])
    assert code == 0
    assert sorted(heavy & set(modules)) == []


def test_faults_are_told_without_anything_heavy() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROBE, "check", "ecuador-spain/basline"], capture_output=True, text=True, timeout=120
    )
    code, modules = json.loads(ended.stdout.splitlines()[-1])
    assert code == 2
    assert sorted(READING & set(modules)) == []
