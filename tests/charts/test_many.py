"""Charts of two, six, 13 and 20 mixes: no text on another, every mix named, no two that look alike."""

from itertools import combinations
from typing import Any

import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from bayiri.charts import cost_effect, outcome_states, over_time, path_split, return_hazard, returns_by_kind
from bayiri.charts.frame import Sheet, sheet
from bayiri.charts.gallery import Chart, gallery
from bayiri.charts.lines import MOST
from bayiri.charts.plane import MOST as NAMED
from bayiri.charts.source import Source
from bayiri.charts.style import Pen, pen
from tests.charts.test_charts import beyond, texts
from tests.synthetic import _differences, comparison

FIRST = "ecuador-spain/baseline"
SHORT = ("Lump sum on departure", "Counsel about home", "Measures against push factors", "No agreement on pensions")
LONG = "Support for a new start at home, chosen by the person"


def titles(many: int, long: bool = False) -> dict[str, str]:
    """So many mixes, their titles as long as those of shipped mixes, or longer."""
    names = [FIRST, *(f"x/mix-{place}" for place in range(1, many))]
    return {name: f"{LONG if long else SHORT[place % len(SHORT)]} {place}" for place, name in enumerate(names)}


def made(many: int, apart: bool = True, long: bool = False) -> Any:
    """A comparison of so many mixes; `apart`: every line and figure differs. The last two have their own baselines."""
    found = comparison(runs=3, titles=titles(many, long))
    names = list(titles(many))
    if apart:
        for table in (found.quarters, found.outcomes):
            far = table["scenario"].map({name: 1 + 0.07 * (-1) ** place * place for place, name in enumerate(names)})
            shares = table["indicator"].isin(["settled", "home_not_settled", "free_mobility", "under_pressure", "dead"])
            table["value"] = table["value"].where(shares, table["value"] * far.clip(0.05))
        found.differences = _differences(found.outcomes)
    if many > 5:
        for name, other in ((names[-1], names[1]), (names[-2], names[2])):
            found.differences.loc[found.differences["scenario"] == name, "baseline"] = other
    return found


MADE = {
    "2": made(2), "6": made(6), "13": made(13), "20": made(20), "13-alike": made(13, apart=False),
    "20-long": made(20, long=True),
}  # fmt: skip
CASES = [
    pytest.param(key, chart, small, id=f"{key}-{chart.name}-{'narrow' if small else 'wide'}")
    for key, found in MADE.items()
    for chart in gallery(found)
    if not chart.name.startswith("returns-by-kind-mix") or chart.name.endswith("-1")
    if chart.name != "fit"  # it is about the baseline alone, and looked at in test_targets
    for small in (False, True)
]


def boxes(figure: Figure) -> list[tuple[str, Bbox]]:
    """Every text that is drawn with the box it fills, a little less than its line spacing."""
    hidden = beyond(figure.axes[0])
    found = []
    for item in texts(figure):
        if item not in hidden:
            box = Text.get_window_extent(item)  # of an annotation: without its thread
            found.append((item.get_text(), Bbox.from_extents(box.x0 + 0.7, box.y0 + 0.7, box.x1 - 0.7, box.y1 - 0.7)))
    return found


@pytest.mark.parametrize(("key", "chart", "small"), CASES)
def test_no_text_lies_on_another_or_outside_and_every_mix_is_named(key: str, chart: Chart, small: bool) -> None:
    figure = chart.sheet(small)
    figure.draw_without_rendering()
    drawn = boxes(figure)
    for (one, box), (other, its) in combinations(drawn, 2):
        assert not box.overlaps(its), (one, other)
    for text, box in drawn:
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= figure.bbox.x1 and box.y1 <= figure.bbox.y1, text
    if not chart.name.startswith("returns-by-kind"):
        words = " ".join(" ".join(text.split()) for text, _ in drawn)
        source = Source.of(MADE[key])
        for name in source.names:
            assert source.titles[name] in words, source.titles[name]
            compared = name != FIRST or not chart.name.startswith(("difference", "cost-effect", "path-split"))
            assert not compared or source.titles[name] in figure.caption


TABLES = ("outcome-states", "path-split")


@pytest.mark.parametrize(
    "chart", [chart for key in ("13", "20") for chart in gallery(MADE[key]) if chart.name.startswith(TABLES)]
)
def test_figures_stay_in_their_column(chart: Chart) -> None:
    axes = chart.sheet().axes[0]
    starts = sorted({float(line.get_xdata()[0]) for line in axes.lines if line.get_linewidth() == 0.7})
    starts.append(axes.get_xlim()[1] + 2)
    assert len(starts) == (7 if chart.name == "path-split" else 6)
    for item in axes.texts:
        box = Text.get_window_extent(item).transformed(axes.transData.inverted())
        begins = max(start for start in starts if start <= box.x0 + 1)
        assert box.x1 < starts[starts.index(begins) + 1], item.get_text()


