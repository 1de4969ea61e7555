"""`bayiri check`: are the files right, and what do they say in full?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bayiri.cli.options import Json, ScenarioNames

if TYPE_CHECKING:
    from bayiri.scenario import Scenario

EXAMPLE = "bayiri check ecuador-spain/baseline --resolved"


def check(
    scenarios: ScenarioNames,
    resolved: Annotated[
        bool, typer.Option("--resolved", help="Print each scenario in full, and where each value comes from.")
    ] = False,
    json: Json = False,
) -> None:
    """Check scenario files without running anything.

    Every fault is told with its file, line and remedy.
    """
    from bayiri.charts.wording import quarter
    from bayiri.cli.compare import load_all, mixes_of
    from bayiri.cli.output import print_json
    from bayiri.scenario.checks.unusual import unusual
    from bayiri.scenario.inheritance.origins import annotated

    loaded = load_all(list(dict.fromkeys(name for text in scenarios for name in mixes_of(text))), [], sheets=True)
    if json:
        print_json({"scenarios": [_plain(one, resolved) for one in loaded]})
        return
    remarks = dict.fromkeys(str(remark) for one in loaded for remark in unusual(one))
    for place, one in enumerate(loaded):
        if resolved:
            print("---\n" * (place > 0) + annotated(one), end="")
            continue
        policies = f"{len(one.policies)} {'policy' if len(one.policies) == 1 else 'policies'}"
        policies = "A corridor sheet" if one.sources.of_sheet_alone else policies
        years = f"{quarter(one.calendar.start)} to {quarter(one.calendar.end)}"
        print(f"{one.name}: no faults. {policies}, {years}, inputs {one.hash[:12]}")
    if remarks and not resolved:
        print("\nAllowed, but unusual; look again whether it is meant so:", *remarks, sep="\n")


def _plain(scenario: Scenario, resolved: bool) -> dict[str, Any]:
    """What is said of one scenario with `--json`."""
    from bayiri.scenario.checks.unusual import unusual
    from bayiri.scenario.inheritance.origins import origins, place
    from bayiri.scenario.text.faults import dotted

    told: dict[str, Any] = {
        "name": scenario.name,
        "title": scenario.title,
        "corridor": scenario.corridor,
        "hash": scenario.hash,
        "policies": list(scenario.policies),
        "files": scenario.sources.lineage.plain(),
        "unusual": [str(remark) for remark in unusual(scenario)],
    }
    if resolved:
        told["resolved"] = scenario.resolved()
        told["origins"] = {dotted(path): place(mark) for path, mark in origins(scenario).items()}
    return told
