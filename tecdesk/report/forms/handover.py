"""上报单: what was reported, its 校验码 large and as a QR, and room for two stamps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.report.forms.parts import LABEL_WIDTH
from tecdesk.report.forms.parts import Column
from tecdesk.report.forms.parts import Entry
from tecdesk.report.forms.parts import Ruled
from tecdesk.report.forms.parts import fields
from tecdesk.report.forms.parts import table
from tecdesk.report.forms.pen import LEFT
from tecdesk.report.forms.pen import SMALL
from tecdesk.report.forms.pen import WRITTEN
from tecdesk.report.forms.pen import Box
from tecdesk.report.forms.pen import Pen
from tecdesk.report.forms.qr import draw_modules
from tecdesk.report.page.fonts import Face
from tecdesk.report.page.paper import Style
from tecdesk.report.page.wrap import lines_of

if TYPE_CHECKING:
    from tecdesk.report.page.paper import Paper

_ROW = 9.0
_CODE = Style(Face.HEI, 30)
_QR = 38.0
_STAMPS = 52.0
_ROWS = 8
_LINE = 5.0
_HOW = (
    "县里收到后对一对：在程序里核对上报包，输入这 8 个字或扫右边的码。"
    "对得上，纸和文件就是同一份；文件里改一个字，校验码就不一样。"
)


@dataclass(frozen=True, slots=True)
class Handover:
    """What the paper says.

    Attributes:
        title: over the page.
        unit, parent: who reports, and to whom.
        year, revision: what is reported, in words.
        at, operator: when, and by whom; the latter may be empty.
        file: name of the package.
        along: what went along besides records and figures, and what did not.
        checks: what the checks found.
        counts: ledger and how many records of it.
        since: what is different from the report before; empty for a first one.
        code: the 校验码.
        qr: what the QR says.
    """

    title: str
    unit: str
    parent: str
    year: str
    revision: str
    at: str
    operator: str
    file: str
    along: str
    checks: str
    counts: tuple[tuple[str, str], ...]
    since: str
    code: str
    qr: str


def draw_handover(paper: Paper, said: Handover) -> None:
    """Draw the one page."""
    pen = Pen(paper)
    pen.title(said.title, 24.0, 20)
    wide = pen.right - LEFT - LABEL_WIDTH
    half = (pen.right - LEFT) / 2 - LABEL_WIDTH
    top = fields(
        pen,
        36.0,
        (
            (Entry("报送单位", said.unit, half), Entry("报　　给", said.parent, half)),
            (
                Entry("年　　度", said.year, half),
                Entry("第 几 次", said.revision, half),
            ),
            (Entry("上报时间", said.at, half), Entry("经 办 人", said.operator, half)),
            (Entry("上 报 包", said.file, wide),),
            (Entry("带走的", said.along, wide),),
            (Entry("体　　检", said.checks, wide),),
            *(((Entry("和上次比", said.since, wide),),) if said.since else ()),
        ),
        _ROW,
    )
    top = _counts(pen, top + 5, said.counts)
    top = _code(pen, top + 5, said)
    _stamps(pen, top + 5)
    pen.page_number(1, 1)


def _counts(pen: Pen, top: float, counts: tuple[tuple[str, str], ...]) -> float:
    """Two ledgers a line, as many lines as there are."""
    rows = [
        [cell for pair in counts[at : at + 2] for cell in pair]
        for at in range(0, len(counts), 2)
    ]
    name = Column("台　账", 50.0)
    count = Column("记　录", (pen.right - LEFT) / 2 - 50.0)
    ruled = Ruled((name, count, name, count), min(len(rows), _ROWS), 8.0, 8.0)
    return table(pen, top, ruled, rows[:_ROWS])


def _code(pen: Pen, top: float, said: Handover) -> float:
    """The 校验码 at the left, its QR at the right, in one frame."""
    box = Box(LEFT, top, pen.right - LEFT, _QR + 6)
    pen.frame(box)
    edge = pen.right - _QR - 6
    pen.say(LEFT + 5, top + 8, "校验码")
    pen.say(LEFT + 5, top + 20, said.code, _CODE)
    for at, line in enumerate(lines_of(_HOW, *SMALL, edge - LEFT - 8)):
        pen.say(LEFT + 5, top + 31 + _LINE * at, line, SMALL)
    pen.rules([(edge, top, edge, top + box.height)])
    draw_modules(pen.paper, said.qr, Box(edge + 3, top + 3, _QR, _QR))
    return top + box.height


def _stamps(pen: Pen, top: float) -> None:
    """Left whoever reports, right whoever receives."""
    box = Box(LEFT, top, pen.right - LEFT, _STAMPS)
    pen.frame(box)
    middle = LEFT + box.width / 2
    pen.rules([(middle, top, middle, top + _STAMPS)])
    sides = (
        (LEFT, "报送单位（盖章）", "负责人：", "经办人："),
        (middle, "接收单位（盖章）", "校验码对得上：□是　□否", "接收人："),
    )
    for x, stamp, first, second in sides:
        pen.say(x + 4, top + 7, stamp)
        pen.say(x + 4, top + 30, first)
        pen.say(x + 4, top + 37.5, second)
        pen.say(x + 40, top + 46, "年　　月　　日", WRITTEN)
