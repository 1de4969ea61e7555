"""Everything that can be explained, found by name or by path."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from bayiri.charts.wording import VERDICT_MEANINGS, VERDICTS
from bayiri.indicators import INDICATORS
from bayiri.parameters import MODULES, POLICY_TYPES, in_section, registry
from bayiri.scenario.locating import find_mixes, find_scenario, is_sheet, shown
from bayiri.scenario.readers.keys import SHEET, key_meanings, meanings_beside_a_value
from bayiri.scenario.readers.money import currencies
from bayiri.scenario.resolving import rows_at
from bayiri.scenario.shipped import CORRIDORS, shipped
from bayiri.scenario.text.faults import InputFault
from bayiri.scenario.text.reading import read_file
from bayiri.scenario.uses import places, shipped_kinds

TYPE, NUMBER, KEY, INDICATOR, VERDICT, SCENARIO, CORRIDOR, SECTION, MODULE, POLICY, PLACE, MONEY, FOLDER = (
    "policy type", "number", "key", "indicator", "verdict", "scenario", "corridor", "section", "module", "policy",
    "place", "currency", "folder",
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


def what(topic: Topic) -> str:
    """What kind of thing it is: of a number, whose."""
    if topic.kind != NUMBER:
        return topic.kind
    lever = topic.about.section[0] in POLICY_TYPES
    return f"{'lever' if lever else 'number'} of {', '.join(topic.about.section)}"


@cache
def topics() -> tuple[Topic, ...]:
    """All topics: what registry and indicators hold, keys of files, then names in shipped files and the files."""
    files = [(name.startswith(f"{CORRIDORS}/"), name, title) for name, title in shipped()]
    return (
        *(Topic(TYPE, name, meaning) for name, meaning in POLICY_TYPES.items()),
        *(Topic(NUMBER, row.name, row.meaning, about=row) for row in registry()),
        *(Topic(KEY, name, meaning) for name, meaning in key_meanings().items() if not _is_row(name)),
        *(
            Topic(KEY, name, f"beside a value: {meaning}")
            for name, meaning in meanings_beside_a_value().items()
            if name not in in_section("figure")
        ),
        *(Topic(INDICATOR, row.name, row.meaning, row.label, row) for row in INDICATORS),
        *(Topic(MODULE, name, module.meaning, about=module) for name, module in MODULES.items()),
        *(Topic(VERDICT, name, VERDICT_MEANINGS[name], label) for name, label in VERDICTS.items()),
        *(Topic(SECTION, name, meaning) for name, meaning in _SECTIONS.items()),
        *(
            Topic(POLICY, name, POLICY_TYPES[kind])
            for name, kind in shipped_kinds().items()
            if name not in POLICY_TYPES
        ),
        *(Topic(PLACE, place.name, place.meaning, place.label, place) for place in places()),
        *(Topic(MONEY, name, meaning) for name, meaning in currencies().items()),
        *(
            Topic(CORRIDOR if sheet else SCENARIO, name.removeprefix(f"{CORRIDORS}/"), title)
            for sheet, name, title in files
        ),
    )


def named(word: str) -> list[Topic]:
    """Topics of exactly that name: as it stands, with its path in a file, or by the last part of it; or a file."""
    plain = word.strip().lower()
    if not plain:
        return []
    exact = [topic for topic in topics() if plain in (topic.name.lower(), topic.label.lower(), _column(topic))]
    if exact:
        return exact
    path = tuple(plain.split("."))
    path = ("policies", *path) if path[0] in POLICY_TYPES else path
    rows = rows_at(path, {**shipped_kinds(), **{kind: kind for kind in POLICY_TYPES}}) if len(path) > 1 else []
    if rows:
        return [topic for topic in topics() if topic.about in rows]
    if path[0] == "modules":
        return [topic for topic in topics() if topic.kind == MODULE and topic.name == path[-1]]
    if path[0] == "policies" and len(path) == 2 and (policy := named(path[1])):
        return policy
    if own := _file(word.strip()):
        return [own]
    keys = [topic for topic in topics() if topic.kind == KEY and _fits(topic.name, plain)]
    branch = [topic for topic in topics() if topic.kind == NUMBER and topic.name.startswith(f"{plain}.")]
    return keys or branch or [topic for topic in topics() if re.search(rf"[./]{re.escape(plain)}$", topic.name)]


def _file(given: str) -> Topic | None:
    """A person's own scenario or sheet, or a folder of them, as `check` finds them."""
    try:
        mixes = find_mixes(given)
        if mixes != [given]:
            return Topic(FOLDER, given, "a folder of scenarios")
        path = find_scenario(given)
    except InputFault:
        return None
    title = read_file(path, shown(path)).data.get("title")
    return Topic(CORRIDOR if is_sheet(path) else SCENARIO, given, str(title or "a file without a title"))


def _is_row(key: str) -> bool:
    """Whether the key is a number of the registry, which tells more of it."""
    return bool(rows_at(tuple(key.split(".")), {}))


def _column(topic: Topic) -> str:
    return topic.about.column if topic.kind == NUMBER else ""


def _fits(key: str, path: str) -> bool:
    """Whether a path names this key, whose star stands for any name."""
    pattern = re.escape(key.removeprefix(f"{SHEET}.")).replace(r"\*", r"[^.]+")
    return re.fullmatch(pattern, path.removeprefix(f"{SHEET}.")) is not None
