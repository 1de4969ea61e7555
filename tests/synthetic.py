"""Made-up results in exactly the shape of real ones: four mixes, twenty runs, one corridor.

Charts, pages and commands are tested against these, so that they need no simulation. The figures are
plausible, not true.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import stdtrit

BASELINE = "ecuador-spain/baseline"
MIXES = {
    BASELINE: "Spain's programmes as they were",
    "ecuador-spain/reintegration-support": "Support at home for two years after return",
    "ecuador-spain/circular-reentry": "Return without giving up the permit",
    "ecuador-spain/no-programme": "No return programme",
}
# Effects on: settled share, under-pressure share, assisted returns (factor), cost (million USD 2021).
EFFECTS = {
    BASELINE: (0.0, 0.0, 1.0, 0.0),
    "ecuador-spain/reintegration-support": (0.052, -0.011, 1.25, 21.0),
    "ecuador-spain/circular-reentry": (0.008, 0.006, 1.1, 3.0),
    "ecuador-spain/no-programme": (-0.004, -0.001, 0.0, -34.0),
}
GROUPS = {
    "all": 0.0, "sex=women": 0.03, "sex=men": -0.03, "age=16-29": -0.06, "age=30-44": 0.02, "age=45+": 0.05,
    "region=sierra": 0.02, "region=costa": -0.02, "education=primary": -0.05, "education=secondary": 0.0,
    "education=tertiary": 0.09,
}  # fmt: skip
MARGINS = {"public_cost": 1e6, "settled_returns": 500, "removals": 100, "refused_removals": 100}
HAZARD = {"0": 1.6, "1": 3.4, "2-3": 2.9, "4-5": 2.3, "6-9": 1.8, "10-14": 1.2, "15+": 1.5}
STATES = ("settled", "home_not_settled", "free_mobility", "under_pressure", "dead")
QUARTERS = [f"{year}Q{quarter}" for year in range(2007, 2020) for quarter in (1, 2, 3, 4)]


def comparison(runs: int = 20, titles: dict[str, str] | None = None) -> Any:
    """A comparison of the four mixes (or of those in `titles`), of `runs` paired runs."""
    titles = titles or MIXES
    outcomes = pd.concat([_outcomes(name, runs) for name in titles], ignore_index=True)
    quarters = pd.concat([_quarters(name, runs) for name in titles], ignore_index=True)
    return SimpleNamespace(
        scenarios=tuple(_scenario(name, title) for name, title in titles.items()),
        baseline=BASELINE,
        quarters=quarters,
        outcomes=outcomes,
        differences=_differences(outcomes),
        path_table=_paths(list(titles), runs),
        meta=_meta(list(titles), runs),
    )


def results(runs: int = 20, name: str = BASELINE) -> Any:
    """Results of one scenario alone: no differences, no paths."""
    return SimpleNamespace(
        scenario=_scenario(name, MIXES[name]),
        quarters=_quarters(name, runs),
        outcomes=_outcomes(name, runs).query("indicator != 'paid_anyway'").reset_index(drop=True),
        meta=_meta([name], runs),
    )


def _scenario(name: str, title: str) -> SimpleNamespace:
    figure = {"value": 0.3, "unit": "share", "year": 2007, "source": "survey", "grade": "measured"}
    sheet = {
        "title": "Ecuador to Spain",
        "origin": {"name": "Ecuador", "regions": {"sierra": {"name": "Sierra", "migrant_share": figure},
                                                  "costa": {"name": "Costa", "migrant_share": figure}}},
        "destinations": {"spain": {"name": "Spain", "fare": dict(figure, grade="derived"),
                                   "gdp_per_head": {"years": {2007: 1.0}, "unit": "int$", "source": "WDI",
                                                    "grade": "measured"}}},
        "behaviour": {"attention": dict(figure, grade="assumption")},
    }  # fmt: skip
    return SimpleNamespace(name=name, title=title, sheet=sheet, policies={}, card={})


def _meta(names: list[str], runs: int) -> dict[str, Any]:
    return {
        "weight": 82, "migrants": 5000, "runs": runs, "seed": 1, "window": ("2008Q4", "2017Q4"),
        "start": "2007Q1", "end": "2019Q4", "lag": 8, "threshold": 0.5, "corridor": "ecuador-spain",
        "corridor_title": "Ecuador to Spain",
        "engine": "compiled", "versions": {"bayiri": "0.1.0", "numpy": "2.4.6"},
        "scenarios": dict.fromkeys(names, "3fa9c1d2" * 8),
    }  # fmt: skip


def _noise(key: str, run: int, sd: float) -> float:
    """The same luck in every mix for the same key and run, so that pairs go together."""
    return float(np.random.default_rng([run, *key.encode()]).normal(0.0, sd))


def _outcomes(name: str, runs: int) -> pd.DataFrame:
    settled, pressed, assisted, cost = EFFECTS.get(name, (0.01, 0.0, 1.0, 2.0))
    rows = []
    for run in range(runs):
        for group, shift in GROUPS.items():
            share = 0.41 + shift + settled * (1 + 3 * shift) + _noise(group, run, 0.012)
            share += _noise(group + name, run, 0.006 if name != BASELINE else 0.0)
            under = 0.09 + pressed + _noise("pressure" + group + name, run, 0.004)
            free, dead = 0.11 + _noise("free" + group, run, 0.004), 0.008
            people = 61000 * (1.0 if group == "all" else 0.3) * (1 + 0.04 * (assisted - 1))
            people += _noise(name, run, 500)
            values = {
                "settled": share, "home_not_settled": 1 - share - under - free - dead, "free_mobility": free,
                "under_pressure": under, "dead": dead, "score_at_lag": 0.4 + share / 5, "first_returns": people,
                "settled_returns": people * share,
                "assisted_share": 0.12 * assisted, "remigrated_8": under + free, "return_rate": 2.2,
                "removals": 1900 + _noise("rem" + name, run, 30),
                "refused_removals": 240.0 + _noise("ref", run, 9),
                "unrecognised_need": 60.0 + _noise("need", run, 4), "in_limbo": 310.0 + _noise("limbo", run, 8),
                "public_cost": (36 + cost + _noise("cost" + name, run, 1.1)) * 1e6, "public_unspent": 4.0e6,
            }  # fmt: skip
            for threshold, moved in (("0.33", 0.24), ("0.66", -0.23)):
                other = {**values, "settled": share + moved, "home_not_settled": values["home_not_settled"] - moved}
                values |= {f"{state}@{threshold}": other[state] for state in STATES}
            if name != BASELINE and assisted:
                values["paid_anyway"] = 0.44 + _noise("paid" + group + name, run, 0.02)
            if group == "region=costa":
                values["under_pressure"] = np.nan  # too few people behind it: suppressed
            rows += [(name, run, 101 + run, key, group, value) for key, value in values.items()]
        rows += [
            (name, run, 101 + run, "return_hazard", f"years_abroad={band}",
             rate * (0.9 + 0.1 * assisted) + _noise(band, run, 0.15))
            for band, rate in HAZARD.items()
        ]  # fmt: skip
    return pd.DataFrame(rows, columns=["scenario", "run", "seed", "indicator", "group", "value"])


def _quarters(name: str, runs: int) -> pd.DataFrame:
    _, _, assisted, cost = EFFECTS.get(name, (0.0, 0.0, 1.0, 2.0))
    time = np.arange(len(QUARTERS))
    policy = time >= QUARTERS.index("2008Q4")
    crisis = np.exp(-(((time - 24) / 12) ** 2))
    rows = []
    for run in range(runs):
        luck = 1 + _noise("stock", run, 0.012) * np.sqrt(time / 10)
        luck += _noise("wave", run, 0.01) * np.sin(time / 5)
        own = (900 + 1500 * crisis) * luck * (1 - 0.06 * (assisted - 1) * policy)
        helped = 420 * crisis * policy * assisted * luck
        values = {
            "entries": 3900 * np.exp(-time / 14) * luck + 500, "returns_own_means": own,
            "returns_assisted": helped, "returns_spontaneous": own * 0.7, "returns_temporary": own * 0.2,
            "returns_contract_end": own * 0.1, "returns_repatriation": own * 0.0,
            "returns_assisted_with_right": helped * 0.8, "returns_assisted_without_right": helped * 0.15,
            "returns_assisted_under_order": helped * 0.05, "returns_own_under_order": 30 * luck,
            "refused_at_border": 400 * np.exp(-time / 20) * luck,
            "removals": 60 * luck, "refused_removals": 8 * luck, "returns": own + helped,
            "stock_abroad": 410000 * luck + 2500 * np.minimum(time, 9) - 900 * np.maximum(time - 9, 0)
            - 240 * (assisted - 1) * np.maximum(time - 7, 0),
            "stock_irregular": 60000 * np.exp(-time / 20) * luck,
            "remigrations": 160 * luck, "unemployment_abroad": 0.12 + 0.2 * crisis * luck,
            "returnees_home": 15000 + 1400 * time * luck, "remittances": 3.0e8 * luck,
            "public_spending": (0.7 + cost / 52) * 1e6 * policy * luck, "mean_score": 0.42 + 0.001 * time,
        }  # fmt: skip
        for key, series in values.items():
            parts = {"sex=women": 0.51, "sex=men": 0.49}
            if key == "public_spending":
                parts = {"payer=destination": 0.75, "payer=origin": 0.25, "payer=partner": 0.0}
            for group, part in {"all": 1.0, **parts}.items():
                for quarter, value in zip(QUARTERS, series, strict=True):
                    rows.append((name, run, 101 + run, quarter, key, group, value * part))
    return pd.DataFrame(rows, columns=["scenario", "run", "seed", "quarter", "indicator", "group", "value"])


def _differences(outcomes: pd.DataFrame) -> pd.DataFrame:
    wide = outcomes.pivot_table(index=["indicator", "group", "run"], columns="scenario", values="value")
    rows = []
    for name in wide.columns.drop(BASELINE):
        change = (wide[name] - wide[BASELINE]).dropna()
        for (indicator, group), values in change.groupby(level=["indicator", "group"]):
            mean, n = values.mean(), len(values)
            half = stdtrit(n - 1, 0.975) * values.std(ddof=1) / n**0.5
            margin = MARGINS.get(str(indicator), 0.01)
            verdict = ("negligible" if max(abs(mean - half), abs(mean + half)) <= margin else
                       "higher" if mean > half else "lower" if mean < -half else "unresolved")  # fmt: skip
            rows.append((name, BASELINE, indicator, group, mean, mean - half, mean + half, 0.95, n, verdict))
    columns = "scenario baseline indicator group mean low high level runs verdict"
    return pd.DataFrame(rows, columns=columns.split())


def _paths(names: list[str], runs: int) -> pd.DataFrame:
    shares = {"never": 380000, "same_quarter": 41000, "only_with": 5200, "only_without": 2100,
              "earlier": 3900, "later": 1700, "paid_anyway": 2600, "worse_off": 900}  # fmt: skip
    rows = []
    for place, name in enumerate(names):
        for run in range(runs if name != BASELINE else 0):
            for path, count in shares.items():
                persons = count * (0.6 + 0.2 * place) + _noise(path + name, run, count**0.5 * 8)
                rows.append((name, BASELINE, run, path, max(0.0, persons)))
    return pd.DataFrame(rows, columns=["scenario", "baseline", "run", "path", "persons"])
