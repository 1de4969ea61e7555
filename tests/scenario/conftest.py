"""A folder of small files, and the working folder inside it, so that messages name files shortly."""

from pathlib import Path

import pytest

from tests.scenario.small import House


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    built = House(tmp_path)
    monkeypatch.chdir(built.mixes)
    return built
