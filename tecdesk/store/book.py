"""One book: open it, ask it, change it, close it."""

from __future__ import annotations

from contextlib import ExitStack
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING
from typing import Self

from tecdesk.domain.registers import REGISTERS
from tecdesk.store import heads
from tecdesk.store import holder
from tecdesk.store import lock as lock_room
from tecdesk.store import query
from tecdesk.store import settings as settings_room
from tecdesk.store import sums
from tecdesk.store.connection import READING_KIB
from tecdesk.store.connection import connect
from tecdesk.store.connection import keep_pages
from tecdesk.store.county.ownership import refuse_foreign
from tecdesk.store.edit import Edit
from tecdesk.store.faults import guarded
from tecdesk.store.faults import moved
from tecdesk.store.locked import ring
from tecdesk.store.log import chain
from tecdesk.store.log import journal
from tecdesk.store.log.inverse import invert
from tecdesk.store.reach import identity
from tecdesk.store.reading import Reader
from tecdesk.store.reported.locks import refuse_locked
from tecdesk.store.terms import added
from tecdesk.store.terms import villages
from tecdesk.store.terms.vocabularies import vocabulary
from tecdesk.store.working_year import working_year

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from filelock import BaseFileLock

    from tecdesk.domain.change import Change
    from tecdesk.domain.record import Record
    from tecdesk.store.locked.key import Key
    from tecdesk.store.settings import Settings


