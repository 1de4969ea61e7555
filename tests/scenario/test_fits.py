"""The record of a fit: read strictly, each fault told with its place; no record is no fault."""

from importlib import import_module
from pathlib import Path

import pytest

from bayiri.scenario import InputFault
from bayiri.scenario.fits import Fit, fit
from bayiri.scenario.shipped import FITS, folders, root, scenarios
from tests.fits import RECORD


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of shipped files that holds one record."""
    monkeypatch.setattr(import_module("bayiri.scenario.shipped"), "root", lambda: tmp_path)
    place = tmp_path / "fits" / "north-south.yaml"
    place.parent.mkdir()
    place.write_text(RECORD, encoding="utf-8")
    return place


def refused(record: Path, old: str, new: str) -> str:
    """What is said of the record once `old` is `new` in it."""
    assert old in RECORD
    record.write_text(RECORD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputFault) as wrong:
        fit("north-south")
    return str(wrong.value)


def test_a_record_is_read_whole(record: Path) -> None:
    found = fit("north-south")
    assert isinstance(found, Fit) and found.scenario == "north-south/baseline" and found.runs == 20
    assert [(row.name, row.use, row.verdict) for row in found.targets] == [
        ("uptake", "fitted", "met"), ("exits", "fitted", "met"), ("later", "kept back", "missed")
    ]  # fmt: skip
    assert (found.targets[0].published, found.targets[0].low, found.targets[0].found_high) == (4.5, 3.0, 4.4)
    assert [row.identified for row in found.parameters] == [True, False]


def test_without_a_record_there_is_no_fit(record: Path) -> None:
    assert fit("elsewhere") is None


def test_records_are_no_corridor(record: Path) -> None:
    assert "fits" not in folders()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("runs: 20", "runs: 20\nrnus: 3", "rnus"),
        ("verdict: met", "verdict: perfect", "must be met or missed"),
        ("use: kept back", "use: kept", "kept back"),
        ("published: 4.5", "published: some", "a number is needed"),
        ("published: 4.5, ", "", "is missing"),
        ("published: 4.5", "publisht: 4.5", "publisht"),
        ("low: 3.0, high: 8.0", "low: 9.0, high: 8.0", "low 9 above high 8"),
        ("identified: true", "identified: 1", "true or false"),
        ("targets:", "targets: none\nmore:", "a list of targets"),
    ],
)
def test_faults_are_told_with_their_place(record: Path, old: str, new: str, said: str) -> None:
    message = refused(record, old, new)
    assert said in message and "fits/north-south.yaml:" in message


def test_every_shipped_record_can_be_read_and_names_a_shipped_scenario() -> None:
    for place in (root() / FITS).glob("*.yaml"):
        found = fit(place.stem)
        assert found is not None and found.scenario in scenarios()
