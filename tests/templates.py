"""Templates as a person would fill them in, by a simple rule: a plausible figure in place of every EDIT."""

from __future__ import annotations

import re

from bayiri.scenario.checks.unedited import EDIT, MARK

# Figures of a middling corridor, by the name of the line.
_PLAUSIBLE = {
    "gdp_per_head": 15000, "wage_share": 0.8, "unemployment": 0.1, "price_level": 0.6, "mortality_men": 0.0015,
    "mortality_women": 0.0008, "mortality_slope_men": 0.07, "mortality_slope_women": 0.08, "migrant_share": 0.5,
    "labour_force": 2000000, "fare": 900, "irregular_fare": 3000, "stock": 200000, "slots": 20000, "grant": 5000,
}  # fmt: skip
_BLOCK = re.compile(r"^( *)# ( *)([a-z][a-z_0-9]*:( .*)?|# .*|  unit: .*)$")


def filled_in(text: str) -> str:
    """The template with every marked line edited."""
    return "\n".join(_edited(line) if line.endswith(MARK) else line for line in text.splitlines()) + "\n"


def _edited(line: str) -> str:
    body = line.removesuffix(MARK)
    number = str(_PLAUSIBLE.get(body.strip().split(":")[0], "nothing"))
    body = body.replace(f'"{EDIT}"', '"a survey, 2010"').replace(f"grade: {EDIT}", "grade: measured")
    return body.replace(f"year: {EDIT}", "year: 2010").replace(EDIT, number)


def examples(text: str) -> list[str]:
    """The template once for each block of lines behind a #, with the sign of that block alone taken away."""
    lines = text.splitlines()
    blocks, open_block = [], []
    for place, line in enumerate([*lines, ""]):
        if _BLOCK.match(line):
            open_block.append(place)
        elif open_block:
            blocks.append(open_block)
            open_block = []
    return ["\n".join(_taken(line) if place in block else line for place, line in enumerate(lines)) for block in blocks]


def all_examples(text: str) -> str:
    """The template with the sign taken away from every block."""
    return "\n".join(_taken(line) if _BLOCK.match(line) else line for line in text.splitlines())


def _taken(line: str) -> str:
    """The line without the first `# `, as an editor takes a comment away."""
    return line.replace("# ", "", 1)
