"""Every way to end has its code and one clear message, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bayiri.cli.app import execute
from tests.cli.conftest import Simulator

BASELINE = "ecuador-spain/baseline"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", BASELINE, "--runs", "0"], "--runs"),
        (["run", BASELINE, "--migrants", "-5"], "--migrants"),
        (["run", BASELINE, "--quarters", "0"], "--quarters"),
        (["run", BASELINE, "--workers", "0"], "--workers"),
        (["run", BASELINE, "--seed", "-1"], "--seed"),
        (["run", BASELINE, "--seed", "two"], "--seed"),
        (["run", BASELINE, "--sed", "2"], "--seed"),
        (["run", BASELINE, "--out"], "--out"),
        (["run"], "SCENARIO"),
        (["run", BASELINE, BASELINE], BASELINE),
        (["rnu", BASELINE], "Did you mean 'run'?"),
        (["run", "ecuador-spain/baselin"], "Did you mean ecuador-spain/baseline?"),
        (["run", "ecuador-spain"], "is a folder, not a scenario"),
        (["compare", BASELINE], "two scenarios"),
        (["compare", "ecuador-spain", "--baseline", "ecuador-spain/basline"], "Did you mean ecuador-spain/baseline?"),
        (["check", "nowhere/nothing"], "neither a file nor the name"),
        (["run", BASELINE, "--set", "policies.assisted_return.grant"], "has no ="),
        (["run", BASELINE, "--set", "policies.assisted_return.grnat=3"], "grant"),
    ],
)
def test_a_wrong_input_ends_with_two_and_one_message(
    arguments: list[str], said: str, simulator: Simulator, capsys: pytest.CaptureFixture[str]
) -> None:
    assert execute(arguments) == 2
    told = capsys.readouterr()
    assert told.out == "" and said in told.err
    assert "Traceback" not in told.err and len(told.err.splitlines()) <= 4
    assert simulator.asked == {} and os.listdir() == []


def test_faults_of_all_files_are_told_at_once(
    tmp_path: Path, simulator: Simulator, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one", "two"):
        text = f"title: {name}\ncorridor: ecuador-spain\nextends: ecuador-spain/baseline\nwrong_{name}: 1\n"
        (tmp_path / f"{name}.yaml").write_text(text)
    assert execute(["check", "one.yaml", "two.yaml"]) == 2
    told = capsys.readouterr().err
    assert "one.yaml:4  wrong_one" in told and "two.yaml:4  wrong_two" in told
    assert told.rstrip().endswith("2 faults, nothing was run.")


def test_an_interruption_ends_with_130(
    simulator: Simulator, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bayiri.ensemble.run", interrupted)
    assert execute(["run", BASELINE]) == 130
    assert capsys.readouterr().err == "Stopped. What was finished is kept.\n"


def broken(*_: object, **__: object) -> None:
    """A simulator with a fault of ours."""
    raise ZeroDivisionError("division\nby zero")


def test_a_fault_of_ours_ends_with_one_and_one_line(
    simulator: Simulator, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bayiri.ensemble.run", broken)
    monkeypatch.delenv("BAYIRI_DEBUG", raising=False)
    assert execute(["run", BASELINE]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "bayiri: this is a fault of ours: ZeroDivisionError: division by zero",
        "    Repeat with BAYIRI_DEBUG=1 to see where it happened.",
    ]


def test_the_traceback_is_shown_when_asked_for(simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bayiri.ensemble.run", broken)
    monkeypatch.setenv("BAYIRI_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        execute(["run", BASELINE])


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_run(
    simulator: Simulator, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("taken").write_text("a file, not a folder")
    for out in ("taken", "taken/inside"):
        assert execute(["run", BASELINE, "--out", out]) == 2
        told = capsys.readouterr().err.splitlines()
        assert told[0].startswith(f"--out  {out}  cannot be written to: ")
        assert told[1:] == ["1 fault, nothing was run."]
    assert simulator.asked == {}


def test_a_full_disk_while_writing_is_told(
    simulator: Simulator, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "out/quarters.parquet")

    monkeypatch.setattr(Simulator, "_write", full)
    monkeypatch.delenv("BAYIRI_DEBUG", raising=False)
    assert execute(["run", BASELINE]) == 1
    assert capsys.readouterr().err == "bayiri: cannot use out/quarters.parquet: No space left on device\n"


def bayiri(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own."""
    return subprocess.run([sys.executable, "-m", "bayiri", *arguments], capture_output=True, text=True, timeout=120)


def test_the_codes_reach_the_shell() -> None:
    assert bayiri("list").returncode == 0
    wrong = bayiri("run", BASELINE, "--runs", "0")
    assert wrong.returncode == 2 and "Traceback" not in wrong.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_reader_who_leaves_is_no_fault() -> None:
    piped = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m bayiri check {BASELINE} --resolved | true"],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert piped.stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_control_c_in_the_shell_ends_with_130(tmp_path: Path) -> None:
    """The signal comes while the command waits for its simulator."""
    code = (
        "import bayiri.ensemble, os, signal, time\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a background job starts without it
        "def wait(*a, **k):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    time.sleep(60)\n"
        "bayiri.ensemble.run = wait\n"
        "from bayiri.cli import main\n"
        f"main(['run', '{BASELINE}', '--out', 'folder'])\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, cwd=tmp_path)
    assert ended.returncode == 130 and "Traceback" not in ended.stderr
