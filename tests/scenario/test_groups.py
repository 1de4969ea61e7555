"""Values of a policy that differ by region, sex or education, and who may take part."""

from __future__ import annotations

import numpy as np
import pytest

from bayiri import state
from bayiri.scenario import InputFault, load
from bayiri.scenario.tables.compile import Compiled, compile_scenario
from tests.scenario.small import House
from tests.worlds import world

HELP = "policies.assisted_return"


def terms(compiled: Compiled, table: str, region: str, sex: int, schooling: int) -> np.void:
    """Terms of the last policy of a table in 2010Q1 for one group of people."""
    group = compiled.terms[compiled.place_names.index(region), sex, schooling]
    return getattr(compiled, table)[(2010 - 1990) * 4, -1, group]


def test_without_groups_everybody_has_the_same_terms() -> None:
    compiled = compile_scenario(world())
    assert compiled.programmes.shape[2] == 1 and not compiled.terms.any()


def test_a_grant_may_differ_by_region() -> None:
    own = {"value": 9_000, "by_region": {"amazonia": 12_000}}
    compiled = compile_scenario(world({f"{HELP}.grant": own}))
    found = {region: terms(compiled, "programmes", region, 0, 0)["grant"] / 100 for region in ("sierra", "amazonia")}
    assert found == {"sierra": 9_000, "amazonia": 12_000}


def test_credit_may_differ_by_education_and_only_for_women() -> None:
    bank = {"type": "credit_access", "ceiling": {"value": 5_000, "by_education": {"tertiary": 9_000}},
            "open_to": {"sex": ["women"]}}  # fmt: skip
    compiled = compile_scenario(world({"policies.bank": bank}))
    woman = terms(compiled, "lenders", "costa", state.WOMAN, state.TERTIARY)
    other = terms(compiled, "lenders", "costa", state.WOMAN, state.PRIMARY)
    man = terms(compiled, "lenders", "costa", state.MAN, state.TERTIARY)
    assert (woman["ceiling"], other["ceiling"]) == (900_000, 500_000)
    assert (woman["open"], man["open"], man["announced"]) == (1, 0, 0)


def test_a_programme_may_be_open_to_some_regions_only() -> None:
    compiled = compile_scenario(world({f"{HELP}.open_to.regions": ["costa"]}))
    assert [terms(compiled, "programmes", region, 1, 1)["open"] for region in ("sierra", "costa")] == [0, 1]


def test_counsel_may_be_for_some() -> None:
    told = {"type": "information", "contact": {"reach": 0.1, "education": ["primary"]}, "accuracy": 0.5}
    compiled = compile_scenario(world({"policies.told": told}))
    assert [terms(compiled, "informers", "costa", 0, code)["open"] for code in range(3)] == [1, 0, 0]


def test_measures_and_rights_may_differ_by_region() -> None:
    works = {"type": "push_measures", "lower": {"schools": {"value": 0.1, "by_region": {"costa": 0.3}}}}
    right = {"type": "legal_pathways", "reentry_right": {"value": 4, "by_region": {"amazonia": 12}}}
    compiled = compile_scenario(world({"policies.works": works, "policies.right": right}))
    plain = compile_scenario(world())
    assert compiled.measures["lower_schools"][80, 0].tolist() == [0.1, 0.3, 0.1] or compiled.place_names[:3] != (
        "sierra", "costa", "amazonia")  # fmt: skip
    gained = compiled.systems["reentry_right"] - plain.systems["reentry_right"]
    by_region = {name: gained[80, -1, code] for code, name in enumerate(compiled.place_names[:3])}
    assert by_region == {"sierra": 4, "costa": 4, "amazonia": 12}


def test_groups_are_part_of_the_fingerprint_and_survive_the_resolved_text(house: House) -> None:
    plain = world({f"{HELP}.grant": 9_000})
    by = world({f"{HELP}.grant": {"value": 9_000, "by_sex": {"women": 10_000}}})
    assert by.hash != plain.hash
    assert load(house.write("again", by.text())).hash == by.hash


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("{grant: {value: 1, by_region: {cost: 2}}}", "Did you mean coast?"),
        ("{grant: {value: 1, by_sex: {woman: 2}}}", "Did you mean women?"),
        ("{grant: {value: 1, by_region: {coast: -2}}}", "by_region.coast  is -2; it must be at least 0"),
        ("{grant: {value: 1, by_region: {coast: 2}, by_sex: {women: 2}}}", "a number differs by one thing at a time."),
        ("{grant: {by_region: {coast: 2}}}", "return_programme.grant.value  is missing"),
        ("{budget: {value: 1, by_region: {coast: 2}}}", "by_region  cannot be given; one value holds for everybody."),
        ("{grant: {value: 1, by_age: {old: 2}}}", "by_age  is not a key bayiri knows here."),
        ("{open_to: {regions: [caost]}}", "Did you mean coast?"),
        ("{open_to: {sex: []}}", "is an empty list; a list is needed, of men and women."),
    ],
)
def test_faults_of_groups(house: House, policy: str, said: str) -> None:
    with pytest.raises(InputFault) as raised:
        load(house.write("mine", f"corridor: north-south\npolicies: {{return_programme: {policy}}}\n"))
    assert said in str(raised.value)
    assert len(raised.value.faults) == 1
