"""The errand of reporting: every paper of a year written into a folder."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING
from typing import BinaryIO

from tecdesk.domain.period import Period
from tecdesk.domain.registers import LEDGERS
from tecdesk.errors import os_errors
from tecdesk.report import frame
from tecdesk.report import output
from tecdesk.report.ledger import ledger
from tecdesk.report.summary_sheet import SUBJECT
from tecdesk.report.summary_sheet import summary_sheets
from tecdesk.safe_file import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.report.blocks import Block
    from tecdesk.store.book import Book

Progress = Callable[[int, int, str], object]
"""Called with done, total and what is being written now."""
Warn = Callable[[str], object]
"""Called with a sentence about something to look at on the paper."""
NARRATIVE = "工作总结"
_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))


def write_reports(
    book: Book,
    year: int,
    folder: Path,
    progress: Progress | None = None,
    warn: Warn | None = None,
) -> list[Path]:
    """Write 汇总表, 台账 and 工作总结 of a year.

    Args:
        book: the book; it is only read.
        year: the year.
        folder: where the files go; made if missing.
        progress: called before each paper.
        warn: called with characters that no font has.

    Returns:
        The files written, in the order of the work.

    Raises:
        DeskError: the folder cannot be written, or a file is open in Excel.
    """
    with os_errors(folder, "写入"):
        folder.mkdir(parents=True, exist_ok=True)
    period = Period(year)
    papers = _papers(book, period)
    written: list[Path] = []
    for done, (name, make) in enumerate(papers):
        if progress:
            progress(done, len(papers) + 1, name)
        written += _write_blocks(make(), folder / _stem(book, period, name), warn)
    if progress:
        progress(len(papers), len(papers) + 1, NARRATIVE)
    written += _write_narrative(book, period, folder, warn)
    if progress:
        progress(len(papers) + 1, len(papers) + 1, "已写完")
    return written


def summary_files(book: Book, year: int, check_code: str = "") -> dict[str, bytes]:
    """The 汇总表 of a year as PDF and workbook, for a package.

    Args:
        book: the book.
        year: the year reported.
        check_code: of the package; printed at the foot of every page.
    """
    blocks = summary_sheets(book, Period(year), check_code)
    return {
        "汇总表.pdf": output.pdf_bytes(blocks),
        "汇总表.xlsx": output.xlsx_bytes(blocks),
    }


def _papers(book: Book, period: Period) -> list[tuple[str, Callable[[], list[Block]]]]:
    papers: list[tuple[str, Callable[[], list[Block]]]] = [
        (SUBJECT, lambda: summary_sheets(book, period))
    ]
    for register in LEDGERS:
        make = _Ledger(book, register.key, period)
        papers.append((f"{register.label}台账", make))
    return papers


class _Ledger:
    """Makes one ledger when called."""

    def __init__(self, book: Book, register: str, period: Period) -> None:
        self._asked = (book, register, period)

    def __call__(self) -> list[Block]:
        return [ledger(*self._asked)]


def _stem(book: Book, period: Period, name: str) -> str:
    """清河镇_2025年_科技推广工作汇总表."""
    unit = book.unit.text("name").translate(_FORBIDDEN)
    return f"{unit}_{frame.when(period)}_{name}"


def _write_blocks(blocks: list[Block], stem: Path, warn: Warn | None) -> list[Path]:
    paper, sheet = (stem.with_name(f"{stem.name}.{kind}") for kind in ("pdf", "xlsx"))
    for sentence in output.pdf(blocks, paper):
        if warn:
            warn(sentence)
    output.xlsx(blocks, sheet)
    return [paper, sheet]


def _write_narrative(
    book: Book, period: Period, folder: Path, warn: Warn | None
) -> list[Path]:
    """The summary as Word file and PDF; 草稿 while something is to be filled in."""
    from tecdesk.report.document_pdf import draw
    from tecdesk.report.fonts import missing_sentence
    from tecdesk.report.narrative import narrative
    from tecdesk.report.word import document_docx

    document = narrative(book, period.year)
    drawn = BytesIO()
    lost = missing_sentence(draw(document, drawn))
    if warn and lost:
        warn(lost)
    name = f"{NARRATIVE}_草稿" if document.pending else NARRATIVE
    stem = folder / _stem(book, period, name)
    written = []
    for kind, data in (("docx", document_docx(document)), ("pdf", drawn.getvalue())):
        path = stem.with_name(f"{stem.name}.{kind}")
        write_atomically(path, _put(data))
        written.append(path)
    return written


def _put(data: bytes) -> Callable[[BinaryIO], object]:
    return lambda file: file.write(data)
