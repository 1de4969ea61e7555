"""`bayiri new`: a scenario or a corridor sheet to fill in by its comments."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

EXAMPLE = "bayiri new scenario my-mix.yaml --extends ecuador-spain/baseline"
KINDS = ("scenario", "corridor")
Kind = Annotated[str, typer.Argument(metavar="scenario|corridor", help="What to begin.")]
File = Annotated[
    str | None, typer.Argument(metavar="FILE", help="File to write; - prints it.  [default: my-scenario.yaml]")
]
Corridor = Annotated[
    str | None, typer.Option(metavar="NAME", help="Corridor sheet of the scenario: a shipped name or a file.")
]
Extends = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Scenario to take over.  [default: ecuador-spain/baseline, without --corridor]"),
]


def new(kind: Kind, file: File = None, corridor: Corridor = None, extends: Extends = None) -> None:
    """Write a file to fill in.

    A scenario (a mix of policies) or a corridor sheet (a country's figures). No file is ever overwritten.
    """
    from bayiri.scenario.checks.unedited import MARK
    from bayiri.scenario.templates.new_file import new_text, save
    from bayiri.scenario.templates.templating import count_marked

    if kind not in KINDS:
        raise typer.BadParameter(f"{kind} is nothing to begin; it is {' or '.join(KINDS)}.")
    if kind == "corridor" and (corridor or extends):
        raise typer.BadParameter("--corridor and --extends are for a scenario.")
    target = None if file == "-" else Path(file or f"my-{kind}.yaml")
    text = new_text(kind, target, corridor, extends)
    if target is None:
        print(text, end="")
    else:
        save(target, text)
        print(f"Wrote {target}.")
    told = f"Edit the {count_marked(text)} lines that end in `{MARK}`, then: bayiri check {target or 'FILE'}"
    print(told, file=sys.stderr if target is None else sys.stdout)
