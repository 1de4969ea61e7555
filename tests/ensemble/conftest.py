"""One small comparison of the four shipped mixes, made once for all tests of this folder."""

from __future__ import annotations

import pytest

import bayiri
from bayiri.ensemble import Comparison
from bayiri.scenario import find_mixes

SIZE = {"runs": 3, "seed": 11, "migrants": 700, "quarters": 36}


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    return bayiri.compare(find_mixes("ecuador-spain"), **SIZE)
