"""Numbers of files that are no column of a table: dates, settings of outcomes, published figures, settings of fits.

`section` is the part of a file in which they stand: `calendar`, `outcome`, `scenario` (its first level), `policy` (of
every type), `corridor` (first level of a sheet), `figure` (beside a value), `calibration`, `fit`, `money` (files).
"""

from __future__ import annotations

from typing import Any

from bayiri.parameters.parameter import ITS_OWN_UNIT, Parameter

_CHOSEN = "a choice of whoever writes the file"
_YEARS: dict[str, Any] = {"low": 1900.0, "high": 2100.0}


def _row(section: str, name: str, meaning: str, unit: str, default: Any = None, **more: Any) -> Parameter:
    settings: dict[str, Any] = {"source": _CHOSEN, "read_by": "scenario", **more}
    return Parameter(name, meaning, unit, (section,), "", default, **settings)


def _quarter(section: str, name: str, meaning: str, **more: Any) -> Parameter:
    return _row(section, name, meaning, "quarter", kind="quarter", **{**_YEARS, **more})


def _count(name: str, meaning: str, unit: str, low: float, high: float, prior: tuple[float, float]) -> Parameter:
    return _row("calibration", name, meaning, unit, low=low, high=high, prior=prior, kind="integer", read_by="studies")


_DATES = (
    _quarter("calendar", "history", "first quarter in which people enter the simulation, long before it is told of"),
    _quarter("calendar", "start", "first quarter that is told of"),
    _quarter("calendar", "end", "last quarter"),
    _quarter("policy", "announced", "quarter from which people may know of the policy; nothing: from its start on"),
    _quarter("policy", "start", "first quarter in which the policy is in force; nothing: from the beginning on"),
    _quarter("policy", "end", "last quarter in which the policy is in force; nothing: to the end of the calendar"),
    _row("policy", "ramp", "quarters over which the policy grows to full strength", "quarters", 0.0, high=200.0,
         neutral=0.0, prior=(0.0, 20.0), kind="integer"),
    _row("policy", "delivery_lag", "quarters from the start until anything is delivered; measures are paid for "
         "meanwhile", "quarters", 0.0, high=80.0, neutral=0.0, prior=(0.0, 12.0), kind="integer"),
)  # fmt: skip
_OUTCOME = (
    _row("outcome", "window", "first and last quarter of first returns that are judged; nothing: from the first policy "
         "to the lag before the end", "quarter", kind="quarters",
         read_by="assistance, moves, observe, scenario", **_YEARS),
    _row("outcome", "lag", "quarters after return at which people are assessed", "quarters", 8.0, low=1.0, high=80.0,
         prior=(4.0, 20.0), kind="integer", read_by="observe, scenario",
         source="definition of this model: two years after return"),
    _row("outcome", "threshold", "composite score from which on a person counts as settled", "score", 0.5, high=1.0,
         prior=(0.33, 0.66), read_by="feedback, scenario, ensemble",
         source="assumption; bands at 0.33 and 0.66: MEASURE (Samuel Hall and IOM 2017, from memory)"),
    _row("outcome", "thresholds", "scores shown side by side as that threshold", "score", (0.33, 0.5, 0.66), high=1.0,
         prior=(0.33, 0.66), kind="list", read_by="ensemble",
         source="assumption; bands at 0.33 and 0.66: MEASURE (Samuel Hall and IOM 2017, from memory)"),
)  # fmt: skip
_SCENARIO = (
    _row("scenario", "budget", "public money that all policies of the mix may spend together; nothing: no common limit",
         "USD 2021", high=1e13, prior=(1e6, 1e9), source="a choice of policy; what such programmes cost",
         read_by="institutions"),
)  # fmt: skip
_CORRIDOR = (
    _row("corridor", "slots", "people who first consider leaving", "persons per year", high=1e10, prior=(1e2, 5e6),
         source="solved so that the baseline's departures meet published entries: python -m bayiri.studies.slots",
         grade="derived", use="calibration"),
    _row("corridor", "stock", "people of the origin who live at the destinations, as published", "persons", high=1e10,
         prior=(1e3, 2e7), source="UN DESA, International Migrant Stock", grade="measured", use="context"),
    _row("corridor", "targets", "published figures, under names of their own, that results are told beside",
         ITS_OWN_UNIT, low=-1e13, high=1e13, kind="figures", source="statistical offices, surveys, registers",
         grade="measured", use="context", read_by="studies"),
)  # fmt: skip
_FIGURE = (
    _row("figure", "year", "year that a figure is about, or for which a series gives it", "year", **_YEARS,
         prior=(1960.0, 2030.0), kind="integer", use="context", grade="measured", source="the figure's own source"),
    _row("figure", "range", "relative half-width of the range in which a figure may lie", "share", high=1.0,
         prior=(0.0, 0.6), source="the figure's own source, or the spread of sources; else assumed"),
)  # fmt: skip
_CALIBRATION = (
    _count("seed", "seed from which the world seeds of runs are made", "number", 0.0, 1e9, (0.0, 1e9)),
    _count("runs", "runs of one point, each with a world seed of its own", "runs", 1.0, 1e3, (1.0, 100.0)),
    _count("migrants", "simulated people abroad at the start", "agents", 1.0, 1e6, (1e3, 1e5)),
    _count("points", "points that each wave of the search tries", "points", 8.0, 4096.0, (32.0, 512.0)),
    _count("waves", "waves of the search, each within what the last one left", "waves", 1.0, 20.0, (2.0, 8.0)),
    _count("months", "months of returns that a published uptake counts", "months", 1.0, 1e3, (1.0, 60.0)),
    _row("calibration", "tell", "share of those who leave who are taken off a register at once", "share", 0.35,
         high=1.0, prior=(0.1, 0.6), read_by="studies",
         source="Gonzalez-Ferrer 2013: about a third of Spaniards who leave are recorded (from memory)"),
    _row("calibration", "strike", "share of others still listed who are struck off", "per quarter", 0.2, high=1.0,
         prior=(0.0, 0.3), read_by="studies", source="national law on registers; Spain: entries lapse after two years"),
)  # fmt: skip
_FIT = (
    _row("fit", "published", "published figure that a baseline is held against, with its band", ITS_OWN_UNIT,
         low=-1e13, high=1e13, kind="figures", use="context", grade="derived", source="the target's own source",
         read_by="studies"),
    _row("fit", "found", "what the baseline gives in place of a published figure: mean of runs, and a tenth to nine "
         "tenths of them", ITS_OWN_UNIT, low=-1e13, high=1e13, kind="figures", use="context", grade="derived",
         source="runs of this model, repeated by the command in the record", read_by="studies"),
)  # fmt: skip
_MONEY = (
    _row("money", "deflator", "prices of the United States, by which dollars of a year become dollars of 2021", "index",
         high=1e4, prior=(10.0, 400.0), use="context", grade="measured", source="World Bank, GDP deflator"),
    _row("money", "rates", "units of a currency that a US dollar cost, mean of a year", ITS_OWN_UNIT, low=0.0, high=1e6,
         kind="figures", use="context", grade="measured", source="World Bank, official exchange rate"),
)  # fmt: skip

ROWS = _DATES + _OUTCOME + _SCENARIO + _CORRIDOR + _FIGURE + _CALIBRATION + _FIT + _MONEY
