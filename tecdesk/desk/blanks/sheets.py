"""The blank sheets there are, what each is filled from, and how it becomes pages."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tecdesk.desk.blanks.known import Known
    from tecdesk.domain.record import Record
    from tecdesk.report.page.paper import Paper
    from tecdesk.store.book import Book

Draw = Callable[["Paper", "Known", "Sequence[Record | None]"], None]


@dataclass(frozen=True, slots=True)
class Blank:
    """One kind of sheet.

    Attributes:
        key: for the command line and file names.
        name: what people call it.
        registers: whose records it can be filled from; the first is meant by its name.
        draw: puts it on paper, record after record.
        landscape: turned.
    """

    key: str
    name: str
    registers: tuple[str, ...]
    draw: Draw
    landscape: bool = False


def blanks_for(register: str) -> tuple[Blank, ...]:
    """The sheets that a record of a register fills."""
    return tuple(each for each in BLANKS.values() if register in each.registers)


def blank_pdf(
    book: Book, key: str, records: Sequence[Record], today: date
) -> tuple[bytes, str]:
    """A sheet for each record, or an empty one, as PDF.

    Args:
        book: only read.
        key: of the sheet.
        records: whose sheets they are, of the registers it names; none leaves all
            to be written by hand.
        today: the day it is made.

    Returns:
        The file, and a sentence about characters that no font has.
    """
    from tecdesk.desk.blanks.known import Known
    from tecdesk.report.page.fonts import missing_sentence
    from tecdesk.report.page.paper import Paper

    blank, target = BLANKS[key], BytesIO()
    name = f"{book.unit.text('name')}{blank.name}"
    paper = Paper(target, landscape=blank.landscape, title=name)
    blank.draw(paper, Known(book, today), records or (None,))
    paper.save()
    return target.getvalue(), missing_sentence(paper.missing)


def _signed(fill: str) -> Draw:
    """Sheets of `signed`, one after the other, each with its own numbering."""

    def draw(paper: Paper, known: Known, records: Sequence[Record | None]) -> None:
        from tecdesk.desk.blanks import signed
        from tecdesk.report.forms.register_sheets import draw_signed

        for at, record in enumerate(records):
            if at:
                paper.new_page()
            draw_signed(paper, getattr(signed, fill)(known, record))

    return draw


def _receipts(paper: Paper, known: Known, records: Sequence[Record | None]) -> None:
    from tecdesk.desk.blanks.given import receipt
    from tecdesk.report.forms.receipts import draw_receipts

    draw_receipts(paper, [receipt(known, record) for record in records])


def _visits(paper: Paper, known: Known, records: Sequence[Record | None]) -> None:
    from tecdesk.desk.blanks.visits import visit
    from tecdesk.report.forms.visit import draw_visit

    for at, record in enumerate(records):
        if at:
            paper.new_page()
        draw_visit(paper, visit(known, record))


def _photos(paper: Paper, known: Known, records: Sequence[Record | None]) -> None:
    from tecdesk.desk.blanks.pictures import photos
    from tecdesk.report.forms.photo_sheet import draw_photos

    for at, record in enumerate(records):
        if at:
            paper.new_page()
        draw_photos(paper, photos(known, record))


BLANKS: dict[str, Blank] = {
    blank.key: blank
    for blank in (
        Blank("sign-in", "培训签到表", ("training",), _signed("sign_in")),
        Blank("visitors", "观摩签到表", ("base_visit", "base"), _signed("visitors")),
        Blank("taken", "资料领取签收表", ("handout",), _signed("taken")),
        Blank("asked", "咨询登记表", ("outreach", "consult"), _signed("asked")),
        Blank(
            "roster", "物资发放花名册", ("village",), _signed("roster"), landscape=True
        ),
        Blank("receipt", "收条", ("handout", "aid"), _receipts),
        Blank("visit", "走访记录", ("pairing", "aid"), _visits),
        Blank(
            "photos",
            "佐证照片粘贴页",
            (
                *("training", "base", "base_visit", "aid", "handout", "pairing"),
                *("outreach", "consult", "variety", "project"),
            ),
            _photos,
        ),
    )
}
"""Every blank sheet by key."""
