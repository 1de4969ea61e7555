"""The report of a comparison, or of one scenario: one HTML file with everything in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from bayiri.charts.numbers import number
from bayiri.charts.source import Source
from bayiri.charts.wording import NOT_A_FORECAST, STATES, duration
from bayiri.pages.answer import others, question, sentence
from bayiri.pages.basis import (
    assumed,
    counted,
    grades,
    margin,
    modules,
    same_answer,
    states,
    switched,
    thresholds,
)
from bayiri.pages.contrasts import alike, told
from bayiri.pages.few import too_few
from bayiri.pages.figures import KINDS, STATES_AT, pictures
from bayiri.pages.fitted import NONE, fitted
from bayiri.pages.glance import glance
from bayiri.pages.glossary import glossary
from bayiri.pages.harms import anyway, harms, money
from bayiri.pages.mixes import divided, mixes
from bayiri.pages.provenance import provenance
from bayiri.pages.said import answering, best, said
from bayiri.pages.spending import spending
from bayiri.pages.top import by_number, differs, in_force, meaning, surety, worse_off
from bayiri.pages.views import views
from bayiri.pages.whom import whom

LEGEND = (
    "An asterisk marks intervals that leave zero out. No detectable effect, or a figure in grey: the whole interval is "
    "too small to matter, even with an asterisk."
)
PAID_ANYWAY = (
    "Paid anyway: of the people whom the mix pays, those who return within a year of the same date under its baseline. "
    "A baseline that pays too makes this share large."
)


def render(results: Any) -> str:
    """The page as text; the same results give the same text."""
    source = Source.of(results)
    page = {**_always(source), **_basis(source), **(_compared(source) if source.compares else {})}
    return environment().get_template("report.html").render(page)


def _always(source: Source) -> dict[str, Any]:
    """What every page holds; the parts that only a comparison fills are empty."""
    charts = pictures(source)
    return {
        "source": source,
        "title": question(source),
        "answer": sentence(source),
        "too_few": too_few(source),
        "best": "",
        "differs": "",
        "by_number": "",
        "in_force": "",
        "meaning": meaning(source),
        "surety": surety(source),
        "others": others(source),
        "for_whom": "",
        "not_a_forecast": NOT_A_FORECAST,
        "charts": charts,
        "kinds": [chart for name, chart in charts.items() if name.startswith(KINDS)],
        "states": states(source),
        "state_words": tuple(STATES.values()),
        "states_at": [chart for name, chart in charts.items() if name.startswith(STATES_AT)],
        "lag": duration(int(source.meta["lag"])),
        "margin": margin(),
        "legend": LEGEND,
        "paid_anyway": PAID_ANYWAY,
        "weight": number(float(source.meta["weight"])),
        "mixes": mixes(source),
        "glossary": glossary(source),
        "provenance": provenance(source),
    }


def _basis(source: Source) -> dict[str, Any]:
    """What the results rest on, and what would change them."""
    shares = grades(source)
    return {
        "grades": shares,
        "counted": counted(shares),
        "assumed": assumed(shares),
        "modules": modules(source),
        "switched": switched(source),
        "fitted": fitted(source),
        "no_fit": NONE,
        "thresholds": thresholds(source),
        "same_answer": same_answer(source),
    }


def _compared(source: Source) -> dict[str, Any]:
    """What only a comparison holds."""
    name = answering(source)
    lead = alike(source, name) if name else ""
    return {
        "best": " ".join(part for part in (best(source), worse_off(source)) if part),
        "differs": differs(source),
        "by_number": by_number(source),
        "in_force": in_force(source),
        "said": said(source),
        "glance": glance(source),
        "divided": divided(source),
        "anyway": anyway(source),
        "harms": harms(source),
        "money": money(source),
        "spending": spending(source),
        "views": views(source),
        "for_whom": f"{lead} {told(source)}".strip(),
        "whom": whom(source),
    }


def write_report(results: Any, path: Path | str) -> Path:
    """Write the page to `path`, in one step, so that no half page is ever seen."""
    place = Path(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_name(f".{place.name}.unfinished")
    unfinished.write_text(render(results), encoding="utf-8")
    os.replace(unfinished, place)
    return place


def environment() -> Environment:
    """Templates of this room; every value put into them is escaped."""
    return Environment(
        loader=PackageLoader("bayiri.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
