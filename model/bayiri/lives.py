"""Following single lives: what happened to a person, and what each option was worth, quarter by quarter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from bayiri import state
from bayiri.parameters.quarters import label

if TYPE_CHECKING:
    from bayiri.model import ReturnModel

_SHOWN = ("age", "income", "savings", "home_tie", "host_tie", "economic", "social", "psychosocial")


class Life:
    """One life: `table` has a row a quarter; printed, it is told in words."""

    def __init__(self, identity: int, table: pd.DataFrame) -> None:
        self.identity = identity
        self.table = table

    def __str__(self) -> str:
        lines = [f"Person {self.identity}"]
        before = None
        for quarter, row in self.table.iterrows():
            now = (row["place"], row["status"], row["work"])
            if row["event"] != "none" or now != before:
                happened = "" if row["event"] == "none" else f" · {row['event']}"
                where = f"in {row['place']}, {row['status']}, {row['work']}"
                lines.append(f"{quarter}  {row['age']:.0f} years old, {where}{happened}")
            before = now
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        return str(self.table.to_html(max_rows=12, float_format="{:.2f}".format))


class Recorder:
    """Keeps a copy of the records asked for, once a quarter, with the worth of every place to the person."""

    def __init__(self, model: ReturnModel, identities: Iterable[int]) -> None:
        wanted = [int(identity) for identity in identities]
        known = model.migrants["identity"]
        self.rows = np.searchsorted(known, wanted) if wanted else np.empty(0, int)
        missing = [who for who, row in zip(wanted, self.rows, strict=True) if row >= len(known) or known[row] != who]
        if missing:
            raise KeyError(f"no person {missing[0]} in this run; identities are cohort * 1,000,000 + slot")
        self._kept: dict[int, list[dict[str, Any]]] = {who: [] for who in wanted}

    def note(self, model: ReturnModel) -> None:
        """Copy the state of the recorded people at the end of a quarter."""
        from bayiri.rules.phases import worth_of_place

        for row in self.rows:
            person = model.migrants[row]
            if person["presence"] != state.PRESENT and person["died"] != model.quarter:
                continue
            entry: dict[str, Any] = {
                "quarter": label(model.compiled.history + model.quarter),
                "event": "death" if person["presence"] == state.DEAD else state.EVENTS[person["event"]],
                "place": model.place_names[person["place"]],
                "status": state.STATUSES[person["status"]],
                "work": state.WORKS[person["work_state"]],
                "intention": state.INTENTIONS[person["intention"]],
                **{name: person[name] for name in _SHOWN},
            }
            for place, name in enumerate(model.place_names):
                if place in (person["region"], person["place"]) or place >= model.compiled.regions:
                    worth = worth_of_place(model.records, row, place, model.tables, model.quarter)
                    entry[f"worth of {name}"] = worth
            self._kept[int(person["identity"])].append(entry)

    def life(self, identity: int) -> Life:
        """The recorded life; KeyError if the identity was not asked for."""
        if identity not in self._kept:
            raise KeyError(f"person {identity} was not recorded: ReturnModel(..., record=[{identity}])")
        table = pd.DataFrame(self._kept[identity])
        return Life(identity, table.set_index("quarter") if len(table) else table)
