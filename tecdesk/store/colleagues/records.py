"""The records of a book with the moments of their fields: read, and written whole."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tecdesk.domain.additions import is_own
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.stamp import BINNED
from tecdesk.domain.stamp import Stamped
from tecdesk.errors import DeskError
from tecdesk.store.colleagues.stamps import taken_out_at
from tecdesk.store.edit import write_columns
from tecdesk.store.faults import guarded
from tecdesk.store.log import journal
from tecdesk.store.log.journal import Action
from tecdesk.store.log.journal import Entry
from tecdesk.store.rows import columns
from tecdesk.store.rows import marks_text
from tecdesk.store.rows import own_text
from tecdesk.store.rows import record_of
from tecdesk.store.rows import search_of
from tecdesk.store.rows import stored_columns
from tecdesk.store.schema.drift import OWN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.domain.stamp import Stamps
    from tecdesk.store.book import Book
    from tecdesk.store.colleagues.stamps import Known
    from tecdesk.store.edit import Edit
    from tecdesk.store.log.journal import Columns


def everything(book: Book, register: str) -> Iterator[Record]:
    """Every record of a register, in use or in the bin, by id."""
    sql = f'SELECT {columns(register)} FROM "{register}" AS r ORDER BY r.id'
    with guarded(book.path):
        for row in book.connection.execute(sql):
            yield record_of(register, tuple(row))


def held(book: Book, register: str, known: Known) -> dict[str, Stamped]:
    """Id to record, of all that a book ever had of a register."""
    found = {
        record.id: stamped(record, known.of(register, record.id))
        for record in everything(book, register)
    }
    gone = without_row(book, register, known)
    return found | {id_: taken_out(stamps) for id_, stamps in gone.items()}


def without_row(book: Book, register: str, known: Known) -> dict[str, Stamps]:
    """Id to moments of the records that were here once and were taken out whole."""
    there = {str(row[0]) for row in book.rows(f'SELECT id FROM "{register}"', [])}
    stamps = known.stamps[register]
    return {id_: stamps[id_] for id_ in stamps.keys() - there}


def stamped(record: Record, stamps: Stamps) -> Stamped:
    """A record with its moments."""
    return Stamped(
        {**record.values, BINNED: record.binned_at or None},
        record.marks,
        stamps,
        record.owner,
        record.created_at,
        record.changed_at,
    )


def taken_out(stamps: Stamps) -> Stamped:
    """What is left of a record without a row: that it is gone, and when it went."""
    return Stamped({BINNED: taken_out_at(stamps.of(BINNED))}, {}, stamps)


def add(book: Book, edit: Edit, register: str, new: Mapping[str, Stamped]) -> None:
    """Add records as they are elsewhere, under their ids; part of a step."""
    if not new:
        return
    step = edit.begin()
    with guarded(book.path):
        book.connection.executemany(
            _statement(register),
            ((id_, *_columns(register, each).values()) for id_, each in new.items()),
        )
        journal.write_added(book.connection, step, register, new)
    edit.touched(register, new)


def change(
    book: Book,
    edit: Edit,
    register: str,
    pairs: Iterable[tuple[str, Stamped, Stamped]],
) -> None:
    """Make records what they are elsewhere; part of a step.

    Args:
        book: the book.
        edit: the step.
        register: key of the register.
        pairs: id, the record as it is, and as it is to be; of one that stays as it is
            nothing is written.
    """
    for id_, old, new in pairs:
        before, after = _columns(register, old), _columns(register, new)
        names = [name for name, value in after.items() if value != before[name]]
        if not names:
            continue
        was: Columns = {name: before[name] for name in names}
        now: Columns = {name: after[name] for name in names}
        entry = Entry(register, id_, Action.CHANGE, was, now)
        with guarded(book.path):
            journal.write(book.connection, edit.begin(), [entry])
            write_columns(book.connection, register, id_, now)
        edit.touched(register, [id_])


def rows_in_any_order(book: Book) -> None:
    """Let rows point to others that come later in the same transaction."""
    with guarded(book.path):
        book.connection.execute("PRAGMA defer_foreign_keys = ON")


def refuse_loose(book: Book, registers: Iterable[str]) -> None:
    """Refuse what points to a record that is in neither book; within the step.

    Raises:
        DeskError: it does; no program of ours wrote that.
    """
    with guarded(book.path):
        for register in registers:
            check = book.connection.execute(f'PRAGMA foreign_key_check("{register}")')
            if check.fetchone():
                raise DeskError(
                    "这个文件里的记录指着没有的记录，没有合并。",
                    "让同事用同一版程序再导出一次。",
                )


@cache
def _statement(register: str) -> str:
    names = stored_columns(register)
    quoted = ", ".join(f'"{name}"' for name in names)
    return f'INSERT INTO "{register}"({quoted}) VALUES ({", ".join("?" * len(names))})'


def _columns(register: str, each: Stamped) -> dict[str, Value]:
    """Every stored column but the id; a field that is not known stays blank."""
    values = {key: each.values.get(key) for key in REGISTERS[register].columns}
    own = {key: value for key, value in each.values.items() if is_own(key)}
    values |= own
    marks = {key: each.marks[key] for key in sorted(each.marks) if key in values}
    made: dict[str, Value] = {
        "owner": each.owner,
        "created_at": each.created_at,
        "changed_at": each.changed_at,
        "binned_at": each.values.get(BINNED),
        "marks": marks_text(marks),
        "search": search_of(register, values),
        OWN: own_text(own),
        **values,
    }
    return {name: made[name] for name in stored_columns(register) if name != "id"}
