"""What the tally page asks of the book, and what it gets; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from tecdesk.desk.county.tracing import rests_on
from tecdesk.domain.indicators import GROUPS
from tecdesk.domain.indicators import INDICATORS
from tecdesk.report.charts.of_figures import of_changes
from tecdesk.report.charts.of_figures import of_goals
from tecdesk.report.charts.of_figures import of_parts
from tecdesk.report.charts.of_figures import of_years
from tecdesk.store.county.units import reporting_units
from tecdesk.store.figures.scan import OWNER
from tecdesk.tally.compare import Side
from tecdesk.tally.compare import compare
from tecdesk.tally.evidence import evidence
from tecdesk.tally.parts import breakdowns
from tecdesk.tally.parts import field_of
from tecdesk.tally.renewal import renewed
from tecdesk.tally.reported.figures import reported_then
from tecdesk.tally.sheet import make_sheet
from tecdesk.tally.trend import trend
from tecdesk.ui.models.tally_views import MAIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.period import Period
    from tecdesk.report.charts.of_figures import Shown
    from tecdesk.store.book import Book
    from tecdesk.store.figures.aggregate import Figure
    from tecdesk.tally.asked import Asked
    from tecdesk.tally.compare import Pair
    from tecdesk.tally.evidence import Evidence
    from tecdesk.tally.line import Line
    from tecdesk.tally.reported.figures import Place
    from tecdesk.tally.sheet import Sheet

CALENDAR = {OWNER: "单位", "village": "村", "month": "月份", "quarter": "季度"}
"""Breakdowns that every indicator has; by unit is for counties."""


class View(Enum):
    """How figures are shown."""

    TABLE = "表"
    CHART = "图"
    PAIR = "并排"


class Drawn(Enum):
    """What a chart compares, without a breakdown; with one it is LAST or nothing."""

    GOALS = "目标完成率"
    CHANGES = "比上年增减"
    YEARS = "历年"
    NOW = "只看本期"
    LAST = "和上年同期比"


@dataclass(frozen=True)
class Question:
    """Everything that decides what the page shows.

    Attributes:
        view: table, chart or two sides.
        period: the span.
        by: the breakdown; empty for none.
        group: which indicators: main, or the key of a register.
        drawn: what the chart compares.
        indicator: key of the one that is drawn.
        sides: what is compared.
        asked: the figure whose records are open; None for none.
        today: the desk's own day.
    """

    view: View
    period: Period
    by: str = ""
    group: str = "main"
    drawn: Drawn = Drawn.NOW
    indicator: str = MAIN[1]
    sides: tuple[Side, Side] | None = None
    asked: Asked | None = None
    today: date = date.min


@dataclass(frozen=True, slots=True)
class Source:
    """From where records of a county's book came.

    Attributes:
        unit: name of the unit.
        text: 清河镇 2025年度 第2次，2025-12-01写; empty when it has not reported.
    """

    unit: str
    text: str = ""


@dataclass(frozen=True)
class Answer:
    """What the page shows; of the parts only those that were asked for.

    `then` has the figures as they were reported, if records changed since. `sources`
    has, in a county's book, unit to its name and to the report its records came in.
    """

    question: Question
    sheet: Sheet | None = None
    shown: Shown | None = None
    pairs: tuple[Pair, ...] = ()
    evidence: Evidence | None = None
    then: Mapping[Place, Figure] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """What was answered before some records were changed.

    Attributes:
        answer: as it was shown.
        touched: keys of the registers changed since.
    """

    answer: Answer
    touched: frozenset[str]

    def sheet_for(self, question: Question) -> Sheet | None:
        """The sheet, if it is of the same figures."""
        old = self.answer.question
        same = replace(old, asked=None, today=question.today) == replace(
            question, asked=None
        )
        return self.answer.sheet if same else None


def answer(book: Book, question: Question, known: Known | None = None) -> Answer:
    """Ask the book; it is only read, so a thread may give its own.

    Args:
        book: the book as it is now.
        question: what is asked.
        known: an earlier answer; of the same sheet only what the change reached is
            computed again.
    """
    asked = question.asked
    told = evidence(book, asked, question.today) if asked else None
    return replace(_answer(book, question, known, told), sources=sources(book, asked))


def sources(book: Book, asked: Asked | None) -> dict[str, Source]:
    """Unit to where its records came from; empty in a township's book."""
    units = reporting_units(book) if asked else {}
    if not units or asked is None:
        return {}
    reports = rests_on(book, asked.period.year)
    said = {u: f"{p.title}，{p.written[:10]}写" for u, p in reports.items()}
    return {unit: Source(name, said.get(unit, "")) for unit, name in units.items()}


