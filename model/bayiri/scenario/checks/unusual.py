"""Values that are allowed and yet far from what studies look at: told to be looked at again, never refused."""

from __future__ import annotations

from collections.abc import Iterator

from bayiri.parameters import NO_LIMIT
from bayiri.scenario.readers.quantities import in_row_unit
from bayiri.scenario.resolving import rows_at
from bayiri.scenario.scenario import Scenario
from bayiri.scenario.text.documents import Document, leaves
from bayiri.scenario.text.faults import Fault, Path, number
from bayiri.scenario.text.grammar import BY, is_figure


def unusual(scenario: Scenario) -> list[Fault]:
    """A remark for each number of the scenario's files that lies outside the range over which studies sample it."""
    types = {name: policy.type for name, policy in scenario.policies.items()}
    sources = scenario.sources
    return [*_of(sources.scenario, (), types), *_of(sources.sheet, ("sheet",), types)]


def _of(document: Document, top: Path, types: dict[str, str]) -> Iterator[Fault]:
    for path, given in leaves(document.data):
        row = next(iter(rows_at((*top, *path), types)), None)
        if row is None or row.prior is None or not row.is_number:
            continue
        figure = in_row_unit(row, given if is_figure(given) else {"value": given})
        groups = [value for by in BY for value in figure.get(by, {}).values()]
        drawn = figure.get("range") if "distribution" in figure else ()
        held = [*figure.get("years", {}).values(), figure.get("value"), *groups]
        held += drawn if isinstance(drawn, list) else []
        low, high = row.prior
        found = [value for value in held if isinstance(value, int | float) and not low <= value <= high]
        if found and min(map(abs, found)) < NO_LIMIT:
            said = f"is {number(found[0])} ({row.unit}); studies look between {number(low)} and {number(high)}."
            yield document.fault(path, said)
