"""The baseline beside published figures: the record of its fit, in words and as a table."""

from __future__ import annotations

from dataclasses import dataclass

from bayiri.charts.source import Source
from bayiri.charts.targets import band, figures, in_order, published
from bayiri.charts.wording import count, listing, plain
from bayiri.scenario.fits import FITTED, KEPT_BACK, MISSED, Fit, FitParameter, FitTarget

NONE = (
    "No fit to published figures is on record for this corridor: how far its baseline resembles what happened is open."
)


@dataclass(frozen=True)
class Target:
    """A published figure, its band, what the baseline gives, and whether that counts as met."""

    label: str
    unit: str
    source: str
    use: str
    published: str
    band: str
    found: str
    verdict: str
    missed: bool


@dataclass(frozen=True)
class Parameter:
    """A fitted parameter: its value with the range that fits, and the range assumed before."""

    label: str
    unit: str
    value: str
    prior: str
    identified: bool


@dataclass(frozen=True)
class Fitted:
    """What the page says of a fit; `warning` where it is that of another version of the baseline."""

    summary: str
    warning: str
    targets: tuple[Target, ...]
    parameters: tuple[Parameter, ...]
    not_identified: str
    made: str


def fitted(source: Source) -> Fitted | None:
    """The fit on record for the corridor of these results, if there is one."""
    found = source.fit
    if found is None:
        return None
    return Fitted(
        _summary(found),
        _warning(source, found),
        tuple(_target(row) for row in in_order(found)),
        tuple(_parameter(row) for row in found.parameters),
        found.not_identified,
        f"{found.command}: {found.runs} runs, {found.migrants} simulated people abroad at the start, seed {found.seed}",
    )


def _warning(source: Source, found: Fit) -> str:
    """That the fit is not that of the scenario the mixes are compared with."""
    compared = dict(source.meta.get("scenarios") or {}).get(found.scenario)
    if compared == found.hash:
        return ""
    if compared is None:
        return f"The fit is that of {found.scenario}, which is not among the mixes compared here."
    return "The fit belongs to another version of the baseline than the one compared here: read it with care."


def _summary(found: Fit) -> str:
    """How many were met, of those fitted and of those kept back, and which were missed."""
    parts = []
    for use, words in ((FITTED, "figures that it was fitted to"), (KEPT_BACK, "kept back from the fit")):
        rows = found.of(use)
        met = len(rows) - len(found.missed(use))
        if rows:
            parts.append(f"{count(met) if met else 'none'} of {count(len(rows))} {words}")
    missed = [row.label for use in (FITTED, KEPT_BACK) for row in found.missed(use)]
    told = f"Within the band of what was published, the baseline meets {listing(parts)}."
    return f"{told} Missed: {'; '.join(missed)}." if missed else told


def _target(row: FitTarget) -> Target:
    """A row of the table."""
    return Target(
        row.label, row.unit, row.source, row.use, published(row), band(row), figures(row), plain(row.verdict),
        row.verdict == MISSED,
    )  # fmt: skip


def _parameter(row: FitParameter) -> Parameter:
    """A row of the parameters."""
    value = f"{row.value:g} ({row.low:g} to {row.high:g})"
    return Parameter(row.label, row.unit, value, f"{row.prior_low:g} to {row.prior_high:g}", row.identified)
