"""What a mix did to each person's own path, against the baseline: a few numbers kept a person and arm."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

import numpy as np

from bayiri import state

if TYPE_CHECKING:
    from bayiri.model import ReturnModel

CLASSES = ("never", "same_quarter", "only_with", "only_without", "earlier", "later")
FLAGS = ("paid_anyway", "worse_off")
PAID_ANYWAY_WITHIN = 4  # quarters
WORSE_OFF = log(0.95)  # ln points of mean welfare over the window


@dataclass(frozen=True)
class Footprint:
    """What is kept of each slot (same order in every arm of a run).

    `returned` is the quarter of the first return in the window or -1; `counts` whether the person was
    abroad when the window opened or left for the first time in it; `welfare` the mean over the window.
    """

    returned: np.ndarray
    counts: np.ndarray
    paid: np.ndarray
    welfare: np.ndarray
    weight: int


def footprint(model: ReturnModel) -> Footprint:
    """The footprint of a finished run."""
    people = model.migrants
    first = model.tables.parameters["window_from"][0]
    last = model.tables.parameters["window_to"][0]
    entered = (people["first_departure"] >= first) & (people["first_departure"] <= last)
    quarters = people["window_quarters"]
    welfare = np.divide(people["welfare"], quarters, out=np.full(len(people), np.nan), where=quarters > 0)
    return Footprint(
        returned=people["window_return"].copy(),
        counts=(people["abroad_at_window"] == 1) | entered,
        paid=people["public_paid"] > 0,
        welfare=welfare.astype(np.float32),
        weight=model.weight,
    )


def classify(mix: Footprint, baseline: Footprint) -> np.ndarray:
    """Index in `CLASSES` of each person counted in either arm, -1 for the others."""
    a, b = mix.returned, baseline.returned
    never = state.NEVER
    conditions = [
        (a == never) & (b == never),
        a == b,
        (a != never) & (b == never),
        (a == never) & (b != never),
        a < b,
    ]
    kinds = np.select(conditions, range(len(conditions)), default=len(conditions))
    classes: np.ndarray = np.where(mix.counts | baseline.counts, kinds, -1)
    return classes


def flags(mix: Footprint, baseline: Footprint) -> dict[str, np.ndarray]:
    """Who was paid though they return without the mix about as soon, and who is worse off with it."""
    both = (mix.returned != state.NEVER) & (baseline.returned != state.NEVER)
    close = np.abs(mix.returned.astype(int) - baseline.returned) <= PAID_ANYWAY_WITHIN
    counted = mix.counts | baseline.counts
    with np.errstate(invalid="ignore"):
        worse = mix.welfare - baseline.welfare < WORSE_OFF
    return {"paid_anyway": counted & mix.paid & both & close, "worse_off": counted & worse}


def path_rows(mix: Footprint, baseline: Footprint) -> list[tuple[str, float]]:
    """Persons in each class, then in each flag."""
    kinds = classify(mix, baseline)
    rows = [(name, float((kinds == code).sum() * mix.weight)) for code, name in enumerate(CLASSES)]
    return rows + [(name, float(mask.sum() * mix.weight)) for name, mask in flags(mix, baseline).items()]


def paid_anyway_share(mix: Footprint, baseline: Footprint) -> float:
    """Share of the people paid who would have returned about as soon without the mix; NaN if none was paid."""
    paid = (mix.counts | baseline.counts) & mix.paid
    return float(flags(mix, baseline)["paid_anyway"].sum() / paid.sum()) if paid.any() else float("nan")
