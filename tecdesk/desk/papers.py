"""The papers of a period: what there is, and how each is made."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from tecdesk.desk.stamp import stamp_of
from tecdesk.domain.registers import LEDGERS

if TYPE_CHECKING:
    from datetime import date

    from tecdesk.desk.stamp import Stamp
    from tecdesk.domain.period import Period
    from tecdesk.report.letter.document import Document
    from tecdesk.report.page.blocks import Block
    from tecdesk.store.book import Book

SUMMARY = "summary"
NARRATIVE = "narrative"
CHARTS = "charts"


@dataclass(frozen=True)
class Paper:
    """One paper.

    Attributes:
        key: summary, narrative, charts or the key of a register.
        name: what people call it.
        kinds: what it is saved as, in words.
        file: its part of the file name; the name unless given.
        yearly: only made for a whole year.
        wanted: made unless a person says otherwise.
    """

    key: str
    name: str
    kinds: str
    file: str = ""
    yearly: bool = False
    wanted: bool = True


PAPERS: tuple[Paper, ...] = (
    Paper(SUMMARY, "科技推广工作汇总表", "PDF、Excel"),
    *(Paper(r.key, f"{r.label}台账", "PDF、Excel") for r in LEDGERS),
    Paper(NARRATIVE, "工作总结及下年计划", "Word、PDF", "工作总结", yearly=True),
    Paper(CHARTS, "图表", "PDF", wanted=False),
)
"""Every paper, in the order in which they are handed in."""


@dataclass(frozen=True)
class Made:
    """A paper that is ready to be written.

    Attributes:
        files: ending to content.
        warnings: sentences about what to look at on it, e.g. a character that
            no font has.
        draft: True while something on it is 待填.
        lines: its text, where it is one.
    """

    files: dict[str, bytes]
    warnings: list[str] = field(default_factory=list)
    draft: bool = False
    lines: tuple[str, ...] = ()


def pdf_of(
    book: Book, period: Period, key: str, today: date, stamp: Stamp | None = None
) -> bytes:
    """A paper as PDF, the very pages that are saved and printed."""
    if key in {NARRATIVE, CHARTS}:
        return make(book, period, key, today).files["pdf"]
    from tecdesk.report.page import output

    return output.pdf_bytes(_blocks(book, period, key, stamp))


def make(
    book: Book, period: Period, key: str, today: date, stamp: Stamp | None = None
) -> Made:
    """Make one paper in all its kinds.

    Args:
        book: the book; it is only read.
        period: the period; the written summary is of its year or first half.
        key: which paper.
        today: the day it is made; a summary of a running year counts until then.
        stamp: what the foot of its tables says; what is true now unless given.
    """
    if key == NARRATIVE:
        return _narrative(book, period, today)
    if key == CHARTS:
        return _charts(book, period)
    from tecdesk.report.page import output

    blocks, printed = _blocks(book, period, key, stamp), BytesIO()
    warnings = output.pdf(blocks, printed)
    return Made(
        {"pdf": printed.getvalue(), "xlsx": output.xlsx_bytes(blocks)}, warnings
    )


def _blocks(book: Book, period: Period, key: str, stamp: Stamp | None) -> list[Block]:
    said = stamp or stamp_of(book, period)
    return [
        replace(block, check_code=said.check_code, draft=said.draft)
        for block in _unstamped(book, period, key)
    ]


def _unstamped(book: Book, period: Period, key: str) -> list[Block]:
    if key == SUMMARY:
        from tecdesk.report.sheets.summary_sheet import summary_sheets

        return summary_sheets(book, period)
    from tecdesk.report.sheets.ledger import ledger

    return [ledger(book, key, period)]


def _charts(book: Book, period: Period) -> Made:
    from tecdesk.report.charts.of_period import write_charts

    printed = BytesIO()
    warnings = write_charts(book, period, printed)
    return Made({"pdf": printed.getvalue()}, warnings)


def _narrative(book: Book, period: Period, today: date) -> Made:
    from tecdesk.desk.summary import summary
    from tecdesk.report.words.variants import HALF
    from tecdesk.report.words.variants import WHOLE

    variant = HALF if period.half == 1 else WHOLE
    now = summary(book, period.year, variant, today)
    made = letter(now.draft.document())
    told = [f"工作总结{each.sentence}。" for each in now.wrong]
    return replace(made, warnings=[*made.warnings, *told])


def letter(document: Document) -> Made:
    """A written summary as Word file and PDF."""
    from tecdesk.report.letter.pdf import draw
    from tecdesk.report.letter.word import document_docx
    from tecdesk.report.page.fonts import missing_sentence

    drawn = BytesIO()
    lost = missing_sentence(draw(document, drawn))
    files = {"docx": document_docx(document), "pdf": drawn.getvalue()}
    warnings = [lost] if lost else []
    return Made(files, warnings, bool(document.pending), tuple(document.lines()))
