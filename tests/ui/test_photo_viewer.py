"""A photo shown large, over the whole window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tecdesk.store.photos.companion import Companion
from tecdesk.ui.photos.viewer import Viewer
from tests.ui.conftest import settle
from tests.ui.photos import begun
from tests.ui.photos import drop
from tests.ui.photos import mime
from tests.ui.photos import names
from tests.ui.photos import phone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.pages.records.register import RegisterPage
    from tecdesk.ui.shell import Shell


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return phone(tmp_path)


@pytest.fixture
def stored(fresh: Shell) -> RegisterPage:
    """A session that is saved and shown."""
    made = begun(fresh)
    assert made.save(go_on=False)
    return made


@pytest.fixture
def viewer(
    stored: RegisterPage, fresh: Shell, qtbot: QtBot, files: Path
) -> Iterator[Viewer]:
    """The first of three photos, shown large."""
    drop(stored, mime(files))
    settle(qtbot, fresh)
    view = stored.panel.photos.view
    view.setFocus()
    view.go(0)
    QTest.keyClick(view, Qt.Key.Key_Return)
    made = QApplication.activeModalWidget()
    assert isinstance(made, Viewer)
    settle(qtbot, fresh)
    yield made
    made.reject()


def large(viewer: Viewer) -> tuple[int, int]:
    shown = viewer.picture.pixmap().deviceIndependentSize().toSize()
    return shown.width(), shown.height()


def test_a_photo_fills_the_window(viewer: Viewer, fresh: Shell, qtbot: QtBot) -> None:
    room = viewer._scroll.viewport().size()
    width, height = large(viewer)
    assert height == room.height()
    assert abs(width / height - 4 / 3) < 0.01
    QTest.keyClick(viewer._scroll, Qt.Key.Key_Return)
    settle(qtbot, fresh)
    assert large(viewer) == (1600, 1200)


def test_arrows_lead_through_photos_and_pages(
    viewer: Viewer, fresh: Shell, qtbot: QtBot
) -> None:
    seen = []
    for _ in range(4):
        QTest.keyClick(viewer._scroll, Qt.Key.Key_Right)
        seen.append((viewer.photo.name, viewer.page))
    assert seen == [
        ("2.jpg", 0),
        ("签到表.pdf", 0),
        ("签到表.pdf", 1),
        ("签到表.pdf", 1),
    ]
    settle(qtbot, fresh)
    assert large(viewer)[1] == viewer._scroll.viewport().height()
    QTest.keyClick(viewer._scroll, Qt.Key.Key_Left)
    QTest.keyClick(viewer._scroll, Qt.Key.Key_Left)
    assert viewer.photo.name == "2.jpg"


def test_escape_goes_back_to_the_thumbnail_seen_last(
    viewer: Viewer, stored: RegisterPage
) -> None:
    QTest.keyClick(viewer._scroll, Qt.Key.Key_Right)
    QTest.keyClick(viewer._scroll, Qt.Key.Key_Escape)
    assert not viewer.isVisible()
    assert stored.panel.photos.view.currentIndex().row() == 1


def test_delete_in_the_large_view_takes_only_the_photo(
    viewer: Viewer, stored: RegisterPage, fresh: Shell
) -> None:
    QTest.keyClick(viewer._scroll, Qt.Key.Key_Delete)
    assert names(stored) == ["2.jpg", "签到表.pdf"]
    assert viewer.photo.name == "2.jpg"
    for _ in range(2):
        QTest.keyClick(viewer._scroll, Qt.Key.Key_Delete)
    assert not viewer.isVisible()
    assert fresh.desk.book.count("training") == 1


def test_a_caption_is_written_or_refused(viewer: Viewer, stored: RegisterPage) -> None:
    QTest.keyClick(viewer._scroll, Qt.Key.Key_F2)
    assert viewer.said.hasFocus()
    viewer.said.setText("户主身份证")
    QTest.keyClick(viewer.said, Qt.Key.Key_Return)
    assert "照片说明里有“身份证”" in viewer._why.text()
    viewer.said.setText("田间现场")
    QTest.keyClick(viewer.said, Qt.Key.Key_Return)
    assert viewer._why.text() == ""
    assert names(stored)[0] == "田间现场"
    assert viewer.photo.name == "田间现场"


def test_bytes_are_read_back_as_they_were_kept(
    stored: RegisterPage, fresh: Shell, qtbot: QtBot, files: Path
) -> None:
    drop(stored, mime(files))
    settle(qtbot, fresh)
    with Companion.open(fresh.desk.book.path) as companion:
        for photo in stored.panel.photos.model.photos:
            assert companion.read(photo.digest)
    drawn = stored.panel.photos.model.drawn
    assert all(
        isinstance(each, QImage) and not each.isNull() for each in drawn.values()
    )
    assert len(drawn) == 3
