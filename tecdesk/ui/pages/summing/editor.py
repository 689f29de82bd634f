"""Where the summary is written: words are free, a bound number is one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import cast

from PySide6.QtCore import QEvent
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QBrush
from PySide6.QtGui import QHelpEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QTextCharFormat
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QTextEdit
from PySide6.QtWidgets import QToolTip

from tecdesk.report.words.tags import label
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.summing import sheet_text
from tecdesk.ui.theme import color

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from tecdesk.report.letter.document import Slot
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.disagreements import Disagreement
    from tecdesk.report.words.draft import Draft

_BACK, _AHEAD = Qt.Key.Key_Backspace, Qt.Key.Key_Delete
_KEEP = QTextCursor.MoveMode.KeepAnchor
_READING = (
    Qt.TextInteractionFlag.TextSelectableByMouse
    | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class SummaryEditor(QTextEdit):
    """The text of a summary.

    Title, headings and table come from the records: what is typed there is taken
    back. The cursor steps over a bound number, and Backspace takes it out whole.

    Signals:
        written: a person changed something. refused: he tried to change what
            stands by itself.
    """

    written = Signal()
    refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName("总结的文字")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(lines(1.2))
        self._fixed: tuple[str, ...] = ()
        self._drawn: tuple[tuple[str, str, Text], ...] = ()
        self._busy = False
        self.document().contentsChanged.connect(self._on_contents)
        self.cursorPositionChanged.connect(self._on_moved)

    def lock(self, *, locked: bool) -> None:
        """Let nothing be typed; the cursor still moves, words can be copied."""
        if locked != self.isReadOnly():
            self.setReadOnly(locked)
            if locked:
                self.setTextInteractionFlags(_READING)

    def show_draft(self, draft: Draft) -> None:
        """Show a summary, the cursor where it was; what reads the same stays."""
        if not self._differs(draft):
            return
        place, column, bar = self._here()
        self._busy = True
        sheet_text.draw(draft, self.document())
        self._busy = False
        self._fixed = sheet_text.fixed(self.document())
        self.go_to(place, column)
        self.verticalScrollBar().setValue(bar)

    def texts(self) -> dict[str, Text]:
        """Every paragraph by place."""
        return sheet_text.read(self.document())

    def mark(self, points: Sequence[Disagreement]) -> None:
        """Underlay the numbers to look at."""
        self.setExtraSelections([s for p in points if (s := self._marked(p))])

    def select(self, point: Disagreement) -> None:
        """Put the cursor on a number to look at."""
        found = self._cursor(point)
        if found is not None:
            self.setTextCursor(found)
            self.setFocus()
            self.ensureCursorVisible()

    def put_back(self, point: Disagreement, slot: Slot) -> None:
        """Bind a number again in place of the one typed over."""
        found = self._cursor(point)
        if found is not None:
            found.insertText(slot.text, sheet_text.number_format(slot))

    def go_to(self, place: str, column: int = 0) -> None:
        """Put the cursor into a paragraph."""
        block = sheet_text.block_at(self.document(), place)
        if block is None:
            return
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(column, block.length() - 1))
        self.setTextCursor(cursor)

    @property
    def tag(self) -> str:
        """The tag of the bound number at the cursor; empty where there is none."""
        return _tag(self.textCursor())

    def _differs(self, draft: Draft) -> bool:
        wanted = tuple(
            (place, getattr(block, "mark", ""), getattr(block, "text", ()))
            for place, block in draft.placed()
        )
        typed = self.texts()
        shown = {place: text for place, _, text in wanted if place}
        same = wanted == self._drawn or [p for p, *_ in wanted] == [
            p for p, *_ in self._drawn
        ]
        self._drawn = wanted
        return not same or typed != shown

    def _here(self) -> tuple[str, int, int]:
        cursor = self.textCursor()
        place = sheet_text.place_of(cursor.block())
        return place, cursor.positionInBlock(), self.verticalScrollBar().value()

    def _cursor(self, point: Disagreement) -> QTextCursor | None:
        block = sheet_text.block_at(self.document(), point.place)
        if block is None:
            return None
        first = block.position() + sheet_text.mark_length(block)
        cursor = QTextCursor(block)
        cursor.setPosition(first + point.start)
        cursor.setPosition(
            min(first + point.end, block.position() + block.length() - 1), _KEEP
        )
        return cursor

    def _marked(self, point: Disagreement) -> QTextEdit.ExtraSelection | None:
        cursor = self._cursor(point)
        if cursor is None:
            return None
        made = QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        form.setBackground(QBrush(color("amber_bg" if point.pending else "red_bg")))
        form.setForeground(QBrush(color("amber" if point.pending else "red")))
        made.format, made.cursor = form, cursor  # type: ignore[attr-defined]
        return made

    def _on_contents(self) -> None:
        if self._busy or not self._fixed:
            return
        if sheet_text.fixed(self.document()) != self._fixed:
            self._busy = True
            self.document().undo()
            self._busy = False
            self.refused.emit()
            return
        self.written.emit()

    def _on_moved(self) -> None:
        """Step over a bound number; what is typed beside it is not part of it."""
        if self._busy:
            return
        cursor = self.textCursor()
        if cursor.hasSelection():
            return
        inside = _inside(cursor)
        if inside is not None:
            first, last, here = *inside, cursor.position()
            nearer = first if here - first < last - here else last
            cursor.setPosition(nearer)
            self.setTextCursor(cursor)
        if self.currentCharFormat().hasProperty(sheet_text.TAG):
            self.setCurrentCharFormat(sheet_text.words_format())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._tell(cast("QHelpEvent", event))
            return True
        if event.type() == QEvent.Type.ShortcutOverride:
            key = cast("QKeyEvent", event)
            if (
                key.matches(QKeySequence.StandardKey.Undo)
                and not self.document().isUndoAvailable()
            ):
                return False  # then it takes back what the book did last
        return super().event(event)

    def _tell(self, event: QHelpEvent) -> None:
        tag = _tag(self.cursorForPosition(event.pos()))
        words = f"{label(tag)}。跟着记录变，F4 看记录" if tag else ""
        QToolTip.showText(event.globalPos(), words, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, cursor = event.key(), self.textCursor()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        if key in (_BACK, _AHEAD) and not cursor.hasSelection():
            self._select_number(cursor, back=key == _BACK)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._stepped(event):
            return
        super().keyPressEvent(event)

    def _select_number(self, cursor: QTextCursor, *, back: bool) -> None:
        """Take a bound number whole under the key that would take one digit."""
        span = _beside(cursor, back=back)
        if span is not None:
            cursor.setPosition(span[0])
            cursor.setPosition(span[1], _KEEP)
            self.setTextCursor(cursor)

    def _stepped(self, event: QKeyEvent) -> bool:
        """Step over a number to its other side."""
        back = event.key() == Qt.Key.Key_Left
        cursor = self.textCursor()
        span = _beside(cursor, back=back)
        if span is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        cursor.setPosition(span[0] if back else span[1])
        self.setTextCursor(cursor)
        return True

    def insertFromMimeData(  # noqa: N802 - Qt's own
        self, source: QMimeData
    ) -> None:
        """Paste as plain words."""
        self.textCursor().insertText(source.text(), sheet_text.words_format())


def _tag(cursor: QTextCursor) -> str:
    """The tag right or left of the cursor."""
    for back in (False, True):
        span = _beside(cursor, back=back) or (_inside(cursor) or None)
        if span:
            there = QTextCursor(cursor)
            there.setPosition(span[1])
            return str(there.charFormat().property(sheet_text.TAG))
    return ""


def _inside(cursor: QTextCursor) -> tuple[int, int] | None:
    """Start and end of the number the cursor stands in the midst of."""
    left, right = _beside(cursor, back=True), _beside(cursor, back=False)
    return left if left is not None and left == right else None


def _beside(cursor: QTextCursor, *, back: bool) -> tuple[int, int] | None:
    """Start and end of the bound number that the next character is part of."""
    at = cursor.position() - (1 if back else 0)
    step = cursor.block().begin()
    while not step.atEnd():
        part = step.fragment()
        first, last = part.position(), part.position() + part.length()
        if first <= at < last and part.charFormat().hasProperty(sheet_text.TAG):
            return first, last
        step += 1
    return None
