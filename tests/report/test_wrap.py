"""Line breaks: nothing lost, nothing too wide, no 、，。 first, numbers whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tecdesk.report.page.fonts import Face
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.wrap import NEVER_FIRST
from tecdesk.report.page.wrap import NEVER_LAST
from tecdesk.report.page.wrap import lines_of

SIZE = 10.5
TEXTS = st.text("农技推广培训班、，。（）“”《》0123456789.% A户亩年", max_size=60)


@given(TEXTS, st.floats(12, 80))
def test_lines_hold_the_text_and_fit(text, width):
    lines = lines_of(text, Face.SONG, SIZE, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(measure(line, Face.SONG, SIZE) <= width + 1e-9 for line in lines)


def test_punctuation_begins_no_line_and_bracket_ends_none():
    text = (
        "身份证号码已隐去，空格待核对（见原件）。人次为各期之和；妇女、脱贫户为其中项。"
    )
    for width in range(16, 60):
        lines = lines_of(text, Face.SONG, SIZE, width)
        assert not {line[0] for line in lines[1:]} & NEVER_FIRST
        assert not {line[-1] for line in lines[:-1]} & NEVER_LAST


def test_a_number_keeps_its_digits_and_unit_together():
    lines = lines_of("示范面积1697.8亩，带动880户", Face.SONG, SIZE, 25)
    assert any("1697.8亩" in line for line in lines)
    assert any("880户" in line for line in lines)


def test_a_number_wider_than_the_column_is_cut_rather_than_lost():
    lines = lines_of("1" * 40, Face.SONG, SIZE, 20)
    assert len(lines) > 1
    assert "".join(lines) == "1" * 40


def test_a_new_line_ends_a_line():
    assert lines_of("培训\n内容", Face.SONG, SIZE, 80) == ["培训", "内容"]
