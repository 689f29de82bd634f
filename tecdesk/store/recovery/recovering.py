"""Recovers a damaged book: reads what can be read, completes it from a backup."""

from __future__ import annotations

import tempfile
from contextlib import closing
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.errors import Cancelled
from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.safe_file import PART
from tecdesk.safe_file import sync_folder
from tecdesk.safe_file import write_atomically
from tecdesk.store.backups.content import of_today
from tecdesk.store.backups.photos import bring_back
from tecdesk.store.backups.shelf import backups
from tecdesk.store.backups.shelf import check_digest
from tecdesk.store.backups.shelf import folder_of
from tecdesk.store.birth import build
from tecdesk.store.checkup import check
from tecdesk.store.door import reach
from tecdesk.store.edit import now
from tecdesk.store.faults import guarded
from tecdesk.store.locked.key import salt_of
from tecdesk.store.log import chain
from tecdesk.store.log import journal
from tecdesk.store.recovery.completing import complete
from tecdesk.store.recovery.filling import fill
from tecdesk.store.recovery.filling import fill_doubtful
from tecdesk.store.recovery.loosening import loosen
from tecdesk.store.recovery.mending import mend_journal
from tecdesk.store.recovery.mending import mend_marks
from tecdesk.store.recovery.owning import own
from tecdesk.store.recovery.report import Recovery
from tecdesk.store.recovery.working import has_records
from tecdesk.store.recovery.working import has_tables
from tecdesk.store.recovery.working import working_copy
from tecdesk.store.settings import forget_strange

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from collections.abc import Iterator

_DONE = "从损坏的台账里救回"


def recover(
    book: Path,
    target: Path,
    cancelled: Callable[[], bool] = lambda: False,
) -> Recovery:
    """Save what can be read of a damaged book into a new one beside it.

    Rows on pages that cannot be read, or are known to be wrong, are taken from the
    newest backup that is whole and brought up to date by what the journal says of
    later changes. A list of what is missing is written beside the new book.

    Args:
        book: the damaged book; it is only read.
        target: where the new book is made; nothing may be there.
        cancelled: asked now and then.

    Raises:
        DeskError: nothing of it can be read and there is no backup, or the disk
            refuses.
        Cancelled: `cancelled` said so.
    """
    if target.exists():
        raise DeskError(f"{target} 已经有了。", "换一个文件名。")
    part = target.with_name(target.name + PART)
    backup = _good_backup(book)
    try:
        with _workplace(book, target) as folder:
            copy, bad = working_copy(book, folder, backup)
            found = Recovery(target, backup, bad)
            _read(copy, book, part, backup)
            _stop(cancelled)
            _complete(part, found, book)
        _stop(cancelled)
        found.counts = check(part)
        write_atomically(
            found.listed,
            lambda stream: stream.write(found.text.encode("utf-8-sig")),
        )
        with os_errors(target, "保存"):
            part.rename(target)
            sync_folder(target.parent)
        _bring_photos(book, found)
    finally:
        with os_errors(part, "保存"):
            part.unlink(missing_ok=True)
    return found


def _good_backup(book: Path) -> Path | None:
    """The newest backup that is whole."""
    for each in backups(folder_of(book), book.stem):
        try:
            check_digest(each.path)
            check(each.path)
        except DeskError:
            continue
        return each.path
    return None


@contextmanager
def _workplace(book: Path, target: Path) -> Iterator[Path]:
    """A folder beside the new book: there is room for it there, or for nothing."""
    with os_errors(target, "保存"):
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = tempfile.TemporaryDirectory(dir=target.parent, prefix=".救回")
    with folder as name:
        yield Path(name)


def _read(copy: Path, book: Path, part: Path, backup: Path | None) -> None:
    """Read the working copy into a new file; without its tables, begin anew."""
    readable = has_tables(copy) or (backup is None and has_records(copy))
    if not readable and backup is None:
        raise DeskError(
            f"台账 {book.name} 里的表读不出来，也没有备份。",
            "别删它，交给帮你装程序的人；找一找别处有没有拷过。",
        )
    locked = [path for path in (book, backup) if path and salt_of(path)]
    like = locked[0] if locked else None
    with guarded(part), closing(_fresh(part, like)) as new:
        if readable:
            fill(copy, new)
        else:
            build(new)


def _complete(part: Path, found: Recovery, book: Path) -> None:
    with guarded(part), closing(_fresh(part)) as new:
        new.execute("BEGIN")
        mend_journal(new)
        forget_strange(new)
        if found.backup:
            with of_today(found.backup) as backup:
                found.completed += complete(new, backup)
        if found.pages and not salt_of(book):
            found.doubtful += fill_doubtful(book, new)
        found.doubtful += mend_marks(new)
        found.doubtful += own(new, book.stem)
        found.missing, found.loosened = loosen(new)
        new.execute("UPDATE journal_step SET closed = 2 WHERE closed = 0")
        journal.note(new, now(), "", f"{_DONE}：{found.path.stem}")
        chain.begin(new, now())
        new.execute("COMMIT")


def _fresh(path: Path, like: Path | None = None) -> sqlite3.Connection:
    connection = reach(path, like=like)
    connection.execute("PRAGMA foreign_keys = OFF")
    return connection


def _bring_photos(book: Path, found: Recovery) -> None:
    """Copy the photos beside the damaged book; those of its backups for what lacks."""
    for source in (book, found.backup):
        try:
            if source:
                bring_back(source, found.path)
        except DeskError as error:
            found.photos = error.sentence


def _stop(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled("救回")