class Book(Reader):
    """A book that is open.

    Made by `Book.create` and `Book.open`; every method may raise DeskError when
    the file or its disk refuses.

    Attributes:
        path: the file.
        connection: the one connection; only rooms of `store` use it.
        settings: what belongs to the book and is no record.
        key: of a file with a passphrase, while it is open; None for any other.
        older: the copy kept when this opening brought it to today's form.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        lock: BaseFileLock | None = None,
        key: Key | None = None,
    ) -> None:
        self.path = path
        self.connection = connection
        self.settings: Settings = settings_room.sound(connection, path)
        if self.settings.as_of:
            self.looking = f"这是 {self.settings.as_of[:16]} 的样子"
        self._lock = lock
        self._head = heads.keep(path) if lock else None
        self.key = key
        self.older: Path | None = None
        self._file = identity(path)
        added.adopt(connection, path, self.settings.unit)
        self._adopted = True

    @classmethod
    def create(cls, path: Path, unit: str) -> Self:
        """Make a new book for a unit and open it for writing.

        Raises:
            DeskError: the file exists, or its folder cannot be written.
        """
        from tecdesk.store.birth import create

        create(path, unit)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, writing: bool = True, passphrase: str = "") -> Self:
        """Open a book: locked, checked and brought to today's form when writing.

        Args:
            path: the file.
            writing: False opens it for reading, while somebody else may write.
            passphrase: its own, where it has one and nobody has it open.

        Raises:
            PassphraseNeeded: it has one, and this is none or another.
            DeskError: missing, not ours, too new, damaged, or open elsewhere.
        """
        from tecdesk.store.opening import opened

        with ExitStack() as taken:
            key = ring.taken(path, passphrase)
            if key:
                taken.callback(ring.RING.release, key)
            with opened(path, writing=writing) as (connection, lock, older):
                made = cls(path, connection, lock, key)
                made.older = older
                if lock:
                    holder.sign(path, made.operator)
            taken.pop_all()
            return made

    def sibling(self) -> Book:
        """A second connection for a worker thread, under this book's lock.

        Raises:
            DeskError: another file stands where this book was opened, or the book
                is only looked at.
        """
        self._require_writing()
        if not self.in_place:
            raise moved(self.path)
        made = Book(self.path, connect(self.path, writing=True))
        made.at_desk = self.at_desk
        return made

    def rest(self) -> None:
        """Give back memory: for a window that mostly looks, and writes a little.

        What writes much is a `sibling`.
        """
        keep_pages(self.connection, READING_KIB)

    def close(self) -> None:
        """Close the file and let the next one in."""
        if self._adopted:
            added.release(self.path)
            self._adopted = False
        self.connection.close()
        heads.let_go(self._head)
        self._head = None
        if self._lock:
            if self.in_place:
                sums.leave(self.path)
            lock_room.let_go(self.path, self._lock)
        if self.key:
            ring.RING.release(self.key)
            self.key = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def unit(self) -> Record:
        """The unit that owns the book."""
        return self.require("unit", self.settings.unit)

    @property
    def year(self) -> int:
        """The year being worked on: the one chosen, or the newest with events."""
        today = date.today()  # noqa: DTZ011 - the desk's own day
        with guarded(self.path):
            return self.settings.year or working_year(self.connection, today)

    def change_settings(self, make: Callable[[Settings], Settings]) -> None:
        """Change some settings, and only these; not part of undo.

        Inside `edit` it belongs to the edit's transaction.

        Args:
            make: gives the settings wanted for those in the file, which another
                connection may have changed since they were last looked at.
        """
        with ExitStack() as own:
            if not self.connection.in_transaction:
                own.enter_context(self._transaction())
            self.settings = settings_room.change(self.connection, make)

    def reread_settings(self) -> None:
        """Take over what another connection changed in the settings."""
        with guarded(self.path):
            self.settings = settings_room.sound(self.connection, self.path)

    def names(self, register: str, year: int | None = None) -> dict[str, str]:
        """Id to name of every record, also binned ones; villages in county order.

        Args:
            register: key of the register.
            year: the year whose names are wanted; a village may have had another.
        """
        if year is not None and register == "village":
            return villages.names(self, year)
        sql = query.names_sql(REGISTERS[register])
        return {row[0]: str(row[1] or "") for row in self.rows(sql, [])}

    def words(self, words: str, year: int) -> list[str]:
        """The words to choose from in a year, in order; see `store.words`.

        Raises:
            KeyError: there is no list of that key.
        """
        return vocabulary(self, words).offered(year)

    @contextmanager
    def edit(self, label: str, *, year: int | None = None) -> Iterator[Edit]:
        """One transaction, one journal step, one undo; nothing stays on an error."""
        edit = Edit(self, label, year or self.year)
        with self._transaction():
            yield edit
            if edit.step:
                refuse_locked(self, edit.step)
                refuse_foreign(self, edit)
                journal.forget_undone(self.connection)
        self._adopt_again(edit)

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty when nothing."""
        step = self._last(journal.last_done)
        return step.label if step else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again; empty when nothing."""
        step = self._last(journal.last_undone)
        return step.label if step else ""

    def undo(self) -> Change | None:
        """Take back the last step, whole; None when there is none."""
        step = self._last(journal.last_done)
        return self._invert(step, step.number) if step else None

    def redo(self) -> Change | None:
        """Do again what was last undone; None when there is none."""
        step = self._last(journal.last_undone)
        return self._invert(step, None) if step else None

    def _last(
        self, ask: Callable[[sqlite3.Connection], journal.Step | None]
    ) -> journal.Step | None:
        with guarded(self.path):
            return ask(self.connection)

    def _invert(self, step: journal.Step, undoes: int | None) -> Change:
        edit = Edit(self, step.label, self.year)
        with self._transaction():
            invert(self.connection, edit, step.number, undoes)
            refuse_locked(self, edit.step)
            refuse_foreign(self, edit)
            journal.close(self.connection, step.number)
        self._adopt_again(edit)
        return edit.change_made

    def _adopt_again(self, edit: Edit) -> None:
        """What was written may say which fields there are."""
        if added.touched(edit.registers):
            with guarded(self.path):
                added.renew(self.connection, self.path, self.settings.unit)

    @property
    def in_place(self) -> bool:
        """False once another file, or none, stands where this book was opened."""
        return identity(self.path) == self._file

    def _require_writing(self) -> None:
        if self.settings.as_of:
            raise lock_room.only_past(self.looking)
        if self.looking:
            raise lock_room.only_looked_at()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._require_writing()
        settings = self.settings
        with guarded(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                chain.seal(self.connection)
                self.connection.execute("COMMIT")
            except BaseException:
                self.settings = settings
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
