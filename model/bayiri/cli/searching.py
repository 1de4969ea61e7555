"""Topics found by words: those that hold all of them, those that hold most, and names that are spelt much like one."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterable
from functools import cache

from bayiri.cli.topics import Topic, topics, what

_MOST = 25  # matches of a search that are told
_FEW = 6  # of those, when only some of the words are found
_SHORT = 3  # letters that a word of a question, or a stem, has at least
_WORTH_TELLING = 0.4  # of the best score
_ENDING = 3  # letters by which a word may be longer than its stem
# Words that questions are made of, whatever they ask.
_COMMON = {
    "about", "and", "any", "are", "but", "can", "come", "could", "does", "for", "from", "get", "give", "has", "have",
    "how", "its", "long", "many", "may", "mean", "more", "most", "much", "need", "not", "out", "put", "should", "that",
    "the", "them", "they", "this", "use", "was", "what", "when", "where", "which", "who", "whom", "whose", "why",
    "will", "with", "would", "you",
}  # fmt: skip


def found(words: str) -> list[Topic]:
    """Topics with all these words in name, label or meaning, the best first."""
    wanted = _words(words)
    ranked = [(_rank(topic, wanted), place, topic) for place, topic in enumerate(topics())]
    hits = sorted((rank, place) for rank, place, _ in ranked if rank is not None)
    return _each_once(topics()[place] for _, place in hits)[:_MOST] if wanted else []


def nearly_found(words: str) -> list[Topic]:
    """The few topics that hold most of what a question asks for: its words of some length, or their stems.

    A word counts more the fewer topics hold it, and the fewer words stand beside it in name, label or meaning.
    """
    asked = (word for word in re.findall(r"[a-z0-9]+", words.lower()) if len(word) >= _SHORT and word not in _COMMON)
    wanted = _words(" ".join(asked))
    scores = [0.0] * len(topics())
    for word in sorted(wanted):
        held = [_weight(topic, word) for topic in topics()]
        for place, weight in enumerate(held):
            scores[place] += weight * math.log(len(held) / sum(map(bool, held))) if weight else 0.0
    best = sorted((-score, place) for place, score in enumerate(scores) if score)
    return _each_once(topics()[place] for score, place in best if score < best[0][0] * _WORTH_TELLING)[:_FEW]


def _each_once(found: Iterable[Topic]) -> list[Topic]:
    """Topics without those that read like one before them."""
    first: dict[tuple[str, str, str], Topic] = {}
    for topic in found:
        first.setdefault((topic.name, topic.meaning, what(topic)), topic)
    return list(first.values())


def _weight(topic: Topic, word: str) -> float:
    """What the word counts in this topic: 0 where it stands nowhere, less for its stem than for itself."""
    weights = [
        (1.0 + 1.0 / len(held)) * (1.0 if word == other else 0.5)
        for held in _texts(topic)
        for other in held
        if word == other or _same_stem(word, other)
    ]
    return max(weights, default=0.0)


def _same_stem(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORT and long.startswith(short) and len(long) - len(short) <= _ENDING


@cache
def _texts(topic: Topic) -> tuple[set[str], ...]:
    """Words of name, label and meaning."""
    return tuple(_words(text) for text in (topic.name, topic.label, topic.meaning))


def near(word: str) -> list[str]:
    """Names spelt much like the word, or like the last part of a path: the nearest, and those as near."""
    names = list(dict.fromkeys(part for topic in topics() for part in (topic.name, topic.name.split("/")[-1])))
    for typed in dict.fromkeys((word.strip().lower(), word.strip().lower().split(".")[-1])):
        close = difflib.get_close_matches(typed, names, n=3, cutoff=0.7)
        alike = [difflib.SequenceMatcher(None, name, typed).ratio() for name in close]
        if close:
            return [name for name, ratio in zip(close, alike, strict=True) if ratio > alike[0] - 0.05]
    return []


def _rank(topic: Topic, wanted: set[str]) -> int | None:
    """0 where the name holds all the words, 1 the label, 2 the meaning; None where one is nowhere."""
    held: set[str] = set()
    for rank, words in enumerate(_texts(topic)):
        held |= words
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
