"""Two values that exclude each other, told at the one that the person wrote, with the place of the other."""

from __future__ import annotations

from typing import NamedTuple

from bayiri.scenario.text.documents import Document
from bayiri.scenario.text.faults import Fault, Path


class Given(NamedTuple):
    """A value as messages show it, and where it stands.

    `age` is 0 in the file that was asked for, more in those that it builds on, most in its corridor sheet.
    """

    shown: str
    document: Document
    path: Path
    age: int

    def fault(self, message: str, hint: str = "") -> Fault:
        return self.document.fault(self.path, message, hint)

    def beside(self, other: Given) -> str:
        """The value, with its place where that is another scenario file; dates of the sheet are known to all."""
        mark, there = self.document.mark(self.path), other.document.mark(other.path)
        if mark.file == there.file or self.document is not other.document:
            return self.shown
        return f"{self.shown} in {mark.file}{'' if mark.line is None else f':{mark.line}'}"


def given(shown: str, document: Document, path: Path, older: int = 0) -> Given:
    """A value of the document; `older` counts the files that come before those of the document."""
    return Given(shown, document, path, older + document.files.index(document.mark(path).file))


def told(one: Given, other: Given, at_one: str, at_other: str, **words: str) -> Fault:
    """A fault at the younger of two, at the other where both are of one file.

    The messages name the value where it is told as `{own}`, that of the second as `{other}`.
    """
    if one.age < other.age:
        return one.fault(at_one.format(own=one.shown, other=other.beside(one), **words))
    return other.fault(at_other.format(own=other.shown, other=one.beside(other), **words))
