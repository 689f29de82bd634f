"""Sheets with a numbered list to sign: 签到表, 领取签收表, 发放花名册."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.report.forms.parts import Column
from tecdesk.report.forms.parts import Entry
from tecdesk.report.forms.parts import Ruled
from tecdesk.report.forms.parts import fields
from tecdesk.report.forms.parts import table
from tecdesk.report.forms.pen import LEFT
from tecdesk.report.forms.pen import NAME
from tecdesk.report.forms.pen import SMALL
from tecdesk.report.forms.pen import Pen
from tecdesk.report.forms.qr import draw_qr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.page.paper import Paper

SIGN_IN = Ruled(
    (
        Column("序号", 12),
        Column("姓名", 27, NAME),
        Column("性别", 13),
        Column("村（组）", 34),
        Column("联系电话", 35),
        Column("签名", 34),
        Column("备注", 15),
    ),
    rows=22,
    head=8.5,
    row=9,
)
VISITORS = Ruled(
    (
        Column("序号", 12),
        Column("姓名", 27, NAME),
        Column("性别", 13),
        Column("单位及身份", 46),
        Column("联系电话", 35),
        Column("签名", 37),
    ),
    rows=22,
    head=8.5,
    row=9,
)
TAKEN = Ruled(
    (
        Column("序号", 12),
        Column("姓名", 27, NAME),
        Column("村（组）", 32),
        Column("资料名称", 45),
        Column("数量", 14),
        Column("签名（手印）", 25),
        Column("日期", 15),
    ),
    rows=22,
    head=8.5,
    row=9,
)
ASKED = Ruled(
    (
        Column("序号", 12),
        Column("姓名", 25, NAME),
        Column("村（组）", 30),
        Column("咨询什么", 50),
        Column("怎么答复的", 35),
        Column("解答人", 18),
    ),
    rows=16,
    head=8.5,
    row=12,
)
ROSTER = Ruled(
    (
        Column("序号", 12),
        Column("社（组）", 18),
        Column("户主姓名", 26, NAME),
        Column("物资品种及规格", 58),
        Column("单位", 15),
        Column("数量", 18),
        Column("联系电话", 37),
        Column("签字（手印）", 48),
        Column("备注", 25),
    ),
    rows=13,
    head=9,
    row=10,
    foot="本页合计",
    over=5,
)


@dataclass(frozen=True, slots=True)
class Signed:
    """A sheet that people sign one under the other, on as many pages as it takes.

    Attributes:
        title: over it.
        line: what stands between title and table, as x and words.
        entries: the fields over the table, row by row.
        table: the table.
        rows: what is known of each line, without its number.
        feet: what stands under the table, as x and words.
        note: under that.
        code: of the record it belongs to; empty for none.
        landscape: turned.
        pages: how many are wanted at least.
    """

    title: str
    line: tuple[tuple[float, str], ...]
    entries: tuple[tuple[Entry, ...], ...]
    table: Ruled
    rows: tuple[tuple[str, ...], ...] = ()
    feet: tuple[tuple[float, str], ...] = ()
    note: str = ""
    code: str = ""
    landscape: bool = False
    pages: int = 1


def draw_signed(paper: Paper, sheet: Signed) -> None:
    """Draw every page of a sheet; the paper stands on its first."""
    size = sheet.table.rows
    pages = max(-(-len(sheet.rows) // size), sheet.pages, 1)
    for page in range(pages):
        if page:
            paper.new_page()
        known = sheet.rows[page * size : (page + 1) * size]
        numbered = [
            (str(page * size + at + 1), *(known[at] if at < len(known) else ()))
            for at in range(size)
        ]
        _page(paper, sheet, numbered, (page + 1, pages))


def _page(
    paper: Paper, sheet: Signed, rows: Sequence[Sequence[str]], page: tuple[int, int]
) -> None:
    pen = Pen(paper)
    pen.title(
        sheet.title, 17.85 if sheet.landscape else 19.85, 18 if sheet.landscape else 20
    )
    draw_qr(paper, sheet.code, *page, top=8.0)
    middle = 27.95 if sheet.landscape else 32.15
    for x, words in sheet.line:
        pen.say(x, middle, words)
    top = 32.0 if sheet.landscape else 36.0
    if sheet.entries:
        top = fields(pen, top, sheet.entries, 8.0) + 3.0
    end = table(pen, top, sheet.table, rows)
    for x, words in sheet.feet:
        pen.say(x, end + 5.9, words)
    if sheet.note:
        pen.say(LEFT, end + 11.7, sheet.note, SMALL)
    pen.page_number(*page)
