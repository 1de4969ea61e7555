"""Files as people spoil them: strategies that change the text of a file, or the tree of what it says."""

from __future__ import annotations

import copy
import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from hypothesis import strategies as st

from bayiri.parameters import POLICY_TYPES
from bayiri.parameters.quarters import index, label
from bayiri.scenario.text.reading import read_text
from bayiri.scenario.text.writing import yaml_text

Path = tuple[Any, ...]
Tree = dict[Any, Any]

PIECES = st.sampled_from([
    "", " ", "  ", "\n", "\n\n", "\t", ":", ": ", "- ", "{", "}", "[", "]", ",", "#", "'", '"', "|", ">",
    "? ", "&a", "*a", "!", "!!int ", "<<: ", "%", "@", "---\n", "...\n", "null", "true", "~", ".nan", ".inf",
    "-1", "0", "1e9", "1e400", "012", "0x1f", "80", "2009Q5", "9999Q4", "value: 1", "years: {2000: 1}",
    "extends: mine\n", "\x00", "\x85", "\u2028", "\ufeff", "\u00a0", "é", "𝔘", "x" * 300, "9" * 300,
    "{a: " * 20, "policies: {}\n", "type: legal_pathways", "0,5", "80 %", "14k", "15000 EUR 2009",
])  # fmt: skip
ODD = st.sampled_from([
    None, True, False, 0, 1, -1, 0.5, 80, 1e9, 1e-9, 10**30, "", "yes", "80 %", "0,5", "2008Q4", "1900Q1", "2100Q4",
    "2009Q5", [], {}, [1, 2], ["citizen"], {"value": 1}, {"years": {2000: 1}}, {"a": {"b": {"c": 1}}}, "x" * 300,
    "uniform", "15000 EUR 2009", "2008-11-01", {"costa": 0.5}, {"women": 0.5}, ["baseline", "comprehensive"],
])  # fmt: skip
ADDED = (
    "grant", "type", "value", "years", "range", "unit", "start", "open_to", "sheet", "remove", 2009, "x", "modules",
    "combine", "resolve", "distribution", "by_region", "by_sex", "extends", "behaviour", "policies", "outcome",
)  # fmt: skip
FACTORS = st.sampled_from([100, 0.01, -1, 0, 1e6, 1e-6, 0.5, 2, 1.1])


@dataclass(frozen=True, repr=False)
class Changed:
    """A file by its name, what it said, and what it says now; shown by the lines that differ."""

    name: str
    before: str
    raw: bytes

    def __repr__(self) -> str:
        lines = (text.splitlines() for text in (self.before, self.raw.decode(errors="replace")))
        return "\n".join([self.name, *difflib.unified_diff(*lines, n=0, lineterm="")])[:2_000]


@st.composite
def mangled(draw: st.DrawFn, text: str) -> bytes:
    """The text after a few slips: pieces put in or over others; lines lost, doubled, indented, cut off."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        slip = draw(st.sampled_from(["put in", "put over", "lose a line", "double a line", "indent", "cut off"]))
        lines = text.split("\n")
        line = draw(st.integers(0, len(lines) - 1))
        if slip == "put in":
            text = text[:start] + draw(PIECES) + text[start:]
        elif slip == "put over":
            text = text[:start] + draw(PIECES) + text[end:]
        elif slip == "cut off":
            text = text[:start]
        else:
            changed = {"lose a line": [], "double a line": [lines[line]] * 2, "indent": ["  " + lines[line]]}[slip]
            text = "\n".join([*lines[:line], *changed, *lines[line + 1 :]])
    raw = bytearray(text.encode())
    if raw and draw(st.integers(0, 9)) == 0:
        raw[draw(st.integers(0, len(raw) - 1))] = draw(st.integers(0, 255))
    return bytes(raw)


@st.composite
def rebuilt(draw: st.DrawFn, text: str, slips: tuple[Callable[..., None], ...], most: int) -> bytes:
    """What the text says after a few of these changes of its tree, written anew."""
    tree = copy.deepcopy(tree_of(text))
    for _ in range(draw(st.integers(1, most))):
        draw(st.sampled_from(slips))(draw, tree)
    return yaml_text(tree).encode()


@cache
def tree_of(text: str) -> Tree:
    """What a text says."""
    return read_text(text, "a.yaml").data


def places(node: Any, wanted: Callable[[Any], bool] = lambda _: True, above: Path = ()) -> Iterator[Path]:
    """Paths of the keys and entries below a node whose value is wanted."""
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in inside:
        if wanted(value):
            yield (*above, key)
        yield from places(value, wanted, (*above, key))


def at(tree: Any, path: Path) -> Any:
    """The node at this path."""
    for key in path:
        tree = tree[key]
    return tree


def is_number(value: Any) -> bool:
    """Whether this is a number, and no truth value."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_date(value: Any) -> bool:
    """Whether this is a quarter."""
    try:
        return isinstance(value, str) and bool(label(index(value)))
    except ValueError:
        return False


