"""Return orders, documents, removal and announced ends of stay: columns of `places` and `notices`, and behaviour."""

from __future__ import annotations

from typing import Any

from bayiri.parameters.behaviour import ASSUMED
from bayiri.parameters.behaviour import row as behavioural
from bayiri.parameters.parameter import Parameter
from bayiri.parameters.sources import REPORT, STATES, VOLUNTARY

_BOTH = ("destination", "return_procedure")
ENDING = ("permanent", "temporary")  # statuses that an announced end of stay may concern


def _procedure(name: str, meaning: str, unit: str, default: float, **more: Any) -> Parameter:
    settings: dict[str, Any] = {"high": 1.0 if unit in ("share", "per quarter") else 1e9, "use": "context"}
    settings.update({"source": ASSUMED, "read_by": "enforcement", "section": _BOTH, **more})
    return Parameter(name, meaning, unit, settings.pop("section"), "places", default, **settings)


def _notice(name: str, meaning: str, unit: str, default: Any, **more: Any) -> Parameter:
    settings: dict[str, Any] = {"high": 1.0, "use": "context", "read_by": "threats, status", **more}
    return Parameter(name, meaning, unit, ("end_of_stay",), "notices", default, **settings)


ROWS = (
    _procedure(
        "detection",
        "chance that the authorities find a person without the right to stay, who then receives a return order",
        "per quarter",
        0.0,
        neutral=0.0,
        prior=(0.0, 0.05),
        source="assumption; return orders over people without the right to stay (Eurostat, migr_eiord)",
    ),
    _procedure(
        "order_deadline",
        "quarters after a return order in which the person may leave before removal is possible",
        "quarters",
        1.0,
        high=40.0,
        kind="integer",
        prior=(0.0, 8.0),
        replaces=True,
        source="Directive 2008/115/EC, art. 7: 7 to 30 days, longer where need be",
        read_by="orders",
        grade="derived",
    ),
    _procedure(
        "documents_held",
        "share of people without the right to stay who hold valid travel documents",
        "share",
        1.0,
        section=("destination",),
        prior=(0.3, 1.0),
        source="assumption; shares are seldom published",
        read_by="orders",
    ),
    _procedure(
        "documents_quarters",
        "mean quarters by which documents asked of the country of origin follow later than at once",
        "quarters",
        0.0,
        high=200.0,
        prior=(0.0, 12.0),
        replaces=True,
        source="assumption; waits for travel documents are seldom published",
        read_by="orders",
    ),
    _procedure(
        "readmission",
        "share of that time which a readmission agreement saves",
        "share",
        0.0,
        neutral=0.0,
        prior=(0.0, 0.9),
        source=f"{REPORT}, {STATES}; strength assumed",
        read_by="orders",
    ),
    _procedure(
        "removal_capacity",
        "persons that the authority can remove",
        "persons per quarter",
        0.0,
        neutral=0.0,
        read_by="institutions",
        source="removals carried out (national statistics; Eurostat, migr_eirtn); default: none",
        prior=(0.0, 2000.0),
    ),
    _procedure(
        "removal_cost",
        "public cost of one removal",
        "USD 2021",
        4_000.0,
        section=("destination",),
        prior=(2_000.0, 20_000.0),
        source="COM(2021) 120: EUR 3,414 a removal in the EU (from memory); USA 10,854 in 2016 (ICE, via USA Today)",
        grade="derived",
    ),
    behavioural(
        "removal_fear",
        "worth of staying without a right lost where all one's contacts without a right were removed in a year",
        "ln points",
        0.0,
        (0.0, 3.0),
        high=50.0,
        source="contested: 46 % of the assisted name the threat (BAMF 2019, via press); prior includes zero",
        read_by="threats",
        module="removal_threat",
        default_on=1.5,
    ),
    behavioural(
        "removal_deterrence",
        "worth of leaving irregularly lost where all one's contacts abroad without a right were removed in a year",
        "ln points",
        0.0,
        (0.0, 3.0),
        high=50.0,
        read_by="threats",
        source=f"contested; {REPORT}, {VOLUNTARY}: claimed there; prior includes zero",
        module="deterrence",
        default_on=1.5,
    ),
    behavioural(
        "order_pressure",
        "worth of staying lost under a return order, beyond what staying without a right costs",
        "ln points",
        0.0,
        (0.0, 1.0),
        high=50.0,
        read_by="threats",
        source="assumption; prior includes no effect",
        module="removal_threat",
        default_on=0.5,
    ),
    behavioural(
        "end_of_stay_worry",
        "worth of staying lost when an announced end of the own stay is fully believed",
        "ln points",
        1.2,
        (0.0, 1.8),
        high=50.0,
        source="assumption: returns from Germany to Bosnia in 1997 asked for 1.2-1.8 in trial runs",
        read_by="threats",
    ),
    _notice(
        "credibility",
        "how far those concerned believe the announcement",
        "share",
        0.0,
        neutral=0.0,
        source="assumption; how far an announcement is believed is not measured",
        prior=(0.0, 1.0),
        read_by="threats",
    ),
    _notice(
        "ends",
        "share of the stays concerned that are ended, over the ramp",
        "share",
        0.0,
        neutral=0.0,
        source="decisions on ends of protection or of permits; share assumed",
        prior=(0.0, 1.0),
        read_by="threats, scenario",
    ),
    _notice(
        "of.status",
        "legal statuses concerned",
        "set",
        ("temporary",),
        kind="set",
        options=ENDING,
        source="decision that ends the stay, such as that of 1996 on Bosnians in Germany",
        read_by="threats",
    ),
    _notice(
        "of.arrived_from",
        "first year of arrival concerned",
        "year",
        1900.0,
        low=1900.0,
        high=2100.0,
        kind="integer",
        source="decision that ends the stay; default: all years",
        prior=(1980, 2020),
        read_by="threats",
    ),
    _notice(
        "of.arrived_to",
        "last year of arrival concerned",
        "year",
        2100.0,
        low=1900.0,
        high=2100.0,
        kind="integer",
        source="decision that ends the stay; default: all years",
        prior=(1990, 2030),
        read_by="threats",
    ),
)
