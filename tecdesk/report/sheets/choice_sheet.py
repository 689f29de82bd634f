"""分类汇总: the figures of a register by any choice it is broken down by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.indicators import GROUPS
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.words import in_year
from tecdesk.report.page import frame
from tecdesk.report.page.blocks import Block
from tecdesk.report.page.blocks import Layout
from tecdesk.report.sheets.matrix_page import across
from tecdesk.report.sheets.matrix_page import columns
from tecdesk.report.sheets.matrix_page import part_rows
from tecdesk.report.sheets.rough_notes import rough_cells
from tecdesk.report.sheets.summary_layout import MatrixColumn
from tecdesk.tally.parts import breakdowns
from tecdesk.tally.parts import field_of
from tecdesk.tally.sheet import make_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.period import Period
    from tecdesk.report.sheets.matrix_page import Across
    from tecdesk.store.book import Book

_EVERY = ("owner", "village", "month", "quarter")
"""Breakdowns that every figure has; they stand on the summary sheet."""
_UNSAID = "未填"


@dataclass(frozen=True, slots=True)
class Choice:
    """A register and one of its choices.

    Attributes:
        group: key of the register whose figures are shown.
        by: key of the field.
    """

    group: str
    by: str

    @property
    def key(self) -> str:
        """How it is asked for: training.form."""
        return f"{self.group}.{self.by}"

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The figures that are broken down by it."""
        return tuple(
            each
            for each in INDICATORS.values()
            if each.group == self.group and self.by in breakdowns(each)
        )

    @property
    def heading(self) -> str:
        """What its parts are called: 培训形式."""
        return field_of(self.indicators[0], self.by).label

    @property
    def name(self) -> str:
        """培训按形式汇总."""
        register = GROUPS[self.group]
        return f"{register}按{self.heading.removeprefix(register[-2:])}汇总"


def _choices() -> dict[str, Choice]:
    found = [
        Choice(each.group, by)
        for each in INDICATORS.values()
        for by in breakdowns(each)
        if by not in _EVERY
    ]
    return {choice.key: choice for choice in found}


CHOICES = _choices()
"""Every choice by key, in the order of the indicators."""


def choice_sheet(book: Book, choice: Choice, period: Period) -> Block:
    """The figures of a register, a row for each word of the choice.

    Args:
        book: the book.
        choice: what they are broken down by.
        period: the span.
    """
    sheet = make_sheet(book, period, (choice.by,), choice.indicators)
    declared = [_column(each, period.year) for each in choice.indicators]
    shown = across(declared, sheet)
    return Block(
        title=frame.titled_yearly(book.unit, period, choice.name),
        columns=columns(choice.heading, shown),
        rows=tuple(part_rows(shown, choice.by, _UNSAID)),
        layout=Layout.SHEET,
        name=choice.name,
        corner=(
            ("报送单位", sheet.unit.text("parent")),
            ("计量单位", "见表内"),
        ),
        filled_by=frame.filled_by(book.unit),
        when=frame.when(period),
        signing=frame.signing(
            period, "单位负责人", "统计负责人", "填表人", "联系电话", dated="报出日期"
        ),
        notes=_notes(shown, choice.by, period),
    )


def _column(indicator: Indicator, year: int) -> MatrixColumn:
    """The short name of a figure over its unit: 示范基地 over （个）."""
    label = in_year(indicator.label, year).partition("(")[0]
    over = GROUPS[indicator.group]
    return MatrixColumn(indicator.key, f"{label}\n（{{unit}}）", over)


def _notes(shown: Sequence[Across], by: str, period: Period) -> tuple[str, ...]:
    first = f"统计期为{frame.span(period)}。{_once(shown, by)}"
    second = "“0”为没有发生，空格为无记录。其他口径同汇01表。"
    return first, second + rough_cells(shown, by)


def _once(shown: Sequence[Across], by: str) -> str:
    """Which totals are less than their columns, because things are counted once."""
    places = []
    for place, column in enumerate(shown, 1):
        parts = (part.figure.value or 0 for part in column.line.parts_by(by))
        if sum(parts) != (column.line.figure.value or 0):
            places.append(str(place))
    if not places:
        return "各栏合计等于各行之和。"
    return (
        f"第{'、'.join(places)}栏合计为去重数，不等于各行之和；其余各栏等于各行之和。"
    )
