"""Where results go: the folder, the closing lines, JSON for machines."""

from __future__ import annotations

import json
import math
import shlex
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bayiri.scenario.text.faults import Fault, InputFault

BESIDE = Path("out")  # where results go when no folder is named


def prepare(out: Path | None, name: str) -> Path:
    """The folder for results, made and tried, so that nothing is simulated in vain; InputFault if unusable."""
    folder = out if out is not None else BESIDE / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as trial:
            trial.write(b"\0" * 4096)
    except OSError as fault:
        raise InputFault(
            Fault("--out", None, str(folder), f"cannot be written to: {fault.strerror or fault}.")
        ) from None
    return folder


def repeat_with(
    command: str,
    scenarios: Iterable[str],
    baseline: str | None,
    seed: int,
    runs: int,
    migrants: int,
    quarters: int | None,
    sets: Iterable[str],
) -> str:
    """The command line that gives exactly these results."""
    words = ["bayiri", command, *scenarios]
    if baseline is not None:
        words += ["--baseline", baseline]
    words += ["--seed", str(seed), "--runs", str(runs), "--migrants", str(migrants)]
    if quarters is not None:
        words += ["--quarters", str(quarters)]
    for text in sets:
        words += ["--set", text]
    return shlex.join(words)


def deliver(results: Any, folder: Path, command: str, as_json: bool) -> None:
    """Write the results with the command that repeats them, and print what they say."""
    from bayiri.cli.summary import summary
    from bayiri.cli.table import show

    results.meta["command"] = command  # the page prints it
    results.write(folder, command)
    if as_json:
        print_json(summary(results, folder))
        return
    show(results)
    close(folder, command)


def close(folder: Path, command: str) -> None:
    """The three closing lines: the page, the tables, how to repeat."""
    print(f"Page     {folder / 'report.html'}, charts in {folder / 'charts'}")
    print(f"Tables   {', '.join(sorted(path.name for path in folder.glob('*.parquet')))} in {folder}")
    print(f"Repeat   {command}")


def print_json(content: dict[str, Any]) -> None:
    """One JSON object on stdout; numbers that are none become null."""
    json.dump(_plain(content), sys.stdout, indent=2, ensure_ascii=False, allow_nan=False)
    sys.stdout.write("\n")


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, Path):
        return str(value)
    item = value.item() if hasattr(value, "item") and getattr(value, "ndim", 0) == 0 else value
    if isinstance(item, float) and not math.isfinite(item):
        return None
    return item if item is None or isinstance(item, bool | int | float | str) else str(item)
