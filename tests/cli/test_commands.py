"""What commands ask of the simulator, and what they print."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bayiri.charts.source import Source
from bayiri.cli.app import execute
from bayiri.cli.progress import rate
from bayiri.scenario import find_mixes
from tests.cli.conftest import Simulator
from tests.synthetic import MIXES
from tests.test_words import ROOT, forbidden

BASELINE = "ecuador-spain/baseline"
SHIPPED = find_mixes("ecuador-spain")


def test_a_run_passes_its_options_on(simulator: Simulator, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--seed", "7", "--runs", "3", "--migrants", "900", "--quarters", "20", "--workers", "2"]
    changes = ["--set", "policies.assisted_return.grant=9000", "--set", "behaviour.attention=0.2"]
    assert execute(["run", BASELINE, *options, *changes, "--out", "mine"]) == 0
    asked = simulator.asked
    assert (asked["seed"], asked["runs"], asked["migrants"], asked["quarters"], asked["workers"]) == (7, 3, 900, 20, 2)
    told = capsys.readouterr()
    assert told.err == ""
    page, tables, repeat = told.out.splitlines()[-3:]
    assert page == f"Page     {Path('mine/report.html')}, charts in {Path('mine/charts')}"
    assert tables == "Tables   outcomes.parquet, quarters.parquet in mine"
    assert repeat == f"Repeat   {asked['command']}"
    again = asked["command"].split()[1:]
    assert again[:2] == ["run", BASELINE] and "--set" in again and "--workers" not in again


def test_a_change_reaches_the_scenario(simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {}

    def looked(scenario: Any, **options: Any) -> Any:
        seen["grant"] = scenario.policies["assisted_return"].levers["grant"]
        return simulator.run(scenario, **options)

    monkeypatch.setattr("bayiri.ensemble.run", looked)
    assert execute(["run", BASELINE, "--runs", "1", "--set", "policies.assisted_return.grant=9000"]) == 0
    assert seen["grant"] == 9000


def test_without_a_folder_results_go_to_out(simulator: Simulator) -> None:
    assert execute(["run", BASELINE]) == 0
    assert Path("out/ecuador-spain-baseline/outcomes.parquet").exists()


def test_a_folder_of_scenarios_is_every_mix_in_it(simulator: Simulator) -> None:
    assert execute(["compare", "ecuador-spain", "--out", "mine"]) == 0
    assert set(simulator.asked["scenarios"]) == set(SHIPPED) and simulator.asked["scenarios"][0] == BASELINE
    assert simulator.asked["baseline"] == BASELINE


@pytest.mark.parametrize("named", ["no-programme", "ecuador-spain/no-programme"])
def test_the_baseline_may_be_named_in_part(named: str, simulator: Simulator) -> None:
    assert execute(["compare", "ecuador-spain", "--baseline", named, "--out", "mine"]) == 0
    assert simulator.asked["baseline"] == "ecuador-spain/no-programme"
    assert simulator.asked["scenarios"][0] == "ecuador-spain/no-programme"


def test_a_baseline_beside_the_mixes_joins_them(simulator: Simulator) -> None:
    mix = "ecuador-spain/circular-reentry"
    assert execute(["compare", mix, "--baseline", BASELINE, "--out", "mine"]) == 0
    assert simulator.asked["scenarios"] == [BASELINE, mix]


def test_a_mix_named_twice_runs_once(simulator: Simulator) -> None:
    assert execute(["compare", "ecuador-spain", BASELINE, "--out", "mine"]) == 0
    assert len(simulator.asked["scenarios"]) == len(SHIPPED)


def test_the_table_fits_on_a_hundred_columns(simulator: Simulator, capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["compare", "ecuador-spain", "--out", "mine"]) == 0
    told = capsys.readouterr().out
    table = told[: told.index("Page ")]
    assert max(len(line) for line in table.splitlines()) <= 100
    words = " ".join(table.split())
    assert "higher" in words and "baseline: levels" in words and "6 paired runs" in words
    assert "one simulated person stands for 82 · modules on: none." in words and "\x1b" not in told
    assert all(title.split()[0] in words for title in MIXES.values()) and forbidden(told) == []


def test_the_table_names_labels_removals_and_other_baselines(capsys: pytest.CaptureFixture[str]) -> None:
    from bayiri.cli.table import show
    from tests.pages.full import full

    made = full(runs=6)
    mix, other = made.scenarios[1], made.scenarios[3]
    mix.label, other.label = "Support", "No organised help of any kind at all"
    mix.switched_on = ("removal_threat",)
    mix.title = other.title = "A title that is far too long for a table on a terminal, and said elsewhere"
    made.differences.loc[made.differences["scenario"] == mix.name, "baseline"] = other.name
    show(made)
    told = capsys.readouterr().out
    words = " ".join(told.split())
    assert max(len(line) for line in told.splitlines()) <= 100
    assert "modules on: removal threat in “Support”." in words
    assert "Removal" in words and "Support" in words and "(against No" in words
    assert mix.name not in words and "far too long" not in words


def test_mixes_of_one_label_bear_their_names_in_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    from bayiri.cli.table import show
    from tests.synthetic import comparison

    show(comparison(runs=2, titles={BASELINE: "As it was", "mine": "Mine", "mine-2": "Mine"}))
    words = capsys.readouterr().out
    assert "Mine (mine)" in words and "Mine (mine-2)" in words and "As it was (" not in words


def test_json_is_one_object_and_nothing_else(simulator: Simulator, capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["compare", "ecuador-spain", "--out", "mine", "--json"]) == 0
    told = capsys.readouterr()
    content = json.loads(told.out)
    assert told.err == "" and content["baseline"] == BASELINE and content["files"]["folder"] == "mine"
    assert content["runs"] == 6 and content["persons_per_agent"] == 82 and content["window"] == ["2008Q4", "2017Q4"]
    told_of = {"name", "label", "title", "modules", "simulated_returns"}
    assert all(set(mix) == told_of for mix in content["scenarios"]) and content["too_few_people"] is None
    assert all(mix["modules"] == [] for mix in content["scenarios"])
    row = next(row for row in content["differences"] if row["indicator"] == "settled")
    assert set(row) >= {"scenario", "baseline", "mean", "low", "high", "level", "runs", "verdict"}
    assert {row["group"] for row in content["differences"]} == {"all"}


def test_json_writes_null_where_there_is_no_number(
    simulator: Simulator, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.synthetic import comparison

    def one_run(*_: object, **__: object) -> object:
        made = comparison(runs=1)
        made.write = simulator._write
        return made

    monkeypatch.setattr("bayiri.ensemble.compare", one_run)
    assert execute(["compare", "ecuador-spain", "--out", "mine", "--json"]) == 0
    assert None in {row["low"] for row in json.loads(capsys.readouterr().out)["differences"]}


def test_check_says_what_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["check", "ecuador-spain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines][0] == BASELINE and len(lines) == len(SHIPPED)
    assert all("no faults" in line for line in lines)


def test_a_resolved_scenario_checks_as_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["check", BASELINE, "--resolved"]) == 0
    text = capsys.readouterr().out
    assert yaml.safe_load(text)["corridor"] == "ecuador-spain"
    copy = tmp_path / "copy.yaml"
    copy.write_text(text, encoding="utf-8")
    hashes = []
    for name in (BASELINE, str(copy)):
        assert execute(["check", name, "--json"]) == 0
        hashes.append(json.loads(capsys.readouterr().out)["scenarios"][0]["hash"])
    assert hashes[0] == hashes[1]


def test_a_scenario_without_a_title_is_no_corridor_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mix = tmp_path / "mix.yaml"
    mix.write_text(f"extends: {BASELINE}\n", encoding="utf-8")
    assert execute(["check", str(mix), "corridors/ecuador-spain"]) == 0
    assert ["corridor sheet" in line for line in capsys.readouterr().out.splitlines()] == [False, True]


@pytest.mark.parametrize(
    ("sets", "label"),
    [
        ([], "Lump sum on departure"),
        (["budget=5"], "Lump sum on departure, changed"),
        (["budget=5", "label=Poor"], "Poor"),
        (["label=" + "x" * 36], "x" * 36),
    ],
)
def test_a_run_with_other_values_is_told_apart(
    simulator: Simulator, monkeypatch: pytest.MonkeyPatch, sets: list[str], label: str
) -> None:
    given: list[str] = []

    def keep(scenario: Any, **options: Any) -> Any:
        given.append(scenario.label)
        return simulator.run(scenario, **options)

    monkeypatch.setattr("bayiri.ensemble.run", keep)
    assert execute(["run", BASELINE, "--out", "mine", *(f"--set={text}" for text in sets)]) == 0
    assert given == [label]


def test_list_names_what_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["list"]) == 0
    told = capsys.readouterr().out
    lines = told.splitlines()
    assert max(len(line) for line in lines) <= 100
    assert lines[0] == "Corridors" and lines[1].split()[0] == "ecuador-spain"
    named = {line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "}
    experiments = {f"calibration/{path.stem}" for path in (ROOT / "experiments" / "calibration").glob("*.yaml")}
    assert named == {"ecuador-spain", *SHIPPED, *experiments}
    assert execute(["list", "--json"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert set(content["scenarios"]) == set(content["labels"]) == set(SHIPPED)
    assert set(content["experiments"]) == experiments
    words = " ".join(told.split())
    assert all(f"{content['labels'][name]}: {content['scenarios'][name]}" in words for name in SHIPPED)


BAR = """
import time
from bayiri.cli.progress import progress
with progress() as report:
    print("watched" if report else "unwatched")
    if report:
        report(1, 4, 2_000_000)
        time.sleep(0.3)
