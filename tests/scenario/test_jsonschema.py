"""The schemas that editors use: as the readers say, beside the files, and of one mind with `bayiri check`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bayiri.cli.app import execute
from bayiri.scenario import load
from bayiri.scenario.text.reading import read_file, read_text
from tests.scenario.small import House, sheet

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "scenarios" / "schema"
KINDS = ("scenario", "corridor", "fit", "money", "calibration")
FILES = sorted([*(ROOT / "scenarios").rglob("*.yaml"), *(ROOT / "experiments").rglob("*.yaml")])
FIRST = "# yaml-language-server: $schema="


def plain(data: Any) -> Any:
    """Data as JSON has it: keys are text."""
    if isinstance(data, dict):
        return {str(key): plain(value) for key, value in data.items()}
    return [plain(value) for value in data] if isinstance(data, list) else data


def complaints(schema: dict[str, Any], data: Any) -> Iterator[jsonschema.ValidationError]:
    yield from jsonschema.Draft202012Validator(schema).iter_errors(plain(data))


def kept(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((KEPT / f"{kind}.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_the_kept_schema_is_the_one_that_readers_give(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["schema", kind]) == 0
    printed = capsys.readouterr().out
    assert (KEPT / f"{kind}.json").read_text(encoding="utf-8") == printed, (
        f"write it anew: bayiri schema {kind} > scenarios/schema/{kind}.json"
    )
    jsonschema.Draft202012Validator.check_schema(json.loads(printed))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_shipped_file_names_its_schema_and_fits_it(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(FIRST)
    named = (path.parent / first.removeprefix(FIRST)).resolve()
    assert named.parent == KEPT
    assert not list(complaints(kept(named.stem), read_file(path, path.name).data))


def test_a_resolved_scenario_fits_its_schema() -> None:
    text = load("ecuador-spain/comprehensive").text()
    assert not list(complaints(kept("scenario"), read_text(text, "resolved").data))


def test_a_small_sheet_fits_its_schema() -> None:
    assert not list(complaints(kept("corridor"), sheet()))


@pytest.mark.parametrize(
    "text",
    [
        "polcies: {}",
        "policies: {return_programme: {gramt: 9000}}",
        "policies: {credit_access: {guarantee: 80}}",
        "policies: {return_programme: {start: 2009Q5}}",
        "policies: {credit_access: {guarantee: {value: 0.8, grade: guess}}}",
        "policies: {help: {type: return_program}}",
        "outcome: {lag: 0}",
        "behaviour: {attention: {value: 0.1, distribution: gaussian}}",
        "modules: {disaster: true}",
        "modules: [disasters]",
        "modules: {disasters: 1}",
    ],
)
def test_slips_that_check_tells_are_underlined_by_editors_too(house: House, text: str) -> None:
    path = house.write("mine", f"corridor: north-south\n{text}\n")
    assert execute(["check", str(path)]) == 2
    assert list(complaints(kept("scenario"), read_text(text, "mine").data))


@pytest.mark.parametrize(
    "text",
    [
        "policies: {credit_access: {ceiling: 15000 EUR 2009, open_to: {home_for_at_most: 2 years}}}",
        "policies: {return_programme: {grant: {value: 9000, unit: EUR 2009, by_sex: {women: 10000}}}}",
        "behaviour: {attention: {value: 0.1, range: [0.05, 0.2], distribution: uniform}}",
        "modules: {disasters: true, deterrence: false}",
        "policies: {helped: {type: return_programme, open_to: {regions: [], sex: [women]}}}",
    ],
)
def test_what_check_takes_editors_take(house: House, text: str) -> None:
    path = house.write("mine", f"corridor: north-south\n{text}\n")
    assert execute(["check", str(path)]) == 0
    assert not list(complaints(kept("scenario"), read_text(text, "mine").data))


def test_an_unknown_kind_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["schema", "scenery"]) == 2
    assert 'the text "scenery" is no kind of file with a schema.' in capsys.readouterr().err
