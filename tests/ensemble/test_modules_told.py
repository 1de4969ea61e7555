"""Every output says which modules were on, and in which mix."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import bayiri
from bayiri.charts.source import Source
from bayiri.cli.summary import summary
from bayiri.cli.table import heading
from bayiri.ensemble import Comparison
from tests.worlds import world

ON = ("removal_threat", "disasters")
TITLE = "With threat & shocks"


@pytest.fixture(scope="module")
def compared() -> Comparison:
    mixes = [world(name="as-it-was"), world({f"modules.{name}": True for name in ON} | {"label": TITLE}, name="other")]
    return bayiri.compare(mixes, baseline="as-it-was", runs=2, seed=1, migrants=200, quarters=24)


def test_the_manifest_and_the_scenarios_beside_it_name_them(compared: Comparison, tmp_path: Path) -> None:
    manifest = json.loads((compared.write(tmp_path) / "manifest.json").read_text())
    assert manifest["modules"] == {"as-it-was": [], "other": list(ON)}
    assert manifest["resolved"]["other"]["modules"] == {
        "removal_threat": True, "deterrence": False, "disasters": True, "arithmetic_composite": False,
    }  # fmt: skip
    again = bayiri.load(str(tmp_path / "other" / "scenario.yaml"))
    assert again.switched_on == ON and again.hash == compared.scenarios[1].hash
    assert "removal threat in With threat &amp; shocks" in (tmp_path / "report.html").read_text()


def test_terminal_notebook_and_json_name_them(compared: Comparison) -> None:
    said = f"modules on: removal threat in {TITLE}; disasters in {TITLE}"
    assert said in heading(Source.of(compared))
    assert said.replace("&", "&amp;") in compared._repr_html_()
    told = {mix["name"]: mix["modules"] for mix in summary(compared, Path("out"))["scenarios"]}
    assert told == {"as-it-was": [], "other": list(ON)}


def test_none_is_said_too() -> None:
    alone = bayiri.run(world(), runs=2, seed=1, migrants=200, quarters=24)
    assert "modules on: none" in alone._repr_html_() and "modules on: none" in heading(Source.of(alone))
    assert alone.meta["modules"] == {world().name: []}
