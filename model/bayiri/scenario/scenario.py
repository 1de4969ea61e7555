"""A scenario as the rest of the house sees it: frozen, complete, and its own description."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

from bayiri.parameters import in_module
from bayiri.scenario.fingerprint import fingerprint
from bayiri.scenario.frozen import FrozenDict, thaw
from bayiri.scenario.inheritance.lineage import Lineage
from bayiri.scenario.readers.sections import nested
from bayiri.scenario.readers.spreads import Spread
from bayiri.scenario.readers.values import Value
from bayiri.scenario.showing import one_line, table
from bayiri.scenario.text.documents import Document
from bayiri.scenario.text.writing import yaml_text


@dataclass(frozen=True)
class Calendar:
    """Quarters in which cohorts begin to enter, in which the comparison starts, and in which it ends."""

    history: str
    start: str
    end: str


@dataclass(frozen=True)
class Outcome:
    """How first returns are judged: in which window, after how many quarters, from which score on.

    `window` is None where the comparison is to choose it; `thresholds` are those shown side by side.
    """

    window: tuple[str, str] | None
    lag: int
    threshold: float
    thresholds: tuple[float, ...]


@dataclass(frozen=True)
class Policy:
    """One policy of the mix. `levers` holds every lever of its type by its registry name.

    `by` holds, for levers that differ by `region`, `sex` or `education`, the values of the groups that have their own;
    `figures` what files say beside a lever's value: unit, source, grade, range.
    `start` and `end` are None where it is in force from the beginning, or to the end; `ramp` is the number
    of quarters over which it grows from nothing to full strength, which begin `delivery_lag` quarters after the start.
    """

    name: str
    type: str
    announced: str | None
    start: str | None
    end: str | None
    ramp: int
    delivery_lag: int
    levers: Mapping[str, Value | None]
    by: Mapping[str, Mapping[str, Mapping[str, Value]]] = field(default_factory=FrozenDict)
    figures: Mapping[str, Mapping[str, Any]] = field(default_factory=FrozenDict, compare=False)

    def value(self, lever: str, group: Mapping[str, str]) -> Value | None:
        """The lever's value for people of this region, sex and education, by the name of each grouping."""
        for grouping, values in self.by.get(lever, {}).items():
            if group.get(grouping) in values:
                return values[group[grouping]]
        return self.levers[lever]


@dataclass(frozen=True)
class Sources:
    """What the files said, with lines: the ground on which a changed scenario is checked anew."""

    scenario: Document
    sheet: Document
    folder: str
    lineage: Lineage

    @property
    def of_sheet_alone(self) -> bool:
        """Whether a corridor sheet was loaded by itself, without a scenario."""
        return self.scenario.files == self.sheet.files and [*self.scenario.data] == ["corridor"]


@dataclass(frozen=True, repr=False)
class Scenario:
    """A mix of policies in a corridor, with every number it needs.

    `modules` holds every module with whether it is on; `parameters` a value for every registry row of the table
    `parameters`; `figures` the figures, with source and grade, that files gave for some of them. `sheet` is the
    corridor sheet, checked, in plain data, with what it says for modules that are off. `uncertain` holds, by dotted
    path, the numbers that every run draws anew.
    """

    name: str
    title: str
    label: str
    corridor: str
    card: Mapping[str, str]
    calendar: Calendar
    outcome: Outcome
    budget: float | None
    modules: Mapping[str, bool]
    compare_with: str | None
    sheet: Mapping[str, Any]
    parameters: Mapping[str, Value]
    policies: Mapping[str, Policy]
    figures: Mapping[str, Mapping[str, Any]]
    uncertain: Mapping[str, Spread]
    sources: Sources = field(compare=False)

    @property
    def switched_on(self) -> tuple[str, ...]:
        """Names of the modules that are on."""
        return tuple(name for name, on in self.modules.items() if on)

    def with_(self, changes: Mapping[str, object], name: str | None = None) -> Scenario:
        """The same scenario with other values at some dotted paths, checked as if a file had said so.

        None takes a policy or a setting out; paths that start with `sheet.` reach the corridor sheet.
        """
        from bayiri.scenario.loading import changed

        return changed(self, changes, name)

    def resolved(self) -> dict[str, Any]:
        """Everything that a file would have to say, defaults filled in, in plain data."""
        own = {
            "title": self.title,
            "label": self.label or None,
            "corridor": self.corridor,
            "compare_with": self.compare_with,
        }
        idle = {row.name for name, on in self.modules.items() if not on for row in in_module(name)}
        values = {**self.parameters, **{name: self._figure(name) for name in self.figures}}
        return _given({
            **own,
            "card": dict(self.card) or None,
            "calendar": asdict(self.calendar),
            "outcome": _given(thaw(asdict(self.outcome))),
            "budget": self.budget,
            "modules": dict(self.modules),
            "behaviour": nested({name: thaw(value) for name, value in values.items() if name not in idle}),
            "policies": {name: self._policy(policy) for name, policy in self.policies.items()},
            "sheet": thaw(self.sheet),
        })  # fmt: skip

    def text(self, sheet: bool = True) -> str:
        """The resolved scenario as YAML. Loaded again, it gives a scenario with the same hash.

        Without `sheet` the corridor's figures are left out, and are looked up anew when the text is loaded.
        """
        data = self.resolved()
        if not sheet:
            del data["sheet"]
        return yaml_text(data)

    def drawn(self, seed: int) -> Scenario:
        """The scenario with a number in place of every uncertain one, as the world of this seed draws it.

        A number's draw hangs on the seed and its path alone, so that the mixes of a comparison share it.
        """
        from bayiri.scenario.tables.drawing import drawn

        return drawn(self, seed) if self.uncertain else self

    @cached_property
    def hash(self) -> str:
        """Fingerprint of all that moves a number; layout, order, inheritance, words and ranges do not."""
        return fingerprint(self)

    def _figure(self, name: str) -> dict[str, Any]:
        """What files gave for a number, with the value and range that stand."""
        spread = self.uncertain.get(f"behaviour.{name}")
        ends = {} if spread is None else {"range": [spread.low, spread.high]}
        return {"value": self.parameters[name], **self.figures[name], **ends}

    def _policy(self, policy: Policy) -> dict[str, Any]:
        """The policy in plain data, every lever included."""
        dates = {"announced": policy.announced, "start": policy.start, "end": policy.end}
        levers = {name: thaw(value) for name, value in policy.levers.items() if value is not None}
        for name, values in policy.by.items():
            by = {f"by_{grouping}": thaw(own) for grouping, own in values.items()}
            levers[name] = {**({"value": levers[name]} if name in levers else {}), **by}
        for name, about in policy.figures.items():
            held = levers[name] if isinstance(levers[name], dict) else {"value": levers[name]}
            levers[name] = {**held, **thaw(about)}
        for name in levers:
            spread = self.uncertain.get(f"policies.{policy.name}.{name}")
            if spread is not None:
                held = levers[name] if isinstance(levers[name], dict) else {"value": levers[name]}
                levers[name] = {**held, "range": [spread.low, spread.high], "distribution": spread.distribution}
        pace = {"ramp": policy.ramp, "delivery_lag": policy.delivery_lag}
        return {"type": policy.type, **_given(dates), **pace, **nested(levers)}

    def __hash__(self) -> int:
        return hash((self.name, self.hash))

    def __repr__(self) -> str:
        return one_line(self)

    def _repr_html_(self) -> str:
        return table(self)


def _given(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}
