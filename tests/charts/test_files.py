"""Charts as files: same bytes, text that stays text, nothing from outside, nothing that a title could break."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bayiri.charts import save_all
from bayiri.charts.files import save, svg
from bayiri.charts.gallery import gallery
from tests.synthetic import BASELINE, comparison, results

HOSTILE = {BASELINE: "<script>alert('$x_1$')</script> & \"co\"", "ecuador-spain/mix": "100 $ \\frac{a}{b} </svg>"}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return save_all(comparison(runs=5), tmp_path_factory.mktemp("charts"))


def test_every_chart_is_written_as_svg_and_png(written: list[Path]) -> None:
    stems = {path.stem for path in written}
    assert {path.name for path in written} == {f"{stem}{end}" for stem in stems for end in (".svg", ".png")}
    assert {"outcome-states", "stock-abroad", "entries", "return-hazard", "cost-effect", "path-split",
            "difference-settled", "returns-by-kind-baseline"} <= stems  # fmt: skip
    assert all(path.stat().st_size > 2000 for path in written)


def test_the_same_results_give_the_same_bytes(written: list[Path], tmp_path: Path) -> None:
    again = save_all(comparison(runs=5), tmp_path)
    assert [path.name for path in again] == [path.name for path in written]
    assert [
        path.name for path, other in zip(written, again, strict=True) if path.read_bytes() != other.read_bytes()
    ] == []


def test_text_stays_text(written: list[Path]) -> None:
    for path in written:
        if path.suffix == ".svg":
            root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
            words = " ".join("".join(node.itertext()) for node in root.iter(f"{SVG}text"))
            assert "not a forecast" in words, path.name
            assert root.findtext(f"{SVG}title") and root.findtext(f"{SVG}desc"), path.name
            assert root.get("width") == "504pt", path.name


def test_a_file_loads_nothing_and_carries_no_date(written: list[Path]) -> None:
    for path in written:
        if path.suffix == ".svg":
            text = path.read_text(encoding="utf-8")
            links = re.findall(r"(?:href|src|url)\s*[=(]\s*[\"']?([^\"')\s]+)", text)
            assert all(link.startswith("#") for link in links), path.name
            assert "<metadata" not in text and "dc:date" not in text, path.name


def test_hostile_titles_are_only_words(tmp_path: Path) -> None:
    for path in save_all(comparison(runs=3, titles=HOSTILE), tmp_path):
        if path.suffix == ".svg":
            root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
            assert not [node for node in root.iter() if "script" in str(node.tag)]
    drawing = ElementTree.fromstring((tmp_path / "returns-by-kind-baseline.svg").read_text(encoding="utf-8"))
    drawn = " ".join("".join(node.itertext()) for node in drawing.iter(f"{SVG}text"))
    assert "$x_1$" in drawn  # a dollar in a title is a dollar


def test_ids_of_two_charts_never_meet() -> None:
    first, second = (svg(chart.sheet(), chart.name) for chart in gallery(results(runs=2))[:2])
    one, other = (set(re.findall(r'\bid="([^"]+)"', text)) for text in (first, second))
    assert one and other and not one & other
    for text, ids in ((first, one), (second, other)):
        assert set(re.findall(r'(?:href="#|url\(#)([^")]+)', text)) <= ids


def test_a_dotted_name_is_kept_whole(tmp_path: Path) -> None:
    chart = gallery(results(runs=2))[0]
    assert [path.name for path in save(chart.sheet(), tmp_path / "a.b")] == ["a.b.svg", "a.b.png"]
