"""Draw names and values stay what they are: a change would silently give every run other people."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import numpy as np

from bayiri import draws

# May be appended to, never re-ordered: a name's position is part of its key.
FROZEN = (
    "sex", "age", "schooling", "skill", "talent", "region", "family", "start_savings", "target_saver", "home_tie",
    "score_term", "protection_need", "victim", "death", "illness", "family_event", "job", "formality", "home_shock",
    "host_shock", "awareness", "attention", "going", "mode", "offer", "crossing", "arrival_job", "regularisation",
    "renewal", "naturalisation", "removal", "queue", "part_place", "slots", "first_work", "contact",
)  # fmt: skip

# (seed, identity, quarter, name, option) -> number, computed when the mixing function was settled.
GOLDEN = {
    (1, 0, 0, 0, 0): 0.4793099186055877,
    (1, 1, 0, 0, 0): 0.2668471864940366,
    (1, 68_000_123, 0, 1, 0): 0.3841493848672758,
    (1, 68_000_123, 71, 21, 0): 0.617696381438792,
    (2, 68_000_123, 71, 21, 0): 0.10279064217905154,
    (1, 68_000_124, 71, 22, 0): 0.4445796159223142,
    (9_222_000_111_222_333_444, 4_000_007, 119, 23, 1_049_000): 0.49429269749382365,
    (77, 119_012_345, 119, 35, 67): 0.010930297199692407,
}
GOLDEN_SEEDS = {  # (seed, run) -> world seed
    (1, 0): 612527412708688948,
    (1, 1): 5977749146175105104,
    (0, 0): 5461578163542502699,
    (12345, 19999): 5568480470188133486,
}

PROGRAM = """
import json, sys
import numpy as np
from bayiri import compiling, draws
assert not compiling.JIT
keys, seeds = json.load(sys.stdin)
drawn = [draws.uniforms(s, np.array([who]), q, name, option)[0] for s, who, q, name, option in keys]
json.dump([drawn, [draws.world_seed(seed, run) for seed, run in seeds]], sys.stdout)
"""


def test_names_are_only_ever_appended() -> None:
    assert draws.NAMES[: len(FROZEN)] == FROZEN
    assert len(set(draws.NAMES)) == len(draws.NAMES)
    assert len(draws.NAMES) <= 256, "a key has room for 256 names"


def test_constants_stand_for_their_names() -> None:
    assert [getattr(draws, name.upper()) for name in draws.NAMES] == list(range(len(draws.NAMES)))


def test_values_are_those_of_the_first_day() -> None:
    for (seed, who, quarter, name, option), value in GOLDEN.items():
        assert draws.uniforms(seed, np.array([who]), quarter, name, option)[0] == value
    for (seed, run), value in GOLDEN_SEEDS.items():
        assert draws.world_seed(seed, run) == value


def test_plain_python_draws_the_same() -> None:
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
    keys = json.dumps([list(GOLDEN), list(GOLDEN_SEEDS)])
    done = subprocess.run([sys.executable, "-c", PROGRAM], input=keys, env=environment, capture_output=True,
                          text=True, check=False, timeout=300)  # fmt: skip
    assert done.returncode == 0, done.stderr
    drawn, seeds = json.loads(done.stdout)
    assert drawn == list(GOLDEN.values())
    assert seeds == list(GOLDEN_SEEDS.values())
