"""How many runs a comparison takes, with runs paired by their world seed and without: writes docs/replicates.md.

    python -m bayiri.studies.replicates --runs 40 --migrants 5000 --seed 1

One comparison gives both. Run r of a mix and run r of its baseline share a world seed, so that their difference is
the paired one. Pairing run r of one with run r + k of the other makes differences of independent runs; over all
shifts k their variance is on average that of the mix plus that of the baseline, whatever the runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from bayiri.charts.numbers import MISSING, number, with_interval
from bayiri.charts.scale import scale
from bayiri.ensemble.comparison import Comparison, compare
from bayiri.ensemble.intervals import LEVEL, paired
from bayiri.ensemble.tables import baselines_of
from bayiri.ensemble.writing import write_text
from bayiri.indicators import find
from bayiri.studies.arguments import study

OUTCOMES = ("first_returns", "settled", "under_pressure", "public_cost", "score_at_lag", "remigrated_within_8",
            "remigrations")  # fmt: skip
COUNTED = "remigrations"  # no outcome of its own: summed over all quarters, and without a margin
PART = 0.1  # half-width wanted, as a part of the effect
RESAMPLES = 2_000
HEAD = """# How many runs a comparison takes

A person keeps their draws from one mix to the next, because draws are keyed (`decisions/0001-keyed-draws.md`); runs
of two mixes that share a world seed then differ by what the policy does and not by luck. This page measures what
that is worth, in the mixes of {corridor}, from {runs} paired runs of {migrants} simulated people.

- *Paired* runs share their world seeds; *independent* ones do not. One comparison gives both: run r of a mix against
  run r of its baseline is paired, against run r + k it is independent. Over all k the variance of the difference is
  that of the mix plus that of the baseline, which is what stands here.
- *Runs needed* are those of each arm for a 95 % interval whose half-width is a tenth of the effect, or the margin
  below which a difference does not matter. A tenth of an effect whose own interval holds zero says nothing: {missing}.
- *Variance ratio* is independent over paired, with a 95 % interval from {resamples} resamples of the runs. Above 1,
  pairing saves runs; an interval that holds 1 leaves it open. Where an outcome hardly varies in one arm, as the cost
  of a budget that is always spent or of no programme at all, pairing has nothing to work on.

The numbers belong to the model, these mixes and this size: with more people a run, fewer runs are needed.
Made by `python -m bayiri.studies.replicates --runs {runs} --migrants {migrants} --seed {seed}`.
"""


class Spread(NamedTuple):
    """Variance of a difference between two arms by paired and by independent runs, and the ratio's interval."""

    paired: float
    independent: float
    low: float
    high: float

    @property
    def ratio(self) -> float:
        """Independent over paired: infinite where all paired differences are equal."""
        return _ratio(np.asarray(self.independent), np.asarray(self.paired)).item()


