"""What is shown of a bug, what is saved meanwhile, and what the world refuses."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import QEventLoop
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QMessageBox
from PySide6.QtWidgets import QWidget

from tecdesk.errors import DeskError
from tecdesk.store import drafts
from tecdesk.store.book import Book
from tecdesk.ui import faults
from tecdesk.ui.drafting import DraftKeeper
from tecdesk.ui.faults import Faults
from tecdesk.ui.jobs import Jobs
from tests.ui.conftest import register_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.pages.records.register import RegisterPage
    from tecdesk.ui.shell import Shell

NAME, NUMBER = "覃𠮷华", "990000198001010012"


class Asked:
    """Stands for the person before the dialog.

    Attributes:
        shown: what the dialog said each time. press: the button to press.
    """

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.details: list[str] = []
        self.press = faults.GO_ON
        self.meanwhile: Callable[[], object] = list

    def answer(self, box: QMessageBox) -> int:
        self.shown.append(box.informativeText())
        self.details.append(box.detailedText())
        self.meanwhile()
        (button,) = (b for b in box.buttons() if b.text() == self.press)
        button.click()
        return 0


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Asked:
    made = Asked()

    def run(box: QMessageBox) -> int:
        return made.answer(box)

    monkeypatch.setattr(QMessageBox, "exec", run)
    return made


@pytest.fixture
def watch(
    qapp: object, monkeypatch: pytest.MonkeyPatch, told: Asked
) -> Iterator[Faults]:
    made = Faults()
    monkeypatch.setattr("sys.excepthook", made.catch)
    monkeypatch.setattr("threading.excepthook", made._catch_in_thread)
    yield made
    made.deleteLater()


def broken(*_: object) -> None:
    raise KeyError(f"{NAME} {NUMBER}")


def turn(ms: int = 30) -> None:
    """Let the window's loop run, as it always does."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


@pytest.mark.qt_no_exception_capture
def test_a_slot_that_breaks_is_told_once_and_in_words(
    watch: Faults, told: Asked
) -> None:
    told.meanwhile = turn  # the second comes while the dialog is open
    QTimer.singleShot(0, broken)
    QTimer.singleShot(5, broken)
    turn()
    assert len(told.shown) == 1
    assert told.shown[0].startswith("已经保存的都还在。")
    assert "KeyError" in told.details[0]
    assert NAME not in told.details[0]
    assert NUMBER not in told.details[0]


@pytest.mark.qt_no_exception_capture
def test_it_is_told_again_later(
    watch: Faults, told: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTimer.singleShot(0, broken)
    turn()
    QTimer.singleShot(0, broken)
    turn()
    assert len(told.shown) == 1
    monkeypatch.setattr(faults, "_IN_A_ROW_S", 0.0)
    QTimer.singleShot(0, broken)
    turn()
    assert len(told.shown) == 2


class Breaking(QWidget):
    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        broken()


@pytest.mark.qt_no_exception_capture
def test_painting_that_breaks_does_not_loop(
    watch: Faults, told: Asked, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faults, "_IN_A_ROW_S", 0.0)
    page = Breaking()
    qtbot.addWidget(page)
    told.meanwhile = page.repaint
    page.show()
    for _ in range(20):
        page.update()
        turn(2)
    assert page.painted > 5
    assert len(told.shown) == 1


@pytest.mark.qt_no_exception_capture
def test_a_job_that_breaks_is_told(watch: Faults, told: Asked, qtbot: QtBot) -> None:
    jobs = Jobs()
    jobs.start("算", broken, print)
    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told.shown))
    turn()
    jobs.close()
    assert len(told.shown) == 1


def typing(shell: Shell) -> RegisterPage:
    page = register_page(shell, "training")
    page.start_new()
    for key, text in (("held_on", "2025-12-15"), ("title", "茶园"), ("people", "68")):
        page.panel.fields.editors[key].type(text)
    return page


@pytest.mark.qt_no_exception_capture
def test_what_is_typed_is_a_draft_before_anything_is_said(
    watch: Faults, told: Asked, fresh: Shell, qtbot: QtBot
) -> None:
    page = typing(fresh)
    book = fresh.desk.book
    assert drafts.load(book, "training") is None
    QTimer.singleShot(0, broken)
    qtbot.waitUntil(lambda: bool(told.shown))
    assert "正在填的已经存成草稿" in told.shown[0]
    kept = drafts.load(book, "training")
    assert kept is not None
    assert "茶园" in str(kept.fields)
    page.panel.fields.load({}, {})


@pytest.mark.qt_no_exception_capture
def test_a_draft_that_cannot_be_kept_either_is_said(
    watch: Faults,
    told: Asked,
    fresh: Shell,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = typing(fresh)
    monkeypatch.setattr(DraftKeeper, "_write", broken)
    QTimer.singleShot(0, broken)
    qtbot.waitUntil(lambda: bool(told.shown))
    assert len(told.shown) == 1
    assert "先抄下来" in told.shown[0]
    page.panel.fields.load({}, {})


@pytest.mark.qt_no_exception_capture
def test_the_report_is_written_where_the_person_says(
    watch: Faults, told: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told.press = faults.SAVE
    places = [str(tmp_path / "没有" / "报告.txt"), str(tmp_path / "报告.txt")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (places.pop(0), ""))
    QTimer.singleShot(0, broken)
    turn()
    assert "没有成功" in told.shown[1]
    text = (tmp_path / "报告.txt").read_text(encoding="utf-8-sig")
    assert "KeyError" in text
    assert NUMBER not in text


@pytest.mark.qt_no_exception_capture
def test_the_program_can_be_closed_cleanly(
    watch: Faults, told: Asked, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    told.press = faults.CLOSE
    QTimer.singleShot(0, broken)
    turn()
    assert not window.isVisible()
    QCoreApplication.processEvents()


def test_refused_save_keeps_the_form_and_says_why(
    fresh: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = typing(fresh)

    def refuse(*_: object, **__: object) -> None:
        raise DeskError("磁盘已满。", "请腾出空间再试。")

    monkeypatch.setattr(Book, "edit", refuse)
    assert not page.save(go_on=True)
    assert fresh.notice.text == "磁盘已满。请腾出空间再试。"
    assert page.panel.fields.editors["title"].text == "茶园"
    page.panel.fields.load({}, {})
