"""Every chart that results allow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes

from bayiri.charts import effects, flows, hazard, paths, plane, states, targets
from bayiri.charts.frame import Sheet, sheet
from bayiri.charts.source import Source, slug
from bayiri.charts.style import HEIGHT, HEIGHT_NARROW, NARROW, RC, WIDTH
from bayiri.charts.wording import STATES
from bayiri.indicators import INDICATORS
from bayiri.parameters import nearest

CHANGES = ("settled", "under_pressure", "public_cost")
OVER_TIME = ("stock_abroad", "entries", "public_spending")


@dataclass(frozen=True)
class Chart:
    """A chart ready to draw: the name of its files, and how to draw it (`ax=`)."""

    name: str
    draw: Callable[..., object]

    def sheet(self, small: bool = False) -> Sheet:
        """The drawn sheet, 7 inches wide, or narrow for a telephone; as high as what it shows needs."""
        with rc_context(RC):
            ax = sheet(NARROW, HEIGHT_NARROW) if small else sheet(WIDTH, HEIGHT)
            self.draw(ax=ax)
            figure = ax.get_figure(root=True)
            assert isinstance(figure, Sheet)
            return figure


def gallery(results: Any) -> list[Chart]:
    """The charts for these results, in the order of the report."""
    source = Source.of(results)
    charts = [Chart("outcome-states", partial(states.outcome_states, source))]
    charts += [
        Chart(f"outcome-states-at-{value:g}", partial(states.outcome_states, source, threshold=value))
        for value in states.other_thresholds(source)
    ]
    if source.compares:
        charts += [Chart(f"difference-{_dashed(name)}", partial(effects.differences, source, name)) for name in CHANGES]
        charts.append(Chart("cost-effect", partial(plane.cost_effect, source)))
    if len(source.paths):
        charts.append(Chart("path-split", partial(paths.path_split, source)))
    charts += [Chart(_dashed(name), partial(flows.over_time, source, name)) for name in OVER_TIME]
    charts += _kinds(source)
    charts.append(Chart("return-hazard", partial(hazard.return_hazard, source)))
    if source.fit is not None:
        charts.append(Chart("fit", partial(targets.target_fit, source)))
    return charts


def plot(results: Any, name: str, ax: Axes | None = None, **options: Any) -> Axes:
    """The chart called `name`, or the one that shows the indicator of that name best."""
    source = Source.of(results)
    named = {
        "outcome_states": states.outcome_states,
        "return_hazard": hazard.return_hazard,
        "cost_effect": plane.cost_effect,
        "path_split": paths.path_split,
        "target_fit": targets.target_fit,
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


def _dashed(name: str) -> str:
    """The name of an indicator in the name of a file."""
    return name.replace("_", "-")


def _kinds(source: Source) -> list[Chart]:
    """Returns by kind under each mix, on one axis."""
    draw = partial(flows.returns_by_kind, source, top=flows.highest_return(source))
    return [Chart(f"returns-by-kind-{slug(name)}", partial(draw, scenario=name)) for name in source.names]
