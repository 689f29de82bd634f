"""（一）指标汇总: every indicator with target, last year and what it consists of."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.domain.indicator import Together
from tecdesk.domain.words import in_year
from tecdesk.report.page.blocks import DASH
from tecdesk.report.page.blocks import Align
from tecdesk.report.page.blocks import Column
from tecdesk.report.page.blocks import Row
from tecdesk.report.page.cells import number
from tecdesk.report.page.cells import of_figure
from tecdesk.report.page.cells import of_rate
from tecdesk.report.page.cells import percent
from tecdesk.store.figures.aggregate import ZERO
from tecdesk.store.figures.aggregate import State
from tecdesk.tally.quiet import quiet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence
    from decimal import Decimal

    from tecdesk.domain.period import Period
    from tecdesk.report.page.blocks import Cell
    from tecdesk.report.sheets.summary_layout import Entry
    from tecdesk.report.sheets.summary_layout import Part as Item
    from tecdesk.report.sheets.summary_layout import Section
    from tecdesk.store.figures.aggregate import Figure
    from tecdesk.tally.parts import Part
    from tecdesk.tally.sheet import Line
    from tecdesk.tally.sheet import Sheet

_EM = 3.704
"""Width of a Chinese character of 10.5 points, mm."""
_TOP = 0.3
_UNDER = 4.1
_MANY = 3
"""More parts than this are written 02+…+06."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A sum or a subset among rows, for the 审核关系."""

    text: str
    holds: bool


@dataclass(slots=True)
class Page:
    """The rows with what the notes need to know of them.

    Attributes:
        rows: of the block.
        codes: code of the row of an indicator in a unit.
        blanks: codes of rows that wait to be filled.
        relations: sums and subsets among the rows.
    """

    rows: list[Row] = attribute(default_factory=list)
    codes: dict[tuple[str, str], str] = attribute(default_factory=dict)
    blanks: list[str] = attribute(default_factory=list)
    relations: list[Relation] = attribute(default_factory=list)


def columns(period: Period) -> tuple[Column, ...]:
    """The columns, in the words of the period."""
    year = period.is_whole_year
    done, last = ("本年\n完成", "上年\n完成") if year else ("本期\n完成", "上年\n同期")
    number_ = Align.NUMBER
    return (
        Column("指标名称", "", Align.LEFT, 34, stretches=True, code="甲", stub=True),
        Column("代码", width=10, code="乙", stub=True),
        Column("计量\n单位", width=13, code="丙"),
        Column("年度\n目标", align=number_, width=16, code="1"),
        Column(done, align=number_, width=18, code="2"),
        Column("完成率\n（%）", align=number_, width=17, code="3=2/1"),
        Column(last, align=number_, width=16.5, code="4"),
        Column("增减", align=number_, width=15, code="5=2−4"),
        Column("增减率\n（%）", align=number_, width=14.5, code="6=5/4"),
    )


def make_page(sections: Sequence[Section], sheet: Sheet, before: Sheet | None) -> Page:
    """The rows of all sections.

    Args:
        sections: what to show.
        sheet: the tally with the breakdowns the sections ask for.
        before: the same of last year, for the parts of figures complete then.
    """
    page = Page()
    writer = _Writer(page, sheet, before)
    silent = quiet(sheet.lines)
    for section in sections:
        writer.side, writer.sparse = section.side, section.sparse
        for entry in section.entries:
            if entry.key.split(".")[0] not in silent:
                writer.write(entry)
    return page


