"""The list side of a register: filters, rows, totals, what to show when empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QWidget

from tecdesk.store.lists.listing import Lists
from tecdesk.store.lists.orders import QUICK
from tecdesk.store.lists.view import View
from tecdesk.store.moment import moment
from tecdesk.ui.models.columns import Columns
from tecdesk.ui.models.records import RecordsModel
from tecdesk.ui.pages.records.filters import Filters
from tecdesk.ui.pages.records.list_sums import ListSums
from tecdesk.ui.pages.records.ordering import Ordering
from tecdesk.ui.pages.records.sizing import Quiet
from tecdesk.ui.pages.records.sizing import Sizing
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.empty import Empty
from tecdesk.ui.parts.record_table import RecordTable
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.totals import Totals

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtGui import QResizeEvent

    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.store.lists.listing import Listing
    from tecdesk.store.query import Filter
    from tecdesk.ui.jobs import Jobs
    from tecdesk.ui.models.lookup import Lookup


class RecordList(QWidget):
    """The records the filter wants, newest on top.

    Attributes:
        model, table, filters, totals, sums, empty: its parts.
        columns: what it shows, in which order. sizing: fits them into the room.

    Signals:
        row_changed: the current index and the one before. cleared: all filters
        are off. paste_wanted: what is on the clipboard should come in.
    """

    row_changed = Signal(QModelIndex, QModelIndex)
    cleared = Signal()
    paste_wanted = Signal()

    def __init__(self, register: Register, lookup: Lookup, jobs: Jobs) -> None:
        super().__init__()
        self.register = register
        self._lookup = lookup
        self._quiet = Quiet()
        self._lists = Lists(lookup.book)
        self._ordering = Ordering(self._lists.orders, lookup.book.path, jobs)
        self._shown: tuple[Filter, int] | None = None
        self.columns = Columns(lookup.book, register)
        self.model = RecordsModel(register, lookup)
        self.table = RecordTable(self.model)
        self.totals = Totals(self.table)
        self.sums = ListSums(self.table, self.totals, jobs)
        self.sizing = Sizing(self.table, self.columns, self.sums, self._quiet)
        self.filters = Filters(register, lookup, self._lists, jobs)
        self.empty = Empty()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        made = column(self.filters, self._stack, self.totals, gap=0)
        made.setStretch(1, 1)
        self.setLayout(made)
        self._connect()

    def fill(self, wanted: str = "", row: int = -1) -> None:
        """Read the list; mark the wanted record, else a row.

        What takes long to sort is shown as it was until that is done.
        """
        view = self.view()
        if self._ordering.ask(view, lambda: self._on_ordered(view, wanted)):
            self._show(self._lists.open(view), wanted, row)
        elif self._shown != (view.where, moment(self._lookup.book)):
            self._show(self._lists.meanwhile(view), wanted, row)

    def _on_ordered(self, view: View, wanted: str) -> None:
        """Show the list in its order; the person may have gone on to another row."""
        current = self.current()
        self._show(self._lists.open(view), current.id if current else wanted)

    def _show(self, listing: Listing, wanted: str, row: int = -1) -> None:
        view = listing.view
        self._shown = (view.where, moment(self._lookup.book))
        self.sizing.expect(view, self._shown[1], self._lookup.year)
        few = len(listing) <= QUICK
        groups = listing.groups(self.sums.keys if few else ()) if view.group else ()
        with self._quiet:
            self.model.show_listing(listing, groups)
            at = self.model.row_of(wanted) if wanted else row
            self.table.mark(min(at, self.model.rowCount() - 1))
        self._count(view)
        self.sizing.fit()

    def view(self) -> View:
        """What the list shows."""
        layout = self.columns.layout
        where = self.filters.wanted()
        return View(self.register.key, where, layout.order, layout.group)

    def mark(self, row: int) -> None:
        """Make a row current without telling anybody."""
        with self._quiet:
            self.table.mark(row)

    def current(self) -> Record | None:
        """The record of the current row."""
        row = self.table.currentIndex().row()
        return self.model.record(row) if self.model.is_record(row) else None

    def marked(self) -> list[Record]:
        """The records of the marked rows, from top to bottom."""
        return self.model.records(self.table.marked_rows())

    def move_by(self, step: int) -> None:
        """Go up or down by so many rows."""
        row = self.table.currentIndex().row() + step
        if not self.model.is_record(row):
            row += step
        if self.model.is_record(row):
            self.table.go(row)

    def clear(self) -> None:
        """Show everything of the year."""
        self.cleared.emit()
        self.filters.clear()

    def _show_all(self) -> None:
        self.clear()
        self.table.setFocus()

    def renew(self) -> None:
        """Show the list again after its columns, order or groups changed."""
        current = self.current()
        self.fill(current.id if current else "")

    def say_empty(self, *buttons: QPushButton) -> None:
        """What stands where there are no rows; it takes the focus of the table."""
        if self.filters.narrowed:
            buttons = (button("清除筛选", self._show_all),)
            self.empty.say("没有符合的。", *buttons)
        else:
            year = f"{self._lookup.year} 年" if self.register.dated_by else ""
            note = "在 WPS、Excel 里复制的行，按 Ctrl+V 粘到这里，先看再导入。"
            self.empty.say(f"{year}还没有{self.register.label}。", *buttons, note=note)
        self.table.setFocusProxy(buttons[0])

    @property
    def is_empty(self) -> bool:
        """True when the filter wants no record."""
        return self.model.rowCount() == 0

    def _count(self, view: View) -> None:
        """Say how many rows there are; their sums follow from the worker."""
        count = self.model.count
        words = f"{count} {self.register.word}"
        newest = "，新的在上" if self.register.dated_by and not view.order else ""
        self.filters.say_count(f"{words}{newest}" if count else "")
        self._stack.setCurrentIndex(0 if count else 1)
        if count:
            self.table.setFocusProxy(None)  # type: ignore[arg-type]
        self.sums.count(self._lookup.book.path, view)

    def _connect(self) -> None:
        self.filters.changed.connect(self.fill)
        self._lookup.bus.revealed.connect(self._on_revealed)
        self.table.reached.connect(self._on_reached)
        self.filters.grouped.connect(self._on_grouped)
        self.filters.show_group(self.columns.layout.group)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        header = self.table.horizontalHeader()
        header.sortIndicatorChanged.connect(self._on_sorted)
        header.sectionResized.connect(self._on_resized)

    def _on_revealed(self, _now: object) -> None:
        self.table.viewport().update()

    def _on_reached(self) -> None:
        """The keyboard always has a row to start from."""
        if self.current() is None and not self.is_empty:
            self.mark(0)

    def _on_grouped(self, key: str) -> None:
        self.columns.group(key)
        self.renew()

    def _on_sorted(self, section: int, order: Qt.SortOrder) -> None:
        if self._quiet.on:
            return
        down = "-" if order is Qt.SortOrder.DescendingOrder else ""
        fields = self.model.fields
        wanted = (f"{down}{fields[section].key}",) if section >= 0 else ()
        self.columns.sort(wanted)
        self.renew()

    def _on_resized(self, section: int, _old: int, new: int) -> None:
        """Keep the width a person drew; what the window does is not kept."""
        drawn = bool(QApplication.mouseButtons()) and not self._quiet.on
        field = self.model.fields[section]
        if drawn and field.key != self.register.named_by:
            self.columns.size({field.key: new})

    def _on_row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if not self._quiet.on:
            self.row_changed.emit(now, before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self.sizing.fit()
