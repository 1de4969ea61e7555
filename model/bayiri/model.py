"""The model: people and institutions of one corridor, quarter by quarter.

The quarter, in order: 1 policies in force, disasters and measures in regions, counsel · 2 life · 3 work ·
4 money · 5 beliefs · 6 intend · 7 allotment by communities, programmes, lenders, authorities · 8 move ·
9 deadlines · 10 enforcement · 11 reintegrate · 12 feedbacks ·
13 indicators and ledger (taken before 12 in code, since feedbacks read what 13 makes public).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import mesa
import numpy as np
import pandas as pd
from mesa.agent import AgentSet

from bayiri.agents import Migrant, overrides
from bayiri.compiling import bound, records
from bayiri.indicators import INDICATORS
from bayiri.indicators.measures import HOME_MEASURES
from bayiri.indicators.values import home_values, money_values, quarterly_values
from bayiri.institutions import (
    InformationService,
    Lender,
    OriginRegion,
    Purse,
    PushMeasures,
    ReturnAuthority,
    ReturnProgramme,
    support_communities,
)
from bayiri.ledger import ACCOUNTS, ENTRIES, statement
from bayiri.lives import Life, Recorder
from bayiri.parameters import nearest
from bayiri.parameters.quarters import label
from bayiri.population import Active, allocate, open_tables, people_frame
from bayiri.rules import feedback, phases
from bayiri.rules.returnees import sum_returnees
from bayiri.scenario.loading import as_scenario
from bayiri.scenario.scenario import Scenario
from bayiri.scenario.tables.compile import Compiled, compile_scenario
from bayiri.scenario.text.faults import InputFault

PARTS = 8  # that each thread takes of a pass on average: those who wait for another one wait shortly
SMALLEST_PART = 512  # people: to hand over fewer takes longer than to live their quarter
VIEWS_AT_MOST = 20_000  # people that `model.agents` holds as agents
COHORT_MOST, PEOPLE_MOST = 1_000_000, 20_000_000  # simulated people whom identities tell apart, and memory holds
_LOG = logging.getLogger("bayiri")
P = TypeVar("P")
T = TypeVar("T")


def counted(**numbers: tuple[object, int]) -> None:
    """Refuse what is no whole number from its least value on; None is for the default."""
    for name, (value, least) in numbers.items():
        if value is None and name == "quarters":
            continue
        if isinstance(value, bool) or not isinstance(value, int | np.integer) or not least <= value < 2**63:
            raise ValueError(f"{name} is {value!r}; it must be a whole number from {least} on")


def _reporter(name: str) -> Callable[[ReturnModel], float]:
    return lambda model: model.value(name)


def fit_in(scenario: Scenario, compiled: Compiled, weight: int) -> None:
    """Refuse a corridor with far more people who consider leaving than people abroad, by whom they are counted."""
    cohorts = compiled.slots / weight
    if cohorts.max() >= COHORT_MOST or cohorts.sum() >= PEOPLE_MOST:
        said = f"gives {cohorts.sum():,.0f} simulated people, {cohorts.max():,.0f} of them in one quarter: too many."
        hint = "Start with fewer migrants, or look whether stock and slots of the corridor are both in persons."
        raise InputFault(scenario.sources.sheet.fault(("slots",), said, hint))


class ReturnModel(mesa.Model):
    """One run of a scenario.

    `migrants` is the wished number of agents abroad at the start; each stands for `weight` persons. The
    corridor's history is lived on construction by the rules as they stand; `step` then simulates a quarter
    from the scenario's start. `engine` is "compiled" or "agents" (one Mesa agent after another, phase by
    phase; chosen by itself when `migrant_class` overrides a method): both give identical people.
    `threads` run the compiled engine; results do not depend on them. `record` lists identities whose lives
    are kept for `life`. `window` are the absolute quarters of returns that count as outcomes.
    """

    def __init__(
        self,
        scenario: Scenario | str,
        seed: int = 1,
        migrants: int = 5_000,
        engine: str = "compiled",
        record: Iterable[int] = (),
        *,
        threads: int = 1,
        quarters: int | None = None,
        window: tuple[int, int] | None = None,
        migrant_class: type[Migrant] = Migrant,
    ) -> None:
        if engine not in ("compiled", "agents"):
            raise ValueError(f"engine is {engine!r}; it can be 'compiled' or 'agents'")
        counted(seed=(seed, 0), migrants=(migrants, 1), threads=(threads, 1), quarters=(quarters, 1))
        super().__init__(rng=seed)
        self.setting = as_scenario(scenario).drawn(int(seed))
        self.world_seed = int(seed)
        self.engine = "agents" if overrides(migrant_class) else engine
        self.migrant_class = migrant_class
        self.threads = threads
        self._pool: ThreadPoolExecutor | None = None  # founded when threads first have work; they end with the model
        self.compiled = compile_scenario(self.setting, window, quarters)
        self.place_names = self.compiled.place_names
        self.weight = max(1, round(self.compiled.stock / migrants))
        fit_in(self.setting, self.compiled, self.weight)
        self.migrants, self.cohort_starts = allocate(self.compiled, self.weight, self.world_seed)
        self.tables = open_tables(self.compiled, self.migrants, self.world_seed)
        self.active = Active(self.cohort_starts, len(self.tables.groups))
        self.quarter = -1
        self._open_books()
        self._found_institutions()
        self.records = records(self.migrants)
        self.applicants = np.empty(0, np.int64)  # rows of those who ask an institution for something this quarter
        self._views: dict[int, Migrant] = {}
        self._bound: dict[Callable[..., None], Callable[..., None]] = {}
        self._recorder = Recorder(self, record)
        while self.quarter < self.compiled.start - 1:
            self.live_quarter("compiled")

    def _open_books(self) -> None:
        """Sums, transfers and indicators by quarter, to be filled."""
        names = [row.name for row in INDICATORS if row.quarterly]
        self.datacollector = mesa.DataCollector(model_reporters={name: _reporter(name) for name in names})
        quarters, regions = self.compiled.quarters, self.compiled.regions
        self.sums = np.zeros((quarters, 2, self.tables.tally.shape[2]))
        self.ledger = np.zeros((quarters, len(ENTRIES)), np.int64)
        self.home_sums = np.zeros((quarters, regions, 2, len(HOME_MEASURES)))
        self.community_paid = np.zeros((quarters, regions), np.int64)

    def __getstate__(self) -> dict[str, Any]:
        """A copy of the model founds threads of its own."""
        return {**self.__dict__, "_pool": None}

    def _found_institutions(self) -> None:
        """Institutions in the order in which they decide, and the public money that they share."""
        self.purse = Purse(self.compiled.budget)
        self.programmes = [ReturnProgramme(self, k, name) for k, name in enumerate(self.compiled.programme_names)]
        self.lenders = [Lender(self, k, name) for k, name in enumerate(self.compiled.lender_names)]
        self.services = [InformationService(self, k, name) for k, name in enumerate(self.compiled.informer_names)]
        self.regions = [OriginRegion(self, k, name) for k, name in enumerate(self.place_names[: self.compiled.regions])]
        self.measures = [
            PushMeasures(self, k, name, np.array(self.compiled.measure_regions[k], np.int64))
            for k, name in enumerate(self.compiled.measure_names)
        ]
        self.authorities = [ReturnAuthority(self, d) for d in range(self.compiled.regions, len(self.place_names))]

    @property
    def date(self) -> str:
        """Label of the last quarter lived, such as 2008Q4."""
        return label(self.compiled.history + self.quarter)

    @property
    def finished(self) -> bool:
        """Whether the horizon is reached."""
        return self.quarter >= self.compiled.quarters - 1

    def step(self) -> None:
        """Live the next quarter of the scenario."""
        if self.finished:
            raise RuntimeError(f"the scenario ends with {self.date}; build a new ReturnModel for a longer one")
        self.live_quarter()
        self._recorder.note(self)
        self.datacollector.collect(self)

    def run(self) -> ReturnModel:
        """Live all quarters to the horizon; returns the model itself."""
        while not self.finished:
            self.step()
        return self

    def live_quarter(self, engine: str | None = None) -> None:
        """The quarter of the module's docstring, without collecting data or recording lives."""
        engine = engine or self.engine
        self.quarter += 1
        self.active.enter(self.quarter)
        self.tables.books[:] = 0
        self.tables.tally[:] = 0.0
        for region in self.regions:
            region.open_quarter(self.quarter)
        for measures in self.measures:
            measures.carry_out(self.quarter)
        for service in self.services:
            service.counsel(self.quarter)
        if engine == "agents":
            self._by_agents(phases.BEFORE_ALLOTMENT)
            self._by_chunks(phases.ask_all)
        else:
            self._by_chunks(phases.before_allotment)
        self.applicants = np.flatnonzero(self.tables.asking)
        support_communities(self, self.quarter)
        for programme in self.programmes:
            programme.allot(self.quarter)
        for lender in self.lenders:
            lender.allot(self.quarter)
        for authority in self.authorities:
            authority.allot(self.quarter)
        if engine == "agents":
            self._by_agents(phases.AFTER_ALLOTMENT)
            self._by_chunks(phases.observe_all)
        else:
            self._by_chunks(phases.after_allotment)
        self.sums[self.quarter] = self.tables.tally.sum(axis=0)
        self.ledger[self.quarter] += self.tables.books.sum(axis=0) * self.weight
        self._close_quarter()

    def run_model(self) -> None:
        """Mesa's name for `run`."""
        self.run()

    def __repr__(self) -> str:
        """Scenario, date and size in one line."""
        number = f"{len(self.active.rows):,} people of {self.weight} each"
        return f"<ReturnModel {self.setting.name} after {self.date}: {number}>"

    def release(self) -> None:
        """Let go of all that the run holds: a model and its agents refer to each other, and would stay for long."""
        self.__dict__.clear()

    def bound(self, phase: Callable[..., None]) -> Callable[..., None]:
        """The phase as machine code for this model's tables."""
        if phase not in self._bound:
            self._bound[phase] = bound(phase, self.records, 0, self.tables, 0)
        return self._bound[phase]

    def _by_agents(self, names: tuple[str, ...]) -> None:
        """Each phase for every person after another, in the order of the table."""
        people = self._present_views()
        for name in names:
            people.do(name)

    def _by_chunks(self, loop: Callable[..., None]) -> None:
        """A pass of the compiled engine over everybody present."""
        self._spread(lambda rows: loop(self.records, rows, self.tables, self.quarter), self._parts())

    def _parts(self) -> list[np.ndarray]:
        """Rows of everybody present, in parts of whole chunks: one, or several that threads take in turn."""
        most = 1 if self.threads == 1 else self.threads * PARTS
        return self.active.parts(max(min(len(self.active.rows) // SMALLEST_PART, most), 1))

    def _spread(self, task: Callable[[P], T], parts: Sequence[P]) -> list[T]:
        """What `task` gives for each part, in order, whichever thread takes it."""
        if self.threads == 1 or len(parts) == 1:
            return [task(part) for part in parts]
        self._pool = self._pool or ThreadPoolExecutor(self.threads)
        return list(self._pool.map(task, parts))

    def _close_quarter(self) -> None:
        """Sum up people back home, and what others see of everybody from the next quarter on."""
        home, counts = self.home_sums[self.quarter], np.zeros((len(self.tables.groups), feedback.COUNTS))
        regions = np.array_split(np.arange(self.compiled.regions), self.threads)
        rows = self.active.rows
        self._spread(lambda part: sum_returnees(self.records, rows, self.tables, self.quarter, part, home), regions)
        for part in self._spread(self._count_groups, self._parts()):
            counts += part
        self.active.feed_back(self.compiled, self.tables, counts, self.weight, self.quarter)

    def _count_groups(self, rows: np.ndarray) -> np.ndarray:
        """What feedbacks count of the people in `rows`, by group of contacts."""
        counts = np.zeros((len(self.tables.groups), feedback.COUNTS))
        feedback.sum_groups(rows, self.tables, self.quarter, counts)
        return counts

    def _present_views(self) -> AgentSet:
        """Views of everybody present, the newly entered included, in the order of the table."""
        rows = self.active.rows
        present = set(rows.tolist())
        for row in [row for row in self._views if row not in present]:
            self._views.pop(row).remove()
        for row in rows.tolist():
            if row not in self._views:
                self._views[row] = self.migrant_class(self, row)
        return AgentSet([self._views[row] for row in rows.tolist()], random=self.random)

    @property
    def agents(self) -> AgentSet:
        """Institutions and people present as Mesa agents; above 20,000 people, institutions and those asked for."""
        if self.quarter >= 0 and len(self.migrants) <= VIEWS_AT_MOST:
            self._present_views()
        elif self.quarter >= 0 and not self._views:
            _LOG.warning(
                "more than %s people: model.agents holds institutions and model.migrant(identity)",
                VIEWS_AT_MOST,
            )
        return self._all_agents

    @agents.setter
    def agents(self, agents: Any) -> None:
        raise AttributeError("model.agents is kept by the model")

    def migrant(self, identity: int) -> Migrant:
        """The agent of that identity (cohort * 1,000,000 + slot)."""
        row = int(np.searchsorted(self.migrants["identity"], identity))
        if row >= len(self.migrants) or self.migrants["identity"][row] != identity:
            raise KeyError(f"no person {identity} in this run; identities are cohort * 1,000,000 + slot")
        if row not in self._views:
            self._views[row] = self.migrant_class(self, row)
        return self._views[row]

    def people(self) -> pd.DataFrame:
        """A row for each agent that has entered, the dead included, indexed by identity."""
        return people_frame(self.migrants, self.compiled, self.weight)

    def accounts(self) -> pd.DataFrame:
        """Each account in each quarter since the start: opening, paid, received, closing, in cents of 2021 dollars."""
        lived = self.ledger[: self.quarter + 1]
        parts = statement(lived, self.compiled.start)
        days = [label(self.compiled.history + quarter) for quarter in range(self.compiled.start, self.quarter + 1)]
        rows = pd.MultiIndex.from_product([days, ACCOUNTS], names=["quarter", "account"])
        return pd.DataFrame({name: part.reshape(-1) for name, part in parts.items()}, index=rows)

    def life(self, identity: int) -> Life:
        """The life of a person named in `record`, in words and numbers."""
        return self._recorder.life(identity)

    def value(self, name: str) -> float:
        """Value of a quarterly indicator in the last quarter lived."""
        people = quarterly_values(self.sums[self.quarter].sum(axis=0), self.weight)
        paid = money_values(self.ledger[self.quarter])
        home = home_values(self.home_sums[self.quarter].sum(axis=(0, 1)), self.weight)
        values = {**people, **paid, **home}
        if name not in values:
            near = nearest(name, values)
            raise KeyError(f"no quarterly indicator {name!r}" + (f"; did you mean {near!r}?" if near else ""))
        return float(values[name])
