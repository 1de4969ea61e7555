"""Corridor sheets and policy mixes, shipped with the package and read as files."""
