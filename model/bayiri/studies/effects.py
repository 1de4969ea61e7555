"""What single mechanisms do, measured by paired runs: `python -m bayiri.studies.effects`.

Writes docs/effects.md. Each question changes one thing in a shipped scenario and tells the difference in a few
outcomes with its interval, whatever its sign; the last one asks whether two mixes need each other. The intervals
are simulation noise at fixed parameters. Options: --runs, --migrants, --workers, --seed, --out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from bayiri.charts.numbers import estimate, with_interval
from bayiri.charts.scale import scale
from bayiri.charts.wording import verdict
from bayiri.ensemble.comparison import compare
from bayiri.ensemble.writing import write_text
from bayiri.scenario import load
from bayiri.studies.arguments import study
from bayiri.studies.interaction import interaction
from bayiri.studies.questions import QUESTIONS, Question

TOGETHER = ("ecuador-spain/reintegration-support", "ecuador-spain/push-factors")
TOGETHER_IN = ("settled", "score_at_lag", "under_pressure", "first_returns")
HEAD = """# What single mechanisms do

Differences between two arms that share their world seeds, means of {runs} paired runs of {migrants} simulated people
with 95 % intervals. One thing differs between the arms; all else stays as in the scenario named, and modules are off
unless a question says that one is on. The numbers belong to the model and its assumptions, and are no forecast; an
effect inside its margin, which is named then, is called no detectable effect, even where its interval leaves zero out.
Made by `python -m bayiri.studies.effects --runs {runs} --migrants {migrants} --seed {seed}`.
"""
TABLE = "| outcome | without | change | verdict |\n|---|---:|---:|---|"
TOGETHER_TABLE = "| outcome | change | verdict |\n|---|---:|---|"
LAST = """## Do support after return and better conditions at home need each other?

The mix `reintegration-support` and the mix `push-factors`, each alone and both together; *interaction* is what both
do beyond the sum. Without a common budget the two do not compete for money; with it, what comes later gets less.
"""
LAST_READING = """The report holds that support fails where what drove people out remains (Conclusion). In this model
the drivers of a score add up in logits and support is weaker the less a person was ready; nothing makes support
work better in a better region, so that an interaction, where there is one, comes from the threshold of settling and
from who returns. The claim is neither built in nor borne out; to test it takes evidence on support by region."""


def answer(question: Question, runs: int, migrants: int, seed: int, workers: int) -> pd.DataFrame:
    """The first arm's mean, then mean, low, high and verdict of the change, of each outcome in the order asked."""
    without = load(question.scenario).with_(question.before, "without")
    arms = [without, without.with_(question.change, "with")]
    study = compare(arms, "without", runs, seed, migrants, workers=workers)
    table = study.differences[study.differences["group"] == "all"].set_index("indicator")
    first = study.outcomes[(study.outcomes["group"] == "all") & (study.outcomes["scenario"] == "without")]
    table["without"] = first.groupby("indicator")["value"].mean()
    return table.loc[list(question.outcomes), ["without", "mean", "low", "high", "verdict"]]


def row(outcome: str, mean: float, low: float, high: float, found: str, label: str = "", *before: float) -> str:
    """A line of a table, in the units that people read; `before` is the value without the change, if it is told."""
    shown = scale(outcome)
    figures = with_interval(*(value * shown.factor for value in (mean, low, high)), sign=True)
    levels = "".join(f" {estimate(*(value * shown.factor for value in (level, low, high)))} |" for level in before)
    within = f" (margin {shown.margin:g})" if found == "negligible" else ""
    return f"| {label or shown.label}, {shown.change} |{levels} {figures} | {verdict(found)}{within} |"


def section(question: Question, table: pd.DataFrame) -> Iterator[str]:
    """A question, its table and what the answer rests on."""
    yield f"## {question.title}\n\n{question.arms}\n\n{TABLE}"
    for name in question.outcomes:
        without, mean, low, high = (float(table[part][name]) for part in ("without", "mean", "low", "high"))
        yield row(name, mean, low, high, str(table["verdict"][name]), "", without)
    yield f"\n{question.reading}\n"


def together(runs: int, migrants: int, seed: int) -> Iterator[str]:
    """The section on two mixes, with a common budget and without."""
    yield LAST
    for unlimited in (True, False):
        table = interaction(*TOGETHER, runs=runs, migrants=migrants, seed=seed, unlimited=unlimited)
        names = {"one": "support alone", "other": "measures alone", "both": "both", "interaction": "interaction"}
        yield f"### {'Without' if unlimited else 'With'} a common budget\n\n{TOGETHER_TABLE}"
        for found in table[table["outcome"].isin(TOGETHER_IN)].to_dict("records"):
            label = f"{scale(found['outcome']).label}: {names[found['effect']]}"
            yield row(found["outcome"], found["mean"], found["low"], found["high"], found["verdict"], label)
        yield ""
    yield LAST_READING


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and write the document."""
    parser = study("effects", "What each mechanism does.", 40, 5_000, "docs/effects.md")
    asked = parser.parse_args(arguments)
    lines = [HEAD.format(runs=asked.runs, migrants=asked.migrants, seed=asked.seed)]
    for question in QUESTIONS:
        lines += section(question, answer(question, asked.runs, asked.migrants, asked.seed, asked.workers))
    lines += together(asked.runs, asked.migrants, asked.seed)
    write_text(asked.out, "\n".join(lines).rstrip() + "\n")


if __name__ == "__main__":
    main()
