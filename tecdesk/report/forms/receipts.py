"""收条: three on a sheet, each exactly a third of A4, to be cut for the accountant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.report.forms.pen import NAME
from tecdesk.report.forms.pen import SMALL
from tecdesk.report.forms.pen import WRITTEN
from tecdesk.report.forms.pen import Box
from tecdesk.report.forms.pen import Pen
from tecdesk.report.page.fonts import MM
from tecdesk.report.page.paper import Anchor
from tecdesk.report.page.paper import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.page.paper import Paper

THIRD = 99.0
"""Height of a receipt, mm."""
ON_A_PAGE = 3
_LEFT, _RIGHT = 25.0, 185.0
_TITLE = 20.0
_CUT = Style(SMALL.face, 8)
_BREADTH = 210.0


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is known of one receipt; what is empty is left to write.

    Attributes:
        giver: who handed it out.
        goods: what.
        variety: of which kind or size.
        capitals: how many, in capital figures.
        number: how many.
        unit: of what.
        purpose: what for.
        code: of the record, for the number of the receipt.
    """

    giver: str = ""
    goods: str = ""
    variety: str = ""
    capitals: str = ""
    number: str = ""
    unit: str = ""
    purpose: str = ""
    code: str = ""


def draw_receipts(paper: Paper, receipts: Sequence[Receipt]) -> None:
    """Draw receipts three on a page; a last page is filled up with empty ones."""
    wanted = [*receipts] or [Receipt()]
    wanted += [Receipt()] * (-len(wanted) % ON_A_PAGE)
    for at, receipt in enumerate(wanted):
        if at and at % ON_A_PAGE == 0:
            paper.new_page()
        place = at % ON_A_PAGE
        _draw(Pen(paper), place * THIRD, receipt)
        if place < ON_A_PAGE - 1:
            _cut(Pen(paper), (place + 1) * THIRD)


def _draw(pen: Pen, top: float, receipt: Receipt) -> None:
    pen.title("收　条", top + 14.85, _TITLE)
    shown = f"编号：{receipt.code or '＿＿＿＿＿＿'}"
    pen.say(_RIGHT, top + 14.95, shown, WRITTEN, Anchor.RIGHT)
    line = top + 29.9
    pen.say(33.5, line, "今收到", NAME)
    _given(pen, 46.6, 171.8, line, receipt.giver)
    pen.say(172.3, line, "发放的", NAME)
    line += 11
    _given(pen, _LEFT, 102.6, line, receipt.goods)
    pen.say(103.4, line, "（品种），规格", NAME)
    _given(pen, 133.4, _RIGHT, line, receipt.variety)
    line += 11
    pen.say(_LEFT, line, "数量（大写）", NAME)
    _given(pen, 50.8, 101.8, line, receipt.capitals)
    pen.say(102.4, line, "（小写", NAME)
    _given(pen, 115.5, 140.7, line, receipt.number)
    pen.say(141.1, line, "单位", NAME)
    _given(pen, 150.0, 176.1, line, receipt.unit)
    pen.say(176.5, line, "）。", NAME)
    line += 11
    pen.say(_LEFT, line, "用途：", NAME)
    _given(pen, 38.1, _RIGHT, line, receipt.purpose)
    line += 13
    pen.say(_LEFT, line, "收货单位（盖章）：", NAME)
    _given(pen, 63.5, 100, line, "")
    pen.say(105, line, "收货人（签字或手印）：", NAME)
    _given(pen, 152, _RIGHT, line, "")
    line += 11
    pen.say(_LEFT, line, "经办人：", NAME)
    _given(pen, 42.3, 100, line, "")
    for x, word in ((146.9, "年"), (163.8, "月"), (180.8, "日")):
        pen.say(x, line, word, NAME)


def _given(pen: Pen, x1: float, x2: float, middle: float, words: str) -> None:
    """A line to write on, with what is known already on it."""
    pen.underline(x1, x2, middle)
    if words:
        pen.write(Box(x1 - 1, middle - 4, x2 - x1 + 2, 8), words, NAME)


def _cut(pen: Pen, y: float) -> None:
    high, far = (pen.paper.height - y) * MM, _BREADTH * MM
    pen.paper.art(
        [f"0.7 w [3 3] 0 d 0 G 0 {high:.2f} m {far:.2f} {high:.2f} l S [] 0 d"]
    )
    pen.say(8, y - 2.3, "沿线裁开", _CUT)
