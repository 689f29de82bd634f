"""Editors for words: free text, notes, one or several words of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from tecdesk.domain.values import show
from tecdesk.ui.editors.editor import Editor
from tecdesk.ui.editors.editor import LineEditor
from tecdesk.ui.editors.masked_line import MaskedLine
from tecdesk.ui.editors.offers import OfferLine
from tecdesk.ui.fonts import lines

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtGui import QKeyEvent

    from tecdesk.desk.completion import Offer
    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.ui.models.lookup import Lookup
    from tecdesk.ui.reveal import Revealed

JOIN = "、"


class TextEditor(LineEditor):
    """Free text with what was written before on offer."""

    def __init__(self, field: Field, lookup: Lookup, register: str = "") -> None:
        self._register = register
        super().__init__(field, lookup, OfferLine(self._find))

    def _find(self, typed: str, most: int) -> list[Offer]:
        return self.offers(self._register).first(typed, most)


class ChoiceEditor(LineEditor):
    """One word of an open list; a word that is not in it is kept as written."""

    def __init__(self, field: Field, lookup: Lookup, register: str = "") -> None:
        self._register = register
        super().__init__(
            field, lookup, OfferLine(self._find, strict=True, addable=True)
        )

    def _find(self, typed: str, most: int) -> list[Offer]:
        return self.offers(self._register).first(typed, most)


class _SeveralLine(OfferLine):
    """Offers for the word after the last 、."""

    def _asked(self, text: str) -> str:
        return _several(text)[-1]

    def _with(self, word: str) -> str:
        head = _several(self.text())[:-1]
        return JOIN.join([*(each for each in head if each and each != word), word])


class ChoicesEditor(LineEditor):
    """Several words, joined by 、."""

    def __init__(self, field: Field, lookup: Lookup, register: str = "") -> None:
        self._register = register
        super().__init__(
            field, lookup, _SeveralLine(self._find, strict=True, addable=True)
        )

    def _find(self, typed: str, most: int) -> list[Offer]:
        return self.offers(self._register).first(typed, most)


def _several(text: str) -> list[str]:
    return text.replace(",", JOIN).replace("，", JOIN).split(JOIN)


class PersonalEditor(LineEditor):
    """An ID or phone number: what is stored stays masked, what is typed is seen."""

    def __init__(self, field: Field, lookup: Lookup, _register: str = "") -> None:
        line = MaskedLine()
        super().__init__(field, lookup, line)
        self._masked = line
        line.wanted.connect(lookup.bus.numbers_wanted)
        lookup.bus.revealed.connect(self._on_revealed)

    @property
    def text(self) -> str:
        return self._masked.whole

    def write(self, text: str) -> None:
        self._masked.show_typed(text)

    def show_value(self, value: Value, mark: str = "") -> None:
        self._masked.show_stored(show(self.field.kind, value, mark))

    def tidy(self) -> None:
        """After leaving: show what was understood; it is still what was typed."""
        reading = self.reading()
        if reading.problem is None and reading.value is not None:
            self.write(show(self.field.kind, reading.value, reading.mark))

    def _on_revealed(self, now: Revealed) -> None:
        whole = self._masked.whole
        self._masked.reveal(
            shown=bool(whole) and now.numbers.get(self.field.key) == whole
        )


class _NoteBox(QPlainTextEdit):
    """Two lines; Enter goes on like everywhere, Alt+Enter breaks the line."""

    def __init__(self, editor: NoteEditor) -> None:
        super().__init__()
        self._editor = editor
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines(2.6))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.insertPlainText("\n")
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._editor.left.emit()


class NoteEditor(Editor):
    """Longer text of a few lines."""

    def __init__(self, field: Field, lookup: Lookup, _register: str = "") -> None:
        self._note = _NoteBox(self)
        self._quiet = False
        super().__init__(field, lookup, self._note)
        self._note.textChanged.connect(self._on_text_changed)
        self._note.setToolTip("Alt+Enter 换行")

    @property
    def text(self) -> str:
        return self._note.toPlainText()

    def write(self, text: str) -> None:
        self._quiet = True
        self._note.setPlainText(text)
        self._quiet = False

    def show_value(self, value: Value, mark: str = "") -> None:
        self.write("" if value is None else str(value))

    def _on_text_changed(self) -> None:
        if not self._quiet:
            self.edited.emit()
