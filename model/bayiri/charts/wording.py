"""The words that charts, pages and the command line share, so that one thing has one name everywhere."""

from __future__ import annotations

from collections.abc import Sequence

VERDICTS = {
    "higher": "higher",
    "lower": "lower",
    "negligible": "no detectable effect",
    "unresolved": "cannot tell",
}
_MATTERS = "the interval leaves zero out, and holds differences that matter"
VERDICT_MEANINGS = {
    "higher": _MATTERS,
    "lower": _MATTERS,
    "negligible": "the whole interval lies inside the band of differences too small to matter",
    "unresolved": "the interval holds zero and differences that would matter; more runs may help",
}
# From most to least wished for; always shown together, since they add up to 1.
STATES = {
    "settled": "Settled at home",
    "home_not_settled": "At home, not settled",
    "free_mobility": "Left again by choice",
    "under_pressure": "Left again under pressure",
    "dead": "Died",
}
KINDS = {
    "returns_spontaneous": "spontaneous",
    "returns_temporary": "temporary",
    "returns_contract_end": "end of a permit",
    "returns_repatriation": "repatriation",
    "returns_assisted_with_right": "assisted, with right to stay",
    "returns_assisted_without_right": "assisted, without right",
    "returns_assisted_under_order": "assisted under order",
    "returns_own_under_order": "own departure under order",
    "removals": "removed",
    "refused_at_border": "refused at the border",
}
# What a mix did to a person's own path, against the same person without it.
CHANGED_PATHS = {
    "only_with": "Return only with the mix",
    "only_without": "Return only without it",
    "earlier": "Return earlier with it",
    "later": "Return later with it",
}
SAME_PATHS = {"never": "never return", "same_quarter": "return in the same quarter"}
FLAGS = {"paid_anyway": "Paid, though they return without it", "worse_off": "Worse off with the mix"}
GROUP_HEADS = {
    "sex": "Sex",
    "age": "Age at return",
    "region": "Region of origin",
    "education": "Education",
    "kind": "Kind of return",
    "status": "Legal status",
    "payer": "Payer",
}
NOT_A_FORECAST = "A comparison inside a model, not a forecast."


def verdict(code: object) -> str:
    """The verdict in words."""
    return VERDICTS.get(str(code), str(code))


def count(number: int) -> str:
    """A small number in letters: `three`, `12`."""
    small = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return small[number] if 0 <= number < len(small) else str(number)


def listing(names: Sequence[str]) -> str:
    """Names in a row: `one, two and three`."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def duration(quarters: int) -> str:
    """A number of quarters as years where it is a whole number of them: `two years`, `five quarters`."""
    times, unit = (quarters // 4, "year") if quarters and quarters % 4 == 0 else (quarters, "quarter")
    return f"{count(times)} {unit}{'' if times == 1 else 's'}"


def quarter(label: object) -> str:
    """`2008Q4` as `2008 Q4`."""
    return str(label).replace("Q", "\N{NO-BREAK SPACE}Q")


def group(code: str) -> tuple[str, str]:
    """Heading and name of a group, for people: `sex=women` is `Sex`, `Women`; `all` is `Everybody`."""
    if "=" not in code:
        return "", "Everybody" if code == "all" else plain(code)
    head, _, name = code.partition("=")
    if name[:1].isdigit():
        name = name.replace("-", "\N{EN DASH}").replace("+", " and over")
    return GROUP_HEADS.get(head, plain(head)), plain(name)


def module(name: str) -> str:
    """A module's name as words within a sentence: `removal threat`."""
    return name.replace("_", " ")


def plain(identifier: str) -> str:
    """An identifier as words: `home_not_settled` as `Home not settled`."""
    words = identifier.replace("_", " ").strip()
    return words[:1].upper() + words[1:]
