"""Beliefs about home: what is misjudged, what is learned and from whom, and disappointment."""

from __future__ import annotations

from math import exp
from typing import Any

import numpy as np
import pytest

from bayiri import draws, state
from bayiri.rules import beliefs
from tests.verification.crowds import Crowd

PROVIDERS = ("state", "organisation", "diaspora", "employer")
SOURCES = ("learning_contacts", "learning_family", "learning_visits")
NO_NEWS: dict[str, Any] = {f"behaviour.{name}": 0.0 for name in ("news_fading", *SOURCES, "family_joining")}


def believed(crowd: Crowd, other: Crowd) -> np.ndarray:
    """By how much the first crowd sees home above the second."""
    return crowd.worth(crowd.home) - other.worth(other.home)


def test_without_information_home_is_misjudged_by_bias_and_a_lasting_personal_part() -> None:
    number = 400
    settings = {"behaviour.belief_bias": 0.2, "behaviour.belief_spread": 0.3}
    gap = believed(Crowd(settings, number=number, information=0.0), Crowd({}, number=number))
    chance = draws.uniforms(1, np.arange(number), 0, draws.BELIEF)
    error = np.array([draws.normal(u) for u in chance])
    assert gap == pytest.approx(0.2 + 0.3 * error, abs=1e-9)
    half = believed(Crowd(settings, number=number, information=0.5), Crowd({}, number=number))
    assert half == pytest.approx(0.5 * gap, abs=1e-9)


def test_people_at_home_know_home() -> None:
    home = {"place": 0, "status": state.AT_HOME, "return_kind": state.SPONTANEOUS, "returned": 70}
    wrong = Crowd({"behaviour.belief_bias": 1.0}, number=20, **home)
    assert (believed(wrong, Crowd({"behaviour.belief_spread": 0.0}, number=20, **home)) == 0.0).all()


def test_information_is_about_home_and_not_about_where_one_is() -> None:
    one, other = Crowd({}, number=20), Crowd({}, number=20, information=1.0)
    assert (one.worth(one.abroad) == other.worth(other.abroad)).all()


@pytest.mark.parametrize(
    ("source", "fields"),
    [
        ("learning_family", {"family": state.FAMILY_HOME}),
        ("learning_visits", {"status": state.TEMPORARY}),
        ("learning_contacts", {}),
    ],
)
def test_people_learn_from_family_visits_and_returned_contacts(source: str, fields: dict[str, int]) -> None:
    crowd = Crowd({**NO_NEWS, f"behaviour.{source}": 0.1}, number=20, information=0.5, **fields)
    crowd.tables.groups["returned"] = 0.4
    crowd.before()
    rate = 0.1 * (0.4 if source == "learning_contacts" else 1.0)
    assert crowd.people["information"] == pytest.approx(0.5 + rate * 0.5)
    without = {"family": state.NO_FAMILY, "status": state.IRREGULAR}
    crowd = Crowd({**NO_NEWS, f"behaviour.{source}": 0.1}, number=20, information=0.5, **without)
    crowd.before()
    assert crowd.people["information"] == pytest.approx(0.5)


def test_news_age() -> None:
    crowd = Crowd({**NO_NEWS, "behaviour.news_fading": 0.1}, number=20, information=1.0)
    crowd.before(3)
    assert crowd.people["information"] == pytest.approx(0.9**3)


def test_who_leaves_knows_home() -> None:
    leaving = {"place": 0, "status": state.AT_HOME, "intention": state.LEAVE_REGULARLY, "savings": 10_000_000}
    crowd = Crowd({}, number=20, **leaving)
    crowd.after()
    assert (crowd.people["place"] == crowd.abroad).all()
    assert (crowd.people["information"] == 1.0).all()


def counselled(changes: dict[str, Any], **fields: Any) -> tuple[np.ndarray, np.ndarray]:
    """Who asks a service for counsel, and what people know who took it."""
    offer = {"type": "information", "accuracy": 0.5, "contact": {"reach": 1.0}}
    crowd = Crowd({"policies.counsel": offer, **changes}, number=2_000, information=0.2, **fields)
    rows, asks = np.arange(2_000), np.zeros(2_000, np.bool_)
    beliefs.find_seekers(crowd.records, rows, crowd.tables, crowd.quarter, 0, asks)
    beliefs.counsel(crowd.records, rows[asks], crowd.tables, crowd.quarter, 0)
    return asks, crowd.people["information"][asks]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_trust_decides_who_comes_and_what_is_believed(provider: str) -> None:
    path = "policies.counsel.provider"
    trusted = {f"behaviour.trust_{provider}": 0.8, f"behaviour.trust_{provider}_irregular": 0.2, path: provider}
    for status, share in ((state.TEMPORARY, 0.8), (state.IRREGULAR, 0.2)):
        asks, known = counselled(trusted, status=status)
        assert abs(asks.mean() - share) < 0.04
        assert known == pytest.approx(0.2 + 0.5 * share * 0.8)


def test_who_cannot_be_seen_asking_comes_whatever_the_status() -> None:
    asks, _ = counselled({"policies.counsel.anonymous": True}, status=state.IRREGULAR)
    regular, _ = counselled({})
    assert (asks == regular).all()
    assert asks.mean() > 2 * counselled({}, status=state.IRREGULAR)[0].mean()


def test_by_default_people_in_irregular_status_trust_officials_least() -> None:
    p = Crowd({}, number=1).tables.parameters[0]
    trust = {who: (p[f"trust_{who}"], p[f"trust_{who}_irregular"]) for who in PROVIDERS}
    assert min(trust, key=lambda who: trust[who][1]) == "state"
    assert all(without < usual for usual, without in trust.values())


def test_language_and_status_limit_counsel() -> None:
    _, known = counselled({"policies.counsel.language": 0.4})
    assert known == pytest.approx(0.2 + 0.5 * 0.4 * 0.5 * 0.8)
    asks, _ = counselled({"policies.counsel.contact.status": ["irregular"]})
    assert not asks.any()


@pytest.mark.parametrize("bias", [-0.4, 0.4])
def test_disappointment_lowers_the_psychosocial_score_only_where_belief_exceeded_truth(bias: float) -> None:
    going = {"intention": state.GO_HOME, "savings": 10_000_000}

    def arrived(weight: float) -> Crowd:
        changes = {"behaviour.belief_bias": bias, "behaviour.belief_spread": 0.0}
        crowd = Crowd({**changes, "behaviour.score_disappointment": weight}, number=20, information=0.5, **going)
        crowd.after()
        return crowd

    with_it, without = arrived(0.8), arrived(0.0)
    assert (with_it.people["return_kind"] == state.SPONTANEOUS).all()
    left = exp(-0.8 * max(0.5 * bias, 0.0))
    assert with_it.people["psychosocial"] == pytest.approx(without.people["psychosocial"] * left)
    for same in ("economic", "social"):
        assert (with_it.people[same] == without.people[same]).all()
