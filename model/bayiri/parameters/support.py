"""Support after return: its modules and packages, spread, follow-up and preparation; what makes it take effect."""

from __future__ import annotations

from typing import Any

from bayiri.parameters import behaviour
from bayiri.parameters.parameter import Parameter
from bayiri.parameters.sources import ASSISTED, FOLLOW_UP, INCENTIVES, SPREAD, TAILORING, VOLUNTARY, chosen


def _lever(name: str, meaning: str, unit: str, **more: Any) -> Parameter:
    """A lever of programmes that does nothing at 0."""
    settings: dict[str, Any] = {"high": 1.0 if unit == "share" else 1e12, "neutral": 0.0, **more}
    return Parameter(name, meaning, unit, ("return_programme",), "programmes", 0.0, **settings)


_MODULES = (
    _lever(
        "modules.training",
        "strength of vocational training, for people before retirement",
        "share",
        prior=(0.0, 0.4),
        read_by="support_modules",
        source=chosen(INCENTIVES, "strength assumed"),
    ),
    _lever(
        "modules.placement",
        "strength of job placement, for people before retirement without formal work",
        "share",
        prior=(0.0, 0.4),
        read_by="support_modules",
        source=chosen(INCENTIVES, "strength assumed"),
    ),
    _lever(
        "modules.business_start",
        "strength of help to start a business, for people before retirement without formal work",
        "share",
        prior=(0.0, 0.4),
        source=chosen(INCENTIVES, "IOM Knowledge Bite 1 (2020): direction"),
        read_by="support_modules",
    ),
    _lever(
        "modules.housing",
        "strength of help with housing",
        "share",
        prior=(0.0, 0.4),
        read_by="support_modules",
        source=chosen(INCENTIVES, "strength assumed"),
    ),
    _lever(
        "modules.schooling",
        "strength of help with children's schooling, for people with family at home",
        "share",
        prior=(0.0, 0.4),
        read_by="support_modules",
        source=chosen(INCENTIVES, "strength assumed"),
    ),
    _lever(
        "modules.health",
        "strength of access to health care",
        "share",
        prior=(0.0, 0.4),
        read_by="support_modules",
        source=chosen(INCENTIVES, "strength assumed"),
    ),
    _lever(
        "modules.counselling",
        "strength of counselling",
        "share",
        prior=(0.0, 0.4),
        read_by="support_modules",
        source=chosen(ASSISTED, "strength assumed"),
    ),
)

_PACKAGES = (
    _lever(
        "services.cash",
        "whether the cost of services is paid to the person as money instead",
        "flag",
        kind="flag",
        read_by="returning, support",
        source=chosen(TAILORING),
    ),
    _lever(
        "services.menu",
        "whether the person chooses: money, or all services in one dimension",
        "flag",
        kind="flag",
        read_by="returning, support",
        source=chosen(TAILORING),
    ),
    _lever(
        "services.tailoring",
        "share of the money for other dimensions that goes to the one in which a survey finds the person weakest",
        "share",
        read_by="support_modules, support",
        source=chosen(TAILORING),
        prior=(0.0, 1.0),
    ),
    _lever(
        "follow_up.visits",
        "visits a year to people in support, at which need is surveyed again",
        "visits per year",
        high=4.0,
        read_by="assistance",
        source=chosen(FOLLOW_UP),
        prior=(0.0, 4.0),
    ),
    _lever(
        "follow_up.cost",
        "public cost of a visit",
        "USD 2021 per visit",
        read_by="assistance, support",
        source=chosen(FOLLOW_UP, "cost assumed"),
        prior=(0.0, 200.0),
    ),
    _lever(
        "preparation.strength",
        "share of what is missing to a prepared return that help before departure makes good",
        "share",
        read_by="readiness",
        source=chosen(VOLUNTARY, "Cassarino 2004: preparedness"),
        prior=(0.0, 0.8),
    ),
    _lever(
        "preparation.cost",
        "public cost of that help for one person",
        "USD 2021",
        read_by="assistance",
        source=chosen(VOLUNTARY, "cost assumed"),
        prior=(0.0, 1000.0),
    ),
    _lever(
        "community.amount",
        "money for communities to which people return, while the programme is open",
        "USD 2021 per quarter",
        read_by="institutions",
        source=chosen(INCENTIVES),
        prior=(0.0, 5e6),
        whole=True,
    ),
    _lever(
        "regions.spread",
        "how places and money for communities are divided over regions: 0 by demand, 1 by population",
        "share",
        read_by="institutions",
        source=chosen(SPREAD),
        prior=(0.0, 1.0),
        whole=True,
    ),
    _lever(
        "regions.capital",
        "share of places and money for communities kept for the capital's region, before that division",
        "share",
        read_by="institutions",
        source=chosen(SPREAD),
        prior=(0.0, 1.0),
        whole=True,
    ),
)

