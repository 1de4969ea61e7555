"""Indicators of kinds of return, return orders, documents and removal."""

from __future__ import annotations

from bayiri import state
from bayiri.indicators.row import outcome, quarterly

# Name of the indicator that counts a kind of return: kind, label, what it holds. Removals are counted above.
KIND_INDICATORS = {
    "returns_spontaneous": (state.SPONTANEOUS, "Spontaneous returns", "by own means, without any of the reasons below"),
    "returns_temporary": (
        state.TEMPORARY_RETURN,
        "Temporary returns",
        "by own means under a kept right to come back, which is worth more than it costs",
    ),
    "returns_contract_end": (
        state.CONTRACT_END,
        "Returns at the end of a permit",
        "by own means, as a temporary permit ends",
    ),
    "returns_repatriation": (
        state.REPATRIATION,
        "Repatriations",
        "by own means, with a right to stay whose end is announced and believed",
    ),
    "returns_assisted_with_right": (
        state.ASSISTED_WITH_RIGHT,
        "Assisted, with right to stay",
        "with a programme, with the right to stay",
    ),
    "returns_assisted_without_right": (
        state.ASSISTED_WITHOUT_RIGHT,
        "Assisted, without right to stay",
        "with a programme, without the right to stay",
    ),
    "returns_assisted_under_order": (
        state.ASSISTED_UNDER_ORDER,
        "Assisted under order",
        "with a programme, under a return order",
    ),
    "returns_own_under_order": (
        state.OWN_UNDER_ORDER,
        "Own departures under order",
        "by own means, under a return order",
    ),
}
_KINDS = tuple(
    quarterly(name, label, "persons per quarter", "flow", f"returns {meaning}")
    for name, (_, label, meaning) in KIND_INDICATORS.items()
) + tuple(
    outcome(name, label, "persons", "stock", 100.0, 0, f"returns in the window {meaning}", "")
    for name, (_, label, meaning) in KIND_INDICATORS.items()
)
_ORDERS = (
    quarterly("under_order", "Under a return order", "persons", "stock", "people abroad under a return order"),
    quarterly(
        "in_limbo", "In limbo", "persons", "stock", "people under order, past its deadline, without travel documents"
    ),
    quarterly(
        "unrecognised_need",
        "In need of protection, not recognised",
        "persons",
        "stock",
        "people with true need of protection under order, past its deadline, without recognition",
    ),
    quarterly("orders", "Return orders", "persons per quarter", "flow", "people who receive a return order"),
    quarterly(
        "refused_at_border", "Refused at the border", "persons per quarter", "flow", "people who do not get across"
    ),
    quarterly(
        "voluntary_free",
        "Free and informed returns",
        "share",
        "share",
        "returns with the right to stay, without threat, with information and means",
        "returns of every kind",
    ),
    quarterly(
        "voluntary_unrefused", "Returns not refused", "share", "share", "returns but removals", "returns of every kind"
    ),
    quarterly("enforcement_cost", "Cost of removals", "USD 2021 per quarter", "money", "paid by the destination"),
    outcome(
        "voluntary_free",
        "Free and informed returns",
        "share",
        "share",
        0.01,
        1,
        "returns with the right to stay, without threat, with information and means",
        "returns of every kind in the window",
    ),
    outcome(
        "voluntary_unrefused",
        "Returns not refused",
        "share",
        "share",
        0.01,
        1,
        "returns but removals",
        "returns of every kind in the window",
    ),
    outcome("orders", "Return orders", "persons", "stock", 100.0, 0, "return orders in the window", ""),
    outcome("under_order", "Under a return order", "persons", "stock", 100.0, 0, "mean of the window's quarters", ""),
    outcome(
        "in_limbo",
        "In limbo",
        "persons",
        "stock",
        100.0,
        -1,
        "people under order, past its deadline, without travel documents: mean of the window's quarters",
        "",
    ),
    outcome(
        "unrecognised_need",
        "In need of protection, not recognised",
        "persons",
        "stock",
        10.0,
        -1,
        "people with true need of protection under order, past its deadline: mean of the window's quarters",
        "",
    ),
    outcome(
        "assisted_irregular_rate",
        "Assisted returns of people without right",
        "per 100 person-years",
        "rate",
        0.1,
        0,
        "returns with a programme without the right to stay or under order",
        "person-years in irregular status in the window",
    ),
    outcome("enforcement_cost", "Cost of removals", "USD 2021", "money", 1e6, -1, "paid by the destination", ""),
)
ROWS = _KINDS + _ORDERS
