"""What all records of an errand have in common: a row of fields above the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tecdesk.ui.editors.links import RefEditor
from tecdesk.ui.editors.table import editor
from tecdesk.ui.editors.walk import Walk
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.domain.problem import Problem
    from tecdesk.ui.editors.editor import Editor
    from tecdesk.ui.models.lookup import Lookup


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
        walk = Walk(self.editors, self)
        walk.ended.connect(self._on_ended)
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
            walk.watch(each)
        self.setLayout(made)
        self.setFixedHeight(lines(2.6))

    def value(self, key: str) -> Value:
        """What stands in a field, as it would be stored."""
        return self.editors[key].reading().value

    def values(self) -> dict[str, Value]:
        """What stands in the fields, blank ones left out."""
        found = {key: self.value(key) for key in self.editors}
        return {key: value for key, value in found.items() if value is not None}

    def new(self) -> dict[str, str]:
        """The names that nobody has yet, by field; they are added on writing."""
        refs = (e for e in self.editors.values() if isinstance(e, RefEditor))
        return {each.field.key: each.new_name for each in refs if each.new_name}

    def texts(self) -> dict[str, str]:
        """What stands in the fields, as typed."""
        return {key: each.text for key, each in self.editors.items()}

    def put(self, texts: Mapping[str, str]) -> None:
        """Write what was once typed."""
        for key, text in texts.items():
            if key in self.editors:
                self.editors[key].write(text)

    def unread(self) -> Problem | None:
        """What cannot be understood; else what is new."""
        read = [each.reading().problem for each in self.editors.values()]
        found = [problem for problem in read if problem is not None]
        return min(found, key=lambda problem: not problem.blocks, default=None)

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
        first.box.selectAll()

    def _on_left(self) -> None:
        for each in self.editors.values():
            if not each.box.hasFocus():
                each.tidy()
        self.edited.emit()

    def _on_ended(self, by: int) -> None:
        if by > 0:
            self.finished.emit()
