"""Commands tried in process: every way in which they may end, and no other."""

from __future__ import annotations

import warnings
from collections.abc import Iterable

import pytest

from bayiri.cli.app import DONE, WRONG_INPUT, execute

Captured = pytest.CaptureFixture[str]


def ends_well(arguments: list[str], captured: Captured) -> int:
    """The exit code: 0 with nothing on stderr, or 2 with faults told. A warning of a library is a fault of ours."""
    with warnings.catch_warnings():
        for kind in (RuntimeWarning, UserWarning):
            warnings.simplefilter("error", kind)
        code = execute(arguments)
    said = captured.readouterr().err
    if code == DONE:
        assert said == ""
    else:
        assert code == WRONG_INPUT and said.endswith("nothing was run.\n"), said
        assert "Traceback" not in said and "fault of ours" not in said
    return code


def runs(name: str, captured: Captured, options: Iterable[str] = ()) -> int:
    """The exit code of a small run."""
    return ends_well(["run", name, "--runs", "1", "--migrants", "40", *options, "--out", "out"], captured)
