"""A line for a number of a person: stored ones are masked, also under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit

from tecdesk.domain.identity import masked
from tecdesk.ui import icons
from tecdesk.ui.editors.line import Line

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtGui import QKeyEvent

_TIP = "看号码 60 秒（Ctrl+Shift+N），会记下是谁看的；直接打字就换成新的"
_RUBS_OUT = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}


class MaskedLine(Line):
    """What is typed here is seen while the cursor stands in it.

    What the book holds is not: the first key puts a new number in its place.

    Attributes:
        whole: the number, whatever is shown of it.

    Signals:
        wanted: the number is to be seen.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.whole = ""
        self._stored = False
        self._shown = False
        self._eye = self.addAction(
            icons.icon("eye", "text2"), QLineEdit.ActionPosition.TrailingPosition
        )
        icons.put(self._eye, "eye", "text2")
        self._eye.setText("看号码 60 秒")
        self._eye.triggered.connect(self.wanted)
        self._eye.setVisible(False)
        self.textEdited.connect(self._on_edited)

    def show_stored(self, text: str) -> None:
        """Show a number that the book holds, masked."""
        self.whole, self._stored, self._shown = text, bool(text), False
        self._show()

    def show_typed(self, text: str) -> None:
        """Show a number that was typed; one that the book holds stays masked."""
        if text != self.whole:
            self.whole, self._stored, self._shown = text, False, False
        self._show()

    def reveal(self, *, shown: bool) -> None:
        """Show the whole number of the book, or mask it again."""
        if shown != self._shown:
            self._shown = shown
            self._show()

    @property
    def _veiled(self) -> bool:
        return self._stored and not self._shown

    def _show(self) -> None:
        bare = self._shown or (self.hasFocus() and not self._stored)
        text = self.whole if bare else masked(self.whole)
        if self.text() != text:
            self.setText(text)
        self.setCursorPosition(0)
        self._eye.setVisible(self._veiled)
        self.setToolTip(_TIP if self._veiled else "")

    def _begin_anew(self) -> None:
        """A key on a masked number: it is replaced, never mended blind."""
        if self._veiled:
            self.show_typed("")
            self.textEdited.emit("")

    def _on_edited(self, text: str) -> None:
        self.whole, self._stored = text, False
        self._eye.setVisible(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().isprintable() and bool(event.text())
        pasted = event.matches(QKeySequence.StandardKey.Paste)
        if typed or pasted or event.key() in _RUBS_OUT:
            self._begin_anew()
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.preeditString() or event.commitString():
            self._begin_anew()
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show()
