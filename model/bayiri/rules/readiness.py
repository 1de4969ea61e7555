"""Whether a return was prepared, and how much of the support given a person is ready to use.

Return prepares itself by what was saved and by the time there was to plan (Cassarino 2004); support after an
unprepared return helps little (Flahaux 2017). How far that holds is a weight whose range includes none at all.
"""

from __future__ import annotations

from bayiri.compiling import rule


@rule
def prepare(migrant, t, quarter):
    """Preparedness on arrival, in [0, 1]: means carried home, and time abroad of those who decided themselves."""
    p = t.parameters[0]
    home = t.places[quarter, migrant.region]
    usual = home.gdp_per_head * home.wage_share * home.price_level * 100.0
    means = min(migrant.savings / (p.prepared_means * usual), 1.0)
    years = min(0.25 * (quarter - migrant.left) / p.prepared_years, 1.0)
    migrant.preparedness = p.prepared_by_means * means + (1.0 - p.prepared_by_means) * years * migrant.voluntariness


@rule
def prepare_with_help(migrant, programme):
    """Help before departure closes part of what is missing."""
    own = float(migrant.preparedness)
    migrant.preparedness = 1.0 - (1.0 - own) * (1.0 - programme.preparation_strength)


@rule
def readiness(migrant, p):
    """Share of support that takes effect: all of it where the weight is nil, else as prepared and as voluntary."""
    return 1.0 - p.readiness_weight * (1.0 - float(migrant.preparedness) * migrant.voluntariness)
