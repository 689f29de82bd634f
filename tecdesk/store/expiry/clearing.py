"""Takes numbers of persons out of a book, so that no byte of them is left in the file.

A mark takes the place of an ID number: `same:` and the oldest record of that person,
as packages have it. By it figures count the same persons as before. The journal keeps
who changed what and when, but no longer which number it was: nothing brings it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.field import Kind
from tecdesk.domain.persons import SAME
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.search_text import fold
from tecdesk.store.edit import write_columns
from tecdesk.store.expiry.remains import clear_conflicts
from tecdesk.store.expiry.remains import clear_drafts
from tecdesk.store.expiry.remains import clear_reports
from tecdesk.store.faults import guarded
from tecdesk.store.log.redaction import redacting
from tecdesk.store.log.shown import note_about
from tecdesk.store.rows import marks_text
from tecdesk.store.rows import search_of
from tecdesk.store.told import told

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book
    from tecdesk.store.expiry.due import Due
    from tecdesk.store.log.journal import Columns
    from tecdesk.store.log.redaction import Redact


def clear(book: Book, due: Due, label: str, reason: str) -> None:
    """Take out what is due, in one transaction, and build the file anew without it.

    Args:
        book: open for writing; a connection of its own, see `Book.sibling`.
        due: what was found just now.
        label: what is cleared, for the journal.
        reason: why, likewise.

    Raises:
        DeskError: the disk or the file refuses; nothing was taken out, or only the
            freed pages still hold it, which the next clearing removes.
    """
    with guarded(book.path):
        book.connection.execute("PRAGMA secure_delete = ON")
    with book.edit(label):
        _clear(book, due, label, reason)
    with guarded(book.path):
        book.connection.execute("VACUUM")


def _clear(book: Book, due: Due, label: str, reason: str) -> None:
    numbers: set[str] = set()
    cleared = []
    with redacting(book.connection) as redact:
        for key, ids in due.records.items():
            persons = due.persons.get(key, {})
            for id_ in ids:
                record = book.require(key, id_)
                there = _clear_record(book, record, persons.get(id_, ""))
                numbers |= there | _clear_journal(book, redact, key, id_, there)
                cleared.append((key, id_))
        for key, ids in due.gone.items():
            for id_ in ids:
                numbers |= _clear_journal(book, redact, key, id_, set())
        note_about(book, label, cleared, reason)
    numbers |= {part for each in numbers for part in each.split("、")}
    clear_drafts(book, due.records, numbers)
    clear_conflicts(book, due.records)
    clear_reports(book, due.records, due.persons)


def _clear_record(book: Book, record: Record, person: str) -> set[str]:
    register = REGISTERS[record.register]
    fields = [f for f in register.fields if f.personal]
    numbers = {record.text(f.key) for f in fields} - {""}
    values = {**record.values, **{f.key: None for f in fields}}
    marks = {k: m for k, m in record.marks.items() if k not in values or values[k]}
    marks |= {
        f.key: SAME + person for f in fields if person and f.kind is Kind.ID_NUMBER
    }
    columns = {
        **{f.key: None for f in fields},
        "marks": marks_text(marks),
        "search": search_of(record.register, values),
    }
    write_columns(book.connection, record.register, record.id, columns)
    return numbers


def _clear_journal(
    book: Book, redact: Redact, register: str, record: str, last: set[str]
) -> set[str]:
    """Take the numbers out of before and after; says which they were.

    Args:
        book: the book.
        redact: takes something out of every entry of a record.
        register: key of the register.
        record: id of the record.
        last: the numbers it had until now; what it was found by names them, too.
    """
    sql = "SELECT before, after FROM journal_row WHERE record = ?"
    rows = book.connection.execute(sql, (record,)).fetchall()
    states = [told(text) for row in rows for text in row if text]
    numbers = personal_in(register, states) | last
    redact(record, lambda state: _without(register, state, numbers))
    return numbers


def personal_in(register: str, states: Iterable[Mapping[str, Any]]) -> set[str]:
    """The numbers that stand in some states of a record."""
    keys = [f.key for f in REGISTERS[register].fields if f.personal]
    return {str(state[key]) for state in states for key in keys if state.get(key)}


def _without(register: str, state: Columns, numbers: Iterable[str]) -> Columns:
    """A state as the journal keeps it, without numbers."""
    personal = {f.key for f in REGISTERS[register].fields if f.personal}
    cleared = {key: None if key in personal else v for key, v in state.items()}
    if search := cleared.get("search"):
        for number in numbers:
            search = str(search).replace(fold(number), "")
        cleared["search"] = search
    return cleared
