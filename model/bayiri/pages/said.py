"""Each mix in one sentence: what it does for settling, at what public cost, with which harms, and for whom."""

from __future__ import annotations

from dataclasses import dataclass

from bayiri.charts.numbers import interval
from bayiri.charts.scale import scale
from bayiri.charts.source import Source, clean
from bayiri.charts.spread import Estimate, estimate
from bayiri.charts.wording import listing, quoted
from bayiri.pages.cell import FEW, WHAT, change, figure, other_base
from bayiri.pages.contrasts import Contrast, alike, by_group, contrasts
from bayiri.pages.harms import COST, HARMS, REMOVAL
from bayiri.pages.mixes import grade_of

_SETTLE = {"higher": "more settle", "lower": "fewer settle", "negligible": "no detectable effect on how many settle",
           "unresolved": "cannot tell whether more or fewer settle"}  # fmt: skip

_TAKES = {"higher": "more", "lower": "less"}


@dataclass(frozen=True)
class Said:
    """A mix, its baseline where that is not the others', and its sentence."""

    title: str
    against: str
    sentence: str


def said(source: Source) -> tuple[Said, ...]:
    """Every mix in the order of the tables."""
    apart = contrasts(source).apart
    return tuple(
        Said(source.titles[name], other_base(source, name), _sentence(source, name, apart)) for name in source.ranked
    )


def best(source: Source) -> str:
    """What is to be known of the mix that answers: whether others match it, its cost, its harms, for whom."""
    name = answering(source)
    if not name:
        return ""
    costs, hurts = (f"{_first_large(words)}." for words in (_costs(source, name), _harms(source, name)))
    parts = [rivals(source, name), supposes(source, name), costs, hurts]
    parts.append(alike(source, name))
    grade = grade_of(source, name)
    parts.append(f"The mix is {grade}." if grade else "")
    return " ".join(part for part in parts if len(part) > 1)


def answering(source: Source) -> str:
    """The mix that the answer is about: the one that settles most, if any settles more; else nothing."""
    rising = [name for name in source.ranked if source.change(name, WHAT)[1] == "higher"]
    if len(source.mixes) == 1:
        rising = list(source.mixes)
    return max(rising, key=lambda mix: source.change(mix, WHAT)[0].mean, default="")


def rivals(source: Source, name: str) -> str:
    """Whether a mix can be told apart from the others that are set against the same baseline."""
    others = [other for other in source.ranked if other != name and source.against(other) == source.against(name)]
    if not others:
        return ""
    near = [other for other in others if not estimate(source.paired(name, WHAT, other)).excludes_zero]
    if not near:
        return f"No other mix set against {quoted(source.titles[source.against(name)])} matches it."
    return f"It cannot be told apart from {listing([quoted(source.titles[other]) for other in near])}."


def supposes(source: Source, name: str) -> str:
    """What the card of a mix assumes, first of all."""
    card = getattr(source.scenarios[name], "card", None) or {}
    first = clean(card.get("assumes", "")).partition(". ")[0].rstrip(".")
    return f"It assumes: {first[:1].lower()}{first[1:]}." if first else ""


def _sentence(source: Source, name: str, apart: tuple[Contrast, ...]) -> str:
    """The sentence about one mix."""
    found, code = change(source, name, WHAT)
    if not found.known:
        return f"{_first_large(FEW)}."
    parts = [f"of every 1\N{NARROW NO-BREAK SPACE}000 first returns, {_settles(found, code)}"]
    parts += [_costs(source, name), _harms(source, name)]
    parts.append(by_group(source, name, apart))
    return f"{_first_large('; '.join(part for part in parts if part))}."


def _settles(found: Estimate, code: str) -> str:
    """What a mix does for settling."""
    if code in ("higher", "lower"):
        much, ends = size(found, scale(WHAT).margin)
        return f"{much} {_SETTLE[code]}{ends}"
    shown = figure(found, code, sign=True, margin=scale(WHAT).margin)
    if code == "negligible" and shown.sure:
        much, ends = size(found, scale(WHAT).margin)
        return f"{much} {'more' if found.mean > 0 else 'fewer'} settle{ends}, too few to matter"
    return f"{_SETTLE[code]} ({shown.interval or 'one run only'})"


def _costs(source: Source, name: str) -> str:
    """What a mix and its removals take from the public, where that can be told.

    A sum that is taken stands before one that is none or open.
    """
    found, code = change(source, name, COST)
    how = scale(COST)
    own = ""
    if code in _TAKES:
        much, ends = size(found, how.margin)
        own = f"it takes {much} {how.change} {_TAKES[code]} public money{ends}"
    elif code == "unresolved":
        shown = figure(found, code, sign=True, margin=how.margin)
        ends = f" ({shown.interval} {how.change})" if shown.interval else ""
        own = f"whether its policies take more or less public money is open{ends}"
    elif code:
        own = "its policies take no detectable sum more or less"
    removal, dearer = change(source, name, REMOVAL)
    if dearer not in _TAKES:
        return own
    much, ends = size(removal, scale(REMOVAL).margin)
    removed = f"removals cost the public {much} {scale(REMOVAL).change} {_TAKES[dearer]}{ends}"
    return ", ".join(part for part in ((own, removed) if code in _TAKES else (removed, own)) if part)


def _harms(source: Source, name: str) -> str:
    """Which harms grow or shrink beyond chance, by more than what is too small to matter."""
    codes = {key: change(source, name, key)[1] for _, keys in HARMS for key in keys}
    if not any(codes.values()):
        return ""
    parts = []
    for code, words in (("higher", "harms that grow"), ("lower", "harms that shrink")):
        labels = [_small(scale(key).label) for key, found in codes.items() if found == code]
        if labels:
            parts.append(f"{words}: {', '.join(labels)}")
    return "; ".join(parts) or "none of the harms counted below clearly rises or falls by as much as matters"


def size(found: Estimate, margin: float) -> tuple[str, str]:
    """How much, without sign, and the interval in brackets."""
    low, high = sorted((abs(found.low), abs(found.high)))
    shown = figure(Estimate(abs(found.mean), low, high, found.runs), margin=margin)
    ends = shown.interval or interval(low, high, 0)
    return shown.mean, f" ({ends})"


def _first_large(words: str) -> str:
    return words[:1].upper() + words[1:]


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]
