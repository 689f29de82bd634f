"""A photo large: fitted into the window, ← → for the others, a line for a caption."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from tecdesk.ui.editors.line import Line
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.button import bare_icon
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import key_cap
from tecdesk.ui.parts.text import label
from tecdesk.ui.photos.drawing import picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QMouseEvent
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QFrame

    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job
    from tecdesk.ui.photos.carrier import Carrier
    from tecdesk.ui.photos.drawing import Drawn
    from tecdesk.ui.photos.holding import Holding
    from tecdesk.ui.photos.holding import Photo

_FRAMELESS = Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Viewer(QDialog):
    """One page of one photo at a time, over the whole window.

    Attributes:
        photos: those of the record. at: which is shown. page: which page of it.
        actual: as large as it is, instead of fitted. said: the line for a caption.

    Signals:
        left: closed; which photo was shown last.
    """

    left = Signal(int)

    def __init__(
        self, desk: Desk, carrier: Carrier, holding: Holding, at: int, over: QWidget
    ) -> None:
        super().__init__(over, _FRAMELESS)
        self.setAccessibleName("佐证照片")
        self._desk = desk
        self._carrier = carrier
        self._holding = holding
        self.photos = holding.photos(desk.book)
        self.at, self.page, self.actual = at, 0, False
        self.picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._scroll = _Ground()
        self._where = label("", "section", bold=True)
        self._hint = label("", "note", tone="hint")
        self.said = Line()
        self._why = label("", "note", tone="amber")
        inside = column(
            self._made_head(), self._made_middle(), self._made_foot(), gap=0
        )
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.setGeometry(over.window().geometry())
        self.finished.connect(self._on_finished)
        self._show()

    @property
    def photo(self) -> Photo:
        """The photo that is shown."""
        return self.photos[self.at]

    def go(self, step: int) -> None:
        """To the next or previous page or photo, if there is one."""
        if 0 <= self.page + step < self.photo.pages:
            self.page += step
        elif 0 <= self.at + step < len(self.photos):
            self.at += step
            self.page = 0 if step > 0 else self.photo.pages - 1
        else:
            return
        self._show()

    def zoom(self) -> None:
        """Between fitted and as large as it is."""
        self.actual = not self.actual
        self._draw()

    def remove(self) -> None:
        """Take the photo away; the next one takes its place."""
        self._carrier.remove(self._holding, self.photo)
        self.photos = self._holding.photos(self._desk.book)
        if not self.photos:
            super().reject()
            return
        self.at, self.page = min(self.at, len(self.photos) - 1), 0
        self._show()

    def keep_caption(self) -> None:
        """Keep what was written under the photo, or say why not."""
        why = self._carrier.caption(self.photo, self.said.text())
        self._why.setText(why)
        if not why:
            self.photos = self._holding.photos(self._desk.book)
            self._name()
            self._scroll.setFocus()

    def _on_finished(self) -> None:
        self.left.emit(self.at)
        self.deleteLater()

    def _show(self) -> None:
        self.said.setText(str(self.photo.values.get("caption") or ""))
        self._why.setText("")
        self._name()
        self._draw()
        self._scroll.setFocus()

    def _name(self) -> None:
        count = len(self.photos)
        which = f"第 {self.at + 1} 张，共 {count} 张" if count > 1 else ""
        if self.photo.pages > 1:
            which += f"  第 {self.page + 1} 页，共 {self.photo.pages} 页"
        self._where.setText(self.photo.name)
        self._hint.setText(f"{which.strip()}  {self.photo.details}".strip())
        self.picture.setAccessibleName(self.photo.said)

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        size = self._scroll.viewport().size() * ratio
        room = None if self.actual else size
        work = partial(_drawn, self._desk.book.path, self.photo, room, self.page)
        self._desk.jobs.look("画照片", work, self._put, key="photo")

    def _put(self, drawn: Drawn) -> None:
        if not isValid(self):
            return  # closed meanwhile
        if not isinstance(drawn, QImage):
            self.picture.setText(str(drawn))
            return
        shown = QPixmap.fromImage(drawn)
        shown.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(shown)

    def _made_head(self) -> QFrame:
        head = area("header")
        head.setFixedHeight(lines(2.4))
        away = button("去掉", self.remove, look="bare")
        shut = bare_icon("x", "关上 Esc", super().reject)
        ways = (away, key_cap("Delete"), shut)
        head.setLayout(row(self._where, self._hint, None, *ways, edge=0.8))
        return head

    def _made_middle(self) -> QScrollArea:
        self._scroll.resized.connect(self._draw)
        self.picture.setProperty("area", "desk")
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.picture)
        self._scroll.setAccessibleName("照片")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return self._scroll

    def _made_foot(self) -> QFrame:
        foot = area("foot")
        foot.setFixedHeight(lines(2.6))
        self.said.setAccessibleName("照片说明")
        self.said.setPlaceholderText("这张照的是什么")
        self.said.setFixedWidth(lines(16))
        made = row(
            bare_icon("chevron-left", "前一张 ←", partial(self.go, -1)),
            bare_icon("chevron-right", "后一张 →", partial(self.go, 1)),
            button("原大", self.zoom, look="bare"),
            key_cap("Enter"),
            None,
            self._why,
            label("说明", tone="hint"),
            self.said,
            key_cap("F2"),
            edge=0.8,
        )
        foot.setLayout(made)
        return foot

    def reject(self) -> None:
        """Esc: out of the caption first, then out of the photo."""
        if self.said.hasFocus():
            self.said.setText(str(self.photo.values.get("caption") or ""))
            self._scroll.setFocus()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        writing = self.said.hasFocus()
        if event.key() in _ENTER:
            (self.keep_caption if writing else self.zoom)()
        elif event.key() == Qt.Key.Key_F2:
            self.said.setFocus()
            self.said.selectAll()
        elif not writing and event.key() in _KEYS:
            _KEYS[event.key()](self)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.zoom()


class _Ground(QScrollArea):
    """Scrolls where there is more than fits; other keys are the viewer's.

    Signals:
        resized: there is another room for the picture.
    """

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        bar = self.horizontalScrollBar() if across else self.verticalScrollBar()
        if event.key() in _KEYS and bar.minimum() == bar.maximum():
            event.ignore()
        else:
            super().keyPressEvent(event)


_KEYS: dict[int, Callable[[Viewer], None]] = {
    Qt.Key.Key_Left: partial(Viewer.go, step=-1),
    Qt.Key.Key_Right: partial(Viewer.go, step=1),
    Qt.Key.Key_PageUp: partial(Viewer.go, step=-1),
    Qt.Key.Key_PageDown: partial(Viewer.go, step=1),
    Qt.Key.Key_Delete: Viewer.remove,
}


def _drawn(path: Path, photo: Photo, room: QSize | None, page: int, _job: Job) -> Drawn:
    return picture(path, photo, room, page)
