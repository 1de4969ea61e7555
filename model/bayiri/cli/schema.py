"""`bayiri schema`: what files may hold, for editors."""

from __future__ import annotations

from typing import Annotated

import typer

EXAMPLE = "bayiri schema scenario > scenario.schema.json"


def schema(
    file: Annotated[
        str, typer.Argument(metavar="scenario|corridor|calibration|fit|money", help="Which kind of file.")
    ] = "scenario",
) -> None:
    """Print what a file may hold, as JSON Schema.

    With it editors complete keys, explain them and underline slips while you type.
    """
    import json

    from bayiri.scenario.readers.jsonschema import FILES, described, json_schema
    from bayiri.scenario.text.faults import Fault, InputFault, show

    if file == "calibration":
        from bayiri.studies.calibration.reading import read_calibration

        found = described(file, read_calibration().schema)
    elif file in FILES:
        found = json_schema(file)
    else:
        hint = f"Name one of them: {', '.join(FILES)} or calibration."
        raise InputFault(Fault("schema", None, "", f"{show(file)} is no kind of file with a schema.", hint))
    print(json.dumps(found, indent=1, ensure_ascii=False))
