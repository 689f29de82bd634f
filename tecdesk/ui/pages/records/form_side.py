"""The form beside a list: built when it is needed, the first time after the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QWidget

from tecdesk.desk.last import sticky
from tecdesk.errors import DeskError
from tecdesk.ui.command import Command
from tecdesk.ui.editors import pad
from tecdesk.ui.fonts import lines
from tecdesk.ui.form.fresh import begun
from tecdesk.ui.form.panel import WIDTH
from tecdesk.ui.form.panel import Panel
from tecdesk.ui.form.saving import save
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import use_as

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtGui import QPaintEvent

    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.models.lookup import Lookup

LEAVE = {"save": "保存", "drop": "不保存", "stay": "回去接着写"}
"""What may become of a form that is not saved."""


class FormSide(QWidget):
    """The place of the form in a register's page.

    Building a form takes as long as building the rest of the page. So where it is
    to be open from the start, its place stays empty until the list is painted; a
    key pressed meanwhile is for the form.

    Signals:
        built: the Panel, once.
    """

    built = Signal(object)

    def __init__(self, desk: Desk, register: Register, lookup: Lookup) -> None:
        super().__init__()
        self._desk = desk
        self._register = register
        self._lookup = lookup
        self._panel: Panel | None = None
        self._begin: Callable[[], object] | None = None
        self._place = _Place()
        self._place.painted.connect(self._on_painted)
        self._place.key.connect(self._on_key)
        self._row = row(self._place, gap=0)
        self.setLayout(self._row)

    @property
    def panel(self) -> Panel:
        """The form; built by now, and begun."""
        if self._panel is None:
            self._panel = Panel(self._register, self._lookup, self._desk)
            self._panel.hide()
            self._row.addWidget(self._panel)
            self.built.emit(self._panel)
        if self._begin is not None:
            begin, self._begin = self._begin, None
            self._place.hide()
            begin()
        return self._panel

    @property
    def is_built(self) -> bool:
        """True once there is a form."""
        return self._panel is not None

    @property
    def is_open(self) -> bool:
        """True while the form is shown, or is about to be."""
        shown = self._panel is not None and not self._panel.isHidden()
        return shown or self._begin is not None

    def commands(self) -> Sequence[Command]:
        """What can be done in the form, once there is one."""
        if self._panel is None:
            return ()
        word, panel = self._register.word, self._panel
        return (
            Command("下一项", shown="Enter", hint=True),
            Command("上一项", shown="Shift+Enter"),
            Command(f"同上一{word}", panel.same_as_last, "Ctrl+D", hint=True),
            *pad.commands(f"上一{word}", "上一项"),
            Command("今天", panel.today, "Ctrl+;"),
            *panel.between.commands(),
            *panel.door.commands(),
            Command("看可选的词、日历", shown="Alt+↓"),
            Command("下一处提示", panel.next_problem, "F7"),
        )

    def begin_later(self, begin: Callable[[], object]) -> None:
        """Begin as soon as the page is painted; at once where there is a form."""
        if self._panel is not None:
            begin()
            return
        self._begin = begin
        self._place.show()
        self._place.setFocus()

    def put_away(self) -> None:
        """Close the form; what was typed is kept as a draft."""
        self._begin = None
        self._place.hide()
        if self._panel is not None:
            self._panel.hide()

    def show_new(self) -> None:
        """Show an empty record with what is kept from the last one."""
        kept = sticky(self._desk.book, self._register.key)
        self.panel.show_new(begun(self._register, self._lookup) | kept, set(kept))

    def ask(self) -> str:
        """What is to become of what is not saved, a key of LEAVE; empty for nothing."""
        if self._panel is None:
            return ""
        self._panel.keeper.flush()
        if self._panel.isHidden() or not self._panel.dirty:
            return ""
        return self._desk.dialogs.choose(
            f"这{self._register.word}{self._register.label}还没有保存。",
            "保存后再走，还是不要这次写的？",
            LEAVE,
        )

    def save(self, page: object) -> Record | None:
        """Write the form into the book; None when it is refused, with the reason.

        Args:
            page: whose form it is; it need not be told what changed.
        """
        draft = self.panel.draft()
        if draft is None:
            return None
        try:
            record, change = save(draft, self._lookup)
        except DeskError as error:
            self._desk.bus.trouble(error)
            return None
        saved = self._desk.book.require(self._register.key, record)
        named = change.label.partition("：")[2]
        self._desk.bus.tell(change, page, f"已保存：{named}".rstrip("："))
        return saved

    def _on_painted(self) -> None:
        if self._begin is not None:
            QTimer.singleShot(0, self, self._begin_now)

    def _begin_now(self) -> None:
        if self._begin is not None and self.isVisible():
            self.panel.show()

    def _on_key(self, event: QKeyEvent) -> None:
        self.panel.show()
        if focus := QApplication.focusWidget():
            QApplication.sendEvent(focus, event)


class _Place(QFrame):
    """An empty panel."""

    painted = Signal()
    key = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        use_as(self, "panel")
        self.setFixedWidth(lines(WIDTH))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.key.emit(event)
