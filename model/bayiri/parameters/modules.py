"""Modules: mechanisms that are contested or optional, each off unless a scenario switches it on.

Which numbers belong to a module is said by their rows (`Parameter.module`). While it is off they hold their
`default`, at which the mechanism does nothing, whatever a corridor sheet says; while it is on they hold what files
give, else `default_on`. Where no study gives a size, that is the middle of the range that studies sweep: any other
point would claim to know more.
"""

from __future__ import annotations

from dataclasses import dataclass

from bayiri.parameters.sources import DRIVERS, REPORT, VOLUNTARY


@dataclass(frozen=True, slots=True)
class Module:
    """A mechanism that a scenario may switch on: what then holds, where that comes from, whether it is contested."""

    name: str
    meaning: str
    source: str
    contested: bool = False

    @property
    def evidence(self) -> str:
        """Why it is off unless asked for, in a word."""
        return "contested" if self.contested else "optional"


_ALL = (
    Module(
        "removal_threat",
        "the threat of removal, and a return order of one's own, move people without the right to stay to go",
        f"claimed in {REPORT}, {VOLUNTARY}; 46 % of the assisted name the threat among their reasons (BAMF, "
        "Forschungsbericht 34, 2019, via press), and whether it moved them is not known",
        contested=True,
    ),
    Module(
        "deterrence",
        "removals keep people from leaving without a visa or permit",
        f"claimed in {REPORT}, {VOLUNTARY}; no size was found",
        contested=True,
    ),
    Module(
        "disasters",
        "disasters strike regions of origin at random and make them harder to live in for a time",
        f"{REPORT}, {DRIVERS}, names the environment; size assumed",
    ),
    Module(
        "arithmetic_composite",
        "the composite score is the arithmetic mean of the three scores: one may make up for another",
        "OECD and JRC, Handbook on Constructing Composite Indicators (2008): linear against geometric aggregation",
    ),
)
MODULES = {module.name: module for module in _ALL}
