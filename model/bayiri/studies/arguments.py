"""Options that studies share on their command lines."""

from __future__ import annotations

import argparse
from pathlib import Path


def study(
    name: str, description: str, runs: int, migrants: int, out: str = "", workers: bool = True
) -> argparse.ArgumentParser:
    """The parser of `python -m bayiri.studies.NAME`, with the study's own sizes as defaults.

    `out` is the document that it writes, if it writes one; `workers` says whether processes can share the runs.
    """
    parser = argparse.ArgumentParser(prog=f"python -m bayiri.studies.{name}", description=description)
    show = "%(default)s by default"
    parser.add_argument("--runs", type=int, default=runs, help=f"simulated histories, {show}")
    parser.add_argument("--migrants", type=int, default=migrants, help=f"simulated people abroad at the start, {show}")
    parser.add_argument("--seed", type=int, default=1, help=f"seed of the simulated worlds, {show}")
    if workers:
        parser.add_argument("--workers", type=int, default=2, help=f"processes that share the runs, {show}")
    if out:
        parser.add_argument("--out", type=Path, default=Path(out), help=f"document to write, {show}")
    return parser
