"""Thumbnails in rows: a model of photos, their drawing, and a list that claims keys."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QAbstractListModel
from PySide6.QtCore import QEvent
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QRect
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPen
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QListView
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate

from tecdesk.ui import icons
from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.theme import color

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.ui.photos.drawing import Drawn
    from tecdesk.ui.photos.holding import Photo

Index = QModelIndex | QPersistentModelIndex
SIDE = 3.6
"""Side of a thumbnail, in lines."""
_GAP = 0.25
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PHOTO = Qt.ItemDataRole.UserRole


class ThumbsModel(QAbstractListModel):
    """The photos of a record.

    Attributes:
        photos: what is shown. drawn: digest to its picture, or why there is none.
    """

    def __init__(self) -> None:
        super().__init__()
        self.photos: list[Photo] = []
        self.drawn: dict[str, Drawn] = {}

    def show_photos(self, photos: Sequence[Photo]) -> None:
        """Show these; what was drawn before is not drawn again."""
        self.beginResetModel()
        self.photos = list(photos)
        digests = {photo.digest for photo in photos}
        self.drawn = {key: d for key, d in self.drawn.items() if key in digests}
        self.endResetModel()

    def put(self, drawn: Mapping[str, Drawn]) -> None:
        """Take pictures that were drawn."""
        self.drawn |= drawn
        if self.photos:
            self.dataChanged.emit(self.index(0), self.index(len(self.photos) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.photos)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        photo = self.photos[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return self.drawn.get(photo.digest)
        if role == _PHOTO:
            return photo
        if role == Qt.ItemDataRole.AccessibleTextRole:
            place = f"第 {index.row() + 1} 张，共 {len(self.photos)} 张"
            return f"{photo.said}，{place}"
        return photo.said if role == Qt.ItemDataRole.ToolTipRole else None


class ThumbDelegate(QStyledItemDelegate):
    """A square with the photo whole in it; the current one has the ring."""

    def sizeHint(self, _option: Any, _index: Index) -> QSize:
        side = lines(SIDE) + lines(_GAP)
        return QSize(side, side)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        side = lines(SIDE)
        box = QRect(option.rect.topLeft(), QSize(side, side))
        painter.save()
        painter.fillRect(box, color("hover"))
        drawn = index.data(Qt.ItemDataRole.DecorationRole)
        photo: Photo = index.data(_PHOTO)
        if isinstance(drawn, QImage) and not drawn.isNull():
            _paint_image(painter, box, drawn)
        elif drawn is not None:
            _paint_missing(painter, box)
        if photo.is_pdf:
            _paint_badge(painter, box, f"PDF {photo.pages} 页")
        self._paint_edge(painter, box, option)
        painter.restore()

    def _paint_edge(self, painter: QPainter, box: QRect, option: Any) -> None:
        view = self.parent()
        focused = isinstance(view, QAbstractItemView) and view.hasFocus()
        current = bool(option.state & QStyle.StateFlag.State_Selected) and focused
        width = 2 if current else 1
        painter.setPen(QPen(color("accent" if current else "line"), width))
        painter.drawRect(box.adjusted(width // 2, width // 2, -1, -1))


def _paint_image(painter: QPainter, box: QRect, image: QImage) -> None:
    ratio = painter.device().devicePixelRatioF()
    shown = QPixmap.fromImage(image)
    shown.setDevicePixelRatio(ratio)
    size = shown.deviceIndependentSize().toSize()
    size.scale(size.boundedTo(box.size()), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(box.topLeft(), size)
    place.moveCenter(box.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(place, shown)


def _paint_missing(painter: QPainter, box: QRect) -> None:
    """The photo is not there, or damaged."""
    mark = icons.pixmap("triangle-alert", "amber", lines(1.2))
    side = lines(1.2)
    painter.drawPixmap(box.center().x() - side // 2, box.center().y() - side // 2, mark)


def _paint_badge(painter: QPainter, box: QRect, words: str) -> None:
    strip = box.adjusted(0, box.height() - lines(1.1), 0, 0)
    painter.fillRect(strip, color("surface"))
    painter.setFont(sized("note"))
    painter.setPen(color("text"))
    painter.drawText(strip, Qt.AlignmentFlag.AlignCenter, words)


class Thumbs(QListView):
    """Thumbnails from left to right, as many rows as are needed.

    Signals:
        opened: a photo should be shown large. removed: it should go away.
        pasted: what is on the clipboard should come in.
    """

    opened = Signal(int)
    removed = Signal(int)
    pasted = Signal()

    def __init__(self, model: ThumbsModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(ThumbDelegate(self))
        self.setAccessibleName("佐证照片")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def fit(self, width: int) -> None:
        """Take the height that the photos need at this width."""
        side = lines(SIDE) + lines(_GAP)
        across = max(width // side, 1)
        rows = -(-self.model().rowCount() // across)
        self.setFixedHeight(max(rows, 1) * side)

    def go(self, row: int) -> None:
        """Make a photo the current one; the nearest if there is none."""
        row = min(max(row, 0), self.model().rowCount() - 1)
        self.setCurrentIndex(self.model().index(row, 0))

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are not the page's: Delete bins a photo."""
        own = event.type() is QEvent.Type.ShortcutOverride
        if own and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() == Qt.Key.Key_Delete and row >= 0:
            self.removed.emit(row)
        elif event.key() in _ENTER and row >= 0 and not _held(event):
            self.opened.emit(row)
        else:
            super().keyPressEvent(event)


def _is_ours(event: QKeyEvent) -> bool:
    if event.matches(QKeySequence.StandardKey.Paste):
        return True
    return event.key() == Qt.Key.Key_Delete and not _held(event)


def _held(event: QKeyEvent) -> bool:
    """True with Ctrl, Shift or Alt."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held != Qt.KeyboardModifier.NoModifier