def _chosen(draw: st.DrawFn, tree: Tree, wanted: Callable[[Any], bool] = lambda _: True) -> tuple[Any, Any] | None:
    """A node and a key in it whose value is wanted; None where there is none."""
    found = list(places(tree, wanted))
    if not found:
        return None
    path = found[draw(st.integers(0, len(found) - 1))]
    return at(tree, path[:-1]), path[-1]


def drop(draw: st.DrawFn, tree: Tree) -> None:
    if chosen := _chosen(draw, tree):
        del chosen[0][chosen[1]]


def misspell(draw: st.DrawFn, tree: Tree) -> None:
    chosen = _chosen(draw, tree)
    if chosen is None or not isinstance(chosen[1], str):
        return
    node, key = chosen
    place = draw(st.integers(0, len(key) - 1))
    wrong = [key[:place] + key[place + 1 :], key[:place] + key[place] + key[place:], key.replace("_", "-"), key.upper()]
    node[draw(st.sampled_from(wrong))] = node.pop(key)


def replace(draw: st.DrawFn, tree: Tree) -> None:
    if chosen := _chosen(draw, tree):
        chosen[0][chosen[1]] = copy.deepcopy(draw(ODD))


def retype(draw: st.DrawFn, tree: Tree) -> None:
    if chosen := _chosen(draw, tree):
        node, key = chosen
        value = node[key]
        node[key] = draw(st.sampled_from([str(value)[:50], [value], {"value": value}, {key: value}, [value, value]]))


def scale(draw: st.DrawFn, tree: Tree) -> None:
    if chosen := _chosen(draw, tree, is_number):
        chosen[0][chosen[1]] *= draw(FACTORS)


def swap(draw: st.DrawFn, tree: Tree) -> None:
    one, other = _chosen(draw, tree), _chosen(draw, tree)
    if one and other:
        moved = copy.deepcopy(one[0][one[1]])
        one[0][one[1]] = copy.deepcopy(other[0][other[1]])
        if not isinstance(other[0], list) or other[1] < len(other[0]):
            other[0][other[1]] = moved


def add(draw: st.DrawFn, tree: Tree) -> None:
    chosen = _chosen(draw, tree, lambda value: isinstance(value, dict))
    into = chosen[0][chosen[1]] if chosen else tree
    key = draw(st.sampled_from(ADDED))
    into[key] = copy.deepcopy(draw(ODD))


def shift(draw: st.DrawFn, tree: Tree) -> None:
    """A date moved by some years."""
    if chosen := _chosen(draw, tree, is_date):
        node, key = chosen
        node[key] = label(index(node[key]) + draw(st.integers(-40, 40)))


def vary(draw: st.DrawFn, tree: Tree) -> None:
    """A number moved inside its own range, or by less than a half where it has none."""
    if chosen := _chosen(draw, tree, is_number):
        node, key = chosen
        limits = node.get("range") if isinstance(node, dict) and key == "value" else None
        if isinstance(limits, list):
            node[key] = limits[0] + draw(st.floats(0.0, 1.0)) * (limits[1] - limits[0])
        elif isinstance(node, dict) and key not in ("year", "range"):
            moved = node[key] * draw(st.floats(0.6, 1.4))
            node[key] = round(moved) if isinstance(node[key], int) else moved


def turn(draw: st.DrawFn, tree: Tree) -> None:
    """A truth value turned into the other."""
    if chosen := _chosen(draw, tree, lambda value: isinstance(value, bool)):
        chosen[0][chosen[1]] = not chosen[0][chosen[1]]


def stretch(draw: st.DrawFn, tree: Tree) -> None:
    """A policy that starts or ends some quarters earlier or later, or has no date at all."""
    if not (policies := [policy for policy in tree.get("policies", {}).values() if isinstance(policy, dict)]):
        return
    policy = policies[draw(st.integers(0, len(policies) - 1))]
    key = draw(st.sampled_from(["announced", "start", "end", "ramp"]))
    if is_date(policy.get(key)):
        policy[key] = label(index(policy[key]) + draw(st.integers(-6, 6)))
    elif key == "ramp":
        policy[key] = draw(st.integers(0, 12))
    elif key == "end":
        policy[key] = draw(st.sampled_from(["2012Q4", "2015Q1", "2019Q4"]))


def empty(draw: st.DrawFn, tree: Tree) -> None:
    """One more policy of any type, with nothing said of it."""
    kind = draw(st.sampled_from(list(POLICY_TYPES)))
    if isinstance(tree.get("policies"), dict):
        tree["policies"][f"one-more-{kind}"] = {"type": kind, "start": draw(st.sampled_from(["2008Q4", "2012Q1"]))}


def without(draw: st.DrawFn, tree: Tree) -> None:
    """A policy left out."""
    if isinstance(policies := tree.get("policies"), dict) and policies:
        del policies[draw(st.sampled_from(sorted(policies, key=str)))]


SPOILING = (drop, misspell, replace, retype, scale, swap, add, shift)
VARYING = (vary, vary, vary, turn, stretch, stretch, empty, without)
