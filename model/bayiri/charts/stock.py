"""Who is abroad at the start: when they came and how old they are, the model beside published figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bayiri.charts.frame import Sheet, dress, finish, refit, sheet
from bayiri.charts.numbers import number
from bayiri.charts.style import INK, RC, SOFT, TEXT, Pen
from bayiri.charts.wording import NOT_A_FORECAST

MODEL = Pen("#0072B2", "solid", "o")
LATER = Pen("#7F5200", (0, (6, 2)), "^")
PUBLISHED = Pen(INK, "none", "D", hollow=True)
GAP = 0.03  # of the sheet's width, between the two panels


@dataclass(frozen=True)
class Curve:
    """A distribution: `table` has a row a class with `at`, `mean`, `low`, `high`, `published` and its range, per cent.

    What is not known is NaN. `name` stands beside the class numbered `beside`, so many points away.
    """

    name: str
    table: pd.DataFrame
    beside: int
    away: tuple[float, float]


def stock_sheet(arrival: Curve, ages: Sequence[Curve], title: str, subtitle: str, note: str) -> Sheet:
    """Two panels: year of arrival, and age at the start and later; bands are the 10-90 % of runs."""
    with rc_context(RC):
        left = sheet()
        figure: Figure | None = left.get_figure(root=True)
        assert isinstance(figure, Sheet)
        right = figure.add_subplot()
        for ax, curves in ((left, [arrival]), (right, ages)):
            dress(ax)
            for curve, pen in zip(curves, (MODEL, LATER), strict=False):
                _draw(ax, curve, pen)
            shown = curves[0].table[::2]
            ax.set_xticks(shown["at"], [group.replace("-", "\N{EN DASH}") for group in shown["group"]])
        top = max(float(np.nanmax(curve.table[["high", "published_high"]].to_numpy())) for curve in (arrival, *ages))
        left.set_ylim(0, 1.05 * top)
        right.set_ylim(left.get_ylim())
        left.set_xlabel("year of arrival")
        right.set_xlabel("age")
        finish(left, title, subtitle, _caption([arrival, *ages]), f"{note} {NOT_A_FORECAST}")
        refit(left, (0.0, 0.5 - GAP / 2))
        refit(right, (0.5 + GAP / 2, 1.0))
        _align(left, right)
    return figure


def _align(one: Axes, other: Axes) -> None:
    """Let both panels stand on one line: their labels are not equally high."""
    places = one.get_position(), other.get_position()
    bottom, top = max(place.y0 for place in places), min(place.y1 for place in places)
    for ax, place in zip((one, other), places, strict=True):
        ax.set_position((place.x0, bottom, place.width, top - bottom))


def _draw(ax: Axes, curve: Curve, pen: Pen) -> None:
    """Band, line and name of the model; diamonds with ranges for what was published."""
    table = curve.table
    ax.fill_between(table["at"], table["low"], table["high"], color=pen.colour, alpha=0.22, linewidth=0)
    ax.plot(table["at"], table["mean"], **pen.line)
    known = table.dropna(subset=["published"])
    apart = np.abs(known[["published_low", "published_high"]].to_numpy().T - known["published"].to_numpy())
    ax.errorbar(known["at"], known["published"], np.nan_to_num(apart), fmt="none", ecolor=SOFT, elinewidth=0.8)
    ax.plot(known["at"], known["published"], **{**PUBLISHED.dot, "markersize": 5, "markeredgewidth": 1.1})
    place = table.iloc[curve.beside]
    across, up = curve.away
    ax.annotate(
        curve.name, (place["at"], place["mean"]), (across, up), textcoords="offset points", fontsize=TEXT,
        color=pen.colour, ha="left" if across >= 0 else "right", va="center", linespacing=1.2,
        arrowprops={"arrowstyle": "-", "color": pen.colour, "linewidth": 0.6, "shrinkA": 1, "shrinkB": 3,
                    "relpos": (0.04 if across >= 0 else 1.0, 0.2 if abs(up) > abs(across) else 0.5)},
    )  # fmt: skip


def _caption(curves: Sequence[Curve]) -> str:
    """The distributions in words."""
    parts = []
    for curve in curves:
        values = (f"{row['group']} {number(row['mean'], 1)}" for row in curve.table.to_dict("records"))
        parts.append(f"{' '.join(curve.name.split())}, per cent: {', '.join(values)}.")
    return " ".join(parts)
