"""The manual: its pages left, the one that is read right, a line to search in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QListWidget
from PySide6.QtWidgets import QListWidgetItem
from PySide6.QtWidgets import QWidget

from tecdesk.report.manual.reading import read
from tecdesk.report.manual.topics import TOPICS
from tecdesk.ui.command import Command
from tecdesk.ui.fonts import lines
from tecdesk.ui.help.about import LICENCES
from tecdesk.ui.help.about import about
from tecdesk.ui.help.about import licences
from tecdesk.ui.help.about import told
from tecdesk.ui.help.over import ABOUT
from tecdesk.ui.help.painted import keys
from tecdesk.ui.help.sheet import Sheet
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.header import Header
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.search import AT_ONCE_MS
from tecdesk.ui.parts.search import Search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.manual.blocks import Block
    from tecdesk.report.manual.topics import Topic
    from tecdesk.ui.keymap import Line

KEYS = "按键"
BESIDES = (KEYS, ABOUT, LICENCES)
"""What is no page of the manual; not searched, not printed."""
_WIDE = 12.5
_TALL = 1.7


class HelpBook(QWidget):
    """Everything that F1 shows.

    Args:
        can_print: a page of it can be seen as paper and printed.

    Attributes:
        search, pages, sheet, copy, note: its parts.

    Signals:
        left: somebody wants back. print_wanted: the topic to be printed.
    """

    left = Signal()
    print_wanted = Signal(object)

    def __init__(self, *, can_print: bool) -> None:
        super().__init__()
        self.setProperty("area", "surface")
        self._keys: list[Block] = []
        header = Header("使用说明")
        self.note = header.sub
        self.search = Search("在说明里查：词或按钮的名字", AT_ONCE_MS)
        self.search.setFixedWidth(lines(16))
        self._print = button("打印这一页…", self.print, icon="printer")
        self.copy = button("复制给支持的人", self._copy_told)
        back = button("回去", self.left.emit)
        header.add(self.search, self.copy, self._print, back)
        self._print.setHidden(not can_print)
        self.pages = QListWidget()
        self.pages.setAccessibleName("说明的各页")
        self.pages.setProperty("area", "topics")
        self.pages.setFixedWidth(lines(_WIDE))
        self.sheet = Sheet()
        inside = row(self.pages, self.sheet, gap=0)
        inside.setStretch(1, 1)
        self.setLayout(column(header, inside, gap=0))
        self.search.searched.connect(self.seek)
        self.search.down.connect(self.pages.setFocus)
        self.pages.currentItemChanged.connect(self._on_chosen)

    def commands(self) -> list[Command]:
        """The keys in force while it is shown."""
        return [
            Command("回去", self.leave, "Esc"),
            Command("回去", self.left.emit, "F1"),
            Command("查找", self.search.go, "Ctrl+F"),
            Command("打印这一页", self.print, "Ctrl+P"),
            Command("在各页和内容间换", self._change_side, "F6"),
        ]

    def open(self, name: str, title: str, lines_: Sequence[Line]) -> None:
        """Show the page of a name; the keys of where somebody comes from are by it."""
        self._keys = keys(title, lines_)
        self.search.clear()
        self._offer("")
        self.choose(name)
        self.sheet.setFocus()

    def choose(self, name: str) -> None:
        """Show the page of a name."""
        for item in self.pages.findItems(name, Qt.MatchFlag.MatchExactly):
            self.pages.setCurrentItem(item)

    def seek(self, words: str) -> None:
        """List only the pages in which all the words stand, and show the first."""
        self._offer(words)
        count = self.pages.count()
        self.note.setText(f"{count} 页里有" if count and words.strip() else "")
        if count:
            self.pages.setCurrentRow(0)
        else:
            self.sheet.show_blocks(read(f"没有找到“{words.strip()}”。少打一个字试试。"))

    def leave(self) -> None:
        """Clear the search; when it is clear, go back."""
        if self.search.text():
            self.search.clear()
        else:
            self.left.emit()

    def print(self) -> None:
        """Have the page that is shown printed, if it is one of the manual."""
        if (topic := self._topic()) is not None and self._print.isVisible():
            self.print_wanted.emit(topic)

    def _offer(self, words: str) -> None:
        """Fill the list without showing a page."""
        sought = words.casefold().split()
        quiet = QSignalBlocker(self.pages)
        self.pages.clear()
        names = [topic.name for topic in TOPICS if _has(topic, sought)]
        for name in [*names, *([] if sought else BESIDES)]:
            item = QListWidgetItem(name, self.pages)
            item.setSizeHint(QSize(0, lines(_TALL)))
        quiet.unblock()

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        topic = self._topic()
        if topic:
            first = next(iter(self.search.text().split()), "")
            self.sheet.show_blocks(read(topic.text), first)
        elif item.text() == LICENCES:
            self.sheet.show_plain(licences())
        else:
            self.sheet.show_blocks(about() if item.text() == ABOUT else self._keys)
        self._print.setEnabled(topic is not None)
        self.copy.setVisible(item.text() == ABOUT)
        self.note.setText("")

    def _copy_told(self) -> None:
        QApplication.clipboard().setText(told())
        self.note.setText("已复制，粘到消息里发给对方")

    def _topic(self) -> Topic | None:
        item = self.pages.currentItem()
        name = item.text() if item else ""
        return next((topic for topic in TOPICS if topic.name == name), None)

    def _change_side(self) -> None:
        (self.sheet if self.pages.hasFocus() else self.pages).setFocus()


def _has(topic: Topic, sought: Sequence[str]) -> bool:
    text = f"{topic.name}\n{topic.text}".casefold()
    return all(word in text for word in sought)