def _answer(
    book: Book, question: Question, known: Known | None, told: Evidence | None
) -> Answer:
    match question.view:
        case View.PAIR:
            pairs = compare(book, *question.sides) if question.sides else ()
            return Answer(question, pairs=pairs, evidence=told)
        case View.CHART:
            return Answer(question, shown=_drawn(book, question), evidence=told)
        case View.TABLE:
            sheet = _sheet(book, question, known)
            then = reported_then(book, question.period)
            return Answer(question, sheet, evidence=told, then=then)


def lines_of(sheet: Sheet, by: str, group: str) -> list[Line]:
    """The columns of a table by parts: the main ones, or all of a group."""
    return [
        line
        for line in sheet.lines
        if group != "main" or not line.indicator.per or _default(line)
        if by in breakdowns(line.indicator)
    ]


def _default(line: Line) -> bool:
    return line.unit == line.indicator.per_default


def indicators_of(question: Question) -> tuple[Indicator, ...]:
    """The indicators that a table needs."""
    every = tuple(INDICATORS.values())
    if not question.by:
        return every
    return tuple(
        i
        for i in every
        if (i.key in MAIN if question.group == "main" else i.group == question.group)
        if question.by in breakdowns(i)
    )


def _sheet(book: Book, question: Question, known: Known | None) -> Sheet:
    by = [question.by] if question.by else []
    indicators = indicators_of(question)
    old = known.sheet_for(question) if known else None
    if known is None or old is None:
        return make_sheet(book, question.period, by, indicators)
    return renewed(book, old, indicators, by, known.touched)


def _drawn(book: Book, question: Question) -> Shown | None:
    period = question.period
    declared = INDICATORS[question.indicator]
    if question.drawn is Drawn.YEARS:
        unit = declared.per_default
        return of_years(trend(book, [declared], period, unit), declared.label)
    if not question.by:
        lines = make_sheet(book, period).lines
        goals = question.drawn is Drawn.GOALS
        return of_goals(lines, period) if goals else of_changes(lines, period)
    line = _line(book, period, declared, question.by)
    before = None
    if question.drawn is Drawn.LAST and line.last_year is not None:
        before = _line(book, period.last_year, declared, question.by)
    name = kinds().get(question.by, "")
    return of_parts(line, period, question.by, before, name)


def _line(book: Book, period: Period, declared: Indicator, by: str) -> Line:
    return make_sheet(book, period, [by], [declared]).line(declared.key)


def kinds() -> dict[str, str]:
    """Breakdowns by choices of the registers: name to what it is called."""
    found: dict[str, str] = {}
    for indicator in INDICATORS.values():
        for path in indicator.splits:
            name = path.rsplit(".", maxsplit=1)[-1]
            label = field_of(indicator, name).label
            whose = GROUPS[indicator.group] if len(label) < _TELLING else ""
            found.setdefault(name, f"{whose}{label}")
    return found


_TELLING = 3
"""A label shorter than this says little without its register: 类型, 级别."""


def group_for(by: str) -> str:
    """The group whose figures a breakdown by choice is about."""
    if by in CALENDAR or not by:
        return "main"
    return next(i.group for i in INDICATORS.values() if by in breakdowns(i))
