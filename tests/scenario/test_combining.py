"""Several scenarios combined in one: what holds, what clashes, and that the order of the list is of no account."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from bayiri.scenario import InputFault, Scenario, find_mixes, load
from bayiri.scenario.inheritance.inheriting import MOST_FILES
from tests.scenario.small import House

GRANTS = "policies.grants"
NEITHER = "neither file builds on the other."


def faults(name: str) -> list[str]:
    """Faults of a scenario as lines without their count."""
    with pytest.raises(InputFault) as raised:
        load(name)
    return str(raised.value).splitlines()[:-1]


def combined(house: House, *members: str, more: str = "") -> Scenario:
    """What these members come to, whatever their order."""
    made = []
    for order in permutations(members):
        house.write("mine", f"combine: [{', '.join(order)}]\n{more}")
        made.append(load("mine"))
    assert len({one.hash for one in made}) == 1
    assert len({one.text() for one in made}) == 1
    return made[0]


@pytest.fixture
def grants(house: House) -> House:
    """A house in which `first` adds a policy of three levers to the baseline."""
    house.write("first", (
        "extends: baseline\ntitle: First\nlabel: One\ncard: {report: x}\ncompare_with: baseline\n"
        "policies:\n  grants: {type: return_programme, grant: 100, reach: 0.5, places: 7}\n"
    ))  # fmt: skip
    return house


def test_members_that_speak_of_different_things_all_hold(house: House) -> None:
    house.write("one", "extends: baseline\nbudget: 5\npolicies:\n  a-return_programme: {grant: 9}\n")
    house.write("two", "extends: baseline\nbehaviour: {attention: 0.2}\npolicies:\n  a-return_programme: {ban: 3}\n")
    mine = combined(house, "one", "two", more="title: Mine\n")
    levers = mine.policies["a-return_programme"].levers
    assert (mine.budget, mine.parameters["attention"], levers["grant"], levers["ban"]) == (5.0, 0.2, 9.0, 3)
    assert (mine.corridor, mine.policies["a-return_programme"].end) == ("north-south", "2009Q4")


def test_what_a_member_says_of_itself_is_not_taken_over(grants: House) -> None:
    grants.write("second", "extends: baseline\ntitle: Second\nlabel: Two\n")
    mine = combined(grants, "first", "second")
    assert (mine.title, mine.label, dict(mine.card), mine.compare_with) == ("mine", "", {}, None)


def test_the_same_value_agrees_however_it_is_written(house: House) -> None:
    house.write("one", "extends: baseline\nbudget: 5\nbehaviour: {attention: {value: 0.2, source: a survey}}\n")
    house.write("two", "extends: baseline\nbudget: 5.0\nbehaviour: {attention: 0.2}\n")
    house.write("three", "extends: baseline\nbehaviour: {attention: {value: 0.20, grade: assumption, source: b}}\n")
    mine = combined(house, "one", "two", "three")
    assert mine.budget == 5.0
    assert dict(mine.figures["attention"]) == {"value": 0.2, "source": "b", "grade": "assumption"}


def test_another_source_refines_as_well(house: House) -> None:
    house.write("one", "extends: baseline\nbehaviour: {attention: {value: 0.2, source: old, note: long}}\n")
    house.write("two", "extends: one\nbehaviour: {attention: {value: 0.2, source: new}}\n")
    assert dict(combined(house, "one", "two").figures["attention"]) == {"value": 0.2, "source": "new"}


def test_a_range_is_part_of_a_figure(house: House) -> None:
    for name, end in (("a", 0.3), ("b", 0.4)):
        house.write(name, f"extends: baseline\nbehaviour: {{attention: {{value: 0.2, range: [0.1, {end}]}}}}\n")
    house.write("mine", "combine: [a, b]\n")
    said = "it is 0.2, range [0.1, 0.3] in a.yaml:2 and 0.2, range [0.1, 0.4] in b.yaml:2"
    assert faults("mine")[0] == f"mine.yaml:1  behaviour.attention  clashes: {said}; {NEITHER}"


def test_the_same_money_in_another_form_agrees(grants: House) -> None:
    for name, grant in (("a", "15000 EUR 2009"), ("b", "{value: 15000, unit: EUR 2009, source: x}")):
        grants.write(name, f"extends: first\npolicies: {{grants: {{grant: {grant}, reach: 0.4}}}}\n")
    grants.write("c", "extends: first\npolicies: {grants: {reach: {value: 0.4, unit: per quarter}}}\n")
    mine = combined(grants, "a", "b", "c")
    assert mine.policies["grants"].levers["grant"] == load("a").policies["grants"].levers["grant"] > 15_000
    grants.write("d", "extends: first\npolicies: {grants: {grant: 15000}}\n")
    grants.write("mine", "combine: [a, d]\n")
    assert "it is 15000 EUR 2009 in a.yaml:2 and 15000 in d.yaml:2" in faults("mine")[0]


def test_what_is_out_may_be_taken_out_again(grants: House) -> None:
    for name in ("a", "b"):
        grants.write(name, "extends: first\npolicies: {grants: null}\n")
    assert "grants" not in combined(grants, "a", "b", more="policies: {grants: null}\n").policies
    grants.write("mine", "combine: [a, b]\npolicies: {grant: null}\n")
    assert "policies.grant  is empty, and no policy of this name is inherited" in faults("mine")[0]


def test_what_a_member_refined_holds_over_what_others_inherit(grants: House) -> None:
    grants.write("richer", "extends: first\npolicies: {grants: {grant: 200}}\n")
    grants.write("richest", "extends: richer\npolicies: {grants: {grant: 300}}\n")
    grants.write("wider", "extends: first\npolicies: {grants: {reach: 0.7}}\n")
    levers = combined(grants, "richest", "wider", "first", "richer").policies["grants"].levers
    assert (levers["grant"], levers["reach"], levers["places"]) == (300.0, 0.7, 7.0)


def test_what_a_member_took_out_stays_out(grants: House) -> None:
    grants.write("without", "extends: first\npolicies: {grants: null}\n")
    grants.write("later", "extends: without\nbudget: 5\n")
    assert "grants" not in combined(grants, "later", "first").policies
    grants.write("fewer", "extends: first\npolicies: {grants: {places: null}}\n")
    assert combined(grants, "first", "fewer").policies["grants"].levers["places"] != 7.0


def test_what_was_put_back_holds_over_taking_it_out(grants: House) -> None:
    grants.write("without", "extends: first\npolicies: {grants: null}\n")
    grants.write("again", "extends: without\npolicies:\n  grants: {type: return_programme, grant: 5}\n")
    levers = combined(grants, "first", "without", "again").policies["grants"].levers
    assert (levers["grant"], levers["places"] == 7.0) == (5.0, False)


def test_all_clashes_are_told_at_once_with_both_places(grants: House) -> None:
    grants.write("a", "extends: first\npolicies:\n  grants:\n    grant: {value: 1, unit: USD 2021}\n    travel: true\n")
    grants.write("b", "extends: first\nbudget: 7\npolicies:\n  grants:\n    travel: false\n    grant: 2\n")
    grants.write("c", "extends: first\nbudget: 8\npolicies:\n  grants: {places: 6}\n")
    grants.write("mine", "title: x\ncombine: [a, b, c]\nbugdet: 5\n")
    tell = "    Say in mine.yaml which holds: {} with its value, or with null to take it out."
    assert faults("mine") == [
        f"mine.yaml:2  policies.grants.grant  clashes: it is 1 USD 2021 in a.yaml:4 and 2 in b.yaml:6; {NEITHER}",
        tell.format(f"{GRANTS}.grant"),
        f"mine.yaml:2  policies.grants.travel  clashes: it is true in a.yaml:5 and false in b.yaml:5; {NEITHER}",
        tell.format(f"{GRANTS}.travel"),
        f"mine.yaml:2  budget  clashes: it is 7 in b.yaml:2 and 8 in c.yaml:2; {NEITHER}",
        tell.format("budget"),
        "mine.yaml:3  bugdet  is not a key bayiri knows here.",
        "    Did you mean budget?",
    ]


def test_taking_out_clashes_with_a_change_elsewhere(grants: House) -> None:
    grants.write("without", "extends: first\npolicies:\n  grants: null\n")
    grants.write("richer", "extends: first\npolicies:\n  grants:\n    grant: 200\n")
    grants.write("mine", "combine: [without, richer]\n")
    said = f"clashes: it is changed in richer.yaml:3 and taken out in without.yaml:3; {NEITHER}"
    assert faults("mine")[0] == f"mine.yaml:1  {GRANTS}  {said}"
    kept = combined(grants, "without", "richer", more="policies: {grants: {places: 3}}\n").policies["grants"].levers
    assert (kept["grant"], kept["reach"], kept["places"]) == (200.0, 0.5, 3.0)
    assert "grants" not in combined(grants, "without", "richer", more="policies: {grants: null}\n").policies


def test_true_is_not_one(house: House) -> None:
    house.write("one", "extends: baseline\nbudget: 1\n")
    house.write("two", "extends: baseline\nbudget: true\n")
    house.write("mine", "combine: [one, two]\n")
    assert "budget  clashes: it is 1 in one.yaml:2 and true in two.yaml:2" in faults("mine")[0]


@pytest.mark.parametrize(
    ("own", "grant"), [("{grant: 50}", 50.0), ("{grant: {value: 60}}", 60.0), ("{grant: null}", 0.0)]
)
def test_the_combining_file_settles_a_clash(grants: House, own: str, grant: float) -> None:
    for name, value in (("a", 1), ("b", 2)):
        grants.write(name, f"extends: first\npolicies: {{grants: {{grant: {value}}}}}\n")
    mine = combined(grants, "a", "b", more=f"policies: {{grants: {own}}}\n")
    assert mine.policies["grants"].levers["grant"] == grant
    grants.write("mine", "combine: [a, b]\npolicies: {grants: {reach: 0.4}}\n")
    assert f"{GRANTS}.grant  clashes" in faults("mine")[0]


@pytest.mark.parametrize("own", ["{}", "{source: me}", "{note: mine}", "{range: [0, 5]}", "{by_sex: {women: 3}}"])
def test_what_stands_beside_a_number_settles_nothing(grants: House, own: str) -> None:
    for name, value in (("a", 1), ("b", 2)):
        grants.write(name, f"extends: first\npolicies: {{grants: {{grant: {value}}}}}\n")
    grants.write("mine", f"combine: [a, b]\npolicies: {{grants: {{grant: {own}}}}}\n")
    assert f"{GRANTS}.grant  clashes: it is 1 in a.yaml:2 and 2 in b.yaml:2" in faults("mine")[0]


def test_lists_and_windows_are_one_value(house: House) -> None:
    for name, last in (("a", "2011Q4"), ("b", "2012Q4")):
        house.write(name, f"extends: baseline\noutcome: {{window: [2008Q4, {last}]}}\n")
    house.write("mine", "combine: [a, b]\n")
    said = "it is [2008Q4, 2011Q4] in a.yaml:2 and [2008Q4, 2012Q4] in b.yaml:2"
    assert faults("mine")[0] == f"mine.yaml:1  outcome.window  clashes: {said}; {NEITHER}"


def test_combinations_build_on_combinations(grants: House) -> None:
    grants.write("a", "extends: first\nbudget: 1\n")
    grants.write("b", "extends: first\npolicies: {grants: {reach: 0.6}}\n")
    grants.write("both", "combine: [a, b]\nbudget: 3\n")
    grants.write("heir", "extends: both\npolicies: {grants: {grant: 11}}\n")
    mine = combined(grants, "heir", "a", "first")
    assert (mine.budget, mine.policies["grants"].levers["grant"]) == (3.0, 11.0)
    assert mine.policies["grants"].levers["reach"] == 0.6


def test_files_that_many_build_on_are_read_once(house: House) -> None:
    """Twenty levels of two that combine the two below would be a million readings."""
    for name in ("l0", "r0"):
        house.write(name, "extends: baseline\n")
    for level in range(1, 20):
        for side in ("l", "r"):
            house.write(f"{side}{level}", f"combine: [l{level - 1}, r{level - 1}]\n")
    mine = combined(house, "l19", "r19")
    assert mine.hash == load("baseline").hash
    assert len(mine.sources.lineage.plain()) == 42
    assert len(mine.sources.lineage.lines()) < 200


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("combine: [baseline, basline]", ['mine.yaml:1  combine  holds the text "basline", which is no scenario.',
                                          "    Did you mean baseline?"]),
        ("combine:\n- first\n- 5\n- [x]", ["mine.yaml:3  combine  holds 5, which is no scenario.",
                                           "mine.yaml:4  combine  holds a list, which is no scenario."]),
        ("combine: [first, first.yaml]", ["mine.yaml:1  combine  names first.yaml twice."]),
        ("combine: [first]", ["mine.yaml:1  combine  lists one scenario; two are needed.",
                              "    For one, write `extends: first`."]),
        ("combine: []", ["mine.yaml:1  combine  lists none; two are needed.",
                         "    Give a list of two scenarios or more, such as [credit-access, information]."]),
        ("combine: first", ['mine.yaml:1  combine  is the text "first"; a list of scenarios is needed.',
                            "    Give a list of two scenarios or more, such as [credit-access, information]."]),
        ("combine:", ["mine.yaml:1  combine  is empty; a list of scenarios is needed.",
                      "    Give a list of two scenarios or more, such as [credit-access, information]."]),
        ("extends: first\ncombine: [baseline, first]", [
            "mine.yaml:2  combine  stands beside extends; a file has one of the two.",
            "    Move the scenario that the file extends into the list."]),
        ("combine:\n-\n- first", ["mine.yaml:2  combine  holds an empty entry, which is no scenario."]),
        ("combine: [first, mine]", ["mine.yaml:1  combine  makes the file combine itself."]),
    ],
)  # fmt: skip
def test_a_list_that_is_wrong(grants: House, text: str, said: list[str]) -> None:
    grants.write("mine", f"{text}\n")
    assert faults("mine") == said


def test_circles_through_both_keys_are_seen(grants: House) -> None:
    grants.write("mine", "combine: [first, other]\n")
    grants.write("other", "\nextends: mine\n")
    assert faults("mine") == ["other.yaml:2  extends  makes the file extend in a circle: mine -> other -> mine."]


def test_too_many_files_are_refused(grants: House) -> None:
    names = [f"n{number}" for number in range(MOST_FILES)]
    for name in names:
        grants.write(name, "extends: first\n")
    grants.write("mine", f"combine: [{', '.join(names)}]\n")
    assert faults("mine") == [f"mine.yaml:1  combine  goes through more than {MOST_FILES} files."]
    grants.write("mine", f"combine: [{', '.join(names[3:])}]\n")
    assert load("mine").hash == load("first").hash
    grants.write("mine", f"combine: [{', '.join(names[2:])}]\n")
    assert faults("mine") == [f"n{MOST_FILES - 1}.yaml:1  extends  goes through more than {MOST_FILES} files."]


def test_two_dates_that_exclude_each_other_are_told_at_the_member_that_refined(house: House) -> None:
    house.write("old", "extends: baseline\npolicies: {grants: {type: return_programme, start: 2008Q1}}\n")
    house.write("zeal", "extends: old\npolicies: {grants: {end: 2007Q1}}\n")
    house.write("alms", "extends: old\n")
    for order in ("alms, zeal", "zeal, alms"):
        house.write("mine", f"combine: [{order}]\n")
        said = "is 2007Q1: it ends before it starts (2008Q1 in old.yaml:2)."
        assert faults("mine") == [f"zeal.yaml:2  policies.grants.end  {said}"]


def test_the_faults_of_every_member_are_told(house: House) -> None:
    house.write("one", "extends: baseline\nbugdet: 5\n")
    house.write("two", "extends: baseline\nbehaviour: {attention: 8}\n")
    house.write("mine", "\ncombine: [one, two]\nbudget: x\n")
    told = [line.split("  ")[0] for line in faults("mine") if line[0] != " "]
    assert told == ["mine.yaml:3", "one.yaml:2", "two.yaml:2"]


@pytest.mark.parametrize("name", find_mixes("ecuador-spain")[1:])
def test_a_mix_and_what_it_builds_on_are_the_mix(tmp_path: Path, name: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(f"combine: [{name}, ecuador-spain/baseline]\n", encoding="utf-8")
    mine, mix = load(path), load(name)
    assert mine.hash == mix.hash
    assert (mine.figures, mine.budget) == (mix.figures, mix.budget)


def test_the_comprehensive_mix_is_those_it_names_and_its_own_money() -> None:
    """What was written out before mixes could be combined."""
    mix, baseline = load("ecuador-spain/comprehensive"), load("ecuador-spain/baseline")
    assert (mix.parameters, mix.sheet, mix.outcome) == (baseline.parameters, baseline.sheet, baseline.outcome)
    assert mix.budget == baseline.budget == 300e6
    levers = {name: policy.levers for name, policy in mix.policies.items()}
    assert sorted(levers) == [
        "assisted_return", "credit_access", "houses", "pensions_follow", "reentry_right_kept", "regional_measures",
        "reintegration_support", "telephone",
    ]  # fmt: skip
    dates = {name: (policy.announced, policy.start, policy.end, policy.ramp) for name, policy in mix.policies.items()}
    assert dates == {
        "assisted_return": ("2008Q3", "2008Q4", "2013Q3", 0), "credit_access": ("2008Q3", "2009Q1", "2014Q4", 0),
        "houses": (None, "2009Q1", "2015Q4", 0), "pensions_follow": (None, "2008Q3", None, 0),
        "reentry_right_kept": (None, "2008Q4", None, 0), "regional_measures": (None, "2009Q1", "2017Q4", 8),
        "reintegration_support": (None, "2009Q1", "2013Q3", 0), "telephone": (None, "2009Q1", "2015Q4", 0),
    }  # fmt: skip
    expected = {
        "assisted_return": {"ban": 0, "budget": 190e6, "grant": 17_800.0, "take_up_cost": 0.183},
        "credit_access": {"budget": 15e6, "guarantee": 0.8, "interest": 0.12, "interest_most": 0.305,
                          "ceiling": 15_000.0, "leverage": 5.0, "open_to.home_for_at_most": 8, "payer": "origin"},
        "houses": {"contact.places": 6000.0, "contact.budget": 14e6, "contact.cost": 80.0, "accuracy": 0.6},
        "telephone": {"contact.places": 16_000.0, "contact.budget": 6e6, "anonymous": True, "accuracy": 0.3},
        "pensions_follow": {"pension_regime": "exportable", "export_rate": 1.0},
        "reentry_right_kept": {"reentry_right": 16},
        "regional_measures": {"lower.jobs": 0.025, "lower.schools": 0.1, "lower.health": 0.1, "lower.security": 0.1,
                              "lower.environment": 0.05, "works.cost": 225_000.0, "works.budget": 25e6},
        "reintegration_support": {"community.amount": 480_000.0, "budget": 40e6, "places": 720.0,
                                  "modules.training": 0.2, "services.quarters": 4, "assists_return": False},
    }  # fmt: skip
    for name, values in expected.items():
        assert {lever: levers[name][lever] for lever in values} == values
