"""Takes chosen records out of a backup into the open book, as one step."""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.backups.comparing import UNSAID
from tecdesk.store.backups.content import of_today
from tecdesk.store.connection import connect
from tecdesk.store.edit import belongings
from tecdesk.store.edit import now
from tecdesk.store.edit import write_columns
from tecdesk.store.faults import guarded
from tecdesk.store.log import journal
from tecdesk.store.log.journal import Action
from tecdesk.store.log.journal import Entry
from tecdesk.store.rows import stored_columns

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from tecdesk.domain.change import Change
    from tecdesk.store.book import Book
    from tecdesk.store.edit import Edit

Row = dict[str, "str | int | None"]
Rows = dict[str, dict[str, Row]]
"""Register key to id to the whole row."""


def take(book: Book, backup: Path, chosen: Mapping[str, Sequence[str]]) -> Change:
    """Make chosen records what they are in a backup; one undo takes all of it back.

    What a record points to, and what belongs to one that is no longer here, comes
    along. Records that only the book has are left alone.

    Args:
        book: open for writing.
        backup: a backup of this book.
        chosen: register key to ids of records that the backup has.

    Raises:
        DeskError: the backup cannot be read, the year is locked, the disk refuses.
    """
    with (
        of_today(backup) as path,
        guarded(backup, "备份"),
        closing(connect(path, writing=False)) as old,
    ):
        wanted = _gathered(old, book.connection, chosen)
    count = sum(map(len, chosen.values()))
    with book.edit(f"从备份取回 {count} 条记录") as edit:
        # Villages point to each other: all is right only at the end.
        book.connection.execute("PRAGMA defer_foreign_keys = ON")
        for register in REGISTERS:
            _put(book.connection, edit, register, wanted.get(register, {}))
    return edit.change_made


def _put(
    connection: sqlite3.Connection, edit: Edit, register: str, rows: Mapping[str, Row]
) -> None:
    known = _known(connection, register, rows)
    new = {id_: row for id_, row in rows.items() if id_ not in known}
    if new:
        _insert(connection, register, new.values())
        journal.write_added(connection, edit.begin(), register, new)
        edit.touched(register, new)
    for id_, before in known.items():
        _change(connection, edit, register, before, rows[id_])


def _insert(connection: sqlite3.Connection, register: str, rows: Iterable[Row]) -> None:
    names = stored_columns(register)
    quoted = ", ".join(f'"{name}"' for name in names)
    holes = ", ".join("?" * len(names))
    connection.executemany(
        f'INSERT INTO "{register}"({quoted}) VALUES ({holes})',
        [[row[name] for name in names] for row in rows],
    )


def _change(
    connection: sqlite3.Connection,
    edit: Edit,
    register: str,
    before: Row,
    wanted: Row,
) -> None:
    """Write what differs, with what it was before into the journal."""
    names = [n for n in stored_columns(register) if before[n] != wanted[n]]
    if not set(names) - UNSAID:
        return
    id_ = str(before["id"])
    after: Row = {name: wanted[name] for name in names} | {"changed_at": now()}
    was: Row = {name: before[name] for name in after}
    entry = Entry(register, id_, Action.CHANGE, dict(was), dict(after))
    journal.write(connection, edit.begin(), [entry])
    write_columns(connection, register, id_, dict(after))
    edit.touched(register, [id_])


def _gathered(
    old: sqlite3.Connection,
    here: sqlite3.Connection,
    chosen: Mapping[str, Sequence[str]],
) -> Rows:
    """The chosen rows, with what they need that is not here."""
    found: Rows = defaultdict(dict)
    waiting = [(register, id_) for register, ids in chosen.items() for id_ in ids]
    while waiting:
        register, id_ = waiting.pop()
        row = _row(old, register, id_)
        if row is None or id_ in found[register]:
            continue
        found[register][id_] = row
        needed = _targets(register, row)
        if not _known(here, register, [id_]):
            needed += _parts(old, register, id_)
        waiting += [
            (key, each) for key, each in needed if not _known(here, key, [each])
        ]
    return found


def _targets(register: str, row: Row) -> list[tuple[str, str]]:
    """What a row points to."""
    refs = REGISTERS[register].refs
    return [(f.to, str(row[f.key])) for f in refs if row[f.key] is not None]


def _parts(old: sqlite3.Connection, register: str, id_: str) -> list[tuple[str, str]]:
    """What belongs to a row: its visits, its photos."""
    return [
        (child, str(each[0]))
        for child, link in belongings(register)
        for each in old.execute(f'SELECT id FROM "{child}" WHERE "{link}" = ?', (id_,))
    ]


def _known(
    connection: sqlite3.Connection, register: str, ids: Iterable[str]
) -> dict[str, Row]:
    found = ((id_, _row(connection, register, id_)) for id_ in ids)
    return {id_: row for id_, row in found if row is not None}


def _row(connection: sqlite3.Connection, register: str, id_: str) -> Row | None:
    names = ", ".join(f'"{name}"' for name in stored_columns(register))
    sql = f'SELECT {names} FROM "{register}" WHERE id = ?'
    row = connection.execute(sql, (id_,)).fetchone()
    return dict(zip(stored_columns(register), tuple(row), strict=True)) if row else None
