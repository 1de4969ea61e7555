"""Compiling the rules, or not: the same functions run through numba or as plain Python.

`rule` marks a function that other rules call; `entry` marks one that Python calls, whose machine code is
kept on disk. The folder it is kept in is named after the text of every rule and the versions of numba
and NumPy, because numba itself does not notice a change in a function that another one calls.
"""

from __future__ import annotations

import functools
import hashlib
import logging
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numpy as np

# Vector versions of exp and log round differently from the scalar ones that plain Python calls.
os.environ.setdefault("NUMBA_DISABLE_INTEL_SVML", "1")
try:
    import numba
except ImportError:
    numba = None
    logging.getLogger("bayiri").warning("numba is not installed: rules run as plain Python, for small cases only")

F = TypeVar("F", bound=Callable[..., Any])
JIT = numba is not None and not numba.config.DISABLE_JIT
CACHE_LINE = 64  # bytes
_OPTIONS: dict[str, Any] = {"nogil": True, "error_model": "numpy", "_nrt": False}
_KEPT = 3  # generations of machine code kept on disk


def _fingerprint() -> str:
    package = Path(__file__).parent
    sources = [
        *package.glob("*.py"),
        *(package / "rules").glob("*.py"),
        *(package / "indicators").glob("*.py"),
        *(package / "parameters").glob("*.py"),
    ]
    text = hashlib.sha256()
    for source in sorted(sources):
        text.update(source.read_bytes())
    text.update(f"{numba.__version__} {np.__version__} {numba.config.BOUNDSCHECK}".encode())
    return text.hexdigest()[:16]


def _cache_folder() -> Path:
    """A folder for machine code that can be written to, with older generations removed."""
    home = os.environ.get("BAYIRI_CACHE") or os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    for base in (Path(home) / "bayiri", Path(tempfile.gettempdir()) / f"bayiri-{os.getuid()}"):
        folder = base / _fingerprint()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "used").touch()
        except OSError:
            continue
        older = sorted((path for path in base.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime)
        for path in older[:-_KEPT]:
            shutil.rmtree(path, ignore_errors=True)
        return folder
    return Path(tempfile.mkdtemp(prefix="bayiri-"))


_FOLDER = str(_cache_folder()) if JIT else ""


class Rule:
    """A compiled rule. Within other rules it is plain machine code; Python, which seldom calls it, enters by a door
    that is built when first used: to build one for every rule took longer than compiling the rules."""

    def __init__(self, function: Callable[..., Any]) -> None:
        functools.update_wrapper(self, function)
        self.py_func = function
        lean = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
        self._inner = numba.njit(**_OPTIONS, forceinline=True, **lean)(function)  # numba itself holds it weakly
        self._numba_type_ = self._inner._numba_type_  # what numba takes this object for

    @functools.cached_property
    def _door(self) -> Callable[..., Any]:
        door: Callable[..., Any] = numba.njit(**_OPTIONS)(self.py_func)
        return door

    def __call__(self, *arguments: Any) -> Any:
        return self._door(*arguments)


def rule(function: F) -> F:
    """A rule that other rules call. It must be free of Python objects, allocation and exceptions.

    Rules are merged into their caller and carry no reference counts of the arrays passed along: with
    them, handing the tables from rule to rule took four times as long as the rules themselves.
    """
    return cast(F, Rule(function)) if JIT else function


def entry(function: F) -> F:
    """A rule that Python calls; it holds no lock while it runs and its machine code is kept on disk."""
    if not JIT:
        return function
    before = numba.config.CACHE_DIR
    numba.config.CACHE_DIR = _FOLDER
    try:
        compiled: F = numba.njit(**_OPTIONS, cache=True, no_cfunc_wrapper=True)(function)
        return compiled
    finally:
        numba.config.CACHE_DIR = before


def _fetch_ahead() -> Callable[..., Any]:
    """`fetch(table, row, lines)` asks the processor for so many cache lines of a record, and does nothing else.

    People are many and their records long: waiting for memory took half the time of a pass over 100,000 of them.
    """
    if not JIT:
        return lambda table, row, lines: None
    from llvmlite import ir
    from numba import types
    from numba.core.cgutils import pointer_add
    from numba.extending import intrinsic

    @intrinsic
    def fetch_line(typing: Any, record: Any, offset: Any) -> Any:
        def build(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            word = ir.IntType(32)
            byte = ir.IntType(8).as_pointer()
            kind = ir.FunctionType(ir.VoidType(), [byte, word, word, word])
            ask = builder.module.declare_intrinsic("llvm.prefetch", [byte], kind)
            where = pointer_add(builder, arguments[0], arguments[1], byte)
            builder.call(ask, [where, word(1), word(3), word(1)])
            return context.get_dummy_value()

        return types.void(record, offset), build

    @rule
    def fetch(table: Any, row: Any, lines: Any) -> None:
        record = table[row]
        for line in range(lines):
            fetch_line(record, line * CACHE_LINE)

    return fetch


fetch = _fetch_ahead()


def bound(function: Any, *example: Any) -> Any:
    """Machine code of an entry for arguments of the types of `example`, and only those.

    It leaves out the look-up by argument types, which takes twenty times as long as one person's rule.
    """
    if not JIT:
        return function
    types = tuple(numba.typeof(value) for value in example)
    function.compile(types)
    return function.get_overload(types)


def records(array: np.ndarray) -> np.ndarray:
    """The array as rules read it: plain Python needs record arrays for `migrant.age`, numba does not."""
    return array if JIT or array.dtype.names is None else array.view(np.recarray)
