"""The list side of a register: filters, rows, totals, what to show when empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QWidget

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.values import show
from tecdesk.store.book import Book
from tecdesk.store.listing import Lists
from tecdesk.store.view import View
from tecdesk.ui.models.records import RecordsModel
from tecdesk.ui.pages.filters import Filters
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.empty import Empty
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.table import Table
from tecdesk.ui.parts.totals import Totals

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.store.totals import Summary
    from tecdesk.ui.jobs import Jobs
    from tecdesk.ui.models.lookup import Lookup

_FLAGS = QItemSelectionModel.SelectionFlag


class RecordList(QWidget):
    """The records the filter wants, newest on top.

    Attributes:
        model, table, filters, totals, empty: its parts.

    Signals:
        row_changed: the current index and the one before. cleared: all filters
        are off.
    """

    row_changed = Signal(QModelIndex, QModelIndex)
    cleared = Signal()

    def __init__(self, register: Register, lookup: Lookup, jobs: Jobs) -> None:
        super().__init__()
        self.register = register
        self._lookup = lookup
        self._jobs = jobs
        self._listed = _listed(register)
        self._sums: dict[str, str] = {}
        self._words = ""
        self._quiet = False
        self._lists = Lists(lookup.book)
        self.model = RecordsModel(register, lookup)
        self.table = Table(self.model)
        self.totals = Totals(self.table)
        self.filters = Filters(register, lookup, self._lists)
        self.empty = Empty()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        made = column(self.filters, self._stack, self.totals, gap=0)
        made.setStretch(1, 1)
        self.setLayout(made)
        self.filters.changed.connect(self.fill)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        header = self.table.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._on_sorted)

    def fill(self, wanted: str = "", row: int = -1) -> None:
        """Read the list; mark the wanted record, else a row."""
        where = self.filters.wanted()
        view = View(self.register.key, where, self._order())
        listing = self._lists.open(view)
        self._quiet = True
        self.model.show_listing(listing)
        at = self.model.row_of(wanted) if wanted else row
        self.mark(min(at, self.model.rowCount() - 1))
        self._quiet = False
        self._count(view)
        self.fit()

    def mark(self, row: int) -> None:
        """Make a row current without telling anybody."""
        quiet, self._quiet = self._quiet, True
        if row >= 0:
            index = self.model.index(row, 0)
            flags = _FLAGS.ClearAndSelect | _FLAGS.Rows
            self.table.selectionModel().setCurrentIndex(index, flags)
        self._quiet = quiet

    def current(self) -> Record | None:
        """The record of the current row."""
        row = self.table.currentIndex().row()
        return self.model.record(row) if 0 <= row < self.model.rowCount() else None

    def marked(self) -> list[Record]:
        """The records of the marked rows, from top to bottom."""
        rows = sorted(i.row() for i in self.table.selectionModel().selectedRows())
        return [self.model.record(row) for row in rows]

    def move_by(self, step: int) -> None:
        """Go up or down by so many rows."""
        row = self.table.currentIndex().row() + step
        if 0 <= row < self.model.rowCount():
            self.table.selectRow(row)

    def clear(self) -> None:
        """Show everything of the year."""
        self.cleared.emit()
        self.filters.clear()

    def say_empty(self, *buttons: QPushButton) -> None:
        """What stands where there are no rows."""
        if self.filters.narrowed:
            self.empty.say("没有符合的。", button("清除筛选", self.clear))
            return
        year = f"{self._lookup.year} 年" if self.register.dated_by else ""
        self.empty.say(f"{year}还没有{self.register.label}。", *buttons)

    @property
    def is_empty(self) -> bool:
        """True when the filter wants no record."""
        return self.model.rowCount() == 0

    def fit(self) -> None:
        """Show the columns there is room for; the name takes what is left."""
        self._show_fields(self._listed)
        widths = dict(zip(self._listed, self.table.wanted_widths(), strict=True))
        shown = self._fitting(widths, self.table.viewport().width())
        self._show_fields(shown)
        keys = [field.key for field in shown]
        name = self.register.named_by
        needed = [widths[field] for field in shown]
        self.table.fit(keys.index(name) if name in keys else 0, widths=needed)
        self._place_sums()

    def _fitting(self, widths: dict[Field, int], room: int) -> list[Field]:
        shown = list(widths)
        keep = {self.register.dated_by, "village", self.register.named_by}
        while sum(widths[field] for field in shown) > room:
            declared = [f for f in self.register.fields if f in shown]
            extra = [f for f in declared if f.key not in keep and not f.required]
            if not extra:
                break
            shown.remove(extra[-1])
        return shown

    def _show_fields(self, fields: list[Field]) -> None:
        if self.model.fields == fields:
            return
        row = self.table.currentIndex().row()
        self._quiet = True
        self.model.show_fields(fields)
        self._quiet = False
        self.mark(row)

    def _count(self, view: View) -> None:
        """Say how many rows there are; their sums follow from the worker."""
        count = self.model.rowCount()
        self._words = f"{count} {self.register.word}"
        newest = "，新的在上" if self.register.dated_by and not self._sorted else ""
        self.filters.say_count(f"{self._words}{newest}")
        keys = [f.key for f in self._listed if f.unit and f.kind.is_number]
        self.totals.setVisible(bool(count and keys))
        self._stack.setCurrentIndex(0 if count else 1)
        if not count or not keys:
            return
        path = self._lookup.book.path
        self._jobs.start(
            "算合计",
            lambda _job: _summed(path, view, keys),
            self._show_sums,
            key=f"totals of {self.register.key}",
        )

    def _show_sums(self, found: Summary) -> None:
        """Sums of the columns with a fixed unit; 份, 册 and 张 are not added."""
        self._sums = {
            key: show(self.register[key].kind, total.value)
            for key, total in found.totals.items()
            if total.value is not None
        }
        self._place_sums()

    def _place_sums(self) -> None:
        keys = [field.key for field in self.model.fields]
        sums = {keys.index(k): text for k, text in self._sums.items() if k in keys}
        self.totals.say(self._words, sums)

    @property
    def _sorted(self) -> bool:
        return self.table.horizontalHeader().isSortIndicatorShown()

    def _order(self) -> tuple[str, ...]:
        header = self.table.horizontalHeader()
        at = header.sortIndicatorSection()
        if self._sorted and 0 <= at < len(self.model.fields):
            down = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
            return (f"{'-' if down else ''}{self.model.fields[at].key}",)
        return ()

    def _on_sorted(self, _section: int) -> None:
        self.table.horizontalHeader().setSortIndicatorShown(True)
        current = self.current()
        self.fill(current.id if current else "")

    def _on_row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if not self._quiet:
            self.row_changed.emit(now, before)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self.fit()


def _summed(path: Path, view: View, keys: list[str]) -> Summary:
    with Book.open(path, writing=False) as book:
        return Lists(book).open(view).summary(keys)


def _listed(register: Register) -> list[Field]:
    """Words first, then numbers, so that no number touches a word."""
    fields = [field for field in register.fields if field.listed]
    return sorted(fields, key=lambda f: f.kind.is_number and f.kind is not Kind.YEAR)
