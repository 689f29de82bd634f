"""What is dropped on the window: packages for the county, slips for a township."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtGui import QDropEvent

from tecdesk.paths import KEY_SUFFIX
from tecdesk.paths import PACKAGE_SUFFIX

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tecdesk.ui.desk import Desk


class Drops(QObject):
    """Looks at what is dropped where no page takes it."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._desk = desk
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in {QEvent.Type.DragEnter, QEvent.Type.Drop}:
            return False
        if isinstance(event, QDropEvent) and (wanted := self._wanted(event)):
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                self._desk.bus.wanted.emit(*wanted)
            return True
        return False

    def _wanted(self, event: QDropEvent) -> tuple[str, object] | None:
        """The page that takes it, and what it is given; None for other files."""
        urls = event.mimeData().urls()
        files = tuple(Path(url.toLocalFile()) for url in urls)
        county = self._desk.places[-1].page == "collect"
        if county and any(p.suffix == PACKAGE_SUFFIX or p.is_dir() for p in files):
            return "collect", files
        keys = [path for path in files if path.suffix == KEY_SUFFIX]
        if keys and not county:
            return "submit", keys[0]
        slips = [path for path in files if path.suffix == PACKAGE_SUFFIX]
        return ("reported", slips[0]) if slips and not county else None
