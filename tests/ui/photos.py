"""A form with photos to bring into it, and the ways to bring them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from tecdesk.store.photos.attached import photos_of
from tests.pictures import field
from tests.pictures import pdf
from tests.pictures import saved
from tests.pictures import tags
from tests.ui.conftest import register_page

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.ui.pages.records.register import RegisterPage
    from tecdesk.ui.shell import Shell

COPY = Qt.DropAction.CopyAction
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def phone(folder: Path) -> Path:
    """A folder with two photos, a scan and an ID card."""
    made = folder / "照片"
    made.mkdir()
    (made / "1.jpg").write_bytes(saved(field(2000, 1500), exif=tags()))
    (made / "2.jpg").write_bytes(saved(field(600, 400, 50)))
    (made / "签到表.pdf").write_bytes(pdf(2))
    (made / "身份证.jpg").write_bytes(saved(field()))
    return made


def begun(shell: Shell) -> RegisterPage:
    """A new session, filled as far as it must be."""
    made = register_page(shell, "training")
    made.start_new()
    fill(made)
    return made


def fill(page: RegisterPage) -> None:
    for key, text in (("held_on", "2025-12-15"), ("title", "茶园"), ("people", "68")):
        page.panel.fields.editors[key].type(text)


def names(page: RegisterPage) -> list[str]:
    return [photo.name for photo in page.panel.photos.model.photos]


def in_book(page: RegisterPage) -> list[str]:
    found = photos_of(page.desk.book, page.panel.record)
    return [photo.text("name") for photo in found]


def mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(page: RegisterPage, data: QMimeData) -> bool:
    """Drag over the form and let go, as the system reports it."""
    panel, place = page.panel, QPoint(10, 10)
    over = QDragEnterEvent(place, COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(panel, over)
    welcome = over.isAccepted()
    if welcome:
        assert panel.photos._box.property("area") == "done"
        down = QDropEvent(place.toPointF(), COPY, data, LEFT, PLAIN)
        QApplication.sendEvent(panel, down)
        assert panel.photos._box.property("area") == "box"
    return welcome
