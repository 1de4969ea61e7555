"""Results are those committed in docs/results.csv, and the command that renews them asks for a reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import bayiri.model
from bayiri import state
from bayiri.draws import world_seed
from bayiri.model import ReturnModel
from bayiri.scenario.tables.compile import Compiled
from bayiri.studies import baseline
from tests.worlds import BASELINE, world

DOCS = Path(__file__).resolve().parents[2] / "docs"
SOME = (BASELINE, "ecuador-spain/comprehensive")


@pytest.fixture(scope="module")
def now() -> pd.DataFrame:
    return baseline.everything()


@pytest.fixture(scope="module")
def some() -> pd.DataFrame:
    return baseline.measured(SOME)


def hold(old: pd.DataFrame, new: pd.DataFrame) -> None:
    """Results are as before, as far as one machine and another may agree."""
    found = baseline.beyond(baseline.changes(old, new))
    said = f'{baseline.told(found)}\n\nIf this is meant, say why: make baseline REASON="..."'
    assert found.empty, f"results are not those of docs/results.csv:\n\n{said}"


def test_results_are_those_committed(now: pd.DataFrame) -> None:
    hold(baseline.read(DOCS / "results.csv"), now)


def test_every_change_in_the_log_has_a_reason() -> None:
    entries = (DOCS / "results.md").read_text(encoding="utf-8").split("\n## ")[1:]
    assert entries and all(len(entry.partition(": ")[2].split("\n")[0].split()) > 2 for entry in entries)


def noise(compiled: Compiled) -> Compiled:
    """Another last digit in every number with decimals, as of another machine's logarithms."""
    digits = np.random.default_rng(1)
    for table in (compiled.parameters, compiled.places, compiled.systems, compiled.programmes, compiled.lenders):
        for name in (name for name in table.dtype.names if table.dtype[name].kind == "f"):
            column = table[name]
            column[...] = np.where(
                column % 1.0 != 0.0, column * (1 + 4e-16 * digits.integers(-2, 3, column.shape)), column
            )
    return compiled


