"""Types into the grids of one-to-many work as a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QWidget

from tecdesk.ui.pages.errands.errand import ErrandPage

if TYPE_CHECKING:
    from tecdesk.ui.shell import Shell


def at(shell: Shell, key: str, argument: object = None) -> ErrandPage:
    shell.go(key, argument)
    page = shell.page(key)
    assert isinstance(page, ErrandPage)
    return page


_PATIENCE = 200
"""So many hundredths of a second a box may take to open."""


def type_into(page: ErrandPage, column: int, text: str) -> None:
    """Type into a cell of the current row as a person does: a key begins."""
    table = page.table
    table.setFocus()
    table.setCurrentIndex(table.currentIndex().siblingAtColumn(column))
    if text.isascii():
        QTest.keyClicks(table, text[0])
        box = open_editor(page)
        QTest.keyClicks(box, text[1:])
    else:
        begin_composing(table)
        box = open_editor(page)
        commit(table, text)
        assert box.text() == text
    QTest.keyClick(box, Qt.Key.Key_Return)
    QCoreApplication.processEvents()


def open_editor(page: ErrandPage) -> QLineEdit:
    """The box over the current cell, once it is there."""
    table = page.table
    for _ in range(_PATIENCE):
        box = table.indexWidget(table.currentIndex())
        if isinstance(box, QLineEdit):
            return box
        QTest.qWait(10)
    raise AssertionError("no box opened")


def begin_composing(box: QWidget) -> None:
    QCoreApplication.sendEvent(box, QInputMethodEvent("wen", []))


def commit(box: QWidget, text: str) -> None:
    """Write as an input method does at the end of composing."""
    done = QInputMethodEvent()
    done.setCommitString(text)
    QCoreApplication.sendEvent(box, done)
