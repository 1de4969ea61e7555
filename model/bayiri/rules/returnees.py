"""Phase 13, people back home: scores as they are and as a survey sees them, and support, by region and sex."""

from __future__ import annotations

from bayiri import state as s
from bayiri.compiling import entry, fetch, rule
from bayiri.indicators import measures as i
from bayiri.rules.phases import LINES
from bayiri.rules.survey import COMPOSITE, is_asked, responds, surveyed

AHEAD = 12  # rows that are looked at before their turn: few of them are back home


@rule
def in_support(migrant, quarter):
    """Whether a programme serves the person this quarter."""
    first = migrant.served_by >= 0 and quarter <= migrant.services_until
    return first or (migrant.served_by >= 0 and migrant.also_by >= 0 and quarter <= migrant.also_until)


@rule
def count_returnee(migrant, t, quarter, sums):
    """Add a person back home to the sums of their region and sex."""
    sums[i.HOME_NUMBER] += 1.0
    sums[i.HOME_ECONOMIC] += migrant.economic
    sums[i.HOME_SOCIAL] += migrant.social
    sums[i.HOME_PSYCHOSOCIAL] += migrant.psychosocial
    sums[i.HOME_PREPARED] += float(migrant.preparedness)
    sums[i.HOME_IN_SUPPORT] += in_support(migrant, quarter)
    if is_asked(migrant, quarter):
        sums[i.HOME_ASKED] += 1.0
        if responds(migrant, t, quarter):
            sums[i.HOME_ANSWERED] += 1.0
            sums[i.HOME_SURVEYED] += surveyed(migrant, migrant.score, COMPOSITE, t, quarter)


@rule
def _back_in(seen, regions):
    """Whether a person is back home in one of these neighbouring regions."""
    home = seen.returned and seen.presence == s.PRESENT and regions.shape[0] > 0
    return home and regions[0] <= seen.place <= regions[-1]


@entry
def sum_returnees(migrants, rows, t, quarter, regions, sums):
    """Fill `sums[region, sex, measure]` with the people back home in `regions` among `rows`, in order."""
    last = rows.shape[0] - 1
    for k in range(rows.shape[0]):
        ahead = rows[min(k + AHEAD, last)]
        if _back_in(t.public[ahead], regions):
            fetch(migrants, ahead, LINES)
        if _back_in(t.public[rows[k]], regions):
            migrant = migrants[rows[k]]
            count_returnee(migrant, t, quarter, sums[int(migrant.region), int(migrant.sex)])
