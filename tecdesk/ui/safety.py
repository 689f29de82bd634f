"""Keeps the open book backed up: every half hour of work, and when it is closed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer

from tecdesk.desk.safeguard import late
from tecdesk.desk.safeguard import where
from tecdesk.errors import DeskError
from tecdesk.paths import books_folder
from tecdesk.store.backups.keeping import Kept
from tecdesk.store.backups.keeping import keep
from tecdesk.store.backups.names import Why
from tecdesk.store.saving_aside import save_aside

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job
    from tecdesk.ui.preferences import Preferences

EVERY_MS = 30 * 60 * 1000
_SECOND = "backup/second"
_KNOWN = "place/known"


def second_place(preferences: Preferences) -> Path | None:
    """Where this computer puts a second copy of every backup; None for nowhere."""
    kept = preferences.text(_SECOND)
    return Path(kept) if kept else None


def choose_second(preferences: Preferences, folder: Path | None) -> None:
    """Put second copies somewhere else, or nowhere."""
    preferences.remember(_SECOND, str(folder) if folder else "")


class Safety(QObject):
    """Backs up; without being asked once its clock is started.

    Attributes:
        clock: rings every half hour.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._leaving = False
        self.clock = QTimer(self, interval=EVERY_MS)
        self.clock.timeout.connect(self._on_clock)

    def keep(self, why: Why, done: Callable[[Kept], None]) -> None:
        """Back up in the worker, if anything changed; `done` gets what was made."""
        path, second = self._desk.book.path, second_place(self._desk.preferences)

        def work(job: Job) -> Kept:
            return keep(path, why, second, job.cancelled)

        self._desk.jobs.start("备份", work, done, key="backup")

    def _on_clock(self) -> None:
        if not self._desk.book.looking:
            self.keep(Why.WORKING, lambda _kept: None)

    def look(self, say: Callable[[str], object]) -> None:
        """Say what is wrong with the book's place, once, and that backups are late."""
        path, preferences = self._desk.book.path, self._desk.preferences

        def work(_job: Job) -> tuple[str, str]:
            return where(path), late(path)

        def told(found: tuple[str, str]) -> None:
            place, backup = found
            if place and preferences.text(_KNOWN) != str(path):
                preferences.remember(_KNOWN, str(path))
                say(place)
            if backup:
                self._desk.bus.say(f"{backup}，到“备份”里做一份")

        self._desk.jobs.look("看备份", work, told, key="safety")

    def leave(self) -> bool:
        """Back up before the book is closed; False when the person wants to stay.

        The window waits, but goes on painting. What was only looked at is not ours.
        """
        if self._desk.book.looking:
            return True
        if not self._desk.book.in_place:
            return self._saved_aside()
        if self._leaving:
            return False
        self._leaving = True
        try:
            error = self._kept_in_time()
        finally:
            self._leaving = False
        if error is None:
            return True
        answers = {"stay": "先不关", "close": "就这样关"}
        question = "关之前要备份，没有做成。"
        return self._desk.dialogs.choose(question, str(error), answers) == "close"

    def _saved_aside(self) -> bool:
        """Offer to save an open book whose file is gone: the system still has it."""
        book = self._desk.book
        answers = {"save": "存成一本新的", "close": "就这样关", "stay": "先不关"}
        question = f"{book.path.name} 已被移走、删除或换成了别的文件。"
        detail = "删掉了的，现在存成一本新的还来得及，关了就没有了。"
        answer = self._desk.dialogs.choose(question, detail, answers)
        if answer == "save":
            try:
                self._desk.preferences.opened(save_aside(book, books_folder()))
            except DeskError as error:
                self._desk.bus.trouble(error)
                return False
        return answer != "stay"

    def _kept_in_time(self) -> DeskError | None:
        path, second = self._desk.book.path, second_place(self._desk.preferences)
        jobs, loop, found = self._desk.jobs, QEventLoop(self), list[DeskError]()

        def work(_job: Job) -> list[DeskError]:
            try:
                keep(path, Why.CLOSING, second)
            except DeskError as error:
                return [error]  # in a list it is a result, not a failed job
            return []

        def ended(job: Job) -> None:
            if job is made:
                loop.quit()

        jobs.ended.connect(ended)
        made = jobs.look("备份", work, found.extend)
        loop.exec()
        jobs.ended.disconnect(ended)
        return found[0] if found else None
