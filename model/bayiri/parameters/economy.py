"""Columns of the table `places`: work, prices, income floors, mortality and permits where people live."""

from __future__ import annotations

from typing import Any

from bayiri.parameters.parameter import Parameter

_BOTH = ("origin", "destination")


def _row(name: str, meaning: str, unit: str, section: tuple[str, ...], default: float | None, **more: Any) -> Parameter:
    settings: dict[str, Any] = {"high": 1.0 if unit in ("share", "per quarter") else 1e9, "use": "context"}
    settings.update(more)
    return Parameter(name, meaning, unit, section, "places", default, **settings)


ROWS = (
    _row("gdp_per_head", "gross domestic product per head at purchasing-power parity", "int$ 2021 per year", _BOTH, None,
         path="linear", read_by="work, money"),
    _row("wage_share", "reference wage of the migrants (abroad) or of comparable workers (home) over product per head",
         "ratio", _BOTH, None, high=10.0, prior=(0.35, 1.6), read_by="work"),
    _row("unemployment", "unemployment rate of the group concerned", "share", _BOTH, None, path="linear", high=0.95,
         read_by="work"),
    _row("informality", "share of jobs found that are informal", "share", _BOTH, 0.0, path="linear", read_by="work"),
    _row("price_level", "price level over that of the United States", "ratio", _BOTH, None, path="linear", low=0.01, high=5.0,
         read_by="money, choice"),
    _row("churn", "speed at which jobs are lost and found", "per quarter", _BOTH, 0.15, low=0.01, prior=(0.05, 0.4),
         read_by="work, choice"),
    _row("consumption_floor", "least consumption, over product per head", "share", _BOTH, 0.12, prior=(0.05, 0.25),
         read_by="money, choice"),
    _row("benefit_share", "unemployment benefit over the last wage", "share", _BOTH, 0.0, prior=(0.0, 0.7),
         read_by="money, choice"),
    _row("benefit_quarters", "quarters for which the benefit is paid", "quarters", _BOTH, 0.0, high=40.0, read_by="work"),
    _row("retirement_floor", "income in retirement without a contributory pension, over the own wage", "share", _BOTH, 0.3,
         prior=(0.2, 0.7), read_by="money, choice"),
    _row("retirement_floor_irregular", "the same without the right to stay", "share", ("destination",), 0.1,
         prior=(0.0, 0.25), read_by="money, choice"),
    _row("mortality_men", "hazard of death of men aged 30", "per year", _BOTH, None, path="linear", high=1.0, read_by="life"),
    _row("mortality_women", "hazard of death of women aged 30", "per year", _BOTH, None, path="linear", high=1.0,
         read_by="life"),
    _row("mortality_slope_men", "Gompertz slope of men's mortality", "per year of age", _BOTH, None, path="linear", high=0.5,
         read_by="life"),
    _row("mortality_slope_women", "Gompertz slope of women's mortality", "per year of age", _BOTH, None, path="linear",
         high=0.5, read_by="life"),
    _row("migrant_share", "share of those who consider leaving who come from this region", "share", ("region",), None,
         read_by="life"),
    _row("labour_force", "people in the labour force of the region", "persons", ("region",), None, high=1e10,
         read_by="work"),
    _row("relative_income", "income of the region over the country's", "ratio", ("region",), 1.0, low=0.05, high=10.0,
         prior=(0.6, 1.3), read_by="work"),
    _row("push", "loss of worth of living there from insecurity, environment and poor services", "ln points", ("region",), 0.0,
         low=-5.0, high=5.0, prior=(0.0, 0.5), read_by="choice"),
    _row("permit_quarters", "length of a temporary permit", "quarters", ("destination",), 8.0, low=1.0, high=80.0,
         read_by="status, moves"),
    _row("renewal_loss", "chance that a person without work loses the permit at renewal", "share", ("destination",), 0.2,
         prior=(0.05, 0.5), read_by="status"),
    _row("regularisation", "chance that a person in irregular status gets a permit", "per quarter",
         ("destination", "legal_pathways"), 0.0, neutral=0.0, use="specification", read_by="status"),
    _row("settlement_quarters", "quarters of legal residence before permanent residence", "quarters", ("destination",), 20.0,
         high=200.0, read_by="status"),
    _row("naturalisation_quarters", "quarters of legal residence before citizenship can be asked for", "quarters",
         ("destination",), 40.0, high=200.0, read_by="status"),
    _row("naturalisation", "chance that a person entitled becomes a citizen", "per quarter", ("destination",), 0.0,
         read_by="status"),
    _row("removal", "hazard of removal of a person without the right to stay", "per quarter", ("destination",), 0.0,
         read_by="enforcement"),
)
