"""Charts as files: svg whose text stays text, and png; the same results give the same bytes."""

from __future__ import annotations

import io
import re
from html import escape
from pathlib import Path
from typing import Any

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG

from bayiri.charts.frame import Sheet
from bayiri.charts.gallery import gallery
from bayiri.charts.style import RC

DPI = 200
_HEAD = re.compile(r"<svg\b[^>]*>", re.DOTALL)
_EXTRAS = re.compile(r"\s*<metadata>.*?</metadata>|<!DOCTYPE[^>]*>|<\?xml[^>]*\?>", re.DOTALL)
_IDS = re.compile(r'(\bid="|url\(#|href="#)')


def save_all(results: Any, folder: Path | str) -> list[Path]:
    """Draw every chart into `folder` as svg and png. The files written."""
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    return [path for chart in gallery(results) for path in save(chart.sheet(), place / chart.name)]


def save(figure: Sheet, stem: Path) -> list[Path]:
    """Write a sheet as `stem.svg` and `stem.png`."""
    vector, raster = stem.with_name(f"{stem.name}.svg"), stem.with_name(f"{stem.name}.png")
    vector.write_text('<?xml version="1.0" encoding="utf-8"?>\n' + svg(figure, stem.name), encoding="utf-8")
    with rc_context(RC):
        FigureCanvasAgg(figure).print_figure(raster, dpi=DPI, metadata={"Software": None})
    return [vector, raster]


def svg(figure: Sheet, name: str) -> str:
    """The sheet as an `<svg>` element with title and description; `name` keeps its ids apart from others'."""
    written = io.StringIO()
    with rc_context({**RC, "svg.hashsalt": f"bayiri {name}"}):
        FigureCanvasSVG(figure).print_svg(written, metadata={"Date": None, "Creator": None})
    text = _IDS.sub(rf"\g<1>{name}-", _EXTRAS.sub("", written.getvalue()).strip())
    head = _HEAD.search(text)
    assert head is not None
    opening = head[0].replace("<svg", f'<svg role="img" aria-labelledby="{name}-title {name}-desc"', 1)
    title = f'<title id="{name}-title">{escape(figure.title)}</title>'
    description = f'<desc id="{name}-desc">{escape(figure.caption)}</desc>'
    return f"{opening}{title}{description}{text[head.end() :]}\n"
