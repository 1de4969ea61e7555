"""The model as Mesa users and notebooks meet it: agents, people, collected data, single lives."""

from __future__ import annotations

import copy
import logging
import re

import mesa
import numpy as np
import pandas as pd
import pytest

from bayiri import Migrant, ReturnModel, model, state
from bayiri.indicators import INDICATORS, measures
from bayiri.institutions import ReturnProgramme
from bayiri.rules import phases
from tests.worlds import parts_apart, shipped, world

NAME = "ecuador-spain/baseline"


@pytest.fixture(scope="module")
def finished() -> ReturnModel:
    return ReturnModel(shipped(NAME), 1, 300, quarters=30).run()


def test_the_quarter_is_the_same_list_in_code_and_words() -> None:
    listed = dict(re.findall(r"(\d+) ([a-z]+)", str(model.__doc__).split("in order:")[1]))
    assert [int(number) for number in listed] == list(range(1, 14))
    assert tuple(listed[str(k)] for k in (2, 3, 4, 5, 6)) == phases.BEFORE_ALLOTMENT
    assert tuple(listed[str(k)] for k in (8, 9, 10, 11)) == phases.AFTER_ALLOTMENT
    assert listed["7"] == "allotment"
    for name in phases.PHASES:
        assert callable(getattr(Migrant, name))


def test_it_is_a_mesa_model_of_people_and_institutions(finished: ReturnModel) -> None:
    assert isinstance(finished, mesa.Model)
    people = finished.agents.select(agent_type=Migrant)
    present = (finished.migrants["presence"] == state.PRESENT).sum()
    assert len(people) == present > 100
    assert len({agent.identity for agent in people}) == present
    institutions = finished.agents.select(agent_type=ReturnProgramme)
    assert [agent.name for agent in institutions] == ["assisted_return"]
    assert finished.migrant(people[0].identity) is people[0]


