"""What becomes of people after a first return: the five states that add up to everybody."""

from __future__ import annotations

from matplotlib.axes import Axes

from bayiri.charts.bars import Column, Row, bars
from bayiri.charts.frame import chart, finish
from bayiri.charts.numbers import estimate
from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.spread import Estimate
from bayiri.charts.style import STATES as COLOURS
from bayiri.charts.wording import NOT_A_FORECAST, STATES, duration, group


@chart
def outcome_states(source: Source, ax: Axes, of: str = "all") -> None:
    """Settled, home not settled, free mobility, under pressure, dead at the lag, of each mix, with intervals.

    `of` is a group such as `sex=women`.
    """
    rows = [Row(name, source.called(name)) for name in source.names]
    columns = [Column(state, words, COLOURS[state]) for state, words in STATES.items()]
    least = bars(ax, rows, columns, lambda row, column: share(source, row.key, column.key, of))
    head, name = group(of)
    who = f" ({head.lower()}: {name.lower()})" if head else ""
    lag = duration(int(source.meta["lag"]))
    finish(
        ax,
        f"Where people are {lag} after a first return{who}, per 1\N{NARROW NO-BREAK SPACE}000",
        f"Of first returns, {source.window}. Settled: score of {source.meta['threshold']} or more. "
        f"Lines: 95 % intervals. {source.context(paired=False)}.",
        _caption(source, rows, lag, of),
        f"{source.baselines(source.names)} {NOT_A_FORECAST}" if source.compares else NOT_A_FORECAST,
        least,
    )


def share(source: Source, name: str, state: str, of: str = "all") -> Estimate:
    """People in a state at the lag, per 1,000 first returns of a group."""
    return source.level(name, state, of).times(scale(state).factor)


def _caption(source: Source, rows: list[Row], lag: str, of: str) -> str:
    """The states in words."""
    parts = []
    for row in rows:
        figures = []
        for state, words in STATES.items():
            found = share(source, row.key, state, of)
            figures.append(f"{words.lower()} {estimate(found.mean, found.low, found.high)}")
        parts.append(f"{row.title}: {', '.join(figures)}")
    base = f" {source.baselines(source.names)}" if source.compares else ""
    return f"Of every 1000 people, {lag} after a first return. {'; '.join(parts)}.{base}"
