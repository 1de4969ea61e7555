"""Fingerprints of small runs by both engines: `python -m tests.engine.hashes` prints them as JSON."""

from __future__ import annotations

import json
import sys

from bayiri.compiling import JIT
from tests.worlds import CROWDED, digest, live, world

PLACES = {
    "baseline": {},
    "crowded": CROWDED,
}


def digests() -> dict[str, list[str]]:
    """Fingerprints of a run by compiled loops and by agents, for each world."""
    return {
        name: [digest(live(world(changes), 30, quarters=26, engine=engine)) for engine in ("compiled", "agents")]
        for name, changes in PLACES.items()
    }


if __name__ == "__main__":
    json.dump({"jit": JIT, **digests()}, sys.stdout)
