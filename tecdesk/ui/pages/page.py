"""What all pages have in common: a header, a body, commands, and when to reload."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk import logs
from tecdesk.ui.parts.header import Header
from tecdesk.ui.parts.rows import column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.change import Change
    from tecdesk.ui.command import Command
    from tecdesk.ui.desk import Desk


class Page(QWidget):
    """A page of the window; it knows the desk and no other page.

    Attributes:
        key: its name for `Bus.wanted`.
        title: the word in the header.
        narrow: wants the narrow sidebar.
        registers: keys of the registers it shows; None for all.

    Signals:
        commands_changed: what can be done here is something else now.
    """

    commands_changed = Signal()

    key = ""
    title = ""
    narrow = False
    registers: frozenset[str] | None = None

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.header = Header(self.title)
        self.body: QVBoxLayout = column(gap=0)
        self.setLayout(column(self.header, self.body, gap=0))
        self._stale = True
        desk.bus.changed.connect(self._on_changed)
        desk.bus.year_chosen.connect(self._on_year_chosen)
        desk.bus.turned.connect(self._on_turned)

    def commands(self) -> Sequence[Command]:
        """What can be done here, for shortcuts, status line and key map."""
        return ()

    def arrive(self, argument: object = None) -> None:
        """The page is shown; the argument says what is wanted of it."""
        logs.note(f"page {self.key}")
        self.desk.reveal.hide()
        self.freshen()
        self.settle(argument)

    def freshen(self) -> None:
        """Show what changed while the page could not be seen."""
        if self._stale:
            self._stale = False
            self.reload()

    def reload(self) -> None:
        """Read again what the page shows."""

    def settle(self, argument: object) -> None:
        """Put the focus where the work is; show what was asked for."""

    def go_on(self) -> None:
        """Bring back what was not finished the last time."""

    def may_leave(self) -> bool:
        """False keeps the page; asks only if something typed would be lost."""
        return True

    def hold(self, *, held: bool) -> None:
        """Work goes on that nothing may be written beside, or it is over."""
        self.setEnabled(not held)

    def _on_changed(self, change: Change, source: object) -> None:
        if source is self:
            return
        if self.registers is None or self.registers & change.registers:
            self._renew()

    def _on_year_chosen(self, _year: int) -> None:
        self._renew()

    def _on_turned(self) -> None:
        """Something was reported or opened; most pages show the same as before."""

    def _renew(self) -> None:
        if self.isVisible():
            self.reload()
        else:
            self._stale = True
