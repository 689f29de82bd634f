"""The ledgers of the window: their icons, which come forward, which stay folded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from tecdesk.domain.period import Period
from tecdesk.domain.registers import CORE
from tecdesk.domain.registers import LEDGERS
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from tecdesk.domain.change import Change
    from tecdesk.store.book import Book
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.sidebar import Sidebar

ICONS = {
    "training": "graduation-cap",
    "base": "sprout",
    "pairing": "handshake",
    "handout": "book-open",
    "outreach": "megaphone",
    "consult": "message-circle-question-mark",
    "envoy": "user-check",
    "variety": "wheat",
    "exemplar": "award",
    "network": "radio-tower",
    "project": "folder-kanban",
    "bureau": "landmark",
}
"""Key of a ledger to its icon."""

OTHERS = tuple(each.key for each in LEDGERS if each.key not in CORE)
"""Those that come forward where there are records, in their order."""


class Pins:
    """What a person put into the sidebar or took out of it; the machine remembers."""

    def __init__(self, desk: Desk) -> None:
        self._preferences = desk.preferences
        self._key = f"ledgers/{desk.book.settings.unit}"

    def read(self) -> dict[str, bool]:
        """Key of a ledger to whether it is to be seen; only those somebody chose."""
        words = self._preferences.text(self._key).split()
        return {word.lstrip("-"): not word.startswith("-") for word in words}

    def put(self, ledger: str, *, seen: bool) -> None:
        """Remember a choice."""
        chosen = {**self.read(), ledger: seen}
        words = (key if on else f"-{key}" for key, on in chosen.items())
        self._preferences.remember(self._key, " ".join(words))


class Ledgers:
    """Keeps the sidebar in step with the book, and opens the list of the others."""

    def __init__(self, desk: Desk, sidebar: Sidebar) -> None:
        self._desk, self._sidebar = desk, sidebar
        self.pins = Pins(desk)
        self._used: dict[str, int] = {}
        desk.bus.changed.connect(self._on_changed)
        desk.bus.year_chosen.connect(lambda _year: self.count())
        sidebar.more_wanted.connect(self.open)
        self.count()

    @property
    def forward(self) -> tuple[str, ...]:
        """The ledgers to be seen besides the four: chosen, or with records."""
        pins = self.pins.read()
        return tuple(key for key in OTHERS if pins.get(key, bool(self._used.get(key))))

    def count(self, ledgers: tuple[str, ...] = OTHERS) -> None:
        """Ask again how many records of the year there are."""
        self._used |= used(self._desk.book, self._desk.bus.year, ledgers)
        self._sidebar.show_ledgers(self.forward)

    def open(self) -> None:
        """Show the others, with a digit each; 0 leads to what stands in the sidebar."""
        self.menu().exec(self._below())

    def menu(self) -> QMenu:
        """All other ledgers with their records of the year, and where they stand."""
        menu = QMenu(self._sidebar)
        for at, key in enumerate(OTHERS, 1):
            register, count = REGISTERS[key], self._used.get(key, 0)
            many = f"\t{count} {register.word}" if count else ""
            action = menu.addAction(f"&{at}  {register.label}{many}")
            action.triggered.connect(partial(self._go, key))
        menu.addSeparator()
        kept = menu.addMenu("&0  常放在边栏里的")
        for key in OTHERS:
            action = kept.addAction(REGISTERS[key].label)
            action.setCheckable(True)
            action.setChecked(key in self.forward)
            action.toggled.connect(partial(self._put, key))
        return menu

    def _go(self, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._desk.bus.wanted.emit(key, None)

    def _put(self, key: str, seen: bool) -> None:  # noqa: FBT001 - Qt's
        self.pins.put(key, seen=seen)
        self._sidebar.show_ledgers(self.forward)

    def _below(self) -> QPoint:
        item = self._sidebar.more
        return item.mapToGlobal(item.rect().topRight())

    def _on_changed(self, change: Change, _source: object) -> None:
        touched = tuple(key for key in OTHERS if key in change.registers)
        if touched:
            self.count(touched)


def used(book: Book, year: int, ledgers: tuple[str, ...]) -> dict[str, int]:
    """How many records each has in a year: dated in it, or in force in it."""
    where = Filter(period=Period(year))
    return {key: book.count(key, where) for key in ledgers}
