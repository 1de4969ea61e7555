"""The terms of the page, explained once."""

from __future__ import annotations

from bayiri.charts.numbers import LEVEL
from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.wording import STATES, VERDICT_MEANINGS, duration
from bayiri.pages.basis import margin

_COUNTED = ("stock_abroad", "entries", "public_cost", "enforcement_cost", "removals", "refused_removals", "in_limbo",
            "unrecognised_need", "usurious_debtors", "loan_defaults", "debt_pressed_share", "disappointed_share",
            "voluntary_free", "voluntary_unrefused")  # fmt: skip
WORSE_OFF = (
    "a person whose mean welfare over the window is more than 5\N{NO-BREAK SPACE}% lower with the mix than that of the "
    "same person under its baseline; counted, not netted against those better off"
)


def glossary(source: Source) -> list[tuple[str, str]]:
    """Term and meaning, in the order of the alphabet."""
    lag = duration(int(source.meta["lag"]))
    terms = {
        "Mix": "a set of policies with their dates, simulated as a whole",
        "Baseline": "the mix that the others are set against",
        "Run": "one simulated history; the same luck meets every mix in a run",
        "First return": f"the first time a person goes home, in the window {source.window}",
        "Interval": f"the {LEVEL} interval of the mean difference over paired runs: simulation noise "
        + ("and the draws of uncertain numbers" if source.meta.get("drawn") else "at fixed parameters")
        + ", not all that is unknown",
        "Band": "holds the runs between the lowest and the highest tenth",
        "Higher, lower": VERDICT_MEANINGS["higher"],
        "No detectable effect": f"{VERDICT_MEANINGS['negligible']}, "
        f"even where it leaves zero out (*); for settling, within {margin()}",
        "*": "the interval leaves zero out: the difference is surely not nothing, though it may be too small to matter",
        "Cannot tell": VERDICT_MEANINGS["unresolved"],
        "Paid anyway": f"{scale('paid_anyway').meaning}; without the mix means under its baseline, which may pay too",
        "Left again by choice": f"{lag} after the return abroad again by a regular channel, from a score at "
        "or above the threshold: neither a success nor its opposite",
    }
    if source.fit is not None:
        terms["Kept back"] = "said of a published figure that the fit did not see, so that it can test the fit"
    if "worse_off" in set(source.paths["path"]):
        terms["Worse off"] = WORSE_OFF
    present = {*source.outcomes["indicator"].unique(), *source.quarters["indicator"].unique()}
    for name in (*STATES, *_COUNTED):
        how = scale(name)
        if name in present and how.meaning:
            of = f" (of {how.denominator})" if how.denominator else ""
            terms.setdefault(how.label, f"{how.meaning}{of}")
    return sorted(terms.items(), key=lambda pair: pair[0].lower())
