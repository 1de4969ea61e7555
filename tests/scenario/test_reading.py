"""YAML is read strictly: what is ambiguous, hidden or hostile is a fault with its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bayiri.scenario.text import folding
from bayiri.scenario.text.faults import InputFault
from bayiri.scenario.text.reading import MOST_BYTES, read_file, read_text, read_value
from bayiri.scenario.text.scalars import resolve


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Both of PyYAML's parsers: in C, and in Python where that is missing."""
    loader = getattr(yaml, request.param, None)
    if loader is None:
        pytest.skip("PyYAML without libyaml")
    monkeypatch.setattr(folding, "_LOADER", loader)
    return request.param


def faults_of(text: str) -> list[tuple[int | None, str, str]]:
    """(line, path, message) of every fault of a text."""
    try:
        faults = read_text(text, "a.yaml").faults
    except InputFault as wrong:
        faults = wrong.faults
    return [(fault.line, fault.path, fault.message) for fault in faults]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"), ("yes", "yes"), ("on", "on"), ("true", True), ("FALSE", False), ("tRue", "tRue"),
        ("null", None), ("~", None), ("", None), ("12", 12), ("-3", -3), ("+4", 4), ("0", 0), ("1e-3", 0.001),
        ("1.", 1.0), (".5", 0.5), ("6.02E23", 6.02e23), ("0.80", 0.8), ("1_000", "1_000"), ("12:30:45",
        "12:30:45"),
        ("2009-01-01", "2009-01-01"), ("2008Q4", "2008Q4"), ("1.2.3", "1.2.3"), ("=", "="), ("0x", "0x"),
    ],
)  # fmt: skip
def test_scalars_follow_the_core_schema(text: str, value: object) -> None:
    resolved = resolve(text)
    assert (resolved, type(resolved)) == (value, type(value))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0123", "is 0123; a leading zero is read in two ways, write 123 or use quotes"),
        ("012", "is 012; a leading zero is read in two ways, write 12, or 20012 if a comma cut it from 20"),
        ("10.000", "is 10.000, which is read in two ways; write 10000 or 10"),
        ("-00", "is -00; a leading zero is read in two ways, write 0 or use quotes"),
        ("0x1F", "is 0x1F; write numbers in decimals, or text in quotes"),
        ("0o17", "is 0o17; write numbers in decimals, or text in quotes"),
        (".inf", "is .inf; only finite numbers can be given"),
        ("-.Inf", "is -.Inf; only finite numbers can be given"),
        (".NaN", "is .NaN; only finite numbers can be given"),
        ("1e999", "is 1e999; only finite numbers can be given"),
        ("9" * 5000, "has 5000 digits; no number here needs more than 40"),
    ],
)
def test_what_readers_disagree_on_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match="^" + said.replace(".", r"\.")):
        resolve(text)


def test_lines_of_keys_and_entries_are_kept(parser: str) -> None:
    document = read_text("a:\n  b: 1\n\n  c:\n    - x\n    - {d: 2}\n1990: 3\n", "a.yaml")
    assert document.data == {"a": {"b": 1, "c": ["x", {"d": 2}]}, 1990: 3}
    assert {path: mark.line for path, mark in document.marks.items()} == {
        (): 1, ("a",): 1, ("a", "b"): 2, ("a", "c"): 4, ("a", "c", 0): 5, ("a", "c", 1): 6, ("a", "c", 1,
        "d"): 6,
        (1990,): 7,
    }  # fmt: skip


def test_quotes_and_blocks_are_text(parser: str) -> None:
    document = read_text("a: '012'\nb: \"true\"\nc: |\n  12\nd: >-\n  NO\n  way\n", "a.yaml")
    assert document.data == {"a": "012", "b": "true", "c": "12\n", "d": "NO way"}
    assert document.faults == ()


def test_windows_line_ends_and_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    document = read_file(path, "a.yaml")
    assert document.data == {"a": 1, "b": 2}
    assert document.mark(("b",)).line == 2


def test_slips_that_leave_the_rest_readable_are_told_together(parser: str) -> None:
    text = "a: &x 1\nb: *x\nc: 012\nc: 5\nd: {e: 1, e: {f: 2, f: 3}}\n"
    assert [(line, path) for line, path, _ in faults_of(text)] == [
        (1, "a"),
        (2, "b"),
        (3, "c"),
        (4, "c"),
        (5, "d.e"),
    ]
    document = read_text(text, "a.yaml")
    assert document.data == {"a": 1, "d": {"e": 1}}
    assert document.refused == {("b",), ("c",)}


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 20_000, "a:\n" + "".join(
    " " * depth + "a:\n" for depth in range(1, 400))])  # fmt: skip
def test_depth_is_capped_before_it_costs_anything(parser: str, text: str) -> None:
    assert faults_of(text)[0][2] in ("is nested more than 12 deep.", "has a list or mapping as a key.")


def test_a_bomb_of_aliases_is_not_expanded(parser: str) -> None:
    layers = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))
    assert len(faults_of(f"a0: &a0 [x]\n{layers}\n")) == 30 + 29 * 9


def test_many_values_are_too_many() -> None:
    message = "holds more than 50000 values."
    assert faults_of("a: [" + "1, " * 60_000 + "1]\n") == [(1, "", message)]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "latin.yaml").write_bytes(b"a: 1\nb: caf\xe9\n")
    (tmp_path / "large.yaml").write_bytes(b"a: 1\n" * (MOST_BYTES // 5 + 1))
    said = {}
    for name in ("folder", "latin", "large", "absent", "nul\0"):
        with pytest.raises(InputFault) as raised:
            read_file(tmp_path / f"{name}.yaml", f"{name}.yaml")
        (fault,) = raised.value.faults
        said[name] = (fault.line, fault.message)
    assert said == {
        "folder": (None, "is a folder; a file is needed."),
        "latin": (2, "holds bytes that are not UTF-8."),
        "large": (None, "is larger than 1 MiB; no file bayiri reads needs that much."),
        "absent": (None, "does not exist."),
        "nul\0": (None, "cannot be read: embedded null byte."),
    }


def test_a_device_is_no_file() -> None:
    with pytest.raises(InputFault, match="is no ordinary file"):
        read_file(Path("/dev/zero"), "zero")


def test_one_value_alone() -> None:
    assert read_value("[permanent, {a: 1}]", "--set", "x") == ["permanent", {"a": 1}]
    for text in ("[1", "[012]"):
        with pytest.raises(InputFault) as raised:
            read_value(text, "--set", "x.y")
        assert str(raised.value).startswith("--set  x.y  ")
