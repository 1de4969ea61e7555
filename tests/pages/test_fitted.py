"""The fit on the page: met and missed of fitted and kept back, another version of the baseline, no record at all."""

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from bayiri.charts.source import Source
from bayiri.pages import render
from bayiri.pages.fitted import NONE, fitted
from tests.fits import RECORD
from tests.synthetic import BASELINE, comparison


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A comparison of a corridor with a record of its own."""
    monkeypatch.setattr(import_module("bayiri.scenario.shipped"), "root", lambda: tmp_path)
    (tmp_path / "fits").mkdir()
    record = RECORD.replace("north-south/baseline", BASELINE)
    (tmp_path / "fits" / "ecuador-spain.yaml").write_text(record, encoding="utf-8")
    made = comparison(runs=2)
    made.meta["scenarios"] = {**made.meta["scenarios"], BASELINE: "3fa9c1d2"}
    return made


def test_what_is_met_and_missed_is_counted_by_use(made: Any) -> None:
    found = fitted(Source.of(made))
    assert found is not None and found.warning == ""
    assert "two of two figures that it was fitted to and none of one kept back from the fit" in found.summary
    assert found.summary.endswith("Missed: Left for home in 2015.")
    assert [(row.use, row.missed) for row in found.targets] == [
        ("fitted", False), ("fitted", False), ("kept back", True)
    ]  # fmt: skip
    assert (found.targets[0].published, found.targets[0].band, found.targets[0].found) == (
        "4.5", "3.0 to 8.0", "4.2 (4.0 to 4.4)"
    )  # fmt: skip
    assert [row.identified for row in found.parameters] == [True, False]


def test_the_page_shows_targets_chart_and_what_is_not_identified(made: Any) -> None:
    page = render(made)
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page))
    assert "The baseline beside published figures" in text and "Missed: Left for home in 2015." in text
    assert (
        text.count("The decay of ties to home stays as wide as its prior.") >= 2
    )  # as a basis, and as what may change
    assert (
        "Statistical office, 2016" in text
        and NONE not in text
        and "Kept back" in text
        and 'id="fit-wide-title"' in page
    )


def test_a_fit_of_another_version_is_called_so(made: Any) -> None:
    made.meta["scenarios"] = {**made.meta["scenarios"], BASELINE: "0000"}
    found = fitted(Source.of(made))
    assert found is not None and "another version of the baseline" in found.warning
    assert "another version of the baseline" in render(made)


def test_a_fit_of_a_scenario_that_is_not_compared_is_called_so(made: Any) -> None:
    made.meta["scenarios"] = {name: value for name, value in made.meta["scenarios"].items() if name != BASELINE}
    found = fitted(Source.of(made))
    assert found is not None and "not among the mixes compared here" in found.warning


def test_without_a_record_the_page_says_that_there_is_none(made: Any) -> None:
    made.meta["corridor"] = "elsewhere"
    assert fitted(Source.of(made)) is None
    page = render(made)
    assert NONE in page and "fit-wide" not in page
