"""A placeholder in place of an ID number is nobody's key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk import importing
from tecdesk.exchange.ledgers.line import Status

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book

HEAD = "户主姓名,村,身份证号码,责任人,帮扶单位,结对时间\n"


@pytest.mark.parametrize("said", ["0", "无", "000000000000000000", "不详", "-", "暂无"])
def test_persons_with_the_same_placeholder_stay_apart(
    book: Book, tmp_path: Path, said: str
) -> None:
    path = tmp_path / "2025年花名册.csv"
    persons = ("张三,柳树村", "王五,柳树村", "张三,下坪村")
    lines = "".join(f"{who},{said},李四,农技站,2025-03\n" for who in persons)
    path.write_text(HEAD + lines, encoding="utf-8")
    for _ in range(2):
        plans = importing.read_plans(book, path)
        importing.apply(book, plans)
        assert book.count("pairing") == len(persons)
    assert {line.status for line in plans[0].lines} == {Status.SAME}
