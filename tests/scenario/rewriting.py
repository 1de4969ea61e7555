"""The same scenario in other words: written anew without a change of what it comes to.

A sheet has thousands of keys to shuffle and numbers to spell, too many for hypothesis to draw one by one; it draws the
seed of a generator instead.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from bayiri.scenario import Scenario
from bayiri.scenario.frozen import thaw
from bayiri.scenario.text.faults import number
from bayiri.scenario.text.grammar import is_figure

OWN = ("title", "label", "card", "compare_with")  # said by each file of itself
Tree = dict[Any, Any]
Path = tuple[Any, ...]


@dataclass(frozen=True)
class Written:
    """The texts of a line of files, each of which extends the one before it, and of a corridor sheet of their own."""

    files: tuple[str, ...]
    sheet: str | None

    def __repr__(self) -> str:
        return "\n----------\n".join((*self.files, f"corridor sheet: {'shipped' if self.sheet is None else 'anew'}"))


def written_anew(scenario: Scenario, seed: int) -> Written:
    """The scenario with defaults said, split into files, keys shuffled, numbers and brackets written otherwise."""
    rng = Random(seed)
    tree = thaw(scenario.sources.scenario.data)
    _say_defaults(rng, tree, scenario.resolved())
    sheet = thaw(scenario.sources.sheet.data) if rng.random() < 0.5 else None
    tree["corridor"] = "own-sheet.yaml" if sheet is not None else scenario.corridor
    files = [_text(rng, part) for part in _split(rng, tree)]
    return Written(tuple(files), None if sheet is None else _text(rng, sheet))


def _say_defaults(rng: Random, tree: Tree, resolved: Tree) -> None:
    """Some of what is left out, as the scenario resolves it."""
    tree.setdefault("behaviour", {})
    for outer in ("calendar", "outcome"):
        if rng.random() < 0.5:
            tree[outer] = copy.deepcopy(resolved[outer])
    places = [("behaviour",), *(("policies", name) for name in resolved["policies"])]
    for place in places:
        there, whole = _at(tree, place), _at(resolved, place)
        for key in rng.sample(sorted(whole), rng.randint(0, min(12, len(whole)))):
            if not isinstance(whole[key], dict):
                there.setdefault(key, whole[key])


def _at(tree: Tree, path: Path) -> Any:
    for key in path:
        tree = tree[key]
    return tree


def _split(rng: Random, tree: Tree) -> list[Tree]:
    """One to four files: what each says of the whole, with wrong values that a later one puts right."""
    parts: list[Tree] = [{} for _ in range(rng.randint(1, 4))]
    for path, value in _leaves(tree):
        last = len(parts) - 1
        here = last if path[0] in OWN else rng.randint(0, last)
        _put(parts[here], path, value)
        if here > 0 and path[0] not in OWN and rng.randint(0, 4) == 0:
            _put(parts[rng.randint(0, here - 1)], path, _other(value))
    if len(parts) > 1 and rng.random() < 0.5:
        parts[0].setdefault("policies", {})["taken-out"] = {"type": "legal_pathways", "regularisation": 0.5}
        parts[-1].setdefault("policies", {})["taken-out"] = None
    return parts


def _leaves(node: Tree, above: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Paths with what is inherited as a whole: scalars, lists, figures."""
    for key, value in node.items():
        if isinstance(value, dict) and value and not is_figure(value):
            yield from _leaves(value, (*above, key))
        else:
            yield (*above, key), value


def _put(tree: Tree, path: Path, value: Any) -> None:
    for key in path[:-1]:
        tree = tree.setdefault(key, {})
    tree[path[-1]] = value


def _other(value: Any) -> Any:
    """Something else of the same kind, which is laid over later."""
    if isinstance(value, dict):
        return {"value": 123, "note": "to be put right"} if is_figure(value) else value
    return value + 1 if isinstance(value, int | float) and not isinstance(value, bool) else value


def _text(rng: Random, tree: Tree) -> str:
    return "".join(_block(rng, tree, "")) or "{}\n"


def _block(rng: Random, tree: Tree, indent: str) -> Iterator[str]:
    step = rng.choice([" ", "  ", "    "])
    for key in rng.sample(list(tree), len(tree)):
        value = tree[key]
        if rng.randint(0, 9) == 0:
            yield f"{rng.choice(['', '    ', indent])}# a remark: {{with}} signs, [and] 'quotes'\n\n"
        end = rng.choice(["\n", "\n", "  # as before\n"])
        if isinstance(value, dict) and value and rng.randint(0, 3):
            yield f"{indent}{_key(rng, key)}:{end}"
            yield from _block(rng, value, indent + step)
        elif isinstance(value, list) and value and rng.random() < 0.5:
            yield f"{indent}{_key(rng, key)}:{end}"
            yield from (f"{indent}{step}- {_flow(rng, item)}\n" for item in value)
        else:
            yield f"{indent}{_key(rng, key)}: {_flow(rng, value)}{end}"


def _flow(rng: Random, value: Any) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        keys = rng.sample(list(value), len(value))
        return "{" + ", ".join(f"{_key(rng, key)}: {_flow(rng, value[key])}" for key in keys) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(rng, item) for item in value) + "]"
    if value is None or isinstance(value, bool):
        return rng.choice({None: ["null", "~", "Null"], True: ["true", "True"], False: ["false"]}[value])
    return _quoted(rng, value) if isinstance(value, str) else _spelt(rng, value)


def _key(rng: Random, key: Any) -> str:
    return str(key) if not isinstance(key, str) or rng.random() < 0.5 else f'"{key}"'


def _quoted(rng: Random, text: str) -> str:
    single = "'" + text.replace("'", "''") + "'"
    return single if "\n" not in text and rng.random() < 0.5 else json.dumps(text, ensure_ascii=False)


def _spelt(rng: Random, value: float) -> str:
    """The same number: 17800, 17800.0, 1.78e4."""
    exact = float(value)
    spellings = [number(value), repr(exact), f"{exact:e}", f"{exact:.17g}", f"+{number(value)}", f"{exact:.1f}0"]
    return rng.choice([text for text in spellings if not text.startswith("+-") and float(text) == exact])
