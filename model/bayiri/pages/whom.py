"""For whom a mix works: its effect on settling by sex, age, region and education."""

from __future__ import annotations

from dataclasses import dataclass

from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.wording import group as group_words
from bayiri.pages.glance import WHAT, Dot, Figure, changed, dot
from bayiri.pages.strip import Axis, axis

OPEN = 6  # mixes whose tables are shown unfolded


@dataclass(frozen=True)
class Line:
    """A group: its heading (only in the first line under it), name, dot and figure."""

    head: str
    name: str
    dot: Dot | None
    figure: Figure


@dataclass(frozen=True)
class Panel:
    """The table of one mix."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Whom:
    """Panels of all mixes on one axis; `comparisons` is how many intervals they hold."""

    axis: Axis
    panels: tuple[Panel, ...]
    folded: tuple[Panel, ...]
    comparisons: int
    by_kind: bool


def whom(source: Source) -> Whom:
    """The small tables by group."""
    how = scale(WHAT)
    groups = ["all", *source.groups(WHAT)]
    changes = {
        (name, group): source.change(name, WHAT, group)[0].times(how.factor)
        for name in source.mixes
        for group in groups
    }
    along = axis(changes.values(), how.margin)
    panels = []
    for name in source.mixes:
        lines, last = [], ""
        for group in groups:
            head, words = group_words(group)
            shown = dot(source, name, changes[name, group], along)
            lines.append(Line(head if head != last else "", words, shown, changed(source, name, WHAT, group)))
            last = head
        panels.append(Panel(source.titles[name], tuple(lines)))
    known = sum(found.known for found in changes.values())
    by_kind = any(group.startswith("kind=") for group in groups)
    return Whom(along, tuple(panels[:OPEN]), tuple(panels[OPEN:]), known, by_kind)