def _ratio(independent: np.ndarray, paired: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(independent / paired)


def _variances(mix: np.ndarray, base: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Variances of paired and of independent differences over the last axis."""
    return (mix - base).var(axis=-1, ddof=1), mix.var(axis=-1, ddof=1) + base.var(axis=-1, ddof=1)


def spread(mix: np.ndarray, base: np.ndarray, resamples: int = RESAMPLES) -> Spread:
    """Both variances for one value a run of each arm; the ratio's interval resamples runs, with a fixed seed."""
    within, between = _variances(mix, base)
    chosen = np.random.default_rng(1).integers(len(mix), size=(resamples, len(mix)))
    again, apart = _variances(mix[chosen], base[chosen])
    ends = np.quantile(_ratio(apart, again), [0.5 - LEVEL / 2, 0.5 + LEVEL / 2], method="nearest")
    return Spread(float(within), float(between), float(ends[0]), float(ends[1]))


def runs_needed(variance: float, half: float) -> float:
    """Fewest runs of each arm whose t interval has at most this half-width; NaN for a half-width of zero."""
    if not half > 0.0:
        return np.nan
    runs = max(2.0, np.ceil(variance * (stdtrit(np.inf, 0.5 + LEVEL / 2) / half) ** 2))
    while stdtrit(runs - 1, 0.5 + LEVEL / 2) * np.sqrt(variance / runs) > half:
        runs += 1.0
    return float(runs)


def values_of(study: Comparison) -> pd.DataFrame:
    """A row a run, a column a (indicator, scenario)."""
    outcomes = study.outcomes[(study.outcomes["group"] == "all") & study.outcomes["indicator"].isin(OUTCOMES)]
    counted = study.quarters[(study.quarters["group"] == "all") & (study.quarters["indicator"] == COUNTED)]
    keys = ["run", "indicator", "scenario"]
    parts = [outcomes[[*keys, "value"]], counted.groupby(keys, as_index=False)["value"].sum()]
    return pd.concat(parts).pivot(index="run", columns=keys[1:], values="value").sort_index()


def replicates(study: Comparison) -> pd.DataFrame:
    """A row an outcome and mix: mean, low, high of the effect; the variances, their ratio with its interval; and
    the runs needed for a tenth of the effect (`part`) and for the margin, paired and independent."""
    values, rows = values_of(study), []
    for outcome in OUTCOMES:
        margin = 0.0 if outcome == COUNTED else find(outcome).margin
        for name, baseline in baselines_of(study.design).items():
            mix, base = (values[(outcome, arm)].to_numpy() for arm in (name, baseline))
            effect, found = paired(mix, base, margin), spread(mix, base)
            part = 0.0 if effect.low <= 0.0 <= effect.high else PART * abs(effect.mean)
            needed = [runs_needed(v, half) for half in (part, margin) for v in (found.paired, found.independent)]
            rows.append((outcome, name, effect.mean, effect.low, effect.high, *found, found.ratio, *needed))
    columns = ["outcome", "scenario", "mean", "low", "high", "paired", "independent", "ratio_low", "ratio_high",
               "ratio", "part_paired", "part_independent", "margin_paired", "margin_independent"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _factor(value: float) -> str:
    """A ratio as people read it."""
    return "without end" if np.isinf(value) else number(value, 0 if value >= 10.0 else 1)


def section(outcome: str, rows: pd.DataFrame) -> Iterator[str]:
    """The table of one outcome."""
    shown = scale(outcome)
    unit = "persons, all quarters" if outcome == COUNTED else shown.change
    yield f"## {shown.label}, {unit}\n"
    yield "| mix | effect | runs for ±10 %: paired | independent | for the margin: paired | independent | ratio |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for row in rows.to_dict("records"):
        effect = with_interval(*(row[part] * shown.factor for part in ("mean", "low", "high")), sign=True)
        runs = (number(row[f"{by}_{way}"]) for by in ("part", "margin") for way in ("paired", "independent"))
        ratio = f"{_factor(row['ratio'])} ({_factor(row['ratio_low'])} to {_factor(row['ratio_high'])})"
        yield f"| `{row['scenario'].rsplit('/', 1)[-1]}` | {effect} | {' | '.join(runs)} | {ratio} |"
    middle = rows["ratio"].median()
    yield f"\nMedian of the ratios over mixes: {_factor(middle)}.\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and write the document."""
    parser = study("replicates", "Runs a comparison takes.", 40, 5_000, "docs/replicates.md")
    parser.add_argument("--corridor", default="ecuador-spain")
    asked = parser.parse_args(arguments)
    table = replicates(compare(asked.corridor, None, asked.runs, asked.seed, asked.migrants, workers=asked.workers))
    lines = [HEAD.format(**vars(asked), missing=MISSING, resamples=number(RESAMPLES))]
    for outcome in OUTCOMES:
        lines += section(outcome, table[table["outcome"] == outcome])
    write_text(asked.out, "\n".join(lines).rstrip() + "\n")


if __name__ == "__main__":
    main()
