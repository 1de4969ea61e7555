"""Numbers with a distribution: where they may stand, what is drawn, and that the mixes of a comparison share it."""

from __future__ import annotations

import statistics

import pytest

from bayiri.scenario import InputFault, Scenario, load
from bayiri.scenario.readers.spreads import DISTRIBUTIONS, Spread
from bayiri.scenario.tables.drawing import drawn_numbers
from tests.scenario.small import House
from tests.worlds import world

HEAD = "corridor: north-south\n"
CHANCES = [(step + 0.5) / 1000 for step in range(1000)]


def numbers(scenario: Scenario, path: str, seeds: int = 400) -> list[float]:
    return [drawn_numbers(scenario, seed)[path] for seed in range(1, seeds + 1)]


@pytest.mark.parametrize("distribution", DISTRIBUTIONS)
def test_no_draw_leaves_the_range_and_larger_chances_give_larger_numbers(distribution: str) -> None:
    drawn = [Spread(distribution, 0.5, 4.0, 1.0).at(chance) for chance in CHANCES]
    assert drawn == sorted(drawn)
    assert drawn[0] >= 0.5 and drawn[-1] <= 4.0
    assert len(set(drawn)) == len(drawn)


def test_shapes_by_hand() -> None:
    assert Spread("uniform", 2.0, 4.0, 3.0).at(0.25) == 2.5
    # The area of a triangle up to its peak is the peak's part of the base.
    assert Spread("triangular", 0.0, 4.0, 1.0).at(0.25) == pytest.approx(1.0)
    assert Spread("normal", 1.0, 3.0, 0.0).at(0.5) == pytest.approx(2.0)
    assert Spread("lognormal", 1.0, 4.0, 0.0).at(0.5) == pytest.approx(2.0)
    middle = [Spread("normal", -2.0, 2.0, 0.0).at(chance) for chance in CHANCES]
    assert statistics.pstdev(middle) == pytest.approx(0.88, abs=0.01)  # of a standard normal cut at two


def test_whole_numbers_are_drawn_whole_and_each_alike() -> None:
    drawn = [Spread("uniform", 2.0, 5.0, 3.0, whole=True).at(chance) for chance in CHANCES]
    assert {number: drawn.count(number) for number in set(drawn)} == {2.0: 250, 3.0: 250, 4.0: 250, 5.0: 250}


def test_a_number_is_drawn_anew_in_every_world_and_alike_in_every_mix() -> None:
    path = "behaviour.attention"
    plain = world({f"{path}.distribution": "uniform"})
    mix = world({f"{path}.distribution": "uniform", "policies.bank": {"type": "credit_access", "guarantee": 0.5}})
    drawn = numbers(plain, path)
    assert drawn == numbers(mix, path)
    assert 0.04 <= min(drawn) < 0.06 and 0.28 < max(drawn) <= 0.3
    assert len(set(drawn)) == len(drawn)


def test_two_numbers_are_drawn_apart() -> None:
    paths = ("behaviour.attention", "behaviour.option_weight")
    scenario = world({f"{path}.distribution": "uniform" for path in paths})
    first, second = (numbers(scenario, path) for path in paths)
    assert abs(statistics.correlation(first, second)) < 4 / len(first) ** 0.5


def test_what_is_drawn_is_what_the_model_reads() -> None:
    paths = {
        "behaviour.attention": "uniform",
        "policies.assisted_return.grant": "triangular",
        "sheet.destinations.spain.unemployment": "normal",
        "sheet.origin.lender.loan_quarters": "uniform",
    }
    scenario = world({f"{path}.distribution": kind for path, kind in paths.items()})
    seed = 7
    found, model = drawn_numbers(scenario, seed), scenario.drawn(seed)
    assert set(found) == set(paths) and not model.uncertain
    assert model.parameters["attention"] == found["behaviour.attention"]
    assert model.policies["assisted_return"].levers["grant"] == found["policies.assisted_return.grant"]
    series = [one.sheet["destinations"]["spain"]["unemployment"]["years"] for one in (scenario, model)]
    factor = found["sheet.destinations.spain.unemployment"]
    assert series[1] == {year: pytest.approx(value * factor) for year, value in series[0].items()}
    quarters = model.sheet["origin"]["lender"]["loan_quarters"]["value"]
    assert quarters == int(quarters)


