"""The first page: make a book, open one, or look at the sample township."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk import __version__
from tecdesk.paths import BOOK_SUFFIX
from tecdesk.ui.command import Command
from tecdesk.ui.command import Keys
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.fonts import lines
from tecdesk.ui.help.over import HelpOver
from tecdesk.ui.keymap import listed
from tecdesk.ui.pages.opening.errands import Errands
from tecdesk.ui.pages.opening.errands import free
from tecdesk.ui.pages.opening.new_book import NewBook
from tecdesk.ui.parts.elided import Elided
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import framed
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import key_cap
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tecdesk.ui.preferences import Preferences

_SHOWN = 4
KINDS = f"农技台账 (*{BOOK_SUFFIX})"


class Welcome(Errands):
    """Three ways in, everything explained in one line, no tour.

    Attributes:
        form: the form of a new book. ways: the buttons at the left.
        recent: those of them that open a book of lately, with its path.
    """

    def __init__(self, preferences: Preferences, window: QWidget) -> None:
        super().__init__(Dialogs(window, preferences))
        self._preferences = preferences
        self.ways: list[QPushButton] = []
        self.recent: dict[QPushButton, Path] = {}
        self.status = Status(lambda: None)
        self.form = NewBook(self._dialogs)
        self.form.made.connect(self.opened)
        self.form.refused.connect(self._on_refused)
        self._jobs.started.connect(self.status.begun)
        self._jobs.progressed.connect(self.status.progressed)
        self._jobs.ended.connect(self.status.ended)
        middle = row(self._side(), self.form, gap=0)
        middle.setStretch(0, 1)
        middle.setStretch(1, 4)
        whole = column(self.notice, self.secret, middle, self.status, gap=0)
        self.help = HelpOver(self, whole, can_print=False)
        self.help.turned.connect(self._bind)
        self.status.say("不联网，不上传，数据只在这台电脑里")
        self._keys = Keys(self)
        self._bind()
        self.status.hint(command for command in self.commands() if command.hint)

    def commands(self) -> list[Command]:
        """The keys of this page."""
        ways = [
            Command(way.accessibleName(), way.click, f"Alt+{at}")
            for at, way in enumerate(self.ways, 1)
        ]
        return [
            *ways,
            Command("下一项", shown="Tab", hint=True),
            Command("建台账", self.form.make, "Ctrl+Enter", hint=True),
            Command("打开台账", self.choose, "Ctrl+O", hint=True),
            Command("从最近的里去掉", self.forget, "Del", hint=bool(self.recent)),
            Command("说明", self.open_help, "F1", hint=True),
        ]

    def open_help(self) -> None:
        """Show the manual where it tells how to begin."""
        self.help.open("unit", "开始", listed(self.commands(), ()))

    def _bind(self) -> None:
        over = self.help.book if self.help.is_open else None
        self._keys.bind((over or self).commands())

    def begin(self) -> None:
        """Put the focus where the work is: on the book of last time, or the form."""
        there = (way for way, path in self.recent.items() if path.is_file())
        (next(there, None) or self.form).setFocus()

    def forget(self) -> None:
        """Take the book with the focus off the list; its file is left alone."""
        way = self.focusWidget()
        path = self.recent.pop(way, None) if isinstance(way, QPushButton) else None
        if path is not None and way is not None:
            self._preferences.forget(path)
            way.setEnabled(False)
            self.status.say(f"不再列出 {path.stem}，文件没动")
            self.begin()

    def choose(self) -> None:
        """Open a book that exists."""
        path = self._dialogs.open_file("打开台账", KINDS, "books")
        if path:
            self.opened.emit(path)

    def show_sample(self) -> None:
        """Make a fresh copy of the sample township and open it."""
        from tecdesk.desk.sample import make_sample
        from tecdesk.paths import books_folder

        path = free(books_folder() / f"示例_清河镇{BOOK_SUFFIX}")
        self._jobs.start(
            "准备示例",
            lambda job: make_sample(path, job.progress),
            lambda _: self.opened.emit(path),
            key="sample",
        )

    def _side(self) -> QWidget:
        side = area("side")
        side.setMinimumWidth(lines(14))
        side.setMaximumWidth(lines(17))
        made = column(
            picture("leaf", "accent", lines(1.8)),
            label("农技台账", "title", bold=True),
            label("先选一件，别的以后再说", tone="hint"),
            lines(0.6),
            edge=1.4,
        )
        self._way(
            made, "notebook-pen", "新建一本台账", "在右边填好，建台账", self._write
        )
        self._way(
            made, "folder-open", "打开已有台账", "双击 .tecdesk 文件也行", self.choose
        )
        self._way(made, "eye", "先看示例", "清河镇 2025 年，随便改", self.show_sample)
        self._add_recent(made)
        made.addStretch(1)
        version = label(f"版本 {__version__}", "note", tone="hint")
        made.addWidget(version)
        ground = area("bg")
        ground.setLayout(made)
        side.setLayout(column(framed(ground), gap=0))
        return side

    def _way(
        self,
        made: QVBoxLayout,
        icon: str,
        name: str,
        hint: str,
        run: Callable[[], object],
    ) -> QPushButton:
        """One way in: an icon, what it does, and one line about it."""
        item = QPushButton()
        item.setProperty("look", "way")
        item.setAccessibleName(name)
        item.setToolTip(hint)
        self.ways.append(item)
        head = row(Elided(name, bold=True), key_cap(f"Alt+{len(self.ways)}"))
        head.setStretch(0, 1)
        words = column(None, head, Elided(hint, "note", tone="hint"), None, gap=0.05)
        mark = picture(icon, "accent", lines(1.1))
        inside = row(mark, words, edge=0.5)
        inside.setStretch(1, 1)
        item.setLayout(inside)
        item.clicked.connect(run)
        made.addWidget(item)
        return item

    def leave(self) -> None:
        """Another page comes; what still runs is stopped, what was typed forgotten."""
        self._jobs.close()
        self.secret.leave()

    def _add_recent(self, made: QVBoxLayout) -> None:
        recent = self._preferences.recent[:_SHOWN]
        if recent:
            made.addSpacing(lines(0.8))
            made.addWidget(label("最近打开的", "note", tone="hint"))
        for path in recent:
            there = path.is_file()
            where = str(path.parent) if there else "现在找不到，U盘没插？"
            run = self._opener(path)
            way = self._way(made, "library", path.stem, where, run)
            way.setToolTip(str(path))
            self.recent[way] = path

    def _opener(self, path: Path) -> Callable[[], None]:
        return lambda: self.opened.emit(path)

    def _write(self) -> None:
        self.form.setFocus()
