"""Whether enough simulated people came home for the figures to say anything."""

from __future__ import annotations

from bayiri.charts.source import Source
from bayiri.charts.wording import quoted
from bayiri.indicators import SMALLEST_GROUP


def simulated(source: Source, mix: str) -> float:
    """Simulated people behind the first returns that are counted, on average over runs; NaN where not known."""
    return float(source.outcome(mix, "first_returns").mean()) / float(source.meta["weight"])


def too_few(source: Source) -> str:
    """That fewer than a group needs came home in a run, under which mix, and what to do; nothing if they are enough."""
    first, last = map(str, source.meta["window"])
    found = {mix: simulated(source, mix) for mix in source.names}
    small = {mix: people for mix, people in found.items() if people < SMALLEST_GROUP}
    if not small or last < first:  # a run that ends too early is not mended by more people
        return ""
    fewest = min(small, key=lambda mix: small[mix])
    return (
        f"Fewer than {SMALLEST_GROUP} simulated people came home in a run (about {int(small[fewest])} under "
        f"{quoted(source.titles[fewest])}), so that the figures say little: simulate more people "
        f"(--migrants, here {source.meta['migrants']})."
    )
