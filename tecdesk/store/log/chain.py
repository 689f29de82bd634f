"""Chains the steps of the journal by hash, so that an edit from outside shows.

Each step carries SHA-256 over the chain before it, its own head, and the digest of
what it did; it is written in the step's own transaction. Covered are:

- the head: number, time, operator, label, reason, which step it took back;
- its rows (`journal_row`), each by its digest, in order;
- the redactions it made (`journal_redaction`) and what it folded (`journal_fold`).

Not covered is `closed`, which only says what undo offers. A book older than the chain
begins it with proofs of the records as they are then (`journal_start`).
"""

from __future__ import annotations

from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.store.log.door import opened
from tecdesk.store.log.known import digest_known
from tecdesk.store.log.known import keep_known
from tecdesk.store.log.proof import DIGEST
from tecdesk.store.log.proof import of_parts
from tecdesk.store.log.proof import of_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

HEAD = "id, at, operator, label, undoes, reason"
_NEWER = ("journal_start", "journal_known", "journal_redaction", "journal_fold")
_NEWEST = f"SELECT {HEAD}, chain FROM journal_step ORDER BY id DESC"
Head = tuple[Any, ...]
"""The columns `HEAD` of a step."""
Was = dict[int, bytes]
"""Line to the digest it had before something was taken out of it."""
_NOTHING: Mapping[int, bytes] = MappingProxyType({})


def begin(connection: sqlite3.Connection, at: str) -> None:
    """Begin the chain with the records as they are; the caller's transaction.

    Args:
        connection: the book's.
        at: local time, ISO text.
    """
    last = "SELECT coalesce(max(id), 0) FROM journal_step"
    after = int(connection.execute(last).fetchone()[0])
    with opened(connection, "begin"):
        for table in _NEWER:
            connection.execute(f"DELETE FROM {table}")
        connection.execute("UPDATE journal_step SET chain = NULL, content = NULL")
        keep_known(connection, after)
    known = digest_known(connection, after)
    connection.execute(
        "INSERT INTO journal_start(after, at, digest, chain) VALUES (?, ?, ?, ?)",
        (after, at, known, first_link(after, at, known)),
    )


def is_begun(connection: sqlite3.Connection) -> bool:
    """True for a book whose journal is chained."""
    asked = "SELECT count(*) FROM journal_start"
    return bool(connection.execute(asked).fetchone()[0])


def first_link(after: int, at: str, known: bytes) -> bytes:
    """What the first chained step goes on from."""
    return of_parts("tecdesk", after, at, known)


def seal(connection: sqlite3.Connection) -> None:
    """Chain the steps of a transaction, before it ends."""
    new = []
    for *head, chain in connection.execute(_NEWEST):
        if chain is not None:
            break
        new.append(tuple(head))
    else:
        chain = None
    if new and chain is None:
        chain, new = _from_start(connection, new)
    for head in reversed(new):
        chain = link(chain, head, content(connection, head[0]))
        connection.execute(
            "UPDATE journal_step SET chain = ? WHERE id = ?", (chain, head[0])
        )


def _from_start(
    connection: sqlite3.Connection, new: list[Head]
) -> tuple[bytes, list[Head]]:
    """Where the first chained steps go on from; none where it was never begun."""
    start = connection.execute("SELECT after, chain FROM journal_start").fetchone()
    if start is None:
        return b"", []
    return start[1], [head for head in new if head[0] > start[0]]


def last_link(connection: sqlite3.Connection) -> tuple[int, bytes] | None:
    """The last chained step and its chain value; None when there is none."""
    row = connection.execute(
        "SELECT id, chain FROM journal_step WHERE chain IS NOT NULL "
        "ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return (int(row[0]), bytes(row[1])) if row else None


def link(before: bytes, head: Head, said: bytes) -> bytes:
    """The chain value of a step.

    Args:
        before: of the step before it.
        head: its columns `HEAD`.
        said: digest of what it did.
    """
    return sha256(before + of_parts(*head) + said).digest()


def content(
    connection: sqlite3.Connection, step: int, was: Mapping[int, bytes] = _NOTHING
) -> bytes:
    """The digest of what a step did.

    Args:
        connection: the book's.
        step: its number.
        was: rows of the journal that are no longer what they were.
    """
    made = sha256(b"".join(_digests(connection, step, was)))
    for row in connection.execute(_MORE, {"step": step}):
        made.update(of_parts(*row))
    return made.digest()


def _digests(
    connection: sqlite3.Connection, step: int, was: Mapping[int, bytes]
) -> list[bytes]:
    """Of each row of a step; an import has 100,000 of them."""
    cursor = connection.cursor()
    cursor.row_factory = None
    rows = cursor.execute(_PROVED, (step,)).fetchall()
    if was:
        rows = [(number, was.get(number) or proved) for number, proved in rows]
    if all(proved for _, proved in rows):
        return [proved for _, proved in rows]
    wanted = (rows[0][0], rows[-1][0], step)
    others = {row[0]: of_row(*row[1:]) for row in cursor.execute(_OTHERS, wanted)}
    return [proved or others[number] for number, proved in rows]


_PROVED = (
    f"SELECT id, CASE action WHEN 'add' THEN substr(proof, -{DIGEST}) END "
    "FROM journal_row WHERE step = ? ORDER BY id"
)
_OTHERS = (
    "SELECT id, register, record, action, before, after, proof FROM journal_row "
    "WHERE id BETWEEN ? AND ? AND step = ? AND (action <> 'add' OR proof IS NULL)"
)
"""By their place: after a large import SQLite takes the index of steps for useless."""
_MORE = """
    SELECT 'redacted', part, line, was, now FROM (
        SELECT * FROM journal_redaction WHERE step = :step ORDER BY id
    )
    UNION ALL
    SELECT 'folded', upto, at, digest, NULL FROM journal_fold WHERE step = :step
"""
