"""What a scenario file builds on: the chain of `extends`, and the members of `combine`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Lineage:
    """A scenario file by its name and as messages name it; one parent where it extends, several where it combines."""

    name: str
    file: str
    parents: tuple[Lineage, ...] = ()

    def lines(self) -> list[str]:
        """For people: `baseline -> mine`, the first file first; members of a combination on lines of their own."""
        return list(self._lines(set()))

    def _lines(self, told: set[str]) -> Iterator[str]:
        chain = [self]
        while len(chain[0].parents) == 1:
            chain.insert(0, chain[0].parents[0])
        first, others = chain[0], chain[1:]
        said = " -> ".join([first.name, *map(_short, chain, others)])
        if not first.parents or first.file in told:
            yield said
            return
        told.add(first.file)
        yield from [said, f"  {first.name} combines"] if others else [f"{said} combines"]
        for member in first.parents:
            yield from (f"{'    ' if others else '  '}{line}" for line in member._lines(told))

    def plain(self) -> list[dict[str, Any]]:
        """For machines: every file once, with the names of those that it extends or combines."""
        return [
            {"name": one.name, "file": one.file, **_builds_on([parent.name for parent in one.parents])}
            for one in self._all({})
        ]

    def _all(self, met: dict[str, Lineage]) -> list[Lineage]:
        if self.file not in met:
            met[self.file] = self
            for parent in self.parents:
                parent._all(met)
        return list(met.values())


def _builds_on(names: list[str]) -> dict[str, Any]:
    if not names:
        return {}
    return {"extends": names[0]} if len(names) == 1 else {"combine": names}


def _short(before: Lineage, one: Lineage) -> str:
    """A name without its folder where that is the folder of the name before it."""
    folder, _, last = one.name.rpartition("/")
    return last if folder and before.name.startswith(f"{folder}/") else one.name
