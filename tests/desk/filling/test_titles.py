"""Titles that narrow nothing down raise no doubt about every cell under them."""

from __future__ import annotations

import pytest

from tecdesk.desk.filling.words.lexicon import Lexicon
from tecdesk.desk.filling.words.titles import doubts_of


@pytest.mark.parametrize("title", ["汇总", "统计表", "2025年度科技兴农工作情况统计表"])
def test_plain_titles(title: str) -> None:
    assert doubts_of(Lexicon({}), (title,)) == []


def test_a_narrower_one_is_doubted() -> None:
    assert doubts_of(Lexicon({}), ("秋季茶叶专项统计表",))
