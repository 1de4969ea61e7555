"""`bayiri check --resolved`: what a scenario says in full, and where each value comes from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from bayiri.cli.app import execute
from bayiri.scenario import find_mixes, load
from bayiri.scenario.inheritance.origins import annotated, origins
from bayiri.scenario.text.documents import leaves

BASELINE, MIX = "ecuador-spain/baseline", "ecuador-spain/comprehensive"
SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> str:
    """The comprehensive mix in full."""
    assert execute(["check", MIX, "--resolved"]) == 0
    return capsys.readouterr().out


def test_the_members_stand_above_it(printed: str) -> None:
    head = [line for line in printed.splitlines() if line.startswith("#")]
    assert head[:3] == [
        f"# {MIX} combines",
        f"#   {BASELINE} -> reintegration-support",
        f"#   {BASELINE} -> credit-access",
    ]
    assert printed.splitlines()[: len(head)] == head and "corridors/ecuador-spain.yaml" in head[-2]


def test_a_chain_stands_above_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["check", "ecuador-spain/support-by-choice", "--resolved"]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first == f"# {BASELINE} -> reintegration-support -> support-by-choice"


def test_file_and_line_behind_a_value_are_those_that_give_it(printed: str) -> None:
    policy = printed[printed.index("  assisted_return:\n") : printed.index("  credit_access:\n")]
    for said in ("ban: 0  # circular-reentry.yaml:", "grant: {value: 17800, unit: USD 2021", "  # comprehensive.yaml:"):
        assert said in policy
    for path, mark in origins(load(MIX)).items():
        assert mark.line is not None
        lines = (SCENARIOS / mark.file.partition("scenarios/")[2]).read_text(encoding="utf-8").splitlines()
        assert f"{path[-1]}:" in lines[mark.line - 1]


def test_a_default_has_no_place_behind_it(printed: str) -> None:
    scenario = load(BASELINE)
    assert ("policies", "assisted_return", "travel") not in origins(scenario)
    assert "    travel: false\n" in printed and "  thresholds: [0.33, 0.5, 0.66]\n" in printed
    given = sum(path[0] != "sheet" for path in origins(scenario))
    assert 20 < given < sum(path[0] != "sheet" for path, _ in leaves(scenario.resolved()))


@pytest.mark.parametrize("name", find_mixes("ecuador-spain"))
def test_it_loads_to_the_same_scenario(name: str, tmp_path: Path) -> None:
    scenario = load(name)
    text = annotated(scenario)
    path = tmp_path / "copy.yaml"
    path.write_text(text, encoding="utf-8")
    again = load(path)
    assert (again.hash, again.text()) == (scenario.hash, scenario.text())
    assert yaml.safe_load(text) == scenario.resolved()


def test_values_set_in_python_and_strange_names_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a\nb: [.yaml"
    path.write_text(f"extends: {BASELINE}\ntitle: 'NO: # 012 \\n 1e-3'\nbudget: 7\n", encoding="utf-8")
    scenario = load(path).with_({"policies.assisted_return.grant": 5, "title": "x\u2028y # z"})
    text = annotated(scenario)
    assert "    grant: 5  # with_({...})\n" in text and "budget: 7  # a b: [.yaml:3\n" in text
    assert yaml.safe_load(text) == scenario.resolved()


def test_json_names_files_and_places(capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["check", MIX, "--resolved", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["scenarios"][0]
    files = {file["name"]: file for file in told["files"]}
    assert files[MIX]["combine"][0] == "ecuador-spain/reintegration-support"
    assert files["ecuador-spain/information"]["extends"] == BASELINE
    assert len(files) == len(told["files"]) == 8
    assert told["origins"]["policies.assisted_return.budget"].endswith("ecuador-spain/comprehensive.yaml:22")
    assert told["resolved"]["policies"]["assisted_return"]["budget"] == 190e6
    assert execute(["check", MIX, "--json"]) == 0
    assert "origins" not in json.loads(capsys.readouterr().out)["scenarios"][0]
