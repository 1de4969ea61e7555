"""Many runs of one scenario or of several mixes: paired seeds, outcomes, intervals, paths."""

from bayiri.ensemble.comparison import Comparison, compare
from bayiri.ensemble.results import Results, run

__all__ = ["Comparison", "Results", "compare", "run"]
