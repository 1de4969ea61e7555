"""A subclass of Migrant that replaces a method runs by itself agent by agent, and differs only through it."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from bayiri import Migrant, ReturnModel, state
from bayiri.agents import OVERRIDABLE, overrides
from bayiri.ledger import ENTRIES
from tests.worlds import fields_apart, parts_apart, world

DRAWN = ("sex", "schooling", "region", "skill", "talent", "own_tie", "score_term", "target_saver", "protection_need",
         "victim", "cohort", "identity")  # fmt: skip
GIFT = 50_000  # cents a quarter


class Careful(Migrant):
    """Calls the house's own rule."""

    def beliefs(self) -> None:
        super().beliefs()


class Gifted(Migrant):
    """Finds money in the street while abroad."""

    def money(self) -> None:
        super().money()
        if self.place == 3 and self.presence == state.PRESENT:
            self.savings += GIFT


class Homesick(Migrant):
    """Thinks more of home."""

    def worth(self, place: int) -> float:
        return super().worth(place) + (0.6 if place < 3 else 0.0)


@cache
def run_of(who: type[Migrant]) -> ReturnModel:
    return ReturnModel(world(), 1, 250, quarters=16, migrant_class=who).run()


@pytest.mark.parametrize("who", [Careful, Gifted, Homesick])
def test_an_override_chooses_the_engine(who: type[Migrant]) -> None:
    assert run_of(who).engine == "agents"
    assert len(overrides(who)) == 1
    assert run_of(Migrant).engine == "compiled"
    assert isinstance(run_of(who).migrant(68_000_000), who)


def test_every_phase_and_the_worth_can_be_overridden() -> None:
    for name in OVERRIDABLE:
        assert overrides(type("Other", (Migrant,), {name: lambda self: None})) == (name,)


def test_calling_the_rule_itself_changes_nothing() -> None:
    assert parts_apart(run_of(Migrant), run_of(Careful)) == []


def test_money_found_changes_savings_and_what_hangs_on_them() -> None:
    usual, gifted = run_of(Migrant), run_of(Gifted)
    apart = fields_apart(usual.migrants, gifted.migrants)
    assert apart["savings"] > 50
    assert not set(apart) & set(DRAWN)
    both = (usual.migrants["presence"] == state.PRESENT) & (gifted.migrants["presence"] == state.PRESENT)
    assert (usual.migrants["home_shock"] == gifted.migrants["home_shock"])[both].all(), "the same draws"
    # Who never left finds nothing, but may lose a job to people who come home with what they found.
    never_abroad = (gifted.migrants["first_departure"] < 0) & (usual.migrants["first_departure"] < 0)
    same_work = usual.migrants["work_state"] == gifted.migrants["work_state"]
    assert (usual.migrants["savings"] == gifted.migrants["savings"])[never_abroad & same_work].all()
    assert same_work[never_abroad].mean() > 0.99


def test_money_found_is_missing_in_the_ledger_and_nothing_else_is() -> None:
    model = ReturnModel(world(), 1, 250, quarters=10, migrant_class=Gifted)
    signs = np.array([(entry.payee == "migrants") - (entry.payer == "migrants") for entry in ENTRIES])
    while not model.finished:
        before = int(model.migrants["savings"].sum())
        abroad = (model.migrants["presence"] == state.PRESENT) & (model.migrants["place"] == 3)
        model.step()
        abroad &= model.migrants["presence"] == state.PRESENT
        found = int(model.migrants["savings"].sum()) - before - int(model.ledger[model.quarter] @ signs) // model.weight
        assert found == GIFT * int(abroad.sum())
    assert abroad.sum() > 50


def test_who_thinks_more_of_home_returns_more() -> None:
    returns = [run_of(who).sums[-16:].sum(axis=(0, 1))[10:12].sum() for who in (Migrant, Homesick)]
    assert returns[1] > 1.5 * returns[0] > 0
    assert not set(fields_apart(run_of(Migrant).migrants, run_of(Homesick).migrants)) & set(DRAWN)


def test_the_history_is_lived_by_the_rules_as_they_stand() -> None:
    start = [ReturnModel(world(), 1, 250, quarters=16, migrant_class=who) for who in (Migrant, Homesick)]
    assert parts_apart(*start) == []


def test_reading_and_setting_a_field_reaches_the_table() -> None:
    model = ReturnModel(world(), 1, 250, quarters=16)
    person = model.agents.select(agent_type=Migrant)[0]
    row = person.row
    person.savings = 123
    assert model.migrants["savings"][row] == 123
    assert person.savings == 123
    assert model.people()["savings"].loc[person.identity] == 123
    with pytest.raises(AttributeError, match="a migrant has no 'saving'"):
        _ = person.saving
