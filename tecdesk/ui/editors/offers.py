"""The list of words under a line: never takes the focus, never composes.

It is a child of the window and no popup, so that input methods keep working.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QListWidget
from PySide6.QtWidgets import QListWidgetItem

from tecdesk.desk.completion import Offer
from tecdesk.domain.search_text import fold
from tecdesk.domain.search_text import initials
from tecdesk.ui.editors.line import Line
from tecdesk.ui.editors.placing import beside
from tecdesk.ui.fonts import lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent

_MOST = 8
_KEPT = 60
_NEW = "new"
"""In place of a number: the text would be a new one."""
_ANY = "a"
"""Asked for when the cursor arrives, so that the first key need not wait."""

Find = Callable[[str, int], list[Offer]]


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
        find: what may be meant by a typed text, at most so many.
        strict: the first match is taken by Enter, also after Chinese input that it
            begins with.
        addable: a text nobody has yet is offered as a new one.

    Signals:
        picked: an Offer was taken; `textEdited` follows.
    """

    picked = Signal(object)

    def __init__(
        self, find: Find, *, strict: bool = False, addable: bool = False
    ) -> None:
        super().__init__()
        self._find = find
        self._strict = strict
        self._addable = addable
        self._list: QListWidget | None = None
        self._offers: list[Offer] = []
        self._warmer = QTimer(self, singleShot=True, interval=0)
        self._warmer.timeout.connect(self._warm)
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
        return [offer.text for offer in self._offers]

    def offer_all(self) -> None:
        """Show everything, whatever stands in the line."""
        if not self.isReadOnly():
            self._show(self._find("", _KEPT), first=False)

    def put_away(self) -> None:
        """Hide the list."""
        if self._list is not None:
            self._list.hide()

    def take(self, offer: Offer) -> None:
        """Put an offer into the line as if it had been typed."""
        text = self._with(offer.value if offer.number == _NEW else offer.text)
        self.put_away()
        self.setText(text)
        self.picked.emit(offer)
        self.textEdited.emit(text)
        self.put_away()

    def _on_edited(self, text: str) -> None:
        asked = self._asked(text).strip()
        if not asked:
            self.put_away()
            return
        found = self._find(asked, _MOST)
        if [offer.text for offer in found] == [asked]:
            self.put_away()
            return
        first = self._is_meant(asked, found)
        self._show([*found, *self._new(asked, found)], first=first)

    def _is_meant(self, asked: str, found: Sequence[Offer]) -> bool:
        """True when Enter takes the first; Chinese is not replaced lightly."""
        if asked.isascii() or not found:
            return self._strict or bool(found)
        return self._strict and fold(found[0].text).startswith(fold(asked))

    def _new(self, asked: str, found: Sequence[Offer]) -> list[Offer]:
        """The text itself, unless it is there or only stands for one that is."""
        known = any(fold(offer.text) == fold(asked) for offer in found)
        if not self._addable or known or (found and asked.isascii()):
            return []
        return [Offer(f"新增“{asked}”", asked, _NEW)]

    def _asked(self, text: str) -> str:
        """The part of the text that is being written."""
        return text

    def _with(self, word: str) -> str:
        """The whole text once that part is this word."""
        return word

    def _warm(self) -> None:
        self._find(_ANY, 1)

    def _show(self, offers: Sequence[Offer], *, first: bool) -> None:
        shown = self._made()
        self._offers = list(offers)
        shown.clear()
        row = lines(1.4)
        for offer in offers:
            item = QListWidgetItem(_line(offer), shown)
            item.setSizeHint(QSize(0, row))
        shown.setCurrentRow(0 if first and offers else -1)
        shown.setFixedHeight(row * min(len(offers), _MOST + 1) + 4)
        shown.setFixedWidth(max(self.width(), lines(9)))
        shown.move(beside(self, shown))
        shown.setVisible(bool(offers))
        shown.raise_()

    def _made(self) -> QListWidget:
        if self._list is None or self._list.parent() is not self.window():
            made = QListWidget(self.window())
            made.setFrameShape(QFrame.Shape.NoFrame)
            made.setProperty("area", "offers")
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.setUniformItemSizes(True)
            made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            made.pressed.connect(lambda index: self.take(self._offers[index.row()]))
            self._list = made
            self.destroyed.connect(made.deleteLater)
        return self._list

    def _step(self, by: int) -> None:
        if self._list is not None:
            row = self._list.currentRow() + by
            self._list.setCurrentRow(max(min(row, self._list.count() - 1), 0))

    def event(self, event: QEvent) -> bool:
        # While the list is open Esc closes it, and not the form behind it.
        asked = event.type() is QEvent.Type.ShortcutOverride and self.open
        if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

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
            self.take(self._offers[self._list.currentRow()])
        self.put_away()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._warmer.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() is Qt.FocusReason.TabFocusReason:
            self.take_current()
        self.put_away()
        super().focusOutEvent(event)


def _line(offer: Offer) -> str:
    """As the list shows it, with the number it may be typed by."""
    number = "" if offer.number in {"", _NEW} else f"　{offer.number}"
    return f"{offer.text}{number}"
