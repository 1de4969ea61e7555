"""YAML read strictly and written back: plain data that keeps its lines, and faults told by them."""
