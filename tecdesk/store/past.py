"""The time machine: a copy of a book as it was at a moment, marked and only to read."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.safe_file import sync_folder
from tecdesk.store.backups.making import copied
from tecdesk.store.connection import connect
from tecdesk.store.edit import now
from tecdesk.store.faults import guarded
from tecdesk.store.log import chain
from tecdesk.store.log import journal
from tecdesk.store.log.door import opened
from tecdesk.store.log.folding import folded
from tecdesk.store.log.inverse import unmake
from tecdesk.store.rows import read_record
from tecdesk.store.rows import search_of
from tecdesk.store.settings import change

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

_AFTER = (
    "DELETE FROM joined_conflict WHERE origin > :step",
    "DELETE FROM joined_record WHERE step > :step",
    "DELETE FROM joined WHERE step > :step",
    "DELETE FROM book_copy WHERE step > :step",
    (
        "DELETE FROM reported_file WHERE report IN "
        "(SELECT id FROM reported WHERE at > :at)"
    ),
    "DELETE FROM reported WHERE at > :at",
    "DELETE FROM reported_state WHERE at > :at",
    "DELETE FROM report_remark WHERE at > :at",
    "DELETE FROM county_answer WHERE at > :at",
    "DELETE FROM county_package WHERE at > :at",
    "DELETE FROM kept_file WHERE digest NOT IN (SELECT digest FROM reported_file)",
    "DELETE FROM draft",
    "DELETE FROM journal_row WHERE step > :step",
    "UPDATE journal_step SET undoes = NULL WHERE undoes > :step",
    "DELETE FROM journal_step WHERE id > :step",
    (
        "UPDATE journal_step SET closed = 0 WHERE closed = 1 AND undoes IS NULL "
        "AND id NOT IN (SELECT undoes FROM journal_step WHERE undoes IS NOT NULL)"
    ),
)
"""What came after a step goes from the tables beside the records."""


def as_of(
    book: Path,
    moment: str,
    target: Path,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Make a copy of a book as it was at a moment, by walking its journal back.

    Settings are today's. Numbers of persons that were cleared since stay cleared.

    Args:
        book: the book; it is only read.
        moment: local time, ISO text; what was done in that second is in.
        target: where the copy is made; nothing may be there.
        cancelled: asked now and then.

    Returns:
        How many steps were taken back.

    Raises:
        DeskError: the book did not exist then, its entries of that time are folded,
            or the disk refuses.
        Cancelled: `cancelled` said so.
    """
    if target.exists():
        raise DeskError(f"{target} 已经有了。", "换一个文件名。")
    with guarded(book), closing(connect(book, writing=False)) as old:
        step = step_at(old, moment)
    with copied(book, target, cancelled) as (part, _):
        with guarded(target), closing(connect(part, writing=True)) as made:
            made.execute("PRAGMA foreign_keys = OFF")
            made.execute("BEGIN IMMEDIATE")
            gone = _walk(made, step)
            _forget(made, step, moment)
            change(made, lambda known: replace(known, as_of=moment))
            made.execute("COMMIT")
            made.execute("VACUUM")
        with os_errors(target, "保存"):
            part.rename(target)
            sync_folder(target.parent)
    return gone


def step_at(connection: sqlite3.Connection, moment: str) -> int:
    """The last step that was done when the clock showed a moment.

    Raises:
        DeskError: there was no book yet, or its entries of that time are folded.
    """
    row = connection.execute(
        "SELECT max(id) FROM journal_step WHERE at <= ?", (moment,)
    ).fetchone()
    if row[0] is None:
        raise DeskError(
            f"{moment[:16]} 这本台账还没有记过东西。", "换一个晚一点的时间。"
        )
    upto, since = folded(connection)
    if row[0] < upto:
        raise DeskError(
            f"{since[:16]} 以前改了什么已经压缩，回不到 {moment[:16]}。",
            "换一个晚一点的时间，或找那时候的备份。",
        )
    return int(row[0])


def _walk(connection: sqlite3.Connection, step: int) -> int:
    """Take back every later step, newest first; returns how many."""
    later = connection.execute(
        "SELECT id FROM journal_step WHERE id > ? ORDER BY id DESC", (step,)
    ).fetchall()
    for (number,) in later:
        for run in reversed(journal.runs(connection, number)):
            unmake(connection, run)
    _find_again(connection, step)
    return len(later)


def _find_again(connection: sqlite3.Connection, step: int) -> None:
    """Let records that were walked back be found by what they were."""
    touched = connection.execute(
        "SELECT DISTINCT register, record FROM journal_row "
        "WHERE step > ? AND action <> 'add'",
        (step,),
    ).fetchall()
    for register, id_ in touched:
        record = (
            read_record(connection, register, id_) if register in REGISTERS else None
        )
        if record:
            connection.execute(
                f'UPDATE "{register}" SET search = ? WHERE id = ?',
                (search_of(register, record.values), id_),
            )


def _forget(connection: sqlite3.Connection, step: int, moment: str) -> None:
    """Leave nothing of what came later; the chain begins anew with what is left."""
    with opened(connection, "as of"):
        for statement in _AFTER:
            values = {"step": step, "at": moment}
            used = {key: values[key] for key in values if f":{key}" in statement}
            connection.execute(statement, used)
    chain.begin(connection, now())