def test_a_scenario_without_distributions_is_drawn_as_itself() -> None:
    scenario = world()
    assert scenario.drawn(3) is scenario


def test_uncertainty_keeps_what_else_is_said_of_a_number(house: House) -> None:
    house.write("parent", f"{HEAD}behaviour: {{attention: {{value: 0.1, range: [0.08, 0.2], source: a survey}}}}\n")
    child = load(house.write("child", "extends: parent\nbehaviour: {attention: {distribution: uniform}}\n"))
    spread = child.uncertain["behaviour.attention"]
    assert (spread.low, spread.value, spread.high) == (0.08, 0.1, 0.2)
    assert child.figures["attention"]["source"] == "a survey"
    typed = load("parent", ["behaviour.attention.distribution=uniform"])
    assert typed.hash == child.hash


def test_distributions_are_part_of_the_fingerprint_and_survive_the_resolved_text(house: House) -> None:
    kinds = [world({"behaviour.attention.distribution": kind}) for kind in DISTRIBUTIONS]
    assert len({scenario.hash for scenario in [*kinds, world()]}) == len(DISTRIBUTIONS) + 1
    for scenario in kinds:
        assert load(house.write("again", scenario.text())).hash == scenario.hash


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("behaviour: {attention: {value: 0.1, distribution: gauss}}",
         "it must be uniform, triangular, normal or lognormal."),
        ("behaviour: {attention: {value: 0.9, range: 0.5, distribution: uniform}}",
         "has a range beyond what attention may be"),
        ("behaviour: {option_weight: {value: 0, range: [0, 1], distribution: lognormal}}",
         "its range must lie above 0."),
        ("policies: {return_programme: {travel: {value: true, distribution: uniform}}}",
         "travel, which is no number."),
        ("policies: {return_programme: {grant: {value: 5, range: [1, 9], distribution: uniform, by_sex: {men: 1}}}}",
         "distribution  cannot stand beside by_sex"),
        ("behaviour: {attention: {value: 0.9, distribution: triangular}}", "needs a range beside the value"),
    ],
)  # fmt: skip
def test_faults_of_distributions(house: House, text: str, said: str) -> None:
    with pytest.raises(InputFault) as raised:
        load(house.write("mine", f"{HEAD}{text}\n"))
    assert said in str(raised.value)
    assert len(raised.value.faults) == 1


def test_one_value_set_over_a_series_stands_in_its_place(house: House) -> None:
    ways = (["sheet.slots=700"], ["sheet.slots.value=700"])
    found = [load("baseline", sets) for sets in ways]
    assert found[0].hash == found[1].hash and found[1].sheet["slots"]["value"] == 700


@pytest.mark.parametrize("sets", [["a.grant=5", "a.grant.value=6"], ["a.grant.value=6", "a.grant=5"],
                                  ["a.grant=5", "a.grant=6"]])  # fmt: skip
def test_what_is_set_twice_is_told_in_either_order(house: House, sets: list[str]) -> None:
    house.write("mine", f"{HEAD}policies: {{a: {{type: return_programme}}}}\n")
    with pytest.raises(InputFault, match="is set twice"):
        load("mine", [f"policies.{text}" for text in sets])


def test_a_group_may_be_added_to_a_number_that_stands(house: House) -> None:
    house.write("parent", f"{HEAD}policies: {{return_programme: {{grant: 9000}}}}\n")
    women = "policies: {return_programme: {grant: {by_sex: {women: 10000}}}}"
    child = load(house.write("child", f"extends: parent\n{women}\n"))
    typed = load("parent", ["policies.return_programme.grant.by_sex.women=10000"])
    assert typed.hash == child.hash
    assert child.policies["return_programme"].levers["grant"] == 9000
    both = load("child", ["policies.return_programme.grant.by_sex.men=8000"])
    assert both.policies["return_programme"].by["grant"]["sex"] == {"men": 8000, "women": 10000}
