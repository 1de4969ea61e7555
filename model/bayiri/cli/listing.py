"""`bayiri list`: what comes with the package."""

from __future__ import annotations

from bayiri.cli.columns import print_columns
from bayiri.cli.options import Json

EXAMPLE = "bayiri list"


def listing(json: Json = False) -> None:
    """List what comes with the package.

    Corridors with their scenarios, and experiments.
    """
    from bayiri.cli.output import print_json
    from bayiri.scenario.shipped import catalogue, experiments

    corridors, scenarios = catalogue()
    if json:
        print_json({
            "corridors": corridors,
            "scenarios": {name: title for name, (_, _, title) in scenarios.items()},
            "labels": {name: label for name, (_, label, _) in scenarios.items()},
            "experiments": experiments(),
        })  # fmt: skip
        return
    print("Corridors")
    print_columns(corridors.items())
    for corridor, title in corridors.items():
        print(f"\nScenarios of {corridor} ({title})")
        print_columns((name, f"{label}: {told}") for name, (of, label, told) in scenarios.items() if of == corridor)
    print("\nExperiments")
    print_columns(experiments().items())
    print("\nNext: bayiri explain NAME tells one in full; bayiri new scenario begins one of your own.")