def test_large_models_hold_only_institutions_and_those_asked_for(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(model, "VIEWS_AT_MOST", 100)
    large = ReturnModel(shipped(NAME), 1, 300, quarters=30)
    with caplog.at_level(logging.WARNING, "bayiri"):
        institutions = len(large.programmes) + len(large.lenders) + len(large.regions) + len(large.authorities)
        assert len(large.agents) == institutions == 3 + large.compiled.regions
    assert "more than 100 people" in caplog.text
    identity = int(large.migrants["identity"][40])
    assert large.migrant(identity).identity == identity
    assert len(large.agents) == institutions + 1


def test_people_has_a_row_for_everybody_who_entered(finished: ReturnModel) -> None:
    people = finished.people()
    assert people.index.dtype == np.int64
    assert people.index.name == "identity"
    assert people.index.is_unique
    assert len(people) == (finished.migrants["presence"] != state.NOT_YET).sum()
    assert set(people.columns) == {*state.MIGRANT.names, "persons"} - {"identity"}
    assert (people["persons"] == finished.weight).all()
    coded = ("sex", "status", "place", "work_state", "return_kind", "presence", "lag_state", "schooling", "region")
    assert all(isinstance(people[name].dtype, pd.CategoricalDtype) for name in coded)
    dead = people[people["presence"] == "dead"]
    assert dead["died"].str.fullmatch(r"\d{4}Q[1-4]").all()
    assert people[people["presence"] != "dead"]["died"].isna().all()
    for identity in people.index[:50]:
        row = finished.migrants[np.searchsorted(finished.migrants["identity"], identity)]
        assert people.loc[identity, "savings"] == row["savings"]
        assert people.loc[identity, "status"] == state.STATUSES[row["status"]]


def test_data_are_collected_each_quarter(finished: ReturnModel) -> None:
    frame = finished.datacollector.get_model_vars_dataframe()
    assert list(frame.columns) == [row.name for row in INDICATORS if row.quarterly]
    assert len(frame) == 30
    assert frame["stock_abroad"].iloc[-1] == finished.sums[-1, :, measures.ABROAD].sum() * finished.weight
    together = frame["returns_own_means"] + frame["returns_assisted"] + frame["removals"]
    assert (frame["returns"] == together).all()
    assert (frame["returns"] > 0).any()
    assert frame["public_spending"].sum() > 0


def test_a_step_is_a_quarter_and_the_last_one_the_end() -> None:
    short = ReturnModel(shipped(NAME), 1, 60, quarters=10)
    assert short.date == "2006Q4"
    short.step()
    assert short.date == "2007Q1"
    short.run()
    assert short.finished
    assert short.date == "2009Q2"
    with pytest.raises(RuntimeError, match="the scenario ends with 2009Q2"):
        short.step()


def test_wrong_arguments_are_refused() -> None:
    wrongs = ({"engine": "gpu"}, {"migrants": 0}, {"threads": 0}, {"migrants": 1.5}, {"quarters": -5}, {"quarters": 0})
    for wrong in wrongs:
        with pytest.raises(ValueError, match="engine is 'gpu'|it must be a whole number from 1 on"):
            ReturnModel(shipped(NAME), 1, **wrong)
    with pytest.raises(KeyError, match="no person 5 in this run"):
        ReturnModel(shipped(NAME), 1, 60, quarters=10, record=[5])
    with pytest.raises(KeyError, match="was not recorded"):
        ReturnModel(shipped(NAME), 1, 60, quarters=10).life(68_000_000)


def test_a_recorded_life_is_the_life_that_was_lived() -> None:
    followed = ReturnModel(world(), 1, 400, quarters=30).migrants
    abroad = followed[(followed["presence"] == state.PRESENT) & (followed["place"] == 3)]["identity"][:6].tolist()
    recorded = ReturnModel(world(), 1, 400, quarters=30, record=abroad)
    seen: dict[int, list[tuple[str, str, float]]] = {identity: [] for identity in abroad}
    while not recorded.finished:
        recorded.step()
        for identity in abroad:
            person = recorded.migrant(identity)
            if person.presence == state.PRESENT:
                seen[identity].append(
                    (recorded.place_names[person.place], state.STATUSES[person.status], person.savings)
                )
    for identity in abroad:
        table = recorded.life(identity).table
        alive = table[table["event"] != "death"]
        assert list(alive[["place", "status", "savings"]].itertuples(index=False, name=None)) == seen[identity]
        assert table.index[0] == "2007Q1"
        person = recorded.migrant(identity)
        if person.presence == state.PRESENT:
            assert table["worth of spain"].iloc[-1] == person.worth(3)
        assert str(recorded.life(identity)).startswith(f"Person {identity}")


def test_a_name_is_enough_and_the_model_tells_what_it_is() -> None:
    model = ReturnModel("ecuador-spain/no-programme", 1, 60, quarters=10)
    assert repr(model).startswith("<ReturnModel ecuador-spain/no-programme after 2006Q4: ")
    model.run_model()
    assert model.finished
    with pytest.raises(KeyError, match="did you mean 'returns'"):
        model.value("return")


def test_a_misspelt_field_or_method_is_told(caplog: pytest.LogCaptureFixture) -> None:
    model = ReturnModel(shipped(NAME), 1, 60, quarters=10)
    person = model.agents.select(agent_type=Migrant)[0]
    with pytest.raises(AttributeError, match="did you mean 'savings'"):
        person.saving = 5
    person.diary = "a student's own note"
    assert person.diary == "a student's own note"

    class Misspelt(Migrant):
        def deadline(self) -> None: ...

    ReturnModel(shipped(NAME), 1, 60, quarters=10, migrant_class=Misspelt)
    assert "did you mean deadlines?" in caplog.text


@pytest.mark.parametrize("threads", [1, 2])
def test_a_copied_model_goes_on_as_the_model_does(threads: int) -> None:
    model = ReturnModel(world(), 1, 1_500, quarters=6, threads=threads)
    model.step()
    other = copy.deepcopy(model)
    assert parts_apart(model.run(), other.run()) == []
