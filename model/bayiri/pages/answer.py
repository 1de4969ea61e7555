"""The question that the page asks, and the sentence that answers it."""

from __future__ import annotations

from bayiri.charts.numbers import LEVEL, digits, interval, number, with_interval
from bayiri.charts.scale import scale
from bayiri.charts.source import Source, clean
from bayiri.charts.spread import Estimate
from bayiri.charts.wording import count, duration, listing, quoted

WHAT = "settled"
NOBODY = "Too few people return to say anything."
# By verdict: what one mix did, and what several did.
_DID = {
    "higher": ("settles more people than its baseline", "settle more people than their baseline"),
    "lower": ("settles fewer", "settle fewer"),
    "negligible": ("has no detectable effect", "have no detectable effect"),
    "unresolved": ("leaves it open (cannot tell)", "leave it open (cannot tell)"),
}


def question(source: Source) -> str:
    """The title of the page."""
    where = f"{_way_home(source)}: " if source.corridor else ""
    if not source.compares:
        lag = duration(int(source.meta["lag"]))
        text = f"where are people {lag} after a first return under {quoted(source.titles[source.baseline])}?"
    elif len(source.mixes) == 1:
        (mix,) = source.mixes
        text = f"does {quoted(source.titles[mix])} settle more of the people who return?"
    else:
        text = f"which of {count(len(source.mixes))} policy mixes settles more of the people who return?"
    return where + text if where else text[:1].upper() + text[1:]


def _way_home(source: Source) -> str:
    """The corridor as people return in it, where its sheet names the places."""
    sheet = getattr(source.scenarios.get(source.baseline), "sheet", None) or {}
    home = sheet.get("origin", {}).get("name")
    abroad = [place["name"] for place in sheet.get("destinations", {}).values()]
    return f"Return to {clean(home)} from {listing([clean(name) for name in abroad])}" if home else source.corridor


def sentence(source: Source) -> str:
    """One sentence: the largest effect on settling, with denominator and interval, in plain words."""
    if not source.compares:
        return _level(source)
    found = {name: source.change(name, WHAT) for name in source.mixes}
    known = {name: pair for name, pair in found.items() if pair[0].known}
    if not known:
        return NOBODY
    rising = {name: pair for name, pair in known.items() if pair[1] == "higher"}
    if rising or len(known) == 1:
        chosen = rising or known
        name = max(chosen, key=lambda mix: chosen[mix][0].mean)
        return _effect(source, name, *chosen[name])
    none = f"none of the {count(len(known))} mixes"
    return f"{_who(source)}, {none} has more settled at home {_later(source)} than the baseline."


def others(source: Source) -> str:
    """How many are settled under the baseline, and what all the mixes do, counted by verdict."""
    if not source.compares:
        return ""
    base = source.level(source.baseline, WHAT).times(scale(WHAT).factor)
    if not base.known:
        return ""
    figures = with_interval(base.mean, base.low, base.high)
    told = f"Under {quoted(source.titles[source.baseline])} it is {figures}."
    verdicts = [source.change(name, WHAT)[1] for name in source.mixes]
    if len(verdicts) < 2:
        return told
    parts = []
    for code, (one, many) in _DID.items():
        times = verdicts.count(code)
        if times:
            parts.append(f"{count(times)} {one if times == 1 else many}")
    return f"{told} Of the {count(len(verdicts))} mixes, {'; '.join(parts)}."


def _level(source: Source) -> str:
    """The answer for a scenario alone."""
    found = source.level(source.baseline, WHAT).times(scale(WHAT).factor)
    if not found.known:
        return NOBODY
    decimals = digits((found.high - found.low) / 2, found.mean)
    around = ""
    if found.low == found.low:
        around = f" ({LEVEL} interval {interval(found.low, found.high, decimals)})"
    return f"{_who(source)}, {number(found.mean, decimals)} are settled at home {_later(source)}{around}."


def _effect(source: Source, name: str, change: Estimate, code: str) -> str:
    """The answer about one mix, by its verdict."""
    found = change.times(scale(WHAT).factor)
    who, later = _who(source), _later(source)
    mix, base = quoted(source.titles[name]), quoted(source.titles.get(source.against(name), ""))
    if code == "unresolved":
        question = f"we cannot tell whether {mix} has more or fewer settled at home {later} than {base}"
        return f"{who}, {question}: the difference {_lies(found)}."
    if code == "negligible":
        effect = f"{mix} has no detectable effect on how many are settled at home {later}"
        matter = number(scale(WHAT).margin, 0)
        rest = f"the difference to {base} {_lies(found)}, less than the {matter} that would matter"
        return f"{who}, {effect}: {rest}."
    decimals = digits((found.high - found.low) / 2, found.mean)
    low, high = sorted((abs(found.low), abs(found.high)))
    much = f"{number(abs(found.mean), decimals)} {'more' if found.mean > 0 else 'fewer'}"
    around = f"({LEVEL} interval {interval(low, high, decimals)})"
    return f"{who}, {mix} has {much} settled at home {later} than {base} {around}."


def _lies(found: Estimate) -> str:
    """Where a difference lies."""
    decimals = digits((found.high - found.low) / 2, found.mean)
    if found.low != found.low:
        return f"is {number(found.mean, decimals, sign=True)} in the only run, without an interval"
    if found.low == found.high:
        return f"is {number(found.mean, decimals, sign=True)} in every run"
    ends = interval(found.low, found.high, decimals, sign=True).replace(" to ", " and ")
    return f"lies between {ends} ({LEVEL} interval)"


def _who(source: Source) -> str:
    """The denominator."""
    window = source.window.replace(" to ", " and ")
    return f"Of every 1\N{NARROW NO-BREAK SPACE}000 people who return for the first time between {window}"


def _later(source: Source) -> str:
    return f"{duration(int(source.meta['lag']))} later"
