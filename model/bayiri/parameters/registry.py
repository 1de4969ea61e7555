"""The one list of all parameters.

Files are validated, tables laid out, documents and studies written from it. A new lever is a row in a
topic file of this room and a rule that reads its column.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import cache

from bayiri.parameters import (
    behaviour,
    beliefs,
    choice,
    credit,
    economy,
    enforcement,
    groups,
    information,
    levers,
    mobility,
    pensions,
    people,
    push,
    reintegration,
    settings,
    support,
)
from bayiri.parameters.parameter import Parameter

_TOPICS = (
    people,
    behaviour,
    choice,
    reintegration,
    economy,
    pensions,
    mobility,
    levers,
    credit,
    beliefs,
    information,
    push,
    support,
    enforcement,
    groups,
    settings,
)
_ALL: tuple[Parameter, ...] = tuple(row for topic in _TOPICS for row in topic.ROWS)


def registry() -> tuple[Parameter, ...]:
    """Every row, in the order of the topic files."""
    return _ALL


@cache
def in_section(section: str) -> dict[str, Parameter]:
    """Rows that may stand in this section of a file, by name."""
    return {row.name: row for row in registry() if section in row.section}


@cache
def columns(table: str) -> tuple[Parameter, ...]:
    """Rows that are columns of a table, in registry order."""
    return tuple(row for row in registry() if row.table == table)


@cache
def in_module(name: str) -> tuple[Parameter, ...]:
    """Rows that do nothing unless the module of that name is on."""
    return tuple(row for row in registry() if row.module == name)


def find(name: str) -> Parameter:
    """The row of that name; KeyError if there is none."""
    for row in registry():
        if row.name == name:
            return row
    raise KeyError(name)


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate spelt most like `word`, if any is close."""
    close = difflib.get_close_matches(word, list(candidates), n=1, cutoff=0.6)
    return close[0] if close else None
