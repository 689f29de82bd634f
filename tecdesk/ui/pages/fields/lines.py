"""Lines of the panel: a name left, what is typed or chosen right; some come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tecdesk.ui.editors.line import Line
from tecdesk.ui.parts.chooser import Chooser
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

Choices = list[tuple[object, str]]


class Named(QWidget):
    """One thing to fill in under its name, with a hint below where it needs one."""

    def __init__(self, name: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        editor.setAccessibleName(name)
        wide = isinstance(editor, Line)
        box = row(editor) if wide else row(editor, None)
        said = [label(hint, "note", tone="hint", wrap=True)] if hint else []
        made = column(label(name, "note", tone="hint"), box, *said, gap=0.15)
        made.setContentsMargins(0, 0, 0, 0)
        self.setLayout(made)


class TextLine(Named):
    """A text."""

    def __init__(self, name: str, changed: Callable[[], None], hint: str = "") -> None:
        self.line = Line()
        super().__init__(name, self.line, hint)
        self.line.textChanged.connect(lambda _text: changed())

    @property
    def text(self) -> str:
        """What is typed, without blanks at its ends."""
        return self.line.text().strip()

    def put(self, text: str) -> None:
        """Show this."""
        self.line.setText(text)


class ChoiceLine(Named):
    """One of several."""

    def __init__(self, name: str, changed: Callable[[], None]) -> None:
        self.chooser = Chooser(name, lambda _value: changed())
        super().__init__(name, self.chooser)

    @property
    def value(self) -> str:
        """What is chosen."""
        return str(self.chooser.value or "")

    def offer(self, choices: Choices, value: str) -> None:
        """Show these; one that is none of them is shown as the first."""
        known = {key for key, _ in choices}
        first = choices[0][0] if choices else ""
        self.chooser.offer(choices, value if value in known else first)
