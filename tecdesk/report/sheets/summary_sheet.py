"""汇总表: the yearly summary as blocks, page by page as the county asks for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.report.page import frame
from tecdesk.report.page.blocks import Block
from tecdesk.report.page.blocks import Layout
from tecdesk.report.sheets.explanation_page import COLUMNS as EXPLANATION_COLUMNS
from tecdesk.report.sheets.explanation_page import explained
from tecdesk.report.sheets.explanation_page import explanation_notes
from tecdesk.report.sheets.explanation_page import explanation_rows
from tecdesk.report.sheets.indicator_page import columns as indicator_columns
from tecdesk.report.sheets.indicator_page import make_page
from tecdesk.report.sheets.matrix_page import across
from tecdesk.report.sheets.matrix_page import columns
from tecdesk.report.sheets.matrix_page import month_rows
from tecdesk.report.sheets.matrix_page import part_rows
from tecdesk.report.sheets.share_page import COLUMNS as SHARE_COLUMNS
from tecdesk.report.sheets.share_page import has_page
from tecdesk.report.sheets.share_page import share_notes
from tecdesk.report.sheets.share_page import share_rows
from tecdesk.report.sheets.summary_layout import BY_MONTH
from tecdesk.report.sheets.summary_layout import BY_PLACE
from tecdesk.report.sheets.summary_layout import SECTIONS
from tecdesk.report.sheets.summary_notes import indicator_notes
from tecdesk.report.sheets.summary_notes import month_notes
from tecdesk.report.sheets.summary_notes import place_notes
from tecdesk.report.sheets.summary_others import OTHERS
from tecdesk.store.county.units import reporting_units
from tecdesk.store.figures.scan import OWNER
from tecdesk.tally.shares import shares
from tecdesk.tally.shares import splits_of_shares
from tecdesk.tally.sheet import make_sheet

if TYPE_CHECKING:
    from datetime import date

    from tecdesk.domain.period import Period
    from tecdesk.report.page.blocks import Column
    from tecdesk.report.page.blocks import Row
    from tecdesk.store.book import Book
    from tecdesk.tally.sheet import Sheet

SUBJECT = "科技推广工作汇总表"
_EVERY = (*SECTIONS, *OTHERS)
_SPLITS = tuple(
    dict.fromkeys(
        [
            *(e.split for section in _EVERY for e in section.entries if e.split),
            *splits_of_shares(),
        ]
    )
)
_SHARES = 6
"""Number of the form of 占比和覆盖率."""
_CALENDAR = ("month", "quarter")


def summary_sheets(
    book: Book, period: Period, check_code: str = "", today: date | None = None
) -> list[Block]:
    """The blocks of the summary: 指标, 分村, and 分月 if there is more than a month.

    A county has 分单位 instead of 分村: its villages stand on its townships' sheets.
    What a person said about a year's figures stands on a page of its own.

    Args:
        book: the book.
        period: the span.
        check_code: of the package that is submitted with them, if any.
        today: the day of the checks whose explanations are printed.
    """
    place = OWNER if reporting_units(book) else "village"
    sheet = make_sheet(book, period, (place, *_CALENDAR, *_SPLITS))
    known = any(line.last_year for line in sheet.lines)
    before = make_sheet(book, period.last_year, _SPLITS) if known else None
    page = make_page(_EVERY, sheet, before)
    said = explained(book, period, today)
    notes = indicator_notes(sheet, page, book.settings.complete_since)
    notes += explanation_notes(said, page.codes)
    blocks = [
        _block(sheet, 1, "指标汇总", indicator_columns(period), page.rows, notes),
        _place_block(sheet, place, page.codes),
    ]
    if len(period.months) > 1:
        blocks.append(_month_block(sheet))
    if said:
        rows = explanation_rows(said)
        blocks.append(_block(sheet, 4, "数据说明", EXPLANATION_COLUMNS, rows, ()))
    told = shares(book, period, sheet)
    if has_page(sheet, told):
        rows, name = share_rows(sheet, told), "占比和覆盖率"
        part = len(blocks) + 1
        blocks.append(
            _block(
                sheet, part, name, SHARE_COLUMNS, rows, share_notes(told), form=_SHARES
            )
        )
    return [replace(block, check_code=check_code) for block in blocks]


def _place_block(sheet: Sheet, by: str, codes: dict[tuple[str, str], str]) -> Block:
    shown = across(BY_PLACE, sheet)
    notes = place_notes(sheet, shown, codes, by)
    if by == OWNER:
        rows = part_rows(shown, by, "单位未填")
        heads = columns("单　位", shown)
        return _block(sheet, 2, "分单位汇总", heads, rows, notes, form=5)
    rows = part_rows(shown, by, "村未填")
    heads = columns("村（社区）", shown)
    return _block(sheet, 2, "分村（社区）汇总", heads, rows, notes)


def _month_block(sheet: Sheet) -> Block:
    shown = across(BY_MONTH, sheet)
    heads = columns("月　份", shown)
    rows = month_rows(shown, sheet)
    return _block(sheet, 3, "分月汇总", heads, rows, month_notes(sheet, shown))


def _block(  # noqa: PLR0913 - together they are a page
    sheet: Sheet,
    number: int,
    name: str,
    heads: tuple[Column, ...],
    rows: list[Row],
    notes: tuple[str, ...],
    *,
    form: int = 0,
) -> Block:
    """A page; the number of its form where that is not its place."""
    period = sheet.period
    return Block(
        title=frame.titled_yearly(sheet.unit, period, SUBJECT),
        columns=heads,
        rows=tuple(rows),
        layout=Layout.SHEET,
        landscape=number > 1 and form != _SHARES,
        name=name,
        part=f"（{'一二三四五'[number - 1]}）{name}",
        corner=(
            ("表　　号", f"科推汇{form or number:02}表"),
            ("报送单位", sheet.unit.text("parent")),
            ("计量单位", "见表内"),
        ),
        filled_by=frame.filled_by(sheet.unit),
        when=frame.when(period),
        signing=frame.signing(
            period, "单位负责人", "统计负责人", "填表人", "联系电话", dated="报出日期"
        ),
        notes=notes,
    )
