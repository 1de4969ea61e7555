"""Results as a table on a terminal, no wider than 100 columns."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.table import Table

    from bayiri.charts.source import Source
    from bayiri.pages.cell import Figure

WIDEST = 100
WHAT = "settled"
BESIDE = ("under_pressure", "public_cost", "enforcement_cost")


def show(results: Any) -> None:
    """Print what the results say, in a table with a line above that names the denominator."""
    from rich.console import Console

    from bayiri.charts.source import Source
    from bayiri.pages.few import too_few

    source = Source.of(results)
    width = min(shutil.get_terminal_size().columns, WIDEST) if sys.stdout.isatty() else WIDEST
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    console.print(heading(source))
    console.print(comparison_table(source) if source.compares else outcome_table(source))
    few = too_few(source)
    if few:
        console.print(f"\n{few}")
    console.print()


def heading(source: Source) -> str:
    """What the table counts."""
    from bayiri.charts.wording import duration

    lag = duration(int(source.meta["lag"]))
    against = f'against "{source.titles[source.baseline]}", ' if source.compares else ""
    return f"First returns {source.window}, {lag} later, {against}{source.context()}."


def comparison_table(source: Source) -> Table:
    """One row a mix: settled per 1,000 returnees against its baseline, under pressure, costs, paid anyway."""
    from rich.text import Text

    from bayiri.pages.cell import other_base

    table = _table("Mix", "Settled\nper 1,000", "", "Under\npressure", "Cost\nM USD", "Removal\nM USD", "Paid\nanyway")
    for name in source.ranked:
        settled, words = _change(source, name, WHAT)
        others = (_change(source, name, key, ends=False)[0] for key in BESIDE)
        base = other_base(source, name)
        paid = _level(source, name, "paid_anyway")
        title = Text(source.titles[name] + (f" (against {base})" if base else ""))
        table.add_row(title, settled, words, *others, f"{paid} %" if paid else "")
    table.add_section()
    levels = (_level(source, source.baseline, key) for key in BESIDE)
    settled = _level(source, source.baseline, WHAT, ends=True)
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
    """Difference, with its interval or without, and its verdict: the figures of the page."""
    from bayiri.pages.cell import changed

    found = changed(source, name, indicator)
    if found.note:
        return "", "too few people"
    return _plain(found, ends), found.verdict


def _level(source: Source, name: str, indicator: str, ends: bool = False) -> str:
    """Level, with its interval or without; empty where there is none."""
    from bayiri.pages.cell import level

    found = level(source, name, indicator)
    return "" if found.note else _plain(found, ends)


def _plain(found: Figure, ends: bool) -> str:
    """A figure on one line, thousands apart by commas."""
    from bayiri.charts.numbers import THIN

    text = f"{found.mean} ({found.interval})" if ends and found.interval else found.mean
    return text.replace(THIN, ",")
