"""算在哪些数里: the figures that a record is in; Enter goes to one of them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tecdesk.domain.values import show
from tecdesk.store.book import Book
from tecdesk.tally.membership import Membership
from tecdesk.tally.membership import memberships
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.cells import title
from tecdesk.ui.models.tally import TallyModel
from tecdesk.ui.models.tally_grid import Cell
from tecdesk.ui.models.tally_grid import Grid
from tecdesk.ui.models.tally_grid import Head
from tecdesk.ui.models.tally_grid import figure_cell
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.table import Table
from tecdesk.ui.parts.text import label
from tecdesk.ui.tools.side import Tool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from tecdesk.domain.period import Period
    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.models.lookup import Lookup

_NOTHING = "这条记录不算在任何数里：没有日期，或者各项数都空着。"
_NOTE = "Enter 到那个数去。加上 0 的，是同一户、同一人已经算过一次。"


class MembershipTool(Tool):
    """Figures by period, what the record adds to each, and what they come to.

    Attributes:
        model, table: the figures.
    """

    title = "算在哪些数里"

    def __init__(self, desk: Desk, register: Register, lookup: Lookup) -> None:
        super().__init__()
        self._desk = desk
        self._register = register
        self._lookup = lookup
        self._named = label("", bold=True, wrap=True)
        self._note = label(_NOTE, "note", tone="hint", wrap=True)
        self.model = TallyModel()
        self.table = Table(self.model, row_height=1.4, first_edge=0.8)
        self.table.setAccessibleName(self.title)
        self.table.opened.connect(self._go_to)
        top = column(self._named, self._note, gap=0.2)
        top.setContentsMargins(lines(0.8), lines(0.6), lines(0.8), lines(0.6))
        self.setLayout(column(top, self.table, gap=0))

    def focus_first(self) -> None:
        self.table.setFocus()

    def show_record(self, record: Record) -> None:
        """Tell the figures that a record is in."""
        self._named.setText(title(self._register, record.values, self._lookup))
        path, year = self._desk.book.path, self._lookup.year

        def work(_job: object) -> tuple[Membership, ...]:
            with Book.open(path, writing=False) as book:
                return memberships(book, record, year)

        self._desk.jobs.start("找它算在哪些数里", work, self._show, key="memberships")

    def _show(self, found: Sequence[Membership]) -> None:
        self.model.show_grid(_grid(found))
        self.table.fit(0, gap=0.3)
        self._note.setText(_NOTE if found else _NOTHING)
        if found:
            self.table.setCurrentIndex(self.model.index(1, 0))

    def _go_to(self, index: QModelIndex) -> None:
        asked = self.model.asked(index.siblingAtColumn(_WHOLE))
        if asked is not None:
            self._desk.bus.wanted.emit("tally", asked)


_WHOLE = 2


def _grid(found: Sequence[Membership]) -> Grid:
    heads = (Head("指标", number=False), Head("加上"), Head("一共"))
    rows: list[tuple[Cell, ...]] = []
    for period, inside in groupby(found, key=lambda each: each.asked.period):
        rows.append((Cell(_when(period), bold=True), Cell(""), Cell("")))
        rows += _rows(inside)
    return Grid(heads, tuple(rows))


def _rows(inside: Iterator[Membership]) -> Iterator[tuple[Cell, ...]]:
    for each in inside:
        asked = each.asked
        named = f"　{asked.label}（{asked.counted}）"
        adds = show(asked.kind, each.adds)
        tone = "text" if each.adds else "text3"
        yield Cell(named), Cell(adds, tone), figure_cell(asked, "text2")


def _when(period: Period) -> str:
    return f"{period.year}年{period.name}"
