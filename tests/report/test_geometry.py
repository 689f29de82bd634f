"""The geometry of paper, measured on rendered pages: the official text, the sheets.

GB/T 9704-2012: margins 37, 28, 26 and 35 mm, 22 lines a page, 28 characters a line,
the page number 7 mm under the text. The Word file is set by LibreOffice for it, with
our fonts in place of the official ones: Chinese characters are as wide in both.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.papers import NARRATIVE
from tecdesk.desk.papers import make
from tecdesk.desk.papers import pdf_of
from tecdesk.desk.stamp import Stamp
from tecdesk.domain.period import Period
from tecdesk.report.letter.document import Document
from tecdesk.report.letter.document import Paragraph
from tecdesk.report.letter.pdf import document_pdf
from tecdesk.report.letter.word import document_docx
from tecdesk.store.book import Book
from tests.report.measuring import is_chinese
from tests.report.measuring import measured
from tests.report.model import document
from tests.report.office import printed_by_office

if TYPE_CHECKING:
    from pathlib import Path

    from tests.report.measuring import Line
    from tests.report.measuring import Sheet

TOP, BOTTOM, LEFT, RIGHT = 37.0, 35.0, 28.0, 26.0
PITCH = 225.0 / 22
HIGH, WIDE = 297.0, 210.0
TOLERANCE = 1.0
ASCENT = 0.8
"""LibreOffice sets the baseline at four fifths of a line of exact height."""
PURE = "农业科技推广培训示范基地结对帮扶资料发放台账汇总报告年度目标任务完成情况"
YEAR = Period(2025)
STAMP = Stamp("ABCD-2345")
DAY = date(2026, 1, 5)


def long_text() -> Document:
    """Several pages: headings, digits, a table, and lines of nothing but Chinese."""
    model = document(8)
    more = (Paragraph((PURE * 9,)) for _ in range(5))
    return Document(model.title, (*model.blocks, *more), model.ending)


def moved(data: bytes) -> bytes:
    """The same Word file with other margins, as a careless change would make it."""
    import docx
    from docx.shared import Mm

    file = docx.Document(BytesIO(data))
    section = file.sections[0]
    section.left_margin, section.right_margin = Mm(30), Mm(24)
    section.top_margin, section.bottom_margin = Mm(39), Mm(33)
    target = BytesIO()
    file.save(target)
    return target.getvalue()


@pytest.fixture(scope="module")
def letters(
    sample_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, list[Sheet]]:
    """Measured pages by what was set: Word files by LibreOffice, PDF by us."""
    with Book.open(sample_file, writing=False) as book:
        year = make(book, YEAR, NARRATIVE, DAY, STAMP).files
    word = document_docx(long_text())
    files = {"long": word, "year": year["docx"], "moved": moved(word)}
    folder = tmp_path_factory.mktemp("office")
    pdfs = {"own long": document_pdf(long_text()), "own year": year["pdf"]}
    pdfs |= printed_by_office(files, folder)
    return {name: measured(data) for name, data in pdfs.items()}


@pytest.fixture(scope="module")
def own(sample_file: Path) -> dict[str, list[Sheet]]:
    """The same of our own PDF alone, where there is no LibreOffice."""
    with Book.open(sample_file, writing=False) as book:
        year = make(book, YEAR, NARRATIVE, DAY, STAMP).files["pdf"]
    return {
        "own long": measured(document_pdf(long_text())),
        "own year": measured(year),
    }


def text_of(page: Sheet) -> list[Line]:
    """The lines of the text area, without what stands under it."""
    return [line for line in page.lines if line.middle < HIGH - BOTTOM]


def margins(pages: list[Sheet], *, office: bool) -> tuple[float, float, float, float]:
    """Top, bottom, left and right of the text, mm; page 1 begins with the title."""
    lines = [line for page in pages[1:] for line in text_of(page)]
    if office:
        top = min(line.baseline for line in lines) - ASCENT * PITCH
        end = max(line.baseline for line in lines) + (1 - ASCENT) * PITCH
    else:
        top = min(line.middle for line in lines) - PITCH / 2
        end = max(line.middle for line in lines) + PITCH / 2
    left = min(line.left for line in lines)
    # 。 and ， at the end may hang over the margin by half their width
    right = max(line.right for line in lines if is_chinese(line.text[-1]))
    return top, pages[0].height - end, left, pages[0].width - right


def check_letter(pages: list[Sheet], *, office: bool) -> None:
    found = margins(pages, office=office)
    assert found == pytest.approx((TOP, BOTTOM, LEFT, RIGHT), abs=TOLERANCE)
    for number, page in enumerate(pages, 1):
        assert (page.width, page.height) == pytest.approx((WIDE, HIGH), abs=0.1)
        lines = text_of(page)
        assert len(lines) <= 22
        assert lines[0].middle - 3 >= TOP
        check_number(page, number)
    assert max(len(text_of(page)) for page in pages) == 22


def check_number(page: Sheet, number: int) -> None:
    """— 1 — stands 7 mm under the text, one character in: right, then left."""
    [foot] = [line for line in page.lines if line.middle > HIGH - BOTTOM]
    assert foot.text == f"—{number}—"
    dash = foot.chars[0].middle
    assert dash == pytest.approx(HIGH - BOTTOM + 7, abs=TOLERANCE)
    inset = 14 * 25.4 / 72
    if number % 2:
        assert foot.right == pytest.approx(WIDE - RIGHT - inset, abs=TOLERANCE)
    else:
        assert foot.left == pytest.approx(LEFT + inset, abs=TOLERANCE)


def check_lines(pages: list[Sheet]) -> None:
    """28 characters fill a line; lines follow each other at a 22nd of 225 mm."""
    lines = [line for page in pages for line in text_of(page)]
    pure = [line for line in lines if all(map(is_chinese, line.text))]
    counts = Counter(len(line.text) for line in pure)
    assert max(counts) == 28
    assert counts[28] > 40
    for line in pure:
        if len(line.text) == 28:
            assert line.right - line.left == pytest.approx(156, abs=TOLERANCE)
    for page in pages:
        full = [line for line in text_of(page) if len(line.text) == 28]
        for one, other in pairwise(full):
            steps = (other.middle - one.middle) / PITCH
            assert steps == pytest.approx(round(steps), abs=0.03)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["long", "year"])
def test_the_word_file_as_libreoffice_sets_it(letters, name):
    check_letter(letters[name], office=True)


@pytest.mark.slow
def test_lines_of_the_word_file(letters):
    check_lines(letters["long"])


@pytest.mark.slow
def test_word_and_pdf_break_pages_alike(letters):
    for name in ("long", "year"):
        word, ours = letters[name], letters[f"own {name}"]
        assert len(word) == len(ours)


@pytest.mark.slow
def test_the_measure_sees_moved_margins(letters):
    found = margins(letters["moved"], office=True)
    assert found == pytest.approx((39, 33, 30, 24), abs=TOLERANCE)
    with pytest.raises(AssertionError):
        check_letter(letters["moved"], office=True)


@pytest.mark.parametrize("name", ["own long", "own year"])
def test_our_own_pdf(own, name):
    check_letter(own[name], office=False)


def test_lines_of_our_own_pdf(own):
    check_lines(own["own long"])


@pytest.mark.parametrize("key", ["summary", "training", "pairing", "by:training.form"])
@pytest.mark.parametrize("paper", ["a4", "a4-portrait", "a4-landscape", "a3"])
def test_sheets_keep_their_margins(sample_book, key, paper):
    pages = measured(pdf_of(sample_book, YEAR, key, DAY, STAMP, paper=paper))
    for number, page in enumerate(pages, 1):
        lefts, tops, rights, lows = zip(*page.rules, strict=True)
        assert min(lefts) == pytest.approx(20, abs=TOLERANCE)
        assert page.width - max(rights) == pytest.approx(20, abs=TOLERANCE)
        assert min(tops) > 30
        assert max(lows) <= page.height - 20 + 0.5
        *lines, foot = page.lines
        assert foot.middle == pytest.approx(page.height - 9, abs=TOLERANCE)
        assert f"第{number}页共{len(pages)}页" in foot.text
        assert foot.text.endswith("校验码ABCD-2345")
        assert page.width - foot.right == pytest.approx(20, abs=TOLERANCE)
        for line in lines:
            assert line.left >= 19.9
            assert line.right <= page.width - 19.9
            assert line.middle < page.height - 11
        title = lines[0]
        centre = (title.left + title.right) / 2
        assert centre == pytest.approx(page.width / 2, abs=TOLERANCE)
