"""No model stays alive after its run."""

from __future__ import annotations

import gc
import weakref

import mesa

import bayiri
from bayiri.model import ReturnModel
from tests.worlds import shipped

NAME = "ecuador-spain/baseline"


def alive() -> set[int]:
    gc.collect()
    return {id(thing) for thing in gc.get_objects() if isinstance(thing, ReturnModel)}


def test_no_model_is_kept_after_its_run() -> None:
    kept = []
    for seed in range(20):
        engine = "agents" if seed % 5 == 0 else "compiled"
        model = ReturnModel(shipped(NAME), seed, 40, engine, quarters=10, record=()).run()
        assert len(model.agents) > 10
        assert model.people().shape[0] > 10
        kept.append(weakref.ref(model))
    del model
    gc.collect()
    assert [ref for ref in kept if ref() is not None] == []
    counters = getattr(mesa.Agent, "_ids", {})
    assert not [model for model in counters if isinstance(model, ReturnModel)]


def test_a_released_model_lets_go_of_its_people_at_once() -> None:
    gc.disable()
    try:
        model = ReturnModel(shipped(NAME), 1, 40, quarters=10)
        people = weakref.ref(model.migrants)
        model.release()
        assert people() is None
    finally:
        gc.enable()


def test_an_ensemble_keeps_no_model() -> None:
    before = alive()
    comparison = bayiri.compare([NAME, "ecuador-spain/no-programme"], runs=3, migrants=40, quarters=16)
    results = bayiri.run(NAME, runs=3, migrants=40, quarters=16)
    assert len(results.outcomes) < len(comparison.outcomes)
    assert alive() <= before
