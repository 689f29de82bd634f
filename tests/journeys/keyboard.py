"""A keyboard and an input method, and nothing else: what a clerk has in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

_TIRED = 60


class Keyboard:
    """Its keys go to the window that has the focus, whatever stands in it.

    Attributes:
        keys: how many keys were pressed.
    """

    def __init__(self) -> None:
        self.keys = 0

    def press(self, *keys: str) -> None:
        """Press keys by their names, `Ctrl+Enter` and the like, one after another."""
        for name in keys:
            self.keys += 1
            strike(name)
            self.settle()

    def press_until(self, key: str, there: Callable[[], bool]) -> None:
        """Press a key again and again until the eye finds what it looks for."""
        for _ in range(_TIRED):
            if there():
                return
            self.press(key)
        raise AssertionError(
            f"{key} does not lead there; the cursor is at {self.where}"
        )

    def type(self, text: str) -> None:
        """Type letters and digits; Chinese comes from the input method."""
        self.write(text)
        self.settle()

    def write(self, text: str) -> None:
        """Type without a look at what comes of it."""
        for run in _runs(text):
            if run.isascii():
                self.keys += len(run)
                QTest.keyClicks(here(), run)
            else:
                self.compose("pinyin")
                self.commit(run)

    def compose(self, letters: str) -> None:
        """Hold letters that the input method has not turned into words yet."""
        _receive(QInputMethodEvent(letters, []))

    def commit(self, text: str) -> None:
        """The word is chosen in the input method."""
        done = QInputMethodEvent()
        done.setCommitString(text)
        _receive(done)

    def copy_elsewhere(self, text: str) -> None:
        """Copy cells in a spreadsheet, so that they are on the clipboard."""
        QApplication.clipboard().setText(text)

    def settle(self) -> None:
        """Let the window show what the keys did."""
        QCoreApplication.processEvents()

    @property
    def focus(self) -> QWidget:
        """The widget that has the cursor."""
        return here()

    @property
    def where(self) -> str:
        """What a screen reader says of the place of the cursor."""
        focus = here()
        return focus.accessibleName() or str(getattr(focus, "text", str)())


def strike(name: str) -> None:
    """Press one key and let it go."""
    keys: Any = QKeySequence(name.replace("Enter", "Return"))
    window = QGuiApplication.focusWindow()
    assert window is not None
    QTest.keyClick(window, keys[0].key(), keys[0].keyboardModifiers())


def here() -> QWidget:
    """The widget that has the cursor."""
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the cursor"
    return focus


def _receive(event: QInputMethodEvent) -> None:
    focus = here()
    assert focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled), focus
    QCoreApplication.sendEvent(focus, event)


def _runs(text: str) -> list[str]:
    """The text in runs of letters and of what no key gives."""
    runs: list[str] = []
    for each in text:
        if runs and runs[-1].isascii() == each.isascii():
            runs[-1] += each
        else:
            runs.append(each)
    return runs
