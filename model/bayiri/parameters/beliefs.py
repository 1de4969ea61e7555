"""What people abroad believe of home, how they come to know better, and how far they trust who tells them.

No survey of such beliefs was found for the corridors at hand, so every number is an assumption with a range. That
people misjudge what they would earn elsewhere, and act on it, is known for leaving (McKenzie, Gibson and Stillman
2013, Tonga; Seshan and Zubrickas 2017, families of people in Qatar); of what people abroad believe of home not even
the sign is known, so the bias is zero by default and its range lies on both sides.
"""

from __future__ import annotations

from bayiri.parameters.behaviour import row
from bayiri.parameters.parameter import Parameter
from bayiri.parameters.sources import LINES, REPORT

_MISJUDGED = "McKenzie, Gibson and Stillman 2013 (JDE): expectations miss by a tenth to a half; sign for home unknown"

_BELIEFS = (
    row(
        "belief_bias",
        "what people abroad without information believe of living at home over what is true",
        "ln points",
        0.0,
        (-0.3, 0.3),
        low=-3.0,
        high=3.0,
        source=_MISJUDGED,
        read_by="beliefs",
    ),
    row(
        "belief_spread",
        "standard deviation between people of that misjudgement",
        "ln points",
        0.3,
        (0.0, 0.6),
        high=3.0,
        source=_MISJUDGED,
        read_by="beliefs",
    ),
    row(
        "news_fading",
        "share of what people abroad know of home that goes out of date in a quarter",
        "per quarter",
        0.05,
        (0.02, 0.12),
        read_by="beliefs",
        source="assumption: half of what is known is out of date in about three and a half years",
    ),
    row(
        "learning_contacts",
        "share of the gap in information closed in a quarter if all contacts had returned",
        "per quarter",
        0.2,
        (0.0, 0.5),
        read_by="beliefs",
        source="assumption; prior includes no learning",
    ),
    row(
        "learning_family",
        "share of the gap in information closed in a quarter by calls with family at home",
        "per quarter",
        0.06,
        (0.0, 0.15),
        read_by="beliefs",
        source="assumption; prior includes no learning",
    ),
    row(
        "learning_visits",
        "share of the gap closed in a quarter by visits, for those with the right to come back from one",
        "per quarter",
        0.03,
        (0.0, 0.1),
        read_by="beliefs",
        source="assumption; prior includes no learning",
    ),
    row(
        "score_disappointment",
        "share of the psychosocial score lost on return per ln point by which home was believed better than it is",
        "ln per ln point",
        0.5,
        (0.0, 1.5),
        high=10.0,
        read_by="beliefs",
        source="assumption; prior includes no effect",
    ),
)

# Trust: the share of what a provider says that is taken as true, by the right to stay of the person told.
PROVIDERS = ("state", "organisation", "diaspora", "employer")
_WHO = {
    "state": ("officials of a state", 0.5, (0.3, 0.8), 0.15, (0.0, 0.4)),
    "organisation": ("an international organisation", 0.6, (0.3, 0.8), 0.4, (0.1, 0.7)),
    "diaspora": ("a diaspora group or other non-governmental body", 0.75, (0.5, 0.95), 0.7, (0.4, 0.9)),
    "employer": ("an employer", 0.5, (0.2, 0.8), 0.3, (0.05, 0.6)),
}
_DIRECTION = f"assumption on size; {REPORT}, {LINES}: direction"


def _trust(provider: str, irregular: bool) -> Parameter:
    words, usual, usual_prior, without, without_prior = _WHO[provider]
    return row(
        f"trust_{provider}_irregular" if irregular else f"trust_{provider}",
        f"share of what is said by {words} that people {'in irregular' if irregular else 'in regular'} status believe",
        "share",
        without if irregular else usual,
        without_prior if irregular else usual_prior,
        source=_DIRECTION,
        read_by="beliefs",
    )


_TRUST = tuple(_trust(provider, irregular) for provider in PROVIDERS for irregular in (False, True))

ROWS = _BELIEFS + _TRUST
