"""The chart of the fit: every target in its band, misses told from what is met without colour."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from matplotlib.lines import Line2D

from bayiri.charts import target_fit
from bayiri.charts.frame import sheet
from bayiri.charts.gallery import gallery
from bayiri.charts.targets import FURTHEST
from tests.charts.test_many import boxes
from tests.fits import RECORD
from tests.synthetic import results


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Results of a corridor with a record."""
    monkeypatch.setattr(import_module("bayiri.scenario.shipped"), "root", lambda: tmp_path)
    (tmp_path / "fits").mkdir()
    (tmp_path / "fits" / "ecuador-spain.yaml").write_text(RECORD, encoding="utf-8")
    return results(runs=2)


def dots(ax: Any) -> list[Line2D]:
    """The model's dots, from the lowest row to the highest."""
    return [line for line in ax.lines if line.get_marker() not in ("None", None, "")]


def test_each_target_has_a_dot_where_it_lies_in_its_band(made: Any) -> None:
    ax = sheet()
    target_fit(made, ax=ax)
    kept, exits, uptake = dots(ax)
    assert kept.get_xdata()[0] == pytest.approx((4.1 - 2.5) / 0.5, abs=0.3)  # far out, but inside the sheet
    assert kept.get_xdata()[0] <= FURTHEST
    assert exits.get_xdata()[0] == pytest.approx((4.8 - 3.5) / 1.5)
    assert uptake.get_xdata()[0] == pytest.approx((4.2 - 5.5) / 2.5)


def test_fitted_and_kept_back_met_and_missed_are_told_without_colour(made: Any) -> None:
    ax = sheet()
    target_fit(made, ax=ax)
    kept, exits, uptake = dots(ax)
    assert kept.get_markerfacecolor() == "white" and exits.get_markerfacecolor() != "white"
    assert exits.get_marker() == uptake.get_marker() != kept.get_marker()
    words = {item.get_text(): item.get_fontweight() for item in ax.texts}
    assert [weight for text, weight in words.items() if "missed" in text] == ["bold"]
    assert sum(", met" in text for text in words) == 2 and "bold" not in [
        weight for text, weight in words.items() if ", met" in text
    ]


@pytest.mark.parametrize("small", [False, True])
def test_no_text_lies_on_another_and_every_target_is_named(made: Any, small: bool) -> None:
    (chart,) = (chart for chart in gallery(made) if chart.name == "fit")
    figure = chart.sheet(small)
    figure.draw_without_rendering()
    drawn = boxes(figure)
    for place, (one, box) in enumerate(drawn):
        assert box.x0 >= 0 and box.x1 <= figure.bbox.x1, one
        assert not any(box.overlaps(other) for _, other in drawn[place + 1 :]), one
    words = " ".join(" ".join(text.split()) for text, _ in drawn)
    for label in ("Took the lump sum within seven months", "Left for home in a year", "Left for home in 2015"):
        assert label in words and label in figure.caption


def test_without_a_record_there_is_no_such_chart() -> None:
    made = results(runs=2)
    made.meta["corridor"] = "elsewhere"
    assert "fit" not in [chart.name for chart in gallery(made)]
