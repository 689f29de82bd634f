"""Texts that a spreadsheet would compute: no file or clipboard of ours lets it."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from html import unescape
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tecdesk.desk import importing
from tecdesk.desk.copying import as_html
from tecdesk.desk.copying import as_text
from tecdesk.desk.exporting import export
from tecdesk.desk.inert import as_line
from tecdesk.desk.inert import html_text
from tecdesk.desk.inert import inert
from tecdesk.desk.pasting import read_pasted
from tecdesk.desk.seen import seen
from tecdesk.exchange.columns.write import export as export_columns
from tecdesk.exchange.forms.files.opening import open_form
from tecdesk.exchange.forms.files.written import write_copy
from tecdesk.exchange.forms.grid import Place
from tecdesk.exchange.ledgers.rejects import write_rejects
from tecdesk.workbooks import sheet_names
from tests.exchange.forms.samples import workbook
from tests.exchange.ledgers import counts
from tests.report.office import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tecdesk.desk.seen import Seen
    from tecdesk.store.book import Book

TEXTS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x.y","z")',
    "{=1+1}",
    "http://x.y/z",
    "-2+3+cmd|x",
)
BEHIND_BLANKS = ("＝1+1", "\t=1+1", "\r=1+1", "\n@x", " =1+1")
COLUMNS = ["held_on", "village", "title", "people", "place"]


@pytest.fixture
def loaded(book: Book) -> Book:
    """A book with every text as village, title and place, the unit's name too."""
    with book.edit("新增") as edit:
        for text in TEXTS:
            village = edit.add("village", {"name": text})
            told: dict[str, str | int | None] = {"held_on": "2025-03-05", "people": 9}
            told |= {"title": text, "place": text, "village": village}
            edit.add("training", told)
        edit.change("unit", book.settings.unit, {"name": "=1+1镇"})
    return book


def table_of(book: Book, columns: list[str] = COLUMNS) -> Seen:
    return seen(book, "training", columns, book.find("training"), 2025)


def list_file(book: Book, folder: Path) -> Path:
    export(table_of(book), "=1+1镇 培训 2025年", folder / "导出.xlsx")
    return folder / "导出.xlsx"


def rejects_file(book: Book, folder: Path) -> Path:
    """Headings, a merged one among them, and lines of a file that is not ours."""
    rows = [["=1+1表", "", "", ""], ["培训日期", "村", "培训内容", "人次"]]
    rows += [["2025-03-05", text, text, "许多"] for text in TEXTS]
    import xlsxwriter

    with xlsxwriter.Workbook(folder / "来.xlsx") as made:
        page = made.add_worksheet("培训")
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                page.write_string(number, column, text)
        page.merge_range(0, 0, 0, 3, "")
        page.write_string(0, 0, "=1+1表")
    plans = importing.read_plans(book, folder / "来.xlsx")
    assert write_rejects(plans, folder / "退回.xlsx") == len(TEXTS)
    return folder / "退回.xlsx"


def filled_file(_book: Book, folder: Path) -> Path:
    form = open_form(workbook(folder))
    cells = {
        Place(0, 3 + number // 2, 2 + number % 2): t
        for number, t in enumerate(TEXTS[:6])
    }
    write_copy(form, cells, folder / "填好.xlsx")
    return folder / "填好.xlsx"


@pytest.mark.parametrize("write", [list_file, rejects_file, filled_file])
def test_no_workbook_computes_a_text(
    loaded: Book, tmp_path: Path, write: Callable[[Book, Path], Path]
) -> None:
    path = write(loaded, tmp_path)
    cells = [
        cell
        for sheet in openpyxl.load_workbook(path)
        for row in sheet.iter_rows()
        for cell in row
    ]
    ours = {"=C4+D4", "=C5+D5", "=C6+D6"} if write is filled_file else set()
    computed = {str(cell.value) for cell in cells if cell.data_type == "f"}
    assert computed <= ours
    assert not any(cell.hyperlink for cell in cells)
    kept = {str(cell.value) for cell in cells if cell.data_type == "s"}
    wanted = TEXTS[:6] if write is filled_file else (*TEXTS,)
    assert set(wanted) <= kept


def test_merged_titles_and_heads_are_texts(loaded: Book, tmp_path: Path) -> None:
    for path in (list_file(loaded, tmp_path), rejects_file(loaded, tmp_path)):
        with zipfile.ZipFile(path) as archive:
            sheet = archive.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet
        assert b"mergeCell " in sheet


def test_the_text_comes_back_through_a_list(loaded: Book, tmp_path: Path) -> None:
    (plan,) = importing.read_plans(loaded, list_file(loaded, tmp_path))
    assert counts(plan) == (0, 0, len(TEXTS))


def test_the_text_comes_back_from_the_clipboard(loaded: Book) -> None:
    text = as_text(table_of(loaded))
    (plan,) = read_pasted(loaded, text, "training", COLUMNS, 2025)
    assert counts(plan) == (0, 0, len(TEXTS))


@pytest.mark.parametrize("text", [*TEXTS[:6], TEXTS[8], *BEHIND_BLANKS])
def test_no_copied_cell_is_computed(book: Book, text: str) -> None:
    """Neither of a list nor of any other table, as text or as HTML."""
    with book.edit("新增") as edit:
        told: dict[str, str | int | None] = {"held_on": "2025", "title": text}
        edit.add("training", told | {"people": 9})
    doubled = text.replace('"', '""')
    assert inert(text) == f'="{doubled}"'
    (copied,) = as_text(table_of(book, ["title"]), headings=False).split("\r\n")[:1]
    assert copied.strip('"').startswith("=")
    for cell in (as_html(table_of(book, ["title"]), headings=False), html_text(text)):
        assert "mso-number-format:'\\@'" in cell
        shown = re.sub(
            "<br>", "\n", re.findall(r"<td[^>]*>(.*?)</td>", cell, re.DOTALL)[0]
        )
        assert unescape(shown) == text


def test_numbers_of_a_table_stay_numbers() -> None:
    cells = ["-12", "+3.5%", "1,234", "-", "甲", "a=b", ""]
    assert as_line(cells) == "\t".join(cells)


def test_columns_hold_the_text_itself(loaded: Book, tmp_path: Path) -> None:
    from pyarrow import parquet

    export_columns(loaded, tmp_path / "列")
    titles = {
        row["title"]
        for path in (tmp_path / "列" / "training").rglob("*.parquet")
        for row in parquet.read_table(path).to_pylist()
    }
    assert titles == set(TEXTS)


def test_tabs_are_named_so_that_none_is_twice() -> None:
    wanted = ["培训[1]", "培训?1", "", "'''", "A" * 40, "a" * 40, "\x00\n"]
    names = [*sheet_names(wanted)]
    assert len({name.lower() for name in names}) == len(wanted)
    assert all(0 < len(name) <= 31 for name in names)


@pytest.mark.slow
@pytest.mark.skipif(not PROGRAM, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_texts(loaded: Book, tmp_path: Path) -> None:
    path = list_file(loaded, tmp_path)
    home = (tmp_path / "home").as_uri()
    subprocess.run(
        [
            str(PROGRAM),
            f"-env:UserInstallation={home}",
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76",
            "--outdir",
            tmp_path,
            path,
        ],
        check=True,
        capture_output=True,
        timeout=100,
    )
    import csv

    rows = [*csv.reader(io.StringIO((tmp_path / "导出.csv").read_text("utf-8")))]
    shown = {cell for row in rows for cell in row}
    assert set(TEXTS) <= shown, json.dumps(sorted(shown), ensure_ascii=False)
