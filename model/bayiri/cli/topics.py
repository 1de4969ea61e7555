"""Everything that can be explained, found by name, by path, by what it means, or by what it is nearly called."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bayiri.charts.wording import VERDICT_MEANINGS, VERDICTS
from bayiri.indicators import INDICATORS
from bayiri.parameters import MODULES, POLICY_TYPES, registry
from bayiri.scenario.locating import is_sheet, shown
from bayiri.scenario.readers.keys import SHEET, key_meanings
from bayiri.scenario.shipped import CORRIDORS, shipped
from bayiri.scenario.text.reading import read_file
from bayiri.scenario.uses import rows_at, shipped_kinds

TYPE, NUMBER, KEY, INDICATOR, VERDICT, SCENARIO, CORRIDOR, SECTION, MODULE = KINDS = (
    "policy type", "number", "key", "indicator", "verdict", "scenario", "corridor", "section", "module",
)  # fmt: skip
_SECTIONS = {
    "people": "who the people are when they first consider leaving: one value a corridor",
    "behaviour": "how people earn, save, choose and settle: one value a corridor",
    "origin": "figures of the country of origin; a region may give its own",
    "region": "figures of one region of the origin",
    "lender": "what banks and cooperatives of the origin offer",
    "destination": "figures of a destination",
    "leaving": "what it takes to move to a destination",
    "going_home": "what it takes to move home from a destination, and what is left of rights there",
}
_MOST = 15  # matches of a search that are told


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that can be explained: what kind of thing it is, its name and label, what it means.

    `about` is the registry row, the indicator, or nothing.
    """

    kind: str
    name: str
    meaning: str
    label: str = ""
    about: Any = None


@cache
def topics() -> tuple[Topic, ...]:
    """All topics: policy types, numbers, keys, indicators, modules, verdicts, sections, then what is shipped."""
    files = [(name.startswith(f"{CORRIDORS}/"), name, title) for name, title in shipped()]
    return (
        *(Topic(TYPE, name, meaning) for name, meaning in POLICY_TYPES.items()),
        *(Topic(NUMBER, row.name, row.meaning, about=row) for row in registry()),
        *(Topic(KEY, name, meaning) for name, meaning in key_meanings().items() if not _is_row(name)),
        *(Topic(INDICATOR, row.name, row.meaning, row.label, row) for row in INDICATORS),
        *(Topic(MODULE, name, module.meaning, about=module) for name, module in MODULES.items()),
        *(Topic(VERDICT, name, VERDICT_MEANINGS[name], label) for name, label in VERDICTS.items()),
        *(Topic(SECTION, name, meaning) for name, meaning in _SECTIONS.items()),
        *(
            Topic(CORRIDOR if sheet else SCENARIO, name.removeprefix(f"{CORRIDORS}/"), title)
            for sheet, name, title in files
        ),
    )


def named(word: str) -> list[Topic]:
    """Topics of exactly that name: as it stands, with its path in a file, or by the last part of it; or a file."""
    plain = word.strip().lower()
    exact = [topic for topic in topics() if plain in (topic.name, topic.label.lower(), _column(topic))]
    if exact:
        return exact
    path = tuple(plain.split("."))
    rows = rows_at(path, shipped_kinds()) if len(path) > 1 else []
    if rows:
        return [topic for topic in topics() if topic.about in rows]
    if path[0] == "modules":
        return [topic for topic in topics() if topic.kind == MODULE and topic.name == path[-1]]
    if own := _file(word.strip()):
        return [own]
    keys = [topic for topic in topics() if topic.kind == KEY and _fits(topic.name, plain)]
    return keys or [topic for topic in topics() if re.search(rf"[./]{re.escape(plain)}$", topic.name)]


def _file(given: str) -> Topic | None:
    """A person's own scenario or sheet."""
    path = Path(given)
    if not path.is_file():
        return None
    title = read_file(path, shown(path)).data.get("title")
    return Topic(CORRIDOR if is_sheet(path) else SCENARIO, given, str(title or "a file without a title"))


def found(words: str) -> list[Topic]:
    """Topics with all these words in name, label or meaning, the best first."""
    wanted = _words(words)
    ranked = [(_rank(topic, wanted), place, topic) for place, topic in enumerate(topics())]
    hits = sorted((rank, place) for rank, place, _ in ranked if rank is not None)
    return [topics()[place] for _, place in hits[:_MOST]] if wanted else []


def near(word: str) -> list[str]:
    """Names spelt much like the word, or like the last part of a path: the nearest, and those as near."""
    names = list(dict.fromkeys(part for topic in topics() for part in (topic.name, topic.name.split("/")[-1])))
    for typed in dict.fromkeys((word.strip().lower(), word.strip().lower().split(".")[-1])):
        close = difflib.get_close_matches(typed, names, n=3, cutoff=0.7)
        alike = [difflib.SequenceMatcher(None, name, typed).ratio() for name in close]
        if close:
            return [name for name, ratio in zip(close, alike, strict=True) if ratio > alike[0] - 0.05]
    return []


def _is_row(key: str) -> bool:
    """Whether the key is a number of the registry, which tells more of it."""
    return bool(rows_at(tuple(key.split(".")), {}))


def _column(topic: Topic) -> str:
    return topic.about.column if topic.kind == NUMBER else ""


def _fits(key: str, path: str) -> bool:
    """Whether a path names this key, whose star stands for any name."""
    pattern = re.escape(key.removeprefix(f"{SHEET}.")).replace(r"\*", r"[^.]+")
    return re.fullmatch(pattern, path.removeprefix(f"{SHEET}.")) is not None


def _rank(topic: Topic, wanted: set[str]) -> int | None:
    """0 where the name holds all the words, 1 the label, 2 the meaning; None where one is nowhere."""
    held: set[str] = set()
    for rank, text in enumerate((topic.name, topic.label, topic.meaning)):
        held |= _words(text)
        if wanted <= held:
            return rank
    return None


def _words(text: str) -> set[str]:
    """Words without the ending of a plural, in lower case."""
    return {word.removesuffix("s") for word in re.findall(r"[a-z0-9]+", text.lower())}


def in_words(names: Iterable[str]) -> str:
    """Names as a choice: `a, b or c`."""
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last
