"""What a mix did to people's own paths, against the same people without it."""

from __future__ import annotations

from math import ceil, floor

from matplotlib.axes import Axes

from bayiri.charts.bars import Column, Row, bars
from bayiri.charts.frame import chart, finish
from bayiri.charts.numbers import estimate as rounded
from bayiri.charts.numbers import number, with_interval
from bayiri.charts.source import Source
from bayiri.charts.spread import Estimate, estimate
from bayiri.charts.wording import CHANGED_PATHS, FLAGS, NOT_A_FORECAST, SAME_PATHS

_COLOURS = {"only_with": "#01665e", "only_without": "#8c510a", "earlier": "#5ab4ac", "later": "#c9b26b"}
_FLAG = "#8a8a8a"


@chart
def path_split(source: Source, ax: Axes) -> None:
    """Persons whose path a mix changed, by how; and those paid without need or left worse off."""
    rows = [Row(name, source.called(name)) for name in source.ranked]
    known = set(source.paths["path"])
    columns = [Column(path, words, _COLOURS[path]) for path, words in CHANGED_PATHS.items()]
    columns += [Column(flag, words, _FLAG) for flag, words in FLAGS.items() if flag in known]
    least = bars(ax, rows, columns, lambda row, column: persons(source, row.key, column.key))
    flags = " Grey: counted besides, whatever the path." if len(columns) > len(CHANGED_PATHS) else ""
    finish(
        ax,
        "People whose own path the mix changed, persons",
        f"Of people abroad at any time, {source.window}, each set beside the same person under its baseline."
        f"{flags} Lines: 95 % intervals. {source.context()}.",
        _caption(source, rows, columns),
        f"{_unchanged(source, rows)} {source.baselines(source.mixes)} {NOT_A_FORECAST}".strip(),
        least,
    )


def persons(source: Source, name: str, path: str) -> Estimate:
    """Persons on a path under a mix: mean over runs with its interval, no finer than one simulated person."""
    table = source.paths
    rows = table[(table["scenario"] == name) & (table["path"] == path)]
    found, grain = estimate(rows.set_index("run")["persons"].sort_index(), floor=True), source.grain
    if not found.low < found.high:
        return found
    return Estimate(round(found.mean / grain) * grain, floor(found.low / grain) * grain,
                    ceil(found.high / grain) * grain, found.runs)  # fmt: skip


def _unchanged(source: Source, rows: list[Row]) -> str:
    """How many keep their path, over the mixes."""
    same = [sum(persons(source, row.key, path).mean for path in SAME_PATHS) for row in rows]
    if not same:
        return ""
    low, high = number(min(same), -3), number(max(same), -3)
    return f"Not drawn: {low if low == high else f'{low} to {high}'} people whose path stays the same."


def _caption(source: Source, rows: list[Row], columns: list[Column]) -> str:
    """The paths in words."""
    parts = []
    for row in rows:
        figures = []
        for column in columns:
            found = persons(source, row.key, column.key)
            figures.append(f"{column.head.lower()} {with_interval(found.mean, found.low, found.high)}")
        never = persons(source, row.key, "never")
        figures.append(f"never return in either {rounded(never.mean, never.low, never.high)}")
        parts.append(f"{row.title}: {', '.join(figures)}")
    return "Persons by what the mix did to their path. " + "; ".join(parts) + f". {source.baselines(source.mixes)}"
