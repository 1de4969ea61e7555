"""Values that exclude each other are told in the file that the person wrote, with the place of the other."""

from __future__ import annotations

import pytest

from bayiri.scenario import InputFault, load
from tests.scenario.small import House

PARENT = """\
corridor: north-south
calendar: {end: 2014Q4}
outcome:
  window: [2008Q4, 2012Q4]
  lag: 8
policies:
  grants:
    type: return_programme
    announced: 2008Q2
    start: 2008Q4
    end: 2010Q4
    open_to:
      age_from: 20
      age_to: 40
"""


@pytest.mark.parametrize(
    ("child", "said"),
    [
        ("policies: {grants: {start: 2011Q1}}",
         "policies.grants.start  is 2011Q1: it starts after it ends (2010Q4 in parent.yaml:11)."),
        ("policies: {grants: {end: 2008Q3}}",
         "policies.grants.end  is 2008Q3: it ends before it starts (2008Q4 in parent.yaml:10)."),
        ("policies: {grants: {start: 2009Q1, end: 2008Q4}}",
         "policies.grants.end  is 2008Q4: it ends before it starts (2009Q1)."),
        ("policies: {grants: {start: 2008Q1}}",
         "policies.grants.start  is 2008Q1, before the policy is announced (2008Q2 in parent.yaml:9)."),
        ("policies: {grants: {announced: 2009Q1}}",
         "policies.grants.announced  is 2009Q1, after the policy starts (2008Q4 in parent.yaml:10)."),
        ("policies: {grants: {start: null}}",
         "policies.grants.start  is taken out, but the policy is announced (2008Q2)."),
        ("calendar: {end: 2007Q4}\noutcome: {window: [2006Q1, 2006Q4], lag: 4}", "calendar.end  is 2007Q4: "
         "policies.grants starts later (2008Q4 in parent.yaml:10) and would never be in force."),
        ("calendar: {history: 2011Q1, start: 2011Q1}\noutcome: {window: [2011Q1, 2012Q4]}", "calendar.history  is "
         "2011Q1: policies.grants ends earlier (2010Q4 in parent.yaml:11) and would never be in force."),
        ("calendar: {end: 2011Q4}", "calendar.end  is 2011Q4: the window of outcomes (2008Q4 to 2012Q4 in "
         "parent.yaml:4) lies outside the calendar."),
        ("outcome: {window: [2008Q4, 2015Q4]}", "outcome.window  is 2008Q4 to 2015Q4, outside the calendar from "
         "2005Q1 to 2014Q4 in parent.yaml:2."),
        ("outcome: {lag: 9}", "outcome.lag  is 9: people are assessed 9 quarters after the window closes (2008Q4 "
         "to 2012Q4 in parent.yaml:4), when the calendar has ended (2014Q4 in parent.yaml:2)."),
        ("calendar: {end: 2013Q4}", "calendar.end  is 2013Q4: people are assessed 8 quarters "
         "after the window closes (2008Q4 to 2012Q4 in parent.yaml:4), when the calendar has ended (2013Q4)."),
        ("policies: {grants: {open_to: {age_from: 50}}}", "policies.grants.open_to.age_from  is 50, above "
         "open_to.age_to (40 in parent.yaml:14): nobody is that old and that young."),
        ("policies: {grants: {open_to: {age_to: 18}}}", "policies.grants.open_to.age_to  is 18, below "
         "open_to.age_from (20 in parent.yaml:13): nobody is that old and that young."),
    ],
)  # fmt: skip
def test_a_pair_is_told_in_the_file_of_the_person(house: House, child: str, said: str) -> None:
    house.write("parent", PARENT)
    load("parent")
    house.write("mine", f"extends: parent\n{child}\n")
    with pytest.raises(InputFault) as raised:
        load("mine")
    assert str(raised.value).splitlines()[0] == f"mine.yaml:2  {said}"


def test_faults_of_the_own_file_come_first(house: House) -> None:
    house.write("zulu", "extends: alpha\nbugdet: 1\n")
    house.write("alpha", "extends: mike\nbugdet: 1\n")
    house.write("mike", "extends: baseline\n\nbugdet: 1\nbehavior: {}\n")
    with pytest.raises(InputFault) as raised:
        load("zulu", ["calendar.end=x"])
    told = [(fault.file, fault.line) for fault in raised.value.faults]
    assert told == [("--set", None), ("zulu.yaml", 2), ("mike.yaml", 4)]
    # The key of alpha and mike is that of zulu, told where the last word on it stands.


def test_a_file_of_policies_alone_is_told_how_to_begin(house: House) -> None:
    alone = house.folder / "alone"
    alone.mkdir()
    path = alone / "mine.yaml"
    path.write_text("policies: {return_programme: {grnt: 5}}\n")
    with pytest.raises(InputFault) as raised:
        load(path)
    first, hint, second, *_ = str(raised.value).splitlines()
    assert first.endswith("mine.yaml:1  corridor  is missing: the name of a corridor sheet.")
    assert hint.startswith("    Begin with `extends: ecuador-spain/baseline`, or name one: `corridor: ")
    assert "grnt  is not a lever of return_programme" in second
