"""Charts inside the page: a wide drawing, and a narrow one for telephones."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from bayiri.charts.gallery import Chart, gallery, svg
from bayiri.charts.source import Source

_SIZE = re.compile(r'\s(?:width|height)="[^"]*"')
_NAMESPACES = re.compile(r'\sxmlns(?::\w+)?="[^"]*"')


@dataclass(frozen=True)
class Picture:
    """A chart as markup, wide and narrow."""

    name: str
    wide: Markup
    narrow: Markup


def pictures(source: Source) -> dict[str, Picture]:
    """The charts of the page by name."""
    return {
        chart.name: picture(chart) for chart in gallery(source) if not chart.name.startswith("difference-")
    }


def picture(chart: Chart) -> Picture:
    """One chart, drawn twice."""
    return Picture(
        chart.name, inline(chart, f"{chart.name}-wide"), inline(chart, f"{chart.name}-narrow", small=True)
    )


def inline(chart: Chart, name: str, small: bool = False) -> Markup:
    """The chart as an element that fills its column; the drawing escapes every text it holds."""
    text = svg(chart.sheet(small), name)
    head, end, rest = text.partition(">")
    head = _NAMESPACES.sub("", _SIZE.sub("", head))
    return Markup(head + end + rest.replace("xlink:href=", "href="))
