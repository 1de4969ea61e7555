"""Quarter labels such as `2008Q4` and their integer index (year * 4 + quarter - 1)."""

from __future__ import annotations

import re

_LABEL = re.compile(r"(\d{4})Q([1-4])")


def index(label: str) -> int:
    """Whole number of the quarter named by `label`; neighbours differ by one."""
    match = _LABEL.fullmatch(label) if isinstance(label, str) else None
    if match is None:
        raise ValueError(f"{label!r} is no quarter; write a year and a quarter such as 2008Q4")
    return int(match[1]) * 4 + int(match[2]) - 1


def label(quarter: int) -> str:
    """Name of the quarter with this index: the inverse of `index`."""
    return f"{quarter // 4}Q{quarter % 4 + 1}"
