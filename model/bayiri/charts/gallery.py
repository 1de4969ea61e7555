"""Every chart that results allow, and their files."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG

from bayiri.charts import bars, differences, hazard, over_time, paths, plane, states
from bayiri.charts.frame import Sheet, sheet
from bayiri.charts.source import Source, slug
from bayiri.charts.style import HEIGHT, NARROW, RC, WIDTH
from bayiri.charts.wording import STATES
from bayiri.indicators import INDICATORS
from bayiri.parameters import nearest

DPI = 200
_HEAD = re.compile(r"<svg\b[^>]*>", re.DOTALL)
_EXTRAS = re.compile(r"\s*<metadata>.*?</metadata>|<!DOCTYPE[^>]*>|<\?xml[^>]*\?>", re.DOTALL)


@dataclass(frozen=True)
class Chart:
    """A chart ready to draw: the name of its files, how to draw it, its height when wide and when narrow."""

    name: str
    draw: Callable[[Axes], object]
    height: float = HEIGHT
    height_narrow: float = 4.6

    def sheet(self, small: bool = False) -> Sheet:
        """The drawn sheet, 7 inches wide, or narrow for a telephone."""
        with rc_context(RC):
            ax = sheet(NARROW, self.height_narrow) if small else sheet(WIDTH, self.height)
            self.draw(ax)
            figure = ax.get_figure(root=True)
            assert isinstance(figure, Sheet)
            return figure


def gallery(results: Any) -> list[Chart]:
    """The charts for these results, in the order of the report."""
    source = Source.of(results)
    rows = len(states.shown(source))
    high, high_narrow = bars.height(rows, 5), bars.height(rows, 5, small=True)
    charts = [Chart("outcome-states", lambda ax: states.outcome_states(source, ax=ax), high, high_narrow)]
    if source.compares:
        charts += [_difference(source, name) for name in ("settled", "under_pressure", "public_cost")]
        charts.append(Chart("cost-effect", lambda ax: plane.cost_effect(source, ax=ax)))
    if len(source.paths):
        high, high_narrow = bars.height(rows - 1, 6), bars.height(rows - 1, 6, small=True)
        charts.append(Chart("path-split", lambda ax: paths.path_split(source, ax=ax), high, high_narrow))
    charts += [_time(source, name) for name in ("stock_abroad", "entries", "public_spending")]
    charts += _kinds(source)
    charts.append(Chart("return-hazard", lambda ax: hazard.return_hazard(source, ax=ax)))
    return charts


def save_all(results: Any, folder: Path | str) -> list[Path]:
    """Draw every chart into `folder` as svg and png; same results, same bytes. The files written."""
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    return [path for chart in gallery(results) for path in save(chart.sheet(), place / chart.name)]


def save(figure: Sheet, stem: Path) -> list[Path]:
    """Write a sheet as `stem.svg` and `stem.png`."""
    vector, raster = stem.with_suffix(".svg"), stem.with_suffix(".png")
    vector.write_text('<?xml version="1.0" encoding="utf-8"?>\n' + svg(figure, stem.name), encoding="utf-8")
    with rc_context(RC):
        FigureCanvasAgg(figure).print_figure(raster, dpi=DPI, metadata={"Software": None})
    return [vector, raster]


def svg(figure: Sheet, name: str) -> str:
    """The sheet as an `<svg>` element with title and description; `name` keeps its ids apart from others'."""
    written = io.StringIO()
    with rc_context({**RC, "svg.hashsalt": f"bayiri {name}"}):
        FigureCanvasSVG(figure).print_svg(written, metadata={"Date": None, "Creator": None})
    text = _EXTRAS.sub("", written.getvalue()).strip()
    text = re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>{name}-", text)
    head = _HEAD.search(text)
    assert head is not None
    opening = head[0].replace("<svg", f'<svg role="img" aria-labelledby="{name}-title {name}-desc"', 1)
    words = (
        f'<title id="{name}-title">{escape(figure.title)}</title>'
        f'<desc id="{name}-desc">{escape(figure.caption)}</desc>'
    )
    return f"{opening}{words}{text[head.end() :]}\n"


def plot(results: Any, name: str, ax: Axes | None = None, **options: Any) -> Axes:
    """The chart called `name`, or the one that shows the indicator of that name best."""
    source = Source.of(results)
    named = {
        "outcome_states": states.outcome_states,
        "return_hazard": hazard.return_hazard,
        "cost_effect": plane.cost_effect,
        "path_split": paths.path_split,
        "returns_by_kind": over_time.returns_by_kind,
    }
    if name in named:
        return named[name](source, ax=ax, **options)
    quarterly = set(source.quarters["indicator"].unique())
    changed = set(source.differences["indicator"].unique())
    if name in changed:
        return differences.differences(source, name, ax=ax, **options)
    if name in quarterly:
        return over_time.over_time(source, name, ax=ax, **options)
    if name in STATES:
        return states.outcome_states(source, ax=ax, **options)
    known = sorted({*named, *quarterly, *changed, *(row.name for row in INDICATORS)})
    hint = nearest(name, known)
    advice = f"; did you mean {hint!r}?" if hint else ""
    raise ValueError(f"there is no chart of {name!r} in these results{advice}")


def _difference(source: Source, name: str) -> Chart:
    """Differences of one outcome."""
    rows = len(source.mixes)
    return Chart(
        f"difference-{name.replace('_', '-')}",
        lambda ax: differences.differences(source, name, ax=ax),
        differences.height(rows),
        differences.height(rows, small=True),
    )


def _time(source: Source, name: str) -> Chart:
    """One quarterly indicator over time."""
    return Chart(name.replace("_", "-"), lambda ax: over_time.over_time(source, name, ax=ax))


def _kinds(source: Source) -> list[Chart]:
    """Returns by kind under each mix, on one axis."""
    top = over_time.highest_return(source)

    def chart(name: str) -> Chart:
        draw = partial(over_time.returns_by_kind, source, name, top=top)
        return Chart(f"returns-by-kind-{slug(name)}", lambda ax: draw(ax=ax), height_narrow=4.0)

    return [chart(name) for name in states.shown(source)]
