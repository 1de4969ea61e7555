"""Indicators of kinds of return, return orders, documents and removal."""

from __future__ import annotations

from bayiri.indicators.row import CATEGORIES, FOR_ALL, outcome, quarterly
from bayiri.parameters.sources import REPORT

# Label and meaning of the indicator that counts a kind of return. Removals are counted in `core`.
KINDS = {
    "returns_spontaneous": ("Spontaneous returns", "by own means, without any of the reasons below"),
    "returns_temporary": (
        "Temporary returns",
        "by own means under a kept right to come back, which is worth more than it costs",
    ),
    "returns_contract_end": ("Returns at the end of a permit", "by own means, as a temporary permit ends"),
    "returns_repatriation": (
        "Repatriations",
        "by own means, with a right to stay whose end is announced and believed",
    ),
    "returns_assisted_with_right": ("Assisted, with right to stay", "with a programme, with the right to stay"),
    "returns_assisted_without_right": (
        "Assisted, without right to stay",
        "with a programme, without the right to stay",
    ),
    "returns_assisted_under_order": ("Assisted under order", "with a programme, under a return order"),
    "returns_own_under_order": ("Own departures under order", "by own means, under a return order"),
}
_VOLUNTARY = f"{REPORT}, Part I, Voluntary Return: free will, good information, no coercion"
_ORDERED = "Directive 2008/115/EC: return decision, period for leaving, removal"
_PROTECTED = "definition of this model; nobody in need of protection is removed"
_KINDS = tuple(
    quarterly(name, label, "persons per quarter", "flow", f"returns {meaning}", source=CATEGORIES)
    for name, (label, meaning) in KINDS.items()
) + tuple(
    outcome(name, label, "persons", "stock", 100.0, 0, f"returns in the window {meaning}", "", source=CATEGORIES)
    for name, (label, meaning) in KINDS.items()
)
_ORDERS = (
    quarterly(
        "under_order", "Under a return order", "persons", "stock", "people abroad under a return order", source=_ORDERED
    ),
    quarterly(
        "in_limbo",
        "In limbo",
        "persons",
        "stock",
        "people under order, past its deadline, without travel documents",
        source=_ORDERED,
    ),
    quarterly(
        "unrecognised_need",
        "In need of protection, not recognised",
        "persons",
        "stock",
        "people with true need of protection under order, past its deadline, without recognition",
        source=_PROTECTED,
    ),
    quarterly(
        "orders", "Return orders", "persons per quarter", "flow", "people who receive a return order", source=_ORDERED
    ),
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
        source=_VOLUNTARY,
    ),
    quarterly(
        "voluntary_unrefused",
        "Returns not refused",
        "share",
        "share",
        "returns but removals",
        "returns of every kind",
        source=_VOLUNTARY,
    ),
    quarterly(
        "enforcement_cost",
        "Cost of removals",
        "USD 2021 per quarter",
        "money",
        "paid for removals by the destination",
        groups=FOR_ALL,
    ),
    outcome(
        "voluntary_free",
        "Free and informed returns",
        "share",
        "share",
        0.01,
        1,
        "returns with the right to stay, without threat, with information and means",
        "returns of every kind in the window",
        source=_VOLUNTARY,
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
        source=_VOLUNTARY,
    ),
    outcome(
        "orders", "Return orders", "persons", "stock", 100.0, 0, "return orders in the window", "", source=_ORDERED
    ),
    outcome(
        "under_order",
        "Under a return order",
        "persons",
        "stock",
        100.0,
        0,
        "people abroad under a return order: mean of the window's quarters",
        "",
        source=_ORDERED,
    ),
    outcome(
        "in_limbo",
        "In limbo",
        "persons",
        "stock",
        100.0,
        -1,
        "people under order, past its deadline, without travel documents: mean of the window's quarters",
        "",
        source=_ORDERED,
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
        source=_PROTECTED,
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
        source=CATEGORIES,
    ),
    outcome(
        "enforcement_cost",
        "Cost of removals",
        "USD 2021",
        "money",
        1e6,
        -1,
        "paid for removals by the destination",
        "",
        groups=FOR_ALL,
    ),
)
ROWS = _KINDS + _ORDERS
