"""The papers of a period: what there is, and how each is made."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from enum import Enum
from io import BytesIO
from typing import TYPE_CHECKING

from tecdesk.desk.stamp import stamp_of
from tecdesk.domain.registers import LEDGERS
from tecdesk.report.page.formats import AS_MADE
from tecdesk.report.page.formats import on_paper
from tecdesk.report.sheets.choice_sheet import CHOICES
from tecdesk.report.words.variants import ENVOYS
from tecdesk.report.words.variants import HALF
from tecdesk.report.words.variants import PAIRING
from tecdesk.report.words.variants import WHOLE

if TYPE_CHECKING:
    from datetime import date

    from tecdesk.desk.stamp import Stamp
    from tecdesk.domain.period import Period
    from tecdesk.report.letter.document import Document
    from tecdesk.report.page.blocks import Block
    from tecdesk.store.book import Book

SUMMARY = "summary"
NARRATIVE = "narrative"
HALF_NARRATIVE = "narrative.half"
PAIRING_NARRATIVE = "narrative.pairing"
ENVOYS_NARRATIVE = "narrative.envoy"
NARRATIVES = {
    NARRATIVE: WHOLE,
    HALF_NARRATIVE: HALF,
    PAIRING_NARRATIVE: PAIRING,
    ENVOYS_NARRATIVE: ENVOYS,
}
"""Key of a written summary to its kind."""
CHARTS = "charts"
BY = "by:"
"""Before the key of a choice that figures are broken down by."""


class Span(Enum):
    """What a paper can be made of."""

    ANY = "any"
    YEAR = "year"
    FIRST_HALF = "first half"


@dataclass(frozen=True)
class Paper:
    """One paper.

    Attributes:
        key: summary, a written summary, charts, the key of a register, or of a
            choice after `BY`.
        name: what people call it.
        kinds: what it is saved as, in words.
        file: its part of the file name; the name unless given.
        span: what it is made of.
        wanted: made unless a person says otherwise.
    """

    key: str
    name: str
    kinds: str
    file: str = ""
    span: Span = Span.ANY
    wanted: bool = True

    def fits(self, period: Period) -> bool:
        """True when it can be made of a period."""
        if self.span is Span.YEAR:
            return period.is_whole_year
        return self.span is Span.ANY or period.half == 1


_TABLE, _LETTER = "PDF、Excel", "Word、PDF"
PAPERS: tuple[Paper, ...] = (
    Paper(SUMMARY, "科技推广工作汇总表", _TABLE),
    *(Paper(r.key, f"{r.label}台账", _TABLE) for r in LEDGERS),
    Paper(NARRATIVE, "工作总结及下年计划", _LETTER, WHOLE.file, Span.YEAR),
    Paper(HALF_NARRATIVE, "总结及下半年计划", _LETTER, WHOLE.file, Span.FIRST_HALF),
    Paper(PAIRING_NARRATIVE, PAIRING.file, _LETTER, "", Span.YEAR, wanted=False),
    Paper(ENVOYS_NARRATIVE, ENVOYS.file, _LETTER, "", Span.YEAR, wanted=False),
    Paper(CHARTS, "图表", "PDF", wanted=False),
)
"""Every paper, in the order in which they are handed in."""
BY_CHOICE = tuple(
    Paper(BY + choice.key, choice.name, _TABLE, wanted=False)
    for choice in CHOICES.values()
)
"""分类汇总: made when asked for."""


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
    book: Book,
    period: Period,
    key: str,
    today: date,
    stamp: Stamp | None = None,
    *,
    paper: str = AS_MADE,
) -> bytes:
    """A paper as PDF, the very pages that are saved and printed."""
    if key in NARRATIVES or key == CHARTS:
        return make(book, period, key, today, stamp).files["pdf"]
    from tecdesk.report.page import output

    return output.pdf_bytes(_blocks(book, period, key, stamp, paper))


def make(
    book: Book,
    period: Period,
    key: str,
    today: date,
    stamp: Stamp | None = None,
    *,
    paper: str = AS_MADE,
) -> Made:
    """Make one paper in all its kinds.

    Args:
        book: the book; it is only read.
        period: the period; a written summary is of its year or first half.
        key: which paper.
        today: the day it is made; a summary of a running year counts until then.
        stamp: what the foot of its pages says; what is true now unless given.
        paper: format of its tables, a key of `formats.FORMATS`.
    """
    if key in NARRATIVES:
        return _narrative(book, period, key, today, stamp or stamp_of(book, period))
    if key == CHARTS:
        return _charts(book, period, stamp or stamp_of(book, period))
    from tecdesk.report.page import output

    blocks, printed = _blocks(book, period, key, stamp, paper), BytesIO()
    warnings = output.pdf(blocks, printed)
    return Made(
        {"pdf": printed.getvalue(), "xlsx": output.xlsx_bytes(blocks)}, warnings
    )


def _blocks(
    book: Book, period: Period, key: str, stamp: Stamp | None, paper: str
) -> list[Block]:
    said = stamp or stamp_of(book, period)
    return [
        replace(on_paper(block, paper), check_code=said.check_code, draft=said.draft)
        for block in _unstamped(book, period, key)
    ]


def _unstamped(book: Book, period: Period, key: str) -> list[Block]:
    if key == SUMMARY:
        from tecdesk.report.sheets.summary_sheet import summary_sheets

        return summary_sheets(book, period)
    if key.startswith(BY):
        from tecdesk.report.sheets.choice_sheet import choice_sheet

        return [choice_sheet(book, CHOICES[key.removeprefix(BY)], period)]
    from tecdesk.report.sheets.ledger import ledger

    return [ledger(book, key, period)]


def _charts(book: Book, period: Period, stamp: Stamp) -> Made:
    from tecdesk.report.charts.of_period import write_charts

    printed = BytesIO()
    warnings = write_charts(book, period, printed, stamp.mark)
    return Made({"pdf": printed.getvalue()}, warnings)


def _narrative(book: Book, period: Period, key: str, today: date, stamp: Stamp) -> Made:
    from tecdesk.desk.summary import summary

    now = summary(book, period.year, NARRATIVES[key], today)
    made = letter(now.draft.document(), stamp)
    told = [f"工作总结{each.sentence}。" for each in now.wrong]
    return replace(made, warnings=[*made.warnings, *told])


def letter(document: Document, stamp: Stamp) -> Made:
    """A written summary as Word file and PDF."""
    from tecdesk.report.letter.document import Mark
    from tecdesk.report.letter.pdf import draw
    from tecdesk.report.letter.word import document_docx
    from tecdesk.report.page.fonts import missing_sentence

    mark, drawn = Mark(stamp.mark, draft=bool(stamp.draft)), BytesIO()
    lost = missing_sentence(draw(document, drawn, mark))
    files = {"docx": document_docx(document, mark), "pdf": drawn.getvalue()}
    warnings = [lost] if lost else []
    return Made(files, warnings, bool(document.pending), tuple(document.lines()))
