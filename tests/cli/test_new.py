"""`bayiri new`: what the templates hold, that an unedited one is refused, and that a filled-in one runs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import bayiri
from bayiri.cli.app import execute
from bayiri.parameters import POLICY_TYPES, in_section
from bayiri.scenario import InputFault, load, shipped
from bayiri.scenario.checks.unedited import EDIT, MARK
from bayiri.scenario.loading import load_sheet
from bayiri.scenario.shipped import root
from bayiri.scenario.shipped import schema as shipped_schema
from bayiri.scenario.templates.templating import schema_lines
from bayiri.scenario.text.reading import read_file
from tests.scenario.test_jsonschema import complaints
from tests.templates import all_examples, examples, filled_in
from tests.test_words import forbidden

BASELINE = "ecuador-spain/baseline"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def made(*arguments: str) -> Path:
    """The file that `bayiri new` writes."""
    assert execute(["new", *arguments]) == 0
    return next(path for path in map(Path, arguments) if path.suffix == ".yaml")


def marked(path: Path) -> list[int]:
    """Numbers of the marked lines."""
    return [number for number, line in enumerate(path.read_text().splitlines(), 1) if line.endswith(MARK)]


def filled(path: Path) -> Path:
    """The file, with all that is marked edited."""
    path.write_text(filled_in(path.read_text()))
    return path


@pytest.fixture
def corridor() -> Path:
    """A filled-in sheet."""
    return filled(made("corridor", "north.yaml"))


@pytest.fixture(params=["inherits", "alone"])
def scenario(request: pytest.FixtureRequest) -> Iterator[Path]:
    """A filled-in scenario: one that takes a baseline over, and one on a corridor of its own."""
    if request.param == "inherits":
        yield filled(made("scenario", "mix.yaml"))
        return
    filled(made("corridor", "north.yaml"))
    yield filled(made("scenario", "mix.yaml", "--corridor", "north.yaml"))


@pytest.mark.parametrize(("kind", "read"), [("corridor", load_sheet), ("scenario", load)])
def test_check_lists_exactly_the_marked_lines(kind: str, read: object, capsys: pytest.CaptureFixture[str]) -> None:
    path = made(kind, "mine.yaml")
    told = capsys.readouterr().out
    assert f"Edit the {len(marked(path))} lines" in told and f"bayiri check {path}" in told
    with pytest.raises(InputFault) as raised:
        read(path)  # type: ignore[operator]
    assert [fault.line for fault in raised.value.faults] == marked(path)
    assert all("is still the template's" in fault.message for fault in raised.value.faults)
    assert execute(["check", str(path)]) == 2


@pytest.mark.parametrize("kind", ["corridor", "scenario"])
def test_every_line_that_holds_the_placeholder_is_marked(kind: str) -> None:
    path = made(kind, "mine.yaml")
    lines = path.read_text().splitlines()
    held = [number for number, line in enumerate(lines, 1) if EDIT in line.removesuffix(MARK).split("# ")[0]]
    assert held == marked(path) and forbidden("\n".join(lines)) == []


def test_one_line_left_is_one_fault(corridor: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = corridor.read_text()
    corridor.write_text(text.replace('source: "a survey, 2010"', f'source: "{EDIT}"', 1))
    assert execute(["check", "north.yaml"]) == 2
    line = text.splitlines().index(next(line for line in text.splitlines() if "gdp_per_head: {" in line)) + 1
    assert capsys.readouterr().err.splitlines()[0] == (
        f"north.yaml:{line}  origin.gdp_per_head  is still the template's; put your figure in place of EDIT for source."
    )


def test_a_filled_in_sheet_passes(corridor: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["check", "north.yaml"]) == 0
    assert "north: no faults. A corridor sheet" in capsys.readouterr().out


def test_a_filled_in_scenario_runs(scenario: Path) -> None:
    assert execute(["check", str(scenario)]) == 0
    results = bayiri.run(str(scenario), runs=1, seed=1, migrants=100, quarters=8)
    assert len(results.outcomes) > 0


def test_a_scenario_that_takes_another_over_shows_credit_from_a_date_on() -> None:
    guarantee = load(filled(made("scenario", "mix.yaml"))).policies["credit_from_2012"]
    assert guarantee.start == "2012Q1" and guarantee.levers["guarantee"] == 0.8


def test_a_scenario_on_a_corridor_alone_has_no_policy_until_one_is_asked_for(corridor: Path) -> None:
    text = filled(made("scenario", "mix.yaml", "--corridor", str(corridor))).read_text()
    assert dict(load("mix.yaml").policies) == {} and "No policy: things as they were." in text
    head, _, rest = text.partition("# policies:\n")
    block, _, others = rest.partition("\n\n")
    starts = [place for place, line in enumerate(block.splitlines()) if re.match(r"#   [a-z_0-9]+:$", line)]
    assert len(starts) == len(POLICY_TYPES)
    for first, last in pairwise([*starts, None]):
        lines = block.splitlines()
        lines[first:last] = [line.replace("# ", "", 1) for line in lines[first:last]]
        Path("mix.yaml").write_text("\n".join([f"{head}policies:", *lines, "", others]))
        assert len(load("mix.yaml").policies) == 1


@pytest.mark.parametrize("arguments", [[], ["--corridor", "ecuador-spain"]])
def test_a_scenario_names_dates_regions_and_the_report(arguments: list[str]) -> None:
    text = made("scenario", "mix.yaml", *arguments).read_text()
    for name in in_section("policy"):
        assert text.count(f"# {name}: ") + text.count(f"  {name}: ") >= len(POLICY_TYPES) - 1
    told = " ".join(text.replace("#", " ").split())
    assert all(
        name in part[:40] for part in told.split("Regions here: ")[1:] for name in ("amazonia", "costa", "sierra")
    )
    assert told.count("Regions here: ") >= 3
    assert told.count("IOM, International Dialogue on Migration no. 14, Managing Return Migration, 2010") == 1


def test_a_sheet_says_each_figure_that_must_be_given(corridor: Path) -> None:
    must = [row.name for name in ("origin", "region", "destination", "leaving", "going_home")
            for row in in_section(name).values() if row.default is None]  # fmt: skip
    sheet = load_sheet(corridor).sheet
    for place in (sheet["origin"], *sheet["origin"]["regions"].values(), *sheet["destinations"].values()):
        assert any(name in place for name in must)
    text = corridor.read_text()
    for name in must:
        assert in_section(next(s for s in ("origin", "region", "leaving") if name in in_section(s)))[name].unit in text


def test_every_example_in_a_sheet_holds_when_its_sign_is_taken_away(corridor: Path) -> None:
    text = corridor.read_text()
    found = examples(text)
    assert len(found) > 50
    for changed in [*found, all_examples(text)]:
        corridor.write_text(changed)
        load_sheet(corridor)
    sheet = load_sheet(corridor).sheet
    assert set(sheet["origin"]["lender"]) == {name.split(".")[0] for name in in_section("lender")}


def test_every_example_in_a_scenario_holds_when_its_sign_is_taken_away(scenario: Path) -> None:
    text = scenario.read_text()
    opened = all_examples(text)  # examples stand inside policies that are comments themselves
    found = examples(text) + examples(opened)
    assert len(found) >= 40
    for changed in [*found, opened, all_examples(opened)]:
        scenario.write_text(changed)
        last = load(scenario)
    assert {policy.type for policy in last.policies.values()} == set(POLICY_TYPES)
    given = scenario.read_text()
    assert all(f"{name.split('.')[-1]}:" in given for kind in POLICY_TYPES for name in in_section(kind))


def test_examples_show_what_holds_without_them() -> None:
    """Taking the signs away in the inherited policy moves nothing."""
    path = filled(made("scenario", "mix.yaml"))
    before = load(path).policies["assisted_return"]
    head, second, rest = path.read_text().partition("  # Second example")
    path.write_text(all_examples(head) + "\n" + second + rest)
    assert load(path).policies["assisted_return"] == before
    assert before.levers == {**load(BASELINE).policies["assisted_return"].levers, "grant": 5000.0}


@pytest.mark.parametrize("parent", [name for name, _ in shipped() if "/" in name and not name.startswith("corridors/")])
def test_what_any_scenario_hands_on_is_shown_as_it_holds(parent: str) -> None:
    path = filled(made("scenario", "mix.yaml", "--extends", parent))
    before = load(path)
    for policy in load(parent).policies.values():
        head, name, rest = path.read_text().partition(f"# {policy.name}:\n")
        if name:
            block, end, others = rest.partition("\n\n")
            path.write_text(head + all_examples(name + block) + end + others)
    after = load(path)
    for name, policy in before.policies.items():
        own = after.policies[name]
        start = policy.start or before.calendar.start
        dates = (policy.announced or start, start, policy.end or before.calendar.end, policy.ramp)
        assert dates == (own.announced or start, own.start or start, own.end or before.calendar.end, own.ramp)
        assert own.levers == policy.levers and own.type == policy.type


def test_nothing_is_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.yaml").write_text("title: mine\n")
    for kind in ("corridor", "scenario"):
        assert execute(["new", kind, "mine.yaml"]) == 2
        assert capsys.readouterr().err.startswith("mine.yaml  is there already.")
    assert Path("mine.yaml").read_text() == "title: mine\n"


def test_a_template_can_be_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["new", "scenario", "-"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("# yaml-language-server: $schema=") and "lines that end in" in told.err
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["corridr"], "scenario or corridor"),
        (["corridor", "--extends", BASELINE], "are for a scenario"),
        (["scenario", "--extends", "ecuador-spain/baselin"], f"Did you mean {BASELINE}?"),
        (["scenario", "--corridor", "ecuador-spian"], "Did you mean ecuador-spain?"),
        (["scenario", "taken/mine.yaml"], "cannot be written"),
    ],
)
def test_a_wrong_wish_is_told(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("taken").write_text("a file, not a folder")
    assert execute(["new", *arguments]) == 2
    assert said in capsys.readouterr().err and len(list(Path().iterdir())) == 1


def test_a_scenario_names_its_sheet_and_parent_from_where_it_lies() -> None:
    filled(made("corridor", "sheets/north.yaml"))
    baseline = filled(made("scenario", "mixes/baseline.yaml", "--corridor", "sheets/north.yaml"))
    assert "corridor: ../sheets/north.yaml" in baseline.read_text()
    child = filled(made("scenario", "mixes/more/richer.yaml", "--extends", "mixes/baseline.yaml"))
    assert load(child).corridor == "north" and "extends: ../baseline.yaml" in child.read_text()


def test_a_folder_with_a_sheet_in_it_is_its_scenarios(scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["check", "."]) == 0
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["mix"]


def test_among_the_shipped_files_the_schema_is_named_by_its_way() -> None:
    beside = root() / "ecuador-spain" / "another.yaml"
    assert schema_lines("scenario", beside) == ["# yaml-language-server: $schema=../schema/scenario.json"]


@pytest.mark.parametrize("kind", ["corridor", "scenario"])
def test_a_filled_in_file_fits_the_schema_that_its_first_line_names(kind: str) -> None:
    path = filled(made(kind, "mine.yaml"))
    first = path.read_text().splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=file://")
    schema = Path(unquote(urlsplit(first.partition("$schema=")[2]).path))
    assert schema == shipped_schema(kind).resolve()
    for text in (path.read_text(), all_examples(path.read_text())):
        path.write_text(text)
        assert not list(complaints(json.loads(schema.read_text()), read_file(path, path.name).data))
