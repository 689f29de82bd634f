"""一户一档: the story of a household, village, base or lecturer on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.report.page import frame
from tecdesk.report.page.blocks import Align
from tecdesk.report.page.blocks import Block
from tecdesk.report.page.blocks import Column
from tecdesk.report.page.blocks import Row
from tecdesk.report.page.blocks import RowKind
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.metrics import BODY
from tecdesk.report.page.output import pdf_bytes
from tecdesk.tally.saying import spoken_day
from tecdesk.tally.story import PLACED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from datetime import date

    from tecdesk.domain.record import Record
    from tecdesk.report.page.blocks import Cell
    from tecdesk.tally.story import Event
    from tecdesk.tally.story import Story
    from tecdesk.tally.story import Sum
    from tecdesk.tally.story import Tie

SUBJECTS = {
    "household": "帮扶档案",
    "village": "科技推广情况",
    "base": "档案",
    "lecturer": "授课情况",
    "envoy": "工作情况",
}
"""What each story is called on paper, after the name of its subject."""

_HEADINGS = ("日期", "类别", "内容和结果", "数量", "经办")
_PLACES = (*_HEADINGS[:-1], "村(社区)")
_WIDEST_MM = 158.0
"""A line over all columns is cut into two before it is wider."""
_GAP = "　"


def story_pdf(story: Story, unit: Record, day: date) -> bytes:
    """The story as PDF.

    Args:
        story: what is printed; its lines as it has them. With whole numbers in it the
            page says 内部资料.
        unit: the unit that prints it.
        day: today; stands beside the signatures.
    """
    return pdf_bytes([story_block(story, unit, day)])


def story_block(story: Story, unit: Record, day: date) -> Block:
    """The story as one table: what is known, the totals, then year by year."""
    above = [
        *_lines(f"{fact.label}：{fact.text}" for fact in story.facts),
        *(_tie(tie) for tie in story.ties),
    ]
    rows = [_across(text) for text in above]
    rows += [_row(event) for event in story.events if event.year is None]
    rows += list(_by_year(story))
    if story.totals:
        lines = _lines(_headed("历年合计", story.totals))
        rows += [_across(text, RowKind.TOTAL) for text in lines]
    personal = any(fact.personal for fact in story.facts)
    return Block(
        title=f"{story.name}{SUBJECTS[story.about]}",
        columns=_columns(story),
        rows=tuple(rows),
        landscape=False,
        name=story.name,
        filled_by=frame.filled_by(unit),
        unit=story.place,
        signing=("经办人：", "审核人：", f"打印日期：{frame.long_date(day)}"),
        notes=tuple(_notes(story, masked=personal and not story.whole)),
        restricted=personal and story.whole,
    )


def _columns(story: Story) -> tuple[Column, ...]:
    headings = _PLACES if story.about in PLACED else _HEADINGS
    widths = (22.0, 14.0, 60.0, 20.0, 18.0)
    return tuple(
        Column(
            heading,
            align=Align.LEFT if number == 2 else Align.CENTRE,
            width=width,
            stretches=number == 2,
        )
        for number, (heading, width) in enumerate(zip(headings, widths, strict=True))
    )


def _by_year(story: Story) -> Iterator[Row]:
    """The lines of each year under its figures."""
    sums = {each.year: each.sums for each in story.years}
    lines: dict[int, list[Event]] = {}
    for event in story.events:
        if event.year is not None:
            lines.setdefault(event.year, []).append(event)
    for year in sorted({*sums, *lines}, reverse=True):
        for text in _lines(_headed(f"{year}年", sums.get(year, ()))):
            yield _across(text, RowKind.SUBTOTAL)
        yield from (_row(event) for event in lines.get(year, ()))


def _row(event: Event) -> Row:
    cells: tuple[Cell, ...] = (
        event.day or None,
        event.kind,
        event.told,
        event.amount or None,
        event.by or None,
    )
    return Row(cells)


def _across(text: str, kind: RowKind = RowKind.NORMAL) -> Row:
    return Row((text, None, None, None, None), kind, label_span=len(_HEADINGS))


def _headed(head: str, sums: Iterable[Sum]) -> list[str]:
    """2025年：走访 12 次, 资金 1200 元 ...; the head alone when there is nothing."""
    texts = [f"{each.label} {each.shown}" for each in sums]
    return [f"{head}：{texts[0]}", *texts[1:]] if texts else [head]


def _tie(tie: Tie) -> str:
    unit = f"（{tie.unit}）" if tie.unit else ""
    begun = f"{spoken_day(tie.begun)}起" if tie.begun else ""
    ended = f"，{spoken_day(tie.ended)}止" if tie.ended else ""
    lasts = "，至今" if tie.now and not tie.ended else ""
    return f"帮扶责任人：{tie.helper}{unit}{_GAP}{begun}{ended}{lasts}".rstrip(_GAP)


def _lines(texts: Iterable[str]) -> list[str]:
    """Short texts gathered into lines that fit across the page."""
    lines: list[str] = []
    for text in texts:
        longer = f"{lines[-1]}{_GAP}{text}" if lines else text
        if lines and _width(longer) <= _WIDEST_MM:
            lines[-1] = longer
        else:
            lines.append(text)
    return lines


def _width(text: str) -> float:
    return measure(text, BODY.face, BODY.size)


def _notes(story: Story, *, masked: bool) -> Iterator[str]:
    if masked:
        yield "证件号码和电话已隐去中间几位。"
    if story.more:
        yield f"更早的还有 {story.more} 条，没有印出。"
