"""Two columns on a terminal, no wider than 100 signs."""

from __future__ import annotations

from collections.abc import Iterable

WIDTH = 100
_LEAST = 40  # width of the second column, whatever the first takes


def print_columns(pairs: Iterable[tuple[str, str]]) -> None:
    """A name and what is said of it, folded; a name is not said twice in a row."""
    from bayiri.scenario.templates.describing import folded

    rows = list(pairs)
    width = max((len(first) for first, _ in rows), default=0)
    before = None
    for first, second in rows:
        shown = "" if first == before else first
        for place, line in enumerate(folded(second, max(WIDTH - width - 4, _LEAST))):
            print(f"  {shown if place == 0 else '':<{width}}  {line}".rstrip())
        before = first
