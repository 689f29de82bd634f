"""Where a file is to be dropped: what it may be, a button, and the files of before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.elided import Elided
from tecdesk.ui.parts.line_button import LineButton
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import framed
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton


class DropHere(QWidget):
    """A place to drop a file on, in the upper third.

    Args:
        icon: what it looks like. sentence: what may be dropped. how: what comes of it.
        choose: the button for those who do not drag.

    Attributes:
        choose: that button.
    """

    def __init__(self, icon: str, sentence: str, choose: QPushButton, how: str) -> None:
        super().__init__()
        self.choose = choose
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._head = label("", "section", bold=True)
        inside = QWidget()
        inside.setFixedWidth(lines(32))
        inside.setLayout(
            column(
                row(None, picture(icon, "text3", lines(1.8)), None),
                row(None, label(sentence, "section"), None),
                row(None, choose, None),
                row(None, label(how, "note", tone="hint"), None),
                lines(0.8),
                self._head,
                self._lines,
                gap=0.6,
            )
        )
        ground = area("surface")
        middle = column(None, row(None, inside, None), None, edge=0.8)
        middle.setStretch(0, 1)
        middle.setStretch(2, 2)
        ground.setLayout(middle)
        self.setLayout(column(framed(ground), gap=0))

    def offer(self, head: str, found: Sequence[LineButton]) -> None:
        """List files under a heading; nothing where there are none."""
        clear(self._lines)
        self._head.setText(head)
        self._head.setVisible(bool(found))
        for line in found:
            self._lines.addWidget(line)


def file_line(spoken: str, name: str, note: Elided) -> LineButton:
    """A file as one line to press: its name, and what is to be known of it."""
    made = LineButton(spoken, 1.7)
    inside = row(picture("file-spreadsheet"), Elided(name), note, gap=0.5)
    inside.setStretch(1, 3)
    inside.setStretch(2, 2)
    made.setLayout(inside)
    return made
