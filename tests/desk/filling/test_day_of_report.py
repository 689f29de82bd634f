"""The day on which a form is handed in says nothing of what it is about."""

from __future__ import annotations

import pytest

from tecdesk.desk.filling.words.lexicon import Lexicon


@pytest.mark.parametrize(
    "line", ["填报日期：2026年1月5日", "报送时间:12月31日", "填表时间：2025年6月30号"]
)
def test_a_date_is_no_period(line: str) -> None:
    said = Lexicon({}).read(line)
    assert (said.of("when"), said.years) == ([], [])


def test_until_the_end_of_a_month_is_one() -> None:
    assert Lexicon({}).read("截至2025年9月30日").of("when") == ["to9"]
