"""Workbooks and texts that somebody built to do harm: one sentence, and soon."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED

import pytest

from tecdesk.desk import importing
from tecdesk.errors import DeskError
from tecdesk.exchange.ledgers.rejects import write_rejects
from tecdesk.exchange.sources import sheets
from tecdesk.store.book import Book
from tests.exchange import hostile
from tests.exchange.hostile import LINE
from tests.exchange.hostile import SHEET
from tests.exchange.hostile import TEXTS
from tests.exchange.hostile import changed
from tests.exchange.hostile import parts_of
from tests.exchange.hostile import with_cells
from tests.exchange.hostile import zipped
from tests.faults.fuzz.ledgers import OPEN
from tests.faults.fuzz.shaking import packed

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.exchange.ledgers.plan import Plans

MOST_S = 5
FAR = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "lol">%s]>' % b"".join(
    b'<!ENTITY %c "%s">' % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(9)
)
QUADRATIC = b'<!DOCTYPE x [<!ENTITY a "%s">]>' % (b"a" * 50_000)


def merges(count: int) -> bytes:
    made = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (n, n) for n in range(3, count + 3))
    return changed(
        SHEET, b"</sheetData>", b"</sheetData><mergeCells>%s</mergeCells>" % made
    )


def wide_row(columns: int) -> bytes:
    cells = b"".join(b"<c><v>1</v></c>" for _ in range(columns))
    return with_cells(b'<row r="3">%s</row>' % cells)


def laughing(word: bytes, entities: bytes) -> bytes:
    parts = parts_of(hostile.ledger())
    text = (
        parts[TEXTS]
        .replace(b"<sst", entities + b"<sst")
        .replace(LINE[2].encode(), word)
    )
    return zipped(parts | {TEXTS: text})


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "10 GB": (lambda: hostile.bomb(honest=True), "大得不正常"),
    "10 GB, denied": (lambda: hostile.bomb(honest=False), "损坏"),
    "a sheet, denied": (
        lambda: hostile.bomb(honest=False, name=SHEET, size=300 << 20),
        "损坏",
    ),
    "a far cell": (lambda: with_cells(FAR.replace(b'"', b"'")), "大得不正常"),
    "a far cell, prefixed": (
        lambda: changed(
            SHEET,
            b"</sheetData>",
            b"</sheetData><x:sheetData>"
            + FAR.replace(b"<", b"<x:").replace(b"<x:/", b"</x:"),
        ),
        "大得不正常",
    ),
    "10,000 cells without address": (lambda: wide_row(10_000), "大得不正常"),
    "a million merged cells": (lambda: merges(1_000_000), "合并的单元格超过"),
    "a billion laughs": (lambda: laughing(b"&j;", LAUGHS), "损坏"),
    "quadratic": (lambda: laughing(b"&a;" * 10_000, QUADRATIC), "损坏"),
    "many parts": (
        lambda: zipped({f"xl/{n}": b"" for n in range(20_001)}),
        "大得不正常",
    ),
    "binary": (lambda: zipped({"xl/workbook.bin": b""}), "二进制的工作簿"),
}
READ: dict[str, Callable[[], bytes]] = {
    "a far cell that is cut": lambda: with_cells(FAR),
    "laughs that nobody calls": lambda: laughing(LINE[2].encode(), LAUGHS),
    "outside parts": lambda: hostile.with_parts(
        **{"externalLinks/externalLink1": b'<externalLink r:id="file:///etc/passwd"/>'}
    ),
    "a protected sheet": lambda: changed(
        SHEET, b"</sheetData>", b'</sheetData><sheetProtection sheet="1"/>'
    ),
    "macros": lambda: zipped(
        parts_of(hostile.ledger()) | {"xl/vbaProject.bin": b"\0" * 99}
    ),
    "49,000 merged cells": lambda: merges(49_000),
    "100,000 blank rows": lambda: with_cells(
        b"".join(
            b'<row r="%d" s="1"><c r="A%d" s="0"/></row>' % (n, n)
            for n in range(3, 100_003)
        )
    ),
}


@pytest.fixture(scope="module")
def looked_at(new_file: Path) -> Iterator[Book]:
    """One book for all: nothing is written."""
    with Book.open(new_file, writing=False) as book:
        yield book


@pytest.fixture
def planned(looked_at: Book, tmp_path: Path) -> Callable[[bytes, str], Plans]:
    """Plans the import of these bytes, and sees that it does not take long."""

    def plan(data: bytes, name: str) -> Plans:
        path = tmp_path / name
        path.write_bytes(data)
        begun = time.process_time()
        try:
            return importing.read_plans(looked_at, path)
        finally:
            assert time.process_time() - begun < MOST_S

    return plan


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_a_sentence(
    planned: Callable[[bytes, str], Plans], name: str
) -> None:
    make, words = REFUSED[name]
    with pytest.raises(DeskError, match=words) as caught:
        planned(make(), "台账.xlsx")
    assert "台账.xlsx" in caught.value.sentence
    assert caught.value.sentence.endswith("。")
    assert caught.value.next_step.endswith("。")


@pytest.mark.parametrize("name", READ)
def test_read_without_what_does_no_good(
    planned: Callable[[bytes, str], Plans], name: str
) -> None:
    (plan,) = planned(READ[name](), "台账.xlsm")
    assert len(plan.lines) == 1


@pytest.mark.parametrize(
    ("formula", "kind", "value", "read"),
    [
        ("cmd|' /C calc'!A0", "str", "7", "7"),
        ("1/0", "e", "#DIV/0!", ""),
        ("WEBSERVICE(A1)", "str", "", ""),
    ],
)
def test_a_formula_is_what_it_last_came_to(
    tmp_path: Path, formula: str, kind: str, value: str, read: str
) -> None:
    """DDE and errors, too: nothing is computed here, and nothing asked for."""
    cell = f'<row r="3"><c r="A3" t="{kind}"><f>{formula}</f><v>{value}</v></c></row>'
    path = tmp_path / "台账.xlsx"
    path.write_bytes(with_cells(cell.encode()))
    sheet = sheets.open_source(path).load("培训")
    rows = [list(row) for row in sheet.rows()]
    assert [str(cell) for row in rows[2:] for cell in row[:1]] == [read]


def test_an_ods_of_rows_that_stand_for_millions(
    planned: Callable[[bytes, str], Plans],
) -> None:
    cell = "<table:table-cell {}><text:p>a</text:p></table:table-cell>"
    row = "<table:table-row {}>{}</table:table-row>"
    many = "table:number-{}-repeated='1048576'"
    wide = row.format("", cell.format(many.format("columns")))
    tall = row.format(many.format("rows"), cell.format("") * 600) * 20
    for rows in (wide, tall):
        parts = {"content.xml": (OPEN % rows).encode()}
        parts["mimetype"] = b"application/vnd.oasis.opendocument.spreadsheet"
        with pytest.raises(DeskError, match="大得不正常"):
            planned(zipped(parts), "台账.ods")


def opened(rows: str) -> bytes:
    """An .ods as the reader knows it again."""
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    parts = [("mimetype", kind), ("content.xml", (OPEN % rows).encode())]
    return packed([*parts, ("META-INF/manifest.xml", b"<manifest/>")], ZIP_STORED)


def test_an_ods_whose_tags_do_not_close(
    planned: Callable[[bytes, str], Plans],
) -> None:
    head = "<table:table-row><table:table-cell office:value-type='date'>"
    for end in ("</table:table-cell>", "<text:p>a", "</text:p>"):
        with pytest.raises(DeskError, match="打不开"):
            planned(opened(head + end), "台账.ods")


def test_an_ods_with_a_cell_over_all_rows(
    planned: Callable[[bytes, str], Plans],
) -> None:
    cell = "<table:table-cell office:value-type='string'{}><text:p>{}</text:p>"
    cell += "</table:table-cell>"
    wide = ' table:number-rows-spanned="1000000000000"'
    head = "".join(cell.format("", text) for text in ("培训日期", "培训内容", "人次"))
    line = "".join(cell.format(wide, text) for text in ("2025-03-05", "茶园", "45"))
    rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in (head, line))
    (plan,) = planned(opened(rows), "台账.ods")
    assert len(plan.lines) == 1


@pytest.mark.parametrize("number", ["1e999", "-1e999", "nan"])
def test_a_number_beyond_all_numbers_goes_back_as_text(
    planned: Callable[[bytes, str], Plans], tmp_path: Path, number: str
) -> None:
    cell = "<table:table-cell office:value-type='{}'{}><text:p>{}</text:p>"
    cell += "</table:table-cell>"
    head = "".join(cell.format("string", "", t) for t in ("培训日期", "内容", "人次"))
    line = "".join(cell.format("string", "", text) for text in ("昨天", "茶园"))
    line += cell.format("float", f" office:value='{number}'", number)
    rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in (head, line))
    assert write_rejects(planned(opened(rows), "台账.ods"), tmp_path / "退.xlsx") == 1


def test_sixteen_thousand_columns_are_cut(
    planned: Callable[[bytes, str], Plans],
) -> None:
    import io

    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as made:
        page = made.add_worksheet("培训")
        for column in range(16_384):
            for row, texts in enumerate((hostile.HEAD, LINE)):
                page.write_string(
                    row, column, texts[column] if column < 4 else f"列{column}"
                )
    (plan,) = planned(stream.getvalue(), "台账.xlsx")
    assert len(plan.lines) == 1


TEXT: dict[str, tuple[Callable[[], bytes], str]] = {
    "a NUL": (lambda: b"a,b\n1,\0\n", "编码"),
    "mixed codings": (lambda: "时间,村\n".encode() + "下坪".encode("gb18030"), "编码"),
    "one line": (lambda: b"a,b\n" + b"x" * 55_000_000, "第 2 行长得不正常"),
    "one line of cells": (lambda: b"a,b\n" + b"," * 55_000_000, "第 2 行长得不正常"),
    "too many cells": (lambda: b"a,b\n" + b"," * 900_000, "第 2 行长得不正常"),
    "a cell without end": (lambda: b'a,b\n"' + b"x\n" * 250_000, "损坏"),
    "100 MB": (lambda: b"a,b\n" + b"," * 100_000_000, "超过 60 兆"),
    "a page of the web": (lambda: b"<html><table><tr><td>1", "网页"),
    "a picture": (lambda: b"<?xml version='1.0'?><html><svg/></html>", "网页"),
}


@pytest.mark.parametrize("name", TEXT)
def test_texts_refused(planned: Callable[[bytes, str], Plans], name: str) -> None:
    make, words = TEXT[name]
    with pytest.raises(DeskError, match=words) as caught:
        planned(make(), "名册.xls" if "web" in name else "名册.csv")
    assert caught.value.next_step.endswith("。")


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "gb18030"])
def test_texts_in_every_coding_are_read(
    planned: Callable[[bytes, str], Plans], coding: str
) -> None:
    text = "\n".join(map(",".join, (hostile.HEAD, LINE)))
    (plan,) = planned(text.encode(coding), "名册.csv")
    assert len(plan.lines) == 1


def test_more_rows_than_memory_is_meant_for(
    planned: Callable[[bytes, str], Plans], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 50)
    text = "\n".join([",".join(hostile.HEAD), *[",".join(LINE)] * 60])
    for data, name in ((text.encode(), "名册.csv"), (hostile.ledger(60), "名册.xlsx")):
        with pytest.raises(DeskError, match="行，没有读"):
            planned(data, name)
