"""Charts inside the page: a wide drawing, and a narrow one for telephones."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from bayiri.charts.files import svg
from bayiri.charts.gallery import Chart, gallery
from bayiri.charts.source import Source

KINDS = "returns-by-kind-"
STATES_AT = "outcome-states-at-"
IN_TABLES = "difference-"
_SIZE = re.compile(r'\s(?:width|height)="[^"]*"')
_NAMESPACES = re.compile(r'\sxmlns(?::\w+)?="[^"]*"')


@dataclass(frozen=True)
class Picture:
    """A chart as markup, wide and narrow."""

    name: str
    wide: Markup
    narrow: Markup


def pictures(source: Source) -> dict[str, Picture]:
    """The charts of the page by name; differences stand in its tables."""
    pairs = len(source.names) > 1  # small multiples, side by side, are always narrow
    charts = [chart for chart in gallery(source) if not chart.name.startswith(IN_TABLES)]
    return {chart.name: picture(chart, not (pairs and chart.name.startswith(KINDS))) for chart in charts}


def picture(chart: Chart, wide: bool = True) -> Picture:
    """One chart, drawn twice where both are needed."""
    drawn = inline(chart, f"{chart.name}-wide") if wide else Markup("")
    return Picture(chart.name, drawn, inline(chart, f"{chart.name}-narrow", small=True))


def inline(chart: Chart, name: str, small: bool = False) -> Markup:
    """The chart as an element that fills its column; the drawing escapes every text it holds."""
    text = svg(chart.sheet(small), name)
    head, end, rest = text.partition(">")
    head = _NAMESPACES.sub("", _SIZE.sub("", head))
    return Markup(head + end + rest.replace("xlink:href=", "href="))
