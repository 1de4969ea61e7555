"""Every chart, wide and narrow: nothing clipped, nothing too small, uncertainty shown, words that explain."""

from collections.abc import Iterator

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.text import Text

from bayiri.charts import cost_effect, differences, outcome_states, over_time, plot, return_hazard
from bayiri.charts.frame import sheet
from bayiri.charts.gallery import Chart, gallery
from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.style import KINDS, pen
from bayiri.charts.wording import STATES
from tests.synthetic import BASELINE, MIXES, comparison, results
from tests.test_words import forbidden

LONG = {name: f"{title} and everything else that a very thorough title may hold" for name, title in MIXES.items()}
SOURCES = {
    "mixes": comparison(runs=6),
    "alone": results(runs=6),
    "one-run": comparison(runs=1),
    "long-titles": comparison(runs=3, titles=LONG),
    "long-word": comparison(runs=3, titles={BASELINE: "Baseline", "x/y": "W" * 90}),
}
CASES = [
    pytest.param(chart, small, id=f"{name}-{chart.name}-{'narrow' if small else 'wide'}")
    for name, made in SOURCES.items()
    for chart in gallery(made)
    for small in ((False,) if name == "one-run" else (False, True))
]


def texts(figure: Figure) -> Iterator[Text]:
    """Every text that is drawn: words are there, and it is visible."""
    for item in figure.findobj(Text):
        assert isinstance(item, Text)
        if item.get_text().strip() and item.get_visible():
            yield item


@pytest.mark.parametrize(("chart", "small"), CASES)
def test_all_text_lies_inside_the_sheet_and_can_be_read(chart: Chart, small: bool) -> None:
    figure = chart.sheet(small)
    figure.draw_without_rendering()
    box = figure.bbox
    hidden = beyond(figure.axes[0])
    for item in (item for item in texts(figure) if item not in hidden):
        extent = item.get_window_extent()
        inside = extent.x0 >= -1 and extent.y0 >= -1 and extent.x1 <= box.x1 + 1 and extent.y1 <= box.y1 + 1
        assert inside, (item.get_text(), extent)
        assert item.get_fontsize() >= 8, item.get_text()
        assert forbidden(item.get_text()) == []
    assert figure.get_figwidth() == (3.7 if small else 7.0)
    assert figure.get_figheight() >= (2.9 if small else 4.2)


def beyond(axes: Axes) -> list[Text]:
    """Labels of ticks that are not on their axis: matplotlib keeps them, but does not draw them."""
    found = []
    for axis, place, ends in ((axes.xaxis, 0, axes.get_xlim()), (axes.yaxis, 1, axes.get_ylim())):
        for label in axis.get_ticklabels():
            if not min(ends) <= label.get_position()[place] <= max(ends):
                found.append(label)
    return found


OF_MIXES = [chart for chart in gallery(SOURCES["mixes"]) if chart.name != "fit"]


@pytest.mark.parametrize("chart", OF_MIXES, ids=lambda chart: chart.name)
def test_the_sheet_says_what_one_sees(chart: Chart) -> None:
    figure = chart.sheet()
    words = " ".join(" ".join(item.get_text().split()) for item in figure.texts)
    assert figure.title and " ".join(figure.title.split()) in words
    assert "Ecuador to Spain" in words and "6 " in words and "runs" in words
    assert "one simulated person stands for 82" in words
    assert "not a forecast" in words
    assert len(figure.caption) > 60 and all(title in figure.caption for title in MIXES.values()) == (
        not chart.name.startswith("returns-by-kind")
    )


def test_names_at_line_ends_do_not_touch() -> None:
    ax = sheet()
    over_time(SOURCES["mixes"], "stock_abroad", ax=ax)
    boxes = [item.get_window_extent() for item in ax.texts if item.get_text() in "\n".join(MIXES.values())]
    for place, one in enumerate(boxes):
        assert not any(one.overlaps(other) for other in boxes[place + 1 :])


def test_bands_hold_the_middle_four_fifths_of_the_runs() -> None:
    made = SOURCES["mixes"]
    ax = sheet()
    over_time(made, "stock_abroad", ax=ax)
    rows = made.quarters.query("indicator == 'stock_abroad' and group == 'all' and scenario == @BASELINE")
    by_quarter = rows.groupby("quarter")["value"]
    bands = [item for item in ax.collections if isinstance(item, PolyCollection)]
    assert len(bands) == len(MIXES)
    heights = bands[0].get_paths()[0].vertices[:, 1]
    assert heights.min() == pytest.approx(by_quarter.quantile(0.1).min())
    assert heights.max() == pytest.approx(by_quarter.quantile(0.9).max())


