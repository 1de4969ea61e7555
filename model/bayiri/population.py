"""The table of people and the tables that rules read: allocated once a run, never grown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from bayiri import draws, state
from bayiri.compiling import records
from bayiri.indicators import measures
from bayiri.ledger import ENTRIES
from bayiri.parameters.quarters import label
from bayiri.rules import feedback

if TYPE_CHECKING:
    from bayiri.scenario.tables.compile import Compiled

_DATES = ("died", "since", "benefit_until", "permit_until", "first_departure", "returned", "left", "window_return",
          "window_left",
          "reentry_until", "banned_until", "queued_since", "grant_date", "refund_date", "services_until",
          "loan_until", "business_since", "also_until",
          "order_until")  # fmt: skip
_INDEXES = ("applied_to", "queued_to", "granted_by", "served_by", "also_by")
_LENDERS = ("lender_asked", "lent_by")
_CODES = {
    "presence": state.PRESENCES, "sex": state.SEXES, "schooling": state.SCHOOLINGS, "status": state.STATUSES,
    "kept_status": state.STATUSES, "work_state": state.WORKS, "family": state.FAMILIES, "intention": state.INTENTIONS,
    "event": state.EVENTS, "return_kind": state.RETURN_KINDS, "first_kind": state.RETURN_KINDS,
    "purpose": state.PURPOSES,
    "documents": state.DOCUMENTS,
    "lag_state": state.LAG_STATES, "package": state.PACKAGES, "also_package": state.PACKAGES, "focus": state.FOCUSES,
}  # fmt: skip
GROUP_QUARTERS = 16  # cohorts of so many quarters share their contacts


def allocate(compiled: Compiled, weight: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """The table of people, a row for every slot of every cohort, and the first row of each cohort.

    A cohort's persons over `weight` rarely are whole agents: the part is settled by a keyed draw.
    """
    cohorts = np.arange(compiled.quarters)
    chance = draws.uniforms(seed, cohorts, 0, draws.SLOTS)
    slots = np.floor(compiled.slots / weight + chance).astype(np.int64)
    starts = np.concatenate(([0], np.cumsum(slots)))
    people = np.zeros(int(starts[-1]), state.MIGRANT)
    cohort = np.repeat(cohorts, slots)
    people["cohort"] = cohort
    people["identity"] = cohort * 1_000_000 + np.arange(len(people)) - starts[cohort]
    for field in (*_DATES, *_INDEXES, *_LENDERS):
        people[field] = state.NEVER
    return people, starts


def open_tables(compiled: Compiled, people: np.ndarray, seed: int) -> state.Tables:
    """The tables of a run: the scenario's, and empty ones for what is frozen or collected each quarter."""
    parameters = compiled.parameters.copy()
    parameters["seed"] = seed
    chunks = -(-len(people) // state.CHUNK)
    groups = compiled.regions * (compiled.quarters // GROUP_QUARTERS + 1)
    places = len(compiled.place_names)
    return state.Tables(
        parameters=records(parameters),
        places=records(compiled.places),
        programmes=records(compiled.programmes),
        lenders=records(compiled.lenders),
        systems=records(compiled.systems),
        groups=records(np.zeros(groups, state.GROUP)),
        crowding=np.zeros(places),
        community=np.zeros(places),
        extra=np.zeros(places),
        books=np.zeros((chunks, len(ENTRIES)), np.int64),
        tally=np.zeros((chunks, 2, measures.WIDTH)),
        public=records(np.zeros(len(people), state.PUBLIC)),
        informers=records(compiled.informers),
        notices=records(compiled.notices),
        asking=np.zeros(len(people), np.bool_),
        terms=compiled.terms,
    )


class Active:
    """Rows of the people present, in order, and the running sums of those who stay for good."""

    def __init__(self, starts: np.ndarray, groups: int) -> None:
        self._starts = starts
        self._stayed = np.zeros(groups)
        self.rows = np.empty(0, np.int64)

    def enter(self, quarter: int) -> None:
        """The cohort of this quarter joins."""
        new = np.arange(self._starts[quarter], self._starts[quarter + 1])
        self.rows = np.concatenate((self.rows, new))

    def parts(self, number: int) -> list[np.ndarray]:
        """The rows in so many parts of about as many people, none of which shares a chunk with another."""
        if number == 1:
            return [self.rows]
        cuts = np.arange(1, number) * len(self.rows) // number
        edges = self.rows[cuts] // state.CHUNK * state.CHUNK if len(self.rows) else cuts
        return np.split(self.rows, np.searchsorted(self.rows, edges))

    def feed_back(self, compiled: Compiled, tables: state.Tables, sums: np.ndarray, weight: int, quarter: int) -> None:
        """Phase 12: group means of what others may know, and the crowding of regions, for the next quarter.

        `sums[group, count]` are the counts of `rules.feedback` over everybody who was present in this quarter.
        """
        known, abroad, back, well, arrived, at_risk, removed = sums.T
        number = np.maximum(self._stayed + known, 1.0)
        tables.groups["abroad"] = abroad / number
        tables.groups["returned_well"] = well / number
        tables.groups["returned"] = back / number
        tables.groups["removed"] = removed / np.maximum(at_risk, 1.0)
        regions = compiled.regions
        by_region = arrived.reshape(-1, regions).sum(axis=0)  # groups are numbered region by region
        tables.crowding[:regions] = by_region * weight / compiled.places["labour_force"][quarter, :regions]
        self.rows = self.rows[: feedback.still_present(tables, self.rows, self._stayed)]


def people_frame(people: np.ndarray, compiled: Compiled, weight: int) -> pd.DataFrame:
    """A row for each agent that has entered, indexed by identity; codes, dates and programmes as categories."""
    entered = people[people["presence"] != state.NOT_YET]
    frame = pd.DataFrame({name: entered[name] for name in state.FIELDS if name != "identity"},
                         index=pd.Index(entered["identity"], name="identity"))  # fmt: skip
    for name, labels in _CODES.items():
        frame[name] = pd.Categorical.from_codes(entered[name].astype(np.int8), pd.Index(labels))
    for name in ("place", "region", "destination"):
        frame[name] = pd.Categorical.from_codes(entered[name].astype(np.int8), pd.Index(compiled.place_names))
    days = [label(compiled.history + quarter) for quarter in range(compiled.quarters)]
    for name in _DATES:
        codes = np.minimum(entered[name], compiled.quarters)  # a date beyond the run is one of the future
        frame[name] = pd.Categorical.from_codes(codes, pd.Index([*days, "later"]), ordered=True)
    for name in _INDEXES:
        frame[name] = pd.Categorical.from_codes(entered[name], pd.Index(compiled.programme_names))
    for name in _LENDERS:
        frame[name] = pd.Categorical.from_codes(entered[name], pd.Index(compiled.lender_names))
    never_left = entered["first_departure"] == state.NEVER
    frame["destination"] = frame["destination"].where(~never_left)
    frame["persons"] = weight
    return frame
