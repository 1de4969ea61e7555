"""Names beside lines never lie on each other."""

from hypothesis import given
from hypothesis import strategies as st

from bayiri.charts.direct import readable, spread_out
from bayiri.charts.style import BASELINE, COLOURS

BLOCKS = st.lists(st.tuples(st.floats(-50, 250, allow_nan=False), st.floats(5, 30)), min_size=1, max_size=8)


@given(BLOCKS)
def test_blocks_keep_their_order_and_do_not_overlap(blocks: list[tuple[float, float]]) -> None:
    wanted, heights = [at for at, _ in blocks], [height for _, height in blocks]
    placed = spread_out(wanted, heights, 200.0)
    order = sorted(range(len(blocks)), key=lambda k: wanted[k])
    for below, above in zip(order, order[1:], strict=False):
        assert placed[above] - placed[below] >= (heights[above] + heights[below]) / 2 - 1e-6
    if sum(heights) <= 200.0:
        assert min(place - height / 2 for place, height in zip(placed, heights, strict=True)) >= -1e-6
        assert max(place + height / 2 for place, height in zip(placed, heights, strict=True)) <= 200 + 1e-6


def test_blocks_with_room_stay_where_they_are_wanted() -> None:
    assert spread_out([20.0, 150.0, 80.0], [10.0, 10.0, 10.0], 200.0) == [20.0, 150.0, 80.0]


def test_colours_are_dark_enough_for_text() -> None:
    for colour in (BASELINE.colour, *COLOURS):
        red, green, blue = (int(readable(colour)[k : k + 2], 16) / 255 for k in (1, 3, 5))
        light = 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2
        assert 1.05 / (light + 0.05) >= 4.5
