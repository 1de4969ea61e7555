"""Compare mixes of return and reintegration policy for one migration corridor, by simulating people.

The names below are fetched on first use, so that `import bayiri` and `bayiri --help` load nothing heavy.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bayiri.agents import Migrant
    from bayiri.ensemble import compare, run
    from bayiri.model import ReturnModel
    from bayiri.scenario import Scenario, load

__version__ = "0.1.0"
__all__ = ["Migrant", "ReturnModel", "Scenario", "__version__", "compare", "load", "run"]

_ROOMS = {
    "Migrant": "bayiri.agents",
    "ReturnModel": "bayiri.model",
    "Scenario": "bayiri.scenario",
    "compare": "bayiri.ensemble",
    "load": "bayiri.scenario",
    "run": "bayiri.ensemble",
}


def __getattr__(name: str) -> object:
    """The public name `name`, from the room that defines it."""
    if name not in _ROOMS:
        raise AttributeError(f"module 'bayiri' has no attribute {name!r}")
    value = getattr(import_module(_ROOMS[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, fetched or not, beside the modules already loaded."""
    return sorted({*globals(), *__all__})
