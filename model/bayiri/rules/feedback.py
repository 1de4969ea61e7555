"""Phase 12, feedbacks: group means and arrivals that people see from the next quarter on.

It reads what is public, a fraction of the memory of the records.
"""

from __future__ import annotations

from bayiri import state as s
from bayiri.compiling import entry

RECENT = 4  # quarters in which a returnee still counts as an arrival
COUNTS = 7  # what is counted of a group of contacts, in this order
KNOWN, ABROAD, BACK, WELL, ARRIVED, AT_RISK, REMOVED = range(COUNTS)


@entry
def sum_groups(rows, t, quarter, sums):
    """Add what is public of the people in `rows` to `sums[group, count]`, whole numbers in whatever order.

    Known are all but the dead, well those back home with a good score, arrived and removed those of the last year,
    at risk of removal they and all abroad without the right to stay.
    """
    threshold = t.parameters[0].well
    for k in range(rows.shape[0]):
        seen = t.public[rows[k]]
        if seen.presence == s.DEAD:
            continue
        counts = sums[seen.group]
        counts[KNOWN] += 1.0
        if seen.abroad:
            counts[ABROAD] += 1.0
            counts[AT_RISK] += seen.status == s.IRREGULAR
        elif seen.returned:
            counts[BACK] += 1.0
            counts[WELL] += seen.score >= threshold
            if seen.back > quarter - RECENT:
                counts[ARRIVED] += 1.0
                counts[AT_RISK] += seen.removed
                counts[REMOVED] += seen.removed


@entry
def still_present(t, rows, stayed):
    """Move the rows of people still present to the front of `rows`; returns their number.

    Those who cease to consider leaving remain somebody's contacts: they are added to `stayed[group]` for ever.
    """
    number = 0
    for k in range(rows.shape[0]):
        seen = t.public[rows[k]]
        if seen.presence == s.PRESENT:
            rows[number] = rows[k]
            number += 1
        elif seen.presence == s.STAYS:
            stayed[seen.group] += 1.0
    return number
