"""The rooms of the package: each imports only from those above it, and no file outgrows its room.

The import test reads the source, so it also sees imports inside functions. Imports under `if TYPE_CHECKING:`
are left out: they name the type of an argument and are never carried out.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "model" / "bayiri"
ORDER = (
    "parameters",
    "compiling",
    "draws",
    "state",
    "ledger",
    "indicators",
    "rules",
    "population",
    "institutions",
    "agents",
    "lives",
    "scenario",
    "model",
    "charts",
    "pages",
    "ensemble",
    "studies",
    "cli",
)
DOORS = ("__init__", "__main__")  # the package's own entrances, which may open every room
LIGHT = "__version__"  # the one name that rooms may take from the package itself
LONGEST, MEDIAN = 400, 150  # lines


def room_of(path: Path) -> str:
    """The room a source file belongs to: its folder below the package, or its own name."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def module_of(path: Path) -> str:
    """The dotted name of the package that relative imports in `path` start from."""
    return ".".join(("bayiri", *path.relative_to(PACKAGE).parts[:-1]))


def carried_out(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node below `tree` but those that only a type checker reads."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")):
            yield node
            yield from carried_out(node)


def imported(tree: ast.AST, home: str) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of everything that is imported, with relative names made absolute from `home`."""
    for node in carried_out(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = home.split(".")[: len(home.split(".")) - node.level + 1] if node.level else []
            start = [*above, *([node.module] if node.module else [])]
            yield from ((node.lineno, ".".join([*start, name.name])) for name in node.names)


def faults(source: str, room: str, home: str) -> list[str]:
    """What a file of `room` imports though it stands below, one message each."""
    found = []
    for line, name in imported(ast.parse(source), home):
        first, _, rest = name.partition(".")
        wanted = rest.split(".")[0]
        if first != "bayiri" or wanted in (room, LIGHT):
            continue
        if wanted not in ORDER:
            found.append(f"line {line}: {name} is no room; import from the room that defines it")
        elif ORDER.index(wanted) > ORDER.index(room):
            found.append(f"line {line}: {room} imports {name}, which stands below it")
    return found


FILES = sorted(path for path in PACKAGE.rglob("*.py") if room_of(path) not in DOORS)


def test_every_file_belongs_to_a_known_room() -> None:
    assert sorted({room_of(path) for path in FILES} - set(ORDER)) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_from_those_above(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8"), room_of(path), module_of(path)) == []


@pytest.mark.parametrize(
    "source",
    [
        "import bayiri.model",
        "import bayiri",
        "from bayiri import run",
        "from bayiri import model",
        "from bayiri.model import ReturnModel",
        "from ..model import ReturnModel",
        "from .. import model",
        "def late():\n    from bayiri.charts import draw",
    ],
)
def test_an_import_from_below_is_seen(source: str) -> None:
    assert len(faults(source, "rules", "bayiri.rules")) == 1


@pytest.mark.parametrize(
    "source",
    [
        "import numpy",
        "from bayiri import __version__",
        "from bayiri.state import PERSON",
        "from ..state import PERSON",
        "from . import money",
        "from .money import pay",
        "if TYPE_CHECKING:\n    from bayiri.model import ReturnModel",
    ],
)
def test_an_import_from_above_or_beside_is_allowed(source: str) -> None:
    assert faults(source, "rules", "bayiri.rules") == []


def lengths(*folders: str) -> dict[str, int]:
    """Lines of every Python file below `folders`."""
    paths = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}


def test_no_file_is_too_long() -> None:
    everywhere = lengths("model", "scenarios", "experiments", "tests")
    assert {name: lines for name, lines in everywhere.items() if lines > LONGEST} == {}
    assert median(lengths("model").values()) <= MEDIAN
