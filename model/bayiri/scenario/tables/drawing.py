"""What every run draws anew: a number in place of each uncertain one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from bayiri import draws
from bayiri.scenario.frozen import FrozenDict, freeze
from bayiri.scenario.readers.spreads import Spread, key_of
from bayiri.scenario.scenario import Policy, Scenario
from bayiri.scenario.text.grammar import is_figure


def drawn(scenario: Scenario, seed: int) -> Scenario:
    """The scenario in which every uncertain number is the one that the world of this seed draws."""
    numbers = drawn_numbers(scenario, seed)
    by_section: dict[str, dict[str, float]] = {"behaviour": {}, "policies": {}, "sheet": {}}
    for path, number in numbers.items():
        section, _, rest = path.partition(".")
        by_section[section][rest] = number
    return replace(
        scenario,
        parameters=freeze({**scenario.parameters, **by_section["behaviour"]}),
        policies=freeze({name: _policy(policy, by_section["policies"]) for name, policy in scenario.policies.items()}),
        sheet=freeze(_sheet(scenario.sheet, by_section["sheet"], ())),
        uncertain=FrozenDict(),
    )


def drawn_numbers(scenario: Scenario, seed: int) -> dict[str, float]:
    """Path -> the number drawn in the world of this seed; of a yearly series, the factor of all its years."""
    return {path: _draw(path, spread, seed) for path, spread in scenario.uncertain.items()}


def _draw(path: str, spread: Spread, seed: int) -> float:
    chance = draws.uniforms(seed, np.array([key_of(path)]), 0, draws.UNCERTAIN)
    return spread.at(float(chance[0]))


def _policy(policy: Policy, numbers: Mapping[str, float]) -> Policy:
    own = {lever: numbers[f"{policy.name}.{lever}"] for lever in policy.levers if f"{policy.name}.{lever}" in numbers}
    return replace(policy, levers=freeze({**policy.levers, **own})) if own else policy


def _sheet(sheet: Any, numbers: Mapping[str, float], path: tuple[str, ...]) -> Any:
    """The sheet with the drawn numbers in place of the figures at their paths."""
    if not isinstance(sheet, Mapping):
        return sheet
    number = numbers.get(".".join(path))
    if not is_figure(sheet):
        return {key: _sheet(inner, numbers, (*path, str(key))) for key, inner in sheet.items()}
    if number is None:
        return sheet
    certain = {key: inner for key, inner in sheet.items() if key not in ("distribution", "range")}
    if "years" in certain:
        return {**certain, "years": {year: value * number for year, value in certain["years"].items()}}
    return {**certain, "value": number}
