"""Which terms of programmes, lenders and services hold for a person."""

from __future__ import annotations

from bayiri.compiling import rule


@rule
def group_of(migrant, t):
    """Number of the group, by region of origin, sex and schooling, whose terms hold for the person."""
    return t.terms[migrant.region, migrant.sex, migrant.schooling]
