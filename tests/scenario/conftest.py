"""A folder of small files, and the working folder inside it, so that messages name files shortly."""

from pathlib import Path

import pytest

from tests.scenario.small import House


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    built = House(tmp_path)
    monkeypatch.chdir(built.mixes)
    return built


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs write their tables; charts and the page, which take far longer than a small run, are left out."""
    monkeypatch.setattr("bayiri.charts.files.save_all", lambda *_: None)
    monkeypatch.setattr("bayiri.pages.report.write_report", lambda *_: None)
