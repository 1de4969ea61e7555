"""Quarter labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bayiri.parameters.quarters import index, label


@given(st.integers(1000 * 4, 9999 * 4 + 3))
def test_label_and_index_are_inverse(quarter: int) -> None:
    assert index(label(quarter)) == quarter


def test_neighbours_differ_by_one_across_a_year() -> None:
    assert index("2009Q1") - index("2008Q4") == 1


@pytest.mark.parametrize("bad", ["2008", "2008Q5", "2008Q0", "08Q1", "2008q1", "", None, 2008])
def test_anything_else_is_refused(bad) -> None:
    with pytest.raises(ValueError, match="is no quarter"):
        index(bad)
