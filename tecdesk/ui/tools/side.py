"""The place at the right of a list where one tool at a time is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.button import bare_icon
from tecdesk.ui.parts.rows import Part
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import use_as

WIDTH = 19.0


class Tool(QWidget):
    """What the side shows.

    Attributes:
        title: stands over it.

    Signals:
        finished: there is nothing more to do here.
    """

    title = ""
    finished = Signal()

    def focus_first(self) -> None:
        """Put the focus where the work begins."""


def footed(*parts: Part) -> QVBoxLayout:
    """What stands at the foot of a tool, on the edge of what is above it."""
    made = column(*parts)
    made.setContentsMargins(lines(0.8), lines(0.6), lines(0.8), lines(0.6))
    return made


class Side(QFrame):
    """Shows a tool; hidden while there is none.

    Attributes:
        tool: the one shown; None while there is none.

    Signals:
        closed: the tool went away.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        use_as(self, "panel")
        self.setFixedWidth(lines(WIDTH))
        self.tool: Tool | None = None
        self._title = label("", "section", bold=True)
        head = area("head")
        head.setFixedHeight(lines(2.4))
        self._away = bare_icon("x", "关上 (Esc)", self.close_tool)
        head.setLayout(row(self._title, None, self._away, edge=0.8))
        self._room: QVBoxLayout = column(gap=0)
        whole = column(head, gap=0)
        whole.addLayout(self._room, 1)
        self.setLayout(whole)
        self.hide()

    def show_tool(self, tool: Tool) -> None:
        """Show a tool in place of what was there."""
        clear(self._room)
        self.tool = tool
        self._title.setText(tool.title)
        self.setAccessibleName(tool.title)
        self._room.addWidget(tool)
        tool.finished.connect(self.close_tool)
        self.show()
        tool.focus_first()
        if not self.isAncestorOf(self.window().focusWidget()):
            # On a small screen the list gives way and would take the cursor along.
            self._away.setFocus()

    def close_tool(self) -> None:
        """Take the tool away; nothing it did is undone."""
        if self.tool is None:
            return
        self.tool = None
        clear(self._room)
        self.hide()
        self.closed.emit()
