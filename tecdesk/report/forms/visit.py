"""走访记录: one page per visit, with what the last visit said in Kai."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.report.forms.parts import LABEL_WIDTH
from tecdesk.report.forms.parts import Entry
from tecdesk.report.forms.parts import fields
from tecdesk.report.forms.pen import FRAME
from tecdesk.report.forms.pen import LEFT
from tecdesk.report.forms.pen import SMALL
from tecdesk.report.forms.pen import WRITTEN
from tecdesk.report.forms.pen import Box
from tecdesk.report.forms.pen import Pen
from tecdesk.report.forms.qr import draw_qr
from tecdesk.report.page.fonts import Face
from tecdesk.report.page.paper import Anchor
from tecdesk.report.page.paper import Style
from tecdesk.report.page.wrap import lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.page.paper import Paper

KNOWN = Style(Face.KAI, 10.5)
"""What the program knows of the last visit: Kai, and black for copies."""
_STEP = 9.2
_SECTIONS = (
    ("家庭现状\n及反映问题", 58.0),
    ("帮扶措施\n（含时限）", 58.0),
    ("帮扶成效", 39.0),
)
_NOTE = (
    "注：一户一次一表，走访后由帮扶责任人交镇经办人登记；现场照片另附，不拍摄身份证件。"
)


@dataclass(frozen=True, slots=True)
class Visit:
    """What is known before a visit.

    Attributes:
        title: over the sheet.
        unit: who reports.
        year: of the visit.
        household: name, place, members, class, since, phone, helper, the helper's
            unit, way: as they are printed, in this order.
        last: what the last visit said; or that none was dated.
        code: of the pairing's record.
    """

    title: str
    unit: str = ""
    year: int | None = None
    household: Sequence[str] = ("",) * 9
    last: str = ""
    code: str = ""


def draw_visit(paper: Paper, visit: Visit) -> None:
    """Draw the one page of a visit."""
    pen = Pen(paper)
    pen.title(visit.title, 18.85, 20)
    draw_qr(paper, visit.code, 1, 1, top=4.0)
    pen.say(LEFT, 29.95, f"填报单位：{visit.unit or '＿＿＿＿＿＿＿＿'}")
    year = f"{visit.year or '＿＿'}年第＿＿次"
    # The code stands at the right, so the year keeps to the middle beside it.
    right = pen.right - 30 if visit.code else pen.right
    pen.say(right, 29.95, year, WRITTEN, Anchor.RIGHT)
    top = fields(pen, 34.0, _known(visit.household), 9.0)
    top = _last(pen, top, visit.last)
    for words, height in _SECTIONS:
        pen.dots(_section(pen, top, words, height), _STEP)
        top += height
    top = _signatures(pen, top)
    pen.say(LEFT, top + 4.6, _NOTE, SMALL)
    pen.page_number(1, 1)


def _known(household: Sequence[str]) -> tuple[tuple[Entry, ...], ...]:
    name, place, members, status, since, phone, helper, office, way = household
    return (
        (
            Entry("户主姓名", name, 34),
            Entry("村（组）", place, 35),
            Entry("家庭人口", members, 35),
        ),
        (
            Entry("户 类 别", status, 34),
            Entry("结对时间", since, 35),
            Entry("联系电话", phone, 35),
        ),
        (
            Entry("帮扶责任人", helper, 34),
            Entry("帮扶单位", office, 35),
            Entry("帮扶方式", way, 35),
        ),
        (Entry("走访时间", "　　　年　　　月　　　日", 91), Entry("走 访 人", "", 35)),
    )


def _section(pen: Pen, top: float, words: str, height: float) -> Box:
    pen.label(Box(LEFT, top, LABEL_WIDTH, height), words)
    whole = Box(LEFT, top, pen.right - LEFT, height)
    edge = LEFT + LABEL_WIDTH
    pen.rules([(edge, top, edge, top + height)])
    pen.rules([(LEFT, top + height, pen.right, top + height)])
    pen.rules(
        [(LEFT, top, LEFT, top + height), (pen.right, top, pen.right, top + height)],
        FRAME,
    )
    return Box(edge, top, whole.width - LABEL_WIDTH, height)


def _last(pen: Pen, top: float, said: str) -> float:
    height = 28.0
    box = _section(pen, top, "上次走访", height)
    lines = lines_of(said or "没有分次登记的走访。", *KNOWN, box.width - 4)[:2]
    for at, line in enumerate(lines):
        pen.say(box.x + 2, top + 5.4 + 4.8 * at, line, KNOWN)
    asked = "上次问题是否办结：□是　□否　□部分办结　　未办结原因："
    pen.say(box.x + 2, top + (17.0 if len(lines) > 1 else 13.5), asked)
    pen.dots(Box(box.x, top + 18, box.width, 10), 6)
    return top + height


def _signatures(pen: Pen, top: float) -> float:
    height = 20.0
    box = _section(pen, top, "签　　字", height)
    middle = box.x + box.width / 2
    pen.rules([(middle, top, middle, top + height)])
    for x, words in ((box.x, "走访人："), (middle, "户主（签字或手印）：")):
        pen.say(x + 2.5, top + 6, words)
        pen.say(x + 17.3, top + 14.5, "年　　月　　日")
    pen.rules([(LEFT, top + height, pen.right, top + height)], FRAME)
    return top + height
