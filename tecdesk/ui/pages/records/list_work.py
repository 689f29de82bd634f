"""What can be done with the rows of a list: many at once, in and out, how it looks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtCore import QObject
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QMenu

from tecdesk.errors import DeskError
from tecdesk.store.book import Book
from tecdesk.ui.command import Command
from tecdesk.ui.models.cells import title
from tecdesk.ui.pages.records.blank_work import BlankWork
from tecdesk.ui.pages.records.filters import groups_of
from tecdesk.ui.pages.records.number_work import NumberWork
from tecdesk.ui.tools.side import Side

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from tecdesk.desk.seen import Seen
    from tecdesk.domain.change import Change
    from tecdesk.exchange.ledgers.plan import Plans
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.models.lookup import Lookup
    from tecdesk.ui.pages.records.record_list import RecordList
    from tecdesk.ui.tools.side import Tool

_XLSX = "Excel (*.xlsx)"


class ListWork(QObject):
    """The commands of a list and the side in which their tools stand.

    Attributes:
        side: the place of the tools, beside the list. blanks: its sheets on paper.

    Args:
        shown: the list.
        make_room: closes the form; False when it holds something unsaved.
        search: shows words in the search line.
    """

    def __init__(
        self,
        desk: Desk,
        shown: RecordList,
        lookup: Lookup,
        make_room: Callable[[], bool],
        search: Callable[[str], object],
    ) -> None:
        super().__init__(shown)
        self._desk = desk
        self._list = shown
        self._lookup = lookup
        self._register = shown.register
        self._make_room = make_room
        self._search = search
        self.side = Side()
        self.blanks = BlankWork(desk, shown, lookup)
        self.numbers = NumberWork(desk, shown, lookup)
        shown.table.copy_wanted.connect(self.copy)
        shown.paste_wanted.connect(self.paste)
        shown.filters.more_wanted.connect(self.open_menu)

    def commands(self) -> Sequence[Command]:
        """What stands in the menu 更多, with its keys."""
        return (
            Command("批量修改选中的", self.change_many, "Ctrl+R"),
            Command("这一条的改动经过", self.tell_history, "Ctrl+H"),
            Command("这一条算在哪些数里", self.tell_figures, "Ctrl+J"),
            Command("复制选中的行", self.copy, shown="Ctrl+C"),
            Command("粘贴表格里的行", self.paste, shown="Ctrl+V"),
            Command("导出所见", self.export, "Ctrl+Shift+S"),
            Command("选列、排序", self.choose_columns, "Ctrl+L"),
            Command("存下的筛选", self.open_saved, "Ctrl+Shift+F"),
            *self.blanks.commands(),
            *self.numbers.commands(self.export),
            Command("回收站", self.open_bin, "Ctrl+Shift+B"),
            Command("更多", self.open_menu, "Ctrl+M"),
        )

    def open_menu(self) -> None:
        """Show the commands in a menu under their button."""
        more = self._list.filters.more
        at = more.mapToGlobal(QPoint(0, more.height()))
        self.menu().exec(at)

    def menu(self) -> QMenu:
        """分组, what is seldom filtered by, and the commands."""
        menu = QMenu(self._list)
        groups = menu.addMenu("分组")
        now = self._list.columns.layout.group
        for key, name in groups_of(self._register):
            action = groups.addAction(name, self._grouper(str(key)))
            action.setCheckable(True)
            action.setChecked(key == now)
        for key in self._list.filters.seldom:
            words = menu.addMenu(f"按{self._register[key].label}筛选")
            words.aboutToShow.connect(partial(self.fill, words, key))
        menu.addSeparator()
        for command in self.commands()[:-1]:
            if command.run is not None:
                action = menu.addAction(f"{command.label}\t{command.cap}")
                action.triggered.connect(command.run)
        return menu

    def close_tool(self) -> bool:
        """Close the tool; False when none is open."""
        if self.side.tool is None:
            return False
        self.side.close_tool()
        return True

    def carry_out(self) -> bool:
        """Do the filled button of the tool; False when none is open."""
        tool = self.side.tool
        if tool is None:
            return False
        run = getattr(tool, "carry_out", None)
        if run is not None:
            run()
        return True

    def bin_marked(self, source: object) -> int:
        """Put the marked rows into the bin; one undo brings them back.

        Returns:
            The row the first one stood in; -1 when nothing was done.
        """
        records = self._list.marked()
        if not records:
            return -1
        first = title(self._register, records[0].values, self._lookup)
        what = first if len(records) == 1 else f"{len(records)} 条"
        at = self._list.model.row_of(records[0].id)
        try:
            with self._desk.book.edit(f"删除{self._register.label}：{what}") as edit:
                for record in records:
                    edit.bin(self._register.key, record.id)
        except DeskError as error:
            self._desk.bus.trouble(error)
            return -1
        self._desk.bus.tell(edit.change_made, source, f"已删到回收站：{what}")
        return at

    def change_many(self) -> None:
        """Change one field of the marked rows."""
        from tecdesk.ui.tools.bulk import BulkTool

        ids = [record.id for record in self._list.marked()]
        if not ids:
            self._desk.bus.say("先选要改的行：Shift 或 Ctrl 加点击，Ctrl+A 全选")
            return
        if self._make_room():
            self._open(
                BulkTool(self._desk, self._register, self._lookup, ids, self._on_done)
            )

    def tell_history(self) -> None:
        """Show who changed the current row and when."""
        from tecdesk.ui.tools.history import HistoryTool

        record = self._list.current()
        if record is None:
            self._desk.bus.say("先选一行，再看它的改动经过")
        elif self._make_room():
            tool = HistoryTool(self._desk, self._register, self._lookup, self._on_done)
            tool.show_record(record)
            self._open(tool)

    def tell_figures(self) -> None:
        """Show the figures that the current row is in."""
        from tecdesk.ui.tools.membership import MembershipTool

        record = self._list.current()
        if record is None:
            self._desk.bus.say("先选一行，再看它算在哪些数里")
        elif self._make_room():
            tool = MembershipTool(self._desk, self._register, self._lookup)
            tool.show_record(record)
            self._open(tool)

    def choose_columns(self) -> None:
        """Choose, order, size and sort the columns."""
        from tecdesk.ui.tools.columns import ColumnsTool

        if self._make_room():
            self._open(ColumnsTool(self._list, self._lookup.year))

    def open_saved(self) -> None:
        """Keep the filter in force, or use a kept one."""
        from tecdesk.ui.tools.saved import SavedTool

        if self._make_room():
            self._open(SavedTool(self._desk.book, self._list, self._search))

    def open_bin(self) -> None:
        """Show what is in the bin of this register."""
        self._desk.bus.wanted.emit("bin", self._register.key)

    def copy(self) -> None:
        """Put the marked rows on the clipboard, as text and as a table."""
        from tecdesk.desk import copying

        records = self._list.marked()
        if not records:
            self._desk.bus.say("先选要复制的行")
            return
        table = self._seen(self._desk.book, [record.id for record in records])
        data = QMimeData()
        data.setText(copying.as_text(table))
        data.setHtml(copying.as_html(table))
        QApplication.clipboard().setMimeData(data)
        words = f"{len(records)} {self._register.word}"
        self._desk.bus.say(f"已复制 {words}，可以粘贴到 WPS、Excel 里")

    def paste(self) -> None:
        """Show what the rows on the clipboard would do."""
        from tecdesk.desk import pasting

        text = QApplication.clipboard().text()
        path, year = self._desk.book.path, self._lookup.year
        key = self._register.key
        columns = [field.key for field in self._list.columns.fields]
        self._desk.bus.trouble(None)

        def work(_job: object) -> Plans:
            with Book.open(path, writing=False) as own:
                return pasting.read_pasted(own, text, key, columns, year)

        self._desk.jobs.start("读剪贴板", work, self._show_pasted, key="paste")

    def export(self, *, whole: bool = False) -> None:
        """Write the whole list as a workbook, its columns and order as seen."""
        unit = self._desk.book.unit.text("name")
        title = f"{unit} {self._register.label} {self._lookup.year}年"
        name = f"{title.replace(' ', '_')}.xlsx"
        target = self._desk.dialogs.save_file("存到哪里", name, _XLSX, "export")
        if target is None:
            return
        path, view = self._desk.book.path, self._list.view()
        count = self._list.model.count

        def work(_job: object) -> None:
            from tecdesk.desk import exporting
            from tecdesk.store.lists.listing import Lists

            with Book.open(path, writing=False) as own:
                listing = Lists(own).open(view)
                ids = [record.id for record in listing.page(0, len(listing))]
                exporting.export(self._seen(own, ids, whole=whole), title, target)

        what = f"{count} {self._register.word}{self._register.label}"
        done = f"已导出 {what}到 {target}"
        self._desk.jobs.start("导出", work, lambda _none: self._desk.bus.say(done))

    def _seen(self, book: Book, ids: Sequence[str], *, whole: bool = False) -> Seen:
        """The rows with the columns chosen, also those without room just now."""
        from tecdesk.desk.seen import seen
        from tecdesk.store.query import Filter

        key = self._register.key
        columns = [field.key for field in self._list.columns.fields]
        found = {record.id: record for record in book.find(key, Filter(ids=ids))}
        records = [found[id_] for id_ in ids if id_ in found]
        return seen(book, key, columns, records, self._lookup.year, whole=whole)

    def _show_pasted(self, plans: Plans) -> None:
        from tecdesk.ui.tools.paste import PasteTool

        if self._make_room():
            self._open(PasteTool(self._desk, plans, self._on_done))

    def fill(self, words: QMenu, key: str) -> None:
        """Put the words that stand in the list into a menu that opens."""
        words.clear()
        filters = self._list.filters
        for value, name in filters.seldom[key]():
            words.addAction(name, partial(filters.choose, key, value))
        if words.isEmpty():
            words.addAction("都还没有填").setEnabled(False)

    def _open(self, tool: Tool) -> None:
        self.side.show_tool(tool)

    def _on_done(self, change: Change) -> None:
        self._desk.bus.tell(change, None)

    def _grouper(self, key: str) -> Callable[[], None]:
        return lambda: self._list.filters.group_by(key)
