"""How the baseline meets published figures: each target's band on one scale, the model's dot with its spread."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from bayiri.charts.folding import fold
from bayiri.charts.frame import chart, decimals_of, dress, finish, narrow
from bayiri.charts.numbers import digits, interval, number
from bayiri.charts.source import Source
from bayiri.charts.style import INK, NEGLIGIBLE, SMALL, SOFT, TEXT
from bayiri.charts.wording import NOT_A_FORECAST
from bayiri.scenario.fits import ASSUMED, FITTED, KEPT_BACK, MISSED, USES, Fit, FitTarget

MISS = "#b03a00"  # darker than what is met is light: told apart in grey too
FURTHEST = 3.0  # half bands from the middle; what lies further is drawn at the edge, as an arrow
_MARKERS = {FITTED: ("o", INK, 7.0), KEPT_BACK: ("D", "white", 6.5), ASSUMED: ("s", "white", 6.0)}


@chart
def target_fit(source: Source, ax: Axes) -> None:
    """Where the baseline lies in the band of each published figure: fitted ones above, those kept back below."""
    found = source.fit
    rows = list(reversed(in_order(found))) if found else []
    dress(ax, grid="x")
    ax.axvspan(-1, 1, color=NEGLIGIBLE, linewidth=0, zorder=0)
    for place, row in enumerate(rows):
        _row(ax, place, row)
    ax.set_ylim(-0.6, max(len(rows), 1) - (0.1 if narrow(ax) else 0.4))
    ax.set_xlim(-FURTHEST - 0.2, FURTHEST + 0.2)
    ax.set_xticks([-1, 1], ["lower end\nof band", "upper end\nof band"])
    titles = ["\n".join(fold(row.label, TEXT, "normal", 160.0)) for row in rows]
    ax.set_yticks(range(len(rows)), ["" if narrow(ax) else title for title in titles])
    lines = max((title.count("\n") + 1 for title in titles), default=1)
    finish(
        ax,
        "The baseline beside published figures",
        "Shaded: the band that counts as met, each on its own scale. Filled circles: fitted; hollow diamonds: kept "
        "back; squares: none was published. Lines: 10\N{EN DASH}90 % of runs. Upright strokes: as published. Red and "
        f"bold: missed. {_runs(source, found)}",
        _caption(found),
        NOT_A_FORECAST,
        least=max(len(rows), 1) * (56.0 if narrow(ax) else max(36.0, 12.0 * lines + 8)),
    )


def in_order(found: Fit) -> list[FitTarget]:
    """The targets, those fitted first, then those kept back, then what was never published."""
    return [row for use in USES for row in found.of(use)]


def figures(row: FitTarget) -> str:
    """What the model gives for a target, with the spread of runs."""
    decimals = min(_published_decimals(row), digits((row.found_high - row.found_low) / 2, row.found))
    return f"{number(row.found, decimals)} ({interval(row.found_low, row.found_high, decimals)})"


def like_published(row: FitTarget, low: float, high: float) -> str:
    """Another range of a target, with the digits of its band."""
    return interval(low, high, _published_decimals(row))


def band(row: FitTarget) -> str:
    """The band within which a target counts as met."""
    return like_published(row, row.low, row.high)


def published(row: FitTarget) -> str:
    """The published figure."""
    return number(row.published, _published_decimals(row))


def _published_decimals(row: FitTarget) -> int:
    """Decimals of what was published and of its band, and none finer than a twentieth of the band."""
    return min(max(map(decimals_of, (row.published, row.low, row.high))), digits((row.high - row.low) / 20))


def _row(ax: Axes, place: int, row: FitTarget) -> None:
    """One target: published stroke, spread, dot, and the figures."""
    marker, fill, size = _MARKERS[row.use]
    missed = row.verdict == MISSED
    colour = MISS if missed else INK
    fill = MISS if missed and fill != "white" else fill
    at, low, high, stroke = (_scaled(row, value) for value in (row.found, row.found_low, row.found_high, row.published))
    reach = 0.11 if narrow(ax) else 0.22  # of a row: on narrow sheets words stand above it
    ax.plot([stroke] * 2, [place - reach, place + reach], color=SOFT, linewidth=1.6)
    ax.plot([low, high], [place, place], color=colour, linewidth=2.0, solid_capstyle="butt")
    if abs(at) >= FURTHEST:
        marker = ">" if at > 0 else "<"
    ax.plot([at], [place], marker, color=colour, markerfacecolor=fill, markersize=size, markeredgewidth=1.5)
    said = f"{figures(row)}, {row.verdict}"
    look: dict[str, Any] = {"fontweight": "bold" if missed else "normal", "color": colour}
    beside: dict[str, Any] = {"textcoords": "offset points", "xycoords": ("axes fraction", "data")}
    if narrow(ax):
        words = [*fold(row.label, SMALL, "normal", 240.0), said]
        ax.annotate("\n".join(words), (0, place), xytext=(0, 9), va="bottom", fontsize=SMALL, **beside, **look)
        return
    words = [said, f"band {band(row)}"]
    beside["annotation_clip"] = False
    ax.annotate("\n".join(words), (1, place), xytext=(10, 0), va="center", fontsize=SMALL, **beside, **look)


def _scaled(row: FitTarget, value: float) -> float:
    """Place of a value where the band reaches from -1 to 1, no further out than the edge."""
    half = (row.high - row.low) / 2 or 1.0
    return float(np.clip((value - (row.low + row.high) / 2) / half, -FURTHEST, FURTHEST))


def _runs(source: Source, found: Fit | None) -> str:
    """Of how many runs the model's figures are, and where."""
    if found is None:
        return ""
    size = f"{found.runs} runs with {number(found.migrants)} simulated people abroad at the start"
    return " \N{MIDDLE DOT} ".join(part for part in (size, source.corridor) if part) + "."


def _caption(found: Fit | None) -> str:
    """The targets in words."""
    rows = in_order(found) if found else []
    said = (
        f"{row.label}, {row.unit} ({row.use}): published {published(row)}, band {band(row)}, "
        f"model {figures(row)}, {row.verdict}"
        for row in rows
    )
    return f"Published figures and the baseline. {'; '.join(said)}."
