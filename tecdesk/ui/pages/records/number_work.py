"""Numbers of persons in a list: seen for a minute, whole on paper with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tecdesk.domain.registers import LEDGERS
from tecdesk.errors import DeskError
from tecdesk.ui.command import Command
from tecdesk.ui.printed import whole_ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from tecdesk.domain.record import Record
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.models.lookup import Lookup
    from tecdesk.ui.pages.records.record_list import RecordList

WHY = "会记下是谁、什么时候、为什么。印出来的页头有“内部资料”，用完收好。"


class NumberWork(QObject):
    """What can be done with the numbers of a list; nothing where it has none."""

    def __init__(self, desk: Desk, shown: RecordList, lookup: Lookup) -> None:
        super().__init__(shown)
        self._desk, self._list, self._lookup = desk, shown, lookup
        self._register = shown.register
        self._holds = any(field.personal for field in self._register.fields)
        shown.table.selectionModel().currentRowChanged.connect(self._on_row)

    def commands(self, export: Callable[..., None]) -> Sequence[Command]:
        """The commands.

        Args:
            export: writes the list as a workbook; `whole` with its numbers.
        """
        if not self._holds:
            return ()
        bus = self._desk.bus
        seen = Command("看号码 60 秒", bus.numbers_wanted.emit, "Ctrl+Shift+N")
        out = Command("导出完整号码…", lambda: self._export(export))
        if self._register not in LEDGERS:
            return (seen, out)
        return (seen, out, Command("打印完整号码的台账…", self.print_whole))

    def reason(self, what: str, records: Sequence[Record]) -> bool:
        """Ask why and write it down; False when nobody says."""
        from tecdesk.desk.disclosing import disclose

        said = self._desk.dialogs.reason(f"{what}，为什么？", WHY, what)
        if not said:
            return False
        try:
            disclose(self._desk.book, what, records, said)
        except DeskError as error:
            self._desk.bus.trouble(error)
            return False
        return True

    def print_whole(self) -> None:
        """Show the ledger of the year with whole numbers, as it will be printed."""
        from tecdesk.store.query import Filter

        key, period = self._register.key, self._lookup.period
        records = self._desk.book.find(key, Filter(period=period))
        if self.reason(f"打印完整号码的{self._register.label}台账", records):
            self._desk.bus.wanted.emit("paper", whole_ledger(key, period))

    def _export(self, export: Callable[..., None]) -> None:
        rows = self._list.model.records(range(self._list.model.rowCount()))
        if self.reason("导出完整号码", rows):
            export(whole=True)

    def _on_row(self, now: QModelIndex, _before: QModelIndex) -> None:
        shown = self._desk.reveal.now.record
        known = self._list.model.is_record(now.row())
        if shown and not (known and self._list.model.record(now.row()).id == shown):
            self._desk.reveal.hide()
