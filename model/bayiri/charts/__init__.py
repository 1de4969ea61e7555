"""Charts of results; every function takes a Comparison or Results, `ax=None`, and returns the axes.

Fetched on first use, since drawing needs matplotlib.
"""

from importlib import import_module

_FILES = {
    "cost_effect": "plane",
    "differences": "effects",
    "outcome_states": "states",
    "over_time": "flows",
    "path_split": "paths",
    "plot": "gallery",
    "return_hazard": "hazard",
    "returns_by_kind": "flows",
    "save_all": "files",
    "target_fit": "targets",
}
__all__ = sorted(_FILES)


def __getattr__(name: str) -> object:
    """The chart of that name, from the file that defines it."""
    if name not in _FILES:
        raise AttributeError(f"module 'bayiri.charts' has no attribute {name!r}")
    return getattr(import_module(f"bayiri.charts.{_FILES[name]}"), name)