def look(line: Line2D) -> tuple[Any, bool]:
    """What grey print leaves of a marker: its shape, and whether it is hollow."""
    return line.get_marker(), line.get_markerfacecolor() == "white"


@pytest.mark.parametrize("key", ["2", "6", "13", "20"])
@pytest.mark.parametrize("draw", [return_hazard, lambda *a, **k: over_time(*a, "public_spending", **k)])
def test_no_two_lines_look_alike(key: str, draw: Any) -> None:
    ax = sheet()
    draw(MADE[key], ax=ax)
    named = [line for line in ax.lines if line.get_linewidth() == 1.8]
    assert len(named) == min(int(key), MOST)
    assert len({look(line) for line in named}) == len({line.get_color() for line in named}) == len(named)


@pytest.mark.parametrize("key", ["2", "6", "13", "20"])
def test_no_two_points_in_the_plane_look_alike(key: str) -> None:
    ax = sheet()
    cost_effect(MADE[key], ax=ax)
    points = [line for line in ax.lines if line.get_zorder() == 4]
    assert len(points) == len(ax.collections) == min(int(key) - 1, NAMED)
    assert len({look(line) for line in points}) == len(points)


@pytest.mark.parametrize("small", [False, True])
@pytest.mark.parametrize("key", list(MADE))
def test_the_words_in_the_corners_keep_to_their_side_of_zero(key: str, small: bool) -> None:
    chart = next(chart for chart in gallery(MADE[key]) if chart.name == "cost-effect")
    axes = chart.sheet(small).axes[0]
    x, y = axes.transData.transform((0, 0))
    corners = [Text.get_window_extent(item) for item in axes.texts if item.get_text().startswith("costs ")]
    assert len(corners) == 4
    assert not any(box.x0 < x < box.x1 or box.y0 < y < box.y1 for box in corners)


def test_every_pen_is_its_own() -> None:
    names = tuple(titles(25))
    pens = [pen(names, name) for name in names]
    assert len({(how.marker, how.hollow) for how in pens}) == len(pens)
    assert len({(how.colour, str(how.dashes)) for how in pens}) == len(pens)
    assert all(isinstance(how, Pen) for how in pens)


def said(ax: Any) -> str:
    """Every word on a chart, on one line."""
    figure = ax.get_figure()
    assert isinstance(figure, Sheet)
    return " ".join(" ".join(item.get_text().split()) for item in texts(figure))


def test_mixes_that_are_not_named_are_counted_and_listed() -> None:
    for draw in (return_hazard, lambda *a, **k: over_time(*a, "stock_abroad", **k)):
        ax = sheet()
        draw(MADE["13"], ax=ax)
        assert "Seven mixes nearer the baseline in thin grey: " in said(ax)
        assert sum(line.get_linewidth() == 0.9 for line in ax.lines) >= 7
    ax = sheet()
    cost_effect(MADE["13"], ax=ax)
    assert "Four mixes with smaller changes, small and grey: " in said(ax)


def test_lines_that_cannot_be_told_apart_are_one_and_it_is_said() -> None:
    ax = sheet()
    over_time(MADE["13-alike"], "entries", ax=ax)
    assert len([line for line in ax.lines if line.get_linewidth() == 1.8]) == 1
    assert "13 mixes: no visible difference" in said(ax) and "One line, since" in said(ax)


@pytest.mark.parametrize("draw", [outcome_states, path_split, cost_effect])
def test_a_mix_with_its_own_baseline_says_which(draw: Any) -> None:
    ax = sheet()
    draw(MADE["13"], ax=ax)
    words, called = said(ax), list(titles(13).values())
    for title, other in ((called[-1], called[1]), (called[-2], called[2])):
        sign = next(sign for sign in "†‡" if f"{title}{sign}" in words or f"{title} {sign}" in words)
        assert f"of {sign} {other}" in words


def test_returns_by_kind_come_for_every_mix_and_name_its_own_baseline() -> None:
    assert sum(chart.name.startswith("returns-by-kind") for chart in gallery(MADE["20"])) == 20
    ax = sheet()
    returns_by_kind(MADE["13"], "x/mix-12", ax=ax)
    assert "to be set beside: Counsel about home 1" in said(ax)