def test_differences_are_drawn_with_their_intervals_zero_and_margin() -> None:
    made = SOURCES["mixes"]
    ax = sheet()
    differences(made, "settled", ax=ax)
    rows = made.differences.query("indicator == 'settled' and group == 'all'").sort_values("mean")
    drawn = [line.get_xdata() for line in ax.lines if line.get_linewidth() == 2.2]
    assert np.array(drawn) == pytest.approx(rows[["low", "high"]].to_numpy() * 1000)
    assert any(list(line.get_xdata()) == [0, 0] for line in ax.lines)
    margin = scale("settled").margin
    assert margin == pytest.approx(10.0)
    assert any(patch.get_x() == -margin and patch.get_width() == 2 * margin for patch in ax.patches)
    words = " ".join(item.get_text() for item in ax.texts)
    assert "higher" in words and "cannot tell" in words


def test_every_bar_has_its_interval() -> None:
    made = SOURCES["mixes"]
    ax = sheet()
    outcome_states(made, ax=ax)
    caps = [line for line in ax.lines if line.get_linewidth() == 1.3 and len(set(line.get_ydata())) == 1]
    assert len(ax.patches) == len(caps) == len(MIXES) * len(STATES)
    for bar, whisker in zip(ax.patches, caps, strict=True):
        low, high = sorted(whisker.get_xdata())
        assert low - 1e-6 <= bar.get_x() + bar.get_width() <= high + 1e-6


def test_the_five_states_are_everybody() -> None:
    source = Source.of(SOURCES["mixes"])
    for name in source.names:
        assert sum(source.level(name, state).mean for state in STATES) == pytest.approx(1.0)


def test_groups_too_small_to_show_are_said_to_be_so() -> None:
    ax = sheet()
    outcome_states(SOURCES["mixes"], of="region=costa", ax=ax)
    assert sum("too few" in item.get_text() for item in ax.texts) == len(MIXES)


def test_the_plane_shows_every_replicate_and_both_intervals() -> None:
    made = SOURCES["mixes"]
    ax = sheet()
    cost_effect(made, ax=ax)
    clouds = [item.get_offsets() for item in ax.collections]
    assert [len(cloud) for cloud in clouds] == [6, 6, 6]
    row = made.differences.query("indicator == 'settled_returns' and group == 'all'").set_index("scenario")
    means = [float(np.mean(np.asarray(cloud)[:, 0])) for cloud in clouds]
    assert means == pytest.approx([row.loc[name, "mean"] for name in Source.of(made).mixes])


def test_a_mix_looks_the_same_in_every_chart_and_unlike_the_others() -> None:
    source = Source.of(SOURCES["mixes"])
    pens = [pen(source.names, name) for name in source.names]
    assert len({how.colour for how in pens}) == len({how.marker for how in pens}) == len(pens)
    assert not {how.colour for how in pens} & {how.colour for how in KINDS.values()}
    ax = sheet()
    return_hazard(source, ax=ax)
    assert [line.get_color() for line in ax.lines[: len(pens)]] == [how.colour for how in pens]
    assert [line.get_marker() for line in ax.lines[: len(pens)]] == [how.marker for how in pens]


def test_axes_that_are_given_are_used_and_returned() -> None:
    figure = Figure()
    mine = figure.add_subplot()
    assert differences(SOURCES["mixes"], ax=mine) is mine
    assert mine.get_title(loc="left").startswith("Settled at home")


def test_without_axes_a_chart_of_its_own_is_made() -> None:
    from matplotlib import pyplot

    ax = plot(SOURCES["alone"], "stock_abroad")
    assert ax.get_figure() in [pyplot.figure(number) for number in pyplot.get_fignums()]
    pyplot.close("all")


@pytest.mark.parametrize("name", ["settled", "public_cost", "returns", "return_hazard", "path_split", "cost_effect"])
def test_a_name_finds_its_chart(name: str) -> None:
    assert plot(SOURCES["mixes"], name, ax=sheet()).get_figure() is not None


def test_an_unknown_name_is_met_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="did you mean 'stock_abroad'"):
        plot(SOURCES["alone"], "stok_abroad")
