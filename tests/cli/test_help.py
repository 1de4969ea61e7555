"""Help is complete and has an example."""

import shlex

import pytest

from bayiri.cli.app import COMMANDS, execute
from tests.test_words import forbidden


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_help_has_an_example_that_is_understood(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert execute([*([command] if command else []), "--help"]) == 0
    told = capsys.readouterr().out
    assert "Example: bayiri " in told and forbidden(told) == []
    assert "<" not in told and "list[" not in told  # kinds of values are told in words
    assert all(len(line) <= 80 for line in told.splitlines())
    example = shlex.split(" ".join(told.split("Example: ")[1].split()))
    assert example[0] == "bayiri" and example[1] in COMMANDS
    assert execute([*example[1:], "--help"]) == 0  # every option of the example exists


def test_run_and_compare_take_what_was_promised(capsys: pytest.CaptureFixture[str]) -> None:
    shared = ("--seed", "--runs", "--migrants", "--quarters", "--workers", "--set", "--out", "--json")
    for command, options in (("run", shared), ("compare", (*shared, "--baseline")), ("check", ("--resolved",))):
        execute([command, "--help"])
        told = capsys.readouterr().out
        assert all(option in told for option in options), command


def test_the_program_alone_shows_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    execute([])
    told = capsys.readouterr()
    assert all(name in told.out + told.err for name in COMMANDS)
