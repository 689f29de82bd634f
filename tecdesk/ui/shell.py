"""The window around an open book: sidebar, one page at a time, notice, status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QWidget

from tecdesk.store.book import Book
from tecdesk.store.reported.locks import PeriodLocked
from tecdesk.ui import places
from tecdesk.ui.breaks import SIDEBAR_WORDS
from tecdesk.ui.breaks import is_wide
from tecdesk.ui.bus import Bus
from tecdesk.ui.command import Command
from tecdesk.ui.command import Keys
from tecdesk.ui.desk import Desk
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.drops import Drops
from tecdesk.ui.everywhere import everywhere
from tecdesk.ui.help.over import HelpOver
from tecdesk.ui.jobs import Job
from tecdesk.ui.jobs import Jobs
from tecdesk.ui.keymap import KeyMap
from tecdesk.ui.keymap import listed
from tecdesk.ui.ledgers import Ledgers
from tecdesk.ui.lock_bar import WRITING
from tecdesk.ui.lock_bar import LockBar
from tecdesk.ui.parts.notice import Notice
from tecdesk.ui.parts.reading import order_tabs
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.printed import topic
from tecdesk.ui.reshaped import Reshaped
from tecdesk.ui.safety import Safety
from tecdesk.ui.sidebar import Sidebar
from tecdesk.ui.status import Status
from tecdesk.ui.wanted import New

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from tecdesk.domain.change import Change
    from tecdesk.errors import DeskError
    from tecdesk.ui.pages.page import Page
    from tecdesk.ui.preferences import Preferences

_PATIENCE_MS = 150


class Shell(QWidget):
    """Everything that is on screen while a book is open.

    Attributes:
        desk: the book and the services its pages share.
    """

    def __init__(
        self, book: Book, preferences: Preferences, year: int | None = None
    ) -> None:
        super().__init__()
        bus = Bus(year or book.year)
        self.desk = Desk(book, bus, Jobs(), Dialogs(self, preferences), preferences)
        about = self._about_book
        self.sidebar = Sidebar(lambda: self.desk.years, about, self.desk.places)
        self.ledgers = Ledgers(self.desk, self.sidebar)
        self.safety = Safety(self.desk, self)
        self.safety.clock.start()
        self.status = Status(self.undo)
        self.notice = Notice()
        self.lock = LockBar(self.desk)
        self._stack = QStackedWidget()
        self._pages: dict[str, Page] = {}
        self._keys = Keys(self)
        self.key_map = KeyMap(self)
        self._by_hand: bool | None = None
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._hold)
        self._held: Page | None = None
        self.current = ""
        self._reshaped = Reshaped(self)
        page = column(self.notice, self.lock, self._stack, self.status, gap=0)
        whole = row(self.sidebar, page, gap=0)
        whole.setStretch(1, 1)
        self.help = HelpOver(self, whole, can_print=True)
        self._connect()
        Drops(self, self.desk)
        self._show_book()

    def go(self, key: str, argument: object = None) -> None:
        """Open a page, unless the one that is open holds something unsaved."""
        self.help.close()
        key = self.desk.places[0].page if key == "home" else key
        writes = key in WRITING or isinstance(argument, New)
        if self._reshaped.leads(key) or (writes and not self.desk.may_write()):
            return
        page = self.page(key)
        if key != self.current:
            if self.current and not self.page(self.current).may_leave():
                return
            self.notice.hide()
            self._stack.setCurrentWidget(page)
            self.current = key
        self.lock.arrive(key)
        self._widen()
        self.sidebar.mark(key)
        self.bind()
        page.arrive(argument)

    def turn_to(self, key: str) -> None:
        """Open a page; 全部功能 is told what can be done everywhere."""
        self.go(key, self.commands if key == "everything" else None)

    def page(self, key: str) -> Page:
        """The page of a key, built on first need."""
        if key not in self._pages:
            made = self._pages[key] = places.page(key, self.desk)
            self._stack.addWidget(made)
            made.commands_changed.connect(self._rebind)
        return self._pages[key]

    def bind(self) -> None:
        """Put the shortcuts and hints of the page shown in force."""
        if self.help.book is not None and self.help.is_open:
            self._keys.bind(self.help.book.commands())
            return
        here = list(self.page(self.current).commands())
        self._keys.bind(self.commands(), here)
        hints = [command for command in here if command.hint]
        self.status.hint([*hints, Command("说明", keys="F1")])

    def _rebind(self) -> None:
        """Another page's commands, and any while the book is written, are not bound."""
        if self.sender() is self._stack.currentWidget() and self.sidebar.isEnabled():
            self.bind()

    def commands(self) -> list[Command]:
        """What can be done on every page."""
        return everywhere(self)

    def _about_book(self) -> list[Command]:
        """What the name of the book opens, below the years."""
        keys = {"Alt+9", "Ctrl+O", "Ctrl+Shift+L"}
        return [command for command in self.commands() if command.keys in keys]

    def undo(self) -> None:
        """Take back the last step, whole."""
        self._step("撤销", Book.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step("重做", Book.redo)

    def close_book(self) -> bool:
        """Close what is open; False when the person wants to stay."""
        if self.current and not self.page(self.current).may_leave():
            return False
        if not self.safety.leave():
            return False
        self.shut()
        return True

    def shut(self) -> None:
        """Close the book, and first all that would still ask it."""
        self.let_go()
        self.desk.book.close()

    def let_go(self) -> None:
        """Stop all that would still ask the book, which stays open."""
        for timer in self.findChildren(QTimer):
            timer.stop()
        self.desk.jobs.close()

    def _connect(self) -> None:
        bus, jobs = self.desk.bus, self.desk.jobs
        self.help.turned.connect(self._on_help_turned)
        self.help.print_wanted.connect(
            lambda t: self.go("paper", topic(t, self.current))
        )
        self.sidebar.chosen.connect(self.turn_to)
        self.sidebar.year_wanted.connect(self.desk.work_on)
        bus.wanted.connect(self.go)
        bus.said.connect(self._say)
        bus.noted.connect(self.status.note)
        bus.changed.connect(self._on_changed)
        bus.year_chosen.connect(self._show_book)
        bus.seated.connect(self._show_book)
        bus.year_chosen.connect(lambda _year: self.lock.arrive(self.current))
        bus.troubled.connect(self._on_troubled)
        jobs.started.connect(self._on_started)
        jobs.progressed.connect(self.status.progressed)
        jobs.ended.connect(self._on_ended)
        jobs.failed.connect(self._on_troubled)

    def _say(self, sentence: str, undoable: bool) -> None:  # noqa: FBT001 - a slot
        self.status.say(sentence)
        self.status.undoable(self.desk.book.undo_label if undoable else "")

    def _step(self, verb: str, take: Callable[[Book], Change | None]) -> None:
        """Undo or redo in the worker: a whole import may be taken back."""
        book = self.desk.book

        def work(_job: Job) -> Change | None:
            with book.sibling() as own:
                return take(own)

        self.desk.jobs.start(
            verb, work, lambda change: self._stepped(change, verb), exclusive=True
        )

    def _stepped(self, change: Change | None, verb: str) -> None:
        if change is None:
            self.desk.bus.say(f"没有可以{verb}的了")
            return
        self.desk.bus.tell(change, None, f"已{verb}：{change.label}")

    def _on_changed(self, change: Change, _source: object) -> None:
        if "unit" in change.registers:
            self._show_book()

    def _on_troubled(self, error: DeskError | None) -> None:
        if error is None:
            self.notice.hide()
        elif isinstance(error, PeriodLocked):
            self.lock.refuse(error)
        else:
            self.notice.say(str(error))

    def _on_started(self, job: Job) -> None:
        self.status.begun(job)
        if job.exclusive:
            self.sidebar.setEnabled(False)
            self._keys.bind([Command("停止", job.cancel, "Esc")])
            self._patience.start()

    def _hold(self) -> None:
        """The page may only be looked at until the work is over."""
        self._held = self.page(self.current)
        self._held.hold(held=True)

    def _on_ended(self, job: Job) -> None:
        self.status.ended(job)
        if job.exclusive:
            self.sidebar.setEnabled(True)
            self._patience.stop()
            if self._held is not None:
                self._held.hold(held=False)
                self._held = None
                self.page(self.current).settle(None)
            self.bind()

    def _show_book(self, _year: int = 0) -> None:
        unit = self.desk.book.unit.text("name")
        self.sidebar.show_book(unit, self.desk.bus.year, self.desk.book.operator)
        past = self.desk.book.settings.as_of[:10]
        when = f"{past} 的样子" if past else f"{self.desk.bus.year}年度"
        self.setWindowTitle(f"{unit} {when} — TecDesk 农技台账")

    def toggle_side(self) -> None:
        """Make the sidebar narrow, or wide again."""
        self._by_hand = not self.sidebar.narrow
        self._widen()

    def open_help(self, wanted: str = "") -> None:
        """Show the manual where it tells of this page, or its page of a name."""
        here = self.page(self.current)
        found = listed(here.commands(), self.commands())
        self.help.open(self.current, here.title, found, wanted)

    def _on_help_turned(self) -> None:
        if self.sidebar.isEnabled():
            self.bind()
        if not self.help.is_open:
            self.page(self.current).freshen()

    def toggle_keys(self) -> None:
        """Show the keys of this page, or hide them."""
        here = self.page(self.current)
        self.key_map.toggle(here.title, here.commands(), self.commands())

    def _widen(self) -> None:
        narrow = not is_wide(self, SIDEBAR_WORDS)
        if self.current and self.page(self.current).narrow:
            narrow = True
        if self._by_hand is not None:
            narrow = self._by_hand
        if narrow != self.sidebar.narrow:
            self.sidebar.widen(narrow=narrow)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's
        order_tabs(self)
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widen()
