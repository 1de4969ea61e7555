"""What single mechanisms do, measured by paired runs: `python -m bayiri.studies.effects [RUNS [MIGRANTS [WORKERS]]]`.

Writes docs/effects.md. Each question changes one thing in a shipped scenario and reports the difference in a
few outcomes with its interval, whatever its sign. The numbers are the model's, at fixed parameters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from bayiri.charts.numbers import with_interval
from bayiri.charts.scale import scale
from bayiri.ensemble import compare
from bayiri.scenario import load

SEED = 1


@dataclass(frozen=True)
class Question:
    """One change to a scenario and the outcomes that are looked at.

    `before` is set in both arms (dotted paths of `Scenario.with_`), `change` only in the second. `reading`
    says what the answer rests on.
    """

    title: str
    change: Mapping[str, Any]
    outcomes: tuple[str, ...]
    reading: str
    scenario: str = "ecuador-spain/baseline"
    before: Mapping[str, Any] = field(default_factory=dict)


_REENTRY = "sheet.destinations.spain.going_home.reentry_right"
QUESTIONS = ()


def answer(question: Question, runs: int, migrants: int, workers: int) -> pd.DataFrame:
    """The differences table of the two arms, for the whole population and the question's outcomes."""
    start = load(question.scenario).with_(question.before, "without")
    compared = compare([start, start.with_(question.change, "with")], "without", runs, SEED, migrants, workers=workers)
    table = compared.differences
    wanted = (table["group"] == "all") & table["indicator"].isin(question.outcomes)
    return table[wanted].set_index("indicator").loc[list(question.outcomes)]


def lines(question: Question, runs: int, migrants: int, workers: int) -> Iterator[str]:
    """A section of the document."""
    yield f"## {question.title}\n"
    yield "| outcome | change | verdict |"
    yield "|---|---:|---|"
    for name, row in answer(question, runs, migrants, workers).iterrows():
        shown = scale(str(name))
        found = with_interval(*(row[part] * shown.factor for part in ("mean", "low", "high")))
        yield f"| {shown.label}, {shown.change} | {found} | {row['verdict']} |"
    yield f"\n{question.reading}\n"
