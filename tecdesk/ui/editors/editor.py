"""What every editor does: show a stored value, read what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QPlainTextEdit
from PySide6.QtWidgets import QWidget

from tecdesk.domain.values import parse
from tecdesk.domain.values import show
from tecdesk.ui import icons
from tecdesk.ui.editors.line import Line
from tecdesk.ui.parts.text import tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.desk.completion import Completer
    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.domain.reading import Reading
    from tecdesk.ui.models.lookup import Lookup

Box = QLineEdit | QPlainTextEdit


class Editor(QWidget):
    """One field of a form.

    Attributes:
        field: what it edits.
        box: the widget that takes the typing.
        year_of: the year of the record, for words and villages of their time.

    Signals:
        edited: a person changed it. left: the focus went on.
        freed: the pin of a sticky value was pressed.
    """

    edited = Signal()
    left = Signal()
    freed = Signal()

    def __init__(self, field: Field, lookup: Lookup, box: Box) -> None:
        super().__init__()
        self.field = field
        self.lookup = lookup
        self.box = box
        self.year_of: Callable[[], int] = lambda: lookup.year
        box.setAccessibleName(field.label)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addWidget(box)

    @property
    def text(self) -> str:
        """What stands in the box."""
        raise NotImplementedError

    def offers(self, register: str) -> Completer:
        """What may be meant in the field of a register, in the record's year."""
        return self.lookup.completer(register, self.field.key, self.year_of())

    def write(self, text: str) -> None:
        """Put text into the box without anybody noticing."""
        raise NotImplementedError

    def type(self, text: str) -> None:
        """Put text into the box as a person would."""
        self.write(text)
        self.edited.emit()

    def show_value(self, value: Value, mark: str = "") -> None:
        """Show a stored value."""
        self.write(show(self.field.kind, value, mark))

    def reading(self) -> Reading:
        """What is written, as it would be stored."""
        return parse(self.field, self.text, self.lookup.context)

    def tidy(self) -> None:
        """After leaving: show what was understood."""
        reading = self.reading()
        if reading.problem is None and reading.value is not None:
            self.show_value(reading.value, reading.mark)

    def set_state(self, state: str, sentence: str = "") -> None:
        """Colour the box: amber, red, sticky or nothing."""
        tone(self.box, "state", state)
        self.box.setAccessibleDescription(sentence)


class LineEditor(Editor):
    """An editor with one line; also the one for plain text without suggestions."""

    def __init__(self, field: Field, lookup: Lookup, line: Line | None = None) -> None:
        self.line = line or Line(field.unit)
        super().__init__(field, lookup, self.line)
        self._pin: object = None
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.left.connect(self.left)

    @property
    def text(self) -> str:
        return self.line.text()

    def write(self, text: str) -> None:
        if self.line.text() != text:
            self.line.setText(text)
        self.line.setCursorPosition(0)

    def set_pin(self, pressed: Callable[[], object] | None) -> None:
        """Show or take away the pin of a value kept from the last record."""
        if self._pin is not None:
            self.line.removeAction(self._pin)  # type: ignore[arg-type]
            self._pin = None
        if pressed is not None:
            where = QLineEdit.ActionPosition.TrailingPosition
            pin = self.line.addAction(icons.icon("pin", "accent"), where)
            icons.put(pin, "pin", "accent")
            pin.setToolTip("沿用上一条的；点一下或按 Delete，不再沿用")
            pin.triggered.connect(pressed)
            self._pin = pin
