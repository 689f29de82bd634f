"""Compacts a book's journal: what changed long ago goes, that it changed stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.store.colleagues.joins import stamps_text
from tecdesk.store.colleagues.stamps import known
from tecdesk.store.faults import guarded
from tecdesk.store.log.folding import changed_before
from tecdesk.store.log.folding import fold
from tecdesk.store.log.folding import folded
from tecdesk.store.log.folding import last_before
from tecdesk.store.log.journal import keep_noted

if TYPE_CHECKING:
    from tecdesk.store.book import Book


@dataclass(frozen=True, slots=True)
class Compacted:
    """What compacting did, or would do.

    Attributes:
        steps: how many steps lose what they changed.
        records: how many records those changed.
        since: local time of the last of them: earlier than this nothing can be seen.
        before: bytes of the book.
        after: bytes of the book afterwards; the same until it was done.
    """

    steps: int
    records: int
    since: str
    before: int
    after: int


def foreseen(book: Book, day: str) -> Compacted:
    """What compacting everything before a day would do.

    Args:
        book: the book.
        day: ISO day; that day itself stays whole.
    """
    with guarded(book.path):
        upto = last_before(book.connection, day)
        done, since = folded(book.connection)
        if upto <= done:
            size = book.path.stat().st_size
            return Compacted(0, 0, since, size, size)
        records = len(changed_before(book.connection, upto))
    at = book.rows("SELECT at FROM journal_step WHERE id = ?", [upto])[0][0]
    steps = book.rows(
        "SELECT count(*) FROM journal_step WHERE id > ? AND id <= ?", [done, upto]
    )[0][0]
    size = book.path.stat().st_size
    return Compacted(int(steps), records, str(at), size, size)


def compact(book: Book, day: str, label: str) -> Compacted:
    """Fold what changed before a day; the file is made anew without it.

    The caller made a backup. Nothing brings it back but that.

    Args:
        book: open for writing, a connection of its own.
        day: ISO day; that day itself stays whole.
        label: stands in the journal.

    Raises:
        DeskError: nothing was changed before that day, or the disk refuses.
    """
    wanted = foreseen(book, day)
    if not wanted.steps:
        raise DeskError(f"{day} 以前没有可压缩的。", "换一个晚一点的日子。")
    upto = last_before(book.connection, day)
    moments = known(book, upto)
    with book.edit(label) as edit:
        stamps = {
            (register, id_): stamps_text(moments.of(register, id_))
            for register, id_ in changed_before(book.connection, upto)
        }
        step = edit.begin()
        keep_noted(book.connection, step)
        fold(book.connection, step, upto, wanted.since, stamps)
    with guarded(book.path):
        book.connection.execute("VACUUM")
    after = book.path.stat().st_size
    return Compacted(wanted.steps, wanted.records, wanted.since, wanted.before, after)
