"""`bayiri calibrate`: fit a corridor to published figures, and tell what the fit can and cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bayiri.cli.options import Out, Workers

if TYPE_CHECKING:
    from bayiri.scenario.fits import Fit
    from bayiri.studies.calibration.design import Design
    from bayiri.studies.calibration.fitting import Check

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
    from bayiri.studies.calibration.document import document
    from bayiri.studies.calibration.fitting import as_text, check, fit, points_table, record, recover
    from bayiri.studies.calibration.reading import find_design, read_design

    design = read_design(find_design(experiment))
    folder = prepare(out, f"calibrate-{design.name}")
    found = fit(design, workers)
    write_table(folder / "points.parquet", points_table(design, found))
    seen = check(design, found.best)
    fitted = record(design, found, seen, f"bayiri calibrate {experiment}")
    write_text(folder / f"{design.name}.yaml", as_text(fitted))
    back = recover(design, workers) if recovery else None
    write_text(folder / "calibration.md", document(design, found, seen, fitted, back))
    tell(design, fitted, seen)
    print(f"Record   {folder / f'{design.name}.yaml'}")
    print(f"Document {folder / 'calibration.md'}, every point in {folder / 'points.parquet'}")


def tell(design: Design, fitted: Fit, seen: Check) -> None:
    """What was fitted and how well; what to write into the files, if they hold something else."""
    from bayiri.scenario.fits import FITTED
    from bayiri.studies.calibration.document import in_words
    from bayiri.studies.slots import as_line

    for row in fitted.parameters:
        print(f"Fitted   {row.label}: {row.value:g} {row.unit}")
    for line in in_words(fitted):
        print(f"Figures  {line}")
    if fitted.missed(FITTED):
        print("A figure to be fitted is missed: use no such values; search with more points or people.")
    elif fitted.hash != design.scenario.hash:
        print("The files hold other values. To make them those that were fitted, write into sheet and scenario:\n")
        for row in fitted.parameters:
            print(f"  {row.name}: {row.value:g}")
        print(f"and under slots:\n{as_line(seen.slots)}\n")
