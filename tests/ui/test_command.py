"""Keys do what stands for them at the moment, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tecdesk.ui.command import Command
from tecdesk.ui.command import Keys

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_key_follows_the_page(qtbot: QtBot) -> None:
    window, done = QWidget(), list[str]()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    keys = Keys(window)

    def command(word: str, key: str) -> Command:
        return Command(word, lambda: done.append(word), key)

    def press(*wanted: Qt.Key) -> list[str]:
        done.clear()
        for key in wanted:
            QTest.keyClick(window, key, _CTRL)
        return done.copy()

    everywhere = [command("各处", "Ctrl+N"), command("撤销", "Ctrl+Z")]
    both = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    keys.bind(everywhere, [command("这页", "Ctrl+N"), command("存", "Ctrl+Enter")])
    assert press(Qt.Key.Key_N, Qt.Key.Key_Z, *both) == ["这页", "撤销", "存", "存"]
    keys.bind(everywhere, [command("印", "Ctrl+P")])
    assert press(Qt.Key.Key_N, *both, Qt.Key.Key_P) == ["各处", "印"]
    keys.bind()
    assert press(Qt.Key.Key_N, Qt.Key.Key_Z, Qt.Key.Key_P, *both) == []
    keys.bind(everywhere)
    assert press(Qt.Key.Key_N) == ["各处"]
