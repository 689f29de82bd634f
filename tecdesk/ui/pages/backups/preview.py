"""恢复: what is in a backup against what is here, before anything is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.backups.comparing import compare
from tecdesk.store.backups.comparing import pairs
from tecdesk.store.backups.keeping import keep
from tecdesk.store.backups.names import Why
from tecdesk.store.backups.taking import take
from tecdesk.store.book import Book
from tecdesk.tally.saying import Speaker
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.told import ToldModel
from tecdesk.ui.pages.backups.rows import RECORDS
from tecdesk.ui.pages.backups.rows import REGISTERS_HEADS
from tecdesk.ui.pages.backups.rows import record_rows
from tecdesk.ui.pages.backups.rows import register_row
from tecdesk.ui.pages.backups.rows import total
from tecdesk.ui.pages.backups.rows import when
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.table import Table
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from tecdesk.domain.change import Change
    from tecdesk.store.backups.comparing import Difference
    from tecdesk.store.backups.shelf import Backup
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job
    from tecdesk.ui.models.told import Told

_MOST = 2000
"""So many records of a register are listed."""


class Preview(QWidget):
    """Registers first; Enter lists the records of one; some of them are taken back.

    Attributes:
        backup: the one shown. found: what differs. register: whose records are
            listed; empty while registers are. model, table: the list.

    Signals:
        whole: the whole backup is wanted. left: back to the list of backups.
    """

    whole = Signal()
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.backup: Backup | None = None
        self.found: Mapping[str, Difference] = {}
        self.register = ""
        self.model = ToldModel()
        self.table = Table(self.model)
        self.table.setAccessibleName("备份和现在比")
        self.table.opened.connect(lambda _index: self.open())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._name())
        self._said = label("", wrap=True)
        self._back = button("返回", self.back)
        self._take = button("取回选中的", self.take, look="filled")
        self._whole = button("恢复整本…", self.whole.emit)
        bar = area("surface")
        inside = row(self._said, self._back, self._whole, self._take, edge=1.0, gap=0.6)
        inside.setStretch(0, 1)
        bar.setLayout(inside)
        bar.setMinimumHeight(lines(2.6))
        self.setLayout(column(bar, self.table, gap=0))

    def look(self, backup: Backup) -> None:
        """Compare a backup with the book, in the worker."""
        self.backup, self.register, self.found = backup, "", {}
        self._show((), f"正在看 {when(backup)} 的备份里有什么 …")
        book = self._desk.book.path

        def work(_job: Job) -> dict[str, Difference]:
            return compare(book, backup.path)

        self._desk.jobs.start("比较备份", work, self._on_compared, key="compare")

    def open(self) -> None:
        """List the records of the register that is marked."""
        at = self.table.currentIndex().row()
        if self.register or not 0 <= at < len(self.model.rows) or not self.backup:
            return
        key, book, backup = (
            str(self.model.rows[at].thing),
            self._desk.book.path,
            self.backup,
        )
        found = self.found[key]
        ids = (*found.there, *found.both, *found.here)[:_MOST]

        def work(_job: Job) -> list[Told]:
            both = pairs(book, backup.path, key, ids)
            with Book.open(book, writing=False) as own:
                return record_rows(Speaker(own), key, both)

        self._desk.jobs.start(
            "逐条比较", work, lambda rows: self._on_listed(key, rows), key="compare"
        )

    def take(self) -> None:
        """Take the marked records back as one step, after a backup of what is here."""
        chosen, book, backup = self._chosen(), self._desk.book, self.backup
        if not chosen or backup is None:
            return

        def work(_job: Job) -> Change:
            keep(book.path, Why.RESTORE)
            with book.sibling() as own:
                return take(own, backup.path, chosen)

        self._desk.jobs.start("取回记录", work, self._on_taken, exclusive=True)

    def back(self) -> None:
        """From the records to the registers, from these to the list of backups."""
        if not self.register:
            self.left.emit()
            return
        self.register = ""
        self._on_compared(self.found)

    def _chosen(self) -> dict[str, list[str]]:
        """The marked records, or all of the marked registers, that the backup has."""
        rows = sorted({i.row() for i in self.table.selectedIndexes()})
        things = [self.model.rows[at].thing for at in rows]
        if self.register:
            ids = [pair.there.id for pair in things if pair and pair.there]
            return {self.register: ids} if ids else {}
        every = {str(key): self.found[str(key)] for key in things}
        wanted = {key: [*found.there, *found.both] for key, found in every.items()}
        return {key: ids for key, ids in wanted.items() if ids}

    def _on_compared(self, found: Mapping[str, Difference]) -> None:
        self.found = found
        differing_first = sorted(found.items(), key=lambda item: not item[1].any)
        rows = [register_row(key, each) for key, each in differing_first]
        there, here, both = total(found)
        said = (
            f"整本恢复：回来 {there} 条，去掉 {here} 条，变回原样 {both} 条。"
            if there or here or both
            else "和现在一样，没有可以恢复的。"
        )
        self._show(rows, f"{when(self.backup) if self.backup else ''} 的备份。{said}")

    def _on_listed(self, key: str, rows: list[Told]) -> None:
        self.register = key
        name, word = REGISTERS[key].label, REGISTERS[key].word
        more = f"，先列 {_MOST} {word}" if len(rows) == _MOST else ""
        words = f"{name}：{len(rows)} {word}不一样{more}。选中要取回的。"
        self._show(rows, words if rows else f"{name}：都一样。")

    def _on_taken(self, change: Change) -> None:
        self._desk.bus.tell(change, self, f"已取回 {change.count} 条")
        if self.backup:
            self.look(self.backup)

    def _show(self, rows: list[Told] | tuple[()], said: str) -> None:
        self.model.show_rows(RECORDS if self.register else REGISTERS_HEADS, rows)
        self._said.setText(said)
        self._fit()
        if rows:
            self.table.selectRow(0)
        self._whole.setVisible(not self.register)
        self._name()

    def _name(self) -> None:
        count = sum(map(len, self._chosen().values())) if self.backup else 0
        self._take.setText(f"取回选中的 {count} 条" if count else "取回选中的")
        self._take.setEnabled(bool(count))

    def _fit(self) -> None:
        widths = self.table.wanted_widths()
        most = int(self.table.width() * 0.45)
        stretch = 2 if self.register else 0
        self.table.fit(stretch, widths=[min(width, most) for width in widths])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.model.rowCount():
            self._fit()
