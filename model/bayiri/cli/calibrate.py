"""`bayiri calibrate`: fit a corridor to published figures, and tell what the fit can and cannot say."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bayiri.cli.options import Out, Workers

EXAMPLE = "bayiri calibrate ecuador-spain --workers 2 --out out/calibration"
Experiment = Annotated[
    str, typer.Argument(metavar="EXPERIMENT", help="A calibration file, or a shipped name such as ecuador-spain.")
]
Recovery = Annotated[
    bool, typer.Option("--recovery/--no-recovery", help="Also fit what the model gives at known values.")
]


def calibrate(experiment: Experiment, workers: Workers = 1, out: Out = None, recovery: Recovery = True) -> None:
    """Fit a corridor to published figures.

    Writes the record of the fit, a document and every point simulated.
    """
    from bayiri.cli.output import prepare
    from bayiri.ensemble.writing import write_table, write_text
    from bayiri.scenario.writing import yaml_text
    from bayiri.studies.calibration.design import FITTED, KEPT_BACK
    from bayiri.studies.calibration.document import document
    from bayiri.studies.calibration.fitting import check, fit, missed, points_table, record, recover
    from bayiri.studies.calibration.reading import find_design, read_design
    from bayiri.studies.slots import as_line

    design = read_design(find_design(experiment))
    folder = prepare(out, f"calibrate-{design.name}")
    found = fit(design, workers)
    write_table(folder / "points.parquet", points_table(design, found))
    seen = check(design, found.best)
    fitted = record(design, found, seen, f"bayiri calibrate {experiment}")
    write_text(folder / f"{design.name}.yaml", yaml_text(fitted))
    back = recover(design, workers) if recovery else None
    write_text(folder / "calibration.md", document(design, found, seen, fitted, back))
    for row, value in zip(design.parameters, found.best, strict=True):
        print(f"Fitted   {row.label}: {value:g} {row.unit}")
    for use in (FITTED, KEPT_BACK):
        rows, gone = sum(target.use == use for target in design.targets), missed(fitted, use)
        print(f"Figures  {rows - len(gone)} of {rows} {use} met{'; missed: ' + '; '.join(gone) if gone else ''}")
    if missed(fitted, FITTED):
        print("A figure to be fitted is missed: use no such values; search with more points or people.")
    elif seen.hash != design.scenario.hash:
        print("The files hold other values. To make them those that were fitted, write into sheet and scenario:\n")
        for row, value in zip(design.parameters, found.best, strict=True):
            print(f"  {row.path}: {value:g}")
        print(f"and under slots:\n{as_line(seen.slots)}\n")
    print(f"Record   {folder / f'{design.name}.yaml'}")
    print(f"Document {folder / 'calibration.md'}, every point in {Path(folder) / 'points.parquet'}")
