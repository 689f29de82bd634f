"""Figures that rest on estimates are named under the sheets, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.period import Period
from tecdesk.report.sheets.summary_sheet import summary_sheets

if TYPE_CHECKING:
    from tecdesk.store.book import Book


def notes(book: Book) -> list[str]:
    blocks = summary_sheets(book, Period(2025))
    return ["".join(block.notes) for block in blocks]


def test_exact_figures_have_no_such_note(sample_book: Book) -> None:
    assert not any("估数" in note for note in notes(sample_book))


def test_rows_columns_and_months_are_named(sample_book: Book) -> None:
    records = sample_book.find("training")
    first = next(r for r in records if r.text("held_on") == "2025-02-21")
    with sample_book.edit("改") as edit:
        edit.change("training", first.id, {"quality": "估数"})
    rows, villages, months = notes(sample_book)
    block = summary_sheets(sample_book, Period(2025))[0]
    labels = {str(row.cells[1]): str(row.cells[0]) for row in block.rows}
    told = next(text for text in rows.split("。") if "估数" in text)
    codes = told.removesuffix("行含估数").split("、")
    assert {"培训期数", "培训人次"} <= {labels[code] for code in codes}
    assert "王家湾村" in villages.split("第1栏")[-1]
    assert "含估数。" in villages
    assert "栏2月" in months
    assert "据不完全统计" not in rows


def test_an_incomplete_count_is_said(sample_book: Book) -> None:
    record = sample_book.find("aid")[0]
    with sample_book.edit("改") as edit:
        edit.change("aid", record.id, {"quality": "据不完全统计"})
    assert "其中有据不完全统计的" in notes(sample_book)[0]
