"""The very same rules as plain Python on plain objects: `NUMBA_DISABLE_JIT=1 python experiments/benchmarks/plain.py`.

Each person is a Mesa agent whose attributes are the fields of a record, and the tables are plain objects too: what a
model looks like that is written in Python from the start. Institutions and sums of the quarter are left out, which
flatters it. Prints JSON: nanoseconds a migrant-quarter and people present.
"""

from __future__ import annotations

import argparse
import json
import time
from types import SimpleNamespace
from typing import Any

import mesa
import numpy as np
from mesa.agent import AgentSet

import bayiri
from bayiri import compiling, state
from bayiri.rules import choice, enforcement, life, money, moves, phases, reintegration, status, ties, work

RULES = {
    "life": life.life,
    "work": work.work,
    "money": money.money,
    "beliefs": ties.beliefs,
    "intend": choice.intend,
    "move": moves.move,
    "deadlines": status.deadlines,
    "enforcement": enforcement.enforcement,
    "reintegrate": reintegration.reintegrate,
}


class Person(mesa.Agent):
    """A person whose fields are its attributes."""

    def __init__(self, model: mesa.Model, record: np.void, chunk: int) -> None:
        super().__init__(model)
        self.__dict__.update(fields(record), chunk=chunk)

    def live(self, rule: Any) -> None:
        """One phase of the quarter."""
        if self.presence == state.PRESENT:
            rule(self, self.model.tables, self.model.quarter, self.chunk)


def fields(record: np.void) -> dict[str, Any]:
    """The record's fields as Python numbers."""
    return dict(zip(record.dtype.names, record.item(), strict=True))


class Cells(dict[Any, SimpleNamespace]):
    """Plain objects by position, in place of a table of records."""

    def __init__(self, table: np.ndarray) -> None:
        places = np.ndindex(table.shape)
        super().__init__({p if len(p) > 1 else p[0]: SimpleNamespace(**fields(table[p])) for p in places})
        self.shape = table.shape


def measure(migrants: int, quarters: int) -> dict[str, float]:
    """Time some quarters after the scenario's start."""
    model = bayiri.ReturnModel("ecuador-spain/baseline", 1, migrants)
    society = mesa.Model()
    society.tables = state.Tables(*(table if table.dtype.names is None else Cells(table) for table in model.tables))
    rows = model.active.rows
    people = AgentSet([Person(society, model.migrants[row], row // state.CHUNK) for row in rows], random=society.random)
    lived, began = 0, time.perf_counter()
    for quarter in range(model.compiled.start, model.compiled.start + quarters):
        society.quarter = quarter
        for phase in phases.PHASES:
            people.do("live", RULES[phase])
        lived += sum(person.presence == state.PRESENT for person in people)
    took = time.perf_counter() - began
    return {"ns": took / lived * 1e9, "present": lived / quarters}


def main() -> None:
    """Time it, unless the compiler is on."""
    parser = argparse.ArgumentParser(description="Time the rules as plain Python on plain objects.")
    parser.add_argument("--migrants", type=int, default=300)
    parser.add_argument("--quarters", type=int, default=8)
    asked = parser.parse_args()
    if compiling.JIT:
        raise SystemExit("set NUMBA_DISABLE_JIT=1: compiled rules take records only")
    print(json.dumps(measure(asked.migrants, asked.quarters)))


if __name__ == "__main__":
    main()
