"""How the room of a list is shared out among its columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tecdesk.ui.models.columns import spread


@given(
    st.lists(st.integers(10, 300), min_size=1, max_size=12),
    st.integers(100, 2000),
    st.data(),
)
def test_room_is_shared_and_never_exceeded(
    qapp: object, widths: list[int], room: int, data: st.DataObject
) -> None:
    name = data.draw(st.integers(0, len(widths) - 1))
    fixed = data.draw(st.sets(st.integers(0, len(widths) - 1)))
    made = spread(widths, room, name, fixed)
    assert all(made[at] == widths[at] for at in fixed - {name})
    assert sum(made) <= max(room, sum(widths), sum(widths) - widths[name] + 200)
    if sum(widths) <= room:
        assert all(now >= before for now, before in zip(made, widths, strict=True))


def test_the_name_gives_way_where_there_is_too_little(qapp: object) -> None:
    assert spread([200, 90, 90], 330, 0, set()) == [150, 90, 90]


def test_short_names_do_not_push_the_rest_to_the_edge(qapp: object) -> None:
    made = spread([60, 100], 1190, 0, set())
    assert made[0] < 300
    assert sum(made) < 1190


def test_a_full_list_goes_to_the_edge(qapp: object) -> None:
    assert sum(spread([90] * 9, 1000, 2, set())) == 1000
