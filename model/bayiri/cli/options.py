"""Options that several commands share, each described once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperArgument, TyperCommand


class Command(TyperCommand):
    """A command whose help leaves out what Python calls the kinds of its arguments: their names and help say it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for parameter in self.params:
            if isinstance(parameter, TyperArgument):
                setattr(parameter, "display_type_rich", lambda ctx: None)  # noqa: B010 - some versions of typer only


ScenarioName = Annotated[
    str, typer.Argument(metavar="SCENARIO", help="A file, or a shipped name such as ecuador-spain/baseline.")
]
ScenarioNames = Annotated[
    list[str],
    typer.Argument(metavar="SCENARIO", help="Files, shipped names, or a folder: every scenario in it."),
]
Seed = Annotated[int, typer.Option(metavar="NUMBER", min=0, help="Seed of the simulated worlds.")]
Runs = Annotated[int, typer.Option(metavar="NUMBER", min=1, help="Simulated histories of every scenario.")]
Migrants = Annotated[int, typer.Option(metavar="NUMBER", min=1, help="Simulated people abroad at the start.")]
Quarters = Annotated[
    int | None, typer.Option(metavar="NUMBER", min=1, help="Quarters to simulate.  [default: the scenario's]")
]
Workers = Annotated[
    int, typer.Option(metavar="NUMBER", min=1, help="Processes that share the runs; results are the same.")
]
Sets = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="PATH=VALUE", help="Change a value, such as policies.ID.grant=9000. May be repeated."
    ),
]
Out = Annotated[Path | None, typer.Option(metavar="DIR", help="Folder to write to.  [default: a folder in out/]")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a table.")]
