"""Where photos come in over a whole form: dropped anywhere on it, or by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtGui import QDropEvent

from tecdesk.ui.command import Command
from tecdesk.ui.photos.incoming import brought
from tecdesk.ui.photos.incoming import is_welcome
from tecdesk.ui.photos.strip import Strip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget
    from PySide6.QtWidgets import QWidget

_OVER = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class Door(QObject):
    """Leads to the strip that is in sight.

    Args:
        ground: what may be dropped on.
        pages: of which one is in sight.
    """

    def __init__(self, ground: QWidget, pages: QStackedWidget) -> None:
        super().__init__(ground)
        self._ground = ground
        self._pages = pages
        ground.setAcceptDrops(True)
        ground.installEventFilter(self)

    def commands(self) -> list[Command]:
        """The ways in that have a key."""
        return [
            Command("放入照片、扫描件", self.choose, "Alt+A"),
            Command("放入一个文件夹的照片", self.choose_folder, "Alt+Shift+A"),
        ]

    @property
    def here(self) -> Strip | None:
        """The strip in sight; None without a form, or where a record has no photos."""
        if self._ground.isHidden():
            return None
        found = self._pages.currentWidget().findChild(Strip)
        return found if found and not found.isHidden() else None

    def choose(self) -> None:
        """Let the person choose files."""
        if strip := self.here:
            strip.choose()

    def choose_folder(self) -> None:
        """Let the person choose a folder."""
        if strip := self.here:
            strip.choose_folder()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        over = isinstance(event, QDropEvent) and event.type() in _OVER
        away = event.type() is QEvent.Type.DragLeave
        strip = self.here if over or away else None
        if strip is None:
            return False
        if isinstance(event, QDropEvent):
            return _received(strip, event)
        strip.light(on=False)
        return False


def _received(strip: Strip, event: QDropEvent) -> bool:
    if not is_welcome(event.mimeData()):
        return False
    event.acceptProposedAction()
    dropped = event.type() is QEvent.Type.Drop
    strip.light(on=not dropped)
    if dropped:
        strip.bring(brought(event.mimeData()))
    return True
