"""`bayiri check`: are the files right, and what do they say in full?"""

from __future__ import annotations

from typing import Annotated

import typer

from bayiri.cli.options import Json, ScenarioNames

EXAMPLE = "bayiri check ecuador-spain/baseline --resolved"


def check(
    scenarios: ScenarioNames,
    resolved: Annotated[
        bool, typer.Option("--resolved", help="Print each scenario in full, with every default filled in.")
    ] = False,
    json: Json = False,
) -> None:
    """Check scenario files without running anything.

    Every fault is told with its file, line and remedy.
    """
    from bayiri.charts.wording import quarter
    from bayiri.cli.compare import load_all, mixes_of
    from bayiri.cli.output import print_json

    loaded = load_all(list(dict.fromkeys(name for text in scenarios for name in mixes_of(text))), [], sheets=True)
    if json:
        print_json({
            "scenarios": [
                {"name": one.name, "title": one.title, "corridor": one.corridor, "hash": one.hash,
                 "policies": list(one.policies), **({"resolved": one.resolved()} if resolved else {})}
                for one in loaded
            ]
        })  # fmt: skip
        return
    for place, one in enumerate(loaded):
        if resolved:
            print("---\n" * (place > 0) + one.text(), end="")
            continue
        policies = f"{len(one.policies)} {'policy' if len(one.policies) == 1 else 'policies'}"
        policies = "A corridor sheet" if "title" not in one.sources.scenario.data else policies
        years = f"{quarter(one.calendar.start)} to {quarter(one.calendar.end)}"
        print(f"{one.name}: no faults. {policies}, {years}, inputs {one.hash[:12]}")
