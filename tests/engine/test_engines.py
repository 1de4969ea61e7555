"""Mesa agents one after another and the compiled loops give the same people, bit for bit."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from bayiri.compiling import JIT
from bayiri.model import ReturnModel
from bayiri.scenario import find_mixes
from bayiri.state import CHUNK
from tests.engine.hashes import PLACES, digests
from tests.worlds import ALONE, CROWDED, live, parts_apart, shipped, world

MIXES = find_mixes("ecuador-spain")


@pytest.mark.parametrize("name", MIXES)
def test_engines_agree_on_shipped_scenarios(name: str) -> None:
    one, other = (live(shipped(name), 300, quarters=24, engine=engine) for engine in ("compiled", "agents"))
    assert (one.engine, other.engine) == ("compiled", "agents")
    assert parts_apart(one, other) == []
    pd.testing.assert_frame_equal(one.people(), other.people(), check_exact=True)


def test_engines_agree_where_everything_is_scarce() -> None:
    one, other = (live(world(CROWDED), 300, quarters=24, engine=engine) for engine in ("compiled", "agents"))
    assert (one.migrants["granted"] == 0).any()
    assert [p.committed for p in one.programmes] == [p.committed for p in other.programmes]
    assert min(p.taken for p in one.programmes) > 0
    assert parts_apart(one, other) == []


def test_agents_can_live_the_entry_wave() -> None:
    scenario = world({**ALONE, "calendar.start": "1999Q1"})
    models = [ReturnModel(scenario, 2, 15, engine, quarters=14) for engine in ("compiled", "agents")]
    entered_before = (models[0].migrants["presence"] != 0).sum()
    for model in models:
        model.run()
    assert (models[0].migrants["presence"] != 0).sum() > 4 * entered_before
    assert parts_apart(*models) == []
    frames = [model.datacollector.get_model_vars_dataframe() for model in models]
    pd.testing.assert_frame_equal(*frames, check_exact=True)


@pytest.mark.parametrize("threads", [2, 3, 7])
def test_threads_change_nothing(threads: int) -> None:
    one = live(world(CROWDED), 3_000, quarters=30)
    assert len(one.migrants) > 256 * threads
    assert parts_apart(one, live(world(CROWDED), 3_000, quarters=30, threads=threads)) == []


@pytest.mark.parametrize("number", [1, 2, 5, 16])
def test_threads_share_people_evenly_and_never_a_chunk(number: int) -> None:
    active = live(world(), 2_000, quarters=30).active
    parts = active.parts(number)
    assert len(parts) == number
    assert np.concatenate(parts).tolist() == active.rows.tolist()
    chunks = [set((part // CHUNK).tolist()) for part in parts]
    assert sum(len(chunk) for chunk in chunks) == len(set().union(*chunks))
    assert max(len(part) for part in parts) <= len(active.rows) / number + CHUNK


def test_another_seed_is_another_world_and_the_same_one_is_not() -> None:
    one, again, other = (live(shipped(MIXES[0]), 300, seed, quarters=16) for seed in (1, 1, 2))
    assert parts_apart(one, again) == []
    skills = [run.people()["skill"] for run in (one, other)]
    shared = skills[0].index.intersection(skills[1].index)
    assert len(shared) > 500
    assert (skills[0][shared] != skills[1][shared]).mean() > 0.99


@pytest.mark.skipif(not JIT, reason="the compiler is off for all tests: there is nothing to compare with")
def test_plain_python_gives_the_same_people() -> None:
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "tests.engine.hashes"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr
    plain = json.loads(done.stdout)
    assert plain.pop("jit") is False
    here = digests()
    assert set(plain) == set(PLACES)
    for place, (compiled, agents) in plain.items():
        assert compiled == agents, place
        assert compiled == here[place][0], place
