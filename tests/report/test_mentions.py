"""Numbers in prose, as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tecdesk.report.words.mentions import DAY
from tecdesk.report.words.mentions import mentions
from tecdesk.report.words.numerals import Numerals
from tecdesk.report.words.numerals import Style
from tecdesk.report.words.numerals import count


@pytest.mark.parametrize(
    ("text", "least", "most", "unit"),
    [
        ("培训540人次", 540, 540, "人次"),
        ("培训８００人次", 800, 800, "人次"),
        ("4300余人次", 4300, 4399, "人次"),
        ("8000多份", 8000, 8999, "份"),
        ("1.2万余人次", 12000, 12999, "人次"),
        ("1.2万人次", 12000, 12999, "人次"),
        ("2万份", 20000, 20000, "份"),
        ("万余份", 10000, 19999, "份"),
        ("一百二十三户", 123, 123, "户"),
        ("近5000人次", 4500, 5000, "人次"),
        ("约20个", 19, 21, "个"),
        ("5.05万元", 50500, 50500, "元"),
        ("87.5%", Decimal("87.5"), Decimal("87.5"), "%"),
        ("2025年12月31日", 20251231, 20251231, DAY),
    ],
)
def test_what_a_number_means(text, least, most, unit):
    (found,) = mentions(text)
    assert (found.least, found.most, found.unit) == (least, most, unit)
    assert text[found.start : found.end] in text


@pytest.mark.parametrize(
    "text", ["三农工作", "第五批", "一是加强领导", "万元户", "千方百计"]
)
def test_words_that_are_no_number(text):
    assert [each for each in mentions(text) if not each.spelled] == []


@given(
    st.integers(0, 999_999),
    st.sampled_from(Style),
    st.sampled_from("余多"),
)
def test_a_number_as_we_write_it_agrees_with_itself(value, style, more):
    (found,) = mentions(f"培训{count(value, Numerals(style, more))}人次")
    assert found.agrees(Decimal(value))
    assert not found.agrees(Decimal(value * 2 + 1))
