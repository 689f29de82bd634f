"""Covers the window while nobody is at the desk, and asks who it is afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QWidget

from tecdesk.desk.gate import OPEN
from tecdesk.desk.gate import gate_of
from tecdesk.errors import DeskError
from tecdesk.ui.cover import Cover
from tecdesk.ui.drafting import DraftKeeper
from tecdesk.ui.idle import Idle
from tecdesk.ui.manners import Manners
from tecdesk.ui.seats import Seats

if TYPE_CHECKING:
    from tecdesk.desk.gate import Gate
    from tecdesk.ui.preferences import Preferences
    from tecdesk.ui.shell import Shell

MINUTES = (0, 5, 10, 30)
"""After so many minutes without a key or click the window is covered; 0 is never."""
_KEY = "away/minutes"
_LOCKED = 10
"""So many for a book with a passphrase, until somebody chooses."""


def minutes(preferences: Preferences, gate: Gate = OPEN) -> int:
    """After how many minutes this computer covers the window; 0 for never."""
    kept = preferences.text(_KEY)
    if kept.isdecimal() and int(kept) in MINUTES:
        return int(kept)
    return _LOCKED if gate.asks else 0


def choose_minutes(preferences: Preferences, wanted: int) -> None:
    """Cover the window after another time."""
    preferences.remember(_KEY, str(wanted))


class Away(QObject):
    """Whether somebody is at the desk of one open book.

    Args:
        shell: what is covered.
        gate: how it is opened again; the book's own when none is given.

    Attributes:
        cover: the page that covers; None while the book is shown.
        idle: tells that nobody is there.

    Signals:
        covered: a page to show in place of the shell.
        uncovered: the shell is to be shown again.
    """

    covered = Signal(QWidget)
    uncovered = Signal()

    def __init__(self, shell: Shell, gate: Gate | None = None) -> None:
        super().__init__(shell)
        self._shell, self._given = shell, gate
        self._shut = False
        self._seats = Seats(shell.desk.book, shell.desk.preferences)
        self._focus: QWidget | None = None
        self.cover: Cover | None = None
        self.idle = Idle(self)
        self.idle.rang.connect(self.leave)
        shell.desk.bus.left.connect(self.leave)
        shell.desk.bus.idle_chosen.connect(self._watch)
        for manners in _manners():
            manners.touched.connect(self.idle.touch)
        self._watch()

    @property
    def locked(self) -> bool:
        """True while only a passphrase shows the book again."""
        return self.cover is not None and self._shut

    def begin(self) -> None:
        """Ask who sits down, where that is not plain; else take who sat here last."""
        if self._seats.is_plain:
            self._sit(next(iter(self._seats.names), ""))
        else:
            told = "每一笔改动都记下是谁做的。点名字，或按 Tab 选了再按回车。"
            self._hide_behind(Cover(self._seats.names, OPEN, "谁来做？", told))

    def leave(self) -> None:
        """Nobody is at the desk: keep what is typed and cover everything."""
        if self.cover is not None:
            return
        for keeper in self._shell.findChildren(DraftKeeper):
            if keeper.dirty:
                keeper.keep()
        self._shell.desk.reveal.hide()
        _close_what_lies_over(self._shell.window())
        at = datetime.now().astimezone().strftime("%H:%M")
        told = f"从 {at} 起没有人在。填到一半的原样留着。"
        gate = self._gate
        if not self._seats.names and not gate.asks:
            told += "按任意键接着做。"
        self._shut = gate.asks
        self._hide_behind(Cover(self._seats.names, gate, "台账盖上了", told))

    @property
    def _gate(self) -> Gate:
        return self._given or gate_of(self._shell.desk.book)

    def _hide_behind(self, cover: Cover) -> None:
        self._focus = QApplication.focusWidget()
        self.cover = cover
        cover.passed.connect(self._on_passed)
        self.covered.emit(cover)
        cover.begin()

    def _on_passed(self, name: str) -> None:
        self._sit(name)
        self.cover, self._shut = None, False
        self.uncovered.emit()
        if self._focus is not None and self._shell.isAncestorOf(self._focus):
            self._focus.setFocus()
        self._focus = None
        self._watch()

    def _sit(self, name: str) -> None:
        if self._shell.desk.book.looking:
            return
        try:
            self._seats.take(name)
        except DeskError as error:
            self._shell.desk.bus.trouble(error)
        self._shell.desk.bus.seated.emit()

    def _watch(self) -> None:
        self.idle.wait(minutes(self._shell.desk.preferences, self._gate))


def _close_what_lies_over(window: QWidget) -> None:
    """Menus and questions show names, too; left unanswered, nothing is done."""
    for each in QApplication.topLevelWidgets():
        if each is not window and each.isVisible():
            if isinstance(each, QDialog):
                each.reject()
            elif isinstance(each, QMenu):
                each.close()
            else:
                each.hide()


def _manners() -> list[Manners]:
    app = QApplication.instance()
    return app.findChildren(Manners) if app else []
