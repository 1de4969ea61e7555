"""Where a page comes from: how to repeat it, with which versions, from which inputs."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from bayiri.charts.source import Source, clean


@dataclass(frozen=True)
class Provenance:
    """The command that repeats the results, versions, and the fingerprint of each mix's inputs."""

    command: str
    versions: tuple[tuple[str, str], ...]
    hashes: tuple[tuple[str, str], ...]
    seed: str
    engine: str


def provenance(source: Source) -> Provenance:
    """The footer of the page."""
    meta = source.meta
    versions = meta.get("versions") or {}
    hashes = meta.get("scenarios") or {}
    return Provenance(
        command=clean(meta.get("command") or command(source)),
        versions=tuple((clean(name), clean(version)) for name, version in versions.items()),
        hashes=tuple((clean(name), clean(value)) for name, value in hashes.items()),
        seed=clean(meta.get("seed", "")),
        engine=clean(meta.get("engine", "")),
    )


def command(source: Source) -> str:
    """The command line that gives the same results, from what the results say of themselves."""
    meta = source.meta
    words = ["bayiri", "compare" if source.compares else "run", *source.names]
    if source.compares:
        words += ["--baseline", source.baseline]
    for option in ("seed", "runs", "migrants", "quarters"):
        if meta.get(option) is not None:
            words += [f"--{option}", str(meta[option])]
    for text in meta.get("sets") or ():
        words += ["--set", str(text)]
    return shlex.join(words)
