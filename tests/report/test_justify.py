"""Lines of body text: full, even, and never begun or torn where they must not be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.report.letter.justify import END_MARKS
from tecdesk.report.letter.justify import Frame
from tecdesk.report.letter.justify import clusters
from tecdesk.report.letter.justify import justified
from tecdesk.report.letter.official import ADVANCE_MM
from tecdesk.report.letter.official import ADVANCE_PT
from tecdesk.report.letter.official import CHARACTERS
from tecdesk.report.page.fonts import Face
from tecdesk.report.page.wrap import NEVER_FIRST
from tecdesk.report.page.wrap import NEVER_LAST

WIDTH = CHARACTERS * ADVANCE_MM
FRAME = Frame(Face.SONG, ADVANCE_PT, WIDTH, first=2 * ADVANCE_MM)
WORDS = st.text(
    "农科技训村镇户年，、。；（）《》0123456789%.", min_size=1, max_size=200
)


def test_a_line_holds_28_characters():
    lines = justified("农" * 60, FRAME)
    assert [len(line) for line in lines] == [26, 28, 6]
    assert lines[0][0].x == pytest.approx(2 * ADVANCE_MM)
    assert lines[1][-1].x + ADVANCE_MM == pytest.approx(WIDTH)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("培训4374人次，", ["4374人次，"]),
        ("占87.5%。", ["87.5%。"]),
        ("共5.05万元；", ["5.05万元；"]),
        ("1.2万余份", ["1.2万余份"]),
        ("12个村（社区）", ["12个", "村", "（社", "区）"]),
        ("2025年12月31日", ["2025年", "12月", "31日"]),
        ("1.举办培训", ["1.举"]),
    ],
)
def test_numbers_keep_their_unit_and_marks(text, whole):
    found = clusters(text)
    assert "".join(found) == text
    assert [piece for piece in found if piece in whole] == whole


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_no_character_is_lost_and_no_mark_stands_wrong(text):
    lines = justified(text, FRAME)
    assert "".join(each.char for line in lines for each in line) == text
    for line in lines[1:]:
        assert line[0].char not in NEVER_FIRST
    for line in lines[:-1]:
        assert line[-1].char not in NEVER_LAST


@settings(max_examples=60, deadline=None)
@given(st.text("农科技，、。（）46", min_size=80, max_size=200))
def test_lines_end_at_the_margin(text):
    """Only the blank half of a mark may stand out."""
    if max(map(len, clusters(text))) > 8:
        return
    for line in justified(text, FRAME)[:-1]:
        last = line[-1]
        end = last.x + FRAME.wide(last.char)
        blank = ADVANCE_MM / 2 if last.char in END_MARKS else 0.0
        assert WIDTH - 0.02 <= end <= WIDTH + blank + 0.02
