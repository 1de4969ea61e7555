"""What a parameter is: everything the tool knows of one number."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Any

_BY_QUARTER = ("places", "systems", "lenders")
TABLES = ("parameters", "places", "programmes", "lenders", "systems", "informers", "measures", "notices")
GRADES = ("measured", "derived", "assumption")
USES = ("specification", "calibration", "context")
SETTINGS = ("calendar", "outcome", "scenario", "policy", "corridor", "figure", "calibration", "fit", "money")
NO_LIMIT = 1e9  # an upper end, or a default, from here on only keeps out nonsense
ITS_OWN_UNIT = "a unit of its own"  # of rows whose figures say theirs in place


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number of the model: its name, meaning, unit, place in the files and column in the tables.

    `section` lists where the number may stand in files: `behaviour` and `people` (one value a
    corridor), `origin`, `region`, `destination` (a column of the table `places`), `leaving`,
    `going_home` (a column of `systems`, one row a direction), `lender` (the origin's ordinary lender, a
    column of `lenders`), or a policy type (a lever).
    A lever whose number also stands in a corridor sheet is *added* to the sheet's value while the
    policy is in force, so that its neutral value is 0. Rows of `SETTINGS`, and on who may
    take part, are no columns: their `table` is empty.

    `low` to `high` is what a file may give, `prior` what studies sample or a design may vary; a default that
    stands for "no limit" lies outside it. `source` says where such a figure is found, or what an assumption
    rests on. `grade` is how the default is known or, where there is none, how such a figure usually is. `use`
    is `calibration` for what is fitted, `context` for what describes the world, else `specification`. `read_by`
    names the rules, or the rooms, that read the number.
    """

    name: str
    meaning: str
    unit: str
    section: tuple[str, ...]
    table: str
    default: float | str | tuple[Any, ...] | None = None  # None: the file must give it
    low: float = 0.0
    high: float = inf
    prior: tuple[float, float] | None = None
    neutral: float | None = None
    source: str = ""
    grade: str = "assumption"
    use: str = "specification"
    # number | integer | flag | choice | set | names (of regions, where a policy is at work); of settings also
    # quarter | quarters (first and last) | list (of numbers) | figures (under names of their own)
    kind: str = "number"
    options: tuple[str, ...] = ()
    path: str = "step"  # a yearly series between its years: "step", or "linear" (means, centred mid-year)
    read_by: str = ""
    whole: bool = False  # of a policy's institution as a whole, such as its budget: the same for every group
    replaces: bool = False  # in a policy: stands in place of the sheet's value, where the policy gives it
    module: str = ""  # the module that it belongs to; `default` is then the value that means off
    default_on: float | None = None  # the value where its module is on and no file gives one

    @property
    def is_number(self) -> bool:
        """Whether a file gives a number, which studies may sample from `prior`."""
        return self.kind in ("number", "integer")

    @property
    def by_year(self) -> bool:
        """Whether a sheet may give a series of years: tables with a row a quarter hold it, and sheets at their end."""
        return self.table in _BY_QUARTER or "corridor" in self.section

    @property
    def column(self) -> str:
        """Name of the column that rules read."""
        return self.name.replace(".", "_")

    def default_in(self, section: str) -> float | str | tuple[Any, ...] | None:
        """Value where a file says nothing: in a policy the neutral one, or none where the sheet's stands."""
        if section in POLICY_TYPES and self.replaces:
            return None
        if section in POLICY_TYPES and self.neutral is not None:
            return self.neutral
        return self.default


# Policy types that a scenario may name; each is served by the rules and institutions that read its levers.
POLICY_TYPES: dict[str, str] = {
    "return_programme": "an institution that assists return, reintegration or both, with a budget and places",
    "pension_portability": "what becomes of pension rights earned at the destination when people leave",
    "legal_pathways": "rights to come back and regular ways to leave or to stay",
    "credit_access": "loans for people who come home, with a public guarantee",
    "information": "a service that tells people abroad how life at home is",
    "push_measures": "measures in regions of origin against what makes people leave and stay away",
    "return_procedure": "how return orders are enforced: deadline, documents, readmission, capacity, ban; context",
    "end_of_stay": "an announced, dated end of the right to stay of some groups; context",
}
