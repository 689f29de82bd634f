from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING
from typing import Any

import pytest
from pypdf import PdfReader

from tecdesk.desk.papers import CHARTS
from tecdesk.desk.papers import NARRATIVE
from tecdesk.desk.papers import SUMMARY
from tecdesk.desk.papers import make
from tecdesk.desk.papers import pdf_of
from tecdesk.desk.reported.keeping import report_on_paper
from tecdesk.desk.reported.turning import unlock
from tecdesk.domain.period import Period
from tecdesk.exchange.packages.manifest import check_code

if TYPE_CHECKING:
    from tecdesk.store.book import Book

pytestmark = pytest.mark.slow
YEAR = Period(2025)
DAY = date(2026, 1, 5)


def foot(book: Book, key: str) -> str:
    read = PdfReader(BytesIO(pdf_of(book, YEAR, key, DAY))).pages[0].extract_text()
    return "".join(read.split())


def test_the_foot_says_how_far_it_is(sample_book: Book) -> None:
    for key in (SUMMARY, "training"):
        found = re.search(
            r"草稿，未上报\d{4}-\d\d-\d\d\d\d:\d\d", foot(sample_book, key)
        )
        assert found, key
    code = check_code(report_on_paper(sample_book, YEAR).digest)
    assert f"校验码{code}" in foot(sample_book, "training")
    assert "草稿" not in foot(sample_book, SUMMARY)
    unlock(sample_book, ["2025"], "补")
    assert f"校验码{code}" in foot(sample_book, SUMMARY)  # it still says the same
    with sample_book.edit("改") as edit:
        edit.change("training", sample_book.find("training")[0].id, {"people": 1})
    said = foot(sample_book, SUMMARY)
    assert "草稿，报后改过，未重报" in said
    assert code not in said
    sample_book.undo()
    assert f"校验码{code}" in foot(sample_book, SUMMARY)


def test_the_workbook_says_it_too(sample_book: Book) -> None:
    from openpyxl import load_workbook

    made = make(sample_book, YEAR, "training", DAY).files["xlsx"]
    sheet = load_workbook(BytesIO(made)).worksheets[0]
    assert "草稿，未上报" in str(sheet.oddFooter.right.text)


def test_charts_say_it_at_the_foot(sample_book: Book) -> None:
    assert "草稿，未上报" in foot(sample_book, CHARTS)
    code = check_code(report_on_paper(sample_book, YEAR).digest)
    assert f"校验码{code}" in foot(sample_book, CHARTS)


def test_a_summary_says_it_on_its_pages_only_while_it_is_a_draft(
    sample_book: Book,
) -> None:
    drawn, word = _narrative(sample_book)
    assert "草稿，未上报" in foot(sample_book, NARRATIVE)
    assert "草稿，未上报" in str(drawn.metadata and drawn.metadata["/Keywords"])
    assert "草稿，未上报" in word.core_properties.content_status
    code = check_code(report_on_paper(sample_book, YEAR).digest)
    drawn, word = _narrative(sample_book)
    assert "草稿" not in foot(sample_book, NARRATIVE)
    assert code not in foot(sample_book, NARRATIVE)  # GB/T 9704 has no such line
    assert drawn.metadata
    assert str(drawn.metadata["/Keywords"]) == f"校验码 {code}"
    assert word.core_properties.content_status == f"校验码 {code}"
    assert word.core_properties.keywords == f"校验码 {code}"


def _narrative(book: Book) -> tuple[PdfReader, Any]:
    from docx import Document

    files = make(book, YEAR, NARRATIVE, DAY).files
    return PdfReader(BytesIO(files["pdf"])), Document(BytesIO(files["docx"]))
