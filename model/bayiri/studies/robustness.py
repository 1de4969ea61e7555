"""Whether what is said of the mixes holds at other values that published figures do not rule out.

    python -m bayiri.studies.robustness ecuador-spain

The calibration of a corridor leaves values of its parameters that its fitted targets accept no less than those
chosen. All mixes of the corridor are compared at each of these points, people who first consider leaving solved anew.
Writes docs/robustness.md. Options: --runs, --migrants, --workers, --seed, --out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bayiri.charts.numbers import digits, interval, with_interval
from bayiri.charts.scale import scale
from bayiri.charts.wording import verdict
from bayiri.ensemble.comparison import compare
from bayiri.ensemble.writing import write_text
from bayiri.scenario import find_mixes, load
from bayiri.scenario.fits import fit
from bayiri.scenario.scenario import Scenario
from bayiri.studies.arguments import study
from bayiri.studies.calibration.simulating import with_figures
from bayiri.studies.slots import solve, with_slots

Found = dict[tuple[str, str], dict[Any, Any]]  # (mix, outcome): a row of the differences
ASKED = ("settled", "under_pressure", "first_returns", "public_cost")
HEAD = """# Do the answers hold at other values?

The published figures that the baseline of {corridor} is fitted to leave its parameters wide (see
[calibration](calibration.md)). Here all mixes are compared at the values chosen and at {points} other points that the
same figures accept, far from each other. What differs between points:
{names}.

*Chosen* is the change against the mix's baseline with its 95 % interval over {runs} paired runs of {migrants} simulated
people, *others* the least and the greatest mean change at the other points; verdicts are counted over all points. The
intervals are simulation noise; the spread over points is what is not known of these parameters, and nothing else is
varied. Made by `python -m bayiri.studies.robustness {corridor}`.
"""
TABLE = "| mix | chosen | others | verdicts |\n|---|---:|---:|---|"


def at_point(
    mixes: Sequence[Scenario], values: Mapping[str, float] | None, runs: int, migrants: int, seed: int, workers: int
) -> Found:
    """Differences of all mixes for everybody at one point; None for the values that the sheet holds."""
    if values is not None:
        slots = solve(with_figures(mixes[0], values))
        mixes = [with_slots(with_figures(mix, values), slots) for mix in mixes]
    table = compare(list(mixes), mixes[0].name, runs, seed, migrants, workers=workers).differences
    rows = table[(table["group"] == "all") & table["indicator"].isin(ASKED)].to_dict("records")
    return {(str(row["scenario"]), str(row["indicator"])): row for row in rows}


def lines(mixes: Sequence[Scenario], tables: Sequence[Found]) -> Iterator[str]:
    """A table an outcome: the first of `tables` is of the values chosen."""
    for name in ASKED:
        shown = scale(name)
        yield f"## {shown.label}, {shown.change}\n\n{TABLE}"
        for mix in mixes[1:]:
            rows = [table[mix.name, name] for table in tables]
            first = [float(rows[0][part]) * shown.factor for part in ("mean", "low", "high")]
            others = [float(row["mean"]) * shown.factor for row in rows[1:]]
            apart = interval(min(others), max(others), digits((max(others) - min(others)) / 2), sign=True)
            told = Counter(verdict(str(row["verdict"])) for row in rows)
            counted = ", ".join(f"{words} {number}" for words, number in told.most_common())
            yield f"| {mix.label} | {with_interval(*first, sign=True)} | {apart} | {counted} |"
        yield ""


def main(arguments: Sequence[str] | None = None) -> None:
    """Compare at every point, and write the document."""
    parser = study("robustness", "Answers at other values.", 10, 3_000, "docs/robustness.md")
    parser.add_argument("corridor")
    asked = parser.parse_args(arguments)
    found = fit(asked.corridor)
    if found is None:
        parser.error(f"no fit is on record for {asked.corridor}; `bayiri calibrate` makes one")
    mixes = [load(name) for name in find_mixes(asked.corridor)]
    paths = [row.name for row in found.parameters]
    points = [None, *(dict(zip(paths, values, strict=True)) for values in found.accepted)]
    tables = [at_point(mixes, point, asked.runs, asked.migrants, asked.seed, asked.workers) for point in points]
    head = HEAD.format(corridor=asked.corridor, points=len(found.accepted), runs=asked.runs,
                       names=", ".join(row.label.lower() for row in found.parameters),
                       migrants=f"{asked.migrants:,}")  # fmt: skip
    write_text(asked.out, "\n".join([head, *lines(mixes, tables)]).rstrip() + "\n")


if __name__ == "__main__":
    main()
