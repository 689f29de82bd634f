"""打印校准页: millimetre rulers that show whether a printer keeps the size."""

from __future__ import annotations

from io import BytesIO

from tecdesk.report.forms.pen import LABEL
from tecdesk.report.forms.pen import SMALL
from tecdesk.report.forms.pen import WRITTEN
from tecdesk.report.forms.pen import Box
from tecdesk.report.forms.pen import Pen
from tecdesk.report.page.paper import Anchor
from tecdesk.report.page.paper import Paper

ACROSS = Box(30, 40, 150, 0)
"""The ruler across: it begins here and is as long as this is wide, mm."""
DOWN = Box(30, 40, 0, 230)
"""The ruler down, as long as this is high."""
_EDGES = (3, 4, 5, 6, 8, 10)
_WORDS = (
    "一、用钢尺量：横尺从 0 到 150 应当正好 150 毫米，竖尺应当正好 230 毫米。",
    "二、差 0.5 毫米以内，签到表、台账和汇总表都对得上，不用调。",
    "三、差得多：在打印机的设置里选“实际大小”（100%），不选“适合纸张”，再打一张。",
    "四、0 到纸的左边应当是 30 毫米，到纸的上边是 40 毫米；不是，就把纸盒的挡板靠紧。",
    "五、四边的短线标着离纸边几毫米，从看得全的那一条起，这台打印机才印得出来。",
    "六、下面六条线由细到粗，最细的一条断了，就该换粉了。",
)
_WEIGHTS = (0.25, 0.5, 0.7, 1.0, 1.2, 1.5)


def calibration_pdf() -> bytes:
    """One A4 page with rulers along both sides, the same bytes every time."""
    target = BytesIO()
    paper = Paper(target, title="打印校准页")
    pen = Pen(paper)
    pen.title("打印校准页", 24, 20)
    _across(pen)
    _down(pen)
    for at, words in enumerate(_WORDS):
        pen.say(44, 62 + at * 8, words, WRITTEN)
    _square(pen)
    _weights(pen)
    _edges(pen)
    paper.save()
    return target.getvalue()


def _tick(at: int) -> float:
    """Length of a mark: the tens and fives stand out, mm."""
    return 6.0 if not at % 10 else 4.5 if not at % 5 else 3.0


def _across(pen: Pen) -> None:
    x, y = ACROSS.x, ACROSS.y
    pen.rules([(x, y, x + ACROSS.width, y)])
    marks = range(int(ACROSS.width) + 1)
    pen.rules([(x + at, y, x + at, y + _tick(at)) for at in marks], 0.35)
    for at in marks[::10]:
        pen.say(x + at, y - 2.5, str(at), SMALL, Anchor.CENTRE)


def _down(pen: Pen) -> None:
    x, y = DOWN.x, DOWN.y
    pen.rules([(x, y, x, y + DOWN.height)])
    marks = range(int(DOWN.height) + 1)
    pen.rules([(x, y + at, x + _tick(at), y + at) for at in marks if at], 0.35)
    for at in marks[10::10]:
        pen.say(x - 1.5, y + at, str(at), SMALL, Anchor.RIGHT)


def _square(pen: Pen) -> None:
    box = Box(60, 125, 100, 100)
    pen.frame(box)
    pen.label(Box(60, 168, 100, 8), "100 毫米见方：四边一样长，两条对角线一样长", LABEL)
    right, bottom = box.x + box.width, box.y + box.height
    corner = 12.0
    pen.rules(
        [
            (box.x, box.y, box.x + corner, box.y + corner),
            (right, bottom, right - corner, bottom - corner),
            (right, box.y, right - corner, box.y + corner),
            (box.x, bottom, box.x + corner, bottom - corner),
        ]
    )


def _weights(pen: Pen) -> None:
    for at, weight in enumerate(_WEIGHTS):
        y = 236 + at * 5.5
        pen.rules([(60, y, 140, y)], weight)
        pen.say(144, y, f"{weight:g} 磅", SMALL)


def _edges(pen: Pen) -> None:
    """Short lines near each edge, each further in by what stands beside it, mm."""
    wide, high = pen.paper.width, pen.paper.height
    for at, gap in enumerate(_EDGES):
        x, y = 60 + at * 16, 130 + at * 16
        pen.rules([(x, gap, x + 8, gap), (x, high - gap, x + 8, high - gap)], 0.7)
        pen.rules([(gap, y, gap, y + 8), (wide - gap, y, wide - gap, y + 8)], 0.7)
        pen.say(x + 11, 11.5, str(gap), SMALL, Anchor.CENTRE)
        pen.say(x + 11, high - 11.5, str(gap), SMALL, Anchor.CENTRE)
        pen.say(13.0, y + 4, str(gap), SMALL, Anchor.CENTRE)
        pen.say(wide - 13.0, y + 4, str(gap), SMALL, Anchor.CENTRE)
