"""A hand on the numeric pad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tecdesk.ui.shell import Shell

PAD = Qt.KeyboardModifier.KeypadModifier
_KEYS = {
    "\r": Qt.Key.Key_Enter,
    ".": Qt.Key.Key_Period,
    "+": Qt.Key.Key_Plus,
    "-": Qt.Key.Key_Minus,
    "*": Qt.Key.Key_Asterisk,
    "/": Qt.Key.Key_Slash,
    **{str(n): Qt.Key(Qt.Key.Key_0 + n) for n in range(10)},
}


def pad(shell: Shell, keys: str) -> None:
    """Press keys of the pad, wherever the cursor is."""
    for key in keys:
        QTest.keyClick(here(shell), _KEYS[key], PAD)


def here(shell: Shell) -> QWidget:
    found = shell.window().focusWidget()
    assert found is not None
    return found
