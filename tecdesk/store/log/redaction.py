"""Takes values out of old entries, so that the chain still holds.

For whoever clears numbers of persons, in one transaction of the book:

    with redacting(connection) as redact:
        for each record: change the record itself; redact(record id, strip)
        journal.note(...), or whatever else writes the step that says so, last

`strip` gives the columns of an entry without what has to go. What a row was worth in
the chain stays in `journal_redaction`, and the step that says so is chained with it.
Proofs of the record's earlier contents go, for they could be tried out; it is proved as
it is after that step.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from os import urandom
from typing import TYPE_CHECKING

from tecdesk.store.log.door import opened
from tecdesk.store.log.known import digest_known
from tecdesk.store.log.known import keep_known_of
from tecdesk.store.log.known import of_line
from tecdesk.store.log.proof import SALT
from tecdesk.store.log.proof import of_row
from tecdesk.store.told import told

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from collections.abc import Iterator

    from tecdesk.store.log.journal import Columns

    Strip = Callable[[Columns], Columns]
    Redact = Callable[[str, Strip], None]

_Note = tuple[str, int, bytes, bytes]
"""Which line of which part was worth what, and is worth what now."""


@contextmanager
def redacting(connection: sqlite3.Connection) -> Iterator[Redact]:
    """Gives what redacts one record: its id, and what strips an entry."""
    notes: list[_Note] = []
    records: set[tuple[str, str]] = set()

    def redact(record: str, strip: Strip) -> None:
        records.update(_rows(connection, notes, record, strip))
        records.update(_known(connection, notes, record))

    with opened(connection, "redact"):
        yield redact
    if not notes:
        return
    [step] = connection.execute("SELECT max(id) FROM journal_step").fetchone()
    for register, record in sorted(records):
        keep_known_of(connection, step, register, record)
    connection.executemany(
        "INSERT INTO journal_redaction(step, part, line, was, now) "
        "VALUES (?, ?, ?, ?, ?)",
        ((step, *note) for note in notes),
    )
    connection.execute(
        "INSERT INTO journal_fold(step, upto, at, digest) VALUES (?, 0, '', ?)",
        (step, digest_known(connection, step)),
    )


def _rows(
    connection: sqlite3.Connection, notes: list[_Note], record: str, strip: Strip
) -> Iterator[tuple[str, str]]:
    rows = connection.execute(
        "SELECT id, register, record, action, before, after, proof "
        "FROM journal_row WHERE record = ? ORDER BY id",
        (record,),
    ).fetchall()
    for number, register, id_, action, before, after, proof in rows:
        yield register, id_
        texts = (_stripped(before, strip), _stripped(after, strip))
        if (before, after) == texts and (action != "add" or proof is None):
            continue
        new = None if action == "add" else urandom(SALT)
        was = of_row(register, id_, action, before, after, proof)
        notes.append(("row", number, was, of_row(register, id_, action, *texts, new)))
        connection.execute(
            "UPDATE journal_row SET before = ?, after = ?, proof = ? WHERE id = ?",
            (*texts, new, number),
        )


def _known(
    connection: sqlite3.Connection, notes: list[_Note], record: str
) -> Iterator[tuple[str, str]]:
    lines = connection.execute(
        "SELECT id, step, register, record, proof, stamps FROM journal_known "
        "WHERE record = ? AND proof IS NOT NULL",
        (record,),
    ).fetchall()
    for number, kept, register, id_, proof, stamps in lines:
        yield register, id_
        was = of_line(kept, register, id_, proof, stamps)
        now = of_line(kept, register, id_, None, stamps)
        notes.append(("known", number, was, now))
        connection.execute(
            "UPDATE journal_known SET proof = NULL WHERE id = ?", (number,)
        )


def _stripped(text: str | None, strip: Strip) -> str | None:
    if text is None:
        return None
    columns = told(text)
    new = strip(dict(columns))
    return text if new == columns else json.dumps(new, ensure_ascii=False)
