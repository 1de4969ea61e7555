"""What an office can know of scores: a survey that some do not answer and that errs for those who do."""

from __future__ import annotations

from bayiri import draws
from bayiri.compiling import rule
from bayiri.draws import uniform

COMPOSITE, ECONOMIC, SOCIAL, PSYCHOSOCIAL = range(4)  # what is asked about
ASKED_EVERY = 4  # quarters between two questions to the same person in the yearly survey
_SPREAD_OF_UNIFORM = 1.7320508075688772


@rule
def responds(migrant, t, quarter):
    """Whether the person can be reached and answers in this quarter."""
    p = t.parameters[0]
    return uniform(p.seed, migrant.identity, quarter, draws.SURVEY_RESPONSE) >= p.survey_nonresponse


@rule
def surveyed(migrant, score, dimension, t, quarter):
    """A score as the survey sees it: right on average, in [0, 1] like the score itself."""
    p = t.parameters[0]
    widest = min(_SPREAD_OF_UNIFORM * p.survey_error, score, 1.0 - score)
    return score + widest * (2.0 * uniform(p.seed, migrant.identity, quarter, draws.SURVEY, dimension) - 1.0)


@rule
def is_asked(migrant, quarter):
    """Whether it is the person's turn in the yearly survey of people back home: a quarter of them each quarter."""
    return (migrant.identity + quarter) % ASKED_EVERY == 0


@rule
def weakest_seen(migrant, t, quarter):
    """The dimension in which a survey of this quarter finds the person worst off."""
    economic = surveyed(migrant, migrant.economic, ECONOMIC, t, quarter)
    social = surveyed(migrant, migrant.social, SOCIAL, t, quarter)
    psychosocial = surveyed(migrant, migrant.psychosocial, PSYCHOSOCIAL, t, quarter)
    if economic <= social and economic <= psychosocial:
        return ECONOMIC
    return SOCIAL if social <= psychosocial else PSYCHOSOCIAL
