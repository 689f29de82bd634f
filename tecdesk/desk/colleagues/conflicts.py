"""Looks at conflicts with colleagues: takes one side's value, or leaves what stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.stamp import BINNED
from tecdesk.store.colleagues.conflicts import settle
from tecdesk.store.edit import now
from tecdesk.store.log import journal

if TYPE_CHECKING:
    from collections.abc import Collection

    from tecdesk.domain.change import Change
    from tecdesk.store.book import Book
    from tecdesk.store.colleagues.conflicts import Cell
    from tecdesk.store.colleagues.conflicts import Conflict
    from tecdesk.store.edit import Edit


def take(book: Book, conflict: Conflict, *, ours: bool) -> Change:
    """Let one side's value stand; a step of its own, which goes to the colleague too.

    Args:
        book: open for writing.
        conflict: one that is open.
        ours: the value that stood here; the colleague's otherwise.

    Raises:
        PeriodLocked: the record is reported and locked.
        DeskError: the disk refuses.
    """
    wanted = conflict.ours if ours else conflict.theirs
    side = "这边" if ours else "同事"
    with book.edit(f"两边都改过的，用{side}的") as edit:
        _put(book, edit, conflict, wanted)
        if edit.step:
            settle(book, conflict, edit.step)
    if not edit.step:
        leave(book, [conflict])
    return edit.change_made


def leave(book: Book, conflicts: Collection[Conflict]) -> None:
    """Somebody looked, and what stands is right; nothing changes but the list."""
    at, operator = now(), book.operator
    with book.edit("看过两边都改过的"):
        step = journal.open_step(
            book.connection, at, operator, f"看过两边都改过的 {len(conflicts)} 处"
        )
        journal.keep_noted(book.connection, step)
        for each in conflicts:
            settle(book, each, step)


def _put(book: Book, edit: Edit, conflict: Conflict, wanted: Cell) -> None:
    register, id_ = conflict.register, conflict.record
    record = book.get(register, id_)
    value, mark = wanted
    if record is None:
        return
    if conflict.field == BINNED:
        (edit.bin if value else edit.restore)(register, id_)
        return
    marks = {k: each for k, each in record.marks.items() if k != conflict.field}
    if mark:
        marks[conflict.field] = mark
    edit.change(register, id_, {conflict.field: value}, marks)
