"""The chart of people abroad at the start: two panels on one line, bands, published marks, nothing clipped."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import PolyCollection

from bayiri.charts.files import svg
from bayiri.charts.frame import Sheet
from bayiri.charts.stock import Curve, stock_sheet
from tests.charts.test_charts import texts
from tests.test_words import forbidden

YEARS = ["to 1998", *(str(year) for year in range(1999, 2007))]
AGES = ["to 24", *(f"{low}-{low + 4}" for low in range(25, 60, 5)), "60+"]


def table(groups: list[str], first: float, step: float, published: dict[int, float]) -> pd.DataFrame:
    """A distribution that is widest in the middle, with one class too small to show."""
    places = np.arange(len(groups))
    values = 24.0 - 2.0 * np.abs(places - 4.0) ** 1.4
    found = pd.DataFrame({"group": groups, "at": first + step * places, "mean": values})
    found = found.assign(low=values - 1.5, high=values + 1.5)
    known = found.index.map(published).astype(float)
    found.loc[len(groups) - 1, ["mean", "low", "high"]] = np.nan
    return found.assign(published=known, published_low=known * 0.7, published_high=known * 1.3)


@pytest.fixture(scope="module")
def figure() -> Sheet:
    arrival = Curve("model", table(YEARS, 1998, 1, {3: 20.0, 4: 25.0}), 2, (-14, 10))
    all_ages = [Curve("all, start of 2007", table(AGES, 22.5, 5, {}), 1, (0, 26)),
                Curve("nationals,\nstart of 2016", table(AGES, 22.5, 5, {2: 13.0}) , 5, (22, 14))]  # fmt: skip
    note = "Diamonds: entries by year with their range, as if nobody had left again; and two groups of a register."
    return stock_sheet(arrival, all_ages, "When people came, and how old they are", "Per cent. 20 runs.", note)


def test_all_text_lies_inside_the_sheet_and_can_be_read(figure: Sheet) -> None:
    figure.draw_without_rendering()
    for item in texts(figure):
        extent = item.get_window_extent()
        inside = extent.x0 >= -1 and extent.y0 >= -1 and extent.x1 <= figure.bbox.x1 + 1
        assert inside and extent.y1 <= figure.bbox.y1 + 1, item.get_text()
        assert item.get_fontsize() >= 8 and forbidden(item.get_text()) == [], item.get_text()
    assert (figure.get_figwidth(), figure.get_figheight()) == (7.0, 4.2)


def test_panels_share_scale_and_line_and_do_not_meet(figure: Sheet) -> None:
    left, right = figure.axes
    assert left.get_ylim() == right.get_ylim() and left.get_ylim()[0] == 0
    one, other = left.get_position(), right.get_position()
    assert (one.y0, one.y1) == pytest.approx((other.y0, other.y1))
    near, far = left.get_tightbbox(), right.get_tightbbox()
    assert near is not None and far is not None and near.x1 < far.x0


def test_every_curve_has_its_band_and_every_published_figure_its_mark(figure: Sheet) -> None:
    left, right = figure.axes
    assert [len([part for part in ax.collections if isinstance(part, PolyCollection)]) for ax in (left, right)] == [
        1,
        2,
    ]
    marks = [line.get_xydata().tolist() for ax in (left, right) for line in ax.lines if line.get_marker() == "D"]
    assert [[2001.0, 20.0], [2002.0, 25.0]] in marks and [[32.5, 13.0]] in marks
    styles = {(line.get_marker(), str(line.get_linestyle())) for line in right.lines if line.get_marker() in "o^"}
    assert len(styles) == 2


def test_it_is_told_in_words_without_what_is_too_small(figure: Sheet) -> None:
    written = svg(figure, "stock")
    assert "nationals, start of 2016, per cent: to 24" in written
    assert "60+ \N{EN DASH}" in figure.caption and "nan" not in written
