"""`bayiri explain`: what a number or a policy type is."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Annotated, Any

import typer

EXAMPLE = "bayiri explain credit_access"


def explain(
    name: Annotated[str, typer.Argument(help="A policy type, a number of a sheet, scenario or policy.")],
) -> None:
    """Explain a policy type or a number.

    Meaning, unit, default, range, source and evidence grade.
    """
    from bayiri.parameters import POLICY_TYPES, in_section, nearest, registry
    from bayiri.scenario.faults import Fault, InputFault

    if name in POLICY_TYPES:
        print(f"{name}: {POLICY_TYPES[name]}.\n\nLevers, beside announced, start, end and ramp:")
        _columns((row.name, f"{row.meaning} ({row.unit})") for row in in_section(name).values())
        return
    rows = [row for row in registry() if name in (row.name, row.column)]
    if not rows:
        known = [*POLICY_TYPES, *(row.name for row in registry())]
        ends = sorted({other for other in known if other.split(".")[-1] == name})
        near = " or ".join(ends) or nearest(name, known)
        hint = f"Did you mean {near}?" if near else ""
        raise InputFault(Fault("explain", None, name, "is no policy type and no number bayiri knows.", hint))
    for row in rows:
        print(f"{row.name}: {row.meaning}")
        _columns(_facts(row, inf))


def _facts(row: Any, endless: float) -> Iterator[tuple[str, str]]:
    """What the registry knows of one number."""
    yield "unit", row.unit
    yield "stands in", ", ".join(row.section)
    yield "default", "none: a file gives it" if row.default is None else _shown(row.default)
    if row.options:
        yield "one of", ", ".join(row.options)
    elif row.kind not in ("flag", "names"):
        yield "allowed", f"{row.low:g} to {row.high:g}" if row.high != endless else f"from {row.low:g} on"
    if row.prior:
        yield "range in studies", f"{row.prior[0]:g} to {row.prior[1]:g}"
    if row.neutral is not None:
        yield "does nothing at", f"{row.neutral:g}"
    yield "source", row.source or "given in the file"
    yield "evidence", row.grade
    yield "read by", row.read_by


def _shown(value: Any) -> str:
    return (
        ", ".join(map(str, value)) or "all"
        if isinstance(value, tuple)
        else f"{value:g}"
        if isinstance(value, float)
        else value
    )


def _columns(pairs: Any) -> None:
    """Two columns, the second folded."""
    import textwrap

    rows = list(pairs)
    width = max(len(first) for first, _ in rows)
    for first, second in rows:
        folded = textwrap.wrap(second, max(98 - width - 4, 40)) or [""]
        print(f"  {first:<{width}}  {folded[0]}")
        for line in folded[1:]:
            print(f"  {'':<{width}}  {line}")
