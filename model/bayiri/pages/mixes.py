"""What each mix is: label, full title, what it assumes, how far it is anchored, dated policies, what differs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from bayiri.charts.numbers import number
from bayiri.charts.source import Source, clean
from bayiri.charts.spread import estimate
from bayiri.charts.wording import listing, module, plain, quarter, quoted
from bayiri.pages.cell import WHAT
from bayiri.pages.changes import Changes, changes

# What a policy of each type is called.
TYPES = {
    "return_programme": "programme of assisted return",
    "pension_portability": "pension rules",
    "legal_pathways": "rights to come back, and regular ways",
    "credit_access": "credit with a guarantee",
    "information": "information service",
    "push_measures": "measures against push factors",
    "return_procedure": "enforcement of return orders",
    "end_of_stay": "announced end of the right to stay",
}
AFTER = "support after return"  # a return programme that helps nobody to go
GRADES = {
    "calibrated": "calibrated: fitted to what was observed",
    "anchored": "anchored: follows what was in force",
    "stylised": "stylised: made to show a mechanism",
}
_BUDGETS = ("budget", "contact.budget", "works.budget")


@dataclass(frozen=True)
class Told:
    """A mix in words."""

    label: str
    title: str
    assumes: str
    grade: str
    policies: tuple[str, ...]
    modules: str
    changes: Changes | None
    is_base: bool


def mixes(source: Source) -> tuple[Told, ...]:
    """Every mix, the baseline first, then in the order of the tables."""
    return tuple(_told(source, name) for name in (source.baseline, *source.ranked))


def grade_of(source: Source, name: str) -> str:
    """How far a mix is anchored in what was observed, in words; empty where its card does not say."""
    grade = clean((getattr(source.scenarios[name], "card", None) or {}).get("grade", ""))
    return GRADES.get(grade, grade)


def divided(source: Source) -> str:
    """Why a mix with more levers can settle fewer than one of them alone, if the files hold such a pair; else nothing.

    True of a pair if both have one budget in all, the larger mix holds every policy of the smaller, with less money
    in some and more in none, and settles surely fewer.
    """
    for most in source.ranked:
        for one in source.ranked:
            shares = _smaller_shares(source.scenarios[most], source.scenarios[one])
            same = source.against(most) == source.against(one)
            if shares and same and estimate(source.paired(most, WHAT, one)).high < 0:
                return _sentence(source, most, one, shares)
    return ""


def policy_words(policy: Any, named: bool = False) -> str:
    """A policy in words: its type and dates; with its own name where a mix holds several of one type."""
    kind = str(getattr(policy, "type", ""))
    levers = getattr(policy, "levers", None) or {}
    words = TYPES.get(kind) or plain(kind or clean(policy.name)).lower()
    if kind == "return_programme" and levers.get("assists_return") is False:
        words = AFTER
    if named:
        words += f" ({plain(clean(policy.name)).lower()})"
    return f"{words}{_dates(policy)}"


def _told(source: Source, name: str) -> Told:
    """One mix in words."""
    scenario = source.scenarios[name]
    card = getattr(scenario, "card", None) or {}
    policies = list((getattr(scenario, "policies", None) or {}).values())
    kinds = Counter(getattr(policy, "type", "") for policy in policies)
    return Told(
        label=source.titles[name],
        title=clean(getattr(scenario, "title", "")),
        assumes=clean(card.get("assumes", "")),
        grade=grade_of(source, name),
        policies=tuple(_first_large(policy_words(policy, _several(policy, kinds))) for policy in policies),
        modules=listing([module(found) for found in source.switched_on(name)]) or "none",
        changes=changes(source, name),
        is_base=name == source.baseline,
    )


def _several(policy: Any, kinds: Counter[str]) -> bool:
    """Whether the mix holds another policy of this type, that would be called the same."""
    kind = getattr(policy, "type", "")
    return kinds[kind] > 1 and kind != "return_programme"


def _dates(policy: Any) -> str:
    """From when to when, and since when it is known."""
    if not (policy.start or policy.end):
        told = ", throughout"
    else:
        first = quarter(policy.start) if policy.start else "the beginning"
        told = f", {first} to {quarter(policy.end) if policy.end else 'the end'}"
    return told + (f", announced {quarter(policy.announced)}" if policy.announced else "")


def _smaller_shares(most: Any, one: Any) -> list[tuple[Any, float, float]]:
    """Policies of `one` for which `most` has less money: policy, money in `most`, money in `one`; none unless true."""
    larger, smaller = (getattr(scenario, "policies", None) or {} for scenario in (most, one))
    whole = getattr(most, "budget", None)
    if not (whole and whole == getattr(one, "budget", None) and set(smaller) < set(larger)):
        return []
    pairs = [(policy, _money(larger[name]), _money(policy)) for name, policy in smaller.items()]
    known = [(policy, less, more) for policy, less, more in pairs if less is not None and more is not None]
    return [] if any(less > more for _, less, more in known) else [pair for pair in known if pair[1] < pair[2]]


def _money(policy: Any) -> float | None:
    """The money that a policy may spend, if its file says so."""
    levers = getattr(policy, "levers", None) or {}
    found = [levers[name] for name in _BUDGETS if levers.get(name)]
    return float(found[0]) if found else None


def _sentence(source: Source, most: str, one: str, shares: list[tuple[Any, float, float]]) -> str:
    """The pair in words."""
    whole = number(float(source.scenarios[most].budget) / 1e6)
    told = "; ".join(
        f"{policy_words(policy).split(',')[0]}: {number(less / 1e6)} instead of {number(more / 1e6)}"
        for policy, less, more in shares
    )
    return (
        f"{quoted(source.titles[most])} settles fewer than {quoted(source.titles[one])}, all of whose policies it "
        f"holds: the budget is one, {whole} million USD for every mix, and more levers divide it ({told})."
    )


def _first_large(words: str) -> str:
    return words[:1].upper() + words[1:]
