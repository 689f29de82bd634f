"""Throws away entries from before a day, so that what is left still proves itself.

Of each record that was changed before, one line stays (`journal_known`): what it is
now, as a digest, and when each of its fields got its value, for colleagues' copies.
That it was added stays in the journal. The steps stay too: who did something, when and
why. What they changed is gone, and with it the book as it was before that day.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from tecdesk.store.faults import guarded
from tecdesk.store.log import chain
from tecdesk.store.log import journal
from tecdesk.store.log.door import opened
from tecdesk.store.log.known import digest_known
from tecdesk.store.log.known import keep_known_of
from tecdesk.store.log.proof import of_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from tecdesk.store.log.chain import Was
    from tecdesk.store.reading import Reader

    Stamps = Mapping[tuple[str, str], str]


def last_before(connection: sqlite3.Connection, day: str) -> int:
    """The last step such that it and all before it were made before a day."""
    row = connection.execute(
        "SELECT coalesce(min(id) - 1, (SELECT max(id) FROM journal_step), 0) "
        "FROM journal_step WHERE at >= ?",
        (day,),
    ).fetchone()
    return int(row[0])


def folded(connection: sqlite3.Connection) -> tuple[int, str]:
    """The last step whose entries are gone, and its time; 0 and nothing for none."""
    row = connection.execute(
        "SELECT upto, at FROM journal_fold ORDER BY upto DESC LIMIT 1"
    ).fetchone()
    return (int(row[0]), str(row[1])) if row else (0, "")


def folded_since(book: Reader) -> str:
    """The time up to which entries are gone; empty for none."""
    with guarded(book.path):
        return folded(book.connection)[1]


def changed_before(connection: sqlite3.Connection, upto: int) -> list[tuple[str, str]]:
    """Register and id of the records that folding would take entries from."""
    sql = (
        "SELECT register, record FROM journal_row WHERE step <= ? "
        "GROUP BY register, record HAVING max(action <> 'add')"
    )
    return [(str(row[0]), str(row[1])) for row in connection.execute(sql, (upto,))]


def fold(
    connection: sqlite3.Connection, step: int, upto: int, at: str, stamps: Stamps
) -> None:
    """Throw away the entries up to a step; the caller holds the transaction.

    Args:
        connection: the book's.
        step: the step that does it.
        upto: the last step whose entries go.
        at: local time of that step, ISO text.
        stamps: register and id of each record in `changed_before` to the moments of
            its fields.
    """
    rows = was(connection, "row")
    with opened(connection, "fold"):
        _keep_contents(connection, upto, rows)
        for (register, record), text in stamps.items():
            _fold(connection, record, upto)
            keep_known_of(connection, step, register, record, text)
        connection.execute(
            "UPDATE journal_step SET closed = ? WHERE id <= ? AND closed = 0",
            (journal.FINAL, upto),
        )
    digest = left(connection, step, upto, rows, was(connection, "known"))
    connection.execute(
        "INSERT INTO journal_fold(step, upto, at, digest) VALUES (?, ?, ?, ?)",
        (step, upto, at, digest),
    )


def left(
    connection: sqlite3.Connection, step: int, upto: int, rows: Was, known: Was
) -> bytes:
    """The digest of what folding left: entries, and lines instead of the others.

    Args:
        connection: the book's.
        step: the step that folded.
        upto: the last step that lost its entries.
        rows: entries that are no longer what they were, to the digest they had.
        known: the same of the lines.
    """
    made = sha256()
    for number, *row in connection.execute(_LEFT, (upto,)):
        made.update(rows.get(number) or of_row(*row))
    made.update(digest_known(connection, step, known, earlier=True))
    return made.digest()


def was(connection: sqlite3.Connection, part: str) -> Was:
    """Line to the digest it had before the first redaction."""
    sql = "SELECT line, was FROM journal_redaction WHERE part = ? ORDER BY id DESC"
    return {line: bytes(digest) for line, digest in connection.execute(sql, (part,))}


def _keep_contents(connection: sqlite3.Connection, upto: int, rows: Was) -> None:
    steps = connection.execute(
        "SELECT id FROM journal_step "
        "WHERE id <= ? AND chain IS NOT NULL AND content IS NULL",
        (upto,),
    ).fetchall()
    for (number,) in steps:
        connection.execute(
            "UPDATE journal_step SET content = ? WHERE id = ?",
            (chain.content(connection, number, rows), number),
        )


def _fold(connection: sqlite3.Connection, record: str, upto: int) -> None:
    """Leave of a record's entries only that it was added, if it was there then."""
    entries = connection.execute(
        "SELECT id, action FROM journal_row WHERE record = ? AND step <= ? ORDER BY id",
        (record, upto),
    ).fetchall()
    added = [number for number, action in entries if action == "add"]
    there = added[-1] if added and entries[-1][1] != "remove" else None
    connection.execute(
        "DELETE FROM journal_row WHERE record = ? AND step <= ? AND id IS NOT ?",
        (record, upto, there),
    )
    if there is not None:
        connection.execute("UPDATE journal_row SET proof = NULL WHERE id = ?", (there,))


_LEFT = (
    "SELECT id, register, record, action, before, after, proof "
    "FROM journal_row WHERE step <= ? ORDER BY id"
)
