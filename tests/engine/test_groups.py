"""Policies that treat groups of people differently do so, and to nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from bayiri import state
from tests.worlds import OPEN_TO_ALL, live, world

GRANT = {**OPEN_TO_ALL, "grant": 20_000, "start": "2007Q1"}
NUMBER, QUARTERS = 600, 12


def people(changes: dict[str, Any]) -> np.ndarray:
    """People at the end of a short run with these policies."""
    return live(world(changes), NUMBER, quarters=QUARTERS).migrants


def takers(changes: dict[str, Any]) -> np.ndarray:
    """People whom the policy `help` took in."""
    found = people({"budget": None, "policies.assisted_return": None, "policies.help": {**GRANT, **changes}})
    return found[found["granted_by"] == 0]


def by_group() -> Iterator[tuple[str, int, dict[str, Any]]]:
    for code, sex in enumerate(state.SEXES):
        yield "sex", code, {"sex": [sex]}
    for code, schooling in enumerate(state.SCHOOLINGS):
        yield "schooling", code, {"education": [schooling]}
    for code, region in enumerate(("amazonia", "costa", "sierra")):
        yield "region", code, {"regions": [region]}


@pytest.mark.parametrize(("field", "code", "open_to"), list(by_group()))
def test_a_programme_takes_in_those_whom_it_is_open_to(field: str, code: int, open_to: dict[str, Any]) -> None:
    some = takers({"open_to": open_to})
    assert len(some) and (some[field] == code).all()


def test_a_larger_grant_for_some_draws_more_of_them_home_and_is_paid_to_them() -> None:
    plain, own = takers({}), takers({"grant": {"value": 20_000, "by_sex": {"women": 60_000}}})
    women = [group["sex"] == state.WOMAN for group in (plain, own)]
    assert women[1].sum() > women[0].sum()
    paid = own["public_paid"] + own["grant_due"]
    assert set(paid[women[1]]) == {0, 6_000_000} and set(paid[~women[1]]) == {0, 2_000_000}  # 0: before the window


@pytest.mark.parametrize("by", [{"by_sex": {"women": 20_000}}, {"by_region": {"costa": 20_000, "sierra": 20_000}}])
def test_the_same_value_for_a_group_changes_nobody(by: dict[str, Any]) -> None:
    policies = [{"policies.help": {**GRANT, "grant": grant}} for grant in (20_000, {"value": 20_000, **by})]
    assert np.array_equal(*(people(changes) for changes in policies))


def test_credit_and_counsel_are_for_those_whom_they_are_open_to() -> None:
    bank = {"type": "credit_access", "start": "2007Q1", "reach": 1.0, "guarantee": 1.0, "ceiling": 20_000,
            "open_to": {"sex": ["women"]}}  # fmt: skip
    told = {"type": "information", "start": "2007Q1", "provider": "diaspora", "accuracy": 1.0,
            "contact": {"reach": 1.0, "education": ["tertiary"]}}  # fmt: skip
    found = people({"policies.bank": bank})
    borrowers = found[found["lent_by"] == 1]
    assert len(borrowers) and (borrowers["sex"] == state.WOMAN).all()
    plain, counselled = people({}), people({"policies.told": told})
    learned = counselled["information"] > plain["information"]
    shares = [learned[counselled["schooling"] == code].mean() for code in range(3)]
    assert shares[2] > 3 * max(shares[:2])
