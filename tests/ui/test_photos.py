"""Photos come into a form by every way there is, wait in drafts, go and come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tecdesk.store.photos.attached import photos_of
from tecdesk.store.photos.companion import companion_path
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.photos.holding import Holding
from tests.ui.conftest import register_page
from tests.ui.conftest import settle
from tests.ui.photos import begun
from tests.ui.photos import drop
from tests.ui.photos import in_book
from tests.ui.photos import mime
from tests.ui.photos import names
from tests.ui.photos import phone

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.pages.records.register import RegisterPage
    from tecdesk.ui.photos.strip import Strip
    from tecdesk.ui.shell import Shell


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return phone(tmp_path)


@pytest.fixture
def page(fresh: Shell) -> RegisterPage:
    return begun(fresh)


@pytest.fixture
def stored(page: RegisterPage) -> RegisterPage:
    """A session that is saved and shown."""
    assert page.save(go_on=False)
    return page


def test_dropped_files_are_attached_at_once_and_undone(
    stored: RegisterPage, fresh: Shell, qtbot: QtBot, files: Path
) -> None:
    assert drop(stored, mime(files / "1.jpg", files / "2.jpg"))
    settle(qtbot, fresh)
    assert names(stored) == in_book(stored) == ["1.jpg", "2.jpg"]
    assert fresh.desk.book.undo_label == "加佐证 2 张：12月15日 茶园"
    assert not stored.panel.dirty
    fresh.undo()
    settle(qtbot, fresh)
    assert names(stored) == in_book(stored) == []
    fresh.redo()
    settle(qtbot, fresh)
    assert names(stored) == in_book(stored) == ["1.jpg", "2.jpg"]


def test_text_is_not_welcome(stored: RegisterPage) -> None:
    data = QMimeData()
    data.setText("只是文字")
    assert not drop(stored, data)


@pytest.mark.usefixtures("at_home")
def test_a_dropped_folder_names_what_is_refused(
    stored: RegisterPage, fresh: Shell, qtbot: QtBot, files: Path
) -> None:
    stored.panel.fields.editors["title"].box.setFocus()
    assert drop(stored, mime(files))
    settle(qtbot, fresh)
    assert names(stored) == ["1.jpg", "2.jpg", "签到表.pdf"]
    note = stored.panel.photos.note
    assert not note.isHidden()
    assert "身份证照片不存：文件名里有“身份证”" in note.text()
    qtbot.waitUntil(lambda: not note.visibleRegion().isEmpty())
    stored.panel.photos.bring([files / "2.jpg"])
    assert note.isHidden()


def test_files_and_folders_are_chosen_by_keys(
    stored: RegisterPage,
    fresh: Shell,
    qtbot: QtBot,
    files: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chosen = [files / "1.jpg"]
    monkeypatch.setattr(Dialogs, "open_files", lambda *_: chosen)
    monkeypatch.setattr(Dialogs, "folder", lambda *_: files)
    first = stored.panel.fields.editors["title"].box
    QTest.keyClick(first, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, fresh)
    assert names(stored) == ["1.jpg"]
    held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(first, Qt.Key.Key_A, held)
    settle(qtbot, fresh)
    assert names(stored) == ["1.jpg", "2.jpg", "签到表.pdf"]


def paste(strip: Strip) -> None:
    strip.link.setFocus()
    QTest.keyClick(strip.link, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_picture_and_files_are_pasted(
    stored: RegisterPage, fresh: Shell, qtbot: QtBot, files: Path
) -> None:
    strip, clipboard = stored.panel.photos, QApplication.clipboard()
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    clipboard.setImage(image)
    paste(strip)
    settle(qtbot, fresh)
    assert len(names(stored)) == 1
    assert names(stored)[0].startswith("粘贴 ")
    clipboard.setMimeData(mime(files / "2.jpg"))
    strip.view.setFocus()
    held = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(strip.view, Qt.Key.Key_V, held)
    settle(qtbot, fresh)
    assert names(stored)[1:] == ["2.jpg"]
    clipboard.setText("一句话")
    paste(strip)
    assert "剪贴板里没有照片" in strip.note.text()


def test_photos_of_a_new_record_wait_and_are_saved_in_its_step(
    page: RegisterPage, fresh: Shell, qtbot: QtBot, files: Path
) -> None:
    drop(page, mime(files / "1.jpg", files / "2.jpg"))
    settle(qtbot, fresh)
    assert names(page) == ["1.jpg", "2.jpg"]
    assert page.panel.dirty
    assert fresh.desk.book.find("attachment") == []
    assert page.save(go_on=False)
    assert names(page) == in_book(page) == ["1.jpg", "2.jpg"]
    fresh.undo()
    settle(qtbot, fresh)
    assert fresh.desk.book.count("training") == 0
    assert fresh.desk.book.count("attachment") == 0


def test_the_next_record_begins_without_photos(
    page: RegisterPage, fresh: Shell, qtbot: QtBot, files: Path
) -> None:
    drop(page, mime(files / "1.jpg"))
    settle(qtbot, fresh)
    assert page.save(go_on=True)
    assert names(page) == []
    assert not page.panel.dirty


def test_what_arrives_after_saving_goes_to_the_record_it_was_meant_for(
    page: RegisterPage, fresh: Shell, qtbot: QtBot, files: Path
) -> None:
    drop(page, mime(files / "1.jpg"))
    assert page.save(go_on=True)
    settle(qtbot, fresh)
    assert names(page) == []
    (session,) = fresh.desk.book.find("training")
    assert len(photos_of(fresh.desk.book, session.id)) == 1


def test_waiting_photos_survive_in_the_draft(
    page: RegisterPage, fresh: Shell, qtbot: QtBot, files: Path
) -> None:
    drop(page, mime(files / "1.jpg"))
    settle(qtbot, fresh)
    page.panel.keeper.flush()
    again = type(page)(fresh.desk, page.register)
    qtbot.addWidget(again)
    again.start_new()
    again.panel.keeper.go_on()
    assert [photo.name for photo in again.panel.photos.model.photos] == ["1.jpg"]
    assert again.save(go_on=False)
    assert in_book(again) == ["1.jpg"]
    page.panel.show_new({}, set())


def test_delete_takes_a_photo_and_never_the_record(
    stored: RegisterPage, fresh: Shell, qtbot: QtBot, files: Path
) -> None:
    drop(stored, mime(files / "1.jpg", files / "2.jpg"))
    settle(qtbot, fresh)
    view = stored.panel.photos.view
    view.setFocus()
    view.go(0)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    settle(qtbot, fresh)
    assert names(stored) == ["2.jpg"]
    assert fresh.desk.book.count("training") == 1
    fresh.undo()
    settle(qtbot, fresh)
    assert names(stored) == ["1.jpg", "2.jpg"]


def test_a_waiting_photo_is_taken_away_again(
    page: RegisterPage, fresh: Shell, qtbot: QtBot, files: Path
) -> None:
    drop(page, mime(files / "1.jpg", files / "2.jpg"))
    settle(qtbot, fresh)
    page.panel.photos.view.removed.emit(0)
    assert names(page) == ["2.jpg"]
    assert page.save(go_on=False)
    assert in_book(page) == ["2.jpg"]


@pytest.mark.parametrize("state", ["missing", "damaged"])
def test_without_the_file_the_form_works_and_says_so(
    stored: RegisterPage, fresh: Shell, qtbot: QtBot, files: Path, state: str
) -> None:
    drop(stored, mime(files / "1.jpg"))
    settle(qtbot, fresh)
    path = companion_path(fresh.desk.book.path)
    path.unlink()
    if state == "damaged":
        path.write_bytes(b"junk" * 3000)
    record = stored.panel.record
    stored.panel.photos.show_holding(Holding("training", ""))
    stored.panel.photos.show_holding(Holding("training", record))
    settle(qtbot, fresh)
    assert names(stored) == ["1.jpg"]
    said = stored.panel.photos.note.text()
    assert ("不在台账旁边" if state == "missing" else "已损坏") in said
    stored.panel.fields.editors["title"].type("水稻")
    assert stored.save(go_on=False)
    drop(stored, mime(files / "2.jpg"))
    settle(qtbot, fresh)
    added = 2 if state == "missing" else 1
    assert len(in_book(stored)) == added


def test_without_a_form_there_is_nowhere_to_put_them(
    stored: RegisterPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dialogs, "open_files", lambda *_: pytest.fail("asked"))
    stored.escape()
    stored.panel.door.choose()


@pytest.mark.parametrize("key", ["word", "village_name", "attachment"])
def test_registers_without_photos_have_no_strip(key: str, fresh: Shell) -> None:
    page = register_page(fresh, key)
    page.start_new()
    assert page.panel.photos.isHidden()
    assert page.panel.door.here is None
    page.panel.door.choose()


def test_every_part_has_a_name(stored: RegisterPage) -> None:
    strip = stored.panel.photos
    assert [each.accessibleName() for each in strip.stops] == [
        "佐证照片",
        "选照片和扫描件",
        "选放照片的文件夹",
    ]
