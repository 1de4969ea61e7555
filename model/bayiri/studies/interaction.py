"""Whether two mixes do more together than the sum of what each does alone.

The report's claim is that support after return and better conditions at home need each other. The study runs four
arms under the same world seeds: the baseline, each mix, and a mix with the policies of both; the interaction is
both - one - other + baseline, run by run, with its 95 % paired interval. Example:

    python -m bayiri.studies.interaction ecuador-spain/reintegration-support ecuador-spain/push-factors \\
        --runs 40 --migrants 5000 --seed 1 --unlimited

Under a common budget two mixes also compete for money, and the one that comes later gets less: `--unlimited` lifts
the common budget (not that of each policy) in all arms, so that what is left is how their effects combine.

The shares hang together by a threshold (settled is a score above it), so some interaction of shares is there even
where two effects on the score simply add up: read it beside the same figure for the score.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from bayiri.ensemble.comparison import compare
from bayiri.ensemble.intervals import paired
from bayiri.indicators import find
from bayiri.scenario.frozen import freeze
from bayiri.scenario.loading import as_scenario
from bayiri.scenario.scenario import Policy, Scenario
from bayiri.studies.arguments import study

OUTCOMES = ("settled", "under_pressure", "score_at_lag", "first_returns", "settled_returns", "public_cost")


def merged(one: Scenario, other: Scenario, baseline: Scenario, name: str = "both") -> Scenario:
    """The baseline with what each of two mixes adds to its policies, changes in them, or takes out.

    The arms must differ from the baseline by their policies alone. ValueError where they differ by something else,
    or change the same policy in two ways.
    """
    policies: dict[str, Policy] = dict(baseline.policies)
    touched: dict[str, Policy | None] = {}
    for mix in (one, other):
        apart = dataclasses.replace(mix, policies=baseline.policies)
        if apart.hash != baseline.hash:
            raise ValueError(f"{mix.name} differs from {baseline.name} by more than its policies")
        for key, policy in _changes(mix.policies, baseline.policies).items():
            if touched.get(key, policy) != policy:
                raise ValueError(f"{one.name} and {other.name} change the policy {key!r} in two ways")
            touched[key] = policy
    for key, policy in touched.items():
        if policy is None:
            policies.pop(key)
        else:
            policies[key] = policy
    return dataclasses.replace(baseline, name=name, title=f"{one.title}, with: {other.title}", label="",
                               policies=freeze(policies), compare_with=None)  # fmt: skip


def _changes(policies: Mapping[str, Policy], before: Mapping[str, Policy]) -> dict[str, Policy | None]:
    """Policies that are new or other than before, and None for those taken out."""
    changed: dict[str, Policy | None] = {key: policy for key, policy in policies.items() if before.get(key) != policy}
    return changed | {key: None for key in before if key not in policies}


def interaction(
    one: Scenario | str,
    other: Scenario | str,
    baseline: Scenario | str = "ecuador-spain/baseline",
    runs: int = 10,
    migrants: int = 2_000,
    seed: int = 1,
    *,
    quarters: int | None = None,
    unlimited: bool = False,
    outcomes: Sequence[str] = OUTCOMES,
) -> pd.DataFrame:
    """A row an outcome and effect (`one`, `other`, `both`, `interaction`): mean, low, high, runs, verdict.

    Effects are differences from the baseline in the unit of the outcome; the interval is simulation noise over
    `runs` world seeds at fixed parameters. `unlimited` lifts the budget that the policies of a mix share.
    """
    base, first, second = (as_scenario(scenario) for scenario in (baseline, one, other))
    if unlimited:
        base, first, second = (dataclasses.replace(mix, budget=None) for mix in (base, first, second))
    first, second = (dataclasses.replace(mix, compare_with=None) for mix in (first, second))
    both = merged(first, second, base)
    study = compare([base, first, second, both], base.name, runs, seed, migrants, quarters=quarters)
    table = study.outcomes[(study.outcomes["group"] == "all") & study.outcomes["indicator"].isin(outcomes)]
    wide = table.pivot(index="run", columns=["indicator", "scenario"], values="value").sort_index()
    rows = []
    for outcome in outcomes:
        value = {mix.name: wide[(outcome, mix.name)].to_numpy() for mix in (base, first, second, both)}
        b, x, y, xy = (value[mix.name] for mix in (base, first, second, both))
        for effect, gap in (("one", x - b), ("other", y - b), ("both", xy - b), ("interaction", xy - x - y + b)):
            found = paired(gap, np.zeros_like(gap), find(outcome).margin)
            rows.append((outcome, effect, found.mean, found.low, found.high, found.runs, found.verdict))
    return pd.DataFrame(rows, columns=["outcome", "effect", "mean", "low", "high", "runs", "verdict"])


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = study("interaction", "Two mixes apart and together.", 10, 2_000, workers=False)
    parser.add_argument("one", help="a mix, by name or path")
    parser.add_argument("other", help="another mix with the same baseline")
    parser.add_argument("--baseline", default="ecuador-spain/baseline")
    parser.add_argument("--unlimited", action="store_true", help="lift the common budget")
    asked = parser.parse_args(arguments)
    chosen = (asked.one, asked.other, asked.baseline, asked.runs, asked.migrants, asked.seed)
    table = interaction(*chosen, unlimited=asked.unlimited)
    print(f"one: {asked.one}; other: {asked.other}; baseline: {asked.baseline}")
    print(table.to_string(index=False, float_format=lambda value: f"{value:,.4f}"))


if __name__ == "__main__":
    main()
