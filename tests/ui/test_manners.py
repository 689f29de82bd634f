"""What every widget does alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import QEvent
from PySide6.QtCore import QPoint
from PySide6.QtCore import QPointF
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QPlainTextEdit
from PySide6.QtWidgets import QSlider
from PySide6.QtWidgets import QSpinBox
from PySide6.QtWidgets import QWidget

from tecdesk.ui.parts.button import button

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_it_stands_on(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[str] = []
    made = button("打开", lambda: pressed.append("打开"))
    qtbot.addWidget(made)
    QTest.keyClick(made, key)
    QTest.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["打开"]


def test_key_held_down_presses_once(qtbot: QtBot) -> None:
    pressed: list[str] = []
    made = button("保存", lambda: pressed.append("保存"))
    qtbot.addWidget(made)
    none = Qt.KeyboardModifier.NoModifier
    for held in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, "\r", held)
        QCoreApplication.sendEvent(made, event)
    assert pressed == ["保存"]


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_keys_of_the_input_method_do_nothing_else(
    qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    box = kind(ground)
    fired: list[str] = []
    QShortcut(QKeySequence("Esc"), ground).activated.connect(lambda: fired.append("x"))
    ground.show()
    ground.activateWindow()
    qtbot.waitUntil(ground.isActiveWindow)
    box.setFocus()
    QCoreApplication.sendEvent(box, QInputMethodEvent("cha", []))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab):
        QTest.keyClick(box, key)
    assert (fired, _text(box)) == ([], "")
    assert ground.focusWidget() is box
    done = QInputMethodEvent()
    done.setCommitString("茶")
    QCoreApplication.sendEvent(box, done)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert (fired, _text(box)) == (["x"], "茶")


def _text(box: QLineEdit | QPlainTextEdit) -> str:
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()


@pytest.mark.parametrize("kind", [QSpinBox, QComboBox, QSlider])
def test_wheel_never_changes_a_value(
    qtbot: QtBot, kind: type[QSpinBox | QComboBox | QSlider]
) -> None:
    box = kind()
    qtbot.addWidget(box)
    if isinstance(box, QComboBox):
        box.addItems(["甲", "乙", "丙"])
        box.setCurrentIndex(1)
    else:
        box.setValue(3)
    box.show()
    before = value(box)
    at = QPointF(5, 5)
    for turn in (120, -120):
        event = QWheelEvent(
            at,
            at,
            QPoint(0, turn),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(box, event)
        assert value(box) == before


def value(box: QSpinBox | QComboBox | QSlider) -> int:
    return box.currentIndex() if isinstance(box, QComboBox) else box.value()
