"""What is wrong with an input: one fault per mistake, told with file, line, path and what would be right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Path = tuple[str | int, ...]  # keys from the top of a file down to a value

SHOWN = 50  # faults printed at most; a file with more is not the file the person meant to give
LONGEST = 60  # characters of a found value that a message repeats


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake: where it stands, what was found, what is allowed, and perhaps how to put it right."""

    file: str
    line: int | None
    path: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """`FILE:LINE  PATH  MESSAGE` and, on a line of its own, the hint."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        said = "  ".join(part for part in (place, self.path, self.message) if part)
        return f"{said}\n    {self.hint}" if self.hint else said


class InputFault(Exception):
    """The input is wrong; carries every fault found, file by file in order of lines.

    The file that a person wrote comes before those that it builds on: as in `files`, else as the faults come.
    """

    def __init__(self, faults: Iterable[Fault] | Fault, files: Iterable[str] = ()) -> None:
        found = [faults] if isinstance(faults, Fault) else list(faults)
        order = list(dict.fromkeys([*files, *(fault.file for fault in found)]))
        rank = {file: place for place, file in enumerate(order)}
        self.faults = tuple(sorted(dict.fromkeys(found), key=lambda fault: (rank[fault.file], fault.line or 0)))
        super().__init__(self.faults)

    def __str__(self) -> str:
        """All faults, then their number."""
        lines = [str(fault) for fault in self.faults[:SHOWN]]
        if len(self.faults) > SHOWN:
            lines.append(f"... and {len(self.faults) - SHOWN} more")
        plural = "" if len(self.faults) == 1 else "s"
        return "\n".join([*lines, f"{len(self.faults)} fault{plural}, nothing was run."])


def dotted(path: Iterable[str | int]) -> str:
    """`policies.credit.grant`; keys too long to be meant are cut."""
    return ".".join(cut(str(key)) for key in path)


def show(value: object) -> str:
    """A value as a message repeats it: short, and text told from a number."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, str):
        return f'the text "{cut(value)}"'
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, Sequence | set | frozenset):
        return "a list"
    return f"a Python {type(value).__name__}"


def number(value: float) -> str:
    """A number as a person would write it: `0.8`, `30000`, `2.5`."""
    try:
        exact = float(value)
    except OverflowError:
        return "a number of very many digits"
    if exact.is_integer() and abs(exact) < 1e15:
        return str(int(exact))
    return repr(exact)


def cut(text: str) -> str:
    """Text short enough for a message, without signs that would disturb a terminal."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text[: LONGEST + 1])
    return plain if len(plain) <= LONGEST else plain[:LONGEST] + "..."
