from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk import importing
from tecdesk.desk.copying import as_text
from tecdesk.desk.pasting import apply_pasted
from tecdesk.desk.pasting import read_pasted
from tecdesk.desk.seen import seen
from tecdesk.domain.field import Kind
from tecdesk.domain.registers import LEDGERS
from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.exchange.ledgers.line import Status
from tecdesk.exchange.ledgers.rejects import write_rejects
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.exchange.ledgers.plan import Plans
    from tecdesk.store.book import Book

COLUMNS = ["held_on", "village", "title", "form", "people", "women"]
HEADING = "培训日期\t村\t培训内容\t形式\t人次\t其中妇女"


def _row(number: int) -> str:
    return f"2025-03-{number:02}\t下坪村\t养殖{number}\t讲座\t{40 + number}\t{number}"


def _plans(book: Book, text: str, columns: list[str] = COLUMNS) -> Plans:
    return read_pasted(book, text, "training", columns, 2025)


def _count(plans: Plans, status: Status) -> int:
    return sum(plan.count(status) for plan in plans)


@pytest.mark.parametrize("heading", [f"{HEADING}\r\n", ""])
def test_thirty_rows_come_in_with_or_without_a_heading(
    book: Book, heading: str
) -> None:
    text = heading + "\r\n".join(_row(n) for n in range(1, 31)) + "\r\n"
    plans = _plans(book, text)
    assert _count(plans, Status.NEW) == 30
    assert not plans[0].faults
    change = apply_pasted(book, plans)
    assert change.label == "粘贴 30 次培训"
    rows = book.find("training", order=("held_on",))
    assert len(rows) == 30
    village = next(i for i, n in book.names("village").items() if n == "下坪村")
    assert {row["village"] for row in rows} == {village}
    assert (rows[4]["title"], rows[4]["people"], rows[4]["women"]) == ("养殖5", 45, 5)
    book.undo()
    assert book.count("training") == 0


def test_columns_of_the_heading_may_stand_in_any_order(book: Book) -> None:
    text = "人次\t内容\t日期\n50\t养殖\t3.5\n"
    apply_pasted(book, _plans(book, text))
    (row,) = book.find("training")
    assert (row["people"], row["title"], row["held_on"]) == (50, "养殖", "2025-03-05")


def test_rows_under_the_lists_own_numbers(book: Book) -> None:
    text = "\n".join(f"{n}\t{_row(n)}" for n in (7, 8))
    apply_pasted(book, _plans(book, text))
    assert {row["people"] for row in book.find("training")} == {47, 48}


def test_a_whole_sheet_with_title_and_totals(book: Book) -> None:
    text = f"清河镇培训台账\n{HEADING}\n{_row(1)}\n合计\t\t\t\t41\t1\n填报人：某\n"
    plans = _plans(book, text)
    assert _count(plans, Status.NEW) == 1
    assert len(plans[0].skipped) == 2


def test_faulty_rows_are_told_and_the_others_come_in(book: Book) -> None:
    text = f"{HEADING}\n{_row(1)}\n2025-2-30\t下坪村\t养殖\t讲座\t10\t1\n"
    plans = _plans(book, text)
    assert _count(plans, Status.FAULTY) == 1
    assert plans[0].faults[0].row == 3
    apply_pasted(book, plans)
    assert book.count("training") == 1


@pytest.mark.parametrize("register", LEDGERS, ids=lambda r: r.key)
@pytest.mark.parametrize("headings", [True, False], ids=["headed", "bare"])
@pytest.mark.parametrize("whole", [True, False], ids=["whole", "masked"])
def test_what_was_copied_and_is_pasted_again_changes_nothing(
    year_book: Book, register, headings: bool, whole: bool
) -> None:
    columns = [f.key for f in register.fields if f.kind is not Kind.REF or f.addable]
    alone = {f.unless: None for f in register.fields if f.unless}
    records = year_book.find(register.key, Filter(alone))
    table = seen(year_book, register.key, columns, records, 2025, whole=whole)
    text = as_text(table, headings=headings)
    plans = read_pasted(year_book, text, register.key, columns, 2025)
    assert _count(plans, Status.SAME) == len(records) > 0
    assert sum(len(plan.lines) for plan in plans) == len(records)


def test_faulty_rows_can_be_saved_as_a_workbook(book: Book, tmp_path: Path) -> None:
    bad = "2025-2-30\t下坪村\t养殖\t讲座\t10\t1"
    plans = _plans(book, f"{_row(1)}\n{bad}\n")
    path = tmp_path / "有问题的行.xlsx"
    assert write_rejects(plans, path) == 1
    (plan,) = importing.read_plans(book, path)
    assert plan.register.key == "training"
    assert plan.count(Status.FAULTY) == 1


def test_a_masked_number_does_not_overwrite_the_number(sample_book: Book) -> None:
    line = next(r for r in sample_book.find("pairing") if r["id_number"])
    columns = ["name", "village", "helper", "since", "id_number", "group"]
    (copied,) = as_text(
        seen(sample_book, "pairing", columns, [line], 2025), headings=False
    ).splitlines()
    changed = copied.rsplit("\t", 1)[0] + "\t新组\n"
    apply_pasted(
        sample_book, read_pasted(sample_book, changed, "pairing", columns, 2025)
    )
    after = sample_book.require("pairing", line.id)
    assert (after["id_number"], after["group"]) == (line["id_number"], "新组")


@pytest.mark.parametrize("text", ["", "\r\n", " \t \n", "\0"])
def test_an_empty_clipboard_is_said(book: Book, text: str) -> None:
    with pytest.raises(DeskError, match="剪贴板里没有表格"):
        _plans(book, text)


def test_a_needed_column_that_is_missing_is_named(book: Book) -> None:
    with pytest.raises(DeskError, match="参训人次"):
        _plans(book, "培训日期\t培训内容\n2025-03-01\t养殖\n")


def test_a_list_that_cannot_be_imported_says_so(book: Book) -> None:
    with pytest.raises(DeskError, match="aid"):
        read_pasted(book, "2025-03-01\t走访\n", "aid", ["date", "way"], 2025)


def test_line_ends_tabs_and_lone_quotation_marks_within_cells(book: Book) -> None:
    columns = ["held_on", "title", "people", "note"]
    text = '2025-03-01\t养殖\t10\t"两行\n说明"\n2025-03-02\t种植\t20\t另\n'
    apply_pasted(book, _plans(book, text, columns))
    assert {r["note"] for r in book.find("training")} == {"两行\n说明", "另"}
    text = '2025-03-03\t"水稻\t10\t甲\n2025-03-04\t玉米\t20\t乙\n'
    plans = _plans(book, text, columns)
    assert _count(plans, Status.NEW) == 2


def test_without_tabs_commas_part_the_cells(book: Book) -> None:
    plans = _plans(book, "培训日期,培训内容,人次\n2025-03-01,养殖,10\n")
    assert _count(plans, Status.NEW) == 1


def test_villages_can_be_pasted(book: Book) -> None:
    plans = read_pasted(
        book, "东风村\t1\n西山村\t2\n", "village", ["name", "position"], 2025
    )
    apply_pasted(book, plans)
    assert {"东风村", "西山村"} <= set(book.names("village").values())


def test_every_ledgers_list_columns_make_a_heading() -> None:
    from tecdesk.exchange.sources.pasted import has_heading

    for register in LEDGERS:
        labels = [field.label for field in register.fields if field.listed]
        assert has_heading([labels], REGISTERS[register.key])
