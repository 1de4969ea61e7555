"""The output folder: tables, scenarios, charts, page and manifest, each written whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from bayiri.ensemble.results import Results

TABLES = ("quarters", "outcomes", "differences", "path_table")
_NAMES = {"path_table": "paths"}


def replace_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a temporary file beside `path`, then put it in place: a reader never sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    temporary = Path(name)
    try:
        write(temporary)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str) -> None:
    """Write a text file whole."""
    replace_whole(path, lambda temporary: temporary.write_text(text, encoding="utf-8"))


def write_table(path: Path, table: pd.DataFrame) -> None:
    """Write a table as Parquet: plain strings, fixed compression and no pandas remarks, so that bytes repeat."""
    arrow = pa.Table.from_pandas(table, preserve_index=False).replace_schema_metadata(None)
    strings = [
        field.with_type(pa.string()) if pa.types.is_large_string(field.type) else field for field in arrow.schema
    ]
    arrow = arrow.cast(pa.schema(strings))
    replace_whole(path, lambda temporary: pq.write_table(arrow, temporary, compression="zstd", version="2.6"))


def _manifest(results: Results, command: str) -> str:
    meta = dict(results.meta)
    meta["command"] = command
    meta["written"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    outcomes = results.outcomes
    hidden = outcomes[outcomes["value"].isna() & (outcomes["indicator"] == "settled")]
    meta["suppressed"] = hidden.groupby("group")["scenario"].unique().map(sorted).to_dict()
    meta["resolved"] = {scenario.name: scenario.resolved() for scenario in results.scenarios}
    return json.dumps(meta, indent=1, sort_keys=True, default=str) + "\n"


def write_folder(results: Results, folder: Path, command: str = "") -> Path:
    """Write everything; the manifest comes last, so that a folder with one is complete."""
    from bayiri.charts.files import save_all
    from bayiri.pages.report import write_report

    for name in TABLES:
        if hasattr(results, name):
            write_table(folder / f"{_NAMES.get(name, name)}.parquet", getattr(results, name))
    for scenario in results.scenarios:
        short = scenario.name.rsplit("/", 1)[-1]
        where = folder / "scenario.yaml" if len(results.scenarios) == 1 else folder / short / "scenario.yaml"
        write_text(where, scenario.text())
    save_all(results, folder / "charts")
    write_report(results, folder / "report.html")
    write_text(folder / "manifest.json", _manifest(results, command))
    return folder
