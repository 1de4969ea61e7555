"""The words for people: irregular, removed, person; what is shipped and what it prints use no others.

Two lists. Words of the first are refused wherever they stand in what we ship, source included, since every
label and message comes from there. Those of the second are refused only beside people or their return:
a run or a firm may fail, a person does not.
"""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = (
    "README.md",
    "CHANGELOG.md",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "setup.cfg",
    "docs/**/*.md",
    "experiments/**/*.py",
    "experiments/**/*.yaml",
    "model/**/*.html",
    "model/**/*.py",
    "notebooks/**/*.ipynb",
    "scenarios/**/*.yaml",
)

NEVER = (
    r"illegal\w*",
    r"aliens?",
    r"burden\w*",
    r"clandestin\w+",
    r"deportees?",
    r"flood\w*",
    r"influx\w*",
    r"invasions?",
    r"overrun\w*",
    r"swarm\w*",
)
PEOPLE = (
    r"(?:(?:emigr|immigr|migr|repatri|re-?migr|reintegr)\w*|returne\w+|returns|claims?|applicants?|residents?"
    r"|asylum|persons?|people|adults?|wom[ae]n|m[ae]n|minors?|child(?:ren)?|famil(?:y|ies)|students?|refugees?)"
)
JUDGED = (
    rf"(?:fail(?:ed|ing|ures?)|unsuccessful|unwanted|bogus)\s+(?:(?:as|of|by)\s+)?(?:{PEOPLE}|return)",
    rf"{PEOPLE}\s+(?:(?:who|that|which|has|have|had|is|are|was|were|will|may)\s+)*(?:fail(?:ed|s|ing)?|failures?)",
)
FORBIDDEN = re.compile(rf"\b(?:{'|'.join((*NEVER, *JUDGED))})\b", re.IGNORECASE)


def forbidden(text: str) -> list[str]:
    """Every forbidden expression in `text`, as `line: words`."""
    return [
        f"{text.count(chr(10), 0, found.start()) + 1}: {' '.join(found.group().split())}"
        for found in FORBIDDEN.finditer(text)
    ]


FILES = sorted({path for pattern in SHIPPED for path in ROOT.glob(pattern)})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_shipped_text_has_no_forbidden_word(path: Path) -> None:
    assert forbidden(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Illegal entry",
        "illegally staying",
        "a flood of people",
        "floods of arrivals",
        "the burden on the state",
        "failed asylum seekers",
        "a failed return",
        "Failed returns",
        "a failed\nmigrant",
        "returnees who have failed",
        "people who failed to integrate",
        "failure of reintegration",
        "unwanted migrants",
    ],
)
def test_forbidden_expressions_are_seen(text: str) -> None:
    assert forbidden(text)


@pytest.mark.parametrize(
    "text",
    [
        "a person in irregular status",
        "removed people carry a ban",
        "one run failed; 19 of 20 are kept",
        "the write failed and was repeated",
        "firms fail at 8 % a year",
        "this test fails without numba",
        "the claim was refused",
        "a failed worker process\nreturn failures",
        "an unexpected value",
    ],
)
def test_technical_and_neutral_words_are_allowed(text: str) -> None:
    assert forbidden(text) == []