class _Writer:
    """Adds rows and counts their codes."""

    def __init__(self, page: Page, sheet: Sheet, before: Sheet | None) -> None:
        self.page, self.sheet, self.before = page, sheet, before
        self.side, self.sparse = "", False

    def write(self, entry: Entry) -> None:
        """An entry in each of its units, with what stands under it."""
        for line in self._told(entry.key):
            name = entry.label or line.label.replace("(", "（").replace(")", "）")
            label = f"{name}（{line.unit}）" if line.indicator.per else name
            at = self._line(line, label, _TOP)
            self._together(line, at)
            self._parts(entry, line, at)
            self._split(entry, line, at)
            self._within(entry, line, at)
            self._items("各阶段：", entry.stages, line)

    def _told(self, key: str) -> list[Line]:
        """The lines of an indicator; where there is little, those that tell of it."""
        lines = self.sheet.lines_of(key)
        return [line for line in lines if line.speaks or not self.sparse]

    def _together(self, line: Line, at: int) -> None:
        """A figure over several registers is the sum of lines printed before it."""
        if isinstance(line.indicator.measure, Together):
            codes = [
                self.page.codes.get((i.key, "")) for i in line.indicator.measure.of
            ]
            if all(codes):
                text = f"{_code(at)}={'+'.join(code for code in codes if code)}"
                self.page.relations.append(Relation(text, holds=True))

    def _parts(self, entry: Entry, line: Line, at: int) -> None:
        found = [(self._own(key, line), label) for key, label in entry.parts]
        if line.indicator.per and not all(
            part and part.figure.records for part, _ in found
        ):
            found = found if line.unit == line.indicator.per_default else []
        added = [self._line(part, label, _UNDER) for part, label in found if part]
        self._adds(at, added)

    def _own(self, key: str, line: Line) -> Line | None:
        """The part in the same unit as the whole, if there is one."""
        units = {part.unit: part for part in self.sheet.lines_of(key)}
        return units.get(line.unit) if line.indicator.per else self.sheet.line(key)

    def _split(self, entry: Entry, line: Line, at: int) -> None:
        parts = line.parts_by(entry.split) if entry.split else ()
        if not any(part.key for part in parts):
            return
        named = [(part.name, self._part(line, part)) for part in parts]
        added = self._list(f"{entry.lead}：", line.unit, named)
        self._adds(at, added)

    def _part(self, line: Line, part: Part) -> list[Cell]:
        last = self._last(line, part)
        change = rate = None
        value, old = part.figure.value, last.value if last else None
        if value is not None and old is not None:
            change, rate = value - old, percent(value - old, old)
        return [
            DASH,
            of_figure(line.kind, part.figure),
            DASH,
            of_figure(line.kind, last),
            *_compared(line, change, rate, known=_known(last)),
        ]

    def _last(self, line: Line, part: Part) -> Figure | None:
        if line.last_year is None or self.before is None:
            return None
        whole = self.before.line(line.indicator.key, line.unit)
        found = {other.key: other.figure for other in whole.parts_by(part.by)}
        return found.get(part.key, ZERO)

    def _within(self, entry: Entry, line: Line, at: int) -> None:
        for part in self._items("其中：", entry.within, line):
            self._subset(at, part)

    def _items(self, lead: str, parts: Sequence[Item], of: Line) -> list[int]:
        """Figures under a lead, of the same unit as the line, and where they stand."""
        found = [
            (line, label)
            for key, label in parts
            for line in self._told(key)
            if not line.indicator.per or line.unit == of.unit
        ]
        lines = [line for line, _ in found]
        named = [(self._called(label), _cells(line)) for line, label in found]
        added = self._list(lead, "", named, lines)
        for line, at in zip(lines, added, strict=True):
            unit = line.unit if line.indicator.per else ""
            self.page.codes[line.indicator.key, unit] = _code(at)
        return added

    def _called(self, label: str) -> str:
        """A label in the words of the period."""
        period = self.sheet.period
        text = in_year(label, period.year)
        return text if period.is_whole_year else text.replace("本年", "本期")

    def _list(
        self,
        lead: str,
        unit: str,
        named: Iterable[tuple[str, list[Cell]]],
        lines: Sequence[Line] = (),
    ) -> list[int]:
        """Items under a lead; those after the first stand under the first's text."""
        added = []
        units = [line.unit for line in lines]
        for place, (name, cells) in enumerate(named):
            label = name if place else lead + name
            indent = _UNDER + (_EM * len(lead) if place else 0.0)
            counted = units[place] if units else unit
            added.append(self._row(label, indent, counted, cells))
        return added

    def _line(self, line: Line, label: str, indent: float) -> int:
        at = self._row(label, indent, line.unit, _cells(line))
        key = line.indicator.key
        self.page.codes[key, line.unit if line.indicator.per else ""] = _code(at)
        return at

    def _row(self, label: str, indent: float, unit: str, cells: list[Cell]) -> int:
        at = len(self.page.rows)
        row = Row(
            (label, _code(at), unit, *cells),
            indent=indent,
            side=self.side,
            group=self.side if self.sparse else "",
        )
        self.page.rows.append(row)
        if cells[_DONE - 3] is None:
            self.page.blanks.append(_code(at))
        return at

    def _adds(self, at: int, parts: list[int]) -> None:
        if not parts:
            return
        self.page.rows[at] = replace(self.page.rows[at], adds=tuple(parts))
        codes = [_code(part) for part in parts]
        shown = codes if len(codes) <= _MANY else [codes[0], "…", codes[-1]]
        known = [done for part in parts if (done := self._done(part)) is not None]
        holds = not known or sum(known) == self._done(at)
        self.page.relations.append(Relation(f"{_code(at)}={'+'.join(shown)}", holds))

    def _subset(self, at: int, part: int) -> None:
        whole, some = self._done(at), self._done(part)
        holds = whole is None or some is None or some <= whole
        self.page.relations.append(Relation(f"{_code(at)}≥{_code(part)}", holds))

    def _done(self, at: int) -> int | Decimal | None:
        cell = self.page.rows[at].cells[_DONE]
        return None if isinstance(cell, str) else cell


_DONE = 4


def _known(last: Figure | None) -> bool:
    return last is not None and last.state is not State.BLANK


def _code(at: int) -> str:
    return f"{at + 1:02}"


def _cells(line: Line) -> list[Cell]:
    kind = line.kind
    return [
        DASH if line.target is None else number(kind, line.target),
        of_figure(kind, line.figure),
        of_rate(line.rate),
        of_figure(kind, line.last_year),
        *_compared(line, line.change, line.change_rate, known=line.compared),
    ]


def _compared(
    line: Line, change: int | None, rate: Decimal | None, *, known: bool
) -> tuple[Cell, Cell]:
    """增减 and 增减率: blank beside a blank, — where they cannot be computed."""
    if not known:
        return None, None
    return DASH if change is None else number(line.kind, change), of_rate(rate)
