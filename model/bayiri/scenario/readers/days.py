"""Days, months and years as people write them where a quarter belongs."""

from __future__ import annotations

import re

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
# A day before a month in figures is left out: 01/11/2008 is read in two ways.
_FIGURES = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})([-/.]\d{1,2})?|(?P<m>\d{1,2})[-/.](?P<y>\d{4})")
_WORDS = re.compile(r"(\d{1,2}\.?\s+)?(?P<month>[a-z]{3,9})\.?,?\s+(\d{1,2},?\s+)?(?P<year>\d{4})", re.IGNORECASE)
_QUARTER = re.compile(
    r"(?P<year>\d{4})[\s/.-]*q\s*(?P<quarter>[1-4])|q\s*(?P<q>[1-4])[\s,/.-]*(?P<y>\d{4})", re.IGNORECASE
)
_LONGEST = 40


def advice(given: object) -> str:
    """How to write the quarter that was probably meant; empty where nothing can be guessed."""
    text = str(given).strip() if isinstance(given, str | int) and not isinstance(given, bool) else ""
    if len(text) > _LONGEST or not text.isascii():
        return ""
    if re.fullmatch(r"\d{4}", text):
        return f"Say which quarter of the year, from {text}Q1 to {text}Q4."
    if found := _QUARTER.fullmatch(text):
        return f"Write {found['year'] or found['y']}Q{found['quarter'] or found['q']}."
    if found := _FIGURES.fullmatch(text):
        return _in(found["year"] or found["y"], int(found["month"] or found["m"]))
    found = _WORDS.fullmatch(text)
    if found is None:
        return ""
    word = "september" if found["month"].lower() == "sept" else found["month"].lower()
    return _in(found["year"], next((place for place, name in enumerate(_MONTHS, 1) if name.startswith(word)), 0))


def _in(year: str, month: int) -> str:
    return f"That is in {year}Q{(month - 1) // 3 + 1}." if 1 <= month <= len(_MONTHS) else ""
