"""The look of charts: sizes, type, colours with the line styles and markers that say the same in grey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

WIDTH, HEIGHT = 7.0, 4.2  # inches
NARROW, HEIGHT_NARROW = 3.7, 3.6  # inches: the same chart for a telephone
TITLE, TEXT, SMALL = 11.5, 8.5, 8.0  # points

INK = "#1f1f1f"
SOFT = "#595959"
GRID = "#dddddd"
NEGLIGIBLE = "#eeeeee"

RC: Any = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial", "sans-serif"],
    "font.size": TEXT,
    "axes.labelsize": TEXT,
    "xtick.labelsize": TEXT,
    "ytick.labelsize": TEXT,
    "legend.fontsize": TEXT,
    "text.color": INK,
    "axes.labelcolor": INK,
    "text.parse_math": False,  # a dollar in a title is a dollar
    "axes.unicode_minus": True,
    "figure.constrained_layout.use": False,
    "figure.autolayout": False,
    "savefig.bbox": None,
    "svg.fonttype": "none",  # text stays text
    "path.simplify": True,
}


@dataclass(frozen=True)
class Pen:
    """How one thing is drawn, everywhere: colour, dash pattern and marker, which may be hollow."""

    colour: str
    dashes: Any
    marker: str
    hollow: bool = False

    @property
    def line(self) -> dict[str, Any]:
        """Settings of a line with markers."""
        return {
            "color": self.colour, "linestyle": self.dashes, "linewidth": 1.8, "marker": self.marker,
            "markersize": 7 if self.marker == "*" else 4.5, "markerfacecolor": "white" if self.hollow else self.colour,
        }  # fmt: skip

    @property
    def dot(self) -> dict[str, Any]:
        """Settings of a single marker."""
        return {
            "color": self.colour, "marker": self.marker, "markersize": (10 if self.marker == "*" else 7) - self.hollow,
            "markerfacecolor": "white" if self.hollow else self.colour,
            "markeredgecolor": self.colour if self.hollow else "white",
            "markeredgewidth": 1.5 if self.hollow else 0.7, "linestyle": "none",
        }  # fmt: skip


BASELINE = Pen("#6a6a6a", "solid", "o")
OTHER = "#b4b4b4"  # thin lines and small dots of mixes that a chart does not name
# Okabe and Ito's colours, without yellow (too light on white) and with the reddish one last; then darker ones.
COLOURS = (
    *("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#000000", "#D55E00"),
    *("#00375A", "#7F5200", "#00523C", "#74325A", "#17607F", "#6B4FA0", "#7F3700"),
)
_DASHES: tuple[Any, ...] = (
    "solid",
    (0, (6, 2)),
    (0, (1, 1.3)),
    (0, (6, 2, 1, 2)),
    (0, (3, 1.5)),
    (0, (8, 2, 1, 1.5, 1, 2)),
    (0, (2, 3)),
)
# Markers that grey print tells apart: filled, the same ones hollow under another colour, then further shapes.
_MARKERS = (
    *((shape, False) for shape in "s^DvPXp"),
    *((shape, True) for shape in "DvPXps^"),
    *((shape, hollow) for hollow in (False, True) for shape in "<*>hd"),
)
# Paul Tol's muted colours for kinds of return: other ones than the mixes', and none that alarms.
KINDS = {
    "returns_spontaneous": Pen("#332288", "solid", "o"),
    "returns_temporary": Pen("#88CCEE", (0, (3, 1.5)), "v"),
    "returns_contract_end": Pen("#117733", (0, (8, 2, 1, 2)), "P"),
    "returns_repatriation": Pen("#882255", (0, (4, 1, 1, 1)), "X"),
    "returns_assisted_with_right": Pen("#44AA99", (0, (6, 2)), "s"),
    "returns_assisted_without_right": Pen("#2F7F9F", (0, (6, 1.5, 1, 1.5)), "p"),
    "returns_assisted_under_order": Pen("#7A6BB0", (0, (2, 2)), "h"),
    "returns_own_under_order": Pen("#6B4C2A", (0, (2, 1)), "<"),
    "removals": Pen("#999933", (0, (1, 1.3)), "^"),
    "refused_at_border": Pen("#777777", (0, (1, 2.5)), ">"),
    "remigrations": Pen("#AA4499", (0, (6, 2, 1, 2)), "D"),
}
# One ordered palette from settled to under pressure; deaths apart in grey.
STATES = {
    "settled": "#01665e",
    "home_not_settled": "#5ab4ac",
    "free_mobility": "#c9b26b",
    "under_pressure": "#8c510a",
    "dead": "#8a8a8a",
}


def pen(names: tuple[str, ...], name: str) -> Pen:
    """The pen of a mix among `names` (the baseline first): the same in every chart of one comparison.

    No two of 24 mixes share a marker, no two of 14 a colour, and no two of 168 both.
    """
    place = names.index(name)
    return BASELINE if place == 0 else _mixed(place - 1)


def _mixed(place: int) -> Pen:
    """The pen of the mix at this place after the baseline."""
    shape, hollow = _MARKERS[place % len(_MARKERS)]
    cycle = len(_DASHES)
    return Pen(COLOURS[place % len(COLOURS)], _DASHES[(place + place // cycle) % cycle], shape, hollow)
