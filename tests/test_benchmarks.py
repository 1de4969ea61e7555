"""The benchmark's command works; what it measures is for people to read, on a machine left to itself."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from bayiri.compiling import JIT
from tests.test_rooms import ROOT


@pytest.mark.skipif(not JIT, reason="the compiler is off for all tests: there is nothing to compare with")
def test_the_benchmark_prints_a_row_for_every_figure() -> None:
    command = [sys.executable, "experiments/benchmarks/engine.py", "--quick"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=1_200)
    assert done.returncode == 0, done.stderr
    head, rule, *rows = (line.split(" | ") for line in done.stdout.splitlines())
    assert len(head) == 3 and rule == ["|---|---:|---:|"]
    assert {len(row) for row in rows} == {3}
    said = "\n".join(row[0] for row in rows)
    for what in ("one thread", "two threads", "plain objects", "growth", "record", "memory", "sweep", "compare"):
        assert what in said, what
    figures = {row[0]: float(re.sub(r"[^0-9.].*", "", row[1].replace(",", ""))) for row in rows}
    assert [name for name, figure in figures.items() if figure <= 0.0 and "load" not in name] == []


@pytest.mark.skipif(not JIT, reason="the compiler is off for all tests")
def test_plain_rules_are_never_timed_with_the_compiler_on() -> None:
    command = [sys.executable, "experiments/benchmarks/plain.py", "--migrants", "10", "--quarters", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 1
    assert "NUMBA_DISABLE_JIT=1" in done.stderr
