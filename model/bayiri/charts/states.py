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
def outcome_states(source: Source, ax: Axes, of: str = "all", threshold: float | None = None) -> None:
    """Settled, home not settled, free mobility, under pressure, dead at the lag, of each mix, with intervals.

    `of` is a group such as `sex=women`; `threshold` another score that counts as settled than the scenario's.
    """
    rows = [Row(name, source.called(name)) for name in (source.baseline, *source.ranked)]
    columns = [Column(state, words, COLOURS[state]) for state, words in STATES.items()]
    least = bars(ax, rows, columns, lambda row, column: share(source, row.key, column.key, of, threshold))
    head, name = group(of)
    who = f" ({head.lower()}: {name.lower()})" if head else ""
    lag = duration(int(source.meta["lag"]))
    score = f"{source.meta['threshold'] if threshold is None else threshold:g}"
    levels = " of levels, not of differences between mixes" if source.compares else ""
    finish(
        ax,
        f"Where people are {lag} after a first return{who}, per 1\N{NARROW NO-BREAK SPACE}000",
        f"Of first returns, {source.window}. Settled: score of {score} or more. "
        f"Lines: 95 % intervals{levels}. {source.context(paired=False)}.",
        _caption(source, rows, lag, of, threshold),
        f"{source.baselines(source.names)} {NOT_A_FORECAST}" if source.compares else NOT_A_FORECAST,
        least,
    )


def other_thresholds(source: Source) -> tuple[float, ...]:
    """The thresholds at which the states were counted, besides the scenario's own."""
    marked = (str(name).partition("@") for name in source.outcomes["indicator"].unique())
    return tuple(sorted(float(threshold) for state, _, threshold in marked if state == "dead" and threshold))


def share(source: Source, name: str, state: str, of: str = "all", threshold: float | None = None) -> Estimate:
    """People in a state at the lag, per 1,000 first returns of a group."""
    own = threshold is None or threshold == source.meta["threshold"]
    counted = state if own else f"{state}@{threshold:g}"
    return source.level(name, counted, of).times(scale(state).factor)


def _caption(source: Source, rows: list[Row], lag: str, of: str, threshold: float | None) -> str:
    """The states in words."""
    parts = []
    for row in rows:
        figures = []
        for state, words in STATES.items():
            found = share(source, row.key, state, of, threshold)
            figures.append(f"{words.lower()} {estimate(found.mean, found.low, found.high)}")
        parts.append(f"{row.title}: {', '.join(figures)}")
    base = f" {source.baselines(source.names)}" if source.compares else ""
    return f"Of every 1000 people, {lag} after a first return. {'; '.join(parts)}.{base}"
