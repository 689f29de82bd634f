"""Page ends: 小计 and 合计 stay with their rows, groups do not begin alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tecdesk.report.page.blocks import Row
from tecdesk.report.page.blocks import RowKind
from tecdesk.report.page.paging import pages
from tests.report.tables import ledger


def ends(*sizes: int, room: float = 10, last_room: float = 8) -> list[tuple[int, int]]:
    rows = ledger(*sizes).rows
    found = pages(rows, [1.0] * len(rows), room, last_room)
    return [(page.start, page.stop) for page in found]


def test_one_page_when_everything_fits():
    assert ends(3, 2) == [(0, 8)]


def test_a_subtotal_takes_its_last_row_along():
    # Rows 0-9 would fill the page; row 10 is the 小计 of rows 0-9.
    assert ends(10, 2)[0] == (0, 9)


def test_a_group_does_not_begin_with_a_lone_row():
    # Row 9 opens the second village and is followed by more of it.
    assert ends(8, 3)[0] == (0, 9)


def test_a_one_row_group_keeps_its_subtotal():
    assert ends(8, 1, 1)[0] == (0, 9)


def test_the_signing_line_takes_the_last_group_along():
    assert ends(4, 3) == [(0, 5), (5, 10)]


def test_a_page_that_is_just_full_is_not_too_full():
    rows = ledger(16).rows
    height = 106.6 / len(rows)
    assert len(pages(rows, [height] * len(rows), 130, height * len(rows) - 1e-9)) == 1


def test_no_rows_still_make_a_page():
    assert pages([], [], 10, 8) == [range(0)]


def test_the_signing_line_takes_no_more_than_the_ties_demand_of_a_long_group():
    # 小计 and 合计 cannot leave the last row, which cannot leave them.
    assert ends(8, room=10, last_room=3) == [(0, 7), (7, 10)]


def test_a_word_at_the_side_is_not_left_to_one_row_of_the_next_page():
    sides = ["培训"] * 8 + ["资料"] * 3 + ["基地"]
    rows = [Row((), side=side) for side in sides]
    heights = [1.0] * len(rows)
    assert [page.stop for page in pages(rows, heights, 10, 10)] == [9, 12]
    # A group of one row has no other; one of two rows goes along whole.
    assert [page.stop for page in pages(rows, heights, 11, 11)] == [11, 12]
    assert [page.stop for page in pages(rows[4:], heights[4:], 6, 6)] == [5, 8]


def test_what_cannot_move_signs_on_a_page_of_its_own():
    assert ends(1, room=10, last_room=2) == [(0, 3), (3, 3)]


@given(st.lists(st.integers(1, 25), min_size=1, max_size=8))
def test_pages_hold_every_row_once_and_obey_the_rules(sizes):
    rows = ledger(*sizes).rows
    found = pages(rows, [1.0] * len(rows), 20, 16)
    assert [n for page in found for n in page] == list(range(len(rows)))
    assert all(len(page) <= 20 for page in found)
    assert len(found[-1]) <= 16
    for page in found[1:]:
        if page:
            assert rows[page.start].kind is RowKind.NORMAL
            before = rows[page.start - 1]
            opened = page.start < 2 or rows[page.start - 2].group != before.group
            assert not (opened and before.group == rows[page.start].group)