_READINESS = (
    behaviour.row(
        "readiness_weight",
        "how much of the effect of support hangs on a prepared and voluntary return; 0: everybody is ready",
        "share",
        0.5,
        (0.0, 1.0),
        source="Flahaux 2017; Cassarino 2004: direction",
        read_by="readiness",
    ),
    behaviour.row(
        "prepared_by_means",
        "weight of means in preparedness; the rest is time of those who decide to return",
        "share",
        0.5,
        (0.2, 0.8),
        read_by="readiness",
        source="Cassarino 2004: means and time prepare a return; weights assumed",
    ),
    behaviour.row(
        "prepared_means",
        "savings on arrival that make a return fully prepared in means",
        "years of wage",
        1.0,
        (0.3, 3.0),
        low=0.01,
        read_by="readiness",
        source="assumption; Cassarino 2004: direction",
    ),
    behaviour.row(
        "prepared_years",
        "years abroad that make a return fully prepared in time",
        "years",
        4.0,
        (1.0, 10.0),
        low=0.25,
        source="Cassarino 2004: direction",
        read_by="readiness",
    ),
)

_COMMUNITY = (
    behaviour.row(
        "support_lasting",
        "share of the strength of support that a quarter after its end leaves; 0: support works while it is given",
        "share",
        0.8,
        (0.0, 0.98),
        read_by="support",
        source="assumption; prior includes support that works only while given",
    ),
    behaviour.row(
        "community_people",
        "people in communities that receive support, over the region's labour force; all returnees are among them",
        "share",
        0.05,
        (0.01, 0.3),
        low=0.001,
        read_by="institutions",
        source="assumption: support reaches some communities of a region",
    ),
    behaviour.row(
        "community_scale",
        "stock of support a head at which a community's support has 63 per cent of its full strength",
        "USD 2021 per person (stock)",
        4000.0,
        (500.0, 20000.0),
        low=1.0,
        high=1e6,
        source="IOM Knowledge Bite 1 (2020): support of persons does more than support of communities; scale assumed",
        read_by="support",
    ),
    behaviour.row(
        "community_fading",
        "share of the stock of community support that is lost",
        "per quarter",
        0.05,
        (0.01, 0.2),
        read_by="institutions",
        source="assumption: half of it is gone in about three and a half years",
    ),
)

_DRIVERS = (
    behaviour.row(
        "score_debt",
        "fall of the economic target when debt service takes all income",
        "logits",
        1.5,
        (0.3, 3.0),
        high=10.0,
        read_by="reintegration",
        source="Schuster & Majidi 2013 (Migration Studies): debt weighs on returnees; size assumed",
    ),
    behaviour.row(
        "score_arithmetic",
        "weight of the arithmetic mean of the three scores against the geometric one in the composite",
        "share",
        0.0,
        (0.0, 1.0),
        read_by="reintegration",
        source="definition of this model; the geometric mean lets no dimension stand in for another",
        module="arithmetic_composite",
        default_on=1.0,
    ),
)

_CAPITAL = (
    Parameter(
        "capital",
        "weight of the region in what programmes keep for the capital: 1 where it lies; all 0: by population",
        "weight",
        ("region",),
        "places",
        0.0,
        high=1.0,
        use="context",
        read_by="institutions",
        source="seat of government; default: none is named, so by population",
        prior=(0.0, 1.0),
    ),
)

_SURVEY = (
    behaviour.row(
        "package_need",
        "rise in the worth of a package per point by which its dimension lags behind the composite score",
        "ratio",
        4.0,
        (0.0, 8.0),
        high=100.0,
        read_by="support",
        source="assumption; no study of free choice among packages was found",
    ),
    behaviour.row(
        "package_noise",
        "spread of tastes among packages, in dollars' worth per dollar",
        "ratio",
        0.3,
        (0.1, 1.0),
        low=0.01,
        high=100.0,
        read_by="support",
        source="assumption; no study of free choice among packages was found",
    ),
    behaviour.row(
        "survey_error",
        "standard deviation of what a survey finds about a middling score",
        "score",
        0.1,
        (0.03, 0.2),
        high=0.5,
        read_by="survey",
        source="assumption; surveys of returnees publish no error of measurement",
    ),
    behaviour.row(
        "survey_nonresponse",
        "share of people back home whom a survey does not reach",
        "share",
        0.35,
        (0.1, 0.7),
        read_by="survey",
        source="assumption; follow-up surveys of returnees lose many",
    ),
)

ROWS = _MODULES + _PACKAGES + _READINESS + _COMMUNITY + _DRIVERS + _CAPITAL + _SURVEY
