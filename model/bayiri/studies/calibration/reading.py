"""Calibration files, read strictly.

What may vary and what is published stand in the corridor sheet and the scenario, with source and range; the file
only names them. Priors are the ranges of the figures to be fitted, acceptance bands those of the published ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from bayiri.parameters import nearest
from bayiri.scenario.fits import ASSUMED, FITTED, KEPT_BACK
from bayiri.scenario.loading import load
from bayiri.scenario.locating import shown
from bayiri.scenario.readers.single import TEXT, integers, numbers, sheet_value
from bayiri.scenario.readers.spreads import ends
from bayiri.scenario.readers.strict import Key, Reader, list_of, mapping_of, mapping_to, problem
from bayiri.scenario.readers.translating import validated
from bayiri.scenario.scenario import Scenario
from bayiri.scenario.text.documents import Document
from bayiri.scenario.text.faults import Fault, InputFault, show
from bayiri.scenario.text.reading import read_file
from bayiri.studies.calibration.design import Design, Fitted, Interval, Size, Target, figure_at
from bayiri.studies.calibration.observing import MEASURES
from bayiri.studies.calibration.terms import wrong_terms

_USES = {"fitted": FITTED, "kept_back": KEPT_BACK, "assumed": ASSUMED}


def find_design(given: str) -> Path:
    """The calibration file meant by a path or a shipped name; InputFault if there is none."""
    shipped = Path(str(files("bayiri.experiments"))) / "calibration"
    for path in (Path(given), shipped / given, shipped / f"{given}.yaml"):
        if path.is_file():
            return path
    names = sorted(path.stem for path in shipped.glob("*.yaml"))
    hint = _near(given, names) or f"Shipped are: {', '.join(names)}."
    raise InputFault(Fault(given, None, "", "is neither a file nor the name of a shipped calibration.", hint))


def read_design(path: Path) -> Design:
    """The calibration file at this path, checked; InputFault with all its faults."""
    document = read_file(path, shown(path))
    if "targets" not in document.data and ("extends" in document.data or "policies" in document.data):
        hint = "Calibration files are in experiments/calibration; see docs/calibration.md."
        raise InputFault(document.fault((), "is a scenario, not a calibration file.", hint))
    data, faults = validated(document, read_calibration())
    if faults or document.faults:
        raise InputFault([*document.faults, *faults])
    scenario = load(data["scenario"])
    found = [*_faults(document, data, scenario)]
    if found:
        raise InputFault(found)
    parameters = tuple(_fitted(name, row, scenario) for name, row in data["parameters"].items())
    search = data["search"]
    return Design(
        path.stem,
        shown(path),
        data["title"],
        scenario,
        {who: {habit: span(figure) for habit, figure in habits.items()} for who, habits in data["register"].items()},
        Size(search["seed"], search["runs"], search["migrants"]),
        Size(**data["check"]),
        search.get("lifted", {}),
        search["points"],
        search["waves"],
        parameters,
        tuple(
            _target(name, row, _USES[use], scenario)
            for use in _USES
            for name, row in data["targets"].get(use, {}).items()
        ),
        tuple(data["known"][row.name] for row in parameters),
        tuple(data.get("notes", ())),
    )


def span(figure: Mapping[str, Any], year: int | None = None) -> Interval:
    """A published figure, or one year of a series, with its range."""
    value = figure["value"] if year is None or "years" not in figure else figure["years"][year]
    return Interval(value, *ends(figure, value))


def _fitted(name: str, row: Mapping[str, Any], scenario: Scenario) -> Fitted:
    figure = figure_at(scenario, row["path"])
    return Fitted(name, row["label"], row["path"], figure["unit"], span(figure))


def _target(name: str, row: Mapping[str, Any], use: str, scenario: Scenario) -> Target:
    figure = _published(scenario, row["of"])
    where = span(figure, row.get("year"))
    return Target(name, row["label"], figure["unit"], use, where, figure["source"], row["measure"], row["terms"])


def _published(scenario: Scenario, name: str) -> Any:
    return scenario.sheet["stock"] if name == "stock" else scenario.sheet["targets"].get(name)


def _faults(document: Document, data: Mapping[str, Any], scenario: Scenario) -> Iterator[Fault]:
    """Names that no file holds, and measures asked for in other words than they know."""
    if "entries" not in scenario.sheet["targets"]:
        yield document.fault(("scenario",), "has no target `entries` in its sheet, which slots are solved for.")
    for name, row in data["parameters"].items():
        figure = figure_at(scenario, row["path"])
        if not isinstance(figure, Mapping) or "value" not in figure or "range" not in figure:
            yield document.fault(("parameters", name, "path"), f"is {row['path']}: no figure with a range is there.")
        elif name not in data["known"]:
            yield document.fault(("known",), f"lacks {name}.")
        elif not (prior := span(figure)).low <= data["known"][name] <= prior.high:
            said = f"is {data['known'][name]:g}, outside the range of the figure, {prior.low:g} to {prior.high:g}."
            yield document.fault(("known", name), said)
    for name in data["known"]:
        if name not in data["parameters"]:
            yield document.fault(("known", name), "is no parameter of this file.", _near(name, data["parameters"]))
    for use in _USES:
        for name, row in data["targets"].get(use, {}).items():
            yield from _faults_of_target(document, ("targets", use, name), row, scenario)


def _faults_of_target(
    document: Document, path: tuple[str, ...], row: Mapping[str, Any], scenario: Scenario
) -> Iterator[Fault]:
    figure = _published(scenario, row["of"])
    if figure is None or "range" not in figure:
        hint = _near(row["of"], scenario.sheet["targets"])
        yield document.fault((*path, "of"), f"is {row['of']}: the sheet has no such target with a range.", hint)
    elif "years" in figure and row.get("year") not in figure["years"]:
        yield document.fault(path, f"needs a year out of {', '.join(map(str, figure['years']))}.")
    for key, said, hint in wrong_terms(row["measure"], row["terms"], scenario):
        yield document.fault((*path, "terms", *([key] if key else [])), said, hint)


def _near(word: str, names: Iterable[str]) -> str:
    near = nearest(word[-60:], names)
    return f"Did you mean {near}?" if near else ""


@cache
def read_calibration() -> Reader:
    """Reader of a calibration file."""
    size = {"seed": Key(integers(0, 10**9), True), "runs": Key(integers(1, 1000), True),
            "migrants": Key(integers(1, 10**6), True)}  # fmt: skip
    search = {**size, "points": Key(integers(8, 4096), True),
              "waves": Key(integers(1, 20), True), "lifted": Key(Reader(_terms, {"type": "object"}))}  # fmt: skip
    figure = Key(sheet_value(None), True)
    habits = Key(mapping_of({"tell": figure, "strike": figure}), True)
    parameter = mapping_of({"path": Key(TEXT, True), "label": Key(TEXT, True)})
    measure = Reader(_measure, {"enum": list(MEASURES)})
    year = Key(integers(1900, 2100))
    target = mapping_of({"label": Key(TEXT, True), "of": Key(TEXT, True), "year": year, "measure": Key(measure, True),
                         "terms": Key(Reader(_terms, {"type": "object"}), True)})  # fmt: skip
    targets = mapping_to(target, "a target")
    return mapping_of({
        "title": Key(TEXT, True), "scenario": Key(TEXT, True),
        "register": Key(mapping_of({"nationals": habits, "citizens": habits}), True),
        "search": Key(mapping_of(search), True), "check": Key(mapping_of(size), True),
        "parameters": Key(mapping_to(parameter, "a parameter"), True),
        "targets": Key(mapping_of({use: Key(targets, use != "assumed") for use in _USES}), True),
        "notes": Key(list_of(TEXT, "notes")),
        "known": Key(mapping_to(numbers(), "a parameter"), True),
    }, "a key of a calibration file")  # fmt: skip


def _measure(value: Any) -> str:
    if value not in MEASURES:
        raise problem(f"is {show(value)}, which is no measure bayiri knows.", near=tuple(MEASURES))
    return str(value)


def _terms(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise problem("holds no keywords.")
    return dict(value)
