"""佐证照片粘贴页: frames for four photos with lines for when, where and what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.report.forms.parts import LABEL_WIDTH
from tecdesk.report.forms.parts import Entry
from tecdesk.report.forms.parts import fields
from tecdesk.report.forms.pen import LEFT
from tecdesk.report.forms.pen import WRITTEN
from tecdesk.report.forms.pen import Box
from tecdesk.report.forms.pen import Pen
from tecdesk.report.forms.qr import draw_qr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.page.paper import Paper

ON_A_PAGE = 4
_WIDE, _HIGH, _GAP = 83.0, 74.0, 4.0
_LINE = 7.2
_ROOM = 3 * _LINE + 5.0
"""Height of the three lines under a frame, with the space to the next."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture and what is said under it; all may be missing.

    Attributes:
        data: JPEG or PNG; empty leaves the frame for a print to be glued in.
        when: its day.
        where: its place.
        what: what it shows.
    """

    data: bytes = b""
    when: str = ""
    where: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class PhotoSheet:
    """The photos of one record.

    Attributes:
        title: over the page.
        unit: whose they are.
        subject: what they prove, and when it was.
        photos: as many as there are; a last page is filled up with empty frames.
        code: of the record.
    """

    title: str
    unit: str = ""
    subject: str = ""
    day: str = ""
    photos: tuple[Photo, ...] = ()
    code: str = ""


def draw_photos(paper: Paper, sheet: PhotoSheet) -> None:
    """Draw every page of a record's photos."""
    photos = [*sheet.photos] or [Photo()]
    photos += [Photo()] * (-len(photos) % ON_A_PAGE)
    pages = len(photos) // ON_A_PAGE
    for page in range(pages):
        if page:
            paper.new_page()
        shown = photos[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
        _page(Pen(paper), sheet, shown, (page + 1, pages))


def _page(
    pen: Pen, sheet: PhotoSheet, photos: Sequence[Photo], page: tuple[int, int]
) -> None:
    pen.title(sheet.title, 19.85, 20)
    draw_qr(pen.paper, sheet.code, *page, top=8.0)
    pen.say(LEFT, 32.15, f"单位：{sheet.unit}")
    half = (pen.right - LEFT - 2 * LABEL_WIDTH) / 2
    told = (
        Entry("事　　项", sheet.subject, half + 26),
        Entry("日　　期", sheet.day, half - 26),
    )
    top = fields(pen, 36.0, [told], 9.0) + _GAP
    for at, photo in enumerate(photos):
        x = LEFT + at % 2 * (_WIDE + _GAP)
        _frame(pen, Box(x, top + at // 2 * (_HIGH + _ROOM), _WIDE, _HIGH), photo)
    pen.page_number(*page)


def _frame(pen: Pen, box: Box, photo: Photo) -> None:
    pen.frame(box)
    if photo.data:
        pen.paper.image(photo.data, box.x + 1, box.y + 1, box.width - 2, box.height - 2)
    for at, (label, words) in enumerate(
        (("时间：", photo.when), ("地点：", photo.where), ("内容：", photo.what))
    ):
        middle = box.y + box.height + _LINE * (at + 0.6)
        pen.say(box.x, middle, label)
        pen.underline(box.x + 11, box.x + box.width, middle)
        pen.write(Box(box.x + 10, middle - 4, box.width - 10, 8), words, WRITTEN)
