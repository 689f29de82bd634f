"""The list of words under a line: never takes the focus, never composes.

It is a child of the window and no popup, so that input methods keep working.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QListWidget

from tecdesk.domain.search_text import fold
from tecdesk.domain.search_text import initials
from tecdesk.ui.editors.line import Line
from tecdesk.ui.fonts import lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent
    from PySide6.QtGui import QKeyEvent

_MOST = 8
_KEPT = 60


def matching(typed: str, words: Sequence[str]) -> list[str]:
    """The words that hold what was typed, as written or by pinyin initials.

    Those that begin with it come first; nothing typed matches all.
    """
    wanted = fold(typed)
    if not wanted:
        return list(words[:_KEPT])
    ranked = []
    for at, word in enumerate(words):
        texts = (fold(word), *(initials(word) if wanted.isascii() else ()))
        if any(wanted in text for text in texts):
            begins = any(text.startswith(wanted) for text in texts)
            ranked.append((not begins, at, word))
    return [word for _, _, word in sorted(ranked)[:_KEPT]]


class OfferLine(Line):
    """A line that offers words; Alt+↓ shows all, typing filters, Enter takes one.

    Args:
        words: gives the words to offer, asked each time the list opens.
        strict: the first match is taken by Enter even after Chinese input.
        unit: shown inside at the right.
    """

    def __init__(
        self, words: Callable[[], Sequence[str]], *, strict: bool, unit: str = ""
    ) -> None:
        super().__init__(unit)
        self._words = words
        self._strict = strict
        self._list: QListWidget | None = None
        self.textEdited.connect(self._on_edited)

    @property
    def open(self) -> bool:
        """True while the list is shown."""
        return self._list is not None and self._list.isVisible()

    @property
    def offered(self) -> list[str]:
        """The words shown now."""
        shown = self._list
        if shown is None or not shown.isVisible():
            return []
        return [shown.item(row).text() for row in range(shown.count())]

    def offer_all(self) -> None:
        """Show every word, whatever stands in the line."""
        self._show(list(self._words()[:_KEPT]), first=False)

    def put_away(self) -> None:
        """Hide the list."""
        if self._list is not None:
            self._list.hide()

    def take(self, word: str) -> None:
        """Put a word into the line as if it had been typed."""
        self.put_away()
        self.setText(word)
        self.textEdited.emit(word)
        self.put_away()

    def _on_edited(self, text: str) -> None:
        if not text.strip():
            self.put_away()
            return
        found = matching(self._asked(text), self._words())
        if not found or found == [text]:
            self.put_away()
            return
        self._show(found, first=self._strict or self._asked(text).isascii())

    def _asked(self, text: str) -> str:
        return text

    def _show(self, words: Sequence[str], *, first: bool) -> None:
        shown = self._made()
        shown.clear()
        shown.addItems(list(words))
        shown.setCurrentRow(0 if first and words else -1)
        row = lines(1.45)
        shown.setFixedHeight(row * min(len(words), _MOST) + 4)
        shown.setFixedWidth(max(self.width(), lines(9)))
        shown.move(self._below(shown))
        shown.setVisible(bool(words))
        shown.raise_()

    def _below(self, shown: QListWidget) -> QPoint:
        window = self.window()
        at = self.mapTo(window, QPoint(0, self.height() + 1))
        if at.y() + shown.height() > window.height():
            at = self.mapTo(window, QPoint(0, -shown.height() - 1))
        at.setX(min(at.x(), window.width() - shown.width() - 2))
        return at

    def _made(self) -> QListWidget:
        if self._list is None or self._list.parent() is not self.window():
            made = QListWidget(self.window())
            made.setFrameShape(QFrame.Shape.NoFrame)
            made.setProperty("area", "offers")
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.setUniformItemSizes(True)
            made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            made.itemPressed.connect(lambda item: self.take(item.text()))
            self._list = made
            self.destroyed.connect(made.deleteLater)
        return self._list

    def _step(self, by: int) -> None:
        if self._list is not None:
            row = self._list.currentRow() + by
            self._list.setCurrentRow(max(min(row, self._list.count() - 1), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Down and (alt or not self.open):
            self.offer_all()
        elif self.open and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif self.open and key == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def take_current(self) -> None:
        """Take the marked word, if one is marked; the list goes away."""
        if self.open and self._list is not None and self._list.currentRow() >= 0:
            self.take(self._list.currentItem().text())
        self.put_away()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() is Qt.FocusReason.TabFocusReason:
            self.take_current()
        self.put_away()
        super().focusOutEvent(event)
