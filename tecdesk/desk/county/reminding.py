"""催报: who has to be reminded, as a paper to telephone from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.county.board import Standing
from tecdesk.desk.county.board import board

if TYPE_CHECKING:
    from datetime import date

    from tecdesk.desk.county.board import Cell
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book


def reminder_pdf(book: Book, period: Period, day: date) -> tuple[bytes, str]:
    """The 催报名单 of a year, or of half of it.

    Args:
        book: the county's; only read.
        period: what is collected.
        day: the day that stands on it.

    Returns:
        The PDF, and a sentence about what to look at on it; it may be empty.
    """
    from io import BytesIO

    from tecdesk.report.page import output
    from tecdesk.report.sheets.reminder_sheet import reminder_sheet

    found = board(book, [period.year], [period])
    wanted = {member.id for member in found.missing(period)}
    rows = [
        (cell.member.name, cell.member.code, _state(cell))
        for cell in found.of(period)
        if cell.member.id in wanted
    ]
    target = BytesIO()
    warnings = output.pdf([reminder_sheet(book.unit, period, day, rows)], target)
    return target.getvalue(), "".join(warnings)


def _state(cell: Cell) -> str:
    if cell.standing is Standing.RETURNED:
        return f"{cell.day} 退回第{cell.revision}次，还没有再报"
    return "未报"
