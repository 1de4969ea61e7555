"""What stands under the answer: meaning, surety, what a mix supposes, numbers beside shares, what is in force."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from bayiri.charts.source import Source
from bayiri.pages import top
from bayiri.pages.contrasts import alike
from bayiri.pages.ratio import NO_PRICE, per_settled
from bayiri.pages.said import answering, best
from bayiri.parameters import find, in_section
from tests.pages.test_said import NONE, SUPPORT, put
from tests.synthetic import BASELINE, MIXES, comparison


@pytest.fixture
def made() -> Any:
    return comparison(runs=6)


def plain(text: str) -> str:
    return text.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")


def test_settled_is_explained_with_its_line(made: Any) -> None:
    assert "a score of at least 0.5 of 1" in top.meaning(Source.of(made))
    made.meta["threshold"] = 0.66
    assert "at least 0.66 of 1" in top.meaning(Source.of(made))


def test_the_interval_is_said_to_hold_chance_only_and_the_worst_miss_is_named(made: Any) -> None:
    source = Source.of(made)
    assert source.fit is not None
    told = plain(top.surety(source))
    assert "chance between simulated histories and nothing else" in told and "inputs are assumptions" in told
    missed = source.fit.missed("kept back")
    assert missed and max(missed, key=lambda row: row.found / row.high).label[1:] in told


def test_numbers_that_runs_draw_are_told_by_what_they_mean(made: Any) -> None:
    attention = find("attention").meaning
    made.meta["drawn"] = {"behaviour.attention": [0.1, 0.2]}
    told = plain(top.surety(Source.of(made)))
    assert f"what is not known of one number that every run draws anew: {attention}. Beside it, at least" in told
    loans = SimpleNamespace(name="loans", type="credit_access", start=None, end=None, announced=None, levers={})
    made.scenarios[1].policies = {"loans": loans}
    paths = [
        "policies.loans.guarantee",
        "sheet.destinations.spain.detection",
        "behaviour.attention",
        "behaviour.skill_step",
    ]
    made.meta["drawn"] = dict.fromkeys([*paths, "behaviour.skill_step"], [0.1, 0.2])
    told = plain(top.surety(Source.of(made)))
    rows = in_section("credit_access")["guarantee"], in_section("destination")["detection"]
    named = "; ".join([f"{rows[0].meaning} (loans)", f"{rows[1].meaning} (destinations, spain)", attention])
    assert f"four numbers that every run draws anew: {named}; and others. Beside them" in told
    assert "nothing else" not in told and not any(path in told for path in paths)


def test_what_the_answering_mix_supposes_stands_at_the_top(made: Any) -> None:
    name = answering(Source.of(made))
    place = [scenario.name for scenario in made.scenarios].index(name)
    made.scenarios[place].card = {"assumes": "Services improve, for money that is no price. More is said later."}
    assert "It assumes: services improve, for money that is no price." in best(Source.of(made))


def test_the_mix_that_settles_most_in_persons_is_named_where_it_is_another(made: Any) -> None:
    source = Source.of(made)
    best = answering(source)
    other = next(name for name in source.mixes if name != best and source.against(name) == source.against(best))
    put(made, best, "settled_returns", mean=1000.0, low=900.0, high=1100.0, verdict="higher")
    put(made, other, "settled_returns", mean=5000.0, low=4900.0, high=5100.0, verdict="higher")
    assert f"{source.titles[other]}” adds most settled returns: +5 000" in plain(top.by_number(Source.of(made)))
    put(made, other, "settled_returns", mean=500.0, low=400.0, high=600.0, verdict="higher")
    assert top.by_number(Source.of(made)) == ""


def test_what_is_in_force_is_told_by_the_mix_without_policies(made: Any) -> None:
    assert top.in_force(Source.of(made)) == ""  # no scenario of these holds a policy
    for scenario in made.scenarios:
        if scenario.name != NONE:
            scenario.policies = {"a": SimpleNamespace(name="a", type="return_programme", levers={})}
    put(made, NONE, "public_cost", mean=-1.8e8, low=-1.9e8, high=-1.7e8, verdict="lower")
    told = plain(top.in_force(Source.of(made)))
    put(made, NONE, "first_returns", mean=-760.0, low=-870.0, high=-650.0, verdict="lower")
    told = plain(top.in_force(Source.of(made)))
    assert told.startswith(f"Against no help at all, “{MIXES[BASELINE]}” takes 180 million USD 2021 (170 to 190), for ")
    assert "760 more (650 to 870) first returns" in told


def test_that_a_mix_helps_every_group_is_said_only_if_it_is_so(made: Any) -> None:
    table = made.differences
    rows = (table["scenario"] == SUPPORT) & (table["indicator"] == "settled")
    table.loc[rows, ["mean", "low", "high"]] = [0.04, 0.03, 0.05]
    assert "every group of sex, age, region and education" in alike(Source.of(made), SUPPORT)
    table.loc[rows & (table["group"] == "sex=women"), ["mean", "low", "high"]] = [0.01, -0.01, 0.03]
    assert alike(Source.of(made), SUPPORT) == ""


def test_a_mix_made_to_show_a_mechanism_has_no_price_of_a_settled_return(made: Any) -> None:
    for key in ("settled", "settled_returns", "public_cost"):
        put(made, SUPPORT, key, mean=5.0, low=4.0, high=6.0, verdict="higher")
    scenario = next(scenario for scenario in made.scenarios if scenario.name == SUPPORT)
    scenario.card = {"grade": "anchored"}
    assert per_settled(Source.of(made), SUPPORT).note != NO_PRICE
    scenario.card = {"grade": "stylised"}
    assert per_settled(Source.of(made), SUPPORT).note == NO_PRICE
