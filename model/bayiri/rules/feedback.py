"""Phase 12, feedbacks: group means and arrivals that people see from the next quarter on."""

from __future__ import annotations

from bayiri import state as s
from bayiri.compiling import entry

RECENT = 4  # quarters in which a returnee still counts as an arrival


@entry
def sum_groups(rows, t, quarter, known, abroad, well, back, at_risk, removed, arrived):
    """Add up what is public of the people in `rows`, by contact group, and recent arrivals by region.

    `known[group]` starts from those who stay for good, who remain somebody's contacts; they are added to it
    for ever in the quarter in which they cease to consider leaving. `removed` were so within a year; they and all
    abroad without the right to stay are `at_risk`. It reads what is public, a fraction of the memory of the records.
    """
    threshold = t.parameters[0].well
    for k in range(rows.shape[0]):
        seen = t.public[rows[k]]
        if seen.presence == s.DEAD:
            continue
        known[seen.group] += 1.0
        if seen.abroad:
            abroad[seen.group] += 1.0
            at_risk[seen.group] += seen.status == s.IRREGULAR
        elif seen.returned:
            back[seen.group] += 1.0
            well[seen.group] += seen.score >= threshold
            if seen.back > quarter - RECENT:
                arrived[seen.place] += 1.0
                at_risk[seen.group] += seen.removed
                removed[seen.group] += seen.removed


@entry
def still_present(t, rows):
    """Move the rows of people still present to the front of `rows`; returns their number."""
    number = 0
    for k in range(rows.shape[0]):
        if t.public[rows[k]].presence == s.PRESENT:
            rows[number] = rows[k]
            number += 1
    return number
