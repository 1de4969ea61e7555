"""For whom a mix works: its effect on settling by sex, age, region, education and kind of return."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.spread import Estimate
from bayiri.charts.wording import KINDS, plain
from bayiri.charts.wording import group as group_words
from bayiri.pages.cell import ENOUGH, WHAT, Figure, change, changed, other_base
from bayiri.pages.glance import Dot, dot
from bayiri.pages.strip import Axis, axis

OPEN = 4  # mixes whose tables are shown unfolded
Changes = dict[tuple[str, str], Estimate]


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
    against: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Whom:
    """Panels of all mixes, on one axis those shown and on another those folded.

    `comparisons` is how many intervals they hold, `hidden` the groups that too few runs know under any mix.
    """

    axis: Axis
    panels: tuple[Panel, ...]
    folded_axis: Axis
    folded: tuple[Panel, ...]
    comparisons: int
    hidden: tuple[str, ...]
    enough: str
    by_kind: bool


def whom(source: Source) -> Whom:
    """The small tables by group."""
    names = source.ranked
    every = ["all", *source.groups(WHAT)]
    changes = {(name, group): change(source, name, WHAT, group)[0] for name in names for group in every}
    groups = [group for group in every if any(changes[name, group].known for name in names)]
    hidden = tuple(words(group)[1] for group in every if group not in groups)
    axes = [_axis(changes, part) for part in (names[:OPEN], names[OPEN:])]
    panels = [
        _panel(source, name, groups, changes, axes[place >= OPEN]) for place, name in enumerate(names)
    ]  # fmt: skip
    known = sum(found.known for found in changes.values())
    by_kind = any(group.startswith("kind=") for group in groups)
    enough = f"{ENOUGH * 10:g} of 10"
    return Whom(
        axes[0], tuple(panels[:OPEN]), axes[1], tuple(panels[OPEN:]), known, hidden, enough, by_kind
    )  # fmt: skip


def words(group: str) -> tuple[str, str]:
    """Heading and name of a group; kinds of return are called as in the charts."""
    head, name = group_words(group)
    kind = group.removeprefix("kind=")
    if kind != group:
        name = plain(KINDS.get(f"returns_{kind}") or (KINDS["removals"] if kind == "removed" else kind))
    return head, name


def _axis(changes: Changes, names: Sequence[str]) -> Axis:
    """The axis that holds what is shown of these mixes."""
    return axis((found for (name, _), found in changes.items() if name in names), scale(WHAT).margin)


def _panel(source: Source, name: str, groups: list[str], changes: Changes, along: Axis) -> Panel:
    """The table of one mix, a line a group."""
    lines, last = [], ""
    for group in groups:
        head, called = words(group)
        shown = dot(source, name, changes[name, group], along)
        lines.append(Line(head if head != last else "", called, shown, changed(source, name, WHAT, group)))
        last = head
    return Panel(source.titles[name], other_base(source, name), tuple(lines))
