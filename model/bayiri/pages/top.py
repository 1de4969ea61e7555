"""What stands under the answer: what it means, how sure it is, and what else to know before acting on it."""

from __future__ import annotations

from collections.abc import Mapping

from bayiri.charts.numbers import number
from bayiri.charts.paths import persons
from bayiri.charts.scale import scale
from bayiri.charts.source import Source, clean
from bayiri.charts.targets import band
from bayiri.charts.targets import figures as found_of
from bayiri.charts.wording import CHANGED_PATHS, SAME_PATHS, count, listing, quoted
from bayiri.pages.basis import grades
from bayiri.pages.cell import WHAT, change, changed, figure, step
from bayiri.pages.changes import ADDS, ALTERS, LEAVES_OUT, changes
from bayiri.pages.differing import meant
from bayiri.pages.harms import COST, anyway, without_policies
from bayiri.pages.said import answering, size
from bayiri.scenario.fits import KEPT_BACK, FitTarget
from bayiri.scenario.resolving import row_of_scenario

_FEW = 3  # uncertain numbers that a sentence names
_NAMED = 6  # policies or other parts that it names
NUMBER, WORSE_OFF = "settled_returns", "worse_off"


def differs(source: Source) -> str:
    """What the mix that the answer is about, or the only one, adds to its baseline, leaves out and changes."""
    mix = source.mixes[0] if len(source.mixes) == 1 else answering(source)
    found = changes(source, mix) if mix else None
    if not mix or found is None:
        return ""
    title, base = quoted(source.titles[mix]), quoted(source.titles[source.against(mix)])
    if not found.parts:
        return f"{title} and {base} come to the same values."
    told = []
    for does in (ADDS, LEAVES_OUT, ALTERS):
        short = [part.short for part in found.parts if part.does == does]
        more = [f"{len(short) - _NAMED} more"] if len(short) > _NAMED else []
        told += [f"{does} {listing([*short[:_NAMED], *more])}"] if short else []
    return f"Set against {base}, {title} {'; '.join(told)}."


def meaning(source: Source) -> str:
    """What settled means, at its first use."""
    return (
        f"Settled: at home, with a score of at least {float(source.meta['threshold']):g} of 1 for work and income, "
        "social ties and well-being together. The score is the model's, and the line a choice."
    )


def surety(source: Source) -> str:
    """What the interval holds and what it leaves out; how far the baseline is from what was published."""
    found = {share.grade: share.count for share in grades(source)}
    drawn = tuple(source.meta.get("drawn") or ())
    inputs = f"{found['assumption'] - len(drawn)} of {sum(found.values())} inputs are assumptions"
    if drawn:
        number, these = ("one number", "it") if len(drawn) == 1 else (f"{count(len(drawn))} numbers", "them")
        told = (
            f"The interval holds chance between simulated histories and what is not known of {number} that every run "
            f"draws anew: {_named(source, drawn)}. Beside {these}, at least {inputs} that are held fixed, so that "
            "what is not known is wider still."
        )
    else:
        told = (
            f"The interval holds chance between simulated histories and nothing else: {inputs} that are held fixed, so "
            "that what is not known is wider than it."
        )
    return " ".join(part for part in (told, _misfit(source)) if part)


def _named(source: Source, drawn: tuple[str, ...]) -> str:
    """The first few of the numbers that runs draw, by what they mean."""
    held = (getattr(scenario, "policies", None) or {} for scenario in source.scenarios.values())
    types = {name: policy.type for policies in held for name, policy in policies.items()}
    told = "; ".join(_meaning(path.split("."), types) for path in drawn[:_FEW])
    return f"{told}; and others" if len(drawn) > _FEW else told


def _meaning(path: list[str], types: Mapping[str, str]) -> str:
    """What the number at this path means, with the policy or the place that it is of."""
    row = row_of_scenario(tuple(path), types)
    if row is None:
        return ".".join(path)
    within = {"policies": path[1:2], "sheet": path[1:-1]}.get(path[0])
    return meant(row.meaning) + (f" ({clean(', '.join(within))})" if within else "")


def _misfit(source: Source) -> str:
    """How many published figures kept back from the fit are met, and the one that is farthest off."""
    if source.fit is None:
        return ""
    rows, missed = source.fit.of(KEPT_BACK), source.fit.missed(KEPT_BACK)
    if not rows:
        return ""
    met = f"{count(len(rows) - len(missed))}" if len(rows) > len(missed) else "none"
    told = f"Of {count(len(rows))} published figures kept back from the fit, the baseline meets {met}"
    if not missed:
        return f"{told}."
    worst = max(missed, key=_off)
    label = worst.label[:1].lower() + worst.label[1:]
    return f"{told}; farthest off: {label}, {found_of(worst)} in the model, {band(worst)} accepted ({worst.unit})."


def _off(row: FitTarget) -> float:
    """How many times too high or too low a figure is, against the nearer end of its band."""
    return row.found / row.high if row.found > row.high else row.low / max(row.found, 1e-12)


def by_number(source: Source) -> str:
    """The mix that adds most settled returns in persons, where that is another than the one by share."""
    best = answering(source)
    peers = [name for name in source.mixes if best and source.against(name) == source.against(best)]
    known = {name: change(source, name, NUMBER) for name in peers}
    known = {name: pair for name, pair in known.items() if pair[0].known}
    if len(known) < 2:
        return ""
    most = max(known, key=lambda name: known[name][0].mean)
    if most == best or known[most][1] != "higher":
        return ""
    shown = changed(source, most, NUMBER)
    return (
        f"These are shares of those who return. In persons, {quoted(source.titles[most])} adds most settled returns: "
        f"{shown.mean} ({shown.interval}), since more people return."
    )


def worse_off(source: Source) -> str:
    """How many fare worse under the answering mix than without it."""
    name = answering(source)
    if not name or WORSE_OFF not in set(source.paths["path"]):
        return ""
    shown = figure(persons(source, name, WORSE_OFF))
    everybody = sum(persons(source, name, path).mean for path in (*CHANGED_PATHS, *SAME_PATHS))
    return (
        f"{shown.mean} of {number(everybody, -3)} people abroad at some time fare worse with it than without it: their "
        "welfare, consumption and ties together, is more than 5 % lower."
        if shown.interval
        else ""
    )


def in_force(source: Source) -> str:
    """What the baseline's own policies do, told by the mix that holds none."""
    bare = without_policies(source)
    found, code = change(source, bare, COST) if bare else (None, "")
    if found is None or code != "lower" or not found.known:
        return ""
    much, ends = size(found, scale(COST).margin)
    base, paid = quoted(source.titles[source.baseline]), anyway(source)
    return (
        f"Against no help at all, {base} takes {much} {scale(COST).change}{ends}, for "
        f"{_gained(source, bare, 'first_returns')} first returns and {_gained(source, bare, WHAT)} settled per "
        "1\N{NARROW NO-BREAK SPACE}000."
        + (f" At least {paid[1].mean} % of the people whom it pays return without it too." if paid else "")
    )


def _gained(source: Source, bare: str, indicator: str) -> str:
    """What the baseline has more than the mix without policies, or fewer, with the interval."""
    found = change(source, bare, indicator)[0]
    if not found.excludes_zero:
        return "no sure change in"
    much, ends = size(found, step(source, indicator) or scale(indicator).margin)
    return f"{much} {'more' if found.mean < 0 else 'fewer'}{ends}"
