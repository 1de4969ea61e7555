"""The document of a calibration: what was fitted, what was kept back, what is not known."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bayiri.charts.targets import band, figures, like_published, published
from bayiri.scenario.fits import FITTED, KEPT_BACK, MET, Fit
from bayiri.studies.calibration.design import Design
from bayiri.studies.calibration.fitting import Check
from bayiri.studies.calibration.search import ACCEPTED, Found

HEAD = """# Calibration: {title}

Made by `{command}` from `{file}`.
Targets that are *fitted* moved the search; targets that are *kept back* did not, and are predicted; what is *assumed*
was never published. The model's figures are means of {runs} runs of {migrants} simulated people (seed {seed}) with
10-90 % of runs; what offices count is taken from a simulated register, which learns of departures late or never. A
miss is a mean outside the acceptance band. None of this is a forecast.
"""
PARAMETERS = """## What was fitted

{points} points of the priors were simulated, the people who first consider leaving solved anew at each so that
arrivals stay as published. A surface through them says which values no fitted target rules out: {share:.1%} of the
prior's volume (typical error of the surface near these: {error} of a band). *Accepted* holds {low:g}-{high:g} % of
them. A parameter counts as identified where that is less than half of its prior.

| parameter | unit | fitted | accepted | prior | identified |
|---|---|---:|---:|---:|---|"""
TOGETHER = """
Correlations among accepted values (near 1 or -1: the targets hold the two together, not each alone):

| |{heads}|
|---|{lines}|"""
TARGETS = """## Fitted and predicted

| target | unit | published | band | model (10-90 % of runs) | register slow-fast | use, verdict |
|---|---|---:|---:|---:|---:|---|"""
RECOVERY = """## Are known values found back?

The same search, fitted to what the model itself gives at known values under other world seeds.

| parameter | known | found | accepted | inside |
|---|---:|---:|---:|---|"""


def document(design: Design, found: Found, seen: Check, fit: Fit, back: Found | None) -> str:
    """The whole document in Markdown."""
    return "\n".join([*_head(design, fit), *_parameters(design, found, fit), *_targets(design, seen, fit),
                      *_limits(design, fit), *_recovery(design, back)]) + "\n"  # fmt: skip


def _head(design: Design, fit: Fit) -> Iterator[str]:
    size = design.check
    yield HEAD.format(title=design.title, command=fit.command, file=design.file, runs=size.runs,
                      migrants=f"{size.migrants:,}", seed=size.seed)  # fmt: skip


def _parameters(design: Design, found: Found, fit: Fit) -> Iterator[str]:
    yield PARAMETERS.format(points=len(found.points), share=found.share, error=_two(found.error),
                            low=ACCEPTED[0], high=ACCEPTED[1])  # fmt: skip
    for row in fit.parameters:
        accepted, prior = f"{row.low:g} to {row.high:g}", f"{row.prior_low:g} to {row.prior_high:g}"
        named = f"{row.label} (`{row.name}`)"
        yield f"| {named} | {row.unit} | {row.value:g} | {accepted} | {prior} | {_yes(row.identified)} |"
    labels = [row.label for row in design.parameters]
    yield TOGETHER.format(heads="|".join(f" {label} " for label in labels), lines="|".join("---:" for _ in labels))
    for label, line in zip(labels, found.together, strict=True):
        yield f"| {label} |" + "|".join(f" {_two(value)} " for value in line) + "|"
    yield ""


def _targets(design: Design, seen: Check, fit: Fit) -> Iterator[str]:
    yield TARGETS
    for place, row in enumerate(fit.targets):
        low, high = sorted((float(seen.slow[place]), float(seen.fast[place])))
        apart = like_published(row, low, high) if not np.isclose(low, high, rtol=1e-3) else ""
        verdict = row.verdict if row.verdict == MET else f"**{row.verdict}**"
        yield (
            f"| {row.label} | {row.unit} | {published(row)} | {band(row)} | {figures(row)} | {apart} | "
            f"{row.use}, {verdict} |"
        )
    yield ""


def _limits(design: Design, fit: Fit) -> Iterator[str]:
    yield from (f"{line}\n" for line in in_words(fit))
    yield "## What this does not say\n"
    yield from (f"- {note}" for note in (fit.not_identified, *design.notes))
    yield ""


def in_words(fit: Fit) -> Iterator[str]:
    """How many targets of each use are met, and which are missed."""
    for use in (FITTED, KEPT_BACK):
        rows, gone = fit.of(use), fit.missed(use)
        told = f": missed are {'; '.join(row.label for row in gone)}" if gone else ""
        yield f"{len(rows) - len(gone)} of {len(rows)} {use} met{told}."


def _recovery(design: Design, back: Found | None) -> Iterator[str]:
    if back is None:
        return
    yield RECOVERY
    for place, row in enumerate(design.parameters):
        known, low, high = design.known[place], float(back.low[place]), float(back.high[place])
        inside = _yes(low <= known <= high)
        yield f"| {row.label} | {known:g} | {back.best[place]:g} | {low:g} to {high:g} | {inside} |"


def _two(value: float) -> str:
    return "unknown" if np.isnan(value) else f"{value:.2f}"


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"
