"""Lines of text: how wide words are, and where to break."""

from __future__ import annotations

from functools import cache

from matplotlib import font_manager
from matplotlib.font_manager import FontProperties

from bayiri.charts.style import RC


def fold(text: str, size: float, weight: str, width: float) -> list[str]:
    """`text` in lines of at most `width` points in this type, the last not much shorter than the others."""
    lines = _fill(text, size, weight, width)
    for share in (0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5):
        if len(lines) < 2 or measure(lines[-1], size, weight) > 0.35 * width:
            break
        again = _fill(text, size, weight, share * width)
        if len(again) > len(lines):
            break
        lines = again
    return lines


def measure(text: str, size: float, weight: str = "normal") -> float:
    """Width of a text in this type, points."""
    words = text.split(" ")
    return sum(_width(word, size, weight) for word in words) + (len(words) - 1) * _width(" ", size, weight)


def _fill(text: str, size: float, weight: str, width: float) -> list[str]:
    """`text` in lines filled from the first; a word longer than a line is cut."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and measure(longer, size, weight) > width:
                lines.append(line)
                longer = word
            while measure(longer, size, weight) > width and len(longer) > 1:
                cut = max(1, int(len(longer) * width / measure(longer, size, weight)) - 1)
                lines.append(longer[:cut])
                longer = longer[cut:]
            line = longer
        lines.append(line)
    return lines


@cache
def _width(word: str, size: float, weight: str) -> float:
    """Width of one word, points."""
    font = font_manager.get_font(font_manager.findfont(_font(weight)))
    font.set_size(size, 72)
    font.set_text(word, 0.0)
    return float(font.get_width_height()[0]) / 64


@cache
def _font(weight: str) -> FontProperties:
    """The type that charts are measured in."""
    return FontProperties(family=RC["font.sans-serif"][:1], weight=weight)
