"""The report: one HTML file that needs no network."""

from importlib import import_module

_FILES = {"render": "report", "write_report": "report"}
__all__ = sorted(_FILES)


def __getattr__(name: str) -> object:
    """The function of that name, fetched on first use, since it needs the charts."""
    if name not in _FILES:
        raise AttributeError(f"module 'bayiri.pages' has no attribute {name!r}")
    return getattr(import_module(f"bayiri.pages.{_FILES[name]}"), name)
