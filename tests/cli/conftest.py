"""Commands are tried without simulating: results come from the synthetic ones."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.synthetic import comparison, results

Command = Callable[..., Any]


class Simulator:
    """Stands in for the ensemble: remembers what it was asked for, and writes a small folder."""

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}

    def run(self, scenario: Any, progress: Any = None, **options: Any) -> SimpleNamespace:
        """Results of one scenario."""
        self.asked = {"scenarios": [scenario.name], **options}
        return self._made(results(runs=3), progress, options)

    def compare(self, scenarios: list[Any], progress: Any = None, **options: Any) -> SimpleNamespace:
        """A comparison of the synthetic mixes."""
        self.asked = {"scenarios": [scenario.name for scenario in scenarios], **options}
        return self._made(comparison(runs=6), progress, options)

    def _made(self, made: SimpleNamespace, progress: Any, options: dict[str, Any]) -> SimpleNamespace:
        if progress is not None:
            progress(options["runs"], options["runs"], 1_000_000)
        made.write = self._write
        return made

    def _write(self, folder: Path, command: str = "") -> Path:
        self.asked["command"] = command
        for name in ("outcomes", "quarters"):
            (folder / f"{name}.parquet").write_bytes(b"")
        return folder


@pytest.fixture
def simulator(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Simulator:
    """The ensemble replaced, in an empty working folder."""
    import bayiri.ensemble

    made = Simulator()
    monkeypatch.setattr(bayiri.ensemble, "run", made.run)
    monkeypatch.setattr(bayiri.ensemble, "compare", made.compare)
    monkeypatch.chdir(tmp_path)
    return made
