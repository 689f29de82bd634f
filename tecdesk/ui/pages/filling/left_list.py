"""The cells that stayed empty, each with its reason under it; Enter goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QAbstractListModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QListView
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate

from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.models.roles import Role
from tecdesk.ui.theme import color

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from tecdesk.desk.filling.filling import Left
    from tecdesk.exchange.forms.grid import Form

Index = QModelIndex | QPersistentModelIndex
_HEIGHT = 2.5


class LeftModel(QAbstractListModel):
    """Place and label, and why.

    Attributes:
        rows: the two lines of each.
    """

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, str]] = []

    def show(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show others."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        where, why = self.rows[index.row()]
        spoken = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        if role in spoken:
            return f"{where}：{why}"
        if role == Role.SECOND:
            return why
        return where if role == Qt.ItemDataRole.DisplayRole else None


class LeftList(QListView):
    """A row has two lines.

    Attributes:
        left: what is listed. rows: the model.

    Signals:
        opened: place of the cell to go to.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.left: list[Left] = []
        self.rows = LeftModel()
        self.rows.setParent(self)
        self.setModel(self.rows)
        self.setItemDelegate(_TwoLines(self))
        self.setAccessibleName("没填的格")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: self._open())

    def show_left(self, left: Sequence[Left], form: Form) -> None:
        """List cells of a form."""
        self.left = list(left)
        self.rows.show([(_where(each, form), each.why) for each in left])
        self.setVisible(bool(left))
        if left:
            self.setCurrentIndex(self.rows.index(0))

    def _open(self) -> None:
        at = self.currentIndex().row()
        if 0 <= at < len(self.left):
            self.opened.emit(self.left[at].place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)


class _TwoLines(QStyledItemDelegate):
    """Where, and below it why."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        painter.save()
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, color("soft" if chosen else "surface"))
        painter.setPen(QPen(color("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if chosen:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), color("accent"))
        inside = rect.adjusted(lines(0.8), lines(0.2), -lines(0.4), -lines(0.2))
        half = inside.height() // 2
        _line(painter, inside.adjusted(0, 0, 0, -half), str(index.data()), "text")
        why = str(index.data(Role.SECOND))
        _line(painter, inside.adjusted(0, half, 0, 0), why, "text2")
        painter.restore()

    def sizeHint(self, option: Any, index: Index) -> QSize:
        return QSize(lines(8), lines(_HEIGHT))


def _line(painter: QPainter, inside: Any, words: str, tone: str) -> None:
    painter.setFont(sized("body" if tone == "text" else "note"))
    painter.setPen(color(tone))
    cut = Qt.TextElideMode.ElideRight
    shown = painter.fontMetrics().elidedText(words, cut, inside.width())
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)


def _where(left: Left, form: Form) -> str:
    return f"{form.named(left.place)} {left.label}".strip()
