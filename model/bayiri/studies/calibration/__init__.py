"""Fitting a corridor to published figures: what is observed, the search, what it can and cannot tell."""
