"""What the preview page is asked to show: a paper, and how it is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.domain.period import Period
    from tecdesk.report.manual.topics import Topic
    from tecdesk.store.book import Book

Made = tuple[bytes, str]
"""A PDF, and a sentence about what to look at on it; the sentence may be empty."""


@dataclass(frozen=True)
class Printed:
    """One paper to be seen, printed or saved.

    Attributes:
        name: what it is called, also as a file.
        make: makes it from a book that is only read; runs in the worker.
        back: key of the page it is left to.
        note: what it is about, beside the title.
    """

    name: str
    make: Callable[[Book], Made]
    back: str = "reports"
    note: str = ""


def calibration() -> Printed:
    """打印校准页."""

    def make(_book: Book) -> Made:
        from tecdesk.report.forms.calibration import calibration_pdf

        return calibration_pdf(), ""

    return Printed("打印校准页", make, note="量一量打印机准不准")


def topic(about: Topic, back: str) -> Printed:
    """A page of the manual."""

    def make(_book: Book) -> Made:
        from io import BytesIO

        from tecdesk.report.manual.pdf import write_manual

        target = BytesIO()
        lacking = write_manual(target, [about])
        return target.getvalue(), lacking

    return Printed(f"使用说明：{about.name}", make, back)


def papers(period: Period, keys: tuple[str, ...], paper: str) -> Printed:
    """Papers of a period, one behind the other, each with its own page numbers.

    Args:
        period: the span.
        keys: which papers.
        paper: format of their tables.
    """

    def make(book: Book) -> Made:
        from tecdesk.desk.papers import pdf_of
        from tecdesk.pdf_pages import joined

        today = date.today()  # noqa: DTZ011 - the desk's own day
        made = (pdf_of(book, period, key, today, paper=paper) for key in keys)
        return joined(made), ""

    part = "" if period.is_whole_year else period.name
    name = f"{period.year}年{part}报表"
    return Printed(name, make, note=f"{len(keys)} 份，一起打印")


def whole_ledger(register: str, period: Period) -> Printed:
    """A ledger with whole numbers; the reason was written down before."""

    def make(book: Book) -> Made:
        from tecdesk.report.page.output import pdf_bytes
        from tecdesk.report.sheets.ledger import ledger

        return pdf_bytes([ledger(book, register, period, restricted=True)]), ""

    name = f"{period.year}年{REGISTERS[register].label}台账（内部资料）"
    return Printed(name, make, back=register, note="号码完整，用完收好")


def blank(
    key: str,
    records: tuple[tuple[str, str], ...] = (),
    back: str = "reports",
    note: str = "",
) -> Printed:
    """A blank sheet.

    Args:
        key: of the sheet.
        records: register and id of those it is filled from; none leaves it empty.
        back: key of the page it is left to.
        note: what it is filled from, in words.
    """
    from tecdesk.desk.blanks.sheets import BLANKS
    from tecdesk.desk.blanks.sheets import blank_pdf

    def make(book: Book) -> Made:
        found = [book.require(register, id_) for register, id_ in records]
        return blank_pdf(book, key, found, date.today())  # noqa: DTZ011 - the desk's

    words = note or ("" if records else "空白")
    return Printed(BLANKS[key].name, make, back, words)
