"""Every chart that results allow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes

from bayiri.charts import bars, effects, flows, hazard, paths, plane, states
from bayiri.charts.direct import legend_height
from bayiri.charts.frame import Sheet, sheet
from bayiri.charts.source import Source, slug
from bayiri.charts.style import HEIGHT, NARROW, RC, WIDTH
from bayiri.charts.wording import STATES
from bayiri.indicators import INDICATORS
from bayiri.parameters import nearest

CHANGES = ("settled", "under_pressure", "public_cost")
OVER_TIME = ("stock_abroad", "entries", "public_spending")


@dataclass(frozen=True)
class Chart:
    """A chart ready to draw: the name of its files, how to draw it (`ax=`), its heights in inches."""

    name: str
    draw: Callable[..., object]
    height: float = HEIGHT
    height_narrow: float = HEIGHT

    def sheet(self, small: bool = False) -> Sheet:
        """The drawn sheet, 7 inches wide, or narrow for a telephone."""
        with rc_context(RC):
            ax = sheet(NARROW, self.height_narrow) if small else sheet(WIDTH, self.height)
            self.draw(ax=ax)
            figure = ax.get_figure(root=True)
            assert isinstance(figure, Sheet)
            return figure


def gallery(results: Any) -> list[Chart]:
    """The charts for these results, in the order of the report."""
    source = Source.of(results)
    titles = [source.titles[name] for name in states.shown(source)]
    with_legend = 3.9 + legend_height(titles[: flows.MOST])
    charts = [_bars("outcome-states", partial(states.outcome_states, source), titles, len(STATES))]
    if source.compares:
        charts += [_difference(source, name) for name in CHANGES]
        charts.append(Chart("cost-effect", partial(plane.cost_effect, source), height_narrow=with_legend))
    if len(source.paths):
        charts.append(_bars("path-split", partial(paths.path_split, source), titles[1:], paths.MOST))
    for name in OVER_TIME:
        draw = partial(flows.over_time, source, name)
        charts.append(Chart(name.replace("_", "-"), draw, height_narrow=with_legend))
    charts += _kinds(source)
    charts.append(Chart("return-hazard", partial(hazard.return_hazard, source), height_narrow=with_legend))
    return charts


def plot(results: Any, name: str, ax: Axes | None = None, **options: Any) -> Axes:
    """The chart called `name`, or the one that shows the indicator of that name best."""
    source = Source.of(results)
    named = {
        "outcome_states": states.outcome_states,
        "return_hazard": hazard.return_hazard,
        "cost_effect": plane.cost_effect,
        "path_split": paths.path_split,
        "returns_by_kind": flows.returns_by_kind,
    }
    if name in named:
        return named[name](source, ax=ax, **options)
    quarterly = set(source.quarters["indicator"].unique())
    changed = set(source.differences["indicator"].unique())
    if name in changed:
        return effects.differences(source, name, ax=ax, **options)
    if name in quarterly:
        return flows.over_time(source, name, ax=ax, **options)
    if name in STATES:
        return states.outcome_states(source, ax=ax, **options)
    hint = nearest(name, sorted({*named, *quarterly, *changed, *(row.name for row in INDICATORS)}))
    advice = f"; did you mean {hint!r}?" if hint else ""
    raise ValueError(f"there is no chart of {name!r} in these results{advice}")


def _bars(name: str, draw: Callable[..., object], titles: list[str], columns: int) -> Chart:
    """A table of bars with rows of these titles."""
    return Chart(name, draw, bars.height(titles, columns), bars.height(titles, columns, small=True))


def _difference(source: Source, name: str) -> Chart:
    """Differences of one outcome."""
    draw = partial(effects.differences, source, name)
    rows = len(source.mixes)
    heights = effects.height(rows), effects.height(rows, small=True)
    return Chart(f"difference-{name.replace('_', '-')}", draw, *heights)


def _kinds(source: Source) -> list[Chart]:
    """Returns by kind under each mix, on one axis."""
    top = flows.highest_return(source)
    height = 3.9 + legend_height(list(flows.KIND_WORDS.values()))
    return [
        Chart(
            f"returns-by-kind-{slug(name)}", partial(flows.returns_by_kind, source, name, top=top), height_narrow=height
        )
        for name in states.shown(source)
    ]