def test_another_machine_passes(some: pd.DataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    build = bayiri.model.compile_scenario
    monkeypatch.setattr(bayiri.model, "compile_scenario", lambda *given: noise(build(*given)))
    other = baseline.measured(SOME)
    assert not other.equals(some)
    hold(some, other)


def turned_over(seeds: set[int]) -> Callable[..., None]:
    """A quarter in which one person abroad, in 2009 and in the worlds of these seeds, loses papers and savings."""
    live = ReturnModel.live_quarter

    def live_quarter(model: ReturnModel, engine: str | None = None) -> None:
        live(model, engine)
        if model.date == "2009Q1" and model.world_seed in seeds:
            people = model.migrants
            abroad = (people["presence"] == state.PRESENT) & (people["place"] >= model.compiled.regions)
            row = np.flatnonzero(abroad)[500]
            people["savings"][row], people["status"][row] = 0, state.IRREGULAR

    return live_quarter


def test_one_life_may_go_elsewhere_in_one_run_but_not_in_two(
    some: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds = [world_seed(baseline.SEED, run) for run in range(baseline.RUNS)]
    with monkeypatch.context() as patch:
        patch.setattr(ReturnModel, "live_quarter", turned_over({seeds[1]}))
        once = baseline.measured(SOME)
    assert set(baseline.changes(some, once)["runs"]) == {1}
    hold(some, once)
    with monkeypatch.context() as patch:
        patch.setattr(ReturnModel, "live_quarter", turned_over(set(seeds[:2])))
        twice = baseline.measured(SOME)
    with pytest.raises(AssertionError, match="results are not those"):
        hold(some, twice)


@pytest.mark.parametrize(
    "name", ["attention", "moving", "score_level", "family_joining", "firm_failure", "remittance_share", "risk_level"]
)
def test_a_number_moved_by_three_per_cent_does_not_pass(some: pd.DataFrame, name: str) -> None:
    paths = {"moving": "sheet.destinations.spain.going_home.moving_cost"}
    path = paths.get(name, f"behaviour.{name}")
    before = world().sheet["destinations"]["spain"]["going_home"]["moving_cost"]["value"]
    before = before if name in paths else world().parameters[name]
    changed = baseline.measured([world({path: 1.03 * before}, name=BASELINE)])
    with pytest.raises(AssertionError) as said:
        hold(some[some["mix"] == BASELINE], changed)
    assert 'make baseline REASON="..."' in str(said.value)
    row = baseline.beyond(baseline.changes(some[some["mix"] == BASELINE], changed)).iloc[0]
    old, new = (np.format_float_positional(row[part], 6, fractional=False, trim="-") for part in ("before", "now"))
    assert f"| {BASELINE} | {row['measure']} | {row['when']} | {old} | {new} |" in str(said.value)


def test_one_run_may_move_as_far_as_a_flipped_decision_explains(some: pd.DataFrame) -> None:
    for times in (0.9, 1.1):
        moved = some["run 2"] + times * some["allowed"].where(some["measure"] == "first_returns", 0.0)
        found = baseline.beyond(baseline.changes(some, some.assign(**{"run 2": moved})))
        assert len(found) == (len(SOME) if times > 1.0 else 0)


def test_rows_that_are_new_or_gone_do_not_pass(some: pd.DataFrame) -> None:
    for old, new, words in ((some[1:], some, "1 new, 0 gone"), (some, some[1:], "0 new, 1 gone")):
        with pytest.raises(AssertionError, match=words):
            hold(old, new)


def test_a_table_is_read_as_it_was_written(now: pd.DataFrame, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(baseline.text_of(now), encoding="utf-8")
    again = baseline.read(tmp_path / "table.csv")
    assert baseline.changes(now, again).empty and baseline.changes(again, now).empty
    assert again[baseline.KEYS].equals(now[baseline.KEYS].sort_values(baseline.KEYS, ignore_index=True))
    assert "e+" not in baseline.text_of(now)


class Command:
    """The command in a folder of its own, with results given instead of computed."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.table, self.log, self.patch = folder / "results.csv", folder / "results.md", patch

    def run(self, reason: str, results: pd.DataFrame) -> None:
        self.patch.setattr(baseline, "everything", lambda: results)
        baseline.main(["--reason", reason, "--table", str(self.table), "--log", str(self.log)])


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    return Command(tmp_path, monkeypatch)


def moved(results: pd.DataFrame) -> pd.DataFrame:
    """Results with a tenth more in their first row."""
    return results.assign(
        **{name: results[name].where(results.index > 0, results[name] * 1.1) for name in baseline.VALUES}
    )


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_without_a_reason_nothing_is_written(
    command: Command, some: pd.DataFrame, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        command.run(reason, some)
    assert ended.value.code == 2
    assert 'say which: make baseline REASON="..."' in capsys.readouterr().err
    assert not command.table.exists() and not command.log.exists()


def test_a_change_is_written_with_its_reason_the_newest_first(
    command: Command, some: pd.DataFrame, capsys: pytest.CaptureFixture[str]
) -> None:
    command.run("a first table", some)
    assert f"{len(some)} new" in command.log.read_text(encoding="utf-8")
    capsys.readouterr()
    command.run("people look\nfurther ahead", moved(some))
    row = some.iloc[0]
    old = float(row[baseline.VALUES].mean())
    figures = [np.format_float_positional(value, 6, fractional=False, trim="-") for value in (old, 1.1 * old)]
    line = f"| {row['mix']} | {row['measure']} | {row['when']} | {' | '.join(figures)} | {baseline.RUNS} |"
    log = command.log.read_text(encoding="utf-8")
    assert line in capsys.readouterr().out and line in log
    assert log.startswith(baseline.HEAD) and log.count("# Results, and why they changed") == 1
    assert log.index(": people look further ahead\n") < log.index(": a first table\n")
    hold(baseline.read(command.table), moved(some))


def test_what_did_not_change_is_not_written(
    command: Command, some: pd.DataFrame, capsys: pytest.CaptureFixture[str]
) -> None:
    command.run("a first table", some)
    before = command.table.read_bytes(), command.log.read_bytes()
    command.table.write_bytes(before[0])
    stamps = command.table.stat().st_mtime_ns, command.log.stat().st_mtime_ns
    command.run("no reason at all", some)
    assert "Nothing changed" in capsys.readouterr().out
    assert (command.table.read_bytes(), command.log.read_bytes()) == before
    assert (command.table.stat().st_mtime_ns, command.log.stat().st_mtime_ns) == stamps


def test_a_reason_outlives_a_table_that_could_not_be_written(command: Command, some: pd.DataFrame) -> None:
    command.run("a first table", some)
    before = command.table.read_bytes()
    write = baseline.write_text

    def full(path: Path, text: str) -> None:
        if path == command.table:
            raise OSError("no space left")
        write(path, text)

    command.patch.setattr(baseline, "write_text", full)
    with pytest.raises(OSError, match="no space left"):
        command.run("people look further ahead", moved(some))
    assert command.table.read_bytes() == before
    assert "people look further ahead" in command.log.read_text(encoding="utf-8")
