"""Indicators of stocks, flows and outcomes of return that every rule feeds."""

from __future__ import annotations

from bayiri.indicators.row import outcome, quarterly

_RETURNS = "first returns in the window"
LEFT_WITHIN = (4, 8, 20)  # quarters after a first return in which leaving again is looked for
_REMIGRATION = tuple(
    outcome(
        f"remigrated_within_{quarters}",
        f"Left again within {quarters} quarters",
        "share",
        "share",
        0.01,
        0,
        "left again, by whatever channel and for however long",
        f"first returns in the window at least {quarters} quarters before the end",
    )
    for quarters in LEFT_WITHIN
)
QUARTERLY = (
    quarterly("stock_abroad", "People abroad", "persons", "stock", "people of the origin living at a destination"),
    quarterly("stock_irregular", "In irregular status", "persons", "stock", "people abroad without the right to stay"),
    quarterly("citizens_share", "Citizens of the destination", "share", "share", "naturalised people", "people abroad"),
    quarterly("entries", "First departures", "persons per quarter", "flow", "people who left for the first time"),
    quarterly("returns", "Returns", "persons per quarter", "flow", "returns of every kind, removals included"),
    quarterly(
        "returns_own_means", "Returns by own means", "persons per quarter", "flow", "returns without a programme"
    ),
    quarterly("returns_assisted", "Assisted returns", "persons per quarter", "flow", "returns with a programme"),
    quarterly("removals", "Removals", "persons per quarter", "flow", "forced returns"),
    quarterly("refused_removals", "Removals refused", "persons per quarter", "flow", "removals that the guard forbade"),
    quarterly("remigrations", "Re-migrations", "persons per quarter", "flow", "returnees who left again"),
    quarterly(
        "unemployment_abroad", "Unemployment abroad", "share", "share", "people without work", "active people abroad"
    ),
    quarterly("returnees_home", "Returnees at home", "persons", "stock", "people back home after living abroad"),
    quarterly(
        "mean_score", "Mean reintegration score", "score", "score", "composite of the three scores", "returnees at home"
    ),
    quarterly("remittances", "Remittances", "USD 2021 per quarter", "money", "money received by families at home"),
    quarterly(
        "public_spending",
        "Public spending on the mix",
        "USD 2021 per quarter",
        "money",
        "all that policies of the mix pay: see the ledger's policy entries",
    ),
)
STATE_ROWS = (
    outcome(
        "settled", "Settled", "share", "share", 0.01, 1, "at home with a score at or above the threshold", _RETURNS
    ),
    outcome(
        "home_not_settled", "At home, not settled", "share", "share", 0.01, -1, "at home below the threshold", _RETURNS
    ),
    outcome(
        "free_mobility",
        "Free mobility",
        "share",
        "share",
        0.01,
        0,
        "left again by a regular channel from at or above the threshold",
        _RETURNS,
    ),
    outcome(
        "under_pressure",
        "Left again under pressure",
        "share",
        "share",
        0.01,
        -1,
        "left again irregularly, from below the threshold or pressed by debt, or removed again",
        _RETURNS,
    ),
    outcome("dead", "Died", "share", "share", 0.005, 0, "died before the lag", _RETURNS),
)
OTHERS = (
    *_REMIGRATION,
    outcome(
        "score_at_lag",
        "Score at the lag",
        "score",
        "score",
        0.01,
        1,
        "composite score at the lag",
        "first returns in the window, at home at the lag",
    ),
    outcome(
        "portability_loss",
        "Pension wealth lost",
        "USD 2021 per person",
        "money",
        100.0,
        -1,
        "discounted pension wealth under full portability less that under the rules, at the last return",
        _RETURNS,
    ),
    outcome("first_returns", "First returns", "persons", "stock", 500.0, 0, "first returns in the window", ""),
    outcome("settled_returns", "Settled returns", "persons", "stock", 500.0, 1, "first returns settled at the lag", ""),
    outcome(
        "assisted_share",
        "Assisted share of returns",
        "share",
        "share",
        0.01,
        0,
        "first returns with a programme",
        _RETURNS,
    ),
    outcome(
        "remigrated_8",
        "Abroad again at the lag",
        "share",
        "share",
        0.01,
        0,
        "abroad again at the lag, but for short absences under a kept right",
        _RETURNS,
    ),
    outcome(
        "return_rate",
        "Return rate",
        "per 100 person-years",
        "rate",
        0.1,
        0,
        "returns of every kind in the window",
        "person-years abroad in the window",
    ),
    outcome(
        "return_hazard",
        "Return hazard",
        "per cent per year",
        "rate",
        0.2,
        0,
        "returns by completed years since arrival",
        "person-years abroad at that duration",
    ),
    outcome("removals", "Removals", "persons", "stock", 100.0, -1, "forced returns in the window", ""),
    outcome(
        "refused_removals", "Removals refused", "persons", "stock", 100.0, 0, "removals that the guard forbade", ""
    ),
    outcome(
        "public_cost",
        "Public cost of the mix",
        "USD 2021",
        "money",
        1e6,
        -1,
        "all that policies pay in the window and after: grants, travel, support, guarantees, counsel, measures",
        "",
    ),
    outcome("public_unspent", "Unspent budget", "USD 2021", "money", 1e6, 0, "what is left of the shared budget", ""),
    outcome(
        "paid_anyway",
        "Paid, would have returned anyway",
        "share",
        "share",
        0.01,
        -1,
        "paid people who return without the mix within four quarters of the same date",
        "people paid",
    ),
)
