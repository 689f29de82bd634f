"""备份: how safe the book is, a backup now, and the way back to an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget

from tecdesk.desk.safeguard import late
from tecdesk.drives.drive import spoken
from tecdesk.errors import DeskError
from tecdesk.store.backups import names
from tecdesk.store.backups import shelf
from tecdesk.store.backups.names import Why
from tecdesk.ui.command import Command
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.told import ToldModel
from tecdesk.ui.pages.backups.preview import Preview
from tecdesk.ui.pages.backups.rows import BACKUPS
from tecdesk.ui.pages.backups.rows import backup_row
from tecdesk.ui.pages.backups.rows import total
from tecdesk.ui.pages.backups.rows import when
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.empty import Empty
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.table import Table
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label
from tecdesk.ui.safety import Safety
from tecdesk.ui.safety import second_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from tecdesk.store.backups.keeping import Kept
    from tecdesk.store.backups.shelf import Backup
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job

_WHAT, _LAST = 3, 4
"""Columns that take what room is left, and that are cut first."""


class BackupsPage(Page):
    """The list of backups; one of them compared with the book.

    Attributes:
        model, table: the list. preview: the comparison. late: what is overdue.
    """

    key = "backups"
    title = "备份"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._safety = Safety(desk, self)
        self.late = ""
        self.model = ToldModel()
        self.table = Table(self.model)
        self.table.setAccessibleName("备份")
        self.table.opened.connect(lambda _index: self.look())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._name())
        self._state = label("", "note", tone="hint", wrap=True)
        self._pin = button("钉住", self.pin, icon="pin")
        self._restore = button("恢复…", self.look)
        self._now = button("现在备份一份", self.back_up, look="filled")
        self.header.add(self._now)
        bar = area("surface")
        inside = row(self._state, self._pin, self._restore, edge=1.0, gap=0.6)
        inside.setStretch(0, 1)
        bar.setLayout(inside)
        bar.setMinimumHeight(lines(2.6))
        self.empty = Empty()
        listed = area("surface")
        listed.setLayout(column(bar, self.table, gap=0))
        self.preview = Preview(desk)
        self.preview.left.connect(self._show_list)
        self.preview.whole.connect(self.restore)
        self._stack = QStackedWidget()
        for each in (listed, self.empty, self.preview):
            self._stack.addWidget(each)
        self.body.addWidget(self._stack, 1)

    def commands(self) -> Sequence[Command]:
        return (
            Command("看里面有什么", shown="Enter", hint=True),
            Command("现在备份一份", self.back_up, "Ctrl+Shift+S", hint=True),
            Command("钉住、不再钉住", self.pin, "Ctrl+D"),
            Command("打开备份的文件夹", self._open_folder, "Ctrl+Shift+O"),
            Command("返回", self._back, "Esc"),
        )

    def reload(self) -> None:
        if self._stack.currentWidget() is not self.preview:
            self._read()

    def settle(self, argument: object) -> None:
        self._show_list()
        self._read()

    def back_up(self) -> None:
        """Make a backup now, whether anything changed or not."""
        self._safety.keep(Why.HAND, self._on_kept)

    def pin(self) -> None:
        """Keep the marked backup for good, or no longer."""
        chosen = self._chosen()
        if chosen is None or not _can_go(chosen):
            return
        pinned = not chosen.named.pinned
        try:
            shelf.pin(chosen.path, pinned=pinned)
        except DeskError as error:
            self.desk.bus.trouble(error)
            return
        said = "钉住了，不会自己清掉" if pinned else "不再钉住"
        self.desk.bus.say(f"{when(chosen)} 的备份{said}")
        self._read()

    def look(self) -> None:
        """Show what the marked backup holds against what is here."""
        chosen = self._chosen()
        if chosen is not None:
            self._stack.setCurrentWidget(self.preview)
            self._now.hide()
            self.preview.look(chosen)
            self.preview.table.setFocus()

    def restore(self) -> None:
        """Put the whole backup in the book's place, once that is understood."""
        backup = self.preview.backup
        if backup is None:
            return
        there, here, both = total(self.preview.found)
        detail = (
            f"回来 {there} 条，去掉 {here} 条，变回原样 {both} 条。"
            "现在这本留在旁边，名字里有“恢复前”，随时可以换回来。"
        )
        answers = {"restore": "恢复整本", "stay": "先不恢复"}
        question = f"整本恢复到 {when(backup)}？"
        if self.desk.dialogs.choose(question, detail, answers) == "restore":
            self.desk.bus.restore_wanted.emit(backup.path)

    def _chosen(self) -> Backup | None:
        at = self.table.currentIndex().row()
        rows = self.model.rows
        found: Backup | None = rows[at].thing if 0 <= at < len(rows) else None
        return found

    def _read(self) -> None:
        book = self.desk.book.path

        def work(_job: Job) -> tuple[list[Backup], str]:
            kept = [*shelf.backups(shelf.folder_of(book)), *shelf.aside(book)]
            return kept, late(book)

        self.desk.jobs.look("看备份", work, self._show, key="backups")

    def _show(self, found: tuple[list[Backup], str]) -> None:
        backups, self.late = found
        marked = self._chosen()
        self.model.show_rows(BACKUPS, [backup_row(each) for each in backups])
        self._say(backups)
        keys = [(each.named.key, each.path.parent) for each in backups]
        key = (marked.named.key, marked.path.parent) if marked else None
        at = keys.index(key) if key in keys else 0
        if backups:
            self.table.selectRow(at)
            self._fit()
        else:
            way = button("现在备份一份", self.back_up)
            note = "关闭台账、导入、恢复之前会自己备份；做事时每半小时一份。"
            self.empty.say("还没有备份。", way, note=note)
            self.empty.setFocusProxy(way)
        if self._stack.currentWidget() is not self.preview:
            self._show_list()
        self._name()

    def _say(self, backups: Sequence[Backup]) -> None:
        folder = shelf.folder_of(self.desk.book.path)
        name = names.shortened(self.desk.book.path.stem)
        own = [b for b in backups if b.named.book == name and _can_go(b)]
        last = f"最近一份 {when(own[0])}，{spoken(own[0].size)}" if own else ""
        self.header.sub.setText(self.late or last)
        second = second_place(self.desk.preferences)
        also = f"；另存一份到 {second}" if second else "；第二个地方在设置里选"
        self._state.setText(f"在 {folder}{also}")

    def _name(self) -> None:
        chosen = self._chosen()
        self._restore.setEnabled(chosen is not None)
        self._pin.setEnabled(chosen is not None and _can_go(chosen))
        self._pin.setText("不再钉住" if chosen and chosen.named.pinned else "钉住")

    def _on_kept(self, kept: Kept) -> None:
        if kept.trouble:
            self.desk.bus.trouble(kept.trouble)
        self.desk.bus.say(f"已备份：{kept.path.name}")
        self._read()

    def _show_list(self) -> None:
        self._now.show()
        listed = self.model.rowCount() > 0
        self._stack.setCurrentIndex(0 if listed else 1)
        (self.table if listed else self.empty).setFocus()

    def _back(self) -> None:
        if self._stack.currentWidget() is self.preview:
            self.preview.back()
        else:
            self.desk.bus.wanted.emit("home", None)

    def _open_folder(self) -> None:
        folder = shelf.folder_of(self.desk.book.path)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _fit(self) -> None:
        widths = self.table.wanted_widths()
        room = self.table.room - sum(w for at, w in enumerate(widths) if at != _WHAT)
        if room < widths[_WHAT]:
            cut = max(widths[_LAST] - (widths[_WHAT] - room), lines(4))
            widths[_LAST] = min(widths[_LAST], cut)
        self.table.fit(_WHAT, widths=widths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.model.rowCount():
            self._fit()


def _can_go(backup: Backup) -> bool:
    """True for what is thinned; what was kept beside the book stays anyway."""
    return backup.path.parent.name == shelf.FOLDER
