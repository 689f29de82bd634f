"""The manual as one PDF: a page of contents, then each topic on a page of its own."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from tecdesk import __version__
from tecdesk.report.manual.bands import LEFT_MM
from tecdesk.report.manual.bands import PICTURES_MM
from tecdesk.report.manual.bands import WIDTH_MM
from tecdesk.report.manual.bands import Band
from tecdesk.report.manual.bands import bands
from tecdesk.report.manual.reading import read
from tecdesk.report.manual.topics import TOPICS
from tecdesk.report.page.fonts import Face
from tecdesk.report.page.fonts import baseline
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.fonts import missing_sentence
from tecdesk.report.page.paper import Anchor
from tecdesk.report.page.paper import Paper
from tecdesk.report.page.paper import Style

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from tecdesk.report.manual.topics import Topic

NAME = "农技台账使用说明"
_TOP_MM, _BOTTOM_MM = 17.0, 280.0
_TITLE = Style(Face.TITLE, 26.0)
_SUB = Style(Face.KAI, 12.0)
_LISTED = Style(Face.SONG, 13.0)
_FOOT = Style(Face.SONG, 9.0)
_LISTED_MM = 10.0

Leaves = list[list[Band]]


def write_manual(target: BinaryIO, topics: Sequence[Topic] = TOPICS) -> str:
    """Write the manual; contents are listed when there is more than one topic.

    Args:
        target: where the PDF goes.
        topics: which pages of it, in this order.

    Returns:
        A sentence about characters that no font has; empty when all is well.
    """
    laid = [_laid(topic) for topic in topics]
    whole = len(topics) > 1
    title = NAME if whole else f"{NAME}：{topics[0].name}"
    paper = Paper(target, title=title)
    starts = list(accumulate(map(len, laid), initial=1 + whole))
    if whole:
        _contents(paper, topics, starts)
    for topic, start, pages in zip(topics, starts, laid, strict=False):
        for at, page in enumerate(pages):
            if start + at > 1:
                paper.new_page()
            if at == 0:
                paper.bookmark(topic.name)
            _page(paper, page)
            if whole:
                _number(paper, start + at, topic.name)
    paper.save()
    return missing_sentence(paper.missing)


def _laid(topic: Topic) -> Leaves:
    """A topic on its pages, with smaller pictures where that spares one."""
    blocks = read(topic.text)
    return min((leaves(bands(blocks, wide)) for wide in PICTURES_MM), key=len)


def leaves(all_bands: Sequence[Band]) -> Leaves:
    """Bands dealt out to pages; a band that keeps with the next goes with it."""
    dealt: Leaves = [[]]
    left = _BOTTOM_MM - _TOP_MM
    chunk: list[Band] = []
    for band in all_bands:
        chunk.append(band)
        if band.keep:
            continue
        high = sum(each.high for each in chunk)
        if high > left and dealt[-1]:
            dealt.append([])
            left = _BOTTOM_MM - _TOP_MM
        dealt[-1] += chunk
        left -= high
        chunk = []
    dealt[-1] += chunk
    return dealt


def _page(paper: Paper, page: list[Band]) -> None:
    top = _TOP_MM
    for band in page:
        band.draw(paper, top)
        top += band.high


def _contents(paper: Paper, topics: Sequence[Topic], starts: list[int]) -> None:
    centre = LEFT_MM + WIDTH_MM / 2
    paper.bookmark(NAME)
    paper.text(centre, baseline(42.0, _TITLE.size), NAME, _TITLE, Anchor.CENTRE)
    said = f"版本 {__version__}　在程序里按 F1 看到的是同一份"
    paper.text(centre, baseline(54.0, _SUB.size), said, _SUB, Anchor.CENTRE)
    for at, (topic, start) in enumerate(zip(topics, starts, strict=False)):
        middle = 76.0 + at * _LISTED_MM
        y = baseline(middle, _LISTED.size)
        paper.text(LEFT_MM, y, topic.name, _LISTED)
        paper.text(LEFT_MM + WIDTH_MM, y, str(start), _LISTED, Anchor.RIGHT)
        after = LEFT_MM + measure(topic.name, *_LISTED) + 3.0
        paper.lines(_dots(after, LEFT_MM + WIDTH_MM - 10.0, y), 0.7)


def _dots(
    left: float, right: float, y: float
) -> list[tuple[float, float, float, float]]:
    """Leaders from a topic to its page; at the same places in every line."""
    places = (LEFT_MM + 2.0 * at for at in range(int(WIDTH_MM / 2.0)))
    return [(x, y, x + 0.25, y) for x in places if left <= x <= right]


def _number(paper: Paper, number: int, name: str) -> None:
    y = baseline(paper.height - 11.0, _FOOT.size)
    paper.text(LEFT_MM, y, f"{NAME} · {name}", _FOOT)
    paper.text(LEFT_MM + WIDTH_MM, y, f"第 {number} 页", _FOOT, Anchor.RIGHT)
