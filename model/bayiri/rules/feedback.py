"""Phase 12, feedbacks: group means and arrivals that people see from the next quarter on."""

from __future__ import annotations

from bayiri import state as s
from bayiri.compiling import entry

RECENT = 4  # quarters in which a returnee still counts as an arrival


@entry
def sum_groups(migrants, rows, t, quarter, known, abroad, well, arrived, back):
    """Add up what is public of the people in `rows`, by contact group, and recent arrivals by region.

    `known[group]` starts from those who stay for good, who remain somebody's contacts; they are added to it
    for ever in the quarter in which they cease to consider leaving.
    """
    threshold = t.parameters[0].well
    for k in range(rows.shape[0]):
        seen = t.public[rows[k]]
        if seen.presence == s.DEAD:
            continue
        known[seen.group] += 1.0
        if seen.abroad:
            abroad[seen.group] += 1.0
        elif seen.returned:
            back[seen.group] += 1.0
            if seen.score >= threshold:
                well[seen.group] += 1.0
            migrant = migrants[rows[k]]
            if migrant.returned > quarter - RECENT:
                arrived[migrant.region] += 1.0


@entry
def sum_removals(migrants, rows, t, quarter, at_risk, removed):
    """Add up, by contact group, who was removed within a year, and those or others abroad without the right to stay."""
    for k in range(rows.shape[0]):
        seen = t.public[rows[k]]
        if seen.presence != s.PRESENT:
            continue
        if seen.abroad:
            at_risk[seen.group] += seen.status == s.IRREGULAR
        elif seen.removed and migrants[rows[k]].returned > quarter - RECENT:
            at_risk[seen.group] += 1.0
            removed[seen.group] += 1.0


@entry
def still_present(t, rows):
    """Move the rows of people still present to the front of `rows`; returns their number.

    It reads what is public, a fourteenth of the memory of the records.
    """
    number = 0
    for k in range(rows.shape[0]):
        if t.public[rows[k]].presence == s.PRESENT:
            rows[number] = rows[k]
            number += 1
    return number
