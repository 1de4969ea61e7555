"""The study of two mixes apart and together."""

from __future__ import annotations

import pytest

from bayiri.studies.interaction import interaction, main, merged
from tests.worlds import shipped, world

SUPPORT, PUSH, BASE = (
    "ecuador-spain/reintegration-support",
    "ecuador-spain/push-factors",
    "ecuador-spain/baseline",
)


def test_both_has_the_policies_of_both() -> None:
    both = merged(shipped(SUPPORT), shipped(PUSH), shipped(BASE))
    assert set(both.policies) == {"assisted_return", "reintegration_support", "regional_measures"}
    less = merged(shipped("ecuador-spain/no-programme"), shipped(PUSH), shipped(BASE))
    assert set(less.policies) == {"regional_measures"}


def test_mixes_that_cannot_be_merged_are_refused() -> None:
    changed = [world({"policies.assisted_return.grant": grant}, name=f"g{grant}") for grant in (1, 2)]
    with pytest.raises(ValueError, match="change the policy 'assisted_return' in two ways"):
        merged(*changed, shipped(BASE))
    with pytest.raises(ValueError, match="differs from ecuador-spain/baseline by more than its policies"):
        merged(world({"behaviour.attention": 0.1}, name="other"), shipped(PUSH), shipped(BASE))


def test_the_interaction_is_what_both_do_beyond_the_sum() -> None:
    table = interaction(SUPPORT, PUSH, runs=2, migrants=300, quarters=32).set_index(["outcome", "effect"])["mean"]
    for outcome in ("settled", "first_returns", "public_cost"):
        effect = table[outcome]
        assert effect["interaction"] == pytest.approx(effect["both"] - effect["one"] - effect["other"])
    assert table["settled"]["other"] > 0.0
    assert table["public_cost"]["one"] > 0.0


def test_without_a_common_budget_nobody_takes_money_from_the_other() -> None:
    """A purse that holds one mix and not both makes their costs less than additive; without it they are nearly so."""
    costs = {}
    for unlimited in (False, True):
        tight = {"budget": 30_000_000, "policies.assisted_return": None}
        works = {"type": "push_measures", "start": "2009Q1", "works": {"cost": 400_000}}
        mixes = [world(tight, name="tight")]
        mixes += [world({**tight, f"policies.{name}": works}, name=name) for name in ("north", "south")]
        table = interaction(mixes[1], mixes[2], mixes[0], 2, 60, quarters=32, unlimited=unlimited)
        costs[unlimited] = table.set_index(["outcome", "effect"])["mean"]["public_cost"]
    assert costs[False]["both"] == pytest.approx(30e6, abs=1.2e6)
    assert costs[False]["interaction"] < -20e6
    assert costs[True]["interaction"] == 0.0
    assert costs[True]["both"] == 2 * costs[True]["one"] > 50e6


def test_a_mix_that_does_nothing_does_not_interact() -> None:
    idle = world({"policies.idle": {"type": "push_measures", "start": "2009Q1"}}, name="idle")
    table = interaction(idle, PUSH, runs=2, migrants=200, quarters=24)
    rows = table[table["effect"].isin(["one", "interaction"])]
    assert (rows[["mean", "low", "high"]].to_numpy() == 0.0).all()


def test_it_prints_its_table(capsys: pytest.CaptureFixture[str]) -> None:
    main([SUPPORT, PUSH, "--runs", "2", "--migrants", "60"])
    printed = capsys.readouterr().out
    assert "interaction" in printed and "under_pressure" in printed
