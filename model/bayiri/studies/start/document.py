"""What docs/start.md says of the people abroad at the start: all figures and verdicts are computed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from bayiri.charts.numbers import interval, number, with_interval
from bayiri.charts.wording import listing, verdict
from bayiri.parameters.quarters import index
from bayiri.scenario.scenario import Scenario
from bayiri.studies.start.burn_in import SERIES, Series, stands_from
from bayiri.studies.start.distributions import spread
from bayiri.studies.start.published import INPUT, PREDICTION, TUNED, Row

SCALE = {"%": (100.0, 1), "persons": (1.0, -3), "years": (1.0, 1)}  # factor and decimals of what is printed
FEW = "too few people"
HEAD = """# Who is abroad at the start

People abroad at the end of {eve}, on the eve of the comparison, after a history lived from {history} on by the rules
of the model. Means of {runs} runs with {migrants} simulated people abroad; in brackets the middle 80 % of runs. This
shows what the comparison starts from, and is no evidence on what policies do. A group of fewer than 30 simulated people
in any run has no figure. Made by `python -m bayiri.studies.start --runs {runs} --migrants {migrants} --seed {seed}`.

![Year of arrival and age of people abroad]({chart})

## Beside published figures

*input*: people are given it on entry, so that agreement only says that it is still so at the start. *tuned*: a number
of the sheet was derived from the figure or solved to meet it. *prediction*: nothing was chosen to meet it. A figure is
met where the mean lies inside the published range; few sources give one, and the others are assumed, as said below.

| | kind | published (range) | model | | source |
|---|---|---:|---:|---|---:|"""
BURN_IN = """
## Whether the history is long enough

The history begins with nobody abroad. The published stock of {first}, {stock} persons or {part} % of that at the start,
is left out. Below, those who first consider leaving before {begins} are left out too; everybody else keeps their draws.
Differences to the whole history at the end of {eve}, means of {runs} paired runs with 95 % intervals, and the year from
whose end to the start the whole interval lies inside the margin."""
TOLD = """
Beginning in {year} by the scenario's own `calendar.history` leaves the same people out, but gives the others new draws,
so that the same differences come with wider intervals: {said}."""


def outside(row: Row, value: float) -> float:
    """By how much a value misses the published range: below it negative, inside it zero."""
    return min(value - row.low, 0.0) + max(value - row.high, 0.0)


def judged(row: Row, value: float) -> str:
    """Whether a published figure is met, and if not, by how much it is missed."""
    if not np.isfinite(value):
        return FEW
    if not np.isfinite(row.low):
        return "other people"
    miss = outside(row, value)
    if miss == 0.0:
        return "met"
    unit = {"%": "points ", "persons": "", "years": "years "}[row.unit]
    return f"missed: {_number(row, abs(miss))} {unit}{'above' if miss > 0 else 'below'}"


def beside(asked: Sequence[Row], values: np.ndarray) -> Iterator[str]:
    """Rows of published figures and `values[run, row]` of the model, what is met by kind, and the sources."""
    sources = list(dict.fromkeys(row.source for row in asked))
    said: dict[str, list[tuple[str, str]]] = {INPUT: [], TUNED: [], PREDICTION: []}
    for row, found in zip(asked, values.T, strict=True):
        mean, low, high = spread(found)
        word = judged(row, mean)
        said[row.kind].append((row.what, word))
        limits = f" ({_ends(row, row.low, row.high)})" if np.isfinite(row.low) else ""
        shown = f"{_number(row, mean)} ({_ends(row, low, high)})" if np.isfinite(mean) else FEW
        what = row.what if row.unit == "persons" else f"{row.what}, {row.unit}"
        figures = f"{_number(row, row.published)}{limits} | {shown}"
        word = f"**{word}**" if word.startswith("missed") else word
        yield f"| {what} | {row.kind} | {figures} | {word} | {sources.index(row.source) + 1} |"
    yield ""
    for kind, words in said.items():
        missed = [f"  - {what}: {word.removeprefix('missed: ')}" for what, word in words if word.startswith("missed")]
        met = sum(word == "met" for _, word in words)
        yield f"- *{kind}*: {met} of {met + len(missed)} met{'; missed:' if missed else '.'}"
        yield from missed
    yield "\nSources:\n"
    yield from (f"{place}. {source[:1].upper()}{source[1:]}." for place, source in enumerate(sources, start=1))


def _number(row: Row, value: float) -> str:
    factor, decimals = SCALE[row.unit]
    return number(value * factor, decimals)


def _ends(row: Row, low: float, high: float) -> str:
    factor, decimals = SCALE[row.unit]
    return interval(low * factor, high * factor, decimals)


def distribution(title: str, table: pd.DataFrame, published: str = "") -> Iterator[str]:
    """A distribution as a table, per cent."""
    last = (f" {published} |", "---:|") if published else ("", "")
    yield f"\n### {title}\n\n| | model, % |{last[0]}\n|---|---:|{last[1]}"
    for row in table.to_dict("records"):
        known = np.isfinite(row["mean"])
        figures = f"{number(row['mean'], 1)} ({interval(row['low'], row['high'], 1)})" if known else FEW
        yield f"| {row['group']} | {figures} |" + (f" {number(row['published'], 1)} |" if published else "")


def length(table: pd.DataFrame, scenario: Scenario, eve: str, runs: int) -> Iterator[str]:
    """The section on the length of the history, from the differences of `burn_in`."""
    stock = scenario.sheet["stock"]["years"]
    first = min(stock)
    part = 100.0 * stock[first] / float(np.interp(index(eve) / 4 + 0.25, list(stock), list(stock.values())))
    *begins, told = dict.fromkeys(table["begin"])
    words = {"first": first, "stock": number(stock[first]), "part": number(part, 1), "runs": runs, "eve": eve}
    yield BURN_IN.format(**words, begins=" or ".join(begins))
    heads = " | ".join(f"begun in {name} | stands from" for name in begins)
    yield f"\n| | margin | {heads} |\n|---|---:|{'---:|---|' * len(begins)}"
    for series in SERIES:
        cells = " | ".join(_cells(table[table["begin"] == name], series, eve) for name in begins)
        yield f"| {series.name}, {series.unit} | {series.margin:g} | {cells} |"
    parts = []
    for series in SERIES:
        row = _at(table[table["begin"] == told], series, eve)
        unit = "%" if series.unit == "%" else series.unit
        parts.append(f"{series.name.lower()} {with_interval(row['mean'], row['low'], row['high'], sign=True)} {unit}")
    yield TOLD.format(year=begins[-1], said=listing(parts))


def _cells(table: pd.DataFrame, series: Series, eve: str) -> str:
    """What one later beginning changes at the start, and the year from which on that does not matter."""
    row = _at(table, series, eve)
    stands = stands_from(table[table["series"] == series.name])
    figures = with_interval(row["mean"], row["low"], row["high"], sign=True)
    return f"{figures}, {verdict(row['verdict'])} | {f'end of {stands[:4]}' if stands else 'not by the start'}"


def _at(table: pd.DataFrame, series: Series, day: str) -> dict[str, float]:
    """The row of one series and day."""
    found = table[(table["series"] == series.name) & (table["day"] == day)]
    return {str(key): value for key, value in found.iloc[0].items()}
