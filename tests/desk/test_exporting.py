from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from tecdesk.desk import importing
from tecdesk.desk.exporting import block_of
from tecdesk.desk.exporting import export
from tecdesk.desk.seen import seen
from tecdesk.domain.registers import LEDGERS
from tecdesk.errors import DeskError
from tecdesk.exchange.ledgers.line import Status
from tests.report.reading import body_row
from tests.tally.entering import household

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book

NUMBER = "990000198001010012"


def test_the_workbook_has_the_columns_and_the_order_that_are_seen(
    sample_book: Book, tmp_path: Path
) -> None:
    records = sample_book.find("training", order=("-people",))
    columns = ["people", "title", "held_on", "village"]
    path = tmp_path / "导出.xlsx"
    export(seen(sample_book, "training", columns, records, 2025), "清河镇 培训", path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet.title == "培训"
    assert sheet["A1"].value == "清河镇 培训"
    first = body_row(sheet)
    written = [
        [cell.value for cell in row]
        for row in sheet.iter_rows(min_row=first, max_col=4)
    ]
    names = sample_book.names("village")
    assert written[: len(records)] == [
        [r["people"], r["title"], r["held_on"], names[r.text("village")]]
        for r in records
    ]


@pytest.mark.parametrize("register", LEDGERS, ids=lambda r: r.key)
def test_what_was_exported_is_recognised_again(
    sample_book: Book, tmp_path: Path, register: Register
) -> None:
    named = register.named_by  # a handout of a session may have none
    records = [r for r in sample_book.find(register.key) if r[named] is not None]
    keyed = {key for keys in register.same_by for key in keys}
    columns = [f.key for f in register.own if f.listed or f.key in keyed]
    path = tmp_path / "导出.xlsx"
    export(
        seen(sample_book, register.key, columns, records, 2025), register.label, path
    )
    (plan,) = importing.read_plans(sample_book, path)
    assert plan.register.key == register.key
    assert plan.count(Status.SAME) == len(records)


def test_masked_numbers_are_said_to_be_masked(book: Book) -> None:
    household(book, id_number=NUMBER)
    records = book.find("pairing")
    block = block_of(seen(book, "pairing", ["name", "id_number"], records, 2025), "册")
    assert block.rows[0].cells == ("甲", "990000********0012")
    assert block.notes
    assert not block.restricted
    table = seen(book, "pairing", ["name", "id_number"], records, 2025, whole=True)
    whole = block_of(table, "册")
    assert whole.rows[0].cells == ("甲", NUMBER)
    assert whole.restricted
    assert not block_of(seen(book, "pairing", ["name"], records, 2025), "册").notes


def test_a_list_without_rows_still_makes_a_workbook(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "空.xlsx"
    export(seen(book, "training", ["held_on", "title"], [], 2025), "空", path)
    assert openpyxl.load_workbook(path).worksheets[0]["A1"].value == "空"


def test_a_folder_that_is_not_there_is_said(book: Book, tmp_path: Path) -> None:
    table = seen(book, "training", ["held_on"], [], 2025)
    with pytest.raises(DeskError):
        export(table, "空", tmp_path / "没有" / "空.xlsx")
