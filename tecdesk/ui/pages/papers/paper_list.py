"""The papers of the reports page: ticked to be saved, current to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QAbstractListModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QRect
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QMouseEvent
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QListView
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate

from tecdesk.desk.blanks.sheets import BLANKS
from tecdesk.desk.papers import BY_CHOICE
from tecdesk.desk.papers import PAPERS
from tecdesk.desk.papers import Paper
from tecdesk.ui import icons
from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.models.roles import Role
from tecdesk.ui.theme import color

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex
BLANK = "blank:"
"""Before the key of an empty sheet to be filled by hand."""
_CHOICES, _EMPTY = Paper("", "分类汇总", ""), Paper("", "空白表", "")
"""Headings in the list."""
_SAVED = (*PAPERS, *BY_CHOICE)
_BLANKS = [Paper(BLANK + key, each.name, "空白") for key, each in BLANKS.items()]


class PaperModel(QAbstractListModel):
    """Papers with a tick.

    Attributes:
        papers: what can be made now. ticked: keys to be saved.
    """

    def __init__(self) -> None:
        super().__init__()
        self.papers: list[Paper] = []
        self.ticked = {paper.key for paper in PAPERS if paper.wanted}
        self._pages: dict[str, int] = {}

    def offer(self, papers: Sequence[Paper]) -> None:
        """Show what can be made now, and what is made of any period."""
        self.beginResetModel()
        self.papers = [*papers, _CHOICES, *BY_CHOICE, _EMPTY, *_BLANKS]
        self._pages = {}
        self.endResetModel()

    def say_pages(self, key: str, pages: int) -> None:
        """Show how many pages a paper has."""
        self._pages[key] = pages
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def tick(self, row: int) -> None:
        """Turn a tick; blank sheets have none: there is nothing in them to save."""
        if self.papers[row] not in _SAVED:
            return
        self.ticked ^= {self.papers[row].key}
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.papers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        paper = self.papers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return paper.name
        if role == Role.SECOND:
            if not paper.kinds:
                return ""
            pages = self._pages.get(paper.key)
            return f"{paper.kinds}，{pages} 页" if pages else paper.kinds
        if role == Role.CHECK:
            return paper.key in self.ticked if paper in _SAVED else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and not self.papers[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class PaperList(QListView):
    """Space or a press on the box ticks; the arrow keys change the preview.

    Signals:
        ticked: a tick was turned.
    """

    ticked = Signal()

    def __init__(self, model: PaperModel) -> None:
        super().__init__()
        self._papers = model
        self.setModel(model)
        self.setProperty("area", "bg")
        self.setItemDelegate(_PaperDelegate(self))
        self.setAccessibleName("要印哪些")

    def tick(self, row: int) -> None:
        """Turn the tick of a row."""
        self._papers.tick(row)
        self.ticked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.tick(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < lines(1.9):
            self.tick(index.row())


class _PaperDelegate(QStyledItemDelegate):
    """A tick box, a name, and one line below it; or a heading."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        painter.save()
        if index.data(Role.SECOND):
            self._paint_paper(painter, option, index)
        else:
            _paint_heading(painter, option.rect, str(index.data()))
        painter.restore()

    def _paint_paper(self, painter: QPainter, option: Any, index: Index) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = option.rect.adjusted(lines(0.4), 2, -lines(0.4), -2)
        if chosen:
            painter.fillRect(rect, color("soft"))
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(color("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        side = lines(0.9)
        top = rect.top() + (rect.height() - side) // 2
        ticked = index.data(Role.CHECK)
        if ticked is not None:
            box = QRect(rect.left() + lines(0.4), top, side, side)
            _paint_box(painter, box, bool(ticked))
        words = rect.adjusted(lines(1.8), lines(0.2), 0, -lines(0.2))
        font = QFont(sized("body"))
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(color("text"))
        half = words.adjusted(0, 0, 0, -words.height() // 2)
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(half, centre, str(index.data(Qt.ItemDataRole.DisplayRole)))
        painter.setFont(sized("note"))
        painter.setPen(color("text2"))
        rest = words.adjusted(0, words.height() // 2, 0, 0)
        painter.drawText(rest, centre, str(index.data(Role.SECOND)))

    def sizeHint(self, option: Any, index: Index) -> QSize:
        return QSize(lines(10), lines(2.6 if index.data(Role.SECOND) else 2.0))


def _paint_heading(painter: QPainter, rect: QRect, words: str) -> None:
    left = rect.left() + lines(0.8)
    painter.setPen(QPen(color("line"), 1))
    painter.drawLine(left, rect.top() + 2, rect.right() - lines(0.8), rect.top() + 2)
    font = QFont(sized("body"))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(color("text"))
    inside = rect.adjusted(lines(0.8), 0, 0, 0)
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, words)


def _paint_box(painter: QPainter, box: QRect, ticked: bool) -> None:  # noqa: FBT001
    painter.setPen(QPen(color("fill" if ticked else "line2"), 1))
    painter.setBrush(color("fill" if ticked else "surface"))
    painter.drawRoundedRect(box, 3, 3)
    if ticked:
        painter.drawPixmap(box.topLeft(), icons.pixmap("check", "on", box.width()))
