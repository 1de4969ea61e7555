"""Designs of studies and benchmarks; the designs are shipped with the package and read as files."""
