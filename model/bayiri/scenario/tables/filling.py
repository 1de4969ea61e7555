"""Figures, series and levers as the numbers that tables hold: quarters, codes, bits, cents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from bayiri import state
from bayiri.parameters import Parameter, in_section
from bayiri.scenario.readers.sections import entries


def yearly(figure: Mapping[str, Any], first: int, quarters: int, path: str) -> np.ndarray:
    """A figure or yearly series as one number a quarter, from quarter `first` (absolute index) on."""
    if "value" in figure:
        return np.full(quarters, float(figure["value"]))
    years = np.array(sorted(int(year) for year in figure["years"]), dtype=float)
    values = np.array([float(figure["years"][int(year)]) for year in years])
    when = first + np.arange(quarters)
    if path == "linear":  # yearly means stand in the middle of their year
        return np.interp(when / 4 + 0.125, years + 0.5, values)
    rank = np.searchsorted(years, when // 4, side="right") - 1
    return values[np.maximum(rank, 0)]


def scale_of(row: Parameter) -> float:
    return 100.0 if row.unit.startswith("USD") else 1.0


def numeric(row: Parameter, figure: Mapping[str, Any]) -> dict[str, Any]:
    """A figure or series with its values as tables hold them."""
    if "value" in figure:
        return {"value": lever_value(row, figure["value"])}
    return {"years": {int(year): lever_value(row, value) for year, value in figure["years"].items()}}


def lever_value(row: Parameter, value: Any) -> float:
    """A lever as the number its column holds: choices by position, sets as bits, money in cents."""
    if row.kind == "set":
        return float(sum(1 << state.STATUSES.index(option) for option in value))
    if row.kind == "choice":
        return float(row.options.index(value))
    return float(value) * scale_of(row)


def fill(out: np.ndarray, section: str, sources: Sequence[Mapping[str, Any]], first: int) -> None:
    """Fill the columns of one section from the first source that has the figure, else the default."""
    rows = in_section(section)
    given = [entries(source, rows.values()) for source in sources]  # names with dots stand in nested mappings
    for row in rows.values():
        figure = next((found[row.name] for found in given if row.name in found), {"value": row.default})
        out[row.column] = yearly(numeric(row, figure), first, out.shape[0], row.path)
