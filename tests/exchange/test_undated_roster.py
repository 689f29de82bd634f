"""A roster without 结对时间: the ledger's year stands for it in new records only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk import importing
from tecdesk.errors import DeskError
from tecdesk.exchange.ledgers.line import Status

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.exchange.ledgers.plan import Plans
    from tecdesk.store.book import Book

HEAD = "户主姓名,村,责任人,帮扶单位\n"
LINES = "张三,柳树村,李四,农技站\n王五,下坪村,李四,农技站\n"


def file(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def since(book: Book) -> list[object]:
    return [row["since"] for row in book.find("pairing", order=("name",))]


def questions(plans: Plans) -> tuple[str, ...]:
    return plans[0].questions


@pytest.mark.parametrize(
    ("name", "above", "year"),
    [
        ("花名册.csv", "2025年结对帮扶花名册\n", None),
        ("2025年花名册.csv", "", None),
        ("花名册.csv", "", 2025),
    ],
)
def test_the_year_stands_for_it(
    book: Book, tmp_path: Path, name: str, above: str, year: int | None
) -> None:
    path = file(tmp_path, name, above + HEAD + LINES)
    plans = importing.read_plans(book, path, year=year)
    assert "没有“结对时间”列，新记的结对时间都按 2025 年，对吗？" in questions(plans)
    assert [line.status for line in plans[0].lines] == [Status.NEW] * 2
    importing.apply(book, plans)
    assert since(book) == ["2025", "2025"]


def test_what_the_book_knows_is_not_changed_by_it(book: Book, tmp_path: Path) -> None:
    with book.edit("新增") as edit:
        village = next(id_ for id_, n in book.names("village").items() if n == "柳树村")
        told = {"name": "张三", "village": village, "helper": "李四"}
        edit.add("pairing", {**told, "helper_unit": "农技站", "since": "2021-03"})
    path = file(tmp_path, "2025年花名册.csv", HEAD + LINES)
    plans = importing.read_plans(book, path)
    assert [line.status for line in plans[0].lines] == [Status.SAME, Status.NEW]
    importing.apply(book, plans)
    assert sorted(map(str, since(book))) == ["2021-03", "2025"]
    again = importing.read_plans(book, path)
    assert {line.status for line in again[0].lines} == {Status.SAME}


def test_without_any_year_it_is_refused_and_both_are_said(
    book: Book, tmp_path: Path
) -> None:
    path = file(tmp_path, "花名册.csv", HEAD + LINES)
    with pytest.raises(DeskError, match="“结对时间”列，也没有写明是哪一年的"):
        importing.read_plans(book, path)


def test_another_missing_column_is_still_refused(book: Book, tmp_path: Path) -> None:
    path = file(
        tmp_path, "2025年花名册.csv", "户主姓名,村,帮扶单位,组\n张三,柳树村,站,3\n"
    )
    with pytest.raises(DeskError, match="没有“帮扶责任人”列"):
        importing.read_plans(book, path)
