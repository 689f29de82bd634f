"""What all records of an errand have in common: a row of fields above the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tecdesk.domain.problem import Problem
from tecdesk.domain.problem import Severity
from tecdesk.ui.editors.line import Line
from tecdesk.ui.editors.links import RefEditor
from tecdesk.ui.editors.offers import OfferLine
from tecdesk.ui.editors.table import editor
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.ui.editors.editor import Editor
    from tecdesk.ui.models.lookup import Lookup

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SharedFields(QWidget):
    """Editors from left to right; Enter goes on, from the last one to the grid.

    Args:
        register: key of the register the fields belong to.
        fields: which; the last one takes the room that is left.
        widths: of the others, in lines.

    Signals:
        edited: something was typed. finished: Enter in the last field.
    """

    edited = Signal()
    finished = Signal()

    def __init__(
        self,
        register: str,
        fields: Sequence[Field],
        widths: Sequence[float],
        lookup: Lookup,
    ) -> None:
        super().__init__()
        self.editors: dict[str, Editor] = {}
        made = row(gap=0.4, edge=1.0)
        for field, width in zip(fields, [*widths, 0], strict=True):
            each = editor(field, lookup, register)
            self.editors[field.key] = each
            name = label(field.heading, tone="hint")
            name.setBuddy(each.box)
            made.addWidget(name)
            made.addWidget(each, 0 if width else 1)
            if width:
                each.setFixedWidth(lines(width))
                made.addSpacing(lines(0.4))
            each.edited.connect(self.edited)
            each.left.connect(self._on_left)
            each.box.installEventFilter(self)
        self.setLayout(made)
        self.setFixedHeight(lines(2.6))

    def value(self, key: str) -> Value:
        """What stands in a field, as it would be stored."""
        return self.editors[key].reading().value

    def values(self) -> dict[str, Value]:
        """What stands in the fields, blank ones left out."""
        found = {key: self.value(key) for key in self.editors}
        return {key: value for key, value in found.items() if value is not None}

    def unread(self) -> Problem | None:
        """What cannot be understood, or names what is not there yet."""
        for each in self.editors.values():
            reading = each.reading()
            if reading.problem is not None:
                return Problem(
                    each.field.key, reading.problem.text, Severity.ERROR, each.text
                )
            if isinstance(each, RefEditor) and each.new_name:
                text = f"还没有叫“{each.new_name}”的{each.field.label}，先去加上。"
                return Problem(each.field.key, text, Severity.ERROR, each.text)
        return None

    def mark(self, problems: Sequence[Problem]) -> None:
        """Colour the fields that something is wrong with."""
        by_field = {problem.field: problem for problem in reversed(problems)}
        for key, each in self.editors.items():
            problem = by_field.get(key)
            state = "" if problem is None else "red" if problem.blocks else "amber"
            each.set_state(state, problem.text if problem else "")

    def go(self) -> None:
        """Put the cursor into the first field, the date: today is often not the day."""
        first = next(iter(self.editors.values()))
        first.box.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_left(self) -> None:
        for each in self.editors.values():
            if not each.box.hasFocus():
                each.tidy()
        self.edited.emit()

    def _on(self, box: QObject, by: int) -> None:
        order = [each.box for each in self.editors.values()]
        at = next(n for n, each in enumerate(order) if each is box) + by
        if at == len(order):
            self.finished.emit()
        elif at >= 0:
            order[at].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() not in _ENTER:
            return False
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if isinstance(watched, Line) and watched.composing:
            return False
        if isinstance(watched, OfferLine):
            watched.take_current()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._on(watched, -1 if back else 1)
        return True
