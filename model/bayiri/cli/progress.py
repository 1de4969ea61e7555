"""One progress bar for the whole command, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Report = Callable[[int, int, int], None]


@contextmanager
def progress(shown: bool = True) -> Iterator[Report | None]:
    """A function (runs done, runs in all, people-quarters simulated so far) to be called after each run.

    None where nobody watches: in a pipe, or if `shown` is false.
    """
    if not (shown and sys.stderr.isatty() and sys.stdout.isatty()):
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("runs"), MofNCompleteColumn(), BarColumn(), TextColumn("{task.fields[speed]}"),
               TimeRemainingColumn(), TextColumn("left"))  # fmt: skip
    began = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, speed="")

        def report(done: int, total: int, people_quarters: int) -> None:
            speed = rate(people_quarters, time.monotonic() - began)
            bar.update(task, completed=done, total=total, speed=speed)

        yield report


def rate(people_quarters: int, seconds: float) -> str:
    """People-quarters a second, in words."""
    a_second = people_quarters / seconds if seconds > 0 else 0.0
    if a_second >= 1e6:
        return f"{a_second / 1e6:.1f} million people-quarters a second"
    return f"{a_second / 1e3:.0f} thousand people-quarters a second"
