"""图表: the charts of a period, numbered, on pages of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import BinaryIO

from tecdesk.domain.indicators import INDICATORS
from tecdesk.report.charts.layout import lay_out
from tecdesk.report.charts.of_figures import of_changes
from tecdesk.report.charts.of_figures import of_goals
from tecdesk.report.charts.of_figures import of_parts
from tecdesk.report.charts.of_figures import of_years
from tecdesk.report.charts.pdf import SETTING
from tecdesk.report.charts.pdf import paint
from tecdesk.report.page import frame
from tecdesk.report.page.fonts import baseline
from tecdesk.report.page.fonts import missing_sentence
from tecdesk.report.page.metrics import BODY
from tecdesk.report.page.metrics import MARGIN
from tecdesk.report.page.metrics import NOTE
from tecdesk.report.page.metrics import PAGE_NUMBER
from tecdesk.report.page.metrics import TITLE
from tecdesk.report.page.paper import Anchor
from tecdesk.report.page.paper import Paper
from tecdesk.tally.sheet import make_sheet
from tecdesk.tally.trend import trend

if TYPE_CHECKING:
    from tecdesk.domain.period import Period
    from tecdesk.domain.record import Record
    from tecdesk.report.charts.of_figures import Shown
    from tecdesk.report.charts.shapes import Drawing
    from tecdesk.store.book import Book
    from tecdesk.tally.line import Line
    from tecdesk.tally.sheet import Sheet

SUBJECT = "科技推广工作图表"
_PEOPLE, _FORM = "training.people", "form"
_OVER_YEARS = ("training.people", "training.women", "training.aided")
_TITLE = 22.0
"""Middle of the title, mm from the top."""
_FIRST, _LAST = 40.0, 279.0
"""Where charts begin and end on a page, mm."""
_APART = 10.0


def charts(book: Book, period: Period) -> list[Shown]:
    """The charts of a period: what its records say something about, no others."""
    sheet = make_sheet(book, period, ("month", "village", _FORM))
    line = sheet.line(_PEOPLE)
    before = _before(book, period, sheet)
    found: list[Shown | None] = []
    if line.figure.records:
        if len(period.months) > 1:
            found.append(of_parts(line, period, "month", before))
        found.append(of_parts(line, period, "village"))
    if period.is_whole_year:
        found.append(of_goals(sheet.lines, period))
    found.append(of_changes(sheet.lines, period))
    years = trend(book, [INDICATORS[key] for key in _OVER_YEARS], period)
    found.append(of_years(years, line.label))
    if line.figure.records:
        sessions = sheet.line("training.sessions")
        found.append(of_parts(sessions, period, _FORM, name="培训形式"))
    kept = [shown for shown in found if shown is not None]
    return [shown.numbered(at) for at, shown in enumerate(kept, 1)]


def write_charts(
    book: Book, period: Period, stream: BinaryIO, mark: str = ""
) -> list[str]:
    """Print the charts of a period, as many on a page as fit whole.

    Args:
        book: the book.
        period: the span.
        stream: where the PDF goes.
        mark: how far it is reported; stands at the right of the foot.

    Returns:
        Sentences about characters that no font has; empty when all is well.
    """
    drawn = [lay_out(shown.chart, SETTING) for shown in charts(book, period)]
    pages = _pages(drawn)
    title = frame.titled_yearly(book.unit, period, SUBJECT)
    paper = Paper(stream, title=title)
    for number, page in enumerate(pages, 1):
        if number > 1:
            paper.new_page()
        _head(paper, book.unit, period, title)
        if not drawn:
            paper.text(MARGIN, _FIRST + BODY.size, "这段时间没有可画的数。", BODY)
        top = _FIRST
        for drawing in page:
            paint(paper, drawing, MARGIN, top)
            top += drawing.height + _APART
        words = f"第 {number} 页　共 {len(pages)} 页"
        y = baseline(paper.height - PAGE_NUMBER, NOTE.size)
        paper.text(paper.width / 2, y, words, NOTE, Anchor.CENTRE)
        paper.text(paper.width - MARGIN, y, mark, NOTE, Anchor.RIGHT)
    paper.save()
    sentence = missing_sentence(paper.missing)
    return [sentence] if sentence else []


def _before(book: Book, period: Period, sheet: Sheet) -> Line | None:
    if sheet.line(_PEOPLE).last_year is None:
        return None
    declared = (INDICATORS[_PEOPLE],)
    return make_sheet(book, period.last_year, ("month",), declared).line(_PEOPLE)


def _pages(drawn: list[Drawing]) -> list[list[Drawing]]:
    """Charts are not cut; one that is higher than a page has it for itself."""
    pages: list[list[Drawing]] = [[]]
    used = 0.0
    for drawing in drawn:
        if pages[-1] and _FIRST + used + drawing.height > _LAST:
            pages.append([])
            used = 0.0
        pages[-1].append(drawing)
        used += drawing.height + _APART
    return pages


def _head(paper: Paper, unit: Record, period: Period, title: str) -> None:
    y = baseline(_TITLE, TITLE.size)
    paper.text(paper.width / 2, y, title, TITLE, Anchor.CENTRE)
    y = baseline(_TITLE + 10, BODY.size)
    paper.text(MARGIN, y, frame.filled_by(unit), BODY)
    paper.text(paper.width - MARGIN, y, frame.when(period), BODY, Anchor.RIGHT)
