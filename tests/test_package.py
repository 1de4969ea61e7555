"""What is installed equals what is in the tree, in every form in which the package is handed over."""

import configparser
import json
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import build
import pytest

import bayiri

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "model"
OUTSIDE = ("scenarios", "experiments")  # rooms of the package whose folders stand beside model/
HEAVY = ("joblib", "matplotlib", "mesa", "networkx", "numba", "numpy", "pandas", "pyarrow", "scipy")

# Lists the YAML files that a process reads when the package is installed in the folder it is given.
PROBE = """
import json, site, sys
sys.path.insert(0, sys.argv[1])
site.addsitedir(sys.argv[1])
from importlib.resources import files

def yaml(folder, above=""):
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from yaml(entry, f"{above}{entry.name}/")
        elif entry.name.endswith(".yaml") and entry.read_text(encoding="utf-8"):
            yield above + entry.name

print(json.dumps({room: sorted(yaml(files(f"bayiri.{room}"))) for room in ("scenarios", "experiments")}))
"""


@dataclass(frozen=True)
class Built:
    """The folders of one copy of the tree in three forms; the wheel comes from the unpacked sdist."""

    sdist: Path
    wheel: Path
    editable: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """All three forms, built and unpacked outside the repository so that nothing is left in it."""
    place = tmp_path_factory.mktemp("built")
    copy = place / "copy"
    ignore = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for folder in ("model", *OUTSIDE):
        shutil.copytree(ROOT / folder, copy / folder, ignore=ignore)
    for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy / name)

    archive = build.ProjectBuilder(copy).build("sdist", place)
    shutil.unpack_archive(archive, place / "sdist")
    (sdist,) = (place / "sdist").iterdir()
    for form, tree in (("wheel", sdist), ("editable", copy)):
        archive = build.ProjectBuilder(tree).build(form, place / "archives" / form)
        zipfile.ZipFile(archive).extractall(place / form)
    return Built(sdist, place / "wheel", place / "editable")


def shipped_yaml() -> dict[str, list[str]]:
    """Every YAML file of the tree that is handed over, by room, as paths below the room."""
    return {
        room: sorted(path.relative_to(ROOT / room).as_posix() for path in (ROOT / room).rglob("*.yaml"))
        for room in OUTSIDE
    }


def yaml_read_from(site: Path) -> dict[str, list[str]]:
    """What PROBE finds in `site`, shut off from the packages of the environment that runs the tests."""
    command = [sys.executable, "-I", "-S", "-c", PROBE, str(site)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def test_packages_in_setup_cfg_equal_the_tree() -> None:
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = settings["options"]["packages"].split()

    with_python = {path.parent for path in (MODEL / "bayiri").rglob("*.py")}
    outside = {path.parent for room in OUTSIDE for path in (ROOT / room).rglob("__init__.py")}
    in_tree = {".".join(folder.relative_to(MODEL).parts) for folder in with_python}
    in_tree |= {".".join(("bayiri", *folder.relative_to(ROOT).parts)) for folder in outside}

    assert listed == sorted(in_tree)
    assert [folder for folder in sorted(with_python) if not (folder / "__init__.py").exists()] == []


def test_wheel_holds_every_file_of_the_model(built: Built) -> None:
    files = {path.relative_to(MODEL) for path in (MODEL / "bayiri").rglob("*") if path.is_file()}
    wanted = {file for file in files if "__pycache__" not in file.parts}
    assert sorted(file for file in wanted if not (built.wheel / file).is_file()) == []


def test_sdist_carries_the_scenarios(built: Built) -> None:
    wanted = [f"{room}/{path}" for room, paths in shipped_yaml().items() for path in paths]
    assert [path for path in wanted if not (built.sdist / path).is_file()] == []


@pytest.mark.parametrize("form", ["wheel", "editable"])
def test_installed_package_reads_every_scenario(built: Built, form: str) -> None:
    assert shipped_yaml()["scenarios"]
    assert yaml_read_from(getattr(built, form)) == shipped_yaml()


def test_import_is_light() -> None:
    script = f"import sys, bayiri; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_public_names_are_found() -> None:
    assert [name for name in bayiri.__all__ if getattr(bayiri, name, None) is None] == []
    assert set(bayiri.__all__) <= set(dir(bayiri))


def test_a_name_that_is_not_public_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'forecast'"):
        _ = bayiri.forecast


def test_version_is_the_same_everywhere() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {bayiri.__version__}\n" in citation
    assert f"\n## {bayiri.__version__}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
