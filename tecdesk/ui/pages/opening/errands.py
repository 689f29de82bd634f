"""What the first page does to a book that is not open: copy, save, restore, relock."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tecdesk.drives.volume import Kind
from tecdesk.store.backups import shelf
from tecdesk.store.faults import Damaged
from tecdesk.store.lock import LookOnly
from tecdesk.store.locked.key import PassphraseNeeded
from tecdesk.store.recovery.likely import was_a_book
from tecdesk.ui.jobs import Jobs
from tecdesk.ui.pages.opening.secret import Secret
from tecdesk.ui.parts.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.desk.locking import Relocked
    from tecdesk.desk.locking import Wish
    from tecdesk.errors import DeskError
    from tecdesk.store.recovery.report import Recovery
    from tecdesk.ui.dialogs import Dialogs

_LOST = {Kind.REMOVABLE: "U盘被拔出", Kind.NETWORK: "网断了"}


class Errands(QWidget):
    """Runs each in the worker; what it is refused is said, or asked for.

    Attributes:
        notice: says what cannot go on. secret: asks for a passphrase.

    Signals:
        opened: path of the book to open.
        looked_at: path of a book that cannot be written to now, and why.
        relocked: path of a book that has another passphrase now, and what to say.
    """

    opened = Signal(Path)
    looked_at = Signal(Path, str)
    relocked = Signal(Path, str)

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__()
        self._dialogs = dialogs
        self._jobs = Jobs()
        self._jobs.failed.connect(self._on_refused)
        self.notice = Notice()
        self.secret = Secret()

    def refuse(self, error: DeskError, path: Path) -> None:
        """Say why a book was not opened; what is in a damaged one can be saved."""
        if isinstance(error, PassphraseNeeded):
            self.secret.ask(error, partial(self.opened.emit, path))
        elif isinstance(error, Damaged) and path.is_file() and was_a_book(path):
            words = f"{error.sentence}能读的记录可以救到一本新的里，原来的不动。"
            self.notice.say(words, action="救回台账…", run=lambda: self.rescue(path))
            self.notice.go()
        elif isinstance(error, LookOnly):
            run = partial(self.looked_at.emit, path, error.sentence)
            self.notice.say(str(error), grave=False, action="只看不改", run=run)
            self.notice.go()
        else:
            self.notice.say(str(error))

    def bring(self, path: Path, kind: Kind) -> None:
        """Offer to copy a book from a stick or the network, and open the copy."""
        from tecdesk.paths import books_folder

        folder = books_folder()
        wanted = self._dialogs.choose(
            f"“{path.stem}”在{kind.value}里，不直接打开。",
            f"记到一半{_LOST[kind]}，台账会坏。复制到 {folder} 再打开，"
            "以后记在那一本里；原来的留着不动。",
            {"copy": "复制过来打开", "leave": "先不打开"},
        )
        if wanted == "copy":
            self._copy(path, folder)

    def _copy(self, path: Path, folder: Path) -> None:
        from tecdesk.desk.bringing import bring_home

        self._jobs.start(
            f"复制 {path.name}",
            lambda _job: bring_home(path, folder),
            self.opened.emit,
            failed=self._or_ask(partial(self._copy, path, folder), path),
            key="bring",
        )

    def rescue(self, path: Path) -> None:
        """Save what a damaged book holds into a new one, or go back to a backup."""
        last = next(iter(shelf.backups(shelf.folder_of(path), path.stem)), None)
        answers = {"recover": "能读的都救出来"}
        if last:
            answers["restore"] = f"恢复到 {last.named.at:%Y-%m-%d %H:%M} 的备份"
        answers["stay"] = "先不动"
        detail = "救出来的放进一本新台账，读不出来的用备份补，还缺什么列成清单。"
        match self._dialogs.choose(f"怎样救回 {path.stem}？", detail, answers):
            case "recover":
                self.recover(path)
            case "restore" if last:
                self.restore(last.path, path)

    def recover(self, path: Path) -> None:
        """Save what can be read into a new book beside the damaged one."""
        from tecdesk.store.recovery.recovering import recover

        target = free(path.with_stem(f"{path.stem}_救回"))
        self._jobs.start(
            "救回台账",
            lambda job: recover(path, target, job.cancelled),
            self._on_recovered,
            failed=self._or_ask(partial(self.recover, path)),
            key="rescue",
        )

    def restore(self, backup: Path, path: Path) -> None:
        """Put a backup in a book's place and open it."""
        from tecdesk.store.backups.restoring import restore

        self._jobs.start(
            "恢复",
            lambda _job: restore(backup, path),
            lambda _kept: self.opened.emit(path),
            failed=self._or_ask(partial(self.restore, backup, path)),
            key="rescue",
        )

    def relock(self, path: Path, wish: Wish) -> None:
        """Write a book under another passphrase and open it; its key is held here."""
        from tecdesk.desk.locking import relock

        def done(found: Relocked) -> None:
            self.secret.hold(path, wish.words)
            self.relocked.emit(path, found.sentence)

        self._jobs.start(
            "换密码", lambda job: relock(path, wish, job.cancelled), done, key="relock"
        )

    def _on_recovered(self, found: Recovery) -> None:
        words = f"{found.sentence}清单在 {found.listed.name}。"
        run = partial(self.opened.emit, found.path)
        self.notice.say(words, grave=False, action="打开救回的", run=run)
        self.notice.go()

    def _or_ask(
        self, again: Callable[[], object], path: Path | None = None
    ) -> Callable[[DeskError], None]:
        """Takes what a job was refused; where a passphrase lacks, tries again."""

        def refused(error: DeskError) -> None:
            if isinstance(error, PassphraseNeeded):
                self.secret.ask(error, again, path)
            else:
                self._on_refused(error)

        return refused

    def _on_refused(self, error: DeskError) -> None:
        book = error.book if isinstance(error, LookOnly) else None
        self.refuse(error, book or Path())


def free(path: Path) -> Path:
    """The path, or the first of its numbered names that is not taken."""
    at = 1
    free = path
    while free.exists():
        at += 1
        free = path.with_stem(f"{path.stem}{at}")
    return free
