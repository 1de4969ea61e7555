"""The question that the page asks, and the sentence that answers it."""

from __future__ import annotations

from bayiri.charts.numbers import LEVEL, digits, interval, number, with_interval
from bayiri.charts.scale import scale
from bayiri.charts.source import Source
from bayiri.charts.spread import Estimate
from bayiri.charts.wording import count, duration

WHAT = "settled"


def quoted(title: str) -> str:
    """A title in quotation marks."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{title}\N{RIGHT DOUBLE QUOTATION MARK}"


def question(source: Source) -> str:
    """The title of the page."""
    where = f"{source.corridor}: " if source.corridor else ""
    if not source.compares:
        lag = duration(int(source.meta["lag"]))
        text = f"where are people {lag} after a first return under {quoted(source.titles[source.baseline])}?"
    elif len(source.mixes) == 1:
        (mix,) = source.mixes
        text = f"does {quoted(source.titles[mix])} settle more of the people who return?"
    else:
        text = f"which of {count(len(source.mixes))} policy mixes settles more of the people who return?"
    return where + text if where else text[:1].upper() + text[1:]


def sentence(source: Source) -> str:
    """One sentence: the largest effect on settling, with denominator and interval, in plain words."""
    if not source.compares:
        return _level(source)
    found = {name: source.change(name, WHAT) for name in source.mixes}
    known = {name: pair for name, pair in found.items() if pair[0].known}
    if not known:
        return "Too few people return to say anything."
    rising = {name: pair for name, pair in known.items() if pair[1] == "higher"}
    if rising or len(known) == 1:
        chosen = rising or known
        name = max(chosen, key=lambda mix: chosen[mix][0].mean)
        return _effect(source, name, *chosen[name])
    none = f"none of the {count(len(known))} mixes"
    return f"{_who(source)}, {none} has more settled at home {_later(source)} than the baseline."


def others(source: Source) -> str:
    """What the other mixes do, and how many are settled under the baseline."""
    if not source.compares:
        return ""
    base = source.level(source.baseline, WHAT).times(scale(WHAT).factor)
    parts = [f"Under {quoted(source.titles[source.baseline])} it is {with_interval(base.mean, base.low, base.high)}."]
    verdicts = [source.change(name, WHAT)[1] for name in source.mixes]
    if len(verdicts) < 2:
        return parts[0]
    words = {
        "higher": "settle more people than their baseline",
        "lower": "settle fewer",
        "negligible": "have no detectable effect",
        "unresolved": "leave it open (cannot tell)",
    }
    one = {
        "higher": "settles more people than its baseline",
        "lower": "settles fewer",
        "negligible": "has no detectable effect",
        "unresolved": "leaves it open (cannot tell)",
    }
    told = []
    for code, many in words.items():
        times = verdicts.count(code)
        if times:
            told.append(f"{count(times)} {one[code] if times == 1 else many}")
    parts.append(f"Of the {count(len(verdicts))} mixes, {'; '.join(told)}.")
    return " ".join(parts)


def _level(source: Source) -> str:
    """The answer for a scenario alone."""
    found = source.level(source.baseline, WHAT).times(scale(WHAT).factor)
    if not found.known:
        return "Too few people return to say anything."
    decimals = digits((found.high - found.low) / 2, found.mean)
    around = f" ({LEVEL} interval {interval(found.low, found.high, decimals)})" if found.low == found.low else ""
    return f"{_who(source)}, {number(found.mean, decimals)} are settled at home {_later(source)}{around}."


def _effect(source: Source, name: str, change: Estimate, code: str) -> str:
    """The answer about one mix, by its verdict."""
    found = change.times(scale(WHAT).factor)
    decimals = digits((found.high - found.low) / 2, found.mean)
    mix, base = quoted(source.titles[name]), quoted(source.titles.get(source.against(name), ""))
    signed = interval(found.low, found.high, decimals, sign=True)
    if code == "unresolved":
        return (
            f"{_who(source)}, we cannot tell whether {mix} has more or fewer settled at home {_later(source)} "
            f"than {base}: the difference lies between {signed.replace(' to ', ' and ')} ({LEVEL} interval)."
        )
    if code == "negligible":
        matter = number(scale(WHAT).margin, 0)
        return (
            f"{_who(source)}, {mix} has no detectable effect on how many are settled at home {_later(source)}: "
            f"the difference to {base} lies between {signed.replace(' to ', ' and ')} ({LEVEL} interval), less than "
            f"the {matter} that would matter."
        )
    ends = sorted((abs(found.low), abs(found.high)))
    word = "more" if found.mean > 0 else "fewer"
    return (
        f"{_who(source)}, {mix} has {number(abs(found.mean), decimals)} {word} settled at home {_later(source)} "
        f"than {base} ({LEVEL} interval {interval(*ends, decimals)})."
    )


def _who(source: Source) -> str:
    """The denominator."""
    window = source.window.replace(" to ", " and ")
    return f"Of every 1\N{NARROW NO-BREAK SPACE}000 people who return for the first time between {window}"


def _later(source: Source) -> str:
    return f"{duration(int(source.meta['lag']))} later"