"""


def test_no_bar_in_a_pipe() -> None:
    ended = subprocess.run([sys.executable, "-c", BAR], capture_output=True, text=True, timeout=60, check=True)
    assert (ended.stdout, ended.stderr) == ("unwatched\n", "")


def test_a_bar_on_a_terminal() -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen([sys.executable, "-c", BAR], stdout=theirs, stderr=theirs, stdin=theirs) as process:
        os.close(theirs)
        seen = b""
        try:
            while piece := os.read(ours, 4096):
                seen += piece
        except OSError:
            pass  # the terminal closes with its last writer
        assert process.wait(timeout=60) == 0
    os.close(ours)
    text = seen.decode(errors="replace")
    assert "watched" in text and "1/4" in text and "people-quarters a second" in text


def test_speed_is_told_in_words() -> None:
    assert rate(4_200_000, 2.0) == "2.1 million people-quarters a second"
    assert rate(40_000, 2.0) == "20 thousand people-quarters a second"
    assert rate(1, 0.0) == "0 thousand people-quarters a second"


def test_hostile_titles_do_nothing_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    from bayiri.cli.table import show
    from tests.synthetic import comparison

    made = comparison(runs=2, titles={BASELINE: "[red]x[/red]\x1b[31m", "x/y": "[/nothing] :smile: [link=a]b"})
    show(made)
    told = capsys.readouterr().out
    assert "\x1b" not in told and "[red]x[/red]" in told and ":smile:" in told
    assert Source.of(made).titles["x/y"] == "[/nothing] :smile: [link=a]b"
