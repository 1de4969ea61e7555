"""Results as a table on a terminal, no wider than 100 columns."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.table import Table

    from bayiri.charts.source import Source

WIDEST = 100


def show(results: Any) -> None:
    """Print what the results say, in a table with a line above that names the denominator."""
    from rich.console import Console

    from bayiri.charts.source import Source

    source = Source.of(results)
    width = min(shutil.get_terminal_size().columns, WIDEST) if sys.stdout.isatty() else WIDEST
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    console.print(heading(source))
    console.print(comparison_table(source) if source.compares else outcome_table(source))
    console.print()


def heading(source: Source) -> str:
    """What the table counts."""
    from bayiri.charts.wording import duration

    lag = duration(int(source.meta["lag"]))
    against = f'against "{source.titles[source.baseline]}", ' if source.compares else ""
    return f"First returns {source.window}, {lag} later, {against}{source.context()}."


def comparison_table(source: Source) -> Table:
    """One row a mix: settled per 1,000 returnees against the baseline, under pressure, cost, paid anyway."""
    from rich.text import Text

    table = _table("Mix", "Settled\nper 1,000", "", "Under\npressure", "Cost\nM USD", "Paid\nanyway")
    for name in sorted(source.mixes, key=lambda name: -_nan_last(source.change(name, "settled")[0].mean)):
        settled, words = _change(source, name, "settled")
        pressed, cost = (_change(source, name, key, ends=False)[0] for key in ("under_pressure", "public_cost"))
        against = "" if source.against(name) == source.baseline else f" (against {source.against(name)})"
        paid = _level(source, name, "paid_anyway")
        title = Text(source.titles[name] + against)
        table.add_row(title, settled, words, pressed, cost, f"{paid} %" if paid else "")
    table.add_section()
    levels = (_level(source, source.baseline, key) for key in ("under_pressure", "public_cost"))
    settled = _level(source, source.baseline, "settled", ends=True)
    table.add_row(Text(source.titles[source.baseline]), settled, "baseline: levels", *levels, "")
    return table


def outcome_table(source: Source) -> Table:
    """One row an outcome of a single scenario."""
    from bayiri.charts.scale import scale
    from bayiri.charts.wording import STATES

    table = _table(source.titles[source.baseline], "mean (95 % interval)", "")
    for name in (*STATES, "first_returns", "settled_returns", "assisted_share", "public_cost"):
        figures = _level(source, source.baseline, name, ends=True)
        if figures:
            table.add_row(scale(name).label, figures, scale(name).unit)
    return table


def _table(first: str, *others: str) -> Table:
    """An empty table whose first column takes what room there is."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=True)
    table.add_column(Text(first), overflow="fold", ratio=1)
    for head in others:
        table.add_column(Text(head), justify="right" if head else "left", no_wrap=True, vertical="top")
    return table


def _change(source: Source, name: str, indicator: str, ends: bool = True) -> tuple[str, str]:
    """Difference, with its interval or without, and its verdict."""
    from bayiri.charts.numbers import estimate, with_interval
    from bayiri.charts.scale import scale
    from bayiri.charts.wording import verdict

    found, code = source.change(name, indicator)
    if not found.known:
        return "", "too few people"
    shown = found.times(scale(indicator).factor)
    write = with_interval if ends else estimate
    return write(shown.mean, shown.low, shown.high, sign=True, thin=","), verdict(code)


def _level(source: Source, name: str, indicator: str, ends: bool = False) -> str:
    """Level, with its interval or without; empty where there is none."""
    from bayiri.charts.numbers import estimate, with_interval
    from bayiri.charts.scale import scale

    found = source.level(name, indicator).times(scale(indicator).factor)
    if not found.known:
        return ""
    write = with_interval if ends else estimate
    return write(found.mean, found.low, found.high, thin=",")


def _nan_last(value: float) -> float:
    return value if value == value else float("-inf")
