"""Results as plain data, for `--json`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bayiri.charts.source import Source, clean
from bayiri.pages.few import simulated, too_few


def summary(results: Any, folder: Path) -> dict[str, Any]:
    """What the table on a terminal says and more: outcomes and differences of everybody, and the files."""
    source = Source.of(results)
    meta = source.meta
    outcomes = [_outcome(source, name, indicator) for name in source.names for indicator in _indicators(source)]
    content: dict[str, Any] = {
        "command": meta.get("command"),
        "corridor": source.corridor,
        "scenarios": [_scenario(source, name) for name in source.names],
        "seed": meta["seed"],
        "runs": meta["runs"],
        "migrants": meta["migrants"],
        "persons_per_agent": meta["weight"],
        "window": list(meta["window"]),
        "lag": meta["lag"],
        "threshold": meta["threshold"],
        "not_a_forecast": True,
        "too_few_people": too_few(source) or None,
        "outcomes": [row for row in outcomes if row is not None],
    }
    if source.compares:
        everybody = source.differences[source.differences["group"] == "all"]
        content["baseline"] = source.baseline
        content["differences"] = everybody.to_dict("records")
    content["files"] = {
        "folder": str(folder),
        "report": str(folder / "report.html"),
        "tables": sorted(path.name for path in folder.glob("*.parquet")),
    }
    return content


def _scenario(source: Source, name: str) -> dict[str, Any]:
    """A mix: its name, short label and full title, the modules that are on, simulated people behind its returns."""
    title = clean(getattr(source.scenarios[name], "title", "")) or source.titles[name]
    return {
        "name": name,
        "label": source.titles[name],
        "title": title,
        "modules": list(source.switched_on(name)),
        "simulated_returns": simulated(source, name),
    }


def _indicators(source: Source) -> list[str]:
    table = source.outcomes
    return sorted(str(name) for name in table.loc[table["group"] == "all", "indicator"].unique())


def _outcome(source: Source, name: str, indicator: str) -> dict[str, Any] | None:
    """Mean and interval of an outcome over runs, in the unit of the tables."""
    found = source.level(name, indicator)
    if not found.runs:
        return None
    return {
        "scenario": name,
        "indicator": indicator,
        "mean": found.mean,
        "low": found.low,
        "high": found.high,
    }
